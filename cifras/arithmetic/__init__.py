"""Exact arithmetic on quantities: trends with bounds, verdicts, what a claim implies.

Standard library only, in fractions and decimals; no sentence, no file, no table. It imports
nothing of the other rooms, and every other room may import it.
"""
