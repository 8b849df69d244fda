"""Results of a meeting as page and files, and the quarterly report."""
