"""Calendars and feeds: addresses for programs, without language prefix."""
