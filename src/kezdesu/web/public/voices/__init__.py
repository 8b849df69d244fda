"""Asking, questions, "me too", my question, moderation log, search."""
