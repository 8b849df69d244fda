"""Who hears of a journal line, and the outbox."""
