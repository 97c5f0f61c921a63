"""On what a claim is judged: its own figures, those of an estimator, or none; and which ones."""

from dataclasses import replace

import pandas as pd
import pytest

from cifras.arithmetic.verdicts import HOLDS, judge_change
from cifras.audit.grade import OWN, change_reason, judge_all
from cifras.reading.numbers import read_quantity
from cifras.sources.claims import clean_claims
from cifras.sources.ledger import as_printed, clean_observations
from cifras.sources.schema import load_sources


@pytest.fixture(scope="module")
def tables():
    registry = load_sources()
    return clean_claims(registry), clean_observations(registry, 1999, 2024), registry


def of_kind(tables, *kinds):
    claims = tables[0]
    return claims[claims["kind"].isin(kinds)], *tables[1:]


def test_the_basis_of_a_claim_is_what_it_was_looked_for_in(tables):
    for graded in judge_all(*tables):
        if graded.reason.code == "untested":
            assert graded.basis == "printed"
        elif graded.claim.kind in ("record", "rank"):
            assert graded.basis == "ledger"
        elif graded.claim.kind == "change":
            assert graded.basis == "printed"


def test_a_change_without_an_estimator_is_judged_on_its_own_figures_whoever_is_asked_for(tables):
    claims, observations, registry = of_kind(tables, "change")
    claims = claims.assign(estimator="")
    for graded in judge_all(claims, observations, registry, estimator="Nobody", vintage="latest"):
        assert graded.basis == "printed"
        assert graded.judgement.verdict in (*HOLDS, "contradicted", "reversed", "untestable")


def test_a_change_of_an_estimator_is_judged_on_the_ledger_where_another_is_asked_for(tables):
    changes = of_kind(tables, "change")
    asked = [g for g in judge_all(*changes, estimator="Nobody") if g.claim.estimator]
    assert asked
    for graded in asked:
        assert (graded.basis, graded.judgement.verdict) == ("ledger", "untestable")
        assert graded.reason.code == "missing"
        assert graded.reason.values["where"]["estimator"] == "Nobody"
        missing = [str(int(p)) for p in (graded.claim.start_period, graded.claim.end_period)]
        assert graded.reason.values["periods"] == missing


def test_the_year_of_publication_bounds_what_is_looked_at_unless_another_is_asked_for(tables):
    standings = of_kind(tables, "record", "rank")
    for vintage in (OWN, "latest", "2015"):
        for graded in judge_all(*standings, vintage=vintage):
            own = int(graded.claim.published)
            limit = {OWN: own, "latest": None}.get(vintage, 2015)
            if "where" in graded.reason.values:
                assert graded.reason.values["where"]["until"] == limit


def test_a_rank_without_common_years_is_untestable_on_the_ledger(tables):
    ranks = of_kind(tables, "rank")
    (graded, *_) = judge_all(ranks[0].assign(rivals="Nowhere; Elsewhere"), *ranks[1:])
    assert (graded.basis, graded.reason.code) == ("ledger", "no_common")
    assert graded.reason.values["places"] == ["Nowhere", "Elsewhere"]


def test_the_coarser_rounding_of_a_series_excuses_only_where_it_is_asked_for(tables):
    changes = of_kind(tables, "change")
    grains = [g for g in judge_all(*changes) if g.judgement.verdict == "grain"]
    assert grains
    ids = {g.claim.claim_id for g in grains}
    for graded in judge_all(*changes, grain="printed"):
        assert graded.judgement.verdict != "grain"
        if graded.claim.claim_id in ids:
            assert graded.judgement.verdict == "contradicted"


@pytest.mark.parametrize(
    ("grain", "verdict", "used"), [("series", "rounding", 5), ("printed", "contradicted", 1)]
)
def test_the_ledger_excuses_a_claim_by_the_rounding_that_is_asked_for(tables, grain, verdict, used):
    """Of 185 and 245 t the rise is 32.4 percent; only to five tons may it be 30."""
    graded = {g.claim.claim_id: g for g in judge_all(*tables, vintage="2016", grain=grain)}
    rise = graded["inl-04"]
    assert (rise.basis, rise.judgement.verdict) == ("ledger", verdict)
    assert rise.judgement.grain_used == used


def test_on_the_ledger_no_rounding_as_printed_is_coarser_than_that_of_the_series(tables):
    """Of 80,000 ha the digits allow ten thousand, and the series is known to five hundred."""
    observations, sources = tables[1:]
    known = as_printed(observations, sources)
    pairs = list(zip(observations["quantity"], known["quantity"], strict=True))
    assert all(new.grain <= old.grain for old, new in pairs)
    assert any(new.grain < old.grain for old, new in pairs)
    assert all((new.value, new.unit, new.text) == (old.value, old.unit, old.text)
               for old, new in pairs)  # fmt: skip
    thousands = observations["unit"].eq("t") & observations["printed_unit"].eq("kg")
    assert thousands.any()
    for row in known[thousands].itertuples():
        assert row.quantity.grain <= row.quantity.value


@pytest.mark.parametrize("kind", ["record", "rank"])
def test_records_and_ranks_rest_on_the_rounding_that_is_asked_for(tables, kind):
    claims, observations, sources = of_kind(tables, kind)
    wide = observations.assign(quantity=[replace(q, grain=10**9) for q in observations["quantity"]])
    verdicts = {
        grain: {g.judgement.verdict for g in judge_all(claims, wide, sources, grain=grain)}
        for grain in ("series", "printed")
    }
    assert "rounding" in verdicts["series"] and "rounding" not in verdicts["printed"]
    assert verdicts["printed"] & {"exact", "contradicted"}


def test_a_repair_seen_in_a_report_was_published_by_then_and_is_of_the_year_it_mends(tables):
    claims, observations, registry = of_kind(tables, "change")
    for graded in judge_all(claims, observations, registry, grain="printed"):
        repair, claim = graded.repair, graded.claim
        if repair is None or repair.kind != "vintage":
            continue
        period = claim.start_period if repair.role == "start" else claim.end_period
        rows = observations[
            (observations["report_id"] == repair.seen["report"])
            & (observations["period"] == int(period))
            & (observations["indicator"] == claim.indicator)
        ]
        assert len(rows) and rows["vintage"].min() <= int(claim.published)


def test_a_span_takes_the_dates_of_events_only_where_none_are_printed(tables):
    for graded in judge_all(*of_kind(tables, "span")):
        if graded.reason.code == "untested":
            continue
        claim, values = graded.claim, graded.reason.values
        printed = pd.notna(claim.start_period) and pd.notna(claim.end_period)
        assert graded.basis == ("printed" if printed else "events")
        assert values["basis"] == graded.basis
        if graded.reason.code == "span":
            assert values["years"] == int(values["end"][:4]) - int(values["start"][:4])
        if graded.reason.code == "fiscal":
            assert values["years"] == int(values["end"]) - int(values["start"]) + 1


@pytest.mark.parametrize(
    ("end", "direction", "is_rise"),
    [("100.5 t", "decrease", False), ("99.5 t", "increase", True), ("150.0 t", "decrease", False)],
)
def test_a_wrong_direction_says_the_one_that_was_stated(end, direction, is_rise):
    numbers = (*(read_quantity(text) for text in ("100.0 t", end)), read_quantity("50 percent"))
    judgement = judge_change(*numbers, direction)
    assert judgement.verdict == "reversed"
    assert change_reason(judgement, *numbers).values["is_rise"] is is_rise
