"""Grade all claims under a run's parameters."""

from fractions import Fraction

import pandas as pd

from cifras.claims import printed_quantity
from cifras.estimates import (
    as_known_in,
    latest_common_period,
    quantities_by_period,
    quantity_of,
    select_series,
)
from cifras.implications import change_measures, implications, measure, number
from cifras.registry import find_grain
from cifras.repairs import nearest_repair
from cifras.trends import ratio
from cifras.verdicts import judge_change, judge_rank, judge_record, judge_span
from cifras.words import format_number, format_percent

UNTESTED = {
    "no-start": "the base of the change is not printed",
    "no-levels": "a percent is printed without the levels behind it",
    "lone-level": "one level alone: the document prints nothing to check it against",
    "lone-share": "one share alone: neither the part nor the whole is printed",
    "cause": "it names a cause, and no printed figure separates one cause from another",
    "judgement": "a judgement that no figure could test",
    "no-second-date": "only one date is printed",
    "no-start-date": "the span is printed without its start",
    "no-series": "no series of it is in the ledger",
    "no-number": "a change in words, without a number",
    "no-dates": "an order of events, without dates",
    "no-period": "no period and no measure are printed",
    "circular": "the year of the document is itself inferred from this sentence",
}
VERDICT_COLUMNS = (
    "claim_id document_id kind indicator verdict reason basis change_pct_stated "
    "change_pct_recomputed change_pct_low change_pct_high grain_used grain_needed power repair"
).split()
TREND_COLUMNS = "claim_id measure basis grain low value high unit power formula inputs".split()


def judge_all(
    claims, observations, grains, estimator="US", vintage="as-documented", grain="series"
):
    """Grade every claim; return (verdicts, trends), one row per claim and per number computed.

    `claims` and `observations` are the cleaned tables, `grains` the source table. Change
    claims are graded on the printed figures while `estimator` is the document's own and
    `vintage` is ``as-documented``, otherwise on the ledger; records and ranks always on
    the ledger. With `grain` ``printed`` no coarser rounding than the printed one excuses a
    claim.
    """
    verdicts, trends = [], []
    for claim in claims.itertuples():
        row, measures = _Case(claim, observations, grains, estimator, vintage, grain).judge()
        names = "claim_id", "document_id", "kind", "indicator"
        verdicts.append({name: getattr(claim, name) for name in names} | row)
        trends += [{"claim_id": claim.claim_id} | found for found in measures]
    return (
        pd.DataFrame(verdicts, columns=VERDICT_COLUMNS).astype({"power": "Int64"}),
        pd.DataFrame(trends, columns=TREND_COLUMNS).astype({"power": "Int64"}),
    )


