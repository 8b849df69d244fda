"""The KATO tree of regions, dated."""
