"""The desk's first page: what is owed, by which clause, by when."""
