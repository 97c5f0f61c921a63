"""Read and write CSV tables strictly: one encoding, one line end, every row accounted for."""

import csv
import io
import json
import re
from pathlib import Path

import pandas as pd

from cifras import paths
from cifras.sources.problems import Problem, TableError

_NUMERIC = re.compile(
    r"(value|low|high|grain|pct|vintage|period|as_of|power|used|needed|stated|recomputed)$"
)


# A reason cut off after fifty characters, as pandas shows it, is no reason.
pd.set_option("display.max_colwidth", None)


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
        return stop(None, "", f"a file that can be read ({error.strerror})")
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
    """Write `frame` as CSV; return a line that says where it went and how long it is."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.to_csv(path, index=False, lineterminator="\n")
    return f"{paths.shown(path)}: {len(frame)} rows"


def write_package(frame, path, descriptions):
    """Write a table with a ``datapackage.json`` beside it that describes its columns.

    `descriptions` maps each column to its meaning; the types are those of the columns.
    """
    line = write_table(frame, path)
    kinds = {"i": "integer", "f": "number", "b": "boolean"}
    fields = [
        {
            "name": name,
            "type": kinds.get(frame[name].convert_dtypes().dtype.kind, "string"),
            "description": descriptions[name],
        }
        for name in frame.columns
    ]
    resource = {
        "name": Path(path).stem,
        "path": Path(path).name,
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }
    package = {"name": "cifras", "profile": "tabular-data-package", "resources": [resource]}
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    write_text(text, Path(path).with_name("datapackage.json"))
    return line


def write_text(text, path):
    """Write a text file as UTF-8 with Unix line ends; return a line that says where it went."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return f"{paths.shown(path)}: {len(text.split())} words"


def read_table(path):
    """Read a table that an earlier notebook wrote; say which one where it is missing.

    Text stays text, with an empty string for an empty cell; a column that holds numbers
    only becomes numeric, unless it holds numbers as printed or corrected, and so does an
    empty column with the name of a numeric one; True and False become bool.
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except FileNotFoundError:
        raise TableError(
            [Problem(paths.shown(path), None, "", "", "the file; run the notebooks in order")]
        ) from None
    for column in table.columns:
        filled = table[column] != ""
        if set(table[column]) <= {"True", "False"} and len(table):
            table[column] = table[column] == "True"
            continue
        numbers = pd.to_numeric(table[column].where(filled), errors="coerce")
        is_numeric = numbers[filled].notna().all() and not column.endswith(("printed", "corrected"))
        if is_numeric and (filled.any() or _NUMERIC.search(column)):
            table[column] = numbers.convert_dtypes() if filled.any() else numbers.astype("Int64")
    return table
