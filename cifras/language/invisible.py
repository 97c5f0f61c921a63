"""Characters that cannot be seen, by what they do: ranges for a class of a regular expression.

Whoever takes a text in or gives one out says which of them it removes, shows or refuses.
"""

# Control characters but for the tab and the two that end a line.
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# Marks that turn the order in which signs are shown.
TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Separators that end a line or a paragraph where no line feed is.
SEPARATORS = "\u2028\u2029"
# Signs of no width, which may part a number: a soft hyphen, a zero-width space, a joiner of
# words, a mark of byte order.
NO_WIDTH = "\u00ad\u200b\u2060\ufeff"
