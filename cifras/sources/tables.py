"""Read and write CSV tables strictly: one encoding, one line end, every row accounted for."""

import csv
import io
import json
from fractions import Fraction
from functools import cache
from pathlib import Path

import pandas as pd

from cifras import paths
from cifras.arithmetic.quantities import Quantity, exact_text
from cifras.sources.formulas import marked, unmarked
from cifras.sources.problems import Problem, TableError


def read_rows(path):
    """Return the header and the rows of a CSV file as text, with the problems found.

    Each row is (row number as a spreadsheet counts it, list of cells). The file must be
    UTF-8 without a byte-order mark and end its lines with a line feed alone.
    """
    name = paths.shown(path)

    def stop(row, value, expected):
        return [], [], [Problem(name, row, "", value, expected)]

    try:
        raw = Path(path).read_bytes()
    except FileNotFoundError:
        return stop(None, "", "the file to exist; it is missing")
    except OSError as error:
        return stop(None, "", f"a file that can be read ({error.strerror or error})")
    if not raw.strip():
        return stop(None, "", "a header row; the file is empty")
    if raw.startswith(b"\xef\xbb\xbf"):
        return stop(1, "byte-order mark", "plain UTF-8; save the file without the mark")
    if b"\r" in raw:
        row = raw[: raw.index(b"\r")].count(b"\n") + 1
        return stop(row, "carriage return", "lines that end with a line feed alone (Unix)")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        return stop(row, f"byte 0x{raw[error.start]:02x}", "UTF-8 text")
    header, problems, rows = [], [], []
    csv.field_size_limit(131_072)  # the standard one, which some libraries raise
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader)
        if not header:
            return stop(1, "", "a header row; the first line is empty")
        again = {column for column in header if header.count(column) > 1}
        problems = [Problem(name, 1, column, "", "each column once") for column in sorted(again)]
        before = reader.line_num
        for cells in reader:
            number, before = before + 1, reader.line_num
            if len(cells) == len(header):
                rows.append((number, cells))
            else:
                problems.append(
                    Problem(name, number, "", f"{len(cells)} cells", f"{len(header)} cells")
                )
    except csv.Error as error:
        problems.append(Problem(name, reader.line_num, "", "", f"well-formed CSV ({error})"))
    return header, rows, problems


def write_table(frame, path):
    """Write `frame` as CSV; return a line that says where it went and how long it is.

    A column of quantities is written as the columns of its parts, exactly.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    table = without_formulas(_as_text(frame, path.stem))
    table.to_csv(path, index=False, lineterminator="\n")
    return f"{paths.shown(path)}: {len(frame)} rows"


def without_formulas(frame):
    """Return a table whose texts no spreadsheet takes for formulas; numbers stay numbers."""
    texts = list(frame.select_dtypes(["object", "string"]))
    return frame.assign(**{c: frame[c].map(_as_cell, na_action="ignore") for c in texts})


def _as_cell(value):
    return marked(value) if isinstance(value, str) else value


def write_package(frame, path):
    """Write a table with a ``datapackage.json`` beside it that describes its columns."""
    line, path = write_table(frame, path), Path(path)
    declared = _declared(path.stem)
    resource = {
        "name": path.stem,
        "path": path.name,
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": declared["schema"],
    }
    package = {"name": "cifras", "profile": "tabular-data-package", "resources": [resource]}
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    write_text(text, path.with_name("datapackage.json"))
    return line


def write_text(text, path):
    """Write a text file as UTF-8 with Unix line ends; return a line that says where it went."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return f"{paths.shown(path)}: {len(text.split())} words"


def read_table(path):
    """Read a table that an earlier notebook wrote; say which one where it is missing.

    Columns have the types that ``data/tables.json`` declares: text stays text, with an empty
    string for an empty cell; quantities are put together again from their parts.
    """
    path = Path(path)
    try:
        raw = pd.read_csv(path, dtype=str, keep_default_na=False)
    except FileNotFoundError:
        expected = "the file; run the notebooks in order"
        raise TableError([Problem(paths.shown(path), None, "", "", expected)]) from None
    raw = raw.map(unmarked)
    declared = _declared(path.stem)
    types = {field["name"]: field["type"] for field in declared["schema"]["fields"]}
    table = pd.DataFrame({c: _typed(raw[c], types.get(c, "string")) for c in raw.columns})
    for name in declared.get("quantities", ()):
        table[name] = pd.Series(_quantities(raw, name), index=table.index, dtype=object)
    return table


@cache
def _all_declared(path):
    if not path.exists():
        return {}
    package = json.loads(path.read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def _declared(name):
    """Return how data/tables.json describes a table; of one it does not know, that all is text."""
    unknown = {"schema": {"fields": []}}
    return _all_declared(paths.DECLARED).get(name, unknown)


def _typed(column, kind):
    filled = column != ""
    match kind:
        case "boolean":
            known = column.map({"True": True, "False": False})
            return known.astype(bool) if filled.all() else known.astype("boolean")
        case "integer":
            return pd.to_numeric(column.where(filled)).astype("Int64")
        case "number":
            is_fraction = column.str.contains("/", regex=False)
            if is_fraction.any():
                column = column.map(lambda text: str(float(Fraction(text))) if text else text)
            numbers = pd.to_numeric(column.where(filled))
            return numbers.convert_dtypes() if filled.any() else numbers.astype("Int64")
    return column


def _prefix(name):
    return "" if name == "quantity" else f"{name}_"


def _as_text(frame, name):
    """Return a table with the parts of its quantities as exact text, in the declared order."""
    declared = _declared(name)
    quantities = [name for name in declared.get("quantities", ()) if name in frame]
    if not quantities:
        return frame
    frame = frame.copy()
    for name in quantities:
        prefix = _prefix(name)
        for part in ("value", "low", "high", "grain"):
            cells = [exact_text(getattr(q, part)) if q else "" for q in frame[name]]
            frame[f"{prefix}{part}"] = cells
        frame[f"{prefix}unit"] = [q.unit if q else "" for q in frame[name]]
        frame[f"{prefix}comparator"] = [q.comparator if q else "" for q in frame[name]]
    return frame[[field["name"] for field in declared["schema"]["fields"]]]


def _quantities(raw, name):
    prefix = _prefix(name)
    parts = [raw[f"{prefix}{part}"] for part in ("value", "unit", "grain", "comparator")]
    printed = [raw[f"{name}_printed"], raw["language"]] if prefix else [[None] * len(raw)] * 2
    return [
        quantity(Fraction(value), unit, Fraction(grain), comparator, *text) if value else None
        for value, unit, grain, comparator, *text in zip(*parts, *printed, strict=True)
    ]


def quantity(value, unit, grain, comparator="", text=None, language=None):
    """Return a quantity; without a printed `text` it gets one of digits and unit."""
    if text is None:
        shown = f"{int(value) if value.denominator == 1 else float(value):,}"
        words = (comparator, shown, "" if unit == "count" else unit)
        text, language = " ".join(word for word in words if word), "en"
    return Quantity(text, value, unit, grain, comparator, language)
