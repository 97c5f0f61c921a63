"""Grade claims under a run's parameters: verdicts with reason codes and values, no words."""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial

from cifras.arithmetic.causes import Case, likely_causes
from cifras.arithmetic.quantities import Quantity
from cifras.arithmetic.trends import ratio
from cifras.arithmetic.verdicts import (
    HOLDS,
    SIGNS,
    Judgement,
    judge_change,
    judge_rank,
    judge_record,
    judge_span,
    places_of,
    signed_claim,
)
from cifras.audit.measures import change_measures, implications, measure
from cifras.audit.reasons import size_reason
from cifras.audit.repairs import Repair, nearest_repair
from cifras.language.reasons import Reason
from cifras.reading.found import Number, TextClaim
from cifras.sources.claims import FISCAL, place_claimed, window_of
from cifras.sources.stated import SIZES

_STATED_UNITS = {"points": "points", "difference": "absolute", "multiple": "ratio"}
OWN = "as-documented"  # the estimator and the vintage that a document names itself


@dataclass(frozen=True)
class Graded:
    """A claim with its verdict: what it was judged on (``basis``), and why (``reason``).

    ``start`` and ``end`` are the levels that a change was judged on, ``measures`` rows of
    trends.csv, ``causes`` the slips of method that would explain a change that failed.
    """

    claim: object
    judgement: Judgement
    basis: str
    reason: Reason
    start: Quantity | None = None
    end: Quantity | None = None
    repair: Repair | None = None
    measures: list = field(default_factory=list)
    causes: tuple = ()


def judge_all(claims, observations, sources, estimator=OWN, vintage=OWN, grain="series"):
    """Grade every claim; return a list of :class:`Graded`.

    `claims` and `observations` are the cleaned tables. A document's own figures come first:
    change claims are graded on what is printed unless another `estimator` or `vintage` is asked
    for, which puts those of the ledger in their place; records and ranks are always graded on
    the ledger, whose values are rounded as their series is. With `grain` ``printed`` no coarser
    rounding than the printed one excuses a claim, on the ledger either.
    """
    from cifras.sources.ledger import Ledger, as_printed  # not for an audit of a few claims

    ledger = Ledger(observations if grain == "series" else as_printed(observations, sources))
    return [
        _Case(claim, ledger, sources, estimator, vintage, grain).judge()
        for claim in claims.itertuples()
    ]


