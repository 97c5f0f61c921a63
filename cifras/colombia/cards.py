"""A card per claim: its answer, printed numbers, number line, other editions and sources."""

import pandas as pd

from cifras.arithmetic.quantities import as_share
from cifras.arithmetic.trends import Stated, grain_needed
from cifras.arithmetic.verdicts import signed_claim
from cifras.audit.outside import AGREES
from cifras.colombia.appendix import document_source, report_source
from cifras.colombia.quotable import told
from cifras.colombia.study import compared_in, graded_in
from cifras.language.voice import decimals
from cifras.report.blocks import Basis, Card, Cards, WhatIf
from cifras.report.number_lines import Mark
from cifras.sources.claims import NUMBERS
from cifras.sources.ledger import Ledger


def claim_cards(study, rows):
    """Return the block of cards of a run; `rows` are its :class:`Quotable` claims, in order."""
    ledger, groups = Ledger(study.observations), {}
    for row in rows:
        group = groups.setdefault(row.document_id, (study.title(row.document_id), []))
        group[1].append(_card(study, ledger, row))
    return Cards(groups)


def _card(study, ledger, row):
    claim_id = row.claim_id
    checks = list(study.checked([claim_id]).itertuples())
    marks = tuple(_marks(study, checks, claim_id))
    items = [
        study.say("card.item", label=mark.label, told=mark.told) for mark in marks
    ]  # fmt: skip
    return Card(
        claim_id,
        row.quote,
        study.verdict(claim_id),
        row.says,
        row.wording,
        study.told(claim_id, "reason"),
        tuple(_printed(study, claim_id)),
        study.say("card.alt", list="; ".join(items)) if marks else "",
        marks,
        _what_if(study, ledger, checks, claim_id),
        tuple(_edition(study, check) for check in checks),
        tuple(_sources(study, checks, row.document_id)),
    )


def _printed(study, claim_id):
    """Yield what the claim prints and stands for, and what was recomputed from it."""
    claim, say = study.claims.loc[claim_id], study.say
    for name in NUMBERS:
        quantity = claim[name]
        if quantity is None:
            continue
        period = f"{name}_period"
        dated = period in claim and pd.notna(claim[period])
        label = say(f"card.{name}")
        if dated:
            label = say("card.dated", label=label, year=study.printed(claim_id, period))
        is_span = claim["kind"] == "span"  # what a span or a century stands for, the reason says
        words = study.printed(claim_id, name) if is_span else _stands_for(study, claim_id, name)
        yield label, words
    if study.recomputed(claim_id):
        yield say("card.recomputed"), _between(study, claim_id, _basis_of(study, claim_id))
        if series := _between(study, claim_id, "series"):
            yield say("card.at_series", unit=_series_unit(study, claim_id)), series
        yield say("card.power"), study.graded(claim_id, "power", "power")
    if study.verdicts.at[claim_id, "repair"]:
        yield say("card.repair"), study.told(claim_id, "repair")


def _basis_of(study, claim_id):
    return study.verdicts.at[claim_id, "basis"]


def _between(study, claim_id, basis):
    """Say a recomputed change with its bounds on one basis; empty where there is none."""
    point = study.recomputed(claim_id)
    bounds = {
        side: study.trend(claim_id, "percent_change", side, 1, basis, signed=True)
        for side in ("low", "high")
        if _change(study, claim_id, basis) is not None
    }
    return study.say("card.bounded", point=point, **bounds) if bounds else ""


def _change(study, claim_id, basis):
    """Return low, value and high of a change on one basis, or None; an open bound is NaN."""
    rows = study.trends[study.trends["claim_id"] == claim_id]
    rows = rows[(rows["measure"] == "percent_change") & (rows["basis"] == basis)]
    return None if rows.empty else rows.iloc[0][["low", "value", "high"]]


def _stands_for(study, claim_id, name):
    quantity = study.claims.at[claim_id, name]
    bounds = {
        side: study.values.number(
            f"{claim_id}.{name}.stands_{side}", value, decimals(value), quantity.unit,
            about=claim_id, formula=f"{name}: {side} end of its rounding", table="claims.csv",
            notebook="01-clean-source-figures",
        )
        for side in ("low", "high")
        if (value := getattr(quantity, side)) is not None
    }  # fmt: skip
    ending = "" if len(bounds) == 2 else f"_{next(iter(bounds))}"
    return study.say(f"card.stands{ending}", printed=study.printed(claim_id, name), **bounds)


def _series_step(study, claim_id):
    claim = study.claims.loc[claim_id]
    series = claim["indicator"], claim["geography"], claim["estimator"]
    return study.sources.steps.at(series, int(claim["published"]))


def _series_unit(study, claim_id):
    step, unit = _series_step(study, claim_id), study.claims.at[claim_id, "unit"]
    return study.values.number(
        f"{claim_id}.series_unit", step, decimals(step), unit,
        about=claim_id, formula="rounding unit of the series", **graded_in(),
    )  # fmt: skip


def _edition(study, row):
    """Return one line of the editions: who, when, what, and how it compares."""
    who, as_of = study.voice.name(row.estimator), study.edition(row)
    distance = "" if row.status == AGREES else study.distance(row)
    return who, as_of, _figures(study, row), study.voice.name(row.status), distance


