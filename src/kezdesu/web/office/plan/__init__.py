"""The plan of a body: progress, evidence, extensions; everything that waits for a signature."""
