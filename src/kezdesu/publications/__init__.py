"""Clauses 3.7b-c, 5.1, 5.3: frozen publications with hash."""
