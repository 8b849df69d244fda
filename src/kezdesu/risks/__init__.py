"""Clauses 3.1, 6.2: risk cards and decisions."""
