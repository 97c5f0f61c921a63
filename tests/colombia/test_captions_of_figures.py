"""The words of every figure hold the numbers, years, names and units of the tables, in order.

Every number of a title, a subtitle and an alt text is computed here from the same tables as the
marks; a number with a unit is one token, so that hectares are not tons.
"""

import re
from math import log

import pytest
from artists import NBSP, written

COCA, COCAINE, RIVALS = "coca_cultivation", "cocaine_potential", ["US", "UNODC"]
YEARS = [2013, 2014, 2017, 2024]
each_language = pytest.mark.parametrize("language", ["en", "es"])
_UNIT = r"%|(?:ha|t|thousand|mil|million|millones)\b"
_NUMBER = re.compile(rf"[+−]?\d+(?:[.,]\d+)*(?:{NBSP}(?:{_UNIT}))?")


def numbers(text):
    """Return the numbers of a text, each with its unit."""
    return _NUMBER.findall(text)


class Words:
    """What each figure must say, computed from the tables: its numbers, in order."""

    def __init__(self, language, table, series, ledger):
        self.language, self.table, self.series, self.ledger = language, table, series, ledger
        claims = table("clean/claims").query("kind == 'change'")
        self.claims = claims.merge(table("results/verdicts")[["claim_id", "verdict"]])

    def n(self, value, places=0, unit="", signed=False):
        return written(value, self.language, places, unit, signed)

    def percent(self, value, places=0, signed=False):
        return self.n(value, places, "%", signed)

    def stated(self, row):
        return self.percent(
            row.stated_value * (-1 if row.direction == "decrease" else 1), signed=True
        )

    def claims_(self):
        fates = self.claims["verdict"].replace("exact", "held").replace("rounding", "held")
        title = [self.n(len(fates))]
        title += [self.n((fates == fate).sum()) for fate in ("held", "grain", "untestable")]
        alt = []
        for row in self.claims.dropna(subset=["start_value"]).itertuples():
            point = self.percent(100 * (row.end_value / row.start_value - 1), 1, signed=True)
            alt += [f"{row.start_period:.0f}", f"{row.end_period:.0f}", self.stated(row), point]
        return title, [], alt

    def grain(self):
        row = next(self.claims.query("verdict == 'grain'").itertuples())
        ratio = 1 + (row.stated_value + 0.5) / 100
        need = 2 * (row.end_value - ratio * row.start_value) / (1 + ratio)
        stated = self.percent(row.stated_value)
        levels = [self.n(row.start_value, 0, "t"), self.n(row.end_value, 0, "t")]
        return [stated, self.n(need, 1, "t")], levels, [stated, self.n(need, 2, "t")]

    def implied_base(self):
        row = next(self.claims.query("untested_because == 'no-start'").itertuples())
        ends = [
            (row.end_value - row.end_grain / 2) / (1 - (row.stated_value - 0.5) / 100),
            (row.end_value + row.end_grain / 2) / (1 - (row.stated_value + 0.5) / 100),
        ]
        year, alt = f"{row.start_period:.0f}", []
        for estimator in ("UNODC", "US"):
            rows = self.ledger(row.indicator, estimator).query("period == @row.start_period")
            for value, found in rows.groupby("value", sort=False):
                alt += [self.n(value, 0, "t"), *map(str, sorted(set(found["vintage"])))]
        title = [self.percent(row.stated_value), *(self.n(end, 0, "t") for end in ends)]
        return title, [year], [year, *alt]

    def flips(self):
        checks = self.table("results/ledger_checks").query("status != 'no data'")
        seen = self.table("clean/observations").query("vintage_basis != 'download'")
        checks = checks[checks["end_report"].isin(seen["report_id"])]
        claims = self.table("clean/claims").query("kind in ['change', 'record']")
        checks = checks[checks["claim_id"].isin(claims["claim_id"])]
        turning = [
            claim
            for claim, found in checks.groupby("claim_id")
            if {"agrees", "differs"} <= set(found["status"])
        ]
        alt = []
        for row in claims.set_index("claim_id").loc[turning].itertuples():
            if row.kind == "record":
                alt.append(f"{row.end_period:.0f}")
            else:
                alt += [f"{row.start_period:.0f}", f"{row.end_period:.0f}", self.stated(row)]
        return [self.n(checks["claim_id"].nunique()), self.n(len(turning))], [], alt

    def coca_area(self):
        both = [self.series(COCA, name) for name in RIVALS]
        year = min(max(values) for values in both)
        times = [self.n(values[year] / min(values.values()), 1) for values in both]
        lows = sorted({str(min(values, key=values.get)) for values in both})
        rows = self.claims[self.claims["indicator"] == COCA]
        windows = [
            f"{y:.0f}" for row in rows.itertuples() for y in (row.start_period, row.end_period)
        ]
        return [str(year), *times, *lows], [], windows

    def cocaine_vintages(self):
        rows, known = self.ledger(COCAINE, "US").query("period == 2013"), None
        story = []
        for row in rows.sort_values("vintage", kind="stable").itertuples():
            if row.value != known:
                known = row.value
                story += [self.n(known, 0, "t"), str(row.vintage)]
        return ["2013", story[0], story[-2]], [], ["2013", *story]

    def rival_estimates(self):
        us, unodc = (self.series(COCA, name) for name in RIVALS)
        years = [year for year in us if year in unodc]
        ratios = [us[year] / unodc[year] for year in years]
        pairs = [year for year in years if year - 1 in years]
        apart = [y for y in pairs if (us[y] > us[y - 1]) != (unodc[y] > unodc[y - 1])]
        ends = [self.n(min(ratios), 1), self.n(max(ratios), 1)]
        return [self.n(len(pairs) - len(apart)), self.n(len(pairs))], [], [*ends, *map(str, apart)]

    def revisions(self):
        moves = {}
        for period, found in self.ledger(COCAINE, "US").groupby("period"):
            if found["vintage"].min() < found["vintage"].max():
                first, last = found["value"].iloc[0], found["value"].iloc[-1]
                moves[period] = last / first - 1, first, last
        up, down = (sum(sign * move > 0 for move, _, _ in moves.values()) for sign in (1, -1))
        most = max(moves, key=lambda period: abs(moves[period][0]))
        told = [str(most), self.n(moves[most][1]), self.n(moves[most][2], 0, "t")]
        return [*map(self.n, (len(moves), up, down))], [], told

    def windows(self):
        values, told = self.series(COCA, "US"), []
        change = {(a, b): values[b] / values[a] for a in values for b in values if a < b}
        for row in self.claims[self.claims["indicator"] == COCA].itertuples():
            span = int(row.start_period), int(row.end_period)
            alike = [x for (a, b), x in change.items() if b - a == span[1] - span[0]]
            sign = -1 if change[span] < 1 else 1
            beyond = sum(sign * x > sign * change[span] for x in alike)
            told.append([self.n(n) for n in [beyond] * (beyond > 0) + [len(alike)]])
            told[-1] += map(str, span)
        return told[0], [self.n(len(change))], [*told[1], self.n(len(change))]

    def drivers(self):
        title, levels = [], {}
        for name in RIVALS:
            tons, land = self.series(COCAINE, name), self.series(COCA, name)
            mean = (tons[2017] - tons[2013]) / log(tons[2017] / tons[2013])
            title += [self.n(mean * log(land[2017] / land[2013]))]
            title += [self.n(tons[2017] - tons[2013], 0, "t")]
        for row in self.claims.query("start_period == 2013").itertuples():
            levels[row.indicator] = row.start_value, row.end_value
        (t0, t1), (h0, h1) = levels[COCAINE], levels[COCA]
        area = (t1 - t0) / log(t1 / t0) * log(h1 / h0)
        tons = [self.n(x, 0, "t", signed=True) for x in (t1 - t0, area, t1 - t0 - area)]
        return [*title, "2013", "2017"], [], ["7", "2013", "2014", *tons]

    def security(self):
        title = []
        for row in self.claims.query("untested_because == 'no-levels'").itertuples():
            counts = self.series(row.indicator, "Ministry of Defence")
            fall = self.percent(100 * (1 - counts[2014] / counts[2002]))
            title += [fall] if fall == self.percent(row.stated_value) else [fall, "?"]
        return [*title, "2002", "2014"], ["2002", "100"], ["2002"]

    def pressure(self):
        seized = self.series("cocaine_seized", "Colombia")
        sprayed = self.series("aerial_eradication", "Colombia")
        first, last = min(seized), max(seized)
        times = self.n(seized[last] / seized[first], 1)
        return [str(max(sprayed)), str(last), times, str(first)], [], ["2"]

    def andes(self):
        area, tons = (
            {place: self.series(name, "US", place) for place in ("Colombia", "Peru", "Bolivia")}
            for name in (COCA, COCAINE)
        )
        year = min(max(values) for values in area.values())
        share = 100 * area["Colombia"][year] / sum(values[year] for values in area.values())
        own, other = tons["Colombia"], tons["Peru"]
        more = [y for y in own if y in other and other[y] > own[y]]
        passed = [self.n(len(more)), str(more[0]), str(more[-1])]
        return [self.percent(share), str(year), *passed], [], ["2"]

    def assistance(self):
        paid = self.series("us_assistance", "ForeignAssistance.gov (obligations)")
        prices = self.series("us_consumer_prices", "BLS", "United States")
        return [str(max(paid, key=lambda y: paid[y] / prices[y]))], [str(max(prices))], ["2"]

    def people(self):
        came = self.series("venezuelan_migration", "Migración Colombia")
        first, last = min(came), max(came)
        thousand, million = {"en": ("thousand", "million"), "es": ("mil", "millones")}[
            self.language
        ]
        title = [self.n(came[first] / 1000, 0, thousand), str(first)]
        return [*title, self.n(came[last] / 10**6, 1, million), str(last)], [], ["3"]

    def departments(self):
        rows, alt = self.table("results/departments"), []
        area = rows.pivot_table(index="name", columns="period", values="value").fillna(0)
        growth = area[2024] - area[2013]
        share = self.percent(100 * growth.nlargest(3).sum() / growth.sum())
        for year in (2013, 2024):
            alt += [str(year), *(self.n(value, 0, "ha") for value in area[year].nlargest(3))]
        return [share, "2013", "2024"], [*map(str, YEARS)], alt

    def department_series(self):
        rows, alt = self.table("results/departments"), []
        area = rows.pivot_table(index="name", columns="period", values="value")
        top = area[2024].nlargest(9)
        share = self.percent(100 * top.sum() / area[2024].sum())
        for name in top.index[:3]:
            values = area.loc[name].dropna()
            for year in (values.index[0], values.index[-1]):
                alt += [self.n(values[year]), str(year)]
        return ["9", share, "2024"], ["2013", "2014"], ["9", *alt]


