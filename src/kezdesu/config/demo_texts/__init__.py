"""Texts of the demo year: questions, answers, promises, people. Pure Python and TOML, no Django."""
