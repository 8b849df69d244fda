"""Pages of bodies and of regions."""
