"""Tables in a text: read where the header says which column is of which time, else not at all."""

from fractions import Fraction

import pytest

from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims
from cifras.reading.tables import outside

PIPES = """\
Accommodation, Cantabria
Item | 2022 | 2023 | Change %
Nights | 1,204,518 | 1,311,720 | 8.9
Guests | 402,377 | 418,472 | -4.0
Source: survey. Provisional data."""
MARKDOWN = """\
| | Mar 2021 | Mar 2022 | % change |
| --- | ---: | ---: | ---: |
| Tomatoes, 1kg | N312.40 | N389.15 | 24.6 |
| Yam tuber, 1kg | N258.70 | N341.02 | 31.8 |
"""
TABS = (
    "Concepto\t2022\t2023\tVar. %\nPernoctaciones\t1.204.518\t1.311.720\t8,9\nMesas\t412\t388\t-5,8"
)


def told(text, language):
    return [
        (c.indicator, c.start.value, c.end.value, c.stated_value, c.start_period, c.end_period)
        for c in read_claims(text, language).claims
    ]


def test_each_row_is_a_claim_with_its_times_and_its_change():
    assert told(PIPES, "en") == [
        ("Nights", 1_204_518, 1_311_720, Fraction("8.9"), "2022", "2023"),
        ("Guests", 402_377, 418_472, -4, "2022", "2023"),
    ]
    claims = read_claims(PIPES, "en").claims
    assert [claim.direction for claim in claims] == ["increase", "decrease"]
    assert [grade_text_claim(claim).verdict for claim in claims] == ["exact", "reversed"]


def test_a_table_of_markdown_and_one_between_tabs_are_read_alike():
    assert [row[:4] for row in told(MARKDOWN, "en")] == [
        ("Tomatoes, 1kg", Fraction("312.40"), Fraction("389.15"), Fraction("24.6")),
        ("Yam tuber, 1kg", Fraction("258.70"), Fraction("341.02"), Fraction("31.8")),
    ]
    assert [row[:4] for row in told(TABS, "es")] == [
        ("Pernoctaciones", 1_204_518, 1_311_720, Fraction("8.9")),
        ("Mesas", 412, 388, Fraction("-5.8")),
    ]


def test_the_later_column_may_stand_first_and_a_change_may_be_left_out():
    text = "Port | 2023 | 2022\nLeith | 412 | 388\nDover | 530 | 561"
    assert [row[:4] for row in told(text, "en")] == [
        ("Leith", 388, 412, None), ("Dover", 561, 530, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "header", "row", "size", "times"),
    [
        ("en", "Port | FY22 | FY23 | Change | % change", "412 | 388 | -24 | -5.8", "-5.8",
         ("FY22", "FY23")),
        ("en", "Port | Unit | 2022* | 2023 (p) | Change (%)", "ships | 412 | 388 | (5.8)", "-5.8",
         ("2022", "2023")),
        ("en", "Port | Q1 2023 | Q1 2022 | YoY", "388 | 412 | -", None, ("Q1 2022", "Q1 2023")),
        ("es", "Puerto | 1T 2022 | 1T 2023 | Var. abs. | Var. %", "412 | 388 | -24 | -5,8", "-5.8",
         ("1T 2022", "1T 2023")),
        ("en", "Port | Ships 2022 | Ships 2023", "412 | 388", None, ("2022", "2023")),
        ("en", "Port | 2022 | 2023 | Change", "412 | 388 | -5.8 %", "-5.8", ("2022", "2023")),
        ("es", "Puerto | dic-22 | dic-23 | Variación porcentual", "412 | 388 | −5,8", "-5.8",
         ("dic-22", "dic-23")),
        ("es", "Puerto | Enero-marzo 2022 | Enero-marzo 2023", "412 | 388", None,
         ("Enero-marzo 2022", "Enero-marzo 2023")),
    ],
)  # fmt: skip
def test_times_and_changes_are_known_by_their_headers(language, header, row, size, times):
    size = None if size is None else Fraction(size)
    assert told(f"{header}\nLeith | {row}", language) == [("Leith", 412, 388, size, *times)]


