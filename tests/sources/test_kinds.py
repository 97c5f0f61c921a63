"""Claims of every kind: what they state is read, what cannot be one is refused, the rest graded."""

import pytest
from small import read_csv, write_csv

from cifras.audit.grade import judge_all
from cifras.audit.table import trend_table, verdict_table
from cifras.language.texts import LANGUAGES
from cifras.language.voice import Voice
from cifras.reading.numbers import UnreadableNumberError
from cifras.sources.claims import clean_claims
from cifras.sources.ledger import clean_observations
from cifras.sources.schema import load_sources
from cifras.sources.stated import read_stated
from cifras.sources.tables import TableError

AREA, SHARE = "coca_cultivation", "us_cocaine_origin_share"
WORDS = {"paraphrase_en": "It went so.", "paraphrase_es": "Fue así.", "locator": "p1 s1"}


def add(root, kind, start, end, stated, direction="increase", indicator=AREA, **more):
    """Add a claim to the source tables; return its row number."""
    path = root / "data" / "source" / "claims.csv"
    rows = read_csv(path)
    new = dict.fromkeys(rows[0], "") | WORDS | {
        "claim_id": "inl-90", "document_id": "inl", "kind": kind, "indicator": indicator,
        "geography": "Colombia" if indicator == AREA else "United States",
        "start_period": "2007", "end_period": "2013", "start_printed": start, "end_printed": end,
        "stated_printed": stated, "direction": direction,
    }  # fmt: skip
    write_csv(path, list(new), [*rows, new | more])
    return len(rows) + 2


def judged(root):
    sources = load_sources()
    claims = clean_claims(sources).query("claim_id == 'inl-90'").reset_index(drop=True)
    graded = judge_all(claims, clean_observations(sources, 1999, 2024), sources)
    voices = [Voice(language) for language in LANGUAGES]
    return verdict_table(graded, voices).iloc[0], trend_table(graded)


@pytest.mark.parametrize(
    ("kind", "start", "end", "stated", "direction", "verdict", "found"),
    [
        ("points", "41.2 %", "44.7 %", "3.5 percentage points", "increase", "exact", 3.5),
        ("points", "41.2 %", "44.7 %", "4.5 points", "increase", "contradicted", 3.5),
        ("points", "44.7 %", "41.2 %", "3.5 points", "increase", "reversed", -3.5),
        ("points", "44.7 %", "41.2 %", "over 3 points", "decrease", "exact", -3.5),
        ("difference", "167,000 ha", "80,500 ha", "86,500 ha", "decrease", "exact", -86500),
        ("difference", "167,000 ha", "80,500 ha", "86,300 ha", "decrease", "rounding", -86500),
        ("difference", "167,000 ha", "80,500 ha", "68,500 ha", "decrease", "contradicted", -86500),
        ("multiple", "80,500 ha", "161,000 ha", "doubled", "increase", "exact", 2),
        ("multiple", "80,500 ha", "161,000 ha", "tripled", "increase", "contradicted", 2),
        ("multiple", "80,500 ha", "209,300 ha", "more than doubled", "increase", "exact", 2.6),
        ("multiple", "80,500 ha", "209,300 ha", "2.6 times", "increase", "exact", 2.6),
        ("multiple", "167,000 ha", "80,500 ha", "halved", "decrease", "exact", 0.482),
        ("multiple", "167,000 ha", "150,500 ha", "halved", "decrease", "contradicted", 0.9012),
        ("direction", "167,000 ha", "80,500 ha", "", "decrease", "exact", -51.7964),
        ("direction", "167,000 ha", "80,500 ha", "", "increase", "reversed", -51.7964),
    ],
)
def test_a_size_of_each_kind_is_graded_exactly(
    root, kind, start, end, stated, direction, verdict, found
):
    add(root, kind, start, end, stated, direction, SHARE if kind == "points" else AREA)
    row, trends = judged(root)
    assert row["verdict"] == verdict
    assert list(trends["value"]) == [found]
    assert row["reason"]
    assert row["reason_es"] != row["reason"]


