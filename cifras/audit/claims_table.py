"""Grade anybody's table of claims: the same arithmetic, no ledger."""

import re
from collections import namedtuple
from fractions import Fraction
from pathlib import Path

from cifras import paths
from cifras.arithmetic.verdicts import HOLDS, SIGNS, Judgement, judge_change
from cifras.audit.causes import nearest_repair
from cifras.audit.grade import Graded, change_reason
from cifras.audit.table import VERDICT_COLUMNS, verdict_row
from cifras.language.reasons import Reason
from cifras.language.texts import LANGUAGES
from cifras.language.voice import Voice
from cifras.reading.found import Number, TextClaim
from cifras.reading.numbers import UnreadableNumberError, read_quantity
from cifras.sources.problems import Problem, TableError
from cifras.sources.spreadsheets import Typed, read_spreadsheet

REQUIRED = (
    "claim_id start_period start_printed end_period end_printed stated_printed direction"
).split()
OPTIONAL = ["grain", "language", "kind", "indicator", "unit", "sentence", "stated_value"]
# What a claim of each kind states, as found in a text.
STATED_UNITS = {
    "change": "percent", "points": "points", "difference": "absolute", "multiple": "ratio",
    "levels": "",
}  # fmt: skip
_PRINTED = ("start", "end", "stated")
_Claim = namedtuple("_Claim", "claim_id document_id kind indicator direction stated")
_LONGEST_PERIOD = 60
_VALUE = re.compile(r"-?\d{1,15}(\.\d{1,9}|/[1-9]\d{0,9})?")
# A point before three digits groups thousands in one language and parts decimals in the other.
_EITHER = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")


def audit_table(path, language="", watch=iter):
    """Grade every row of a table of claims.

    The columns are :data:`REQUIRED` and, if wanted, those of :data:`OPTIONAL`: ``grain`` (the
    coarser step of the series, in the unit of the endpoints), ``language`` (``en`` or ``es``; of
    rows without one that of `language`) and those of claims that were found in a text, of which
    ``kind`` says how they are graded. Other columns are passed through. Returns (rows, problems):
    a dict for every row that could be graded, with ``document`` and ``line``, and one
    :class:`cifras.sources.problems.Problem` per fault found. Raises
    :class:`cifras.sources.problems.TableError` where the table itself cannot be read. `watch` is
    given the rows and hands them on one by one, to show how far it is.
    """
    name = paths.shown(path)
    header, rows, problems = read_spreadsheet(path)
    missing = [column for column in REQUIRED if column not in header]
    if header and missing:
        problems += [Problem(name, 1, c, "", "this column; it is missing") for c in missing]
    if not header or missing or len(set(header)) < len(header):
        raise TableError(problems)
    graded, seen = [], set()
    for line, cells in watch(rows):
        row = dict.fromkeys(REQUIRED + OPTIONAL, "") | dict(zip(header, cells, strict=True))
        read, faults = _read_row(row, seen, language)
        seen.add(row["claim_id"])
        problems += [Problem(name, line, *fault) for fault in faults]
        if not faults:
            place = {"claim_id": row["claim_id"]} | _place(row, Path(path).as_posix(), line)
            result = _graded_row(row, read)
            # What was not asked for goes through; what has been worked out anew does not.
            extra = {c: row[c] for c in header if c not in REQUIRED and c not in result}
            graded.append(place | result | extra | place)
    return graded, problems


def _place(row, name, line):
    """Return where a claim stands: in the document that its row names, or in the table."""
    document, told = row.get("document", ""), row.get("line", "")
    if document and re.fullmatch(r"[1-9][0-9]{0,8}", told):
        return {"document": document, "line": int(told)}
    return {"document": name, "line": line}


def _graded_row(row, read):
    if not row["kind"]:
        found = verdict_row(_grade(row, read), [Voice(language) for language in LANGUAGES])
        return {c: found.get(c, "") for c in VERDICT_COLUMNS if c != "document_id"}
    from cifras.audit.text_claims import grade_text_claim, text_row

    claim = _text_claim(row, read)
    return text_row(claim, grade_text_claim(claim), 0) | {"spans": ""}