@pytest.mark.parametrize(
    "header",
    [
        "Port | Jan-May 2022 | May 2023 | Change %",  # not of the same length
        "Port | 2022 | 2022 | Change %",
        "Port | Ships | 2022 | Change %",
        "Port | Berths 2022 | Ships 2023 | Change %",
        "Port | 2022 | 2023 | Change % 2023 | Change % 2022",
        "Port | Staff | Ships | Boats",
    ],
)
def test_a_table_whose_header_leaves_a_doubt_calls_nothing_wrong(header):
    cells = header.count("|") - 2
    text = f"{header}\nLeith | 412 | 388{' | 9.1' * cells}\nDover | 530 | 561{' | 9.1' * cells}"
    verdicts = {grade_text_claim(claim).verdict for claim in read_claims(text, "en").claims}
    assert not verdicts & {"contradicted", "reversed"}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Port | 2022 | 2023 | %", "Leith | 412 | 388 | 31.0"),  # a share
        ("Port | 2022 | 2023 | Change % vs budget", "Leith | 412 | 388 | 9.1"),
        ("Port | 2022 | 2023 | Real change %", "Leith | 412 | 388 | 9.1"),
        ("Port | 2022 | 2023 | Growth % (constant currency)", "Leith | 412 | 388 | 9.1"),
        ("Port | 2015 | 2023 | Annual growth %", "Leith | 412 | 388 | -0.7"),
        ("Port | 2022 | 2023 | Change %", "Unemployment | 8.1 % | 8.5 % | 0.4"),
        ("Port | 2022 | 2023 | Change %", "Unemployment rate | 8.1 | 8.5 | 0.4"),
    ],
)
def test_another_change_than_that_of_the_two_levels_is_no_size_of_theirs(header, row):
    (claim,) = read_claims(f"{header}\n{row}", "en").claims
    assert (claim.kind, claim.stated) == ("levels", None)


def test_a_table_parts_what_stands_before_it_from_what_stands_after_it():
    table = "Port | 2022 | 2023\nLeith | 412 | 388"
    text = "The rate was 23.1 % in July.\n{}By August it had declined to 22.6 %."
    assert len(read_claims(text.format(""), "en").claims) == 1
    _, *ends = [c.start for c in read_claims(text.format(f"{table}\n"), "en").claims]
    assert ends in ([], [None])


def test_a_change_that_no_sign_calls_a_percent_is_none():
    text = "Port | 2022 | 2023 | Change\nLeith | 412 | 388 | -24"
    assert [row[:4] for row in told(text, "en")] == [("Leith", 412, 388, None)]
    (claim,) = read_claims(text, "en").claims
    assert (claim.kind, claim.stated_unit, claim.direction) == ("levels", "", "")
    assert [one.text for one in read_claims(text, "en").unplaced] == ["-24"]


def test_what_stands_around_a_table_is_read_as_before():
    text = f"Nights fell 4 % in May.\n{PIPES}\n\nExports rose 8 % to 54 from 50."
    claims = read_claims(text, "en").claims
    assert [claim.stated_value for claim in claims] == [-4, Fraction("8.9"), -4, 8]
    assert read_claims(text, "en").unplaced == ()
    for claim in claims:
        for role in ("start", "end", "stated"):
            if role in claim.spans:
                first, last = claim.spans[role]
                assert text[first:last] == getattr(claim, role).text
        assert text[claim.sentence_start :].startswith(claim.sentence)


def test_a_line_that_is_no_row_ends_a_table():
    text = f"{PIPES}\nBeds | 412 | 388 | 7.0"
    assert [row[0] for row in told(text, "en")] == ["Nights", "Guests"]
    assert [one.text for one in read_claims(text, "en").unplaced] == ["412", "388", "7.0"]


def test_what_lies_outside_of_tables_is_trimmed_and_stays_within_its_sentence():
    text = "One two.\nA | B | C\n Three."
    assert list(outside([(9, 18)], text, 0, 8)) == [(0, 8)]
    assert list(outside([(9, 18)], text, 0, len(text))) == [(0, 8), (20, 26)]
    assert list(outside([(0, 18)], text, 9, 18)) == []


def test_no_cell_breaks_the_reader():
    for cell in (
        "",
        "(n/a)",
        "n/a",
        "–",
        "(4.5)",
        "1 of 3",
        "3–4",
        "31.12.",
        "2022",
        "½",
        "\u0665",
    ):
        text = (
            f"A | 2022 | 2023 | Change %\nB | {cell} | 388 | {cell}\n{cell} | {cell} | {cell} | 1"
        )
        assert read_claims(text, "en").text == text
