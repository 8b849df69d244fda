"""Clause 3.3: the hour itself: floor, queue, quarter meter."""
