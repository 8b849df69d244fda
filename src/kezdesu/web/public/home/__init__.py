"""The first page: what the state owes, before what it asks of you."""
