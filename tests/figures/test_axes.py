"""What any figure may put on its axes: lines, labels, rows, ticks, notes, panels."""

import numpy as np
import pandas as pd
import pytest
from artists import box_of, clipped, distance, overlaps, path, render, row_of, solid, ticks_of

from cifras.figures import axes as ours
from cifras.figures.style import INK, Caption, Look, new_figure
from cifras.language.voice import Voice

CAPTION = Caption("A title", "a subtitle", "a source", "an alt text")
each_language = pytest.mark.parametrize("language", ["en", "es"])


@pytest.fixture
def ax():
    return new_figure(CAPTION)[1]


def rows(*values, start=2001, missing=()):
    table = pd.DataFrame({"period": range(start, start + len(values)), "value": values})
    return table[~table["period"].isin(missing)]


def test_a_line_is_broken_and_dotted_where_a_year_is_missing(ax):
    ours.draw_line(ax, rows(1.0, 2.0, 3.0, 4.0, missing=[2003]), "value", "#112233", "it", ms=7)
    dotted, line = ax.lines
    assert path(dotted) == path(line) == [(2001, 1), (2002, 2), (2004, 4)]
    assert list(dotted.get_xdata()) == [2001, 2002, 2004]
    assert list(line.get_xdata()) == [2001, 2002, 2003, 2004]
    assert dotted.get_linestyle() == ":" or dotted.is_dashed()
    assert dotted.get_linewidth() < line.get_linewidth() and not line.is_dashed()
    assert {dotted.get_color(), line.get_color()} == {"#112233"}
    assert (line.get_label(), line.get_marker(), line.get_markersize()) == ("it", "o", 7)
    assert dotted.get_label().startswith("_")


@each_language
def test_a_line_is_named_beside_its_end_or_above_an_early_one(ax, language):
    series = {"printed": rows(1.0, 5.0, 2.0), "other": rows(9.0, 8.0)}
    look = Look(Voice(language), {"printed": "#0000AA"})
    for name, table in series.items():
        ours.draw_line(ax, table, "value", look.colour(name))
    ours.label_ends(ax, series, look)
    render(ax.figure)
    late, early = ax.texts
    assert late.get_text() == {"en": "as printed", "es": "según lo impreso"}[language]
    assert (late.xy, early.xy) == ((2003, 2.0), (2002, 8.0))
    assert (late.get_color(), early.get_color()) == ("#0000AA", look.colour("nobody"))
    (x, y), box = ax.transData.transform(late.xy), box_of(late)
    assert box.x0 > x and box.y0 < y < box.y1 and distance(late, late.xy) < 8
    (x, y), box = ax.transData.transform(early.xy), box_of(early)
    assert box.y0 > y and box.x0 < x < box.x1 and distance(early, early.xy) < 16


def test_a_note_stands_at_a_point_or_so_many_points_away(ax):
    ax.set_xlim(0, 10), ax.set_ylim(0, 10)
    at = {"ha": "left", "va": "bottom"}
    ours.note(ax, "here", (2, 3), **at)
    ours.note(ax, "beside", (2, 3), offset=(36, 72), colour="#AA0000", size=12, **at)
    ours.note(ax, "above", (0.5, 1), "axes fraction", **at)
    ours.note(ax, "out of view", (20, 5), **at)
    render(ax.figure)
    here, beside, above, out = ax.texts
    scale = ax.figure.dpi / 72
    corner = ax.transData.transform((2, 3))
    assert box_of(here).p0 == pytest.approx(corner, abs=1)
    assert box_of(beside).p0 == pytest.approx(corner + np.array([36, 72]) * scale, abs=1)
    assert box_of(above).y0 == pytest.approx(ax.bbox.y1, abs=1)
    assert (here.get_fontsize(), here.get_color()) == (9, INK)
    assert (beside.get_fontsize(), beside.get_color()) == (12, "#AA0000")
    assert out.get_annotation_clip() is False


