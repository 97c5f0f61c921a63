"""Numbers and trend claims read out of texts, and the documents that hold them.

A number is read exactly, or not at all; what cannot be placed in a claim is reported and never
guessed. It may import :mod:`cifras.arithmetic` and :mod:`cifras.language`.
"""