FIGURES = (
    "claims grain implied-base flips coca-area cocaine-vintages rival-estimates revisions windows "
    "drivers security pressure andes assistance people departments department-series"
).split()
each_figure = pytest.mark.parametrize("name", FIGURES)


@pytest.fixture(scope="module")
def expected(table, series, ledger):
    def told(name, language):
        method = "claims_" if name == "claims" else name.replace("-", "_")
        return getattr(Words(language, table, series, ledger), method)()

    return told


def test_every_figure_of_the_notebooks_is_held_to_its_tables(shown):
    assert {name for name, _ in shown} == set(FIGURES)


@each_language
@each_figure
def test_the_numbers_of_a_caption_are_those_of_the_tables(shown, expected, name, language):
    caption, (title, subtitle, alt) = shown[name, language].caption, expected(name, language)
    assert numbers(caption.title) == title
    assert numbers(caption.subtitle) == subtitle
    assert numbers(caption.alt.removeprefix(f"{caption.title}. ")) == alt


@each_language
@each_figure
def test_a_picture_shows_the_title_the_subtitle_and_the_source_of_its_caption(
    shown, name, language
):
    figure, caption = shown[name, language][:2]
    drawn = " ".join(text.get_text() for text in figure.texts).replace(NBSP, " ")
    words = caption.title, caption.subtitle, caption.key, caption.source
    told = " ".join(words).replace(NBSP, " ")
    assert drawn == " ".join(told.split())
    heights = [text.get_position()[1] for text in figure.texts]
    assert heights == sorted(heights, reverse=True)
    start = {"en": ("Source: ", " Run: baseline. "), "es": ("Fuente: ", " Corrida: baseline. ")}
    assert caption.source.startswith(start[language][0]) and start[language][1] in caption.source
