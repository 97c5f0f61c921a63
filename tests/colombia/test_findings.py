"""What the findings say follows the tables, and is not said where they do not hold it."""

import pytest

from cifras.colombia.findings.compared import records
from cifras.colombia.findings.printed import base, change_sentences, implied
from cifras.colombia.study import Study
from cifras.language.texts import LANGUAGES


@pytest.fixture(params=LANGUAGES)
def study(request):
    """A study of its own: tests change its tables."""
    return Study("baseline", language=request.param)


def told(study, text):
    return study.values.fill(text).replace("\u00a0", " ").replace("\u202f", " ")


def test_two_spans_of_the_same_fiscal_years_are_two_ways_of_counting(study):
    text = told(study, implied(study).text)
    assert all(words in text for words in ("crs-02", "crs-03", "2000", "2016", "16 ", "17 ", "18 "))


@pytest.mark.parametrize(
    ("claim_id", "column", "value"),
    [("crs-03", "end_date", "FY2017"), ("crs-02", "stated", None)],
)
def test_spans_that_do_not_count_the_same_years_are_not_said_to(study, claim_id, column, value):
    if column == "stated":
        value = study.claims.at["crs-10", "stated"]
    study.claims.at[claim_id, column] = value
    assert "crs-02" not in told(study, implied(study).text)


def test_an_endpoint_that_only_a_difference_gives_is_told_with_the_reports_own_value(study):
    text = told(study, change_sentences(study, "inl-04"))
    rare = study.say("finding.change.rare", own_in="X", own="Y", implied_in="Z").partition("X")[0]
    assert rare in text
    after = text[text.index(rare) :]
    assert after.index("2015") < after.index("190 t") < after.index("2016")


def test_an_endpoint_that_a_report_prints_is_not_called_unseen(study):
    study.observations["derived"] = ""
    rare = study.say("finding.change.rare", own_in="X", own="Y", implied_in="Z").partition("X")[0]
    assert rare not in told(study, change_sentences(study, "inl-04"))


def test_a_value_published_twice_is_one_value_with_two_years(study):
    text = told(study, base(study).text)
    assert text.count("485 t") == 1
    assert "2009" in text[text.index("485 t") :] and "2010" in text[text.index("485 t") :]


def test_records_of_one_year_are_told_together(study):
    text = told(study, records(study).text)
    assert text.count("209") == 1
    assert "crs-08" in text and "crs-21" in text
