"""The optimiser as pure functions: a problem in, a plan with the reason of every change out. No Django, no clock."""
