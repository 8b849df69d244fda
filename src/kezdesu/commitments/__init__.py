"""Clauses 3.7b-c: promises with owner and date, extensions, progress, verdicts."""
