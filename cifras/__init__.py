"""Re-do the arithmetic of published documents: exact bounds, graded verdicts, every vintage."""

__version__ = "0.1.0"
__released__ = "2026-11-21"
__licence__ = "https://creativecommons.org/licenses/by/4.0/"  # CC BY 4.0
