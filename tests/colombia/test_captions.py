"""Every number in the words of a figure, its alt text too, is what the tables give.

The words are made now, by the cells of the notebooks that draw the figures: a wrong year in a
title or an alt text is seen before anything is run again.
"""

import re
from fractions import Fraction
from itertools import pairwise

import pandas as pd
import pytest
from prose import Notebook, Saying, unheld, untrue

from cifras import paths
from cifras.arithmetic.trends import implied_start
from cifras.colombia import choose
from cifras.colombia.choose import COCA, COCAINE, HOME
from cifras.figures.gallery import Gallery
from cifras.language.texts import LANGUAGES
from cifras.sources.claims import clean_claims
from cifras.sources.ledger import as_known_in, clean_observations
from cifras.sources.schema import read_sources

SOURCES = read_sources()
CLAIMS = clean_claims(SOURCES)
SEEN = clean_observations(SOURCES, 1999, 2024)
LATEST = as_known_in(SEEN)
CHANGES = choose.changes(CLAIMS)
RIVALS = ("US", "UNODC")
NO_DATA = [
    r"\b(?:one|both|once|two (?:lines|bars|panels|sum)|the two|three countries)\b",
    r"\bhalf a thousand\b", r"\bthousands?\b", r"\bmillions?\b",
]  # fmt: skip


def series(indicator, estimator, place=HOME, rows=LATEST):
    here = rows.query("indicator == @indicator and estimator == @estimator and geography == @place")
    return here[here["from_period"].isna()].set_index("period")["value"].astype(float)


def span(claim):
    return [int(claim.start_period), int(claim.end_period)]


def rounded(number, places=0):
    """Return a number without its sign, as it is written with so many decimals."""
    return Fraction(f"{abs(float(number)):.{places}f}")


@pytest.fixture(scope="module")
def words():
    """The words of every figure by name and language, as the cells of the notebooks make them."""
    told = {}

    def draw(self, name, drawing, *arguments, data=None):
        for look in self.looks:
            _, caption = drawing(*arguments, look)
            parts = (caption.title, caption.subtitle, caption.alt)
            told[name, look.voice.language] = " / ".join(parts).replace("\N{NO-BREAK SPACE}", " ")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Gallery, "draw", draw)
        for path in sorted(paths.NOTEBOOKS.glob("0[234]-*.ipynb")):
            names = {}
            for cell in Notebook(path).cells:
                if cell["source"] and cell["source"][0].startswith("## Save"):
                    break
                if cell["cell_type"] == "code":
                    exec("".join(cell["source"]), names)  # noqa: S102
    return told


def said_of_claims():
    tested = [c for c in CHANGES.itertuples() if not c.untested_because]
    recomputed = [100 * (c.end.value / c.start.value - 1) for c in tested]
    held = [
        abs(change) - float(c.stated.value)
        for c, change in zip(tested, recomputed, strict=True)
        if c.stated.low <= abs(change) <= c.stated.high
    ]
    yield "Of {} stated changes {} follow", [len(CHANGES), len(held)]
    yield "{} only at a coarser rounding and {} come without", [
        len(tested) - len(held), len(CHANGES) - len(tested),
    ]  # fmt: skip
    for claim, change in zip(tested, recomputed, strict=True):
        sign = "−" if claim.direction == "decrease" else "+"
        label = SOURCES.indicators.set_index("indicator").at[claim.indicator, "label_en"]
        yield f"{label} {{}}–{{}}: stated {sign}{{}} %, recomputed {sign}{{}} %", [
            *span(claim), claim.stated.value, rounded(change, 1),
        ]  # fmt: skip


def said_of_grain():
    rise = choose.worked_claim(CLAIMS, SOURCES.steps)
    times = 1 + rise.stated.high / 100
    needed = 2 * (rise.end.value - times * rise.start.value) / (1 + times)
    yield "{} % fits only if the tons were rounded to {} t", [rise.stated.value, rounded(needed, 1)]
    yield "The change from {} t to {} t", [rise.start.value, rise.end.value]
    yield "they reach the stated {} % at {} t", [rise.stated.value, rounded(needed, 2)]


