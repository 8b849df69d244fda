"""The registrar's desk: bodies, posts, people, invitations, delegations. No citizen data."""
