"""A size is read in every plain phrase for it, with the way that the phrase says."""

import pytest
from phrases import SIZES, multiplied, told

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


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_multiple_is_read_in_every_phrase(language):
    missed = [
        (text, claims)
        for text, start, end, ratio in multiplied(language)
        for claims in [read_claims(text, language).claims]
        if [(c.kind, *(n and n.value for n in (c.start, c.end)), c.stated_value) for c in claims]
        != [("multiple", start, end, ratio)]
    ]
    assert missed == []
