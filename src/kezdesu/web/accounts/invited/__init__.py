"""The page to which an invitation leads."""
