"""The figures of claims, artist by artist: where marks lie, what stands by them, their inks.

What is expected is computed here from the cleaned claims and the tables of results.
"""

import re

import numpy as np
import pandas as pd
import pytest
from artists import NBSP, box_of, distance, hue, light, nearest, row_of, stretch, ticks_of, written
from matplotlib.colors import same_color, to_hex
from matplotlib.text import Text

from cifras.colombia.figures import claims as claim_figures

each_language = pytest.mark.parametrize("language", ["en", "es"])
# What a reader is told by the colour, the shape and the words of a verdict.
VERDICTS = {
    "exact": ("blue", "o", "follows exactly", "la cuenta da exacta"),
    "rounding": ("blue", "D", "follows, given the rounding", "la cuenta da, con el redondeo"),
    "grain": ("amber", "^", "only at a coarser rounding", "solo con un redondeo más grueso"),
    "contradicted": ("red", "X", "does not follow", "la cuenta no da"),
    "reversed": ("red", "v", "the other way round", "la cuenta da al revés"),
    "untestable": ("grey", "o", "no figures to test it", "sin cifras para comprobarlo"),
}
CHECKS = {
    "agrees": ("blue", "o", "agrees", "coincide"),
    "close": ("blue", "s", "close", "casi coincide"),
    "differs": ("red", "X", "differs", "discrepa"),
}


def change(start, end):
    return 100 * (end / start - 1)


def bounds(row, grain=0):
    """Return the least and the most change that levels rounded to `grain` or as printed allow."""
    ends = []
    for side in ("start", "end"):
        half = max(grain, row[f"{side}_grain"]) / 2
        ends.append((row[f"{side}_value"] - half, row[f"{side}_value"] + half))
    (least, most), (low, high) = ends
    return [change(most, low), change(least, high)]


def signed(row):
    return row["stated_value"] * {"decrease": -1, "increase": 1}[row["direction"]]


def capital(text):
    return text[0].upper() + text[1:]


def said(words, language):
    return words[-2:][["en", "es"].index(language)]


@pytest.fixture(scope="module")
def changes(table):
    """The claims of a change, with the fate of each and the rounding unit of its series."""
    rows = table("clean/claims").query("kind == 'change'")
    rows = rows.merge(table("results/verdicts")[["claim_id", "verdict"]], on="claim_id")
    steps = table("source/grains").query("geography == 'Colombia' and estimator == 'US'")
    rows = rows.merge(steps[["indicator", "from_vintage", "to_vintage", "grain"]], how="left")
    then = rows["published"].between(rows["from_vintage"], rows["to_vintage"])
    return rows[then | rows["grain"].isna()].reset_index(drop=True)


# claims: stated beside recomputed


@each_language
def test_a_claim_is_drawn_where_its_printed_levels_put_it(shown, changes, language):
    figure = shown["claims", language].figure
    tested = changes.dropna(subset=["start_value"])
    assert len(figure.axes) == len(tested) == 3
    for ax, (_, row) in zip(figure.axes, tested.iterrows(), strict=True):
        thin, thick, mark = ax.lines
        assert list(thin.get_xdata()) == pytest.approx(bounds(row, row["grain"]), abs=1e-3)
        assert list(thick.get_xdata()) == pytest.approx(bounds(row), abs=1e-3)
        assert thin.get_linewidth() < thick.get_linewidth() and 0.3 < thick.get_alpha() < 0.9
        at = change(row["start_value"], row["end_value"])
        assert mark.get_xdata()[0] == pytest.approx(at, abs=1e-3)
        assert [*thin.get_ydata(), *thick.get_ydata(), *mark.get_ydata()] == [0] * 5
        band = sorted([signed(row) - 0.5, signed(row) + 0.5])
        assert stretch(ax.patches[0]) == pytest.approx(band)
        assert hue(ax.patches[0].get_facecolor()) == "grey"
        assert {line.get_color() for line in ax.lines} == {mark.get_color()}
        # On a bar of its own colour the mark has a rim.
        assert mark.get_markeredgewidth() >= 1 and hue(mark.get_markeredgecolor()) == "white"


