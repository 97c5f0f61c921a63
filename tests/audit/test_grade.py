"""The verdicts on the two documents, as typed, under the default and other parameters."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cifras.arithmetic.verdicts import VERDICTS
from cifras.audit.grade import judge_all
from cifras.audit.outside import compare_with_ledger
from cifras.audit.table import VERDICT_COLUMNS, trend_table, verdict_table
from cifras.language.texts import LANGUAGES
from cifras.language.voice import Voice
from cifras.reading.numbers import read_quantity
from cifras.sources.claims import clean_claims
from cifras.sources.ledger import clean_observations
from cifras.sources.schema import load_sources
from cifras.sources.stated import read_place
from cifras.sources.tables import read_table, write_table


@pytest.fixture(scope="module")
def tables():
    registry = load_sources()
    claims = clean_claims(registry)
    return claims, clean_observations(registry, 1999, 2024), registry


def graded(tables, **parameters):
    found = judge_all(*tables, **parameters)
    voices = [Voice(language, names=tables[2].names(language)) for language in LANGUAGES]
    return verdict_table(found, voices), trend_table(found)


def grade(tables, **parameters):
    verdicts, trends = graded(tables, **parameters)
    return verdicts.set_index("claim_id"), trends.set_index(["claim_id", "measure", "basis"])


def test_the_columns_that_other_programs_rely_on_are_there(tables):
    promised = (
        "claim_id document_id kind indicator verdict reason change_pct_stated "
        "change_pct_recomputed change_pct_low change_pct_high grain_used grain_needed power repair"
    ).split()
    assert set(promised) <= set(VERDICT_COLUMNS)
    assert list(graded(tables)[0].columns) == VERDICT_COLUMNS


@pytest.mark.parametrize(
    ("claim_id", "verdict"),
    [
        ("inl-01", "exact"),
        ("inl-02", "exact"),
        ("inl-03", "untestable"),
        ("inl-04", "grain"),
        ("inl-08", "untestable"),
        ("inl-12", "untestable"),
        ("inl-14", "untestable"),
        ("crs-04", "exact"),
        ("crs-07", "exact"),
        ("crs-08", "exact"),
        ("crs-13", "untestable"),
        ("crs-01", "exact"),  # 1822 lies in the nineteenth century
        ("crs-02", "untestable"),  # sixteen years to 2016, eighteen to the document
        ("crs-03", "exact"),  # the fiscal years 2000 to 2016, both counted
        ("crs-10", "untestable"),
        ("crs-11", "untestable"),
        ("crs-21", "exact"),
    ],
)
def test_as_documented(tables, claim_id, verdict):
    assert grade(tables)[0].at[claim_id, "verdict"] == verdict


def test_the_rise_of_cocaine_is_contradicted_at_one_ton_and_admissible_at_five(tables):
    row, trends = grade(tables)[0].loc["inl-04"], grade(tables)[1]
    fine = trends.loc[("inl-04", "percent_change", "printed")]
    coarse = trends.loc[("inl-04", "percent_change", "series")]
    assert (fine["low"], fine["value"], fine["high"]) == (31.8059, 32.4324, 33.0623)
    assert (coarse["low"], coarse["high"]) == (29.3333, 35.6164)
    assert (fine["power"], coarse["power"]) == (2, 8)
    assert (row["grain_used"], row["grain_needed"], row["power"]) == (5, 3.102, 8)
    assert "190\N{NO-BREAK SPACE}t" in row["repair"]
    assert grade(tables, grain="printed")[0].at["inl-04", "verdict"] == "contradicted"


def test_the_missing_base_is_bounded_at_both_grains(tables):
    trends = grade(tables)[1]
    fine = trends.loc[("inl-03", "implied_start", "printed")]
    coarse = trends.loc[("inl-03", "implied_start", "series")]
    assert (fine["low"], fine["value"], fine["high"]) == (434.1176, 440.4762, 446.988)
    assert (coarse["low"], coarse["high"]) == (429.4118, 451.8072)


def test_records_hold_for_both_years_on_the_us_series_and_for_2017_only_on_unodcs(tables):
    us, unodc = grade(tables)[0], grade(tables, estimator="UNODC")[0]
    assert list(us.loc[["crs-07", "crs-08"], "verdict"]) == ["exact", "exact"]
    assert list(unodc.loc[["crs-07", "crs-08"], "verdict"]) == ["contradicted", "exact"]


@pytest.mark.parametrize(
    ("year", "start", "direction", "verdict", "said"),
    [
        (2012, None, "decrease", "exact", "2012: 78,000 ha, below"),
        (2013, 2004, "decrease", "contradicted", "not below 78,000 ha in 2012"),
        (2013, None, "increase", "contradicted", "not above"),
        (2007, 2004, "increase", "exact", "compared are the years from 2004 on"),
        (2007, None, "increase", "contradicted", "not above 169,000 ha in 2001"),
    ],
)
def test_a_low_is_tested_as_a_low_and_a_record_within_its_window(
    tables, year, start, direction, verdict, said
):
    claims, observations, sources = tables
    is_it = claims["claim_id"] == "crs-07"
    claims = claims.assign(
        end_period=claims["end_period"].mask(is_it, year),
        start_period=claims["start_period"].mask(is_it, start),
        direction=claims["direction"].mask(is_it, direction),
    )
    row = grade((claims, observations, sources))[0].loc["crs-07"]
    assert row["verdict"] == verdict
    assert said in row["reason"].replace("\xa0", " ")
    checks = compare_with_ledger(claims, observations).set_index("claim_id").loc["crs-07"]
    us = checks[checks["estimator"] == "US"].iloc[-1]
    assert (us["status"] == "agrees") == (verdict == "exact")


@pytest.mark.parametrize(
    ("place", "stated", "direction", "verdict", "said"),
    [
        ("Peru", "second", "", "exact", "place 2 of 3 from the top, where place 2 is claimed"),
        ("Peru", "3rd", "", "contradicted", "place 2 of 3 from the top, where place 3 is claimed"),
        ("Bolivia", "", "decrease", "exact", "below"),
        ("Peru", "2nd", "decrease", "exact", "place 2 of 3 from the bottom"),
        ("Colombia", "segundo", "", "contradicted", "place 1 of 3"),
    ],
)
def test_a_rank_is_a_place_from_the_top_or_from_the_bottom(
    tables, place, stated, direction, verdict, said
):
    claims, observations, sources = tables
    is_it = claims["claim_id"] == "crs-04"
    claims = claims.assign(
        geography=claims["geography"].mask(is_it, place),
        direction=claims["direction"].mask(is_it, direction),
        stated=[
            read_place(stated) if it and stated else was
            for it, was in zip(is_it, claims["stated"], strict=True)
        ],
        stated_printed=claims["stated_printed"].mask(is_it, stated),
    )
    row = grade((claims, observations, sources))[0].loc["crs-04"]
    assert row["verdict"] == verdict
    assert said in row["reason"].replace("\xa0", " ")


@pytest.mark.parametrize(
    ("claim_id", "column", "date", "verdict"),
    [
        ("crs-01", "start_date", "1900-12-31", "exact"),
        ("crs-01", "start_date", "1901-01-01", "contradicted"),
        ("crs-03", "end_date", "2016", "rounding"),  # to a calendar year it is a difference
        ("crs-03", "end_date", "FY2017", "contradicted"),
        ("crs-03", "start_date", "FY1999", "contradicted"),
    ],
)
def test_a_span_takes_its_dates_from_events(tables, claim_id, column, date, verdict):
    claims, observations, sources = tables
    dated = claims.assign(**{column: claims[column].where(claims["claim_id"] != claim_id, date)})
    row = grade((dated, observations, sources))[0].loc[claim_id]
    assert (row["verdict"], row["basis"]) == (verdict, "events")
    assert date.removeprefix("FY") in row["reason"]


def test_dates_of_the_document_come_before_those_of_events(tables):
    claims, observations, sources = tables
    is_it = claims["claim_id"] == "crs-03"
    both = claims.assign(
        start_period=claims["start_period"].mask(is_it, 2001),
        end_period=claims["end_period"].mask(is_it, 2018),
    )
    row = grade((both, observations, sources))[0].loc["crs-03"]
    assert (row["verdict"], row["basis"]) == ("exact", "printed")
    assert "2001 to 2018" in row["reason"]


@pytest.mark.parametrize(
    ("place", "year", "value", "verdict", "said"),
    [
        ("Peru", 2000, 10**6, "contradicted", "not above"),
        ("Peru", 1998, 10**6, "exact", "since 1999"),
        ("Colombia", 1997, 10**6, "exact", "2000; UNODC"),  # first in all years: since when?
    ],
)
def test_a_rank_is_held_in_the_year_of_its_event(tables, place, year, value, verdict, said):
    claims, observations, sources = tables
    leaf = (observations["indicator"] == "coca_leaf") & (observations["geography"] == place)
    (at,) = observations.index[leaf & (observations["period"] == year)]
    quantities = observations["quantity"].copy()
    quantities[at] = replace(quantities[at], value=Fraction(value))
    row = grade((claims, observations.assign(quantity=quantities), sources))[0].loc["crs-04"]
    assert row["verdict"] == verdict
    assert said in row["reason"]
    assert ("since" in row["reason"]) == ("since" in said)


def test_a_rank_without_a_value_of_every_rival_is_untestable(tables):
    claims, observations, sources = tables
    is_gap = (observations["indicator"] == "coca_leaf") & (observations["geography"] == "Bolivia")
    row = grade((claims, observations[~is_gap], sources))[0].loc["crs-04"]
    assert row["verdict"] == "untestable"
    assert "Bolivia, Colombia and Peru" in row["reason"]


def test_a_later_vintage_says_that_the_estimate_was_revised(tables):
    row = grade(tables, vintage="latest")[0].loc["inl-04"]
    assert (row["change_pct_recomputed"], row["basis"]) == (37.8723, "ledger")
    assert "revised" in row["reason"]
    assert "235\N{NO-BREAK SPACE}t" in row["reason"]
    assert "324\N{NO-BREAK SPACE}t" in row["reason"]


def test_a_vintage_before_the_figures_leaves_the_claim_untestable(tables):
    row = grade(tables, vintage="2012")[0].loc["inl-04"]
    assert row["verdict"] == "untestable"
    assert "2013 and 2014" in row["reason"]


@pytest.mark.parametrize("estimator", ["US", "UNODC"])
@pytest.mark.parametrize("vintage", ["as-documented", "latest", "2017"])
def test_every_claim_gets_one_verdict_with_a_reason(tables, estimator, vintage):
    verdicts = graded(tables, estimator=estimator, vintage=vintage)[0]
    assert list(verdicts["claim_id"]) == list(tables[0]["claim_id"])
    assert set(verdicts["verdict"]) <= set(VERDICTS)
    assert (verdicts["reason"] != "").all()


def test_a_verdict_does_not_change_when_tables_go_through_files(tables, tmp_path):
    claims, observations, sources = tables
    write_table(claims, tmp_path / "claims.csv")
    write_table(observations, tmp_path / "observations.csv")
    read = [read_table(tmp_path / name) for name in ("claims.csv", "observations.csv")]
    for before, after in zip(graded(tables), graded((*read, sources)), strict=True):
        assert before.to_csv() == after.to_csv()


def test_a_documents_own_figures_are_tested_first_whoever_estimated_them(tables):
    claims, observations, sources = tables
    of_another = claims.assign(estimator=claims["estimator"].replace("US", "UNODC"))
    verdicts = grade((of_another, observations, sources))[0]
    assert list(verdicts.loc[["inl-01", "inl-02"], "verdict"]) == ["exact", "exact"]
    assert set(verdicts.loc[["inl-01", "inl-02", "inl-04"], "basis"]) == {"printed"}
    # asked for by its own name it is the same, asked for by another's it is the ledger
    for estimator, basis in (("UNODC", "printed"), ("US", "ledger")):
        asked = grade((of_another, observations, sources), estimator=estimator)[0]
        assert asked.at["inl-01", "basis"] == basis


@pytest.mark.parametrize(
    ("stated", "direction", "told", "dicho"),
    [
        ("28.1 percent", "increase", "percent taken of the end", "tomado del final"),
        ("139 percent", "increase", "in percent of the start", "como porcentaje"),
        ("39 percent", "decrease", "the direction alone is wrong", "solo falla el sentido"),
    ],
)
def test_the_likely_cause_of_a_change_that_failed_is_in_its_reason(
    tables, stated, direction, told, dicho
):
    claims, observations, sources = tables
    claims = claims.copy()
    at = claims.index[claims["claim_id"] == "inl-02"][0]
    claims.at[at, "stated"], claims.at[at, "direction"] = read_quantity(stated), direction
    verdicts = grade((claims, observations, sources))[0]
    assert told in verdicts.at["inl-02", "reason"]
    assert dicho in verdicts.at["inl-02", "reason_es"]
    assert told not in verdicts.at["inl-01", "reason"]


def test_the_base_of_another_year_is_named_where_it_fits(tables):
    claims, observations, sources = tables
    claims = claims.copy()
    at = claims.index[claims["claim_id"] == "inl-02"][0]
    claims.at[at, "stated"] = read_quantity("43.6 percent")
    verdicts = grade((claims, observations, sources))[0]
    assert verdicts.at["inl-02", "verdict"] == "contradicted"
    plain = verdicts.at["inl-02", "repair"].replace("\N{NO-BREAK SPACE}", " ")
    assert plain.startswith("start 78,000 ha instead of 80,500 ha")
    assert "for 2012, another year" in verdicts.at["inl-02", "repair"]
    assert "2012, otro año" in verdicts.at["inl-02", "repair_es"]


def test_a_stated_percent_is_told_where_it_cannot_be_tested(tables):
    verdicts = grade(tables)[0]
    told = verdicts.loc[["inl-03", "inl-08", "inl-09"]]
    assert list(told["verdict"]) == ["untestable"] * 3
    assert list(told["change_pct_stated"]) == [-58, -54, -90]


def test_a_caveat_of_the_table_stands_before_the_reason_in_each_language(tables):
    row = grade(tables)[0].loc["crs-04"]
    claim = tables[0].set_index("claim_id").loc["crs-04"]
    assert row["reason"].startswith(f"{claim['caveat_en']} Colombia: ")
    assert row["reason_es"].startswith(f"{claim['caveat_es']} Colombia: ")


def test_quantities_go_through_files_exactly(tables, tmp_path):
    claims, observations, _ = tables
    third = read_quantity("a third")
    claims = claims.assign(stated=[third if q else None for q in claims["stated"]])
    for table, name, columns in (
        (claims, "claims", ("start", "end", "stated", "whole")),
        (observations, "observations", ("quantity",)),
    ):
        write_table(table, tmp_path / f"{name}.csv")
        again = read_table(tmp_path / f"{name}.csv")
        for column in columns:
            for before, after in zip(table[column], again[column], strict=True):
                if before is None:
                    assert after is None
                    continue
                kept = ("value", "grain", "unit", "comparator")
                assert [getattr(before, part) for part in kept] == [
                    getattr(after, part) for part in kept
                ]
