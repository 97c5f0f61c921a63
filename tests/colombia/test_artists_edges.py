"""Figures of tables typed by hand, where the study's own tables would never stretch them."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from artists import (
    NBSP,
    clipped,
    distance,
    hue,
    overlaps,
    path,
    render,
    stretch,
    texts_of,
    ticks_of,
    words_of,
)

from cifras.colombia import voices
from cifras.colombia.figures import claims, context, drivers, estimates, places
from cifras.figures.style import Look
from cifras.language.texts import LANGUAGES
from cifras.sources.schema import read_sources


@pytest.fixture(scope="module")
def looks():
    sources = read_sources()
    return [Look(voice, sources.colours) for voice in voices(sources, LANGUAGES, "baseline")]


def whole(figure):
    """Draw a figure; say whether no text is cut off or lies on another one."""
    render(figure)
    return clipped(figure) == [] and overlaps(figure) == []


CLAIM = SimpleNamespace(unit="ha", stated_value=52, start_period=2007)


def published(*values, **more):
    rows = [{"estimator": "US", "value": v, "low": v - 500, "high": v + 500, "vintage": 2010 + i,
             "fits": False} | more for i, v in enumerate(values)]  # fmt: skip
    return pd.DataFrame(rows)


def implied(low, high):
    middle = (low + high) / 2
    rows = [("printed", low, middle, high), ("series", low - 1000, middle, high + 1000)]
    return pd.DataFrame(rows, columns=["basis", "low", "value", "high"])


@pytest.mark.parametrize(("low", "high"), [(160_000, 170_000), (60_000, 70_000), (96_000, 99_000)])
def test_the_implied_start_lies_within_the_axes_wherever_the_published_ones_are(looks, low, high):
    for look in looks:
        table = published(98_000, 99_000, 98_000)
        figure, _ = claims.draw_implied_base(table, implied(low, high), CLAIM, look)
        (ax,) = figure.axes
        left, right = ax.get_xlim()
        bands = sorted(stretch(patch) for patch in ax.patches)
        assert bands == [[low - 1000, high + 1000], [low, high]]
        assert left < min(low - 1000, 97_500) and max(high + 1000, 99_500) < right
        assert len([line for line in ax.lines if line.get_marker() == "o"]) == 2
        assert any("2010" in text and "2012" in text for text in words_of(figure))
        assert overlaps(figure) == []


def test_without_a_published_or_an_implied_start_there_is_nothing_to_draw(looks):
    bands, rows = implied(1000, 2000), published(1500)
    assert claims.draw_implied_base(rows[:0], bands, CLAIM, looks[0]) is None
    assert claims.draw_implied_base(rows, bands[:0], CLAIM, looks[0]) is None
    assert drivers.draw_drivers(pd.DataFrame(columns=["whole_t"]), looks[0]) is None


def test_of_editions_that_print_one_value_any_may_fit():
    rows = published(1500, 1500, 1600)
    rows["fits"] = [False, True, False]
    rows["low"] = [1400, 1300, 1500]
    rows["high"] = [1600, 1700, 1700]
    (first, second) = claims._by_value(rows).itertuples()
    assert (first.low, first.high, first.fits, first.editions) == (1300, 1700, True, [2010, 2011])
    assert (second.value, second.fits, second.editions) == (1600, False, [2012])


@pytest.mark.parametrize("sign", [1, -1])
def test_bars_of_drivers_and_their_numbers_stand_within_the_axes_on_their_own_side(looks, sign):
    rows = [("US", 2012, 2017, 700, 800, -100), ("UNODC", 2016, 2017, 300, 100, 200)]
    columns = ["estimator", "start", "end", "whole_t", "by_area_t", "by_yield_t"]
    table = pd.DataFrame(rows, columns=columns)
    table[columns[3:]] *= sign
    for look in looks:
        figure, words = drivers.draw_drivers(table, look)
        # The title tells of rises over more than a year, and of nothing else.
        assert ("800" in words.title) is (sign > 0) and "300" not in words.title
        render(figure)
        (ax,) = figure.axes
        left, right = ax.get_xlim()
        ends = [(p.get_x() + p.get_width(), p.get_y() + p.get_height() / 2) for p in ax.patches]
        assert sorted(x for x, _ in ends) == sorted(sign * x for x in (800, 100, -100, 200))
        assert all(left < x < right for x, _ in ends)
        assert left < 0 < right
        for x, y in ends:
            near = [
                t for t in texts_of(figure) if distance(t, (x, y), ax) < 8 and "t" in t.get_text()
            ]
            assert near, (x, y)
        # The bars of one row touch each other and no bar of the next.
        sides = sorted(stretch(patch, "y") for patch in ax.patches)
        assert all(one[1] <= two[0] for one, two in pairwise(sides))
        assert whole(figure)


def years(name, *values, estimator="UNODC"):
    rows = {"name": name, "period": range(2010, 2010 + len(values)), "value": values}
    return pd.DataFrame(rows).assign(estimator=estimator)


@pytest.mark.parametrize("count", [1, 3, 4])
def test_small_multiples_share_one_scale_that_holds_every_value(looks, count):
    names = [f"Place {n}" for n in range(count)]
    table = pd.concat([years(n, 100 * (i + 1), 900, 50) for i, n in enumerate(names)])
    table = pd.concat([table, years("Elsewhere", 1, 2, 5000)])
    for look in looks:
        figure, words = places.draw_multiples(table[:-3], table, names, (2011, 2012), look)
        shown = [ax for ax in figure.axes if ax.axison]
        assert len(shown) == count
        for ax, name in zip(shown, names, strict=True):
            low, high = ax.get_ylim()
            assert low == 0 and high > 5000
            assert ax.get_title(loc="left").splitlines() == [name, "50"]
            assert stretch(ax.patches[0]) == [2011, 2012]
            lines = [path(line) for line in ax.lines]
            own = table[table["name"] == name]
            assert lines[-1] == list(zip(own["period"], own["value"], strict=True))
            assert hue(ax.lines[-1].get_color()) == "orange"
        assert look.voice.percent(100 * 50 * count / (50 * count + 5000)) in words.title


def test_small_multiples_share_their_scales_and_name_them_once_beside_and_below(looks):
    names = [f"Place {n}" for n in range(6)]
    table = pd.concat([years(name, *range(100, 300, 40)) for name in names])
    table = table[(table["name"] != names[0]) | (table["period"] > 2012)]
    figure, _ = places.draw_multiples(table, table, names, (2011, 2012), looks[0])
    render(figure)
    assert len({ax.get_xlim() for ax in figure.axes}) == 1
    for side, named in (("xaxis", [False] * 3 + [True] * 3), ("yaxis", [True, False, False] * 2)):
        ticks = [getattr(ax, side).get_major_ticks() for ax in figure.axes]
        assert [any(tick.label1.get_visible() for tick in own) for own in ticks] == named
    for upper, lower in zip(figure.axes[:3], figure.axes[3:], strict=True):
        assert lower.get_tightbbox().y1 < upper.bbox.y0  # no title reaches into the axes above
    assert clipped(figure) == []


def test_windows_side_by_side_differ_in_shade(looks):
    rows = years("x", 100, 200, 300, 400, 300)[["period", "value"]]
    series = {"US": rows.assign(survey_low=np.nan, survey_high=np.nan)}
    windows = [(2010, 2011), (2011, 2012), (2012, 2013), (2013, 2014)]
    events = pd.DataFrame(columns=["drawn", "date", "label_en", "label_es"])
    (ax,) = estimates.draw_coca_area(series, windows, events, looks[0])[0].axes
    assert [stretch(patch) for patch in ax.patches] == [list(window) for window in windows]
    shades = [patch.get_alpha() for patch in ax.patches]
    assert all(one != other for one, other in pairwise(shades))
    assert len(set(shades)) == 2 and 0 < min(shades) < max(shades) < 0.4


@pytest.mark.parametrize(
    ("values", "ticks"),
    [((90, 400), [100, 200, 300]), ((101, 700), [200, 300, 500, 700]),
     ((100, 1600), [100, 200, 300, 500, 700, 1000, 1500])],
)  # fmt: skip
def test_revisions_are_read_off_at_round_numbers_within_their_ends(looks, values, ticks):
    rows = pd.DataFrame([(2010, *values, 100 * (values[1] / values[0] - 1))],
                        columns=["period", "first", "latest", "revision_pct"])  # fmt: skip
    for look in looks:
        (ax,) = estimates.draw_revisions(rows, "US", look)[0].axes
        render(ax.figure)
        assert list(ticks_of(ax)) == ticks
        assert list(ticks_of(ax).values()) == [look.voice.number(tick) for tick in ticks]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_tiles_stand_where_the_table_puts_them_darker_with_more(looks, count):
    rows = [(p, f"{p}{p}", r, c, y, v + 1000 * (y - 2010))
            for y in range(2010, 2010 + count)
            for p, r, c, v in (("A", 0, 0, 100), ("B", 0, 1, 20_000), ("C", 1, 1, 499),
                               ("D", 1, 0, 500), ("E", 0, 2, 501))]  # fmt: skip
    table = pd.DataFrame(rows, columns=["name", "abbr", "row", "col", "period", "value"])
    table.loc[(table["name"] == "A") & (table["period"] == 2010), "value"] = None
    more = pd.DataFrame([("F", "FF", 0, 0, 2009, 900)], columns=table.columns)  # not drawn
    for look in looks:
        told = [*range(2010, 2010 + count)]
        figure, words = places.draw_tiles(pd.concat([table, more]), told, look)
        filled = [ax for ax in figure.axes if ax.patches]
        assert len(filled) == count
        for ax, year in zip(filled, told, strict=True):
            tiles = {patch.get_xy(): sum(patch.get_facecolor()[:3]) for patch in ax.patches}
            assert set(tiles) == {(0, 0), (1, 0), (1, 1), (0, 1), (2, 0)}
            assert tiles[1, 0] == min(tiles.values())
            assert str(year) in ax.get_title()
            (left, right), (bottom, top) = ax.get_xlim(), ax.get_ylim()
            assert left < 0 and right > 2.94 and top < 0 and bottom > 1.94
            texts = {t.get_text() for t in ax.texts}
            shown = {"AA", "BB\n20", "CC", "DD", "EE\n1"}
            if year == 2010:
                assert texts == shown  # what rounds to no thousand has no number
        # The key names those with a number in any year that is drawn, and no others.
        assert words.key.endswith(f": {', '.join(f'{2 * n}{NBSP}{n}' for n in 'ABCDE')}.")
        first, last = told[0], told[-1]
        assert str(first) in words.title and str(last) in words.title
        assert whole(figure)
    assert places.draw_tiles(table, [2010], looks[0]) is None


def test_the_table_of_panels_holds_every_value_that_is_drawn():
    rows = years("x", 5, 6)[["period", "value"]]
    panels = {
        "left": {"one": ("red", rows), "two": ("blue", rows * 2)},
        "right": {"one": ("", rows)},
    }
    table = context.panel_table(panels)
    assert list(table.columns) == ["panel", "line", "period", "value"]
    assert table.groupby(["panel", "line"])["value"].sum().to_dict() == {
        ("left", "one"): 11, ("left", "two"): 22, ("right", "one"): 11,
    }  # fmt: skip
    assert list(context.panel_table({}).columns) == list(table.columns)
