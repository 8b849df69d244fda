"""What is measured, against what: see ``docs/performance.md``. Run with ``python -m benchmarks``."""