def _text_claim(row, read):
    """Return a row as a claim that was found in a text."""
    kind, stated, value = row["kind"], _number(read["stated"]), None
    if _is_in_words(row):
        value, printed = Fraction(row["stated_value"]), row["stated_printed"]
        if stated is None:
            grain = Fraction(1)
            stated = Number(printed, abs(value), grain, "", "ratio", 0, len(printed))
    elif stated:
        sign = SIGNS.get(row["direction"], 1) if kind != "multiple" else 1
        value = sign * abs(stated.value) if sign < 0 else stated.value
    return TextClaim(
        kind, row["sentence"], 0, row["indicator"], row["unit"], row["direction"],
        _number(read["start"]), _number(read["end"]), stated, value, STATED_UNITS[kind],
        row["start_period"], row["end_period"],
    )  # fmt: skip


def _is_in_words(row):
    """Say whether a size is in words (doubled, by half), with its value in a column of its own."""
    in_words = not re.search(r"\d", row["stated_printed"])
    return bool(row["kind"] and in_words and _VALUE.fullmatch(row["stated_value"]))


def _number(quantity):
    if quantity is None:
        return None
    kind = "percent" if quantity.unit == "%" else "amount"
    unit = "" if quantity.unit == "count" else quantity.unit
    return Number(
        quantity.text, quantity.value, quantity.grain, unit, kind, 0, len(quantity.text),
        quantity.comparator,
    )  # fmt: skip


def _read_row(row, seen, default):
    """Return the quantities of a row, and (column, value, expected) for every faulty cell."""
    faults, read, units = list(_row_faults(row, seen)), {}, set()
    language = row["language"] or default or "en"
    for name in _PRINTED if language in LANGUAGES else ():
        column = f"{name}_printed"
        if isinstance(row[column], Typed):
            row[column] = row[column].replace(".", "," if language == "es" else ".")
        elif not (row["language"] or default) and _EITHER.search(row[column]):
            words = "a language, in its column or as an option: this is read otherwise in each"
            faults.append((column, row[column], words))
            continue
        try:
            read[name] = read_quantity(row[column], language) if row[column] else None
        except UnreadableNumberError as error:
            if name == "stated" and _is_in_words(row):
                read[name] = None
                continue
            faults.append((column, row[column], f"a number that can be read ({error.why})"))
            continue
        if read[name] and not row["kind"]:
            faults += [(column, row[column], why) for why in _unfit(name, read[name], row, units)]
    return read, faults


def _row_faults(row, seen):
    if not row["claim_id"]:
        yield "claim_id", "", "an id; it must not be empty"
    elif row["claim_id"] in seen:
        yield "claim_id", row["claim_id"], "an id that occurs once"
    for column in ("start_period", "end_period"):
        if len(row[column]) > _LONGEST_PERIOD:
            yield column, row[column], f"a period of at most {_LONGEST_PERIOD} characters"
    years = [row[c] for c in ("start_period", "end_period") if re.fullmatch("[0-9]{4}", row[c])]
    if len(years) == 2 and years[0] >= years[1] and not row["kind"]:
        yield "end_period", row["end_period"], f"a year after {row['start_period']}"
    if row["kind"] and row["kind"] not in STATED_UNITS:
        yield "kind", row["kind"], f"one of {', '.join(STATED_UNITS)}, or nothing"
    if row["direction"] not in SIGNS and (row["direction"] or not row["kind"]):
        yield "direction", row["direction"], f"one of {', '.join(SIGNS)}"
    if row["grain"] and not (
        re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,9})?", row["grain"]) and Fraction(row["grain"])
    ):
        yield "grain", row["grain"], "a step above zero, in digits, or nothing"
    if row["language"] and row["language"] not in LANGUAGES:
        yield "language", row["language"], f"one of {', '.join(LANGUAGES)}, or nothing"
    elif not row["stated_printed"] and row["kind"] != "levels":
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
    if judgement.verdict not in (*HOLDS, "untestable"):
        repair = nearest_repair(start, end, stated, row["direction"], language=stated.language)
    reason = change_reason(judgement, start, end, stated)
    return Graded(claim, judgement, "printed", reason, start, end, repair)