@each_language
def test_the_words_of_a_claim_stand_by_its_own_marks(shown, changes, label, language):
    figure = shown["claims", language].figure
    tested = changes.dropna(subset=["start_value"])
    for ax, (_, row) in zip(figure.axes, tested.iterrows(), strict=True):
        at = change(row["start_value"], row["end_value"])
        stated, recomputed = ax.texts[:2]
        words = {"en": ("stated", "recomputed"), "es": ("declarado", "recalculado")}[language]
        for text, word, value, places, x in (
            (stated, words[0], signed(row), 0, signed(row)),
            (recomputed, words[1], at, 1, at),
        ):
            assert text.get_text() == f"{word} {written(value, language, places, '%', signed=True)}"
            box = box_of(text)
            assert (box.x0 + box.x1) / 2 == pytest.approx(ax.transData.transform((x, 0))[0], abs=2)
            assert distance(text, (x, 0)) < 22
        assert box_of(stated).y0 > ax.transData.transform((0, 0))[1] > box_of(recomputed).y1
        # Neither lies over the band, which holds the bars whole.
        band = ax.patches[0].get_window_extent()
        assert box_of(stated).y0 > band.y1 and box_of(recomputed).y1 < band.y0
        assert band.height > box_of(stated).height
        name = capital(label(row["indicator"], language))
        years = f"{row['start_period']:.0f}–{row['end_period']:.0f}"
        assert ax.get_title(loc="left") == f"{name} {years}"
        assert ax.get_title(loc="right") == said(VERDICTS[row["verdict"]], language)
        # What a claim is about stands out from what came of it.
        weights = {text.get_text(): text.get_weight() for text in ax.findobj(Text)}
        assert weights[ax.get_title(loc="left")] == "bold"
        assert weights[ax.get_title(loc="right")] == "normal"


@each_language
@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_its_colour_shape_and_words(shown, language, verdict):
    kept = shown["claims", language]
    rows = kept.arguments[0].assign(verdict=verdict)
    figure, _ = kept.draw(rows, kept.look)
    colour, shape, *_ = VERDICTS[verdict]
    for ax in figure.axes:
        mark = ax.lines[-1]
        assert (hue(mark.get_color()), mark.get_marker()) == (colour, shape)
        assert ax.get_title(loc="right") == said(VERDICTS[verdict], language)


@each_language
def test_all_claims_share_one_scale_that_holds_their_marks(shown, language):
    axes = shown["claims", language].figure.axes
    widths = {round(float(np.ptp(ax.get_xlim())), 6) for ax in axes}
    assert len(widths) == 1
    filled = []
    for ax in axes:
        ends = [x for line in ax.lines for x in line.get_xdata()] + stretch(ax.patches[0])
        low, high = ax.get_xlim()
        assert low < min(ends) and max(ends) < high
        assert (min(ends) + max(ends)) / 2 == pytest.approx((low + high) / 2)
        filled.append((max(ends) - min(ends)) / (high - low))
        ticks = ticks_of(ax)
        assert 4 <= len(ticks) <= 10 and set(np.diff(list(ticks))) == {1}
        assert 0 < min(ticks) - low < 1.2 and 0 < high - max(ticks) < 1.2
        for value, text in ticks.items():
            assert text == written(value, language, 0, "%", signed=True)
        assert ax.get_ylim() == (-1, 1)
    assert 0.6 < max(filled) < 0.85


