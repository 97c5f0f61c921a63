"""Anybody's table is graded row by row; a bad cell is named and stops nothing else."""

import sys
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest
import whole_table

from cifras.audit import claims_table
from cifras.audit.claims_table import OPTIONAL, REQUIRED
from cifras.sources.problems import TableError

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


def audit_table(path, language=""):
    rows, problems = whole_table.audit_table(path, language)
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else []), problems


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
    assert [*verdicts.columns][:3] == ["claim_id", "document", "line"]
    assert list(verdicts["line"]) == [2, 3, 4]
    assert list(verdicts["verdict"]) == ["exact", "contradicted", "grain"]
    assert list(verdicts["power"]) == ["1", "2", "8"]
    assert list(verdicts["change_pct_recomputed"]) == ["-51.7964", "32.4324", "32.4324"]
    assert list(verdicts["change_pct_low"][:2]) == ["-51.9701", "31.8059"]
    assert list(verdicts["change_pct_high"][:2]) == ["-51.6216", "33.0623"]
    assert list(verdicts["recomputed_low"]) == ["-51.9701", "31.8059", "29.3333"]
    assert list(verdicts["recomputed_high"]) == ["-51.6216", "33.0623", "35.6164"]
    assert list(verdicts["grain_used"]) == ["1000", "1", "5"]
    assert list(verdicts["grain_needed"]) == ["0", "3.102", "3.102"]
    assert verdicts["causes"][0] == "" and "188 metric tons" in verdicts["causes"][1]
    assert verdicts["causes"][2] == "" and "a weak test" in verdicts["reason"][2]


def test_the_optional_columns_may_be_left_out(table):
    verdicts, problems = audit_table(write_claims(table, {}, columns=REQUIRED))
    assert (list(verdicts["verdict"]), problems) == (["contradicted"], [])


def test_a_table_of_a_header_alone_has_no_verdicts_and_no_problems(table):
    verdicts, problems = audit_table(write_claims(table))
    assert (len(verdicts), problems) == (0, [])


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
        ("start_period", "x" * 61, "a period of at most 60 characters"),
        ("start_printed", "1.020 MT", "a language, in its column or as an option"),
        ("kind", "trend", "one of change, points, difference, multiple, levels"),
        ("end_period", "2013", "a year after 2013"),
        ("direction", "Up", "one of increase, decrease"),
        ("kind", "Trend", "one of change, points, difference, multiple, levels"),
        ("grain", "0", "a step above zero"),
        ("grain", "0,0", "a step above zero"),
        ("grain", "5 t", "a step above zero"),
        ("grain", "1,000", "1,000 may be read either way"),
        ("grain", "1.000", "1.000 may be read either way"),
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
        (b"", None, "expected a header row; it is empty"),
        (b" \n\n", None, "expected a header row; it is empty"),
        (b",,\n,,\n", None, "a header row; it is empty"),
        (bytes(range(256)) * 9, None, "it is no text"),
        (b"%PDF-1.4\n", 1, "column claim_id: expected this column"),
        (b'"' + HEADER.encode() + b"\n", 1, "well-formed CSV"),
        (HEADER.replace("direction", "note").encode(), 1, "column direction: expected this column"),
        (HEADER.encode() + b",end_printed\n", 1, "column end_printed"),
        (HEADER.encode() + b",End_Printed\n", 1, "column end_printed: found 'end_printed, End_P"),
        (HEADER.encode() + b",grain,GRAIN\n", 1, "column grain: found 'grain, GRAIN', expected e"),
        (HEADER.encode() + b",own,own\n", 1, "column own: found 'own, own', expected each col"),
        (b"\n\n" + HEADER.encode() + b",Line,line\n", 3, "column line: found 'Line, line'"),
    ],
)
def test_a_file_that_is_no_table_of_claims_is_refused_with_the_reason(table, raw, row, said):
    with pytest.raises(TableError) as caught:
        audit_bytes(table, raw)
    assert said in str(caught.value)
    assert {problem.row for problem in caught.value.problems} == {row}


def test_two_columns_of_ones_own_may_differ_in_a_capital_alone(table):
    row = ",".join(GOOD.values())
    verdicts, problems = audit_bytes(table, f"{HEADER},note,Note\n{row},a,b\n".encode())
    assert (problems, verdicts["note"][0], verdicts["Note"][0]) == ([], "a", "b")


