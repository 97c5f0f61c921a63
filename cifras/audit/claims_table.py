"""Grade anybody's table of claims: the same arithmetic, no ledger."""

import re
from collections import namedtuple
from fractions import Fraction

from cifras import paths
from cifras.arithmetic.verdicts import HOLDS, SIGNS, Judgement, judge_change
from cifras.audit.causes import nearest_repair
from cifras.audit.grade import Graded, change_reason
from cifras.audit.table import verdict_table
from cifras.language.reasons import Reason
from cifras.language.texts import LANGUAGES
from cifras.language.voice import Voice
from cifras.reading.numbers import UnreadableNumberError, read_quantity
from cifras.sources.problems import Problem, TableError
from cifras.sources.tables import read_rows

REQUIRED = (
    "claim_id start_period start_printed end_period end_printed stated_printed direction"
).split()
OPTIONAL = ["grain", "language"]
_PRINTED = ("start", "end", "stated")
_Claim = namedtuple("_Claim", "claim_id document_id kind indicator direction stated")


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
    for line, cells in rows:
        row = dict.fromkeys(REQUIRED + OPTIONAL, "") | dict(zip(header, cells, strict=True))
        read, faults = _read_row(row, seen)
        seen.add(row["claim_id"])
        if not faults:
            graded.append(_grade(row, read))
        problems += [Problem(name, line, *fault) for fault in faults]
    return verdict_table(graded, [Voice(language) for language in LANGUAGES]), problems


def _read_row(row, seen):
    """Return the quantities of a row, and (column, value, expected) for every faulty cell."""
    faults, read, units = list(_row_faults(row, seen)), {}, set()
    language = row["language"] or "en"
    for name in _PRINTED if language in LANGUAGES else ():
        column = f"{name}_printed"
        try:
            read[name] = read_quantity(row[column], language) if row[column] else None
        except UnreadableNumberError as error:
            faults.append((column, row[column], f"a number that can be read ({error.why})"))
            continue
        if read[name]:
            faults += [(column, row[column], why) for why in _unfit(name, read[name], row, units)]
    return read, faults


def _row_faults(row, seen):
    if not row["claim_id"]:
        yield "claim_id", "", "an id; it must not be empty"
    elif row["claim_id"] in seen:
        yield "claim_id", row["claim_id"], "an id that occurs once"
    for column in ("start_period", "end_period"):
        if row[column] and not re.fullmatch(r"[0-9]{4}", row[column]):
            yield column, row[column], "a year of four digits, or nothing"
    if row["start_period"] and row["end_period"] and row["start_period"] >= row["end_period"]:
        yield "end_period", row["end_period"], f"a year after {row['start_period']}"
    if row["direction"] not in SIGNS:
        yield "direction", row["direction"], f"one of {', '.join(SIGNS)}"
    if row["grain"] and not (
        re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,9})?", row["grain"]) and Fraction(row["grain"])
    ):
        yield "grain", row["grain"], "a step above zero, in digits, or nothing"
    if row["language"] and row["language"] not in LANGUAGES:
        yield "language", row["language"], f"one of {', '.join(LANGUAGES)}, or nothing"
    elif not row["stated_printed"]:
        yield "stated_printed", "", "the stated percent; it must not be empty"


def _unfit(name, quantity, row, units):
    """Say why a quantity cannot stand where it does; `units` collects those of the levels."""
    if name == "stated":
        if quantity.value < 0 and row["direction"] == "increase":
            yield "no number below zero, the direction is an increase"
        if quantity.unit != "%":
            yield "a percent"
        return
    if name == "start" and quantity.value <= 0:
        yield "a level above zero; no percent can be taken of this one"
    if name == "end" and quantity.value < 0:
        yield "a level that is not below zero"
    if quantity.unit == "%":
        yield "a level, not a percent"
        return
    units.add(quantity.unit)
    if len(units) > 1:
        yield f"the unit of {row['start_printed']}"


def _grade(row, read):
    start, end, stated = (read[name] for name in _PRINTED)
    claim = _Claim(row["claim_id"], "", "change", "", row["direction"], stated)
    for name in ("start", "end"):
        if not read[name]:
            reason = Reason("untested", {"why": f"no-{name}"})
            return Graded(claim, Judgement("untestable"), "printed", reason)
    step = Fraction(row["grain"]) if row["grain"] else None
    judgement, repair = judge_change(start, end, stated, row["direction"], step), None
    if judgement.verdict not in HOLDS:
        language = row["language"] or "en"
        repair = nearest_repair(start, end, stated, row["direction"], language=language)
    reason = change_reason(judgement, start, end, stated)
    return Graded(claim, judgement, "printed", reason, start, end, repair)