@each_language
def test_the_claims_without_figures_are_listed_by_what_is_missing(shown, changes, label, language):
    ax = shown["claims", language].figure.axes[-1]
    assert box_of(ax.texts[-1]).y1 < ax.bbox.y0
    listed = ax.texts[-1].get_text().replace("\n", " ")
    heads = {
        "en": ("No starting figure is printed for ", "No figures are printed behind "),
        "es": ("Sin cifra inicial impresa: ", "Sin cifras impresas que los apoyen: "),
    }[language]
    told = []
    for why, head in zip(("no-start", "no-levels"), heads, strict=True):
        names = [
            f"{label(row['indicator'], language)} {row['start_period']:.0f}–"
            f"{row['end_period']:.0f} ({written(signed(row), language, 0, '%')})"
            for _, row in changes[changes["untested_because"] == why].iterrows()
        ]
        told.append(head + {"en": " and ", "es": " y "}[language].join(names) + ".")
    assert listed == " ".join(told)


# grain: from which rounding on the stated percent fits


@pytest.fixture(scope="module")
def worked(changes):
    (row,) = [row for _, row in changes.iterrows() if row["verdict"] == "grain"]
    return row


def needed_grain(row):
    """Solve for the rounding unit at which the bounds first reach the stated percent."""
    ratio = 1 + (signed(row) + 0.5) / 100
    return 2 * (row["end_value"] - ratio * row["start_value"]) / (1 + ratio)


@each_language
def test_the_funnel_is_what_each_rounding_unit_allows(shown, worked, language):
    (ax,) = shown["grain", language].figure.axes
    low, high, needed, step = ax.lines
    for g, least, most in zip(low.get_xdata(), low.get_ydata(), high.get_ydata(), strict=True):
        assert [least, most] == pytest.approx(bounds(worked, g))
    assert list(low.get_xdata()) == pytest.approx(np.arange(1, 61) / 10)
    (fill,) = ax.collections
    corners = fill.get_paths()[0].vertices
    assert corners[:, 1].min() == pytest.approx(low.get_ydata().min())
    assert corners[:, 1].max() == pytest.approx(high.get_ydata().max())
    inks = {hue(low.get_color()), hue(high.get_color()), hue(fill.get_facecolor()[0][:3])}
    assert inks == {VERDICTS["grain"][0]}
    assert list(needed.get_xdata()) == pytest.approx([needed_grain(worked)] * 2)
    assert list(step.get_xdata()) == [worked["grain"]] * 2
    assert (needed.is_dashed(), step.is_dashed()) == (True, False)
    stated = signed(worked)
    assert stretch(ax.patches[0], "y") == pytest.approx([stated - 0.5, stated + 0.5])
    assert ax.get_xlim() == pytest.approx((0.1, 6))
    assert ax.get_ylim()[0] < low.get_ydata().min() < high.get_ydata().max() < ax.get_ylim()[1]
    for value, text in ticks_of(ax, "y").items():
        assert text == written(value, language, 0, "%", signed=True)


@each_language
def test_the_labels_of_the_funnel_stand_by_their_lines_and_bands(shown, worked, language):
    (ax,) = shown["grain", language].figure.axes
    stated, allowed, step, needed = ax.texts
    start, end = bounds(worked)
    need = needed_grain(worked)
    words = {
        "en": ("stated: ", "what the levels allow", "that of the series: ", "fits from ", " on"),
        "es": ("declarado: ", "lo que permiten los niveles", "la de la serie: ", "cabe desde ", ""),
    }[language]
    assert stated.get_text() == words[0] + written(worked["stated_value"], language, 0, "%")
    assert allowed.get_text() == words[1]
    assert step.get_text() == words[2] + written(worked["grain"], language, 0, "t")
    assert needed.get_text() == words[3] + written(need, language, 2, "t") + words[4]
    assert row_of(stated) == pytest.approx(signed(worked), abs=0.2)
    assert row_of(allowed) == pytest.approx((start + end) / 2, abs=0.2)
    # They begin where the funnel does: at what the levels are printed to.
    opens = min(ax.lines[0].get_xdata())
    for text in (stated, allowed):
        assert 0 < box_of(text).x0 - ax.transData.transform((opens, 0))[0] < 8.5
    # The one stands at the bottom of the funnel, the other at its top.
    least, most = min(ax.lines[0].get_ydata()), max(ax.lines[1].get_ydata())
    for text, edge in ((step, least), (needed, most)):
        bottom, height = (ax.transData.transform((0, y))[1] for y in (edge, row_of(text)))
        assert abs(height - bottom) < 25
    for text, x in ((needed, need), (step, worked["grain"])):
        lines = [(at, row_of(text)) for at in (need, worked["grain"])]
        assert nearest(text, lines)[0] == x and distance(text, (x, row_of(text))) < 8
        assert box_of(text).x1 < ax.transData.transform((x, 0))[0]
    assert hue(allowed.get_color()) == "amber"
    assert ax.get_xlabel().endswith(", t") and len(ax.get_xlabel()) > 20
    assert ax.get_xlabel().startswith({"en": "rounding", "es": "unidad"}[language])


