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
    return [(one, read_claims(one.text, one.language).claims) for one in compose(1, COUNT)]


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
    called = [
        one.text for one, claims in composed
        if any(grade_text_claim(claim).verdict in CALLED for claim in claims)
    ]  # fmt: skip
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
    called = [
        any(grade_text_claim(claim).verdict in CALLED
            for claim in read_claims(one.text, one.language).claims)
        for one in slipped
    ]  # fmt: skip
    assert sum(called) >= 0.9 * COUNT


def test_every_common_form_of_a_sentence_is_read_whole():
    told = [(one, read_claims(one.text, one.language).claims) for one in tell(1, COUNT)]
    assert [one.text for one, claims in told if not _is_whole(one, claims)] == []
    verdicts = {grade_text_claim(claim).verdict for _, claims in told for claim in claims}
    assert not verdicts & set(CALLED)


def test_a_slip_is_called_in_nearly_every_sentence():
    slipped = tell(2, COUNT, slip=lambda size: round(1.35 * size + 1.1, 1))
    called = [
        any(grade_text_claim(claim).verdict in CALLED
            for claim in read_claims(one.text, one.language).claims)
        for one in slipped
    ]  # fmt: skip
    assert sum(called) >= 0.97 * COUNT
