"""Every number in the prose of the notebooks, in digits or in words, is true of the data.

The prose is read from the notebooks as they are stored. A number is held where a cell of its own
section shows it, or where a saying below computes it. What is left must be no number of the data,
by one of the patterns below.
"""

import re
from fractions import Fraction

import pandas as pd
import pytest
from prose import Notebook, Saying, unheld, untrue

from cifras import paths
from cifras.arithmetic.trends import percent_change, whole_percents_admitted
from cifras.audit.outside import compare_with_ledger
from cifras.audit.quote import may_quote
from cifras.colombia import choose
from cifras.colombia.choose import COCA, COCAINE, HOME
from cifras.reading.numbers import read_quantity
from cifras.sources.claims import clean_claims
from cifras.sources.ledger import as_known_in, clean_observations, select_series
from cifras.sources.rounding import weigh_grains
from cifras.sources.schema import read_sources
from cifras.sources.tables import read_table

BOOKS = {path.stem[:2]: Notebook(path) for path in sorted(paths.NOTEBOOKS.glob("*.ipynb"))}
NAMES = [
    r"(?:\[\d\d-[^\]]*)?\]\([^)]*\)",  # links
    r"`[^`]*[/=][^`]*`", r"`[a-z_]+`",  # files, commands, columns
    r"\bnotebook \d+", r"^\d\.(?= )", r"^# .*$",  # references, numbering, the title
]  # fmt: skip
NO_DATA = [
    # "One" is an article or a pronoun unless a saying holds it; so are both and once.
    r"\b(?:one|once|both)\b",
    # What is rounded, said and compared, whatever the numbers are.
    r"\btwo (?:levels|intervals|divisions|digits swapped|things decide|need care|stand for)\b",
    r"\bthree numbers\b", r"\bthe two\b(?! documents)", r"\bfour lines\b",
    r"\bhalf a (?:unit|percent|rounding unit)\b", r"\bhalf of its last\b",
    r"\b(?:not|is|below) zero\b", r"\bsprayed twice count twice\b",
    r"(?<=\*g\*/)2\b",
]  # fmt: skip

# Held equal to what the last cell makes of the tables by tests/test_notebooks.py, and solved below.
ANSWER = r"^\*\*With the default parameters:\*\*.*$"
EQUATION = r"^- (.*=.*)$"


class Told:
    """What the sayings are held against, computed from the source tables."""

    def __init__(self):
        self.sources = read_sources()
        self.claims = clean_claims(self.sources)
        self.seen = clean_observations(self.sources, 1999, 2024)
        self.latest = as_known_in(self.seen)
        self.rise = choose.worked_claim(self.claims, self.sources.steps)
        self.coca, _ = choose.area_and_yield(self.claims)
        self.fall = next(choose.changes(self.claims, COCA, "").itertuples())
        self.step = self.sources.steps.at((COCAINE, HOME, "US"), int(self.rise.published))

    def series(self, indicator, estimator, place=HOME, latest=True):
        rows = select_series(self.latest if latest else self.seen, indicator, estimator, place)
        return rows[rows["from_period"].isna()].set_index("period")["value"].astype(float)

    def editions(self, estimator):
        """Return low and high of the worked change by edition, ends as the edition knew them."""
        found = {}
        for vintage in sorted(self.seen["vintage"].unique()):
            known = self.seen[self.seen["vintage"] <= vintage]
            rows = select_series(known, COCAINE, estimator, HOME).drop_duplicates(
                "period", keep="last"
            )
            rows = rows.set_index("period")["quantity"]
            ends = [rows.get(int(getattr(self.rise, f"{s}_period"))) for s in ("start", "end")]
            if all(ends) and ends not in found.values():
                found[int(vintage)] = ends
        return found


@pytest.fixture(scope="module")
def told():
    return Told()


def values_of(*quantities):
    return [q.value for q in quantities]


