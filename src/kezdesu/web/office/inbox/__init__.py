"""The questions inbox: queues, one question, written channels."""
