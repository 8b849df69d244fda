"""Open data, accessibility and privacy statements."""
