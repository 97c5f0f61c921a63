"""A size is read in every plain phrase for it, with the way that the phrase says."""

import pytest
from phrases import SIZES, told

from cifras.reading.claims import read_claims


def _sizes_of(text, language):
    return [
        (claim.stated_unit, float(claim.stated_value), claim.start, claim.end)
        for claim in read_claims(text, language).claims
    ]


@pytest.mark.parametrize(("language", "unit"), SIZES)
def test_a_size_is_read_in_every_phrase(language, unit):
    found = told(language, unit)
    missed = [
        (text, read)
        for text, value in found
        for read in [_sizes_of(text, language)]
        if read != [(unit, value, None, None)]
    ]
    assert missed == []
    assert len(found) > 100
