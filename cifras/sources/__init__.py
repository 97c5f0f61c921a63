"""Typed tables in, checked whole: documents, claims, the ledger of observations, rounding steps.

It may import :mod:`cifras.arithmetic`, :mod:`cifras.language` and :mod:`cifras.reading`. What
tables there are, their columns and types stand in ``data/``, not here.
"""
