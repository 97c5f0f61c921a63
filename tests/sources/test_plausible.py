"""Published values that cannot be what they say, and cells that spoil what rests on them."""

import pytest
from small import read_csv, write_csv

from cifras.sources.schema import load_sources
from cifras.sources.tables import TableError

CHANGE = {"claim_id": "inl-01"}
# a cell as above, and the cell of another row that is no good any more
ELSEWHERE = [
    ("claims", {"claim_id": "inl-04"}, "end_printed", "0 MT",
     ("whole_from", "inl-04.end (0 MT)", "a printed total above zero")),
    ("claims", CHANGE, "end_printed", "0 ha",
     ("start_from", "inl-01.end (0 ha)", "a number above zero")),
    ("claims", {"claim_id": "inl-02"}, "geography", "Peru",
     ("start_from", "inl-01.end", "a claim of its own geography, Peru")),
    ("claims", {"claim_id": "inl-02"}, "estimator", "UNODC",
     ("start_from", "inl-01.end", "a claim of its own estimator, UNODC")),
    ("events", {"event_id": "relations"}, "date", "",
     ("start_event", "relations", "an event with a date in events.csv")),
    ("events", {"event_id": "aid-begins"}, "date", "2017",
     ("end_event", "aid-counted", "a date not before 2017, that of the start")),
]  # fmt: skip


def problems_found():
    with pytest.raises(TableError) as caught:
        load_sources()
    return caught.value.problems


@pytest.mark.parametrize(("table", "where", "column", "value", "told"), ELSEWHERE)
def test_what_a_cell_spoils_elsewhere_is_told_there(set_cell, table, where, column, value, told):
    set_cell(table, where, column, value)
    (problem,) = problems_found()
    assert problem.file == "data/source/claims.csv"
    assert (problem.column, problem.value) == told[:2]
    assert told[2] in problem.expected


def series(root, *printed, note=""):
    """Write a series of one indicator with these values, a year apart, and return its rows."""
    path = root / "data" / "source" / "observations.csv"
    rows = read_csv(path)
    like = next(row for row in rows if row["indicator"] == "aerial_eradication")
    blank = dict.fromkeys(("from_period", "date", "derived", "note"), "")
    reports = read_csv(path.with_name("reports.csv"))
    report = {"report_id": max(reports, key=lambda row: row["vintage"])["report_id"]}
    new = [
        like | blank | report | {"period": str(2001 + n), "printed": value, "note": note}
        for n, value in enumerate(printed)
    ]
    others = [row for row in rows if row["indicator"] != like["indicator"]]
    write_csv(path, list(like), [*others, *new])
    return {row["printed"]: len(others) + 2 + n for n, row in enumerate(new)}


@pytest.mark.parametrize(
    "printed",
    [("130363", "135810", "130.363", "138775"), ("130.363", "135810", "138775"),
     ("138775", "130363", "130.363")],
)  # fmt: skip
def test_a_comma_typed_as_a_point_is_found_by_the_jump_that_it_makes(root, printed):
    rows = series(root, *printed)
    (problem,) = problems_found()
    assert (problem.row, problem.column, problem.value) == (rows["130.363"], "printed", "130.363")
    assert "within 100 times that of row" in problem.expected


def test_a_jump_that_the_report_prints_stands_where_the_note_says_so(root):
    series(root, "130363", "130.363", "0", "138775", note="The table of the report has 130.363.")
    load_sources()
