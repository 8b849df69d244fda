"""After the visit: register, outcomes, plan, gate, prepare, sign, publish; the quarterly report."""
