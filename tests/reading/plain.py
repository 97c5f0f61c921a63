"""What the tests of plain forms share: one text, and all that is read of it."""

from collections import Counter
from fractions import Fraction

from test_claims import read


def assert_read(language, text, claims):
    """Check that a text is read as these claims, (kind, start, end, size) each, and no others."""
    told = Counter(
        (kind, *(number if number is None else Fraction(number) for number in numbers))
        for kind, *numbers in claims
    )
    assert Counter(read(text, language)) == told
