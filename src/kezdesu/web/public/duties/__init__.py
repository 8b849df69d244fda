"""The duty register for everybody: body × clause, and every duty with its evidence and its "why this date"."""
