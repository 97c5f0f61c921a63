"""What the findings say follows the tables, and is not said where they do not hold it."""

import pytest

from cifras.audit.outside import AGREES, DIFFERS
from cifras.colombia.findings import findings
from cifras.colombia.findings.compared import records, security
from cifras.colombia.findings.drove import where
from cifras.colombia.findings.printed import area, base, change_sentences, cocaine, implied
from cifras.colombia.quotable import quotables
from cifras.colombia.study import Study
from cifras.colombia.summary import summary
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


def keep(study, claims):
    """Leave a study with these claims alone, as a run of other documents has them."""
    study.claims = study.claims.loc[claims]
    for name in ("verdicts", "trends", "checks"):
        rows = getattr(study, name)
        setattr(study, name, rows[rows["claim_id"].isin(claims)])


def test_values_published_of_something_else_are_no_base_of_a_claim(study):
    assert base(study) is not None
    study.claims.at["inl-03", "indicator"] = "homicides"
    assert base(study) is None


def test_a_record_of_something_else_is_not_told_as_one_of_coca(study):
    study.claims.at["crs-08", "indicator"] = "homicides"
    assert "crs-08" not in told(study, records(study).text)


def test_documents_that_say_nothing_of_coca_have_no_finding_on_it(study):
    is_other = ~study.claims["indicator"].isin(["coca_cultivation", "cocaine_potential"])
    keep(study, study.claims.index[is_other])
    found = {finding.name: told(study, finding.text) for finding in findings(study)}
    assert found and not {"rivals", "where", "records", "base", "area", "cocaine"} & set(found)


def test_a_change_in_another_place_is_not_told_as_one_at_home(study):
    study.claims.at["inl-02", "geography"] = "Peru"
    assert "inl-02" not in told(study, area(study).text)
    study.claims.at["inl-04", "geography"] = "Peru"
    assert cocaine(study) is None


def test_a_reason_is_told_of_the_documents_that_give_one(study):
    reason = study.say("finding.where.caveat").removeprefix(study.say("finding.where.caveat_plain"))
    assert reason and reason in told(study, where(study).text)
    keep(study, study.claims.index[study.claims["document_id"] == "crs"])
    assert reason not in told(study, where(study).text)


def test_texts_of_another_publisher_are_not_called_the_governments(study):
    lead = study.say("summary.lead", claims="X", fates="Y").partition("X")[0]
    assert lead in told(study, summary(study, [], quotables(study)))
    study._documents.loc["inl", "licence"] = "CC0"
    assert lead not in told(study, summary(study, [], quotables(study)))


def quoted(study, claim_id):
    (row,) = (row for row in quotables(study) if row.claim_id == claim_id)
    return told(study, row.wording)


def test_a_claim_of_an_estimator_is_quoted_by_its_figures(study):
    assert study.voice.name("US") in quoted(study, "inl-01")


def test_a_claim_of_no_estimator_is_quoted_by_its_own_figures(study):
    study.claims.at["inl-01", "estimator"] = ""
    own = study.say("quote.printed_own", **dict.fromkeys(
        "what moved stated start_period end_period start end".split(), "X"
    )).partition("X")[0]  # fmt: skip
    wording = quoted(study, "inl-01")
    assert wording.startswith(own) and study.voice.name("US") not in wording


def said(study, name, **tokens):
    return told(study, study.say(name, **tokens))


@pytest.fixture
def counted(study):
    """The counts behind the falls that are stated without levels, a row a claim, none read."""
    rows = study.checked(["inl-08", "inl-09"])
    assert list(rows["claim_id"]) == ["inl-08", "inl-09"] and set(rows["status"]) == {AGREES}
    study.evidence = study.evidence.mask(study.evidence == "first-hand", "copy")
    return rows.set_index("claim_id")


def falls_that_agree(study, ending, *claims):
    """The sentence of the summary: what the claims state, with whose counts it agrees."""
    items = [
        study.say("summary.security_item", what=study.what(row["indicator"]),
                  stated=study.voice.percent(row["stated"].value))
        for _, row in study.claims.loc[list(claims)].iterrows()
    ]  # fmt: skip
    who = study.who("Ministry of Defence")
    return said(study, f"summary.security{ending}", list=study.voice.join(items), who=who)


@pytest.mark.parametrize("side", ["start_report", "end_report"])
def test_counts_that_nobody_read_are_told_as_quoted_and_one_that_was_read_ends_that(
    study, counted, side
):
    both = "inl-08", "inl-09"
    assert len({*counted[["start_report", "end_report"]].to_numpy().flat}) == 3
    assert told(study, security(study).short) == falls_that_agree(study, "_quoted", *both)
    study.evidence[counted.at["inl-08", side]] = "first-hand"
    assert told(study, security(study).short) == falls_that_agree(study, "", *both)
    # What a count that differs rests on says nothing of the one that agrees.
    study.checks["status"] = study.checks["status"].mask(
        study.checks["claim_id"] == "inl-08", DIFFERS
    )
    assert told(study, security(study).short) == falls_that_agree(study, "_quoted", "inl-09")


@pytest.mark.parametrize(
    ("start", "end", "ending"),
    [
        ("second-hand", "second-hand", "_both"),
        ("second-hand", "copy", ""),
        ("copy", "second-hand", None),
        ("copy", "copy", None),
    ],
)
def test_counts_known_second_hand_only_are_called_so_at_the_ends_that_are(
    study, counted, start, end, ending
):
    claim_id = "inl-08"
    study.checks["start_value"] = study.checks["start_value"].mask(
        study.checks["claim_id"] == claim_id, 12345
    )
    for side, evidence in (("start", start), ("end", end)):
        study.evidence[counted.at[claim_id, f"{side}_report"]] = evidence
    tokens = {"start_value": study.voice.number(12345), "start_period": 2002, "end_period": 2014}
    sentences = {e: said(study, f"finding.security.weak{e}", **tokens) for e in ("", "_both")}
    text = told(study, security(study).text)
    assert [e for e, sentence in sentences.items() if sentence in text] == (
        [] if ending is None else [ending]
    )


@pytest.mark.parametrize(
    ("verdict", "start", "name"),
    [("grain", 200, "agrees_grain"), ("contradicted", 200, "agrees"), ("grain", 199, "agrees")],
)
def test_figures_that_are_those_printed_agree_at_the_rounding_unit_of_the_series_alone(
    study, verdict, start, name
):
    claim_id, edition = "inl-04", "2016"
    study.claims.at[claim_id, "start_value"] = 200
    study.verdicts.at[claim_id, "verdict"] = verdict
    checks = study.checks
    mine = checks["claim_id"].eq(claim_id) & checks["estimator"].eq("US")
    mine &= checks["as_of"].astype(str).eq(edition)
    assert list(checks.loc[mine, "status"]) == [AGREES]
    checks.loc[mine, ["start_value", "change_pct"]] = [start, 100 * (245 / start - 1)]
    (row,) = (row for row in quotables(study) if row.claim_id == claim_id)
    change = study.voice.percent(100 * (245 / start - 1), 1, signed=True)
    who, apart = study.voice.name("US"), study.say(f"quote.{name}")
    item = said(study, "quote.other", who=who, as_of=edition, told=change, apart=apart)
    assert item in told(study, row.others).split("; ")
