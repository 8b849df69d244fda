"""The optimiser at the coordinator's desk: start, progress, suggestions with their reasons, conflicts, history."""
