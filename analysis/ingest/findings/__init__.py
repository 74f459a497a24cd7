"""What an import returns: findings with their reasons, their account, and what a figure can be."""
