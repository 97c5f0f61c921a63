"""Tables that people bring: rows as Excel writes them, and workbooks as their cells show them."""

import re
import zipfile
from time import perf_counter

import openpyxl
import pytest

from cifras.sources import workbooks
from cifras.sources.problems import Problem
from cifras.sources.spreadsheets import open_spreadsheet
from cifras.sources.workbooks import Typed, shown

COLUMNS = ("a", "b")


def read(path):
    """Return header, rows, and (row, column, expected) of every problem."""
    sheet = open_spreadsheet(path, COLUMNS)
    found = list(sheet.rows()) if sheet.header else []
    problems = [*sheet.problems, *(row for row in found if isinstance(row, Problem))]
    rows = [row for row in found if not isinstance(row, Problem)]
    return sheet.header, rows, [(p.row, p.column, p.expected) for p in problems]


@pytest.fixture
def book(tmp_path):
    """A workbook of sheets (title, rows, state), saved and read."""

    def made(*sheets, then=None):
        found = openpyxl.Workbook()
        found.remove(found.active)
        for title, rows, state in sheets:
            sheet = found.create_sheet(title)
            sheet.sheet_state = state
            for row in rows:
                sheet.append(row)
        if then:
            then(found)
        path = tmp_path / "t.xlsx"
        found.save(path)
        return path

    return made


@pytest.mark.parametrize(
    ("text", "rows", "faults"),
    [
        ("a,b,c\n1,2\n", [(2, ["1", "2", ""])], []),
        ("a,b,c\r\n1,2\r\n3,4,5\r\n", [(2, ["1", "2", ""]), (3, ["3", "4", "5"])], []),
        ("a;b;c\n1,5;2\n", [(2, ["1,5", "2", ""])], []),
        ("a,b,c\n1\n", [], [(2, "", "3 cells")]),
        ("c,a,b\n1,2\n", [], [(2, "", "3 cells")]),
        ("a,b\n1,2,3\n", [], [(2, "", "2 cells")]),
        (",,a,b\n,,1,2\n", [(2, ["1", "2"])], []),
        (",a,b\nx,1,2\n", [], [(2, "", "a heading above every cell")]),
        ("a,b\n1,2\n\n,\n3,4\n", [(2, ["1", "2"]), (5, ["3", "4"])], []),
        ("a,b\n1,'=2\n", [(2, ["1", "=2"])], []),
        ("a,b\n1,'2\n", [(2, ["1", "'2"])], []),
    ],
)
def test_rows_of_a_csv_file_are_as_long_as_its_header(tmp_path, text, rows, faults):
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())
    assert read(path)[1:] == (rows, faults)


@pytest.mark.parametrize(
    ("text", "rows", "faulty"),
    [
        ('a,b\n1,2\n"3"x,4\n5,6\n', [2, 4], [3]),
        ('a,b\n"1"x,2\n"3"x,4\n5,6\n', [4], [2, 3]),
        ('a,b\n1,"2\n3,4\n5,6\n', [3, 4], [2]),  # never closed
        ('a,b\n1,"2\n3,4\n"5",6\n7,8\n', [3, 4, 5], [2]),  # closed by that of another row
        ('a,b\n"1\n2",3\n"4"x,5\n6,7\n', [2, 5], [4]),
        ('a,b\n"1\n"2"x,3\n4,5\n', [4], [2, 3]),
        ("a,b\n1," + "2" * 200_000 + "\n3,4\n", [3], [2]),
        ('"title"x\na,b\n1,2\n', [3], []),
    ],
)
def test_the_rows_after_one_that_is_no_csv_are_read(tmp_path, text, rows, faulty):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    _, found, faults = read(path)
    assert [number for number, _ in found] == rows
    assert [row for row, *_ in faults] == faulty
    assert all("well-formed CSV" in expected for *_, expected in faults)