def test_a_label_of_a_row_stands_left_of_the_axes_or_right_of_them(ax):
    ours.as_rows(ax, 3)
    ours.label_row(ax, 1, "left")
    ours.label_row(ax, 2, "right", 1.02, colour="#00AA00")
    render(ax.figure)
    left, right = ax.texts
    assert row_of(left) == pytest.approx(1, abs=0.1)
    assert row_of(right) == pytest.approx(2, abs=0.1)
    assert ax.bbox.x0 - 20 < box_of(left).x1 < ax.bbox.x0
    assert ax.bbox.x1 < box_of(right).x0 < ax.bbox.x1 + 20
    assert right.get_color() == "#00AA00"


def test_rows_run_down_from_the_first_and_are_ruled_across(ax):
    ours.as_rows(ax, 4)
    assert ax.get_ylim() == (3.5, -0.6) and list(ax.get_yticks()) == []
    ours.as_rows(ax, 4, first=-1, last=5)
    assert ax.get_ylim() == (5, -1)
    ax.set_xticks([0, 1])
    assert all(line.get_visible() for line in ax.get_xgridlines())
    assert not any(line.get_visible() for line in ax.get_ygridlines())


@pytest.mark.parametrize(("language", "text"), [("en", "2,500"), ("es", "2.500")])
def test_thousands_are_separated_as_the_language_does(ax, language, text):
    ours.thousands(ax, Voice(language))
    assert ax.yaxis.get_major_formatter()(2500, 0) == text


@pytest.mark.parametrize(
    ("first", "last", "most", "ticks"),
    [
        (2010, 2016, 7, range(2010, 2017)),
        (2010, 2018, 7, range(2010, 2019, 2)),
        (1998.7, 2025.1, 7, range(2000, 2026, 5)),
        (1998.7, 2025.1, 6, range(2000, 2026, 5)),
        (1998.7, 2025.1, 3, range(2000, 2026, 10)),
        (1950, 2040, 7, range(1960, 2041, 20)),
        (1940, 2021, 3, [1950, 2000]),
        (1790, 2020, 7, range(1800, 2001, 50)),
        (1000, 2020, 7, range(1000, 2001, 200)),
        (2009.8, 2010.4, 7, [2010]),
    ],
)
def test_ticks_are_whole_years_without_separators(ax, first, last, most, ticks):
    ax.set_xlim(first, last)
    ours.whole_years(ax, most)
    render(ax.figure)
    assert list(ticks_of(ax)) == list(ticks)
    assert list(ticks_of(ax).values()) == [str(year) for year in ticks]


def test_one_year_alone_has_a_year_of_room_on_each_side(ax):
    ours.draw_line(ax, rows(5.0), "value", "#000000")
    ax.set_xlim(1900, 2102)
    ours.whole_years(ax)
    render(ax.figure)
    assert ax.get_xlim() == (2000, 2002) and list(ticks_of(ax)) == [2000, 2001, 2002]


def test_one_year_alone_has_that_room_where_less_than_a_century_is_left_around_it(ax):
    ours.draw_line(ax, rows(5.0, start=800), "value", "#000000")
    ours.whole_years(ax)
    render(ax.figure)
    assert ax.get_xlim() == (799, 801)


def test_a_series_of_more_than_a_century_keeps_all_its_years(ax):
    ours.draw_line(ax, rows(*map(float, range(151)), start=1871), "value", "#000000")
    before = ax.get_xlim()
    ours.whole_years(ax)
    render(ax.figure)
    assert ax.get_xlim() == before and list(ticks_of(ax)) == [1900, 1950, 2000]


def test_a_century_is_no_year_alone(ax):
    ax.set_xlim(1950, 2050)
    ours.whole_years(ax)
    render(ax.figure)
    assert ax.get_xlim() == (1950, 2050) and list(ticks_of(ax)) == [1960, 1980, 2000, 2020, 2040]