def test_a_file_that_is_not_there_is_refused(table):
    with pytest.raises(TableError, match="the file to exist; it is missing"):
        audit_table(table)


@pytest.mark.parametrize(
    "how",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace(",", ";").encode(),
        lambda text: ("sep=;\n" + text.replace(",", ";")).encode(),
        lambda text: text.replace(",", "\t").encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("cp1252"),
        lambda text: ("\n" + text + "\n,,,\n\n").encode(),
        lambda text: text.replace("\n", ",,\n").encode(),
        lambda text: ("Claims, as typed\n\n" + text).encode(),
        lambda text: ("Claims, typed;;\n" + text.replace(",", ";")).encode(),
    ],
    ids="mark crlf semicolon sep tab utf-16 cp1252 blank trailing title title-semicolon".split(),
)
def test_a_table_is_read_as_spreadsheets_write_it(table, how):
    text = f"{HEADER},año\n{','.join(GOOD.values())},señal\n"
    verdicts, problems = audit_bytes(table, how(text))
    assert problems == []
    assert list(verdicts["verdict"]) == ["contradicted"]
    assert list(verdicts["año"]) == ["señal"]


def test_what_a_workbook_holds_as_numbers_is_read_in_both_languages(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*REQUIRED, "language"])
    for language in ("en", "es"):
        sheet.append([language, 2013, 1020.5, 2014, 1336.855, 0.31, "increase", language])
        sheet.cell(sheet.max_row, 6).number_format = "0%"
    book.save(tmp_path / "t.xlsx")
    verdicts, problems = audit_table(tmp_path / "t.xlsx")
    assert problems == []
    assert list(verdicts["verdict"]) == ["exact", "exact"]
    assert list(verdicts["start_value"]) == ["1020.5", "1020.5"]