# implied base: the start that no report prints


@pytest.fixture(scope="module")
def implied(changes):
    """What the claim without a start implies for it: (low, high) as printed and by the series."""
    (row,) = [row for _, row in changes.iterrows() if row["untested_because"] == "no-start"]
    rest = [1 - (row["stated_value"] + half) / 100 for half in (-0.5, 0.5)]
    ends = []
    for step in (row["end_grain"], row["grain"]):
        ends.append([(row["end_value"] + sign * step / 2) / part for sign, part in
                     zip((-1, 1), rest, strict=True)])  # fmt: skip
    return *ends, row


@pytest.fixture(scope="module")
def published(ledger, implied):
    """What was published of the missing start: (estimator, value) to its bounds and editions."""
    row, found = implied[-1], {}
    for estimator in ("UNODC", "US"):
        rows = ledger(row["indicator"], estimator)
        for one in rows[rows["period"] == row["start_period"]].itertuples():
            kept = found.setdefault((estimator, one.value), ([one.low, one.high], []))
            kept[1].append(one.vintage)
    return found


@each_language
def test_the_missing_start_is_shaded_where_the_claim_puts_it(shown, implied, language):
    (ax,) = shown["implied-base", language].figure.axes
    printed, series, _ = implied
    wide, narrow = ax.patches
    assert stretch(wide) == pytest.approx(series, abs=1e-3)
    assert stretch(narrow) == pytest.approx(printed, abs=1e-3)
    assert light(narrow.get_facecolor()) < light(wide.get_facecolor())
    assert {hue(one.get_facecolor()) for one in ax.patches} == {"grey"}
    (label,) = [text for text in ax.texts if ":" in text.get_text()]
    words = {"en": "implied: {} to {}", "es": "implícita: {} a {}"}[language]
    ends = written(printed[0], language), written(printed[1], language, 0, "t")
    assert label.get_text() == words.format(*ends)
    middle = ax.transData.inverted().transform([(box_of(label).x0 + box_of(label).x1) / 2, 0])[0]
    assert printed[0] < middle < printed[1]