class _Case:
    """One claim, the ledger, and the run's parameters; ``judge`` gives row and measures."""

    def __init__(self, claim, observations, grains, estimator, vintage, grain):
        self.claim, self.observations, self.estimator = claim, observations, estimator
        self.published = int(claim.published)
        self.limit = {"as-documented": self.published, "latest": None}.get(vintage, vintage)
        self.limit = self.limit and int(self.limit)
        self.series_grain = None
        if grain == "series" and claim.estimator:
            series = claim.indicator, claim.geography, claim.estimator
            self.series_grain = find_grain(grains, *series, self.published)
        self.on_ledger = bool(claim.estimator) and (
            vintage != "as-documented" or estimator != claim.estimator
        )

    def judge(self):
        claim = self.claim
        if claim.kind == "change" and self.on_ledger:
            return self._change_on_ledger()
        if claim.untested_because:
            row = untestable_row(UNTESTED[claim.untested_because])
            return row, list(implications(claim, self.series_grain))
        if claim.kind == "change":
            return self._change_as_printed()
        if claim.kind in ("record", "rank"):
            return self._standing()
        return self._span()

    def _words(self):
        limit = self.limit
        known = "the latest vintages" if limit is None else f"vintages up to {limit}"
        return f"{self.estimator}, {known}"

    def _known(self):
        rows = as_known_in(self.observations, self.limit)
        return rows[rows["estimator"] == self.estimator]

    def _change_as_printed(self):
        claim = self.claim
        start, end, stated = (printed_quantity(claim, x) for x in ("start", "end", "stated"))
        judgement = judge_change(start, end, stated, claim.direction, self.series_grain)
        repair = None
        if judgement.verdict not in ("exact", "rounding"):
            observed = self._values_known_for({"start": start, "end": end})
            repair = nearest_repair(start, end, stated, claim.direction, observed, claim.language)
        row = change_row(judgement, start, end, stated, "printed", repair)
        return row, list(change_measures(claim, start, end, self.series_grain, "printed"))

    def _values_known_for(self, endpoints):
        """Yield the other values that were published for either endpoint's year by then."""
        claim = self.claim
        rows = select_series(self.observations, claim.indicator, claim.estimator, claim.geography)
        roles = {int(claim.start_period): "start", int(claim.end_period): "end"}
        for row in rows[rows["vintage"] <= self.published].itertuples():
            role, quantity = roles.get(row.period), quantity_of(row)
            if role and quantity.value != endpoints[role].value:
                source = f"{row.report_id} prints it for {row.period}"
                yield role, "vintage", quantity, source

    def _change_on_ledger(self):
        claim = self.claim
        rows = select_series(self._known(), claim.indicator, self.estimator, claim.geography)
        rows = rows.set_index("period")
        periods = int(claim.start_period), int(claim.end_period)
        missing = [str(period) for period in periods if period not in rows.index]
        if missing:
            reason = f"the ledger has no value for {' and '.join(missing)} ({self._words()})"
            return untestable_row(reason, "ledger"), []
        start, end = (quantity_of(rows.loc[period]) for period in periods)
        stated = printed_quantity(claim, "stated")
        judgement = judge_change(start, end, stated, claim.direction)
        row = change_row(judgement, start, end, stated, "ledger")
        if self.estimator == claim.estimator:
            row["reason"] += self._revision_words({"start": start, "end": end})
        seen = " and ".join(f"{p} as published in {rows.at[p, 'vintage']}" for p in periods)
        row["reason"] += f" ({self._words()}: {seen})"
        return row, list(change_measures(claim, start, end, None, "ledger"))

    def _revision_words(self, endpoints):
        revised = [
            f"{was.text} was printed where the ledger now has {now.text}"
            for side, now in endpoints.items()
            if (was := printed_quantity(self.claim, side)) and was.value != now.value
        ]
        if revised:
            return "; the estimate was revised: " + ", ".join(revised)
        return "; the printed endpoints were not revised"

    def _standing(self):
        """Judge a record or a rank on the ledger."""
        claim, known = self.claim, self._known()
        where = self._words()
        if claim.kind == "record":
            rows = select_series(known, claim.indicator, self.estimator, claim.geography)
            values, subject = quantities_by_period(rows), int(claim.end_period)
            judgement, rival = judge_record(values, subject)
        else:
            rows = latest_common_period(
                known[known["indicator"] == claim.indicator], claim.geography
            )
            values = {row.geography: quantity_of(row) for row in rows.itertuples()}
            subject = claim.geography
            judgement, rival = judge_rank(values, subject)
            where = f"{rows['period'].max()}; {where}" if len(rows) else where
        if rival is None:
            return untestable_row(
                f"the ledger has too few values to compare ({where})", "ledger"
            ), []
        top, other = values[subject], values[rival]
        compared = {"exact": "above", "rounding": "above, rounding allowed for,"}
        reason = f"{claim.note} " if claim.kind == "rank" else ""
        reason += (
            f"{subject}: {top.text}, {compared.get(judgement.verdict, 'not above')} "
            f"{other.text} in {rival} ({where})"
        )
        found = measure(
            "margin",
            "ledger",
            max(top.grain, other.grain),
            ratio(top, other),
            "%",
            "value / highest other value",
            (top.text, other.text),
        )
        return _row(judgement, reason, "ledger"), [found]

    def _span(self):
        claim, stated = self.claim, printed_quantity(self.claim, "stated")
        years = int(claim.end_period) - int(claim.start_period)
        judgement = judge_span(years, stated)
        reason = (
            f"{claim.start_period} to {claim.end_period} is {years} years; a printed "
            f"{stated.text} stands for {_plain(stated.low)} to {_plain(stated.high)}"
        )
        periods = str(claim.start_period), str(claim.end_period)
        found = measure(
            "years",
            "printed",
            Fraction(1),
            judgement.recomputed,
            "year",
            "end year - start year",
            periods,
        )
        return _row(judgement, reason, "printed"), [found]


def untestable_row(reason, basis="printed"):
    """Return the verdict cells of a claim that cannot be tested."""
    return {"verdict": "untestable", "reason": reason, "basis": basis, "repair": ""}


def change_row(judgement, start, end, stated, basis, repair=None):
    """Return the verdict cells of a judged change, its reason in words."""
    return _row(judgement, _change_reason(judgement, start, end, stated), basis, repair)


def _row(judgement, reason, basis, repair=None):
    row = {"verdict": judgement.verdict, "reason": reason, "basis": basis}
    if judgement.printed:
        row |= {
            "change_pct_stated": number(judgement.stated.point),
            "change_pct_recomputed": number(judgement.recomputed.point),
            "change_pct_low": number(judgement.recomputed.low),
            "change_pct_high": number(judgement.recomputed.high),
            "grain_used": number(judgement.grain_used),
            "grain_needed": number(judgement.grain_needed),
            "power": judgement.power if (judgement.power or 0) < 10**9 else None,
        }
    return row | {"repair": str(repair or "")}


def _change_reason(judgement, start, end, stated):
    change = format_percent(judgement.printed.point, 2, signed=True)
    route = f"{start.text} to {end.text} is {change}"
    match judgement.verdict:
        case "exact":
            return f"{route}, which rounds to the stated {stated.text}"
        case "rounding":
            return f"{route}; the stated {stated.text} fits once rounding is allowed for"
        case "grain":
            step = f"{_plain(judgement.grain_used)} {start.unit}"
            return (
                f"{route}; the stated {stated.text} fits only at a rounding coarser than "
                f"printed, such as {step}, the step of the series"
            )
    return f"{route}; the stated {stated.text} fits at no rounding that the evidence supports"


def _plain(value):
    return format_number(value, 0 if Fraction(value).denominator == 1 else 2)