def test_a_key_stands_in_one_line_above_the_axes(ax):
    for name in ("one", "two"):
        ours.draw_line(ax, rows(1.0, 2.0), "value", "#000000", name)
    key = ours.key(ax, 2, labelspacing=0)
    render(ax.figure)
    assert [text.get_text() for text in key.get_texts()] == ["one", "two"]
    assert key.get_window_extent().y0 >= ax.bbox.y1 - 1
    one, two = (box_of(text) for text in key.get_texts())
    assert one.y0 == pytest.approx(two.y0, abs=1) and one.x1 < two.x0
    assert not key.get_frame_on()


PANELS = {
    "heights": {"one": ("#AA0000", rows(1.0, 2.0)), "two": ("#0000AA", rows(3.0, 2500.0))},
    "weights": {"three": ("#00AA00", rows(5.0, 4.0, start=2011))},
    "ages": {"four": ("#222222", rows(1.0, 1.0, 8.0)), "five": ("#777777", rows(7.5))},
}


@each_language
@pytest.mark.parametrize("count", [1, 2, 3])
def test_panels_have_their_own_lines_key_and_scale(language, count):
    panels = dict(list(PANELS.items())[:count])
    how = (CAPTION, Voice(language), str.upper, str.title)
    figure = ours.draw_panels(panels, *how)
    render(figure)
    assert len(figure.axes) == count
    for ax, (name, lines) in zip(figure.axes, panels.items(), strict=True):
        key = ax.get_legend()
        assert key.get_title().get_text() == name.upper()
        assert key.get_title().get_fontweight() == "bold"
        told = [(text.get_text(), text.get_color()) for text in key.get_texts()]
        assert told == [(line.title(), colour) for line, (colour, _) in lines.items()]
        drawn = {line.get_label(): line for line in ax.lines if line.get_label()[0] != "_"}
        for line, (colour, table) in lines.items():
            assert path(drawn[line.title()]) == list(table.itertuples(index=False, name=None))
            assert drawn[line.title()].get_color() == colour
        most = max(table["value"].max() for _, table in lines.values())
        assert ax.get_ylim() == (0, 1.05 * most)
    assert (clipped(figure), overlaps(figure)) == ([], [])
    tops = [ax.bbox.y1 for ax in figure.axes]
    assert len(set(tops)) == (count if count > 2 else 1)
    big = {"en": "2,000", "es": "2.000"}[language]
    assert big in ticks_of(figure.axes[0], "y").values()


@pytest.mark.parametrize("count", [2, 3])
def test_a_longer_key_makes_a_picture_of_panels_no_flatter(count):
    heights = []
    for lines in (1, 4):
        line = {f"line {n}": ("#222222", rows(1.0, 2.0)) for n in range(lines)}
        panels = {f"panel {n}": line for n in range(count)}
        figure = ours.draw_panels(panels, CAPTION, Voice(), str, str)
        render(figure)
        heights.append(figure.axes[0].bbox.height / figure.dpi)
        assert (clipped(figure), overlaps(figure)) == ([], [])
    assert heights[1] == pytest.approx(heights[0], rel=0.15)
    assert heights[0] > (1 if count > 2 else 1.8)


def test_a_lone_value_of_a_panel_is_an_open_square_with_its_number_below():
    figure = ours.draw_panels({"ages": PANELS["ages"]}, CAPTION, Voice("es"), str, str)
    render(figure)
    (ax,) = figure.axes
    (mark,) = [line for line in ax.lines if line.get_label() == "five"]
    (text,) = ax.texts
    assert (mark.get_markerfacecolor(), mark.get_marker()) == ("white", "s")
    assert (text.get_text(), text.get_color(), text.xy) == ("7,5", "#777777", (2001, 7.5))
    assert box_of(text).x0 > ax.transData.transform((2001, 0))[0]
    assert distance(text, (2001, 7.5)) < 9 and row_of(text) < 7.5
    assert len(solid(ax)) == 1