def said_in_01(told):
    printed = told.fall.start
    zeros = len(str(int(printed.value))) - len(str(int(printed.value)).rstrip("0"))
    yield "`{} hectares` says nothing about its last {} digits", [printed.value, zeros]
    yield "the last digit that is not zero, here {} ha", [printed.grain]
    stated = told.rise.stated
    yield "`{} percent` stands for {} to {}.", [stated.value, stated.low, stated.high]
    share = told.claims.query("kind == 'share' and stated_printed != ''")["stated"].iloc[0]
    yield "`over {} percent` has no upper bound of its own", [share.value]
    lent = told.claims.query("start_from != ''")
    lent = lent[lent["indicator"] == COCA].iloc[0]
    uses = 1 + (told.sources.claims[["start_from", "end_from"]] == lent["start_from"]).sum().sum()
    year = int(lent["start_period"])
    yield "coca area in {} is printed once and used {}", [year, uses]
    yield "`{}` is taken as good to {} ton", [told.rise.start.value, told.rise.start.grain]
    finer = read_quantity(f"{int(stated.value)}.0 percent")
    tighter = (stated.high - stated.low) / (finer.high - finer.low)
    yield "write `{} percent` for `{} percent`", [finer.value, stated.value]
    yield "bounds {} times as tight: {} to {} instead of {} to {}", [
        tighter, finer.low, finer.high, stated.low, stated.high,
    ]  # fmt: skip


def said_in_02(told):
    start, end, stated = told.rise.start, told.rise.end, told.rise.stated
    change = percent_change(start, end)
    yield "rose by {} percent, from {} to {} metric tons", values_of(stated, start, end)
    yield 'stands for anything from {} to {}, {} for {} to {}, and "{} percent" for {} to {}', [
        start.low, start.high, end.value, end.low, end.high, stated.value, stated.low, stated.high,
    ]  # fmt: skip
    yield "{} stands for anything", [start.value]
    yield "the smallest rise, {} percent, is more than {}", [round(change.low, 1), stated.high]
    grains = told.sources.grains.query("indicator == @COCAINE and geography == @HOME")
    grains = grains.query("estimator == 'US'").astype({"to_vintage": int})
    until = grains.loc[grains["grain"].map(Fraction) == told.step, "to_vintage"].iloc[0]
    yield "in its editions up to {}", [until]
    yield "multiples of {}, so the rounding unit of the series seems to be {} t", [told.step] * 2
    met = [p for p in range(100) if p - 0.5 <= change.high and p + 0.5 >= change.low]
    bounds = [round(change.low, 1), round(change.high, 1)]
    yield "bounds of {} to {} meet {} and {},", [*bounds, *met]
    yield "neither {} nor {}. {} would pass", [met[0] - 1, met[-1] + 1, len(met)]
    drawn = pd.read_csv(paths.figures("baseline") / "grain.csv", dtype=str)["grain"]
    yield "in steps of a {} of a ton", [Fraction(drawn[1]) - Fraction(drawn[0])]
    coarse = percent_change(start.at_grain(told.step), end.at_grain(told.step))
    yield "**At {} tons the claim fits**, but so would {} different whole percents", [
        told.step, whole_percents_admitted(coarse),
    ]  # fmt: skip
    times = 1 + stated.high / 100
    yield "goes from {} + *g*/2 to {} − *g*/2", values_of(start, end)
    yield "come down to {} percent, that is, to {} times", [stated.high, times]
    yield "the largest rise, {} + *g*/2 over {} − *g*/2", values_of(end, start)
    yield "calls {} and {} record years", record_years(told)
    share = told.claims.query("untested_because == 'no-levels'")["stated"].iloc[0].value
    yield "a fall of {} percent leaves {} of every {}", [share, 100 - share, 100]
    baseless = choose.baseless_claim(told.claims)
    yield "fell by {} percent to {} t", values_of(baseless.stated, baseless.end)
    yield "had {} hectares of coca in {}", [told.fall.end.value, int(told.fall.end_period)]
    yield "all are multiples of {} is evidence", [told.step]
    yield from said_of_the_exercise_in_02(told)


def record_years(told):
    records = told.claims.query("kind == 'record' and document_id == 'crs'")
    return sorted({int(year) for year in records["end_period"]})


def said_of_the_exercise_in_02(told):
    start, end, stated = told.coca.start, told.coca.end, told.coca.stated
    change = percent_change(start, end)
    yield "grown by {} percent, from {} to {} hectares", values_of(stated, start, end)
    yield "printed to {} ha and the second to {} ha", [start.grain, end.grain]
    yield "`{}, {}, {}, {}`, in place", [start.low, start.high, end.low, end.high]
    yield "`{}, {}` below them", [stated.low, stated.high]
    yield "a low of {} and a high of {}", [round(change.low, 2), round(change.high, 2)]
    plain = round(change.point, 2)
    yield "for the hectares it gives {}, which rounds to {}", [plain, round(plain)]


