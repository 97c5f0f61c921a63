"""Grade anybody's table of claims: the same arithmetic, no ledger.

A row is read as a claim that a text could make, and graded as one; what a table can say and a
text cannot is the step of the series behind it.
"""

import re
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path

from cifras import paths
from cifras.arithmetic.quantities import Quantity, enough_places, exact_text, rounded_text
from cifras.arithmetic.trends import grain_needed
from cifras.arithmetic.verdicts import HOLDS, SIGNS
from cifras.audit.cores import results
from cifras.audit.table_rows import PRINTED, Row, listed_word, with_listed_words
from cifras.audit.text_claims import ROW_COLUMNS, grade_text_claim, text_row
from cifras.language.reasons import Reason
from cifras.reading.conventions import ENGLISH, NUMBERS, Seen
from cifras.sources.problems import Problem, TableError
from cifras.sources.spreadsheets import Typed, open_spreadsheet

REQUIRED = (
    "claim_id start_period start_printed end_period end_printed stated_printed direction"
).split()
OPTIONAL = "grain language numbers kind indicator unit sentence stated_value".split()
PLACE = ("document", "line")  # where a claim was found, if it was in a text
STEPS = ("grain_used", "grain_needed")  # of rows without a kind, or with a step
_SAID = (*REQUIRED[1:], *OPTIONAL)  # all that a verdict depends on
_MOST_KEPT = 5000
_PLACED = re.compile(r"[1-9][0-9]{0,8}")


class ClaimsTable:
    """A table of claims, graded row by row.

    Its columns are :data:`REQUIRED` and, if wanted, those of :data:`OPTIONAL`: ``grain`` (the
    coarser step of the series, in the unit of the endpoints), ``language`` (``en`` or ``es``; of
    rows without one that of `language`), ``numbers`` (how they are written, one of
    :data:`cifras.reading.conventions.NUMBERS`; else `numbers`, else as the table's own numbers
    show), ``kind``, which says how a row is graded (without one as a change), and those of claims
    that were found in a text. Other columns are passed through. ``problems`` holds the faults of
    the table itself, ``count`` how many rows it has. Raises
    :class:`cifras.sources.problems.TableError` where it cannot be read.
    """

    def __init__(self, path, language="", numbers=""):
        self._sheet, self.name = open_spreadsheet(path, REQUIRED), paths.shown(path)
        known = {column.lower(): column for column in (*REQUIRED, *OPTIONAL, *PLACE)}
        typed, columns = self._sheet.header, {}
        header = [known.get(column.lower(), column) for column in typed]
        for column, as_typed in zip(header, typed, strict=True):
            columns.setdefault(column, []).append(as_typed)
        faults = [(c, "", "this column; it is missing") for c in REQUIRED if c not in columns]
        faults += [(c, ", ".join(found), "each column once, in capitals or not")
                   for c, found in columns.items() if len(found) > 1]  # fmt: skip
        self.problems = list(self._sheet.problems)
        if header:
            row = self._sheet.header_row
            self.problems += [Problem(self.name, row, *fault) for fault in faults]
        if faults:
            raise TableError(self.problems)
        self._grader = _Grader(header, Path(path).as_posix(), language, numbers)
        self.count = 0
        for found in self._sheet.rows():
            self.count += 1
            if not isinstance(found, Problem):
                self._grader.look(found[1])

    @property
    def columns(self):
        """The columns of the rows that come out, in order."""
        steps = STEPS if self._grader.has_steps else ()
        return list(dict.fromkeys(["claim_id", *PLACE, *ROW_COLUMNS, *steps, *self._grader.own]))

    def rows(self, workers=1):
        """Yield what becomes of every row: a dict, or a :class:`Problem` for each fault.

        `workers` processes share the work; see :func:`cifras.audit.cores.results`.
        """
        ids = set()
        for found, graded in results(self._grader.grade, self._sheet.rows(), workers):
            if isinstance(found, Problem):
                yield found
                continue
            row, faults = graded
            line, cells = found
            faults = [*self._grader.faults_of_id(cells, ids), *faults]
            yield from (Problem(self.name, line, *fault) for fault in faults)
            if not faults:
                yield row


