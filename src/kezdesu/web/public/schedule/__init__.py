"""Public pages of the schedule."""