def said_of_implied_base():
    claim = choose.baseless_claim(CLAIMS)
    bounds = implied_start(claim.end, claim.stated, -1)
    ends = rounded(bounds.low), rounded(bounds.high)
    yield "A fall of {} % needs a start of {} t to {} t", [claim.stated.value, *ends]
    yield "the {} figure that the stated fall implies", [int(claim.start_period)]
    rows = SEEN.query("indicator == @COCAINE and geography == @HOME")
    rows = rows[rows["period"] == int(claim.start_period)].astype({"value": int})
    names = SOURCES.estimators.set_index("estimator")["label_en"]
    seen, told = [], [int(claim.start_period)]
    for (value, who), group in rows.groupby(["value", "estimator"]):
        editions = sorted(set(group["vintage"]))
        seen.insert(0, f"{names[who]} {{}} t, edition " + " and ".join(["{}"] * len(editions)))
        told[1:1] = [value, *editions]
    yield f"Published for {{}}: {'; '.join(seen)}.", told


def said_of_coca_area():
    both = {who: series(COCA, who) for who in RIVALS}
    last = min(values.index.max() for values in both.values())
    lows = sorted({int(values.idxmin()) for values in both.values()})
    ratios = [rounded(values[last] / values.min(), 1) for values in both.values()]
    slots = " and ".join(["{}"] * len(lows))
    yield f"In {{}} coca area was {{}} times (U.S.) and {{}} times (UNODC) its low of {slots}", [
        last, *ratios, *lows,
    ]  # fmt: skip
    windows = [year for claim in choose.changes(CLAIMS, COCA).itertuples() for year in span(claim)]
    yield "Shaded: {} to {} and {} to {}", windows


def said_of_cocaine_vintages():
    year = int(choose.worked_claim(CLAIMS, SOURCES.steps).start_period)
    rows = SEEN.query("indicator == @COCAINE and geography == @HOME and estimator == 'US'")
    rows = rows[rows["period"] == year].astype({"value": int})
    story = [(row.value, row.vintage) for row in rows.itertuples()]
    told = [story[0]] + [b for a, b in pairwise(story) if a[0] != b[0]]
    yield "{} went from {} t to {} t", [year, told[0][0], told[-1][0]]
    slots = ", ".join(["{} t in {}"] * len(told))
    yield f"The value for {{}} by edition: {slots}.", [year, *[n for pair in told for n in pair]]


def said_of_rival_estimates():
    both = pd.DataFrame({who: series(COCA, who) for who in RIVALS}).dropna()
    ratio = both["US"] / both["UNODC"]
    years = [b for a, b in pairwise(both.index) if b - a == 1]
    moved = {y: [both.at[y, who] > both.at[y - 1, who] for who in RIVALS] for y in years}
    apart = [y for y, (one, other) in moved.items() if one != other]
    yield "move alike in {} of {} yearly changes", [len(years) - len(apart), len(years)]
    ends = rounded(ratio.min(), 1), rounded(ratio.max(), 1)
    yield "the U.S. estimate is {} to {} times that of UNODC", ends
    slots = ", ".join(["{}"] * (len(apart) - 1)) + " and {}"
    yield f"in opposite directions in {slots}.", apart


def said_of_revisions():
    rows = SEEN.query("indicator == @COCAINE and geography == @HOME and estimator == 'US'")
    years = rows.groupby("period")
    ends = years["value"].agg(["first", "last"])
    ends = ends.join(years["vintage"].agg(old="first", new="last"))
    ends = ends[ends["old"] < ends["new"]].astype({"first": float, "last": float})
    up, down = (ends["last"] > ends["first"]).sum(), (ends["last"] < ends["first"]).sum()
    yield "Of {} years published more than once, {} were revised up and {} down", [
        len(ends), up, down,
    ]  # fmt: skip
    most = (ends["last"] / ends["first"] - 1).abs().idxmax()
    values = [int(ends.at[most, side]) for side in ("first", "last")]
    yield "the largest revision is that of {}, from {} to {} t", [int(most), *values]


def said_of_windows():
    coca = series(COCA, "US")
    changes = {(a, b): coca[b] / coca[a] - 1 for a in coca.index for b in coca.index if a < b}
    yield "estimate as last published; {} windows", [len(changes)]
    yield "Heat map of {} windows", [len(changes)]
    for claim in choose.changes(CLAIMS, COCA).itertuples():
        years = tuple(span(claim))
        alike = [c for (a, b), c in changes.items() if b - a == years[1] - years[0]]
        own, rises = changes[years], claim.direction == "increase"
        beyond = sum(c > own if rises else c < own for c in alike)
        what = "larger rise" if rises else "deeper fall"
        count, told = ([beyond], "{} of") if beyond else ([], "None of")
        yield f"{told} {{}} windows as long as {{}}–{{}} shows a {what}", [
            *count, len(alike), *years,
        ]  # fmt: skip


