"""The source tables hold the facts that they were typed from: what is known twice agrees.

Where a table holds a fact twice (parts and their total, a value that a note speaks of, a printed
number and the claim that uses it), the two are compared. Where it does not, small tables beside
this file hold totals of every series and department, once plain and weighed with their years, so
that no value can change and no two can change places; and how each address was seen. They come from
a ledger typed apart from this one: all departments, 830 of the 922 observations and 188 of the 198
reports. The rest had no such twin, and are held to what the tables said when they were checked.
"""

import json
import re
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from math import dist, gcd
from pathlib import Path
from statistics import mean, pstdev

import pytest
from prose import WORDS, untrue
from small import read_csv

from cifras import paths
from cifras.arithmetic.trends import percent_change
from cifras.reading.numbers import read_quantity

HERE = Path(__file__).parent
SERIES = ("indicator", "geography", "estimator")
WEIGHED_FROM = 1990  # years are counted from here where values are weighed with them
TABLES = {path.stem: read_csv(path) for path in paths.SOURCE.glob("*.csv")}
REPORTS = {row["report_id"]: row for row in TABLES["reports"]}
CLAIMS = {row["claim_id"]: row for row in TABLES["claims"]}


def number(text):
    """Return the number of a text; the words before it say nothing of its digits."""
    return Fraction(re.search(r"\d+(?:\.\d+)?", text)[0])


def value(row):
    """Return the value of an observation in the unit of its indicator."""
    worth = {unit["unit"]: Fraction(unit["worth"]) for unit in TABLES["units"]}
    return number(row["printed"]) * worth[row["unit"]]


def weighed(rows, value_of, *years_of):
    """Return how many rows there are, their total, and the totals weighed with their years."""
    values = [value_of(row) for row in rows]
    totals = [
        sum(v * (int(year_of(row)) - WEIGHED_FROM) for v, row in zip(values, rows, strict=True))
        for year_of in years_of
    ]
    return [len(rows), sum(values), *totals]


def grouped(rows, *columns):
    groups = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return groups


# Totals of a second typing


def test_every_series_adds_up_to_what_a_second_typing_gave():
    found = {
        series: weighed(
            rows, value, lambda row: row["period"], lambda row: REPORTS[row["report_id"]]["vintage"]
        )
        for series, rows in grouped(TABLES["observations"], *SERIES).items()
    }
    told = {
        tuple(row[c] for c in SERIES): [
            Fraction(row[c]) for c in ("values", "total", "by_period", "by_vintage")
        ]
        for row in read_csv(HERE / "series_totals.csv")
    }
    assert {series: found[series] for series in found if found[series] != told.get(series)} == {}
    assert set(told) == set(found)


def test_every_department_adds_up_to_what_a_second_typing_gave():
    found = {
        department: weighed(rows, lambda row: number(row["printed"]), lambda row: row["period"])
        for department, rows in grouped(TABLES["departments"], "dane", "department").items()
    }
    told = {
        (row["dane"], row["department"]): [
            Fraction(row[c]) for c in ("values", "total", "by_period")
        ]
        for row in read_csv(HERE / "department_totals.csv")
    }
    assert {one: found[one] for one in found if found[one] != told.get(one)} == {}
    assert set(told) == set(found)


def test_a_report_was_seen_as_its_address_says():
    told = {row["url"]: row["evidence"] for row in read_csv(HERE / "evidence.csv")}
    assert {r["report_id"]: r["evidence"] for r in TABLES["reports"]} == {
        r["report_id"]: told.get(r["url"]) for r in TABLES["reports"]
    }


QUOTED = re.compile(r"\bciting\b|\bquoted by\b|\bvia (?!datasets/|datos\.gov)|\bas told to\b")


def test_what_somebody_else_quotes_is_second_hand():
    quoting = [
        row
        for row in TABLES["reports"]
        if "-via-" in row["report_id"] or QUOTED.search(row["publisher"])
    ]
    assert len(quoting) > 50
    assert [row["report_id"] for row in quoting if row["evidence"] != "second-hand"] == []


# What the tables hold twice


