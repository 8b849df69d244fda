"""Clause 3.7a: the register of everything that was voiced."""
