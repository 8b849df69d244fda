"""Clauses 5.2, 6, 7: the duty register and control."""