def test_three_countries_add_up_to_their_region():
    """Areas exactly, cocaine to the five tons that older values are rounded to."""
    rows = [row for row in TABLES["observations"] if row["estimator"] == "US"]
    region = [row["place"] for row in TABLES["places"] if row["part_of"] == "Andean region"]
    checked = 0
    for (indicator, period, report), group in grouped(
        rows, "indicator", "period", "report_id"
    ).items():
        here = {row["geography"]: value(row) for row in group}
        if {"Andean region", *region} <= set(here):
            apart = abs(sum(here[place] for place in region) - here["Andean region"])
            assert apart <= (0 if indicator == "coca_cultivation" else 5), (period, report, here)
            checked += 1
    assert checked > 40


def test_departments_add_up_to_the_country():
    country = {
        row["period"]: value(row)
        for row in TABLES["observations"]
        if row["indicator"] == "coca_cultivation" and row["report_id"].startswith("simci-2026")
    }
    for (period,), rows in grouped(TABLES["departments"], "period").items():
        assert abs(sum(number(row["printed"]) for row in rows) - country[period]) <= 1, period


def bare(name):
    """Return a name without accents and marks, in small letters."""
    letters = unicodedata.normalize("NFD", name.lower())
    return re.sub(r"[^a-z]", "", letters).removesuffix("dc")


ARCHIPELAGO = "88"  # its full name is longer in one table, and it lies aside


def outlines():
    """Return what the map holds of each department, by its code."""
    drawn = json.loads((paths.SOURCE / "geography" / "departments.geojson").read_text("utf-8"))
    return {f["properties"]["dane"]: f for f in drawn["features"]}


def test_a_code_names_the_same_department_in_every_table():
    tiles, drawn = {row["dane"]: row for row in TABLES["tilegrid"]}, outlines()
    typed = {row["dane"]: row["department"] for row in TABLES["departments"]}
    for dane, name in typed.items():
        assert bare(name) == bare(tiles[dane]["name"])
    for dane in set(tiles) & set(drawn):
        assert tiles[dane]["iso"] == drawn[dane]["properties"]["iso"]
        assert tiles[dane]["iso"] == f"CO-{tiles[dane]['abbr']}"
        if dane != ARCHIPELAGO:
            assert bare(tiles[dane]["name"]) == bare(drawn[dane]["properties"]["name"])


def middle(outline):
    """Return how far east and how far south the middle of an outline lies."""
    parts = outline["geometry"]["coordinates"]
    parts = [parts] if outline["geometry"]["type"] == "Polygon" else parts
    east, north = zip(*(place for part in parts for place in part[0]), strict=True)
    return (min(east) + max(east)) / 2, -(min(north) + max(north)) / 2


def scaled(values):
    centre, spread = mean(values), pstdev(values)
    return [(value - centre) / spread for value in values]


def test_no_two_tiles_would_stand_nearer_to_their_departments_in_each_others_place():
    drawn = outlines()
    rows = [r for r in TABLES["tilegrid"] if r["dane"] != ARCHIPELAGO]
    tiles = zip(*(scaled([int(r[axis]) for r in rows]) for axis in ("col", "row")), strict=True)
    places = map(scaled, zip(*(middle(drawn[r["dane"]]) for r in rows), strict=True))
    both = list(zip(rows, tiles, zip(*places, strict=True), strict=True))
    for (one, tile, place), (other, second, there) in combinations(both, 2):
        kept = dist(tile, place) ** 2 + dist(second, there) ** 2
        swapped = dist(second, place) ** 2 + dist(tile, there) ** 2
        assert kept <= swapped, (one["name"], other["name"])


def test_a_value_that_is_derived_follows_from_what_it_is_derived_from():
    derived = [row for row in TABLES["observations"] if row["derived"]]
    ways = {"less": lambda a, b: a - b, "and": lambda a, b: a + b}
    for row in derived:
        first, how, second = re.search(r"(\d+)\b.*?\b(less|and)\b.*?(\d+)", row["derived"]).groups()
        assert ways[how](int(first), int(second)) == number(row["printed"]), row["derived"]
    assert derived


