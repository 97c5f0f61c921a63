"""Tables are read strictly: every fault of a file has a place, a value and an expectation."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cifras import paths
from cifras.sources.tables import (
    Problem,
    TableError,
    read_rows,
    read_table,
    write_table,
    write_text,
)

FAULTY = {
    "empty": (b"", None, "", "the file is empty"),
    "only white space": (b"\n \n", None, "", "the file is empty"),
    "byte-order mark": (b"\xef\xbb\xbfa,b\n1,2\n", 1, "byte-order mark", "plain UTF-8"),
    "Windows line ends": (b"a,b\r\n1,2\r\n", 1, "carriage return", "line feed alone"),
    "one Windows line end": (b"a,b\n1,2\r\n", 2, "carriage return", "line feed alone"),
    "Macintosh line end": (b"a,b\n1,2\r3,4\n", 2, "carriage return", "line feed alone"),
    "Latin-1": (b"a,b\n1,2\n3,\xf1\n", 3, "byte 0xf1", "UTF-8 text"),
    "UTF-16": ("a,b\n".encode("utf-16"), 1, "byte 0xff", "UTF-8 text"),
    "short row": (b"a,b\n1,2\n3\n", 3, "1 cells", "2 cells"),
    "long row": (b"a,b\n1,2,3\n", 2, "3 cells", "2 cells"),
    "blank row": (b"a,b\n\n1,2\n", 2, "0 cells", "2 cells"),
    "row after a cell of two lines": (b'a,b\n"1\n2",3\n4\n', 4, "1 cells", "2 cells"),
    "open quote": (b'a,b\n1,"2\n', 2, "", "well-formed CSV"),
    "text after a quote": (b'a,b\n"1"2,3\n', 2, "", "well-formed CSV"),
    "open quote in the header": (b'a,"b\n', 1, "", "well-formed CSV"),
    "cell of 200,000 characters": (b"a,b\n1," + b"2" * 200_000 + b"\n", 2, "", "well-formed CSV"),
}


@pytest.mark.parametrize(("raw", "row", "value", "expected"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_file_is_one_problem_with_its_row(tmp_path, raw, row, value, expected):
    path = tmp_path / "t.csv"
    path.write_bytes(raw)
    (problem,) = read_rows(path)[2]
    assert (problem.file, problem.row, problem.value) == (path.as_posix(), row, value)
    assert expected in problem.expected


@pytest.mark.parametrize(("name", "expected"), [("no.csv", "missing"), ("", "Is a directory")])
def test_a_file_that_cannot_be_opened_is_one_problem(tmp_path, name, expected):
    header, rows, (problem,) = read_rows(tmp_path / name)
    assert (header, rows) == ([], [])
    assert expected in problem.expected


def test_every_ragged_row_is_named_and_the_others_are_kept(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1\n2,3\n4,5,6\n", encoding="utf-8")
    header, rows, problems = read_rows(tmp_path / "t.csv")
    assert (header, rows) == (["a", "b"], [(3, ["2", "3"])])
    assert [p.row for p in problems] == [2, 4]


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("t.csv", 3, "unit", "t", "ha"), "t.csv, row 3, column unit: found 't', "),
        (Problem("t.csv", 3, "unit", "", "ha"), "t.csv, row 3, column unit: "),
        (Problem("t.csv", None, "", "", "ha"), "t.csv: "),
    ],
)
def test_a_problem_names_file_row_column_value_and_expectation(problem, text):
    assert str(problem) == f"{text}expected ha"


@pytest.mark.parametrize(("count", "head"), [(1, "1 problem in"), (3, "3 problems in")])
def test_an_error_counts_and_lists_its_problems(count, head):
    problems = [Problem("t.csv", row, "a", "x", "a number") for row in range(2, 2 + count)]
    error = TableError(iter(problems))
    assert error.problems == problems
    assert str(error).startswith(head)
    assert str(error).splitlines()[1:] == [str(problem) for problem in problems]


@given(st.binary(max_size=30) | st.text(alphabet='a",\n\r\0é', max_size=12).map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(raw)
    header, rows, problems = read_rows(path)
    assert header or problems
    assert all(len(cells) == len(header) for _, cells in rows)


cells = st.text(alphabet='a1 ,"\nñ−.', max_size=6)


@given(st.lists(st.tuples(cells, cells), max_size=4))
def test_what_is_written_can_be_read_again(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("round") / "t.csv"
    write_table(pd.DataFrame(rows, columns=["á", "b"], dtype=object), path)
    header, again, problems = read_rows(path)
    assert (header, problems) == (["á", "b"], [])
    assert [tuple(row) for _, row in again] == rows


def test_a_table_is_written_as_utf8_with_line_feeds_and_says_where(tmp_path):
    path = tmp_path / "new" / "folder" / "t.csv"
    said = write_table(pd.DataFrame({"place": ["Nariño", "Cauca"], "ha": [1, 2]}), path)
    assert path.read_bytes() == "place,ha\nNariño,1\nCauca,2\n".encode()
    assert said == f"{path.as_posix()}: 2 rows"


def test_a_text_is_written_as_utf8_with_line_feeds_and_says_where(tmp_path):
    path = tmp_path / "new" / "t.md"
    assert write_text("área con\ncoca\n", path) == f"{path.as_posix()}: 3 words"
    assert path.read_bytes() == "área con\ncoca\n".encode()


def test_a_missing_table_of_an_earlier_notebook_is_named(tmp_path):
    with pytest.raises(TableError, match=r"claims\.csv: expected the file; run the notebooks"):
        read_table(tmp_path / "claims.csv")


def test_columns_of_a_table_have_the_types_that_are_declared(tmp_path, monkeypatch):
    kinds = {"ha": "number", "share_pct": "number", "ok": "boolean", "year": "integer"}
    fields = [{"name": name, "type": kind} for name, kind in kinds.items()]
    package = {"resources": [{"name": "t", "schema": {"fields": fields}}]}
    (tmp_path / "tables.json").write_text(json.dumps(package), encoding="utf-8")
    monkeypatch.setattr(paths, "DECLARED", tmp_path / "tables.json")
    text = "id,printed,ha,share_pct,ok,note,year\nA,185,7,0.5,True,,\nB,,,1/3,False,NA,\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    table = read_table(tmp_path / "t.csv")
    assert table["year"].dtype == "Int64"
    assert table["share_pct"].tolist() == [0.5, 1 / 3]
    assert table["printed"].tolist() == ["185", ""]
    assert table["ha"].iloc[0] == 7
    assert table["ha"].isna().tolist() == [False, True]
    assert pd.api.types.is_integer_dtype(table["ha"])
    assert pd.api.types.is_float_dtype(table["share_pct"])
    assert table["ok"].tolist() == [True, False]
    assert table["note"].tolist() == ["", "NA"]


@pytest.mark.parametrize("text", ["=1+1", "+a", "-a", "@x", "＝1", "'=1", "''@x"])
def test_what_a_spreadsheet_takes_for_a_formula_is_written_as_text_and_read_as_it_was(
    tmp_path, text
):
    path = tmp_path / "any.csv"
    write_table(pd.DataFrame({"a": [text], "b": [-1.5], "c": ["-12/7"]}), path)
    assert path.read_text(encoding="utf-8") == f"a,b,c\n'{text},-1.5,-12/7\n"
    assert list(read_table(path)["a"]) == [text]


@pytest.mark.parametrize("text", ["'tis", "'", "a=b", "−5", "-5", "+5.5", "-1e-3"])
def test_other_texts_and_numbers_are_written_as_they_are(tmp_path, text):
    path = tmp_path / "any.csv"
    write_table(pd.DataFrame({"a": [text]}), path)
    assert path.read_text(encoding="utf-8") == f"a\n{text}\n"
    assert list(read_table(path)["a"]) == [text]
