"""Acts of two people: prepared by one, signed by another, with the digest of what was signed."""