@pytest.mark.parametrize("kind", ["points", "difference", "multiple"])
def test_a_size_without_its_start_is_untestable_with_the_reason(root, kind):
    stated = {"points": "3 points", "difference": "100 ha", "multiple": "doubled"}[kind]
    about = SHARE if kind == "points" else AREA
    end = "44.7 %" if kind == "points" else "80,500 ha"
    add(root, kind, "", end, stated, "increase", about, untested_because="no-start")
    row, _ = judged(root)
    assert (row["verdict"], row["reason"][:8]) == ("untestable", "the base")


@pytest.mark.parametrize("kind", ["sum", "streak"])
def test_what_no_rule_tests_yet_says_so(root, kind):
    add(root, kind, "", "", "", "", untested_because="no-rule")
    row, _ = judged(root)
    assert (row["verdict"], row["reason"]) == (
        "untestable",
        "no rule tests a claim of this kind yet",
    )


@pytest.mark.parametrize(
    ("claim", "column", "expected"),
    [
        (("points", "41.2 %", "44.7 %", "3.5 %", "increase", SHARE), "stated_printed", "points"),
        (("points", "100 ha", "200 ha", "3 points"), "kind", "an indicator in %"),
        (("difference", "41 %", "44 %", "3 %", "increase", SHARE), "kind", "the kind points"),
        (("difference", "100 ha", "200 ha", "100 t"), "stated_printed", "a number in ha"),
        (("difference", "100 ha", "200 ha", "-100 ha"), "stated_printed", "without a sign"),
        (("multiple", "100 ha", "200 ha", "100 %"), "stated_printed", "no multiple, such as"),
        (("multiple", "200 ha", "100 ha", "doubled", "decrease"), "direction", "increase for a"),
        (("multiple", "0 ha", "100 ha", "doubled"), "start_printed", "a number above zero"),
        (("direction", "100 ha", "200 ha", "100 ha"), "stated_printed", "has no number"),
        (("multiple", "", "100 ha", "doubled"), "untested_because", "an endpoint is missing"),
        (("sum", "", "", "100 ha"), "untested_because", "no sum can be tested by itself"),
        (("streak", "", "", "", ""), "untested_because", "no streak can be tested by itself"),
        (("direction", "100 ha", "200 ha", "", ""), "direction", "every direction has one"),
    ],
)
def test_a_claim_that_cannot_be_of_its_kind_is_the_one_problem_found(root, claim, column, expected):
    row = add(root, *claim)
    with pytest.raises(TableError) as caught:
        load_sources()
    (problem,) = caught.value.problems
    assert (problem.row, problem.column) == (row, column)
    assert expected in problem.expected


@pytest.mark.parametrize(
    ("kind", "text", "language", "value", "unit", "comparator"),
    [
        ("points", "3,5 puntos porcentuales", "es", "7/2", "points", ""),
        ("points", "nearly 2 points", "en", "2", "points", "nearly"),
        ("multiple", "se duplicó", "es", None, "", ""),
        ("multiple", "duplicó", "es", "2", "times", ""),
        ("multiple", "threefold", "en", "3", "times", ""),
        ("multiple", "2.5 times", "en", "5/2", "times", ""),
        ("multiple", "almost tripled", "en", "3", "times", "nearly"),
        ("rank", "third", "en", "3", "count", ""),
        ("rank", "2.º", "es", "2", "count", ""),
        ("rank", "0th", "en", None, "", ""),
        ("change", "52 percent", "en", "52", "%", ""),
    ],
)
def test_what_a_claim_states_is_read_by_its_kind(kind, text, language, value, unit, comparator):
    if value is None:
        with pytest.raises(UnreadableNumberError):
            read_stated(kind, text, language)
        return
    read = read_stated(kind, text, language)
    assert (str(read.value), read.unit, read.comparator) == (value, unit, comparator)