def _figures(study, row):
    if pd.isna(row.change_pct):
        return told(study, row)
    unit, change = study.claims.at[row.claim_id, "unit"], told(study, row)
    levels = {side: study.check(row, f"{side}_value", 0, unit) for side in ("start", "end")}
    if pd.notna(row.change_pct_low) and pd.notna(row.change_pct_high):
        low, high = (
            study.check(row, f"change_pct_{side}", 1, "%", signed=True) for side in ("low", "high")
        )
        change = study.say("card.bounded", point=change, low=low, high=high)
    return study.say("card.change", change=change, **levels)


def _sources(study, checks, document_id):
    """Yield the document and the reports that the card rests on, each once."""
    yield document_source(study, document_id)
    cited = [
        report
        for row in checks
        for report in (row.start_report, row.end_report, row.rival_report)
        if isinstance(report, str) and report
    ]
    for report_id in dict.fromkeys(cited):
        yield report_source(study, report_id)


def _stated(claim):
    """Return a stated percent with its bounds, signed for a change; None for anything else."""
    stated = claim["stated"]
    if stated is None or stated.unit != "%":
        return None
    if claim["kind"] == "change":
        return signed_claim(stated, claim["direction"])
    return Stated(stated.value, *as_share(stated))


def _marks(study, checks, claim_id):
    """Yield the rows of the number line of a claim with a percent."""
    claim, say = study.claims.loc[claim_id], study.say
    stated = _stated(claim)
    if stated is None:
        return
    yield Mark(say("card.stated"), _signed(study, claim, stated), "stated", *_floats(stated))
    if (found := _change(study, claim_id, _basis_of(study, claim_id))) is not None:
        wide = _change(study, claim_id, "series")
        is_open = wide is None or wide.isna().any()
        yield Mark(say("card.recomputed"), study.recomputed(claim_id), study.verdict(claim_id),
                   float(found["value"]), _bound(found["low"]), _bound(found["high"]),
                   () if is_open else (float(wide["low"]), float(wide["high"])))  # fmt: skip
    for check in checks:
        label = say("card.edition", who=study.voice.name(check.estimator),
                    as_of=study.edition(check))  # fmt: skip
        if pd.notna(check.change_pct):
            place = check.change_pct, _bound(check.change_pct_low), _bound(check.change_pct_high)
        else:
            place = _floats(study.observed(check))
        yield Mark(label, told(study, check), "other", *place, colour=study.colour(check.estimator))


def _signed(study, claim, stated):
    """Return the token of a stated percent as the number line shows it."""
    if claim["kind"] != "change":
        return study.printed(claim["claim_id"], "stated")
    return study.values.number(
        f"{claim['claim_id']}.stated.signed", stated.point, decimals(stated.point), "%", True,
        low=stated.low, high=stated.high, about=claim["claim_id"], formula="stated, signed",
        inputs=claim["stated_printed"], table="claims.csv", notebook="01-clean-source-figures",
    )  # fmt: skip


def _floats(number):
    point = number.point if hasattr(number, "point") else number.value
    return float(point), _bound(number.low), _bound(number.high)


def _bound(value):
    return None if value is None or pd.isna(value) else float(value)


def _what_if(study, ledger, checks, claim_id):
    """Return the figures that a reader may try a stated change on, or None without any."""
    claim = study.claims.loc[claim_id]
    if claim["kind"] != "change" or claim["stated"] is None:
        return None
    stated, bases = _stated(claim), []
    if claim["start"] is not None and claim["end"] is not None:
        units = []
        if step := _series_step(study, claim_id):
            words = study.say("card.unit_series", unit=_series_unit(study, claim_id))
            units.append((words, step))
        name = study.say("card.as_printed")
        bases.append(_basis(study, claim, stated, "printed", name, claim["start"], claim["end"],
                            units))  # fmt: skip
    for row in checks:
        known = ledger.yearly(claim["indicator"], row.estimator, claim["geography"], row.as_of)
        start, end = (
            known[year].quantity for year in (claim["start_period"], claim["end_period"])
        )  # fmt: skip
        name = study.say("card.edition", who=study.voice.name(row.estimator),
                         as_of=study.edition(row))  # fmt: skip
        key = f"{row.estimator}.{row.as_of}"
        bases.append(_basis(study, claim, stated, key, name, start, end, []))
    bases = tuple(basis for basis in bases if basis)
    return WhatIf(study.printed(claim_id, "stated"), stated, bases) if bases else None


def _basis(study, claim, stated, key, name, start, end, units):
    """Return a :class:`Basis` of two levels, or None where one of them is open."""
    if start.comparator or end.comparator:
        return None
    claim_id, unit = claim["claim_id"], claim["unit"]
    made = graded_in("trends") if key == "printed" else compared_in("ledger_checks")

    def grain(which, value, places, formula):
        return study.values.number(
            f"{claim_id}.{key}.unit_{which}", value, places, unit,
            about=claim_id, formula=formula, **made,
        )  # fmt: skip

    grains = sorted({start.grain, end.grain}, reverse=True)
    own = [grain(i, g, decimals(g), "rounding unit of a level") for i, g in enumerate(grains)]
    needed = grain_needed(start.value, end.value, stated.low, stated.high, (start.grain, end.grain))
    if needed and grains[0] < needed < start.value:
        words = study.say("card.unit_needed", unit=grain("needed", needed, 2, "grain_needed"))
        units.append((words, needed))
    return Basis(name, study.say("card.own", units=study.voice.join(own)), start, end, tuple(units))
