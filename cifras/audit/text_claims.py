"""Grade a trend claim that was read out of a text, on the numbers that the text prints.

Verdicts are those of :mod:`cifras.arithmetic.verdicts`, without ``grain``: a text has no series
behind it. Nothing of pandas is imported here, so that a short audit starts at once.
"""

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial

from cifras.arithmetic.causes import KINDS, Case, likely_causes
from cifras.arithmetic.quantities import (
    MOST_PLACES,
    Quantity,
    enough_places,
    exact_text,
    rounded_text,
    unit_in_words,
)
from cifras.arithmetic.trends import (
    Bounds,
    Stated,
    difference,
    multiple,
    percent_change,
    stated_change,
    whole_percents_admitted,
)
from cifras.arithmetic.verdicts import HOLDS, SIGNS, Judgement, is_tie, judge_size
from cifras.audit.reasons import FLOOR, NEUTRAL, size_reason
from cifras.language.reasons import Reason, say_cause, say_reason
from cifras.language.texts import LANGUAGES, reading_words
from cifras.language.voice import Voice
from cifras.reading.found import TextClaim

_MOST_DIGITS = 12  # of a number that is not rounded
_NEEDS_BASE = ("change", "multiple")


@dataclass(frozen=True)
class GradedText:
    """A claim of a text with its verdict and why.

    ``recomputed`` holds the size that the levels give, with bounds at the printed rounding, in
    ``unit``: that of the claim; percent for ``levels``, and for a part by which something moved
    (fell by a third, halved), which is tested as the change that it is. ``power`` is the number of
    answers that would have passed (whole percents; for other sizes steps of the stated rounding
    unit; for ``levels`` the directions), None where there is no end of them or no test. A test
    that was passed and proves little has a reason with the code ``weak``. ``causes`` holds pairs
    (code, what it gives) for a claim that failed. ``stated`` is what the stated size stands for,
    ``percent`` the change in percent at the printed rounding, where that is what was tested.
    """

    claim: TextClaim
    verdict: str
    reason: Reason
    recomputed: Bounds | None = None
    power: int | None = None
    causes: tuple = ()
    stated: Stated | None = None
    percent: Bounds | None = None

    @property
    def kind(self):
        """What the claim was tested as, a name in :data:`cifras.arithmetic.causes.KINDS`."""
        return _tested_as(self.claim)

    @property
    def unit(self):
        """The unit of the recomputed size: ``percent``, ``points``, ``ratio``, ``absolute``."""
        return "percent" if self.kind == "levels" else KINDS[self.kind][1]


def _tested_as(claim):
    is_part = claim.kind == "multiple" and claim.stated is not None and claim.stated.kind == "part"
    return "change" if is_part else claim.kind


def grade_text_claim(claim, shown=None):
    """Grade a :class:`cifras.reading.found.TextClaim`; return a :class:`GradedText`.

    `shown` takes ``start``, ``end`` or ``stated`` and returns what reasons show of that number;
    by default the text that is printed. A contradicted claim is a finding and never raises, nor
    does one that cannot be tested.
    """
    shown, why = shown or partial(_printed, claim), _untested(claim)
    if why:
        reason = _with_implied(claim, Reason("untested", {"why": why}), shown)
        return GradedText(claim, "untestable", reason)
    start, end = level_of(claim.start), level_of(claim.end)
    grade = _grade_direction if claim.kind == "levels" else _grade_size
    return grade(claim, start, end, shown)


def _untested(claim):
    """Return why a claim cannot be tested, as a name under ``untested``, or nothing."""
    if claim.kind != "levels" and (claim.stated is None or claim.stated_value is None):
        return "no-number"
    if claim.start is None and claim.end is None:
        return "no-levels" if claim.kind == "change" else "no-figures"
    if claim.start is None or claim.end is None:
        return "no-start" if claim.start is None else "no-end"
    if {claim.start.kind == "percent", claim.end.kind == "percent"} == {True, False}:
        if claim.start.unit and claim.end.unit:
            return "two-units"
    if claim.kind == "levels" and not claim.direction:
        return "no-direction"
    if claim.kind in _NEEDS_BASE and claim.start.value <= 0:
        return "no-base"
    if claim.kind in _NEEDS_BASE and claim.end.value < 0:
        return "no-amount"
    return ""


def level_of(number):
    """Return a printed level as a quantity, to see what it stands for."""
    return Quantity(number.text, number.value, "", number.grain, number.comparator)