def said_of_drivers():
    driven = pd.read_csv(paths.results("baseline") / "drivers.csv")
    last = driven[driven["end"] == driven["end"].max()].set_index("estimator").loc[list(RIVALS)]
    for side in ("start", "end"):
        for who in RIVALS:
            assert last.at[who, "whole_t"] == pytest.approx(
                series(COCAINE, who)[last.at[who, "end"]]
                - series(COCAINE, who)[last.at[who, "start"]]
            ), side
    parts = [n for row in last.itertuples() for n in (rounded(row.by_area_t), rounded(row.whole_t))]
    yield "accounts for {} of {} t (U.S.) and {} of {} t (UNODC) gained {}–{}", [
        *parts, *last.iloc[0][["start", "end"]].astype(int),
    ]  # fmt: skip
    yield "for each of {} changes", [len(driven)]
    own = driven[driven["estimator"] == "printed"].iloc[0]
    yield "As printed, {}–{}: +{} t: area +{} t, yield −{} t", [
        own.start, own.end, rounded(own.whole_t), rounded(own.by_area_t), rounded(own.by_yield_t),
    ]  # fmt: skip


def departments():
    rows = SOURCES.departments.astype({"period": int, "printed": float})
    tiles = SOURCES.tilegrid.set_index("dane")["name"]
    return rows.assign(name=rows["dane"].map(tiles)).pivot_table(
        index="name", columns="period", values="printed", aggfunc="sum"
    )


def said_of_departments():
    table = departments()
    first, last = 2013, table.columns.max()
    assert first == int(choose.worked_claim(CLAIMS, SOURCES.steps).start_period)
    grown = (table[last].fillna(0) - table[first].fillna(0)).sort_values(ascending=False)
    share = rounded(100 * grown.head(3).sum() / grown.sum())
    *names, name = grown.head(3).index
    yield f"{', '.join(names)} and {name} account for {{}} % of the growth {{}}–{{}}", [
        share, first, last,
    ]  # fmt: skip
    later = int(choose.worked_claim(CLAIMS, SOURCES.steps).end_period)
    yield "UNODC, {}, {}, {} and {}; equal tiles", [first, later, 2017, last]
    for year in (first, last):
        *most, least = table[year].nlargest(3).items()
        slots = ", ".join(f"{name} {{}} ha" for name, _ in most) + f" and {least[0]} {{}} ha"
        yield f"{{}}: most in {slots}", [year, *[rounded(v) for _, v in most], rounded(least[1])]


def said_of_department_series():
    table = departments()
    first, last = table.columns.min(), table.columns.max()
    top = table[last].nlargest(9)
    share = rounded(100 * top.sum() / table[last].sum())
    yield "{} departments hold {} % of the coca of {}", [len(top), share, last]
    yield "Shaded: {} to {}", span(choose.worked_claim(CLAIMS, SOURCES.steps))
    yield "{} panels, to one scale", [len(top)]
    for name in top.index[:3]:
        values = rounded(table.at[name, first]), first, rounded(table.at[name, last]), last
        yield f"{name}: {{}} in {{}}, {{}} in {{}}", values


def said_of_security():
    falls = choose.changes(CLAIMS, because="no-levels")
    start, end = span(next(falls.itertuples()))
    for claim in falls.itertuples():
        counts = [
            s
            for who in LATEST.query("indicator == @claim.indicator")["estimator"].unique()
            if {start, end} <= set((s := series(claim.indicator, who)).index)
        ]
        (change,) = {rounded(100 * (s[end] / s[start] - 1)) for s in counts}
        assert change == claim.stated.value
        yield f"{claim.indicator} fell {{}} %, as stated", [change]
    yield "as stated, {}–{}", [start, end]
    yield "{} = {}, counts", [start, 100]
    counts = LATEST.query("indicator == 'homicides' and estimator == 'Ministry of Defence'")
    assert set(counts["evidence"]) == {"second-hand"}
    yield "Known second-hand only: homicides of all years.", []
    yield "Lines indexed to {}", [start]


