"""Anybody's table is graded row by row; a bad cell is named and stops nothing else."""

import pytest

from cifras.audit.claims_table import OPTIONAL, REQUIRED, audit_table
from cifras.audit.table import VERDICT_COLUMNS
from cifras.sources.tables import TableError

HEADER = ",".join(REQUIRED)
GOOD = {
    "claim_id": "good",
    "start_period": "2013",
    "start_printed": "185 metric tons (MT)",
    "end_period": "2014",
    "end_printed": "245 MT",
    "stated_printed": "30 percent",
    "direction": "increase",
}


def write_claims(path, *rows, columns=None):
    """Write a table with one row per dict: the good row with its changes."""
    columns = columns or [*REQUIRED, *OPTIONAL]
    lines = [columns]
    lines += [[(GOOD | row).get(column, "") for column in columns] for row in rows]
    quoted = ("\n".join(",".join(f'"{cell}"' for cell in cells) for cells in lines)) + "\n"
    path.write_text(quoted, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path):
    return tmp_path / "claims.csv"


def audit_bytes(table, raw):
    table.write_bytes(raw)
    return audit_table(table)


def test_good_rows_are_graded_with_the_numbers_behind_each_verdict(table):
    coca = {
        "claim_id": "coca",
        "start_printed": "167,000 hectares (ha)",
        "end_printed": "80,500 ha",
        "stated_printed": "52 percent",
        "direction": "decrease",
    }
    verdicts, problems = audit_table(
        write_claims(table, coca, {}, {"claim_id": "five", "grain": 5})
    )
    assert problems == []
    assert list(verdicts.columns) == VERDICT_COLUMNS
    assert list(verdicts["verdict"]) == ["exact", "contradicted", "grain"]
    assert list(verdicts["power"]) == [1, 2, 8]
    assert list(verdicts["change_pct_recomputed"]) == [-51.7964, 32.4324, 32.4324]
    assert list(verdicts["change_pct_low"]) == [-51.9701, 31.8059, 29.3333]
    assert list(verdicts["change_pct_high"]) == [-51.6216, 33.0623, 35.6164]
    assert list(verdicts["grain_needed"]) == [0, 3.102, 3.102]
    assert verdicts["repair"][0] == "" and "32\N{NO-BREAK SPACE}%" in verdicts["repair"][1]


def test_the_optional_columns_may_be_left_out(table):
    verdicts, problems = audit_table(write_claims(table, {}, columns=REQUIRED))
    assert (list(verdicts["verdict"]), problems) == (["contradicted"], [])


def test_a_table_of_a_header_alone_has_no_verdicts_and_no_problems(table):
    verdicts, problems = audit_table(write_claims(table))
    assert (len(verdicts), list(verdicts.columns), problems) == (0, VERDICT_COLUMNS, [])


def test_a_spanish_row_is_read_with_its_own_separators(table):
    spanish = {
        "language": "es",
        "start_printed": "167.000 hectáreas",
        "end_printed": "80.500 hectáreas",
        "stated_printed": "51,8 %",
        "direction": "decrease",
    }
    as_english = spanish | {"claim_id": "other", "language": "en"}
    verdicts, problems = audit_table(write_claims(table, spanish, as_english))
    assert list(verdicts["verdict"]) == ["exact"]
    assert [(p.row, p.column, p.value) for p in problems] == [(3, "stated_printed", "51,8 %")]


@pytest.mark.parametrize(
    ("missing", "reason"), [("start", "the base of the change"), ("end", "the end of the change")]
)
def test_a_row_without_an_endpoint_is_untestable_and_no_problem(table, missing, reason):
    verdicts, problems = audit_table(write_claims(table, {f"{missing}_printed": ""}))
    assert (list(verdicts["verdict"]), problems) == (["untestable"], [])
    assert reason in verdicts["reason"][0]


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("claim_id", "", "an id; it must not be empty"),
        ("claim_id", "good", "an id that occurs once"),
        ("start_period", "07", "a year of four digits"),
        ("end_period", "2013", "a year after 2013"),
        ("direction", "Increase", "one of increase, decrease"),
        ("grain", "0", "a step above zero"),
        ("grain", "1,000", "a step above zero"),
        ("language", "fr", "one of en, es"),
        ("stated_printed", "", "the stated percent"),
        ("stated_printed", "30 MT", "a percent"),
        ("stated_printed", "−30 percent", "below zero, the direction is an increase"),
        ("start_printed", "20 tons", "a short ton or a metric one?"),
        ("start_printed", "30 percent", "a level, not a percent"),
        ("start_printed", "0 t", "above zero"),
        ("end_printed", "80,50 MT", "start with a number in English"),
        ("end_printed", "−245 MT", "zero"),
        ("end_printed", "245 ha", "the unit of 185 metric tons (MT)"),
    ],
)
def test_a_bad_cell_is_named_while_the_other_rows_are_graded(table, column, value, expected):
    path = write_claims(table, {}, {"claim_id": "bad", column: value}, {"claim_id": "last"})
    verdicts, problems = audit_table(path)
    assert list(verdicts["claim_id"]) == ["good", "last"]
    assert [(p.row, p.column, p.value) for p in problems] == [(3, column, value)]
    assert expected in problems[0].expected
    assert str(problems[0]).startswith(f"{path.as_posix()}, row 3, column {column}: ")


