"""A text reads the same however its lines are broken, and lines of their own stay apart."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scorecard import SETS, claims_of, development

from cifras.reading.claims import read_claims
from cifras.reading.wrapped import unwrap

_EVERY = 60


def _told(claims):
    return [
        (claim.kind, *(n and n.value for n in (claim.start, claim.end)), claim.stated_value)
        for claim in claims
    ]


@pytest.mark.parametrize("width", [50, 66, 80])
def test_a_text_reads_the_same_however_its_lines_are_broken(width):
    left = []
    for name in SETS:
        for rows in development(name)[::_EVERY]:
            text, language = rows[0]["text"], rows[0]["language"]
            if any(mark in text for mark in ("\n", "  ", "|", "– ", "— ", "- ")):
                continue  # bars, and dashes that a line may begin with as those of a list do
            broken = textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
            if _told(read_claims(broken, language).claims) != _told(claims_of(text, language)):
                left.append(text)
    assert left == []


def test_a_number_is_found_where_it_stands_in_the_broken_text():
    text = (
        "The number of burglaries in the county, police say, fell from the 412\n"
        "that had been recorded in 2019 to 388 in 2020, which is a fall of 5.8 per\n"
        "cent, while fees stayed as they had been."
    )
    reading = read_claims(text, "en")
    assert reading.text == text
    (claim,) = reading.claims
    begin, end = claim.spans["stated"]
    assert (claim.start.value, claim.end.value) == (412, 388)
    assert text[begin:end] == "5.8 per\ncent"


@pytest.mark.parametrize(
    "text",
    [
        # a heading and its text
        "Burglaries down in Northmoor\nThere were 388 in 2020, the police said in its report.",
        "Burglaries in the county\n388 in 2020, the police said.",
        "Burglaries in the county of Northmoor in 2020\n388 of them, which the police of that "
        "county call a fall of 5.8 per cent from those of the year before it",
        # a list
        "Revenue of $4.2 million, up 12% from $3.75 million\nNet income of $1.1 million, down 3%\n"
        "Cash of $9.8 million",
        "In the year to March the county counted the following:\n- 388 burglaries, 412 before\n"
        "- 40 robberies, 38 before",
        "In the year to March the county counted the following things, as told\n"
        "1. burglaries, 388 of them\n2. robberies, 40 of them",
        # labels, each with its number
        "Possession claims lodged\nJan–Mar 2023: 5,217\nJan–Mar 2024: 6,044\nChange: 15.9%",
        "2023: 5,217 burglaries were recorded in the county of Northmoor\n"
        "2024: 6,044 burglaries were recorded in the county of Northmoor",
        # cells
        "Burglaries in all of the counties    388    412    -5.8 per cent of those\nRobberies in "
        "all of the counties     40     38     5.3 per cent of those",
        "burglaries in all of the counties    388    412    5.8 per cent\nrobberies in all of the "
        "counties     40     38    5.3 per cent",
        # a blank line
        "There were 412 burglaries in all the county in that year, as police say\n\nand so on.",
        # two headlines
        "Thefts fell from 412 to 388 in Northmoor last year, say the police\nRobberies rose by "
        "12 per cent",
        # what a colon leads to
        "The county counted what follows in the year to March, the police say:\n"
        "Burglaries were 388, robberies 40, and had been 412 and 38 a year ago:\n"
        "Thefts were 1,480, and had been 1,512.",
    ],
)
def test_lines_of_their_own_stay_apart(text):
    assert unwrap(text) == text


def test_full_lines_are_one():
    for text in (
        "There were 412 burglaries in all the county in that year, as police\nsay, and 388 now.",
        "There were 412 burglaries in all of the county in that year, as the\nPolice Service of "
        "Northmoor and its own commissioner said, and now\nthere are 388, which it calls a fall "
        "of 5.8 per cent.",
    ):
        assert unwrap(text) == text.replace("\n", " ")


@given(st.text(alphabet="ab C1.,:-|\n\t ", max_size=300))
def test_nothing_moves(text):
    assert len(unwrap(text)) == len(text)
    assert [c for c in unwrap(text) if not c.isspace()] == [c for c in text if not c.isspace()]