@pytest.mark.parametrize("row", TABLES["grains"], ids=lambda row: row["why"][:60])
def test_the_evidence_for_a_rounding_unit_is_in_the_ledger(row):
    """Values that its reason names were published in those years, and as many as it counts.

    No unit five or ten times as coarse is shared by all of them.
    """
    rows = grouped(TABLES["observations"], *SERIES)[tuple(row[c] for c in SERIES)]
    years = range(int(row["from_vintage"]), int(row["to_vintage"]) + 1)
    seen = {value(r) for r in rows if int(REPORTS[r["report_id"]]["vintage"]) in years}
    steps = [seen_value / Fraction(row["grain"]) for seen_value in seen]
    assert all(step.denominator == 1 for step in steps)
    assert gcd(*map(int, steps)) < 5
    counted = re.search(r"\b(?:All (\d+) different|(\w+) values only)", row["why"])
    if counted:
        assert len(seen) == (int(counted[1]) if counted[1] else WORDS[counted[2].lower()])
    named = re.findall(
        r"[\d,]+(?=(?:,| and| or) [\d,]+ (?:ha|t)\b)|[\d,]+(?= (?:ha|t)\b)", row["why"]
    )
    listed = re.search(r"\(([\d, and]+) t\)", row["why"])
    named += re.findall(r"\d+", listed[1]) if listed else []
    assert {Fraction(n.replace(",", "")) for n in named if n.strip(",")} <= seen


@pytest.mark.parametrize(
    "row", read_csv(HERE / "published_changes.csv"), ids=lambda row: row["source"]
)
def test_a_change_that_others_published_follows_from_levels_of_the_ledger(row):
    group = grouped(TABLES["observations"], *SERIES, "period")
    for side in ("start", "end"):
        found = group[(*(row[c] for c in SERIES), row[f"{side}_period"])]
        assert Fraction(row[side]) in {value(one) for one in found}
    change = percent_change(*(read_quantity(row[side]) for side in ("start", "end")))
    stated, places = Fraction(row["stated_pct"]), len(row["stated_pct"].partition(".")[2])
    half = Fraction(1, 2 * 10**places)
    assert change.low <= stated + half and change.high >= stated - half


def test_a_correction_is_as_many_digits_away_as_its_reason_says():
    for row in TABLES["corrections"]:
        pairs = list(zip(row["printed"], row["corrected"], strict=True))
        apart = [pair for pair in pairs if pair[0] != pair[1]]
        assert re.match(r"(\w+) digits? apart", row["why"])[1].lower() in WORDS, row["why"]
        assert WORDS[row["why"].split()[0].lower()] == len(apart), row["why"]


# What the documents print


def printed_for(claim_id):
    return [row for row in TABLES["printed_numbers"] if claim_id in row["claim_ids"].split()]


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_a_claim_holds_numbers_that_its_document_prints(claim_id):
    claim, rows = CLAIMS[claim_id], printed_for(claim_id)
    for side in ("start", "end", "stated"):
        text = claim[f"{side}_printed"]
        assert not text or any(
            text == row["printed"]
            or text.startswith(f"{row['printed']} ")
            or row["printed"].endswith(f" {text}")
            for row in rows
        ), text
    years = {row["printed"] for row in rows if re.fullmatch(r"\d{4}", row["printed"])}
    assert years <= {claim["start_period"], claim["end_period"]}


@pytest.mark.parametrize(
    "claim_id", [i for i in CLAIMS if printed_for(i) and CLAIMS[i]["kind"] != "judgement"]
)
def test_a_claim_stands_where_one_of_its_numbers_is_printed(claim_id):
    places = {(row["paragraph"], row["sentence"]) for row in printed_for(claim_id)}
    paragraph, sentence = re.fullmatch(r"(?:p(\d+) )?s(\d+)", CLAIMS[claim_id]["locator"]).groups()
    assert (paragraph or "1", sentence) in places