def test_a_word_that_a_cell_shows_keeps_its_dot(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([*REQUIRED, "language"])
    book.active.append(["a", 2013, 1_200_000, 2014, 1_800_000, 0.5, "increase", "es"])
    for column, number_format in ((3, '0.0,," mill."'), (5, '0.0,," mill."'), (6, "0%")):
        book.active.cell(2, column).number_format = number_format
    book.save(tmp_path / "t.xlsx")
    verdicts, problems = audit_table(tmp_path / "t.xlsx")
    assert problems == []
    assert list(verdicts["start_value"]) == ["1200000"]
    assert list(verdicts["verdict"]) == ["exact"]


def test_a_workbook_that_is_formatted_to_its_last_row_is_read_by_its_cells(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for cells in (REQUIRED, list(GOOD.values())):
        sheet.append(cells)
    sheet.cell(60_000, 900).number_format = "0%"
    book.save(tmp_path / "t.xlsx")
    verdicts, problems = audit_table(tmp_path / "t.xlsx")
    assert (list(verdicts["line"]), problems) == ([2], [])


def test_a_broken_workbook_is_told(tmp_path):
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(TableError, match="the workbook is broken"):
        audit_table(tmp_path / "t.xlsx")


def test_a_workbook_without_openpyxl_says_what_installs_it(tmp_path, monkeypatch):
    (tmp_path / "t.xlsx").write_bytes(b"PK")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(TableError, match=r"pip install 'cifras\[documents\]'"):
        audit_table(tmp_path / "t.xlsx")


def test_an_unknown_column_is_passed_through(table):
    path = write_claims(table, {"remark": "mine"}, columns=[*REQUIRED, "remark"])
    verdicts, problems = audit_table(path)
    assert problems == []
    assert list(verdicts["remark"]) == ["mine"]


def test_words_of_a_table_may_be_in_capitals(table):
    levels = {"start_printed": "1,000 t", "end_printed": "1,300 t", "direction": "Increase"}
    rows = [levels | {"kind": "Change", "language": "EN"}]
    rows += [levels | {"claim_id": "b", "kind": "POINTS", "language": "ES",
              "stated_printed": "300 t"}]  # fmt: skip
    verdicts, problems = audit_table(write_claims(table, *rows))
    assert [verdicts[c][0] for c in ("kind", "direction", "language", "verdict")] == [
        "change", "increase", "en", "exact",
    ]  # fmt: skip
    assert [(p.column, p.expected) for p in problems] == [("stated_printed", "a number of points")]


def test_the_language_of_the_command_is_that_of_rows_without_one(table):
    rows = [{"start_printed": "1.020 MT", "end_printed": "1.326 MT"}]
    (verdict,) = audit_table(write_claims(table, *rows), "es")[0]["verdict"]
    assert verdict == "exact"


@pytest.mark.parametrize("period", ["2019-Q1", "2019-03", "2019/20", "segundo trimestre"])
def test_a_period_need_be_no_year(table, period):
    cells = {"start_period": period, "end_period": "2021"}
    verdicts, problems = audit_table(write_claims(table, cells))
    assert (list(verdicts["claim_id"]), problems) == (["good"], [])


@pytest.fixture
def found(monkeypatch):
    """The claims that are handed to the grading of claims from texts."""
    seen = []

    def grade(claim):
        seen.append(claim)
        return SimpleNamespace(verdict="contradicted")

    def row(claim, graded, number):
        return {"claim_id": f"claim-{number}", "sentence": claim.sentence, "verdict": "exact"}

    monkeypatch.setattr(claims_table, "grade_text_claim", grade)
    monkeypatch.setattr(claims_table, "text_row", row)
    return seen


def test_a_row_with_a_kind_is_graded_like_a_claim_of_a_text(table, found):
    columns = [*REQUIRED, *OPTIONAL, "document"]
    rows = [
        {"kind": "points", "start_printed": "30 %", "end_printed": "27 %", "stated_printed": "3",
         "direction": "decrease", "sentence": "=It fell", "document": "a.txt"},
        {"claim_id": "b", "kind": "multiple", "stated_printed": "halved", "stated_value": "1/2",
         "direction": "decrease"},
        {"claim_id": "c", "kind": "levels", "stated_printed": "", "direction": ""},
    ]  # fmt: skip
    verdicts, problems = audit_table(write_claims(table, *rows, columns=columns))
    assert problems == []
    assert list(verdicts["claim_id"]) == ["good", "b", "c"]
    assert [claim.stated_value for claim in found] == [-3, 0.5, None]
    assert [claim.stated_unit for claim in found] == ["points", "ratio", ""]
    assert (found[0].start.value, found[0].start.kind, found[0].start.unit) == (30, "percent", "%")
    assert found[1].stated.text == "halved"
    assert verdicts["sentence"][0] == "=It fell"


def test_numbers_are_written_as_each_language_writes_them(table):
    spanish = {
        "language": "es", "start_printed": "167.000 hectáreas", "end_printed": "80.500 hectáreas",
        "stated_printed": "40 %", "direction": "decrease",
    }  # fmt: skip
    verdicts, problems = audit_table(write_claims(table, spanish))
    assert problems == []
    said = verdicts["reason_es"][0].replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("de 167.000 ha a 80.500 ha resulta −51,80 %")
    said = verdicts["reason"][0].replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("167,000 ha to 80,500 ha is −51.80 %; the stated 40 %")


def test_numbers_with_many_decimals_are_told_as_they_are_printed(table):
    small = {"start_printed": "0.00012 t", "end_printed": "0.00013 t"}
    rows = [
        {"claim_id": "change", "stated_printed": "8.33 %", **small},
        {"claim_id": "step", "stated_printed": "8.3 %", "grain": "0.00005", **small},
        {"claim_id": "step 2", "stated_printed": "50 %", "grain": "0.00005", **small},
        {"claim_id": "gap", "kind": "difference", "stated_printed": "0.00001 t", **small},
        {"claim_id": "base", "stated_printed": "25 %", **small, "start_printed": ""},
        {"claim_id": "tiny", "start_printed": "0.00000000000123 t",
         "end_printed": "0.00000000000133 t", "stated_printed": "0.00004 %"},
    ]  # fmt: skip
    verdicts, problems = audit_table(write_claims(table, *rows))
    assert problems == []
    row = verdicts.fillna("").set_index("claim_id").to_dict("index")
    told = {i: r["reason"].replace("\N{NO-BREAK SPACE}", " ") for i, r in row.items()}
    assert told["change"].startswith("0.00012 t to 0.00013 t is +8.33 %")
    assert (row["change"]["grain_used"], row["change"]["start_value"]) == ("0.00001", "0.00012")
    assert row["step 2"]["grain_used"] == "0.00005"
    assert "such as 0.00005 t" in told["step 2"]
    assert told["gap"].startswith("0.00012 t to 0.00013 t is +0.00001")
    assert told["base"].endswith("imply 0.000104")
    assert row["tiny"]["start_value"] == "0.00000000000123"
    assert told["tiny"].startswith("0.00000000000123 t to 0.00000000000133 t")
    assert 0 < float(row["step 2"]["grain_needed"]) < 0.00005


@pytest.mark.parametrize(
    ("start", "end", "stated", "direction", "verdict", "told"),
    [
        ("212,000 ha", "207,000 ha", "nearly half", "decrease", "contradicted", "no rounding"),
        (
            *("over 100,000 ha", "over 150,000 ha", "90 percent", "increase"),
            *("untestable", "nothing that the claim could fail"),
        ),
        ("4,800 t", "9,000 t", "87 percent", "increase", "exact", "halfway between two answers"),
        ("4,800 t", "9,000 t", "87 percent", "increase", "exact", "a weak test"),
        ("100 ha", "900 ha", "800 percent", "increase", "exact", "answers would pass"),
        ("185 t", "245 t", "32 percent", "decrease", "reversed", "the direction is wrong"),
        ("100.0 t", "122.7 t", "over 22 percent", "increase", "exact", "allows"),
    ],
)
def test_a_reason_says_what_the_verdict_alone_would_hide(
    table, start, end, stated, direction, verdict, told
):
    row = {
        "start_printed": start,
        "end_printed": end,
        "stated_printed": stated,
        "direction": direction,
    }
    verdicts, problems = audit_table(write_claims(table, row))
    assert (problems, list(verdicts["verdict"])) == ([], [verdict])
    assert told in verdicts["reason"][0]
    if verdict == "untestable":
        assert verdicts["causes"][0] == ""


def test_rows_that_say_the_same_are_told_apart_by_how_their_cells_hold_it(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([*REQUIRED, "own"])
    for n, start in enumerate((1.234, "1.234", 1.234)):  # a number, and a text that may be either
        book.active.append([f"c{n}", 2013, start, 2014, 2.468, "100 %", "increase", f"own {n}"])
    book.save(tmp_path / "t.xlsx")
    verdicts, problems = audit_table(tmp_path / "t.xlsx")
    assert [(p.row, p.column) for p in problems] == [(3, "start_printed")]
    assert list(verdicts["claim_id"]) == ["c0", "c2"]
    assert list(verdicts["line"]) == [2, 4]
    assert list(verdicts["own"]) == ["own 0", "own 2"]


@pytest.mark.parametrize(("end", "expected"), [("90,000 t", "exact"), ("90.000 t", "refused")])
def test_what_a_table_of_any_length_shows_of_its_numbers_holds_for_its_first_row(
    table, end, expected
):
    rows = [{"claim_id": f"c{n}", "start_printed": "100.5 t", "end_printed": "201.0 t",
             "stated_printed": "100 percent"} for n in range(300)]  # fmt: skip
    first = {"claim_id": "first", "start_printed": "60 t", "end_printed": end,
             "stated_printed": "149900 percent"}  # fmt: skip
    verdicts, problems = audit_table(write_claims(table, first, *rows, columns=REQUIRED))
    assert len(verdicts) == 300 + (expected == "exact")
    assert bool(problems) == (expected == "refused")
    assert set(verdicts["verdict"]) == {"exact"}


def test_a_long_table_is_graded_row_by_row_and_not_kept(table):
    rows = ({"claim_id": f"c{n}", "start_printed": f"{n}.5 t"} for n in range(1, 3000))
    found = claims_table.ClaimsTable(write_claims(table, *rows))
    assert found.count == 2999
    once = found.rows()
    first = next(once)
    assert first["claim_id"] == "c1"
    assert sys.getsizeof(once) < 1000
    assert len(found._grader.judged) == 1


def test_memory_for_rows_that_say_the_same_has_an_end(table, monkeypatch):
    monkeypatch.setattr(claims_table, "_MOST_KEPT", 10)
    rows = [{"claim_id": f"c{n}", "start_printed": f"{n % 40}.5 t"} for n in range(100)]
    found = claims_table.ClaimsTable(write_claims(table, *rows))
    verdicts = [row["verdict"] for row in found.rows()]
    assert verdicts[:40] == verdicts[40:80]
    assert len(found._grader.judged) <= 10
