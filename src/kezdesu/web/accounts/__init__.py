"""Signing in and out of the desk."""