@each_language
def test_every_published_start_has_its_row_its_value_and_its_editions(
    shown, published, who, inks, language
):
    (ax,) = shown["implied-base", language].figure.axes
    bars, marks = ax.lines[::2], ax.lines[1::2]
    values = [text for text in ax.texts if re.fullmatch(rf"\d+{NBSP}t", text.get_text())]
    names = [text for text in ax.texts if "\n" in text.get_text()]
    assert len(published) == len(marks) == len(values) == len(names) == 3
    for y, ((estimator, value), (ends, editions)) in enumerate(published.items()):
        assert list(bars[y].get_data()[0]) == ends and list(bars[y].get_data()[1]) == [y, y]
        assert marks[y].get_data() == ([value], [y])
        assert values[y].get_text() == written(value, language, 0, "t")
        points = [tuple(mark.get_xydata()[0]) for mark in marks]
        assert nearest(values[y], points) == (value, y)
        assert distance(values[y], (value, y)) < 8
        assert box_of(values[y]).y0 > ax.transData.transform((value, y))[1]
        years = {"en": " and ", "es": " y "}[language].join(map(str, sorted(set(editions))))
        before = {"en": "published ", "es": "publicado en "}[language]
        assert names[y].get_text() == f"{who(estimator, language)}\n{before}{years}"
        assert row_of(names[y]) == pytest.approx(y, abs=0.15)
        assert box_of(names[y]).x1 <= ax.bbox.x0
        (ink,) = {to_hex(one.get_color()) for one in (bars[y], marks[y], values[y], names[y])}
        assert hue(ink) == inks[estimator]
    low, high = ax.get_xlim()
    least = stretch(ax.patches[0])[0]
    most = max(high for (_, high), _ in published.values())
    room = (most - least) / 20
    assert least - 5 * room < low < least - room and most + room < high < most + 5 * room
    assert ax.yaxis_inverted()
    assert ax.get_ylim()[0] > 2 and ax.get_ylim()[1] < 0
    assert {"en": "metric tons", "es": "toneladas"}[language] in ax.get_xlabel()


def test_a_published_start_that_fits_is_counted_in_the_title(shown):
    for language, words in (("en", "1 of 3 values fit"), ("es", "caben 1 de 3 valores")):
        kept = shown["implied-base", language]
        rows = kept.arguments[0].copy()
        rows.loc[rows["vintage"] == 2008, "fits"] = True
        _, caption = kept.draw(rows, *kept.arguments[1:], kept.look)
        assert caption.title.endswith(words)


# flips: how each edition sees a claim


@pytest.fixture(scope="module")
def spans(table, changes):
    """The checks of changes and records: name parts, estimator, status, from and until when.

    An edition is a report; what was seen in a download of no year counts only to the last one.
    """
    claims = table("clean/claims").query("kind in ['change', 'record']")
    seen = table("clean/observations").query("vintage_basis != 'download'")
    last = seen.groupby(["indicator", "estimator"])["vintage"].max()
    checks = table("results/ledger_checks").query("status != 'no data'")
    checks = checks[checks["end_report"].isin(seen["report_id"])].merge(claims, on="claim_id",
        suffixes=("", "_claimed"))  # fmt: skip
    rows = []
    for (claim_id, estimator), found in checks.groupby(["claim_id", "estimator"]):
        found = found.sort_values("as_of")
        ends = [*found["as_of"].iloc[1:], last[found["indicator"].iloc[0], estimator]]
        for (_, row), end in zip(found.iterrows(), ends, strict=True):
            rows.append({**row, "claim_id": claim_id, "estimator": estimator, "until": end})
    return pd.DataFrame(rows)


def flip_name(row, label, language):
    what, end = capital(label(row["indicator"], language)), f"{row['end_period']:.0f}"
    if row["kind"] == "record":
        return f"{what}, {said(('record in', 'récord en'), language)} {end}"
    stated = written(signed(row), language, 0, "%", signed=True)
    word = said(("stated", "declarado"), language)
    return f"{what} {row['start_period']:.0f}–{end}, {word} {stated}"


@pytest.fixture(scope="module")
def layout(spans, label, who):
    """Return a function from a language to the rows of the picture, in order.

    A row is (what it says, the checks drawn in it); a head has none, and a block of a head and
    its rows is (first row, last row, the years of the documents that say so).
    """

    def lay(language):
        names = [flip_name(row, label, language) for _, row in spans.iterrows()]
        rows, blocks = [], []
        for name, found in spans.assign(name=names).groupby("name", sort=False):
            claims = found["claim_id"].nunique()
            more = {"en": f" ({claims} claims)", "es": f" ({claims} afirmaciones)"}[language]
            rows.append((name + more * (claims > 1), spans[:0]))
            first = len(rows)
            for estimator, held in found.groupby("estimator", sort=False):
                rows.append((who(estimator, language), held.drop_duplicates("as_of")))
            blocks += [(year, first, len(rows) - 1) for year in sorted(set(found["published"]))]
        return rows, blocks

    return lay