def _stated(claim):
    """Return the stated size without its sign; one in words by the rule of fractions.

    Of a part by which something moved it is the part, in percent.
    """
    number, size, kind = claim.stated, abs(claim.stated_value), _tested_as(claim)
    in_words = not any(character.isdecimal() for character in number.text)
    grain, is_share = number.grain, claim.stated_unit in ("percent", "ratio")
    is_scaled = in_words and is_share
    is_scaled &= number.kind == "ratio" or grain != 1 or number.value != size
    if claim.kind == "multiple":
        grain = min(grain, _last_place(number))
    if kind != claim.kind:
        size, grain, is_scaled = 100 * abs(1 - size), 100 * grain, in_words
    grain = unit_in_words(size) if is_scaled else grain
    return Quantity(number.text, size, "", grain, number.comparator)


def _sign(claim):
    if claim.kind == "multiple":
        return 1 if claim.stated_value >= 1 else -1
    if claim.stated_value:
        return 1 if claim.stated_value > 0 else -1
    return SIGNS.get(claim.direction, 1)


def _recompute(kind, start, end):
    if kind in ("change", "levels"):
        return percent_change(start, end)
    return multiple(start, end) if kind == "multiple" else difference(start, end)


def _grade_size(claim, start, end, shown):
    kind, stated, sign = _tested_as(claim), _stated(claim), _sign(claim)
    # A multiple has no sign: what fell to a third is a third of what it was.
    state = partial(_signed, 1 if kind == "multiple" else sign)
    said, found = state(stated), _recompute(kind, start, end)
    is_plain = not (start.comparator or end.comparator)
    unit = KINDS[kind][1]
    verdict = judge_size(found, said, sign, is_plain, NEUTRAL.get(unit, 0), FLOOR.get(unit))
    if verdict in HOLDS and _goes(claim.start, claim.end) == -sign:
        verdict = "reversed"  # the numbers as printed go the other way
    values = {
        "start": shown("start"), "end": shown("end"), "stated": shown("stated"),
        "change": found.point, "unit": unit, "is_rise": sign > 0,
    }  # fmt: skip
    step = Fraction(1) if unit == "percent" else stated.grain
    power = None if verdict == "untestable" else whole_percents_admitted(found, step)
    tie = verdict == "exact" and is_tie(found.point, said, stated)
    judgement = Judgement(verdict, said, found, found, power=power, is_tie=tie)
    reason = size_reason(judgement, stated, values, step)
    power, causes = reason.values.get("power", power), ()
    if verdict in ("contradicted", "reversed"):
        is_share = all(_is_percent(number, claim.unit) for number in (claim.start, claim.end))
        causes = likely_causes(Case(kind, start, end, stated, state, sign, is_share))
    percent = found if kind == "change" else None
    return GradedText(claim, verdict, reason, found, power, causes, said, percent)


def _signed(sign, quantity):
    return stated_change(quantity, sign)


def _is_percent(number, unit):
    return number.kind == "percent" or unit in _percents()


@cache
def _percents():
    return frozenset(word for code in LANGUAGES for word in reading_words(code)["units"]["%"])


def _grade_direction(claim, start, end, shown):
    """Grade two levels and a word that says which way it went.

    The numbers as printed decide, or their bounds where only one way is possible. Where they
    are alike, or differ by less than the places that they print, the direction may still fit once
    their rounding is allowed for. With a comparator that leaves both ways possible nothing is
    tested.
    """
    sign, gap = SIGNS[claim.direction], difference(start, end)
    found = _recompute("change", start, end) if start.value > 0 and end.value >= 0 else None
    can_rise = gap.high is None or gap.high > 0
    can_fall = gap.low is None or gap.low < 0
    is_plain = not (start.comparator or end.comparator)
    size = found.point if found else gap.point
    values = {
        "start": shown("start"), "end": shown("end"), "stated": "", "change": size,
        "unit": "percent" if found else "absolute", "is_rise": sign > 0,
    }  # fmt: skip
    goes = _goes(claim.start, claim.end)
    fits, other_fits = (can_rise, can_fall) if sign > 0 else (can_fall, can_rise)
    if not is_plain and can_rise and can_fall:
        is_open = gap.low is None and gap.high is None
        reason = Reason("vacuous" if is_open else "vacuous_way", values)
        return GradedText(claim, "untestable", reason, found)
    if (is_plain and gap.point * sign > 0) or (fits and not other_fits):
        verdict, code = "exact", "direction"
    elif goes == -sign or not fits:
        verdict, code = "reversed", "wrong_way"
    else:
        verdict, code = "rounding", "direction_rounding" if gap.point else "same"
    power = can_rise + can_fall if is_plain or verdict in HOLDS else 1
    return GradedText(claim, verdict, Reason(code, values), found, power)


def _goes(start, end):
    """Return which way two numbers as printed go, +1 or -1, or 0 where their last places leave it.

    `500` to `480` falls, whatever the zeros of 500 may round; 1.2 million to 1,150,300 may not.
    A comparator leaves it open.
    """
    if start.comparator or end.comparator:
        return 0
    gap = end.value - start.value
    twice = 2 * abs(gap)
    # A last place is no more than the rounding unit, and takes longer to find.
    if twice < start.grain + end.grain and twice < _last_place(start) + _last_place(end):
        return 0
    return 1 if gap > 0 else -1