def said_of_pressure():
    sprayed, seized = (series(w, "Colombia") for w in ("aerial_eradication", "cocaine_seized"))
    first, last = seized.index.min(), seized.index.max()
    yield "Spraying ends in {}; seizures of {} are {} times those of {}", [
        sprayed.index.max(), last, rounded(seized[last] / seized[first], 1), first,
    ]  # fmt: skip
    yield "{} panels of lines", [2]


def said_of_andes():
    land = pd.DataFrame({p: series(COCA, "US", p) for p in (HOME, "Peru", "Bolivia")}).dropna()
    last = land.index.max()
    yield f"{HOME} grows {{}} % of the coca of the three countries in {{}}", [
        rounded(100 * land.at[last, HOME] / land.loc[last].sum()), last,
    ]  # fmt: skip
    tons = {place: series(COCAINE, "US", place) for place in (HOME, "Peru")}
    above = [y for y in tons[HOME].index if tons["Peru"].get(y, 0) > tons[HOME][y]]
    yield "in {} years from {} to {} Peru could make more", [len(above), above[0], above[-1]]
    yield "{} panels of lines", [2]


def said_of_assistance():
    prices = series("us_consumer_prices", "BLS", "United States")
    paid = series("us_assistance", "ForeignAssistance.gov (obligations)")
    yield "peaked in fiscal {}", [(paid / prices.reindex(paid.index)).idxmax()]
    yield "in millions of {} dollars", [prices.index.max()]
    yield "{} panels of lines", [2]


def said_of_people():
    came = series("venezuelan_migration", "Migración Colombia")
    first, last = came.index.min(), came.index.max()
    yield "From {} thousand Venezuelans in {} to {} million in {}", [
        rounded(came[first] / 1000), first, rounded(came[[last]].iloc[-1] / 10**6, 1), last,
    ]  # fmt: skip
    counts = LATEST.query("indicator == 'social_leaders_killed'")["estimator"].nunique()
    yield "killed in a year by {} counts", [counts]
    yield "{} panels of lines", [3]


def said_of_flips():
    checks = pd.read_csv(paths.results("baseline") / "ledger_checks.csv")
    kinds = CLAIMS.set_index("claim_id")["kind"]
    checks = checks[checks["claim_id"].map(kinds).isin(["change", "record"])]
    seen = checks[checks["status"] != "no data"].groupby("claim_id")["status"].agg(set)
    turning = [claim for claim, told in seen.items() if {"agrees", "differs"} <= told]
    yield "Of {} claims with figures to compare, {} agree with one", [len(seen), len(turning)]
    for claim in CLAIMS[CLAIMS["claim_id"].isin(turning)].itertuples():
        label = SOURCES.indicators.set_index("indicator").at[claim.indicator, "label_en"]
        if claim.kind == "record":
            yield f"{label}, record in {{}}", [int(claim.end_period)]
        else:
            yield f"{label} {{}}–{{}}, stated +{{}} %", [*span(claim), claim.stated.value]


SAID = {
    "claims": said_of_claims, "grain": said_of_grain, "implied-base": said_of_implied_base,
    "coca-area": said_of_coca_area, "cocaine-vintages": said_of_cocaine_vintages,
    "rival-estimates": said_of_rival_estimates, "revisions": said_of_revisions,
    "windows": said_of_windows, "drivers": said_of_drivers, "departments": said_of_departments,
    "department-series": said_of_department_series, "security": said_of_security,
    "pressure": said_of_pressure, "andes": said_of_andes, "assistance": said_of_assistance,
    "people": said_of_people, "flips": said_of_flips,
}  # fmt: skip


def test_every_figure_has_sayings(words):
    assert {name for name, _ in words} == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_the_words_of_a_figure_say_what_the_tables_give(words, name):
    text, sayings = words[name, "en"], list(SAID[name]())
    assert untrue(text, sayings) == []
    assert unheld(text, [Saying(told) for told, _ in sayings], NO_DATA) == []


@pytest.mark.parametrize("name", SAID)
def test_the_words_of_a_figure_hold_the_same_numbers_in_every_language(words, name):
    found = []
    for language in LANGUAGES:
        digits = re.findall(r"\d[\d.,]*\d|\d", words[name, language])
        swap = str.maketrans(",.", ".,") if language == "es" else {}
        found.append([text.translate(swap) for text in digits])
    assert found[0] == found[1]
