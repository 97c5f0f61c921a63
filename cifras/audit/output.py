"""Write what an audit found: a table, JSON, or SARIF for tools that show faults in their place.

A file that was read is never written over, not by another name and not through a link either,
and a file is written aside and moved in as a whole.
"""

import csv
import errno
import io
import json
import os
import re
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from cifras import __version__
from cifras.language.invisible import CONTROLS, SEPARATORS, TURNS
from cifras.reading.documents import STDIN
from cifras.sources.formulas import marked

WRONG = ("contradicted", "reversed")
# What moves a cursor, turns the order of signs or ends a text; not a tab, not a new line.
_CONTROLS = re.compile(f"[{CONTROLS}{TURNS}{SEPARATORS}\ufeff]")
_RULES = {
    "contradicted": "The printed numbers do not give the stated change.",
    "reversed": "The printed numbers go the other way than the statement.",
}


def to_csv(rows, columns=()):
    """Return rows as CSV; `columns` come first, then what else the rows hold.

    A text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers.
    """
    columns = list(dict.fromkeys([*columns, *(name for row in rows for name in row)]))
    file = io.StringIO()
    write = csv_writer(file, columns)
    for row in rows:
        write(row)
    return file.getvalue()


def csv_writer(file, columns):
    """Write the header of a CSV file; return what writes a row."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([_quiet(harmless(name)) for name in columns])

    def write(row):
        writer.writerow([_quiet(harmless(row.get(name, ""))) for name in columns])

    return write


def _quiet(text):
    """Return a text in which a sign that a terminal would obey is shown to have been one."""
    return text if text.isprintable() else _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def harmless(cell):
    """Return a cell as text that no spreadsheet takes for a formula."""
    if isinstance(cell, str):
        return marked(cell)
    return "" if cell is None else str(cell)


def to_json(rows, unplaced):
    """Return claims and the numbers that were not placed as one JSON object."""
    claims = [
        row | {"spans": json.loads(row["spans"])} if row.get("spans") else row for row in rows
    ]
    return _as_json({"claims": claims, "unplaced": unplaced})


def _as_json(found):
    """Write JSON for people, with what a terminal would obey as an escape."""
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def to_sarif(rows):
    """Return one SARIF 2.1.0 result for every claim that its own numbers contradict.

    Lines and columns count from one; for what is not plain text they are those of the text that
    was taken out of it, and the sentence stands beside them.
    """
    driver = {
        "name": "cifras",
        "version": __version__,
        "rules": [{"id": i, "shortDescription": {"text": text}} for i, text in _RULES.items()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(row) for row in rows if row["verdict"] in WRONG],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return _as_json(log)


def _result(row):
    column = str(row.get("column") or "")
    column = int(column) if re.fullmatch("[1-9][0-9]{0,8}", column) else 1
    region = {"startLine": int(row["line"]), "startColumn": column}
    if row.get("sentence"):
        region["snippet"] = {"text": row["sentence"]}
    place = {"artifactLocation": {"uri": _uri(row["document"])}, "region": region}
    rule = row["verdict"]
    return {
        "ruleId": rule,
        "ruleIndex": list(_RULES).index(rule),
        "level": "error",
        "message": {"text": row.get("reason") or _RULES[rule]},
        "locations": [{"physicalLocation": place}],
        "properties": {"claim_id": row["claim_id"]},
    }


def _uri(name):
    path = Path(name)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix().encode("utf-8", "surrogateescape"))


def output_problems(outputs, inputs):
    """Return, for every output that is one of the inputs or another output, what is wrong with it.

    So is one whose name does not end as what is written there. `outputs` maps the name of an
    option to its file and the endings that it may have.
    """
    problems, seen = [], []
    for option, (path, endings) in outputs.items():
        if Path(path).suffix.lower() not in endings:
            expected = f"expected a name that ends in {', '.join(endings)}"
            problems.append(f"{option} {path}: {expected}")
        if any(_is_same(path, other) for other in inputs):
            problems.append(f"{option} {path}: expected another file than what is read")
        elif any(_is_same(path, other) for other in seen):
            problems.append(f"{option} {path}: expected a file of its own")
        seen.append(path)
    return problems


def _is_same(one, other):
    if other == STDIN:
        return _is_behind_stdin(one)
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return Path(os.path.realpath(one)) == Path(os.path.realpath(other))


def _is_behind_stdin(path):
    """Say whether a file is what standard input is read from: cifras audit - < FILE."""
    try:
        behind = os.fstat(0)
        return stat.S_ISREG(behind.st_mode) and os.path.samestat(behind, Path(path).stat())
    except (OSError, ValueError):
        return False


def write_output(text, path):
    """Write a file as UTF-8, as :func:`writing` does."""
    with writing(path) as file:
        file.write(text)


@contextmanager
def writing(path):
    """Open a file to write UTF-8 aside; it is moved in as a whole, through a link to its target.

    Where the writing fails, what was there stays. What is no ordinary file, such as a pipe, is
    written to as it is. Faults of the file name it; those of what is read meanwhile are let be.
    """
    target, aside = Path(os.path.realpath(path)), None
    how = {"encoding": "utf-8", "errors": "replace", "newline": ""}
    with _naming(path):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():
            file = target.open("w", **how)
        else:
            mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask()
            file = tempfile.NamedTemporaryFile(  # noqa: SIM115  closed below
                "w", dir=target.parent, prefix=".", delete=False, **how
            )
            aside = Path(file.name)
    try:
        yield _Output(file, path)
        with _naming(path):
            file.close()
            if aside:
                aside.chmod(mode)
                aside.replace(target)
    finally:
        with suppress(OSError):
            file.close()
        if aside:
            aside.unlink(missing_ok=True)


class _Output:
    """A file to write to, whose faults name the output."""

    def __init__(self, file, path):
        self._file, self._path = file, path

    def write(self, text):
        with _naming(self._path):
            self._file.write(text)


@contextmanager
def _naming(path):
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None


def _mask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
