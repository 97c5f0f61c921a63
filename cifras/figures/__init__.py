"""One look for every figure: style, colours, axes, and how a picture is saved with its words.

It may import the rooms from :mod:`cifras.arithmetic` to :mod:`cifras.audit`. What is drawn
belongs to whoever draws it.
"""