class _Case:
    """One claim, the ledger, and the run's parameters."""

    def __init__(self, claim, ledger, sources, estimator, vintage, grain):
        self.claim, self.ledger, self.sources = claim, ledger, sources
        self.published = int(claim.published)
        self.estimator = estimator
        if estimator == OWN:
            seen = ledger.estimators(claim.indicator, claim.geography)
            rivals = sorted(sources.rivals, key=lambda who: who not in seen)
            self.estimator = claim.estimator or next(iter(rivals), "")
        self.limit = {OWN: self.published, "latest": None}.get(vintage, vintage)
        self.limit = self.limit and int(self.limit)
        self.series_grain = None
        if grain == "series":
            series = claim.indicator, claim.geography, claim.estimator
            self.series_grain = sources.steps.at(series, self.published)
        is_other = vintage != OWN or self.estimator != claim.estimator
        self.on_ledger = bool(claim.estimator) and is_other

    def judge(self):
        claim = self.claim
        if claim.kind == "change" and self.on_ledger:
            return self._change_on_ledger()
        if claim.untested_because:
            measures = list(implications(claim, self.series_grain))
            return self._untestable("untested", "printed", measures, why=claim.untested_because)
        if claim.kind == "change":
            return self._change_as_printed()
        if claim.kind in ("direction", *SIZES):
            return self._size_as_printed()
        if claim.kind in ("record", "rank"):
            return self._standing()
        return self._span()

    def _untestable(self, code, basis, measures=(), **values):
        reason = Reason(code, values)
        return Graded(self.claim, Judgement("untestable"), basis, reason, measures=list(measures))

    @property
    def _where(self):
        """Whose figures were looked at, and up to which year of publication."""
        return {"estimator": self.estimator, "until": self.limit}

    def _change_as_printed(self):
        claim, repair = self.claim, None
        start, end, stated = claim.start, claim.end, claim.stated
        judgement = judge_change(start, end, stated, claim.direction, self.series_grain)
        if judgement.verdict not in (*HOLDS, "untestable"):
            observed = self._values_known_for({"start": start, "end": end})
            repair = nearest_repair(start, end, stated, claim.direction, observed)
        measures = list(change_measures(claim, start, end, self.series_grain, "printed"))
        reason = change_reason(judgement, start, end, stated)
        judgement = replace(judgement, power=reason.values.get("power", judgement.power))
        causes = _slips(claim) if judgement.verdict in ("contradicted", "reversed") else ()
        return Graded(claim, judgement, "printed", reason, start, end, repair, measures, causes)

    def _size_as_printed(self):
        """Judge points, a difference, a multiple or a direction alone, as those of texts are."""
        from cifras.audit.text_claims import grade_text_claim

        claim, kind = self.claim, self.claim.kind
        stated, sign = claim.stated, SIGNS[claim.direction]
        sized = TextClaim(
            "levels" if kind == "direction" else kind, "", 0, claim.indicator, "",
            claim.direction, printed_number(claim.start), printed_number(claim.end),
            printed_number(stated, kind), stated and (1 if kind == "multiple" else sign)
            * stated.value, _STATED_UNITS.get(kind, ""),
        )  # fmt: skip
        graded = grade_text_claim(sized)
        judgement = Judgement(graded.verdict, graded.stated, graded.recomputed, power=graded.power)
        measures, name = [], "percent_change" if kind == "direction" else kind
        if graded.recomputed:
            unit = {"points": "points", "multiple": "times", "direction": "%"}
            coarsest, inputs = max(claim.start.grain, claim.end.grain), _inputs(claim)
            measures = [measure(name, "printed", coarsest, graded.recomputed, inputs,
                                unit.get(kind, claim.start.unit))]  # fmt: skip
        return Graded(claim, judgement, "printed", graded.reason, measures=measures,
                      causes=graded.causes)  # fmt: skip

    def _values_known_for(self, endpoints):
        """Yield the other values that were published by then for either endpoint's year.

        Those of the year before and after are yielded, too: one may have been taken for it. A
        total over years is none.
        """
        import pandas as pd

        claim = self.claim
        roles = {int(claim.start_period): "start", int(claim.end_period): "end"}
        others = {year + step: role for year, role in roles.items() for step in (-1, 1)}
        for row in self.ledger.rows(claim.indicator, claim.estimator):
            role = pd.isna(row.from_period) and (others | roles).get(row.period)
            is_here = row.geography == claim.geography and row.vintage <= self.published
            if role and is_here and row.quantity.value != endpoints[role].value:
                seen = {"report": row.report_id, "period": row.period}
                kind = "vintage" if row.period in roles else "another_year"
                yield role, kind, row.quantity, seen

    def _change_on_ledger(self):
        claim = self.claim
        known = self.ledger.yearly(claim.indicator, self.estimator, claim.geography, self.limit)
        periods = int(claim.start_period), int(claim.end_period)
        missing = [str(period) for period in periods if period not in known]
        if missing:
            return self._untestable("missing", "ledger", periods=missing, where=self._where)
        start, end = (known[period].quantity for period in periods)
        judgement = judge_change(start, end, claim.stated, claim.direction)
        revised = None
        if self.estimator == claim.estimator:
            pairs = ((claim.start, start), (claim.end, end))
            revised = [(was, now) for was, now in pairs if was and was.value != now.value]
        reason = Reason(
            "ledger",
            {
                "reason": change_reason(judgement, start, end, claim.stated),
                "revised": revised,
                "where": self._where,
                "seen": [(period, known[period].vintage) for period in periods],
            },
        )
        measures = list(change_measures(claim, start, end, None, "ledger"))
        return Graded(claim, judgement, "ledger", reason, start, end, None, measures)

    def _standing(self):
        """Judge a record or a rank on the ledger."""
        from cifras.sources.ledger import in_common, year_of_rank

        claim, period, since = self.claim, None, None
        sign, nth = SIGNS.get(claim.direction, 1), place_claimed(claim)
        if claim.kind == "record":
            rows = self.ledger.yearly(claim.indicator, self.estimator, claim.geography, self.limit)
            subject, how = int(claim.end_period), {"since": window_of(claim)}
            judge = judge_record
        else:
            known = self.ledger.known(claim.indicator, self.estimator, self.limit)
            rivals = claim.rivals.split("; ")
            common = in_common(known, rivals)
            period = year_of_rank(claim, common)
            if period is None:
                return self._untestable("no_common", "ledger", places=rivals, where=self._where)
            rows, subject, how = common[period], claim.geography, {"nth": nth}
            judge = judge_rank
            if (sign, nth) == (1, 1):
                since = _first_since(common, period, subject)
        values = {name: row.quantity for name, row in rows.items()}
        judgement, rival = judge(values, subject, sign, **how)
        if rival is None:
            return self._untestable("too_few", "ledger", period=period, where=self._where)
        top, other = values[subject], values[rival]
        code, name = "standing", "margin" if sign > 0 else "margin_below"
        told = {"sign": sign, "window": how.get("since")}
        if nth > 1:
            code, name = "ranked", "margin_beside"
            told |= {"nth": nth, "of": len(values), "places": places_of(values, subject, sign)}
        values = told | {"subject": subject, "top": top, "rival": rival, "other": other,
                  "verdict": judgement.verdict, "period": period, "since": since,
                  "where": self._where}  # fmt: skip
        coarsest, inputs = max(top.grain, other.grain), (top.text, other.text)
        measures = []
        if other.low is not None and other.low > 0:
            measures = [measure(name, "ledger", coarsest, ratio(top, other), inputs)]
        return Graded(claim, judgement, "ledger", Reason(code, values), measures=measures)

    def _span(self):
        """Judge a span on its two years, or on the dates of events where none are printed.

        A span is the difference of its two years; from one fiscal year to another both count.
        A start without an end is a date: it is the stated century that it is looked for in.
        """
        import pandas as pd

        claim, stated = self.claim, self.claim.stated
        start, end = (
            str(period) if pd.notna(period) else date
            for period, date in (
                (claim.start_period, claim.start_date),
                (claim.end_period, claim.end_date),
            )
        )
        basis = "events" if start == claim.start_date or end == claim.end_date else "printed"
        first, last = (date.removeprefix(FISCAL) for date in (start, end))
        if not end:
            code, name, years = "dated", "year", int(first[:4])
        elif start.startswith(FISCAL) and end.startswith(FISCAL):
            code, name, years = "fiscal", "fiscal_years", int(last) - int(first) + 1
        else:
            code, name, years = "span", "years", int(last[:4]) - int(first[:4])
        judgement = judge_span(years, stated, is_count=code != "span")
        values = {"start": first, "end": last, "years": years, "stated": stated, "basis": basis}
        inputs = [date for date in (start, end) if date]
        found = measure(name, basis, Fraction(1), judgement.recomputed, inputs, "year")
        return Graded(claim, judgement, basis, Reason(code, values), measures=[found])