def test_a_table_of_quotation_marks_takes_no_more_than_its_length(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('a,b\n"\n' + 'x","\n' * 50_000, encoding="utf-8")
    began = perf_counter()
    assert len(list(open_spreadsheet(path, COLUMNS).rows())) == 50_001
    assert perf_counter() - began < 20


def test_a_table_can_be_gone_through_again(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("sep=;\na;b\n1;2\n", encoding="utf-8")
    sheet = open_spreadsheet(path, COLUMNS)
    assert list(sheet.rows()) == list(sheet.rows()) == [(3, ["1", "2"])]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.5234, "0%", "52%"), (0.5234, "0.0%", "52.3%"), (0.31, "0%", "31%"), (2, "0%", "200%"),
        (30, '0"%"', "30%"), (30, "0\\%", "30%"), (30.46, '0.0"%"', "30.5%"),
        (0.305, "0%", "31%"), (-0.305, "0%;-0%", "-31%"), (1234.5, "#,##0", "1235"),
        (1234.5, "#,##0.00", "1234.50"), (1234.5, "0.0##", "1234.5"),
        (1336.855, "General", "1336.855"),
        (5, "0.00", "5.00"), (1.4e-9, "General", "0.0000000014"), (0.1 + 0.2, "General", "0.3"),
        (1.4e-9, "0.0E+00", "0.0000000014"), (1234567, "0.0,,", "1200000"),
        (1e15, "General", "1" + "0" * 15),
        (5.2, '0.0" million"', "5.2 million"), (500, '"US$"#,##0', "US$500"), (7, "0_);(0)", "7"),
        (7, "[$€-407] #,##0", "€7"), (0, "0;-0;0.0", "0.0"), (167000, "#,##0 [$ha]", "167000ha"),
    ],
)  # fmt: skip
def test_a_number_is_what_its_cell_shows(value, number_format, text):
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1234567, '0.0,,"M"', "1.2M"), (1234567, '#,##0,"K"', "1235K"),
        (1234567, '0.0,," million"', "1.2 million"), (1950000, '0.0,," millones"', "2.0 millones"),
        (1234567, '0,.0"K"', "1234.6K"), (1234567, '"$"0.0,,"M"', "$1.2M"), (0, '0.0,,"M"', "0.0M"),
        (-1234567, '0.0,,"M"', "-1.2M"), (1234567, '[>=1000]0.0,"K";0', "1234.6K"),
        (1234567, "0,", "1235000"), (1234567, "0,.0", "1234600"), (1234567, "$0.0,,", "$1200000"),
    ],
)  # fmt: skip
def test_a_number_is_divided_where_a_word_after_it_says_by_what(value, number_format, text):
    assert shown(value, number_format) == text


MILLIONS = '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0'


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (900, MILLIONS, "900"), (1500, MILLIONS, "1.5K"), (2e6, MILLIONS, "2.0M"),
        (0, MILLIONS, "0"), (-5, MILLIONS, "-5"),
        (5, '[>1000]0.0,"k";0', "5"), (1000, '[>1000]0.0,"k";0', "1000"),
        (-5, '[>1000]0.0,"k";0', "-5"), (5, '[>1000]0.0,"k"', "5"),
        (5, '[=5]0" five";[<>5]0.0', "5 five"), (6, '[=5]0" five";[<>5]0.0', "6.0"),
        (5, "[<=5]0.0;0.00", "5.0"), (5.5, "[Red][<5.5]0;[Blue]0.00", "5.50"),
        (-7, "0.0;[<-10]0.0", "-7"), (7, "0;0.0;[<-10]0", "7"), (-7, "0.00;[<=-10]0.0;0", "-7"),
        (-7, "0.00;0.0;0", "-7.0"), (0, "0.00;0.0;0", "0"), (0, "0.00;0.0", "0.00"),
        (7, "0.0;@", "7.0"), (7, "@", "7"), (-7, "0.0;@", "-7.0"), (0, "0;-0;0.0;@", "0.0"),
        (5, '[<10]"<10";0', "<10"), (50, '[<10]"<10";0', "50"), (0.004, '[<0.01]"<1%";0%', "<1%"),
        (0, '0;-0;"n/a"', "n/a"), (0, '#,##0;-#,##0;"-"', "0"), (0, '0;0;"-"??', "0"),
        (0.3, '[<0.5]"-";0', "-"), (5, ";;;", ""), (0, "0;-0;", ""), (0.5, ".00", "0.50"),
        (1234.56, "# ##0.00", "1234.56"),
    ],
)  # fmt: skip
def test_a_section_of_a_format_is_chosen_by_its_condition_or_by_the_sign(
    value, number_format, text
):
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (5, '">"0', ">5"), (5, '"~"0', "~5"), (5, '"<"0', "<5"), (5, '"≥"0', "≥5"),
        (5, '"+"0', "+5"), (5, "+0;-0;0", "+5"), (-5, "+0;-0;0", "-5"), (0, "+0;-0;0", "0"),
        (5, "\\>0", ">5"), (5, '"≈ "0', "≈ 5"), (5, '0"+"', "5+"), (5, '0"‰"', "5‰"),
        (5, '"-"0', "-5"), (-5, '0;"-"0', "-5"), (-5, '0;"US$ -"0', "US$ -5"),
        (0.05, '"▲"0%;"▼"0%', "5%"), (-0.05, '"▲"0%;"▼"0%', "-5%"), (0.05, '"▼"0%', "▼5%"),
        (5, '"("0")"', "5"), (5, '"• "0"."', "5"), (5, '0"*"', "5"), (5, "_-0_-", "5"),
        (-5, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-', "-5"), (-7, "0_);(0)", "-7"),
    ],
)  # fmt: skip
def test_signs_that_say_something_of_a_number_are_kept(value, number_format, text):
    assert shown(value, number_format) == text