def said_in_03(told):
    years = [int(told.rise.start_period), int(told.rise.end_period)]
    yield "potential cocaine from {} to {}, once more", years
    ends, stated = told.editions("US"), told.rise.stated
    changes = {vintage: percent_change(*pair) for vintage, pair in ends.items()}
    meets = {v: c.low <= stated.high and c.high >= stated.low for v, c in changes.items()}
    first, second, *later = ends
    assert [meets[first], meets[second]] == [True, True]
    assert later and not any(meets[vintage] for vintage in later)
    told_of = [first, ends[first][0].value, second, ends[second][0].value]
    yield "The edition of {} starts from {} t; that of {} from the {} t of the page", told_of
    yield "{} allow {} percent and the later ones do not", [2, stated.value]
    history = told.series(COCAINE, "US", latest=False)
    revised = abs(history.loc[years[1]].iloc[-1] - history.loc[years[1]].iloc[0])
    assert revised > told.rise.end.value - told.rise.start.value
    yield "The later revision of {} alone is larger than the rise", [years[1]]
    falls = choose.changes(told.claims, because="no-levels")
    yield "The page prints {} falls and no level", [len(falls)]
    index = pd.read_csv(paths.figures("baseline") / "security.csv")
    base = index.loc[index["period"] == int(falls["start_period"].min()), "index_value"]
    (hundred,) = set(base)
    yield "Colombian counts, set to {} in the first year of the claims", [int(hundred)]
    evidence = weigh_grains(told.sources.grains, clean_observations(told.sources, 1, 9999))
    evidence = evidence[evidence["basis"] != "stated"]
    assert list(evidence["basis"] == "assumed") == list(evidence["chance"] >= 1 / 20)
    yield "that chance is {} in {} or more", [1, 20]
    others = told.editions("UNODC")
    ((vintage, pair),) = others.items()
    change = percent_change(*pair)
    yield (
        "Expect {} edition, UNODC's of {}, from {} to {} t",
        [len(others), vintage, *values_of(*pair)],
    )
    yield "a rise of {} percent, far from {}", [round(change.point, 1), stated.value]


def windows_of(series):
    """Return the change over every window of a series by (start, end)."""
    return pd.Series(
        {(a, b): series[b] / series[a] - 1 for a in series.index for b in series.index if a < b}
    )


def rank_of(span, windows):
    """Return the rank of a window from the deepest fall, and how many have its length."""
    alike = windows[[b - a == span[1] - span[0] for a, b in windows.index]]
    return [int(alike.rank()[span]), len(alike)]


def said_in_04(told):
    coca = choose.changes(told.claims, COCA)
    yield "{} percents about coca can be right", [len(coca)]
    pair = told.rise, told.coca
    tons, land = (values_of(claim.start, claim.end) for claim in pair)
    yield "for the rise from {} to {} t on {} and then {} ha", [*tons, *land]
    driven = pd.read_csv(paths.figures("baseline") / "drivers.csv")
    yield "over the windows of the page and up to {}", [driven["end"].max()]
    assert (driven[["area_share_pct", "yield_share_pct"]] > 100).any(axis=None)
    yield "its share can exceed {} percent", [100]
    lone = told.claims.query("indicator == 'coca_eradicated' and stated_printed != ''").iloc[0]
    year = int(lone["end_period"])
    ways = [told.series(f"{way}_eradication", "Colombia")[year] for way in ("aerial", "manual")]
    assert 1 < sum(ways) / float(lone["stated"].value) < 1.005
    yield "For {} the two kinds of eradication", [year]
    held = pd.read_csv(paths.figures("baseline") / "department-series.csv")
    names = pd.read_csv(paths.results("baseline") / "departments.csv").query("period == 2024")
    assert set(held["name"]) == set(names.nlargest(held["name"].nunique(), "value")["name"])
    yield "for the {} departments that hold most of it now", [held["name"].nunique()]
    places = {place: told.series(COCAINE, "US", place) for place in (HOME, "Peru")}
    above = [y for y in places[HOME].index if places["Peru"].get(y, 0) > places[HOME][y]]
    land = {place: told.series(COCA, "US", place) for place in (HOME, "Peru")}
    assert above == list(range(above[0], above[-1] + 1))
    assert all(land["Peru"][y] < land[HOME][y] for y in above)
    yield "in every year from {} to {}**, with less coca area", [above[0], above[-1]]
    ours, theirs = (told.series(COCA, who) for who in ("US", "UNODC"))
    lacking = sorted(set(range(ours.index.min(), ours.index.max() + 1)) - set(ours.index))
    yield "of coca area has no value for {}, so", lacking
    span = int(told.fall.start_period), int(told.fall.end_period)
    here, there = windows_of(ours), windows_of(theirs)
    yield "Expect {} windows instead of {}", [len(there), len(here)]
    ranks = rank_of(span, there) + rank_of(span, here)
    yield "the fall of {} to {} no longer the deepest of its length", span
    yield "rank {} of {} instead of {} of {}", ranks


