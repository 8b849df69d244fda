"""The operator's console of the live hour."""
