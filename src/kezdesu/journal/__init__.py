"""Append-only journal: one typed line per act, and the one door through which a state changes."""
