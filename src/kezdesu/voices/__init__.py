"""Clause 3.5: questions, proposals and complaints of people, by every channel."""
