"""The decree clause by clause, in our own words."""
