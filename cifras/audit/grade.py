"""Grade all claims under a run's parameters."""

from fractions import Fraction

import pandas as pd

from cifras.arithmetic.trends import ratio
from cifras.arithmetic.verdicts import judge_change, judge_rank, judge_record, judge_span
from cifras.audit.causes import nearest_repair
from cifras.audit.implied import change_measures, implications, measure, number
from cifras.language.voice import LANGUAGES, Voice
from cifras.sources.claims import printed_quantity
from cifras.sources.ledger import (
    as_known_in,
    latest_common_period,
    quantities_by_period,
    quantity_of,
    select_series,
)
from cifras.sources.schema import find_grain

_VOICES = tuple(Voice(language) for language in LANGUAGES)
VERDICT_COLUMNS = (
    "claim_id document_id kind indicator verdict reason reason_es basis start_value end_value "
    "change_pct_stated change_pct_recomputed change_pct_low change_pct_high grain_used "
    "grain_needed power repair repair_es"
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
            row = untestable_row(lambda voice: voice.say(f"untested.{claim.untested_because}"))
            return row, list(implications(claim, self.series_grain))
        if claim.kind == "change":
            return self._change_as_printed()
        if claim.kind in ("record", "rank"):
            return self._standing()
        return self._span()

    def _where(self, voice):
        """Say whose figures were looked at, and up to which year of publication."""
        known = voice.say("reason.known_latest")
        if self.limit is not None:
            known = voice.say("reason.known_until", year=self.limit)
        return voice.say("reason.where", estimator=voice.name(self.estimator), known=known)

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
        row = change_row(judgement, start, end, stated, repair=repair)
        return row, list(change_measures(claim, start, end, self.series_grain, "printed"))

    def _values_known_for(self, endpoints):
        """Yield the other values that were published for either endpoint's year by then."""
        claim = self.claim
        rows = select_series(self.observations, claim.indicator, claim.estimator, claim.geography)
        roles = {int(claim.start_period): "start", int(claim.end_period): "end"}
        for row in rows[rows["vintage"] <= self.published].itertuples():
            role, quantity = roles.get(row.period), quantity_of(row)
            if role and quantity.value != endpoints[role].value:
                yield role, "vintage", quantity, {"report": row.report_id, "period": row.period}

    def _change_on_ledger(self):
        claim = self.claim
        rows = select_series(self._known(), claim.indicator, self.estimator, claim.geography)
        rows = rows.set_index("period")
        periods = int(claim.start_period), int(claim.end_period)
        missing = [str(period) for period in periods if period not in rows.index]
        if missing:
            row = untestable_row(
                lambda voice: voice.say(
                    "reason.missing", periods=voice.join(missing), where=self._where(voice)
                ),
                "ledger",
            )
            return row, []
        start, end = (quantity_of(rows.loc[period]) for period in periods)
        stated = printed_quantity(claim, "stated")
        judgement = judge_change(start, end, stated, claim.direction)
        seen = [(period, rows.at[period, "vintage"]) for period in periods]

        def reason(voice):
            words = _change_reason(judgement, start, end, stated, voice)
            if self.estimator == claim.estimator:
                words = self._with_revisions(words, {"start": start, "end": end}, voice)
            vintages = [voice.say("reason.seen", period=p, vintage=v) for p, v in seen]
            where = {"where": self._where(voice), "seen": voice.join(vintages)}
            return voice.say("reason.ledger", reason=words, **where)

        row = change_row(judgement, start, end, stated, "ledger", reason=reason)
        return row, list(change_measures(claim, start, end, None, "ledger"))

    def _with_revisions(self, words, endpoints, voice):
        revised = [
            voice.say("reason.revised_item", was=_printed(was, voice), now=voice.quantity(now))
            for side, now in endpoints.items()
            if (was := printed_quantity(self.claim, side)) and was.value != now.value
        ]
        if revised:
            return voice.say("reason.revised", reason=words, list=", ".join(revised))
        return voice.say("reason.not_revised", reason=words)

    def _standing(self):
        """Judge a record or a rank on the ledger."""
        claim, known, period = self.claim, self._known(), None
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
            period = rows["period"].max() if len(rows) else None

        def where(voice):
            return "; ".join(str(x) for x in (period, self._where(voice)) if x)

        if rival is None:
            row = untestable_row(
                lambda voice: voice.say("reason.too_few", where=where(voice)), "ledger"
            )
            return row, []
        top, other = values[subject], values[rival]
        compared = {"exact": "above", "rounding": "above_rounding"}

        def reason(voice):
            words = voice.say(
                "reason.standing",
                subject=voice.name(subject),
                top=voice.quantity(top),
                compared=voice.say(f"reason.{compared.get(judgement.verdict, 'not_above')}"),
                other=voice.quantity(other),
                rival=voice.name(rival),
                where=where(voice),
            )
            note = voice.say("reason.rank_note") if claim.kind == "rank" else ""
            return f"{note} {words}".strip()

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

        def reason(voice):
            return voice.say(
                "reason.span",
                start=claim.start_period, end=claim.end_period, years=years,
                stated=_printed(stated, voice),
                low=_plain(stated.low, voice), high=_plain(stated.high, voice),
            )  # fmt: skip

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
    """Return the verdict cells of a claim that cannot be tested; `reason` speaks any language."""
    return {"verdict": "untestable", "basis": basis} | _told("reason", reason) | _told("repair")


def change_row(judgement, start, end, stated, basis="printed", repair=None, reason=None):
    """Return the verdict cells of a judged change, its reason in words."""
    reason = reason or (lambda voice: _change_reason(judgement, start, end, stated, voice))
    ends = {"start_value": number(start.value), "end_value": number(end.value)}
    return _row(judgement, reason, basis, repair) | ends


def _told(name, words=lambda voice: ""):
    """Return a cell of words per language: ``reason`` in English, ``reason_es`` in Spanish."""
    return {
        name if voice.language == "en" else f"{name}_{voice.language}": words(voice)
        for voice in _VOICES
    }


def _row(judgement, reason, basis, repair=None):
    row = {"verdict": judgement.verdict, "basis": basis} | _told("reason", reason)
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
    return row | _told("repair", repair.words if repair else lambda voice: "")


def _change_reason(judgement, start, end, stated, voice):
    route = voice.say(
        "reason.route",
        start=_printed(start, voice),
        end=_printed(end, voice),
        change=voice.percent(judgement.printed.point, 2, signed=True),
    )
    tokens = {"route": route, "stated": _printed(stated, voice)}
    if judgement.verdict == "grain":
        tokens["step"] = f"{_plain(judgement.grain_used, voice)} {start.unit}"
    verdict = "contradicted" if judgement.verdict == "reversed" else judgement.verdict
    return voice.say(f"reason.{verdict}", **tokens)


def _printed(quantity, voice):
    """Quote what is printed where it is English, and write it anew in another language."""
    return quantity.text if voice.language == "en" else voice.quantity(quantity)


def _plain(value, voice):
    return voice.number(value, 0 if Fraction(value).denominator == 1 else 2)
