"""Grade anybody's table of claims: the same arithmetic, no ledger."""

import re
from fractions import Fraction

import pandas as pd

from cifras import paths
from cifras.arithmetic.quantities import LANGUAGES, UnreadableNumberError, read_quantity
from cifras.arithmetic.verdicts import SIGNS, judge_change
from cifras.audit.causes import nearest_repair
from cifras.audit.grade import VERDICT_COLUMNS, change_row, untestable_row
from cifras.sources.problems import Problem, TableError
from cifras.sources.tables import read_rows

REQUIRED = (
    "claim_id start_period start_printed end_period end_printed stated_printed direction"
).split()
OPTIONAL = ["grain", "language"]


def audit_table(path):
    """Grade every row of a table of claims.

    The columns are :data:`REQUIRED` and, if wanted, ``grain`` (the coarser step of the
    series, in the unit of the endpoints) and ``language`` (``en`` or ``es``). Returns
    (verdicts, problems): the rows that could be graded, with the columns of
    ``verdicts.csv``, and one :class:`cifras.sources.problems.Problem` per fault found. Raises
    :class:`cifras.sources.problems.TableError` where the table itself cannot be read.
    """
    name = paths.shown(path)
    header, rows, problems = read_rows(path)
    missing = [column for column in REQUIRED if column not in header]
    if header and missing:
        problems += [Problem(name, 1, c, "", "this column; it is missing") for c in missing]
    problems += [
        Problem(name, 1, c, "", f"one of {', '.join(REQUIRED + OPTIONAL)}")
        for c in header
        if c not in REQUIRED + OPTIONAL
    ]
    if not header or missing or len(set(header)) < len(header):
        raise TableError(problems)
    graded, seen = [], set()
    for number, cells in rows:
        row = dict.fromkeys(REQUIRED + OPTIONAL, "") | dict(zip(header, cells, strict=True))
        found = list(_row_problems(row, seen))
        seen.add(row["claim_id"])
        if not found:
            graded.append({"claim_id": row["claim_id"]} | _grade(row))
        problems += [Problem(name, number, *fault) for fault in found]
    verdicts = pd.DataFrame(graded, columns=VERDICT_COLUMNS).astype({"power": "Int64"})
    return verdicts.assign(document_id="", kind="change", indicator=""), problems


def _row_problems(row, seen):
    """Yield (column, value, expected) for every cell of a row that cannot be used."""
    if not row["claim_id"]:
        yield "claim_id", "", "an id; it must not be empty"
    elif row["claim_id"] in seen:
        yield "claim_id", row["claim_id"], "an id that occurs once"
    for column in ("start_period", "end_period"):
        if row[column] and not re.fullmatch(r"\d{4}", row[column]):
            yield column, row[column], "a year of four digits, or nothing"
    if row["start_period"] and row["end_period"] and row["start_period"] >= row["end_period"]:
        yield "end_period", row["end_period"], f"a year after {row['start_period']}"
    if row["direction"] not in SIGNS:
        yield "direction", row["direction"], f"one of {', '.join(SIGNS)}"
    if row["grain"] and not (
        re.fullmatch(r"\d{1,15}(\.\d{1,9})?", row["grain"]) and Fraction(row["grain"])
    ):
        yield "grain", row["grain"], "a step above zero, in digits, or nothing"
    if row["language"] and row["language"] not in LANGUAGES:
        yield "language", row["language"], f"one of {', '.join(LANGUAGES)}, or nothing"
        return
    if not row["stated_printed"]:
        yield "stated_printed", "", "the stated percent; it must not be empty"
    units = set()
    for column in ("start_printed", "end_printed", "stated_printed"):
        if not row[column]:
            continue
        try:
            quantity = read_quantity(row[column], row["language"] or "en")
        except UnreadableNumberError as error:
            yield column, row[column], f"a number that can be read ({error.why})"
            continue
        if column == "stated_printed" and quantity.value < 0 and row["direction"] == "increase":
            yield column, row[column], "no number below zero, the direction is an increase"
        if column == "start_printed" and quantity.value <= 0:
            yield column, row[column], "a level above zero; no percent can be taken of this one"
        if column == "end_printed" and quantity.value < 0:
            yield column, row[column], "a level that is not below zero"
        unit = quantity.unit
        if (unit == "%") != (column == "stated_printed"):
            wanted = "a percent" if column == "stated_printed" else "a level, not a percent"
            yield column, row[column], wanted
        elif column != "stated_printed":
            units.add(unit)
            if len(units) > 1:
                yield column, row[column], f"the unit of {row['start_printed']}"


def _grade(row):
    for side in ("start", "end"):
        if not row[f"{side}_printed"]:
            return untestable_row(lambda voice: voice.say(f"untested.no-{side}"))  # noqa: B023
    language = row["language"] or "en"
    start, end, stated = (
        read_quantity(row[f"{name}_printed"], language) for name in ("start", "end", "stated")
    )
    step = Fraction(row["grain"]) if row["grain"] else None
    judgement = judge_change(start, end, stated, row["direction"], step)
    repair = None
    if judgement.verdict not in ("exact", "rounding"):
        repair = nearest_repair(start, end, stated, row["direction"], language=language)
    return change_row(judgement, start, end, stated, repair=repair)
