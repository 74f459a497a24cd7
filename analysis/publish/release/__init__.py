"""What may leave the office: figures held back where they would give a person away, tried by an attacker, logged, archived."""
