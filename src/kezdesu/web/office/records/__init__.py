"""Records that are evidence: letters of akims, risk cards, overseers' acts, calendar days."""