def said_in_05(told):
    yield "each claim of the {} documents", [len(told.sources.documents)]
    verdicts = read_table(paths.results("baseline") / "verdicts.csv").set_index("claim_id")
    answers = {}
    for points in (1, 0):
        checks = compare_with_ledger(told.claims, told.seen, points)
        seen = checks.groupby("claim_id")["status"].agg(list)
        answers[points] = {c: may_quote(v, seen.get(c, [])) for c, v in verdicts["verdict"].items()}
    changed = [claim for claim in answers[1] if answers[1][claim] != answers[0][claim]]
    yield "Expect {} answer to change", [len(changed)]
    own = checks[checks["claim_id"].isin(changed) & (checks["status"] == "differs")]
    distance = Fraction(str(round(own["distance"].iloc[-1], 1)))
    stated = told.claims.set_index("claim_id").at[changed[0], "stated"]
    yield "lie {} {} of a point from what {} percent stands for", [
        distance * 10, Fraction(1, 10), stated.value,
    ]  # fmt: skip


SAID = {"01": said_in_01, "02": said_in_02, "03": said_in_03, "04": said_in_04, "05": said_in_05}


@pytest.fixture(scope="module", params=BOOKS)
def book(request):
    return BOOKS[request.param]


@pytest.fixture(scope="module")
def sayings(book, told):
    """What a notebook says: pairs of words with slots, and the numbers that belong into them."""
    return list(SAID[book.name[:2]](told)) if book.name[:2] in SAID else []


def test_what_the_prose_says_is_what_the_tables_give(book, sayings):
    prose = "\n\n".join(text for _, text in book.prose())
    assert untrue(prose, sayings) == []


def test_no_other_number_is_in_the_prose_but_those_that_its_section_shows(book, sayings):
    held, exempt = [Saying(words) for words, _ in sayings], [*NAMES, *NO_DATA, ANSWER, EQUATION]
    for place, text in book.prose():
        assert unheld(text, held, exempt, book.shown(place)) == []


def exactly(side, unknown):
    """Return what one side of an equation of the prose is worth."""
    side = side.replace("*g*", "G").replace("×", "*").replace("−", "-")
    side = re.sub(r"\d+(?:\.\d+)?", lambda m: f"F('{m[0]}')", side)
    return eval(side, {"__builtins__": {}, "F": Fraction, "G": unknown})  # noqa: S307


def test_the_equations_of_the_prose_hold_for_the_unit_that_the_cell_below_finds(told):
    (text,) = [text for _, text in BOOKS["02"].prose() if re.search(EQUATION, text, re.MULTILINE)]
    equations = [line.split("=") for line in re.findall(EQUATION, text, re.MULTILINE)]
    times, claim = 1 + told.rise.stated.high / 100, told.rise
    needed = 2 * (claim.end.value - times * claim.start.value) / (1 + times)
    assert len(equations) == 3
    assert [exactly(a, needed) for a, _ in equations] == [exactly(b, needed) for _, b in equations]
    assert [exactly(a, needed + 1) == exactly(b, needed + 1) for a, b in equations] == [False] * 3


def test_the_register_of_victims_is_as_the_prose_tells(told):
    """It holds more with every year, and no value was seen for the year of the document."""
    victims = told.series("registered_victims", "Victims Unit")
    year = int(told.sources.documents.set_index("document_id").at["crs", "published"])
    assert victims.is_monotonic_increasing
    assert year not in victims.index
