"""Read a table that somebody brings, as spreadsheets write it: CSV of any kind, or a workbook."""

import csv
import re
from functools import partial
from itertools import chain, islice
from pathlib import Path

from cifras import paths
from cifras.reading.documents import UnreadableDocumentError, decode
from cifras.sources.formulas import unmarked
from cifras.sources.headers import MOST_ABOVE, header_at
from cifras.sources.problems import Problem
from cifras.sources.workbooks import Typed, read_workbook

_WORKBOOKS = (".xlsx", ".xlsm")
ENDINGS = (".csv", ".tsv", *_WORKBOOKS)
OTHERS = (".xls", ".xlsb", ".ods", ".numbers")  # tables that are not read
_MOST_CELL = 131_072  # characters
_HEAD = 65_536  # bytes

__all__ = ["ENDINGS", "OTHERS", "Sheet", "Typed", "open_spreadsheet"]


class Sheet:
    """A table: its ``header`` in ``header_row``, its ``problems`` so far, and its rows one by one.

    ``rows()`` yields (row number as a spreadsheet counts it, list of cells as text), or a
    :class:`cifras.sources.problems.Problem`; it may be called again.
    """

    def __init__(self, name, read, least, problems=()):
        self.name, self._read, self.problems = name, read, list(problems)
        self.header, self.header_row, self._kept, self._least = [], 1, [], least
        self._above, first = self._first_row()
        if isinstance(first, Problem):
            self.problems.append(first)
        elif first is not None:
            self._take_header(*first)
        elif not self.problems:
            self.problems.append(Problem(name, None, "", "", "a header row; it is empty"))

    def _first_row(self):
        """Return how many rows stand above the header, such as a title, and the header.

        Where no row at the head is known for a header it is the first of all.
        """
        head = list(islice(self._filled(), MOST_ABOVE))
        cells = ([] if isinstance(row, Problem) else row[1] for row in head)
        above = header_at(cells, self._least) or 0
        return above, head[above] if head else None

    def _filled(self):
        return (row for row in self._read() if isinstance(row, Problem) or any(row[1]))

    def _take_header(self, number, cells):
        cells = [cell.strip() for cell in cells]
        self._kept = [at for at, cell in enumerate(cells) if cell]
        self.header, self.header_row = [cells[at] for at in self._kept], number
        needed = [at for at in self._kept if cells[at].lower() in self._least]
        self._shortest = max(needed, default=len(cells) - 1) + 1 if self._least else 0
        self._longest = max(self._kept, default=-1) + 1

    def rows(self):
        """Yield the rows below the header, as many cells in each as the header has."""
        kept, longest = self._kept, self._longest
        is_plain = kept == list(range(longest))
        for row in islice(self._filled(), self._above + 1, None):
            if isinstance(row, Problem):
                yield row
                continue
            number, cells = row
            count = len(cells)
            if count < longest and count >= (self._shortest or longest):
                cells = cells + [""] * (longest - count)  # a row may end where it is empty
            if len(cells) < longest or any(cells[longest:]):
                expected = f"{longest} cells"
                yield Problem(self.name, number, "", f"{count} cells", expected)
            elif is_plain:
                yield number, cells if len(cells) == longest else cells[:longest]
            elif any(cells[at] for at in range(longest) if at not in kept):
                yield Problem(self.name, number, "", "", "a heading above every cell")
            else:
                yield number, [cells[at] for at in kept]


def open_spreadsheet(path, columns=()):
    """Open a table; return a :class:`Sheet`.

    A byte-order mark, lines that end with a carriage return, semicolons or tabs between cells,
    empty lines, a title above the header and empty cells at the end of a row are taken as they
    come. Of a workbook the sheet is read that is shown and has the `columns`, with what its
    formulas last gave and as its cells show it. Rows that end before the last of the `columns` are
    faults.
    """
    name, path = paths.shown(path), Path(path)
    try:
        if path.suffix.lower() in _WORKBOOKS:
            rows, problems = read_workbook(path, name, columns)
            return Sheet(name, partial(iter, rows), set(columns), problems)
        return Sheet(name, _csv_reader(path, name, columns), set(columns))
    except FileNotFoundError:
        words = "the file to exist; it is missing"
    except OSError as error:
        words = f"a file that can be read ({error.strerror or error})"
    except UnreadableDocumentError as error:
        words = f"a table ({error.why})"
    return Sheet(name, partial(iter, ()), set(), [Problem(name, None, "", "", words)])


def _csv_reader(path, name, columns):
    """Return what begins to read a CSV file, as often as it is called."""
    lines = _lines_of(path, name)
    csv.field_size_limit(_MOST_CELL)  # the standard one, which some libraries raise
    filled = (line.strip("\r\n") for line in lines() if line.strip())
    heads = list(islice(filled, MOST_ABOVE))
    told = re.fullmatch(r"sep=(.)", heads[0]) if heads else None  # by which Excel is told
    head = max(heads, key=lambda head: sum(c in head.lower() for c in columns), default="")
    delimiter = told[1] if told else max(",;\t", key=head.count)
    return partial(_read_csv, lines, name, delimiter, bool(told))


def _read_csv(lines, name, delimiter, is_told):
    for number, cells in _csv_rows(lines(), partial(csv.reader, delimiter=delimiter, strict=True)):
        if is_told:
            is_told = False
            continue
        if isinstance(cells, csv.Error):
            words = f"well-formed CSV, a quotation mark inside a cell typed twice ({cells})"
            yield Problem(name, number, "", "", words)
            continue
        yield number, [unmarked(cell.strip()) for cell in cells]


def _csv_rows(lines, read):
    """Yield (number of its first line, cells) of each row; of a faulty one its error.

    A quotation mark that is not closed takes in the lines after it: each of these is read once
    more, for itself.
    """
    number, taken = 1, []
    rows = read(_noted(lines, taken))
    while True:
        try:
            for cells in rows:
                yield number, cells
                number += len(taken)
                taken.clear()
            return
        except csv.Error as error:
            yield number, error
        number += 1
        for line in taken[1:]:
            try:
                yield number, next(read([line]))
            except csv.Error as error:
                yield number, error
            number += 1
        taken.clear()


def _noted(lines, taken):
    """Hand on lines, and add them to `taken`."""
    for line in lines:
        taken.append(line)
        yield line


def _lines_of(path, name):
    """Return what begins to give the lines of a file; one in UTF-8 is never held as a whole."""
    if not path.is_file():  # a pipe can be read once only
        return partial(_split, decode(path.read_bytes(), name))
    with path.open("rb") as file:
        head = file.read(_HEAD)
        is_text = b"\0" not in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff")
        decode(head, name) if head else None
    if is_text:
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                strange = sum(line.count("\0") for line in file)
            if not strange:
                return partial(_open_lines, path)
        except UnicodeDecodeError:
            pass
    return partial(_split, decode(path.read_bytes(), name).removeprefix("\ufeff"))


def _open_lines(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from file


def _split(text):
    """Yield the lines of a text as a file does."""
    return chain(match[0] for match in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))