def printed_number(quantity, kind=""):
    """Return a quantity as a number that a text prints, or None."""
    if quantity is None:
        return None
    kinds = {"points": "points", "multiple": "ratio"}
    kind = kinds.get(kind, "percent" if quantity.unit == "%" else "amount")
    unit = "" if quantity.unit in ("count", "times") else quantity.unit
    return Number(quantity.text, quantity.value, quantity.grain, unit, kind, 0,
                  len(quantity.text), quantity.comparator)  # fmt: skip


def _slips(claim):
    """Return the likely causes of a change that failed, but for digits: those a repair names."""
    state = partial(signed_claim, direction=claim.direction)
    is_share = claim.start.unit == "%"
    case = Case("change", claim.start, claim.end, claim.stated, state, SIGNS[claim.direction],
                is_share)  # fmt: skip
    return tuple(cause for cause in likely_causes(case) if not cause.gives.role)


def _inputs(claim):
    return claim.start.text, claim.end.text


def _first_since(common, period, place):
    """Return since when a place was first in every year; None where it was in all of them."""
    since = None
    for year in sorted((year for year in common if year <= period), reverse=True):
        values = {name: row.quantity for name, row in common[year].items()}
        if judge_rank(values, place)[0].verdict not in HOLDS:
            return since
        since = year
    return None


def change_reason(judgement, start, end, stated):
    """Return why a change was judged as it was."""
    values = {"start": start, "end": end, "stated": stated, "change": judgement.printed.point,
              "step": judgement.grain_used}  # fmt: skip
    if judgement.verdict == "reversed":
        values["is_rise"] = judgement.printed.point < 0
    return size_reason(judgement, stated, values)