def test_a_level_that_a_document_prints_was_published_by_its_estimator():
    """But for a level that reports give only as a difference, which the ledger marks as derived."""
    seen = defaultdict(set)
    for row in TABLES["observations"]:
        seen[(*(row[c] for c in SERIES), row["period"])].add(value(row))
    checked = 0
    for claim in CLAIMS.values():
        for side in ("start", "end"):
            if claim["kind"] == "change" and claim[f"{side}_printed"] and claim["estimator"]:
                series = (*(claim[c] for c in SERIES), claim[f"{side}_period"])
                assert read_quantity(claim[f"{side}_printed"]).value in seen[series], series
                checked += 1
    assert checked >= 5


SAID_IN_PARAPHRASE = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_a_paraphrase_names_only_what_its_claim_prints(claim_id):
    claim = CLAIMS[claim_id]
    for language in ("en", "es"):
        for name in SAID_IN_PARAPHRASE.findall(claim[f"paraphrase_{language}"]):
            borrowed = claim.get(f"{name}_from") or claim.get(f"{name.split('_')[0]}_event")
            assert claim.get(f"{name}_printed") or claim.get(name) or borrowed, name


# Dates


EVENTS = {row["event_id"]: row for row in TABLES["events"]}


def year_of(event):
    return int(EVENTS[event]["date"][:4])


def stated(claim_id):
    return read_quantity(CLAIMS[claim_id]["stated_printed"])


def test_the_notes_on_events_and_spans_say_what_their_dates_give():
    begun, counted = year_of("aid-begins"), year_of("aid-counted")
    both, between = counted - begun + 1, counted - begun
    assert [both, between] == [stated("crs-03").value, stated("crs-02").value]
    published = int(CLAIMS["crs-02"]["end_period"])
    notes = {
        EVENTS["aid-begins"]["note"]: [("from fiscal year {}", [begun])],
        EVENTS["aid-counted"]["note"]: [
            ("from fiscal year {} to {} and call that {} years", [begun, counted, both]),
            ("edition of 5 February 2016 says {}", [between]),
        ],
        CLAIMS["crs-03"]["note"]: [("counts fiscal years {} to {}", [begun, counted])],
        CLAIMS["crs-02"]["note"]: [
            ("dates the partnership from {}", [year_of("partnership-begins")]),
            ("to fiscal year {} it is {} years, to {} it is {}",
             [counted, between, published, published - begun]),
        ],
        EVENTS["spraying-ends"]["note"]: [("January to September of {}", [last_year_sprayed()])],
    }  # fmt: skip
    assert [untrue(note, sayings) for note, sayings in notes.items()] == [[]] * len(notes)
    assert EVENTS["spraying-ends"]["date"] == f"{last_year_sprayed()}-10"  # after September


def last_year_sprayed():
    rows = [r for r in TABLES["observations"] if r["indicator"] == "aerial_eradication"]
    return max(int(row["period"]) for row in rows)


def test_a_president_was_in_office_for_as_long_as_is_stated_on_the_day_that_the_notes_name():
    took, days = EVENTS["president-2018"]["date"], stated("crs-11").value
    later = (date.fromisoformat(took) + timedelta(days=int(days))).isoformat()
    told = re.findall(r"\d{4}-\d\d-\d\d", CLAIMS["crs-11"]["note"])
    assert told == [took, later]
    assert untrue(EVENTS["president-2018"]["note"], [("{} days later is", [days])]) == []
    assert re.findall(r"\d{4}-\d\d-\d\d", EVENTS["president-2018"]["note"]) == [later]


def test_of_the_years_in_which_a_conflict_may_have_begun_the_last_alone_fits():
    (years,) = re.findall(r"to (\d{4}), (\d{4}) or (\d{4})", CLAIMS["crs-10"]["note"])
    end, span = int(CLAIMS["crs-10"]["end_period"]), stated("crs-10")
    assert [span.low <= end - int(year) <= span.high for year in years] == [False, False, True]


def test_relations_began_in_the_century_that_is_stated():
    (century,) = re.findall(r"(\d+)th century", CLAIMS["crs-01"]["stated_printed"])
    assert (year_of("relations") - 1) // 100 + 1 == int(century)
