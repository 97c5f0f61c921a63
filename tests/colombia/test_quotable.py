"""The table of what may be quoted, and the brief: words made from the values, one page."""

import re

import pandas as pd
import pytest
from pdfs import texts

from cifras import paths
from cifras.audit.quote import NO, QUOTES, UNCHECKED
from cifras.colombia.quotable import _is_derived, quotable_table, quotables
from cifras.colombia.report import write_brief
from cifras.colombia.study import Study, Tables
from cifras.language.texts import LANGUAGES
from cifras.report.blocks import text_of
from cifras.report.formats import render
from cifras.report.values import typed_numbers

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def studies():
    tables = Tables("baseline")
    return {code: Study("baseline", language=code, tables=tables) for code in LANGUAGES}


@pytest.fixture(scope="module")
def told(studies):
    """The table as it is made now, by claim."""
    return quotable_table(studies.values()).set_index("claim_id")


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_every_claim_has_a_row_and_an_answer(studies, told):
    assert list(told.index) == list(studies["en"].claims["claim_id"])
    assert set(told["quote"]) <= set(QUOTES)
    for language in LANGUAGES:
        for part in ("says", "wording"):
            assert (told[f"{part}_{language}"] != "").all()


def test_the_table_of_the_run_is_this_one(told):
    kept = pd.read_csv(
        paths.results("baseline") / "quotable.csv", dtype=str, keep_default_na=False
    ).set_index("claim_id")
    pd.testing.assert_frame_equal(kept, told)


@pytest.mark.parametrize(
    ("claim_id", "answer", "words"),
    [
        ("inl-01", "yes", ["52 %", "167,000 ha", "80,500 ha", "U.S."]),
        ("inl-02", "with attribution", ["39 %", "80,500 ha", "112,000 ha", "U.S."]),
        ("inl-03", "no", ["485 t", "2010", "190 t", "2014", "by 61 %, not 58 %"]),
        ("inl-04", "no", ["185 t", "245 t", "+32.4 %", "30 % fits only", "3.1 t"]),
        ("crs-07", "with attribution", ["2016", "188,000 ha", "169,000 ha", "2001"]),
        ("crs-04", "yes", ["in 2000", "266,200 t", "Peru", "46,200 t"]),
        ("inl-16", "cannot be checked", ["the State Department page"]),
    ],
)
def test_the_wording_holds_the_figures_that_it_rests_on(told, claim_id, answer, words):
    assert told.at[claim_id, "quote"] == answer
    assert [w for w in words if w not in plain(told.at[claim_id, "wording_en"])] == []


def test_what_other_figures_say_names_them_and_how_far_they_are(told):
    assert plain(told.at["inl-02", "others_en"]).startswith("UNODC (2015): +43.8 %, 1.7 points")
    assert plain(told.at["inl-02", "others_es"]).startswith("UNODC (2015): +43,8 %, a 1,7 puntos")


def test_a_claim_that_is_not_to_be_quoted_is_not_repeated_as_it_stands(told):
    for row in told[told["quote"] == NO].itertuples():
        assert row.wording_en != row.says_en
        assert "not 58" in row.wording_en or "fits only if" in row.wording_en


def test_what_can_be_checked_names_a_source_to_cite(told):
    checked = told[told["quote"] != UNCHECKED]
    sourced = checked[checked["report_id"] != ""]
    assert sourced["url"].str.match("https?://").all()
    # Without a report the document itself is what a reader cites, or the source of a date.
    alone = checked[checked["report_id"] == ""]
    assert set(alone[alone["source"] == ""]["quote"]) <= {"yes", "no"}


def test_a_span_that_its_own_publisher_counts_is_attributed_and_one_of_another_is_not(told):
    assert told.loc[["crs-01", "crs-03"], "quote"].tolist() == ["yes", "with attribution"]
    assert "as the publisher of" in told.at["crs-03", "wording_en"]
    assert "entidad que publica" in told.at["crs-03", "wording_es"]


def test_a_caveat_stands_beside_what_can_be_checked_alone(told):
    with_one = set(told.index[told["caveat_en"] != ""])
    assert {"inl-08", "crs-07", "crs-12"} <= with_one
    assert not with_one & set(told.index[told["quote"] == UNCHECKED])


def test_both_languages_hold_the_same_values_in_the_same_order(studies):
    rows = {code: quotables(study) for code, study in studies.items()}
    for row, other in zip(rows["en"], rows["es"], strict=True):
        for part in ("says", "wording", "caveat", "others"):
            tokens = [re.findall("⟦[^⟧]+⟧", getattr(one, part)) for one in (row, other)]
            assert tokens[0] == tokens[1], row.claim_id


@each_language
def test_no_number_is_typed_into_the_brief(studies, language):
    assert typed_numbers(text_of(write_brief(studies[language]).blocks)) == []


@each_language
def test_the_brief_is_one_page(studies, language):
    (page,) = texts(render("pdf", write_brief(studies[language])))
    assert {"en": "May I", "es": "puede citar"}[language].lower() in page.lower()


@each_language
def test_the_brief_of_the_run_is_this_one(studies, language):
    ending = "" if language == "en" else f".{language}"
    for kind in ("md", "html", "pdf"):
        made = render(kind, write_brief(studies[language]))
        kept = (paths.reports("baseline") / f"brief{ending}.{kind}").read_bytes()
        assert kept == (made if isinstance(made, bytes) else made.encode())


@pytest.mark.parametrize(
    "other", [{"geography": "Peru"}, {"estimator": "Nobody"}, {"from_period": 2001}]
)
def test_the_value_behind_a_check_is_of_its_place_its_estimator_and_its_year(other):
    study = Study("baseline", tables=Tables("baseline"))
    levels = study.claims.index[study.claims["kind"] == "level"]
    rows = list(study.checked(levels).itertuples())
    assert rows
    for row in rows:
        seen = study.observations
        same = (seen["report_id"] == row.end_report) & (seen["period"] == int(row.rival))
        decoys = seen[same].assign(quantity="of another", **other)
        study.observations = pd.concat([decoys, seen], ignore_index=True)
        assert float(study.observed(row).value) == row.end_value
        study.observations = seen


def test_a_total_over_years_is_seen_behind_a_check_of_one():
    study = Study("baseline", tables=Tables("baseline"))
    row = next(row for row in study.checks.itertuples() if row.claim_id == "inl-05")
    study.claims["start_period"] = study.claims["start_period"].where(
        study.claims["claim_id"] != "inl-05", 2010
    )
    total = study.observations[study.observations["report_id"] == row.end_report]
    total = total.assign(from_period=2010, quantity="the total")
    study.observations = pd.concat([study.observations, total], ignore_index=True)
    assert study.observed(row) == "the total"


@pytest.mark.parametrize("other", [{"geography": "Peru"}, {"estimator": "Nobody"}])
def test_a_check_is_called_derived_for_a_value_of_its_own_series_alone(other):
    study = Study("baseline", tables=Tables("baseline"))
    derived = study.observations["derived"] != ""
    changes = study.claims[study.claims["kind"] == "change"]
    rows = [row for row in study.checks.itertuples() if row.claim_id in set(changes.index)]
    assert any(_is_derived(study, row) for row in rows)
    for column, value in other.items():
        study.observations[column] = study.observations[column].mask(derived, value)
    assert not any(_is_derived(study, row) for row in rows)