def test_a_workbook_is_read_as_its_cells_show_it(book):
    def formats(found):
        found["s"]["B2"].number_format = "0%"
        found["s"]["B3"].number_format = '0"%"'

    path = book(("s", [["a", "b"], [1020.5, 0.5234], ["1.020", 30]], "visible"), then=formats)
    _, rows, faults = read(path)
    assert (rows, faults) == ([(2, ["1020.5", "52%"]), (3, ["1.020", "30%"])], [])
    assert [[isinstance(cell, Typed) for cell in cells] for _, cells in rows] == [
        [True, True],
        [False, True],
    ]


GOOD, OTHER = [["a", "b"], [1, 2]], [["a", "b"], [3, 4]]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_never_read_and_is_told(book, state):
    header, rows, faults = read(book(("h", OTHER, state), ("s", GOOD, "visible")))
    assert (header, rows) == (["a", "b"], [(2, ["1", "2"])])
    assert faults == [(None, "", "a sheet that is shown; this one is hidden and was not read")]


def test_a_hidden_sheet_is_not_read_where_no_sheet_has_the_columns_either(book):
    path = book(("h", [["x"], [9]], "hidden"), ("s", [["q"], [1]], "visible"))
    assert read(path)[:2] == (["q"], [(2, ["1"])])


def test_of_several_sheets_the_one_with_the_columns_is_read_and_the_others_are_told(book):
    notes = ("notes", [["about this"], ["x"]], "visible")
    assert read(book(notes, ("s", GOOD, "visible")))[1:] == ([(2, ["1", "2"])], [])
    _, rows, faults = read(book(notes, ("s", GOOD, "visible"), ("t", OTHER, "visible")))
    assert rows == [(2, ["1", "2"])]
    assert faults == [(None, "", "claims in one sheet; only 's' was read")]


TITLED = [["Claims, as typed"], [], *GOOD]


@pytest.mark.parametrize("state", ["visible", "hidden"])
def test_a_sheet_whose_header_stands_below_a_title_has_the_columns(book, state):
    notes = ("notes", [["about this"], ["x"]], "visible")
    header, rows, faults = read(book(notes, ("s", TITLED, "visible"), ("t", TITLED, state)))
    assert (header, rows) == (["a", "b"], [(4, ["1", "2"])])
    assert [fault[2].partition(";")[0] for fault in faults] == [
        {"visible": "claims in one sheet", "hidden": "a sheet that is shown"}[state]
    ]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_header_below_a_title_is_found_without_one_of_its_columns(tmp_path, ending):
    path, rows = tmp_path / f"t{ending}", [["Claims, all"], ["a", "b", "C"], ["1", "2", "3"]]
    if ending == ".csv":
        path.write_text("\n".join(map(";".join, rows)), encoding="utf-8")
    else:
        found = openpyxl.Workbook()
        found.active.append(["note"])
        for row in rows:
            (found["s"] if "s" in found else found.create_sheet("s")).append(row)
        found.save(path)
    sheet = open_spreadsheet(path, (*"abcd",))
    assert (sheet.header, sheet.header_row, list(sheet.rows())) == (
        ["a", "b", "C"], 2, [(3, ["1", "2", "3"])],
    )  # fmt: skip


def test_a_chart_first_is_no_broken_workbook(book):
    def chart(found):
        found.create_chartsheet("c", 0)

    assert read(book(("s", GOOD, "visible"), then=chart))[1] == [(2, ["1", "2"])]


def test_hidden_rows_are_told(book):
    def hide(found):
        found["s"].row_dimensions[2].hidden = True

    _, rows, faults = read(book(("s", [*GOOD, [5, 6]], "visible"), then=hide))
    assert rows == [(2, ["1", "2"]), (3, ["5", "6"])]
    assert faults == [(2, "", "a row that is shown; it is hidden, and read")]


def test_a_formula_without_a_stored_value_is_a_fault_of_its_row(book, tmp_path):
    path = book(("s", [["a", "b"], [1, "=1+1"], [3, 4]], "visible"))
    _, rows, faults = read(path)
    assert rows == [(3, ["3", "4"])]
    assert [fault[:2] for fault in faults] == [(2, "B")]
    assert "a formula without one" in faults[0][2]
    stored = tmp_path / "stored.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stored, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<v ?/>|<v></v>", b"<v>2</v>", old.read(name)))
    assert read(stored)[1:] == ([(2, ["1", "2"]), (3, ["3", "4"])], [])


def test_what_is_told_of_a_formula_does_not_decide_which_rows_are_read(book, monkeypatch):
    monkeypatch.setattr(workbooks, "_NO_VALUE", "a value")
    path = book(("s", [["a", "b"], [1, "=1+1"], [3, 4]], "visible"))
    assert read(path)[1:] == ([(3, ["3", "4"])], [(2, "B", "a value")])


def test_dates_in_cells_are_written_as_dates(book):
    from datetime import date

    path = book(("s", [["a", "b"], [date(2015, 1, 31), True]], "visible"))
    assert read(path)[1] == [(2, ["2015-01-31", "True"])]
