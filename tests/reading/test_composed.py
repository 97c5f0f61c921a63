"""Paragraphs of plain parts in every order: none is called wrong, and nearly all are read whole."""

import pytest
from composed import BARE, SIZED, compose
from told import tell

from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims

COUNT = 700
CALLED = ("contradicted", "reversed")


@pytest.fixture(scope="module")
def composed():
    """Return (paragraph, claims) of each paragraph with right numbers."""
    return [(one, _read(one)) for one in compose(1, COUNT)]


def _read(one):
    return read_claims(one.text, one.language).claims


def _is_called(claims):
    return any(grade_text_claim(claim).verdict in CALLED for claim in claims)


def _ends(claims):
    return [
        (round(float(claim.start.value), 3), round(float(claim.end.value), 3))
        for claim in claims
        if claim.start and claim.end
    ]


def _is_whole(one, claims):
    if len(claims) != 1 or _ends(claims) != [(one.start, one.end)]:
        return False
    stated = claims[0].stated_value
    return stated is None if one.size is None else stated and abs(float(stated) - one.size) < 1e-6


def test_no_paragraph_of_right_numbers_is_called_wrong(composed):
    called = [one.text for one, claims in composed if _is_called(claims)]
    assert called == []


def test_no_levels_are_turned(composed):
    turned = [one.text for one, claims in composed if (one.end, one.start) in _ends(claims)]
    assert turned == []


def test_of_each_form_nearly_all_paragraphs_are_read_whole(composed):
    for form in (*SIZED, *BARE):
        told = [_is_whole(*each) for each in composed if each[0].form == form]
        assert sum(told) >= 0.93 * len(told), form
    assert sum(_is_whole(*each) for each in composed) >= 0.98 * COUNT


def test_a_percent_that_is_off_is_called_in_nearly_every_form():
    slipped = compose(2, COUNT, slip=lambda size: round(1.35 * size + 1, 1))
    assert sum(_is_called(_read(one)) for one in slipped) >= 0.9 * COUNT


def test_every_common_form_of_a_sentence_is_read_whole():
    told = [(one, _read(one)) for one in tell(1, COUNT)]
    assert [one.text for one, claims in told if not _is_whole(one, claims)] == []
    assert [one.text for one, claims in told if _is_called(claims)] == []


def test_a_slip_is_called_in_nearly_every_sentence():
    slipped = tell(2, COUNT, slip=lambda size: round(1.35 * size + 1.1, 1))
    assert sum(_is_called(_read(one)) for one in slipped) >= 0.97 * COUNT
