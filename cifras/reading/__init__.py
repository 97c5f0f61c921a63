"""Printed text to quantities: a number is read exactly, or not at all.

It may import :mod:`cifras.arithmetic` and :mod:`cifras.language`, which holds the words.
"""
