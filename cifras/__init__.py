"""Re-do the arithmetic of published documents: exact bounds, graded verdicts, every vintage."""

__version__ = "0.1.0"
