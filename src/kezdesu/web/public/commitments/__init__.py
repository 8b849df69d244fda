"""Promises: the list, one promise, and the verdict of those who asked."""