def test_all_the_bad_cells_of_a_row_are_named_at_once(table):
    bad = {"end_printed": "?", "direction": "up", "grain": "x"}
    verdicts, problems = audit_table(write_claims(table, bad))
    assert verdicts.empty
    assert {p.column for p in problems} == set(bad)


@pytest.mark.parametrize(
    "changes",
    [
        {"start_printed": "9" * 5000 + " t"},
        {"end_printed": "1" + "0" * 400 + " t"},
        {"start_printed": f"0.{'0' * 170}1 t", "end_printed": f"1{'0' * 170} t"},
        {"stated_printed": "over 200 percent", "direction": "decrease"},
        {"stated_printed": "0 percent", "start_printed": "101 t", "end_printed": "151 t"},
    ],
)
def test_an_extreme_row_never_stops_the_others(table, changes):
    verdicts, problems = audit_table(write_claims(table, {"claim_id": "extreme", **changes}, {}))
    assert "good" in list(verdicts["claim_id"])
    assert len(verdicts) + len({problem.row for problem in problems}) == 2


def test_a_row_of_the_wrong_length_is_named_by_its_row(table):
    good = ",".join(GOOD.values())
    verdicts, problems = audit_bytes(table, f"{HEADER}\nbad,2013\n{good}\n".encode())
    assert list(verdicts["claim_id"]) == ["good"]
    assert [(p.row, p.value, p.expected) for p in problems] == [(2, "2 cells", "7 cells")]


def test_a_row_is_named_by_its_first_line_even_where_cells_hold_two(table):
    first = {"start_printed": "185\nMT", "direction": "up"}
    _, problems = audit_table(write_claims(table, first, {"claim_id": "next", "direction": "up"}))
    assert [p.row for p in problems] == [2, 4]


@pytest.mark.parametrize(
    ("raw", "row", "said"),
    [
        (b"", None, "expected a header row; the file is empty"),
        (b" \n\n", None, "expected a header row; the file is empty"),
        (b"\xef\xbb\xbf" + HEADER.encode(), 1, "save the file without the mark"),
        (HEADER.encode() + b"\r\n", 1, "lines that end with a line feed alone"),
        (HEADER.encode() + b"\nx\r\n", 2, "lines that end with a line feed alone"),
        (HEADER.encode() + b"\na\xf1o\n", 2, "found 'byte 0xf1', expected UTF-8 text"),
        (HEADER.encode("utf-16"), 1, "expected UTF-8 text"),
        (b"\n" + HEADER.encode() + b"\n", 1, "header"),
        (b'"' + HEADER.encode() + b"\n", 1, "well-formed CSV"),
        (HEADER.replace("direction", "note").encode(), 1, "column direction: expected this column"),
        (HEADER.encode() + b",end_printed\n", 1, "column end_printed"),
    ],
)
def test_a_file_that_is_no_table_of_claims_is_refused_with_the_reason(table, raw, row, said):
    with pytest.raises(TableError) as caught:
        audit_bytes(table, raw)
    assert said in str(caught.value)
    assert {problem.row for problem in caught.value.problems} == {row}


def test_a_file_that_is_not_there_is_refused(table):
    with pytest.raises(TableError, match="the file to exist; it is missing"):
        audit_table(table)


def test_an_unknown_column_is_named_and_the_rows_are_graded(table):
    path = write_claims(table, {}, columns=[*REQUIRED, "remark"])
    verdicts, problems = audit_table(path)
    assert list(verdicts["claim_id"]) == ["good"]
    assert [(p.row, p.column) for p in problems] == [(1, "remark")]


def test_numbers_are_written_as_each_language_writes_them(table):
    spanish = {
        "language": "es", "start_printed": "167.000 hectáreas", "end_printed": "80.500 hectáreas",
        "stated_printed": "40 %", "direction": "decrease",
    }  # fmt: skip
    verdicts, problems = audit_table(write_claims(table, spanish))
    assert problems == []
    said = verdicts["reason_es"][0].replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("de 167.000 ha a 80.500 ha hay −51,80 %")
    said = verdicts["reason"][0].replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("167,000 ha to 80,500 ha is −51.80 %; the stated 40 %")