def _last_place(number):
    """Return what one is worth in the last digit that a number prints."""
    digits = "".join(character for character in number.text if character in "0123456789")
    if not digits.strip("0") or not number.value:
        return number.grain
    return min(number.grain, abs(number.value) / int(digits[:40]))


def _printed(claim, role):
    """Return a number of a claim as the text prints it, in one line."""
    return " ".join(getattr(claim, role).text.split())


def _with_implied(claim, reason, shown):
    """Add what one level and the stated size imply for the level that is not printed."""
    given = claim.end or claim.start
    size = claim.stated_value
    if claim.kind == "levels" or not given or (claim.start and claim.end) or size is None:
        return reason
    if claim.kind in _NEEDS_BASE:
        factor = size if claim.kind == "multiple" else 1 + size / 100
        if factor <= 0 or given.value <= 0:
            return reason
        implied = given.value / factor if claim.end else given.value * factor
    else:
        implied = given.value - size if claim.end else given.value + size
    place = given.grain / 10
    implied = round(implied / place) * place
    given = shown("end" if claim.end else "start")
    values = {"reason": reason, "given": given, "stated": shown("stated")}
    return Reason("implied", values | {"implied": implied})


ROW_COLUMNS = (
    "claim_id sentence kind indicator unit start_period start_value end_period end_value "
    "stated_value stated_unit direction change_pct_stated change_pct_recomputed change_pct_low "
    "change_pct_high recomputed recomputed_low recomputed_high recomputed_unit verdict reason "
    "reason_es power causes causes_es spans"
).split()

_PERCENT_COLUMNS = ("change_pct_recomputed", "change_pct_low", "change_pct_high")
_SIZE_COLUMNS = ("recomputed", "recomputed_low", "recomputed_high")


def text_row(claim, graded, number):
    """Return one row of the output: texts and plain numbers, empty where nothing is printed.

    `number` is that of the claim in its document. Columns are :data:`ROW_COLUMNS`; the
    ``recomputed`` ones are in ``recomputed_unit``, the ``change_pct`` ones always in percent.
    """
    row = dict.fromkeys(ROW_COLUMNS, "")
    for name in (
        "sentence",
        "kind",
        "indicator",
        "unit",
        "start_period",
        "end_period",
        "direction",
    ):
        row[name] = " ".join(getattr(claim, name).split())
    row |= {"claim_id": f"claim-{number}", "verdict": graded.verdict}
    for name in ("start", "end"):
        level = getattr(claim, name)
        row[f"{name}_value"] = _plain(level.value) if level else ""
    if claim.stated is not None and claim.stated_value is not None:
        row |= {"stated_value": _plain(claim.stated_value), "stated_unit": claim.stated_unit}
        if claim.stated_unit == "percent":
            row["change_pct_stated"] = row["stated_value"]
    percent, found = _percent_of(graded), graded.recomputed
    written = _written(percent)
    row |= zip(_PERCENT_COLUMNS, written, strict=True)
    if found and claim.kind != "levels":
        written = written if found is percent else _written(found)
        row |= zip(_SIZE_COLUMNS, written, strict=True)
        row["recomputed_unit"] = graded.unit
    row["power"] = "" if graded.power is None else str(graded.power)
    for language in LANGUAGES:
        voice, ending = _voice(language), "" if language == "en" else f"_{language}"
        row[f"reason{ending}"] = say_reason(graded.reason, voice)
        row[f"causes{ending}"] = "; ".join(say_cause(cause, voice) for cause in graded.causes)
    if claim.spans:
        row["spans"] = json.dumps(claim.spans, ensure_ascii=False, sort_keys=True)
    return row


@cache
def _voice(language):
    return Voice(language)


def _percent_of(graded):
    """Return the change in percent between two printed levels, or None where there is none."""
    if graded.percent:
        return graded.percent
    claim = graded.claim
    if not claim.start or not claim.end or claim.start.value <= 0 or claim.end.value < 0:
        return None
    return percent_change(level_of(claim.start), level_of(claim.end))


def _written(bounds):
    return [_plain(x) for x in (bounds.point, bounds.low, bounds.high)] if bounds else [""] * 3


def _plain(value):
    """Write a number plainly; what has no end of decimals, or many digits, is rounded to four."""
    if value is None:
        return ""
    if 10**MOST_PLACES % value.denominator:
        return rounded_text(value, enough_places(value, 4))
    text = exact_text(value)
    is_short = len(text.lstrip("-0.")) <= _MOST_DIGITS
    return text if is_short else rounded_text(value, enough_places(value, 4))