@each_language
def test_each_edition_is_drawn_in_the_row_of_its_claim_and_source(shown, layout, inks, language):
    (ax,) = shown["flips", language].figure.axes
    rows, _ = layout(language)
    texts = {round(row_of(text)): text for text in ax.texts}
    assert [texts[y].get_text() for y in range(len(rows))] == [name for name, _ in rows]
    bars = [line for line in ax.lines if line.get_linewidth() == 4]
    marks = [line for line in ax.lines if line.get_marker() in {"o", "s", "X"}]
    drawn = [(y, row) for y, (_, held) in enumerate(rows) for row in held.itertuples()]
    assert len(drawn) == len(bars) == len(marks) > 15
    for bar, mark, (y, row) in zip(bars, marks, drawn, strict=True):
        assert bar.get_xydata().tolist() == [[row.as_of, y], [row.until, y]]
        assert mark.get_xydata().tolist() == [[row.as_of, y]]
        assert (hue(mark.get_color()), mark.get_marker()) == CHECKS[row.status][:2]
        assert bar.get_color() == mark.get_color()
        assert row_of(texts[y]) == pytest.approx(y, abs=0.2)
        assert box_of(texts[y]).x1 <= ax.bbox.x0
        assert hue(texts[y].get_color()) == inks[row.estimator]


@each_language
def test_the_year_of_a_document_is_ruled_through_the_rows_of_its_claims(shown, layout, language):
    (ax,) = shown["flips", language].figure.axes
    ruled = [line for line in ax.lines if hue(line.get_color()) == "black"]
    assert [(line.get_xdata()[0], *line.get_ydata()) for line in ruled] == [
        (year, first - 0.5, last + 0.5) for year, first, last in layout(language)[1]
    ]
    assert all(len(set(line.get_xdata())) == 1 for line in ruled)


@each_language
def test_the_key_of_the_editions_says_what_the_marks_mean(shown, spans, language):
    (ax,) = shown["flips", language].figure.axes
    key = ax.get_legend()
    told = {text.get_text(): mark for text, mark in
            zip(key.get_texts(), key.legend_handles, strict=True)}  # fmt: skip
    present = [status for status in CHECKS if status in set(spans["status"])]
    document = {"en": "the document", "es": "el documento"}[language]
    assert list(told) == [*(said(CHECKS[status], language) for status in present), document]
    for status in present:
        mark = told[said(CHECKS[status], language)]
        assert (hue(mark.get_color()), mark.get_marker()) == CHECKS[status][:2]
    assert (hue(told[document].get_color()), told[document].get_marker()) == ("black", "|")
    low, high = ax.get_xlim()
    assert (low, high) == (spans["as_of"].min() - 0.5, spans["until"].max() + 0.5)
    assert ax.yaxis_inverted()
    assert all(text == f"{year:.0f}" for year, text in ticks_of(ax).items())
    assert ax.get_xlabel() == {"en": "year of publication", "es": "año de publicación"}[language]


def test_a_check_that_comes_close_is_drawn_as_such(shown):
    kept = shown["flips", "es"]
    rows = kept.arguments[0].assign(status="close")
    figure, _ = kept.draw(rows, *kept.arguments[1:], kept.look)
    (ax,) = figure.axes
    marks = [line for line in ax.lines if line.get_marker() == "s"]
    assert len(marks) > 10
    assert light(marks[0].get_color()) > light(claim_figures.CHECK_MARKS["agrees"][0]) + 0.2
    assert not same_color(marks[0].get_color(), claim_figures.CHECK_MARKS["differs"][0])
    assert ax.get_legend().get_texts()[0].get_text() == "casi coincide"
