"""Read a table that somebody brings, as spreadsheets write it: CSV of any kind, or a workbook."""

import csv
import io
import re
from pathlib import Path

from cifras import paths
from cifras.reading.documents import UnreadableDocumentError, decode
from cifras.sources.problems import Problem

ENDINGS = (".csv", ".tsv", ".xlsx")
_MOST_CELL = 131_072  # characters
# What would be a formula if a spreadsheet opened it, and is text in a table of ours.
_GUARDED = re.compile(r"'[=+\-@\t\r＝＋－＠]")


class Typed(str):
    """A cell that holds a number as a number: written with a decimal point, in no language."""

    __slots__ = ()


def read_spreadsheet(path):
    """Return the header and the rows of a table as text, with the problems found.

    Each row is (row number as a spreadsheet counts it, list of cells). A byte-order mark, lines
    that end with a carriage return, semicolons or tabs between cells, empty lines and empty
    cells at the end of a row are taken as they come; of a workbook the first sheet is read, with
    what its formulas last gave.
    """
    name = paths.shown(path)
    read = _read_workbook if Path(path).suffix.lower() == ".xlsx" else _read_csv
    try:
        rows, problems = read(Path(path), name)
    except FileNotFoundError:
        return [], [], [Problem(name, None, "", "", "the file to exist; it is missing")]
    except OSError as error:
        words = f"a file that can be read ({error.strerror or error})"
        return [], [], [Problem(name, None, "", "", words)]
    except UnreadableDocumentError as error:
        return [], [], [Problem(name, None, "", "", f"a table ({error.why})")]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    if not rows:
        problems += [] if problems else [Problem(name, None, "", "", "a header row; it is empty")]
        return [], [], problems
    (first, header), *rows = rows
    header = [cell.strip() for cell in header]
    while not header[-1]:
        header.pop()
    again = {column for column in header if header.count(column) > 1}
    problems += [Problem(name, first, column, "", "each column once") for column in sorted(again)]
    kept = []
    for number, cells in rows:
        if len(cells) < len(header) or any(cells[len(header) :]):
            expected = f"{len(header)} cells"
            problems.append(Problem(name, number, "", f"{len(cells)} cells", expected))
        else:
            kept.append((number, cells[: len(header)]))
    return header, kept, problems


def _read_csv(path, name):
    text = decode(path.read_bytes(), name).removeprefix("\ufeff").replace("\r\n", "\n")
    csv.field_size_limit(_MOST_CELL)  # the standard one, which some libraries raise
    head = next((line for line in text.splitlines() if line.strip()), "")
    told = re.fullmatch(r"sep=(.)", head)  # the first line, by which Excel is told
    delimiter = told[1] if told else max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, problems, before = [], [], 0
    try:
        for cells in reader:
            number, before = before + 1, reader.line_num
            cells = [c[1:] if _GUARDED.match(c) else c for c in cells]
            rows.append((number, [cell.strip() for cell in cells]))
    except csv.Error as error:
        words = f"well-formed CSV ({error})"
        problems.append(Problem(name, reader.line_num, "", "", words))
    return rows[bool(told) :], problems


def _read_workbook(path, name):
    try:
        import openpyxl
    except ImportError:
        words = "workbooks need openpyxl; install it with: pip install 'cifras[documents]'"
        raise UnreadableDocumentError(name, words) from None
    with path.open("rb") as file:
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what a sheet says of its size may be all there could be
            every = ([_cell(cell) for cell in cells] for cells in sheet.iter_rows())
            rows = [(n, cells) for n, cells in enumerate(every, start=1) if any(cells)]
        except Exception as error:  # noqa: BLE001  a broken workbook may raise anything
            raise UnreadableDocumentError(name, f"the workbook is broken: {error}") from None
    width = max((len(cells) for _, cells in rows), default=0)  # a row may end where it is empty
    return [(n, cells + [""] * (width - len(cells))) for n, cells in rows], []


def _cell(cell):
    """Return what a cell shows, as far as a number goes: a percent as percent."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value.date() if hasattr(value, "date") else value).strip()
    is_percent = "%" in (cell.number_format or "")
    shown = f"{value * 100 if is_percent else value:.9f}".rstrip("0").rstrip(".")
    shown = f"{shown}%" if is_percent else shown
    return Typed(shown)
