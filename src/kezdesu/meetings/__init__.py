"""Clauses 3.2-3.6: the visit and its parts."""