class _Grader:
    """What the rows of one table have in common."""

    def __init__(self, header, document, language, numbers):
        self.header, self.document = header, document
        self.language, self.numbers = language, numbers
        self.at = {column: header.index(column) for column in header}
        self.printed = [self.at[f"{name}_printed"] for name in PRINTED]
        self.blank = dict.fromkeys((*REQUIRED, *OPTIONAL, *PLACE), "")
        self.seen, self.found, self.judged = {}, {}, {}
        self.own = [column for column in header if column not in REQUIRED]
        self.has_steps = False

    def _language_of(self, cells):
        at = self.at.get("language")
        told = listed_word("language", cells[at]) if at is not None else ""
        return told or self.language

    def look(self, cells):
        """Look at how the numbers of a row are written."""
        kind, step = self.at.get("kind"), self.at.get("grain")
        if kind is None or not cells[kind] or (step is not None and cells[step]):
            self.has_steps = True
        at = self.at.get("numbers")
        if (at is not None and cells[at]) or self.numbers:
            return
        language = self._language_of(cells)
        if language == "en":
            return  # its signs are its own
        if language not in self.seen:
            self.seen[language] = Seen()
        look = self.seen[language].look
        for at in self.printed:
            if not isinstance(cells[at], Typed):
                look(cells[at])

    def _signs(self, row, language):
        """Return (signs, whether they were told) of a row."""
        if told := NUMBERS.get(row["numbers"] or self.numbers):
            return told, True
        if language == "en":
            return ENGLISH, True
        own = Seen()
        for name in PRINTED:
            if not isinstance(row[f"{name}_printed"], Typed):
                own.look(row[f"{name}_printed"])
        seen = self.seen.get(language, Seen())
        if signs := own.of_one_row(language or "en", seen):
            return signs, False
        if language not in self.found:
            self.found[language] = seen.signs(language or "en", is_told=bool(language))
        return self.found[language], False

    def faults_of_id(self, cells, ids):
        """Yield what is wrong with the id of a row, and add it to the `ids` of those before it."""
        claim_id = cells[self.at["claim_id"]]
        if not claim_id:
            yield "claim_id", "", "an id; it must not be empty"
        elif claim_id in ids:
            yield "claim_id", claim_id, "an id that occurs once"
        ids.add(claim_id)

    def grade(self, found):
        """Return (row of the output, faults) of a (line, cells); one of them is empty."""
        if isinstance(found, Problem):
            return None, []
        line, cells = found
        row = with_listed_words(self.blank | dict(zip(self.header, cells, strict=True)))
        result, faults = self._judged(row, row["language"] or self.language)
        if faults:
            return None, faults
        place = {"claim_id": row["claim_id"]} | self._place(row, line)
        # What was not asked for goes through; what has been worked out anew does not.
        extra = {column: row[column] for column in self.own if column not in result}
        return place | result | extra | place, []

    def _judged(self, row, language):
        """Return (what is worked out for a row, faults); of rows that say the same only once."""
        signs, is_told = self._signs(row, language)
        key = (signs, is_told, *(row[column] for column in _SAID),
               *(type(row[f"{name}_printed"]) for name in PRINTED))  # fmt: skip
        judged = self.judged.get(key)
        if judged is None:
            reader = Row(row, language, signs, is_told)
            claim = reader.claim()
            result = _graded_row(row, claim, reader.step, language or "en") if claim else None
            if len(self.judged) >= _MOST_KEPT:
                self.judged.clear()
            judged = self.judged[key] = result, reader.faults
        return judged

    def _place(self, row, line):
        """Return where a claim stands: in the document that its row names, or in the table."""
        if row["document"] and _PLACED.fullmatch(row["line"]):
            return {"document": row["document"], "line": int(row["line"])}
        return {"document": self.document, "line": line}


def _graded_row(row, claim, step, language):
    grade = grade_text_claim
    if not row["kind"]:
        grade = partial(grade, shown=partial(_quantity, claim, language))
    graded = _held_to_direction(claim, grade(claim))
    if row["kind"] and step is None:
        return text_row(claim, graded, 0)
    needed = _grain_needed(claim, graded)
    graded = _at_series_step(claim, graded, step, grade)
    found = text_row(claim, graded, 0)
    used = [level.grain for level in (claim.start, claim.end) if level]
    used += [step] if graded.verdict == "grain" else []
    found |= dict(zip(STEPS, (exact_text(max(used, default=None)), _plain(needed)), strict=True))
    return found


def _plain(value):
    return "" if value is None else rounded_text(value, enough_places(value, 4))


def _held_to_direction(claim, graded):
    """Reverse a multiple that an open side let pass: what rose at most threefold did not fall."""
    if claim.kind != "multiple" or not claim.direction or graded.verdict not in HOLDS:
        return graded
    sign, found = SIGNS[claim.direction], graded.recomputed
    side, neutral = found.high if sign > 0 else found.low, 1 if graded.unit == "ratio" else 0
    if side is None or (side - neutral) * sign > 0 or found.point == neutral:
        return graded
    inner = graded.reason.values["reason"] if graded.reason.code == "weak" else graded.reason
    reason = Reason("reversed", inner.values | {"is_rise": sign > 0})
    return replace(graded, verdict="reversed", reason=reason)


def _at_series_step(claim, graded, step, grade):
    """Grade a contradicted claim once more at the coarser step of its series.

    A wrong direction is no matter of rounding and stays. Where the step leaves everything
    possible, the claim is not tested; where it leaves much, its reason says so.
    """
    if graded.verdict != "contradicted" or step is None:
        return graded
    levels = [replace(level, grain=max(level.grain, step)) for level in (claim.start, claim.end)]
    again = grade(replace(claim, start=levels[0], end=levels[1]))
    values = {"step": step, "step_unit": claim.end.unit or claim.start.unit}
    if again.verdict == "untestable":
        reason = Reason("vacuous_step", again.reason.values | values)
        return replace(again, claim=claim, reason=reason, percent=graded.percent)
    if again.verdict not in HOLDS:
        return graded
    inner = again.reason.values["reason"] if again.reason.code == "weak" else again.reason
    reason = Reason("grain", inner.values | values)
    if again.reason.code == "weak":
        reason = Reason("weak", again.reason.values | {"reason": reason})
    return replace(again, claim=claim, verdict="grain", reason=reason, percent=graded.percent)


def _grain_needed(claim, graded):
    """Return the smallest step of both levels at which a change fits, or None."""
    if claim.kind != "change" or graded.stated is None or graded.verdict == "untestable":
        return None
    if graded.verdict == "exact":
        return Fraction(0)
    if claim.start.comparator or claim.end.comparator:
        return None
    stated, fits = graded.stated, graded.recomputed.meets(graded.stated)
    printed = (0, 0) if fits else (claim.start.grain, claim.end.grain)
    return grain_needed(claim.start.value, claim.end.value, stated.low, stated.high, printed)


def _quantity(claim, language, role):
    """Return a number of a claim as a quantity, which every language writes in its own way."""
    number = getattr(claim, role)
    unit = "%" if number.kind == "percent" else number.unit or "count"
    return Quantity(number.text, number.value, unit, number.grain, number.comparator, language)
