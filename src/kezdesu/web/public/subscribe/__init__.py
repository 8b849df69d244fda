"""Subscribing: calendars and feeds for programs, e-mail for people; no account."""
