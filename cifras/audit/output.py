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
import tempfile
from pathlib import Path
from urllib.parse import quote

from cifras import __version__

WRONG = ("contradicted", "reversed")
# A spreadsheet takes a text that begins like this for a formula.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.I)
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
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([harmless(name) for name in columns])
    for row in rows:
        writer.writerow([harmless(row.get(name, "")) for name in columns])
    return file.getvalue()


def harmless(cell):
    """Return a cell as text that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    if isinstance(cell, str) and _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def to_json(rows, unplaced):
    """Return claims and the numbers that were not placed as one JSON object."""
    claims = [
        row | {"spans": json.loads(row["spans"])} if row.get("spans") else row for row in rows
    ]
    return json.dumps({"claims": claims, "unplaced": unplaced}, ensure_ascii=False, indent=1) + "\n"


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
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(row):
    region = {"startLine": int(row["line"]), "startColumn": int(row.get("column") or 1)}
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

    `outputs` maps the name of an option to its file.
    """
    problems, seen = [], []
    for option, path in outputs.items():
        if any(_is_same(path, other) for other in inputs):
            problems.append(f"{option} {path}: expected another file than what is read")
        elif any(_is_same(path, other) for other in seen):
            problems.append(f"{option} {path}: expected a file of its own")
        seen.append(path)
    return problems


def _is_same(one, other):
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return Path(os.path.realpath(one)) == Path(os.path.realpath(other))


def write_output(text, path):
    """Write a file as UTF-8, aside and then moved in as a whole; through a link its target.

    What is no ordinary file, such as a pipe, is written to as it is.
    """
    target = Path(os.path.realpath(path))
    raw = text.encode("utf-8", "replace")
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if target.exists() and not target.is_file():
        target.write_bytes(raw)
        return
    aside = None
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask()
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
            aside = Path(file.name)
            file.write(raw)
        aside.chmod(mode)
        aside.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        if aside:
            aside.unlink(missing_ok=True)


def _mask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
