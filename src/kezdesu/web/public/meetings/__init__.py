"""Public pages of the meetings."""
