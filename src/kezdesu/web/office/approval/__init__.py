"""The desk at which the draft is sent, returned and approved, and an approved schedule is amended."""
