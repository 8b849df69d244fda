"""Staff accounts, roles, the actor of an act."""
