"""The desk at which the schedule is proposed, drafted, approved and amended."""
