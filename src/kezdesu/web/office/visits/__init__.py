"""The desk of the visits: board, checklist and forms."""
