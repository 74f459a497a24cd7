"""Findings -> findings: arithmetic over them, the queue a person answers, and what the answers change."""
