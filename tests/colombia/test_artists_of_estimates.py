"""The figures of the estimates, artist by artist: lines, shading, marks, labels and their inks.

What is expected is computed here from the cleaned observations, the events and the claims.
"""

import numpy as np
import pytest
from artists import (
    NBSP,
    are_thousands,
    are_whole_years,
    box_of,
    distance,
    gaps,
    hue,
    lies_on,
    light,
    nearest,
    path,
    row_of,
    solid,
    stretch,
    ticks_of,
    written,
)
from matplotlib.colors import to_hex

COCA, COCAINE, RIVALS = "coca_cultivation", "cocaine_potential", ["US", "UNODC"]
each_language = pytest.mark.parametrize("language", ["en", "es"])


def missing(values):
    return [year for year in range(min(values), max(values)) if year not in values]


@pytest.fixture(scope="module")
def windows(table):
    """The years that the claims on coca area speak of, in their order."""
    rows = table("clean/claims").query("kind == 'change' and indicator == @COCA")
    return [(int(row.start_period), int(row.end_period)) for row in rows.itertuples()]


# coca area: two estimates, the documented years, events


@each_language
def test_coca_area_is_drawn_by_estimator_and_broken_where_a_year_is_missing(
    shown, series, inks, language
):
    (ax,) = shown["coca-area", language].figure.axes
    lines = solid(ax)
    dotted = [line for line in ax.lines if line.get_linewidth() == 1]
    assert len(lines) == len(dotted) == 2
    for name, line, bridge in zip(RIVALS, lines, dotted, strict=True):
        values = series(COCA, name)
        assert path(line) == path(bridge) == list(values.items())
        assert gaps(line) == missing(values) and gaps(bridge) == []
        assert hue(line.get_color()) == hue(bridge.get_color()) == inks[name]
    assert missing(series(COCA, "US")) == [2003]


@each_language
def test_each_estimator_is_named_at_the_end_of_its_own_line(shown, series, who, inks, language):
    ends = {name: list(series(COCA, name).items())[-1] for name in RIVALS}
    (ax,) = shown["coca-area", language].figure.axes
    for name, end in ends.items():
        (text,) = [text for text in ax.texts if text.get_text() == who(name, language)]
        assert nearest(text, ends.values()) == end and distance(text, end) < 16
        assert hue(text.get_color()) == inks[name]


@each_language
def test_the_documented_years_are_shaded_and_named_inside(shown, windows, language):
    (ax,) = shown["coca-area", language].figure.axes
    assert [stretch(patch) for patch in ax.patches] == [list(window) for window in windows]
    first, second = (patch.get_alpha() for patch in ax.patches)
    assert second > first and {hue(patch.get_facecolor()) for patch in ax.patches} == {"grey"}
    for start, end in windows:
        said = f"{start}–{end}"
        (text,) = [text for text in ax.texts if text.get_text().replace("\n", "") == said]
        (left, _), (right, _) = ax.transData.inverted().transform(box_of(text).get_points())
        assert (left + right) / 2 == pytest.approx((start + end) / 2, abs=0.1)
        assert right - left <= max(end - start, 2.2)
        assert row_of(text) > 0.9 * ax.get_ylim()[1]


@each_language
def test_an_event_is_ruled_in_its_year_and_named_beside(shown, table, language):
    (ax,) = shown["coca-area", language].figure.axes
    rows = table("source/events").query("drawn == 'yes'")
    ruled = [line for line in ax.lines if line.get_linewidth() == 0.8]
    assert len(rows) == len(ruled) == 3
    for line, row in zip(ruled, rows.itertuples(), strict=True):
        year = int(row.date[:4])
        assert list(line.get_xdata()) == [year, year] and list(line.get_ydata()) == [0, 1]
        name = {"en": row.label_en, "es": row.label_es}[language]
        (text,) = [text for text in ax.texts if text.get_text().replace("\n", " ") == name]
        left = ax.transData.inverted().transform(box_of(text).get_points())[0][0]
        assert 0 < left - year < 0.5 and text.get_rotation() == 90
        assert not any(lies_on(text, data) for data in solid(ax))


@each_language
def test_the_margin_of_the_survey_is_drawn_and_named_above(shown, table, inks, language):
    (ax,) = shown["coca-area", language].figure.axes
    rows = table("clean/observations").set_index(["indicator", "period"])["value"]
    low, high = (rows[f"coca_cultivation_ci90_{side}"] for side in ("low", "high"))
    (whiskers,) = ax.collections
    assert [line.tolist() for line in whiskers.get_segments()] == [
        [[year, low[year]], [year, high[year]]] for year in low.index
    ]
    caps = [line for line in ax.lines if line.get_marker() == "_"]
    assert [path(line) for line in caps] == [list(low.items()), list(high.items())]
    assert {to_hex(line.get_color()) for line in caps} == {to_hex(whiskers.get_color()[0])}
    said = {"en": "90 % interval\nof the survey", "es": "intervalo del 90 %\nde la medición"}
    said = said[language].replace(" %", f"{NBSP}%")
    (text,) = [text for text in ax.texts if text.get_text() == said]
    assert distance(text, (low.index.to_series().mean(), high.max())) < 10
    assert row_of(text) > high.max()
    assert {hue(text.get_color()), hue(whiskers.get_color()[0][:3])} == {inks["US"]}


@each_language
def test_the_axes_of_coca_area_begin_at_zero_and_hold_all(shown, series, language):
    (ax,) = shown["coca-area", language].figure.axes
    most = max(value for name in RIVALS for value in series(COCA, name).values())
    low, high = ax.get_ylim()
    assert low == 0 and 1.2 * most < high < 1.5 * most
    assert are_thousands(ax, language) and are_whole_years(ax)
    left, right = ax.get_xlim()
    assert left < 1999 and 2024 < right < 2027


# cocaine by edition


@each_language
def test_every_edition_is_a_faint_line_of_what_it_printed(shown, ledger, inks, who, language):
    axes = shown["cocaine-vintages", language].figure.axes
    for ax, name in zip(axes, RIVALS, strict=True):
        rows, last = ledger(COCAINE, name), {}
        faint = {line.get_label(): line for line in ax.lines if line.get_alpha() == 0.4}
        assert set(faint) == {str(edition) for edition in rows["vintage"]}
        for edition, found in rows.groupby("vintage"):
            values = {row.period: row.value for row in found.itertuples()}
            assert path(faint[str(edition)]) == sorted(values.items())
        for row in rows.itertuples():
            last[row.period] = row.value
        (front,) = [line for line in ax.lines if line.get_linewidth() == 2]
        assert path(front) == sorted(last.items()) and gaps(front) == missing(last)
        assert {hue(line.get_color()) for line in [front, *faint.values()]} == {inks[name]}
        widths = {line.get_linewidth() for line in faint.values()}
        assert 0.5 <= min(widths) <= max(widths) <= front.get_linewidth() / 2
        assert all(tick.label1.get_visible() for tick in ax.xaxis.get_major_ticks())
        most = rows["value"].max()
        assert ax.get_ylim() == pytest.approx((0, 1.12 * most))
        words = {
            "en": "{}: up to {}, on a scale of its own",
            "es": "{}: hasta {}, con escala propia",
        }
        heading = words[language].format(who(name, language), written(most, language, 0, "t"))
        assert ax.get_title(loc="left") == heading
        assert hue(ax._left_title.get_color()) == inks[name]
        assert are_thousands(ax, language) and are_whole_years(ax)
    assert axes[0].get_xlim() == axes[1].get_xlim()


@each_language
def test_the_editions_that_moved_the_claim_are_named_where_their_lines_end(shown, ledger, language):
    for ax, name in zip(shown["cocaine-vintages", language].figure.axes, RIVALS, strict=True):
        rows, turning, known = ledger(COCAINE, name), set(), {}
        for row in rows.sort_values("vintage", kind="stable").itertuples():
            if row.period in (2013, 2014) and known.get(row.period) != row.value:
                turning.add(row.vintage)
                known[row.period] = row.value
        turning |= {rows["vintage"].min(), rows["vintage"].max()}
        ends = {}
        for edition in turning:
            found = rows[rows["vintage"] == edition].sort_values("period", kind="stable")
            at = found["period"].iloc[-1], found["value"].iloc[-1]
            ends.setdefault(at, []).append(edition)
        named = [text for text in ax.texts if text.get_text()[0].isdigit()]
        assert {text.get_text() for text in named} == {
            ", ".join(map(str, sorted(editions))) for editions in ends.values()
        }
        for text in named:
            (at,) = [at for at, own in ends.items() if text.get_text().startswith(str(min(own)))]
            assert text.xy == at and distance(text, at) < 7
            assert not any(lies_on(text, line) for line in ax.lines if len(path(line)) > 1)


@each_language
def test_what_the_document_printed_is_marked_in_the_first_panel(shown, table, language):
    first, second = shown["cocaine-vintages", language].figure.axes
    (row,) = table("clean/claims").query("start_value < 1000").itertuples()
    printed = [(row.start_period, row.start_value), (row.end_period, row.end_value)]
    (squares,) = [line for line in first.lines if line.get_marker() == "s"]
    assert path(squares) == printed and squares.get_linestyle() == "None"
    assert (hue(squares.get_markerfacecolor()), hue(squares.get_markeredgecolor())) == (
        "white", "black",
    )  # fmt: skip
    assert not any(line.get_marker() == "s" for line in second.lines)
    said = {"en": "printed in\nthe document", "es": "impreso en el\ndocumento"}[language]
    (text,) = [text for text in first.texts if text.get_text() == said]
    assert text.xy == printed[-1] and text.arrow_patch is not None


# two rivals


@pytest.fixture(scope="module")
def both(series):
    us, unodc = (series(COCA, name) for name in RIVALS)
    return {year: (us[year], unodc[year]) for year in us if year in unodc}


def apart(both):
    """Return the years in which one estimate rose and the other did not."""
    years = [year for year in both if year - 1 in both]
    moves = {year: np.subtract(both[year], both[year - 1]) > 0 for year in years}
    return [year for year, (us, unodc) in moves.items() if us != unodc], len(years)


@each_language
def test_the_rivals_are_drawn_with_the_gap_and_the_years_they_part(
    shown, both, who, inks, language
):
    (ax,) = shown["rival-estimates", language].figure.axes
    crosses = ax.lines[-1]
    ends = {name: (2021, both[2021][i]) for i, name in enumerate(RIVALS)}
    for i, (name, line) in enumerate(zip(RIVALS, solid(ax), strict=False)):
        assert path(line) == [(year, values[i]) for year, values in both.items()]
        assert hue(line.get_color()) == inks[name] and gaps(line) == [2003]
        (text,) = [text for text in ax.texts if text.get_text() == who(name, language)]
        assert nearest(text, ends.values()) == ends[name] and distance(text, ends[name]) < 8
        assert hue(text.get_color()) == inks[name]
    (gap,) = ax.collections
    corners = {tuple(corner) for corner in gap.get_paths()[0].vertices}
    assert {(year, value) for year, values in both.items() for value in values} <= corners
    assert hue(gap.get_facecolor()[0][:3]) == "grey"
    assert list(crosses.get_xdata()) == apart(both)[0] == [2001, 2006, 2011, 2019, 2020, 2021]
    assert (crosses.get_marker(), crosses.get_linestyle()) == ("X", "None")
    assert crosses.get_transform().transform((0, crosses.get_ydata()[0]))[1] == pytest.approx(
        ax.bbox.y0, abs=0.04 * ax.bbox.height
    )
    said = {"en": "the two move in opposite", "es": "las dos se mueven en sentido contrario"}
    (text,) = [text for text in ax.texts if said[language] in text.get_text()]
    assert text.get_text()[0] == "✕" and row_of(text) < 30_000
    most = max(max(values) for values in both.values())
    assert ax.get_ylim()[0] == 0 and most < ax.get_ylim()[1] < 1.2 * most
    assert are_thousands(ax, language) and are_whole_years(ax)


# revisions


@pytest.fixture(scope="module")
def revised(ledger):
    """The years of the U.S. estimate published in more than one edition: first and last value."""
    rows, found = ledger(COCAINE, "US"), {}
    for period, seen in rows.groupby("period"):
        if seen["vintage"].min() < seen["vintage"].max():
            found[period] = seen["value"].iloc[0], seen["value"].iloc[-1]
    return found


@each_language
def test_each_revised_year_is_an_arrow_from_its_first_to_its_last_value(shown, revised, language):
    (ax,) = shown["revisions", language].figure.axes
    circles = [line for line in ax.lines if line.get_marker() == "o"]
    arrows = {row: text for text in ax.texts if text.arrow_patch for row in [text.xy[1]]}
    labels = [text for text in ax.texts if text.get_text()]
    assert len(circles) == len(labels) == len(revised) > 15
    inks = {"up": "blue", "down": "black", "same": "grey"}
    for y, (circle, label, (first, last)) in enumerate(
        zip(circles, labels, revised.values(), strict=True)
    ):
        fate = "up" if last > first else "down" if last < first else "same"
        assert path(circle) == [(first, y)]
        assert hue(circle.get_markerfacecolor()) == "white"
        assert hue(circle.get_markeredgecolor()) == hue(label.get_color()) == inks[fate]
        assert row_of(label) == pytest.approx(y, abs=0.2) and box_of(label).x0 >= ax.bbox.x1
        assert (y in arrows) == (fate != "same")
        change = written(100 * (last / first - 1), language, 0, "%", signed=True)
        said = f"{written(first, language)} → {written(last, language)} t, {change}"
        if fate == "same":
            said = f"{written(first, language)} t, {({'en': 'un', 'es': 'sin '})[language]}"
            said += {"en": "changed", "es": "cambio"}[language]
        else:
            assert arrows[y].xy == (last, y) and arrows[y].xyann == (first, y)
            assert hue(arrows[y].arrow_patch.get_edgecolor()) == inks[fate]
            assert arrows[y].arrow_patch.get_arrowstyle().__class__.__name__ == "CurveFilledB"
        assert label.get_text() == said


@each_language
def test_revised_years_run_down_a_logarithmic_scale(shown, revised, language):
    (ax,) = shown["revisions", language].figure.axes
    assert list(ticks_of(ax, "y").values()) == [str(year) for year in sorted(revised)]
    assert list(ticks_of(ax, "y")) == list(range(len(revised))) and ax.yaxis_inverted()
    assert ax.get_ylim()[0] < len(revised) and ax.get_ylim()[1] > -1
    assert ax.get_xscale() == "log"
    ends = [value for pair in revised.values() for value in pair]
    low, high = ax.get_xlim()
    assert 0.8 * min(ends) < low < min(ends) and max(ends) < high < 1.25 * max(ends)
    ticks = ticks_of(ax)
    assert len(ticks) >= 5
    assert all(text == written(value, language) for value, text in ticks.items())
    words = {"en": ("metric tons", "logarithmic"), "es": ("toneladas", "logarítmica")}[language]
    assert all(word in ax.get_xlabel() for word in words)


# windows of years


@each_language
def test_every_cell_is_the_change_between_the_years_beside_it(shown, series, language):
    ax = shown["windows", language].figure.axes[0]
    values, (mesh,) = series(COCA, "US"), ax.collections
    starts, ends = ticks_of(ax, "y"), ticks_of(ax)
    years = sorted(values)
    assert [*map(str, years[:-1])] == list(starts.values())
    assert [*map(str, years[1:])] == list(ends.values())
    assert ax.yaxis_inverted() and not ax.xaxis_inverted()
    corners = mesh.get_coordinates()
    changes = np.ma.filled(mesh.get_array(), np.nan)
    for i, start in enumerate(years[:-1]):
        for j, end in enumerate(years[1:]):
            x, y = corners[i : i + 2, j : j + 2].mean(axis=(0, 1))
            assert (starts[y], ends[x]) == (str(start), str(end))
            change = 100 * (values[end] / values[start] - 1) if start < end else np.nan
            assert changes[i, j] == pytest.approx(change, nan_ok=True)
            if start < end and abs(change) > 10:
                ink = hue(mesh.cmap(mesh.norm(change))[:3])
                assert ink in ({"orange", "amber"} if change > 0 else {"blue", "purple"})
    sides = [light(mesh.cmap(mesh.norm(change))) for change in (-70, -40, 0, 60, 180)]
    assert max(sides) == sides[2] and sides[0] < sides[1] and sides[4] < sides[3]


@each_language
def test_the_documented_windows_are_boxed_and_named(shown, series, windows, language):
    figure = shown["windows", language].figure
    ax, values = figure.axes[0], series(COCA, "US")
    starts, ends = ({text: at for at, text in ticks_of(ax, axis).items()} for axis in "yx")
    assert len(ax.patches) == len(ax.texts) == len(windows) == 2
    for box, text, (start, end) in zip(ax.patches, ax.texts, windows, strict=True):
        x, y = ends[str(end)], starts[str(start)]
        assert stretch(box) == [x - 0.5, x + 0.5] and stretch(box, "y") == [y - 0.5, y + 0.5]
        assert not box.get_fill() and hue(box.get_edgecolor()) == "black"
        change = written(100 * (values[end] / values[start] - 1), language, 0, "%", signed=True)
        assert text.get_text() == f"{start}–{end}: {change}"
        assert text.xy == (x - 0.5, y) and text.arrow_patch is not None
        assert box_of(text).x1 < ax.transData.transform((x - 0.5, 0))[0]
        held = ax.transData.inverted().transform(box_of(text).get_points())
        assert held[:, 1].min() > held[:, 0].max() - 1  # below the cells
    bar = figure.axes[1]
    ticks = ticks_of(bar, "y")
    assert list(ticks) == [-75, -50, 0, 50, 100, 200]
    assert all(text == written(at, language, 0, "%", signed=True) for at, text in ticks.items())
    words = {"en": ("last year", "first year"), "es": ("último año", "primer año")}[language]
    assert (ax.get_xlabel()[:10].strip(), ax.get_ylabel()[:10].strip()) == words


def test_the_colours_of_the_estimators_are_those_of_the_table(table, inks):
    for row in table("source/estimators").itertuples():
        named = row.colour or "#8A8A8A"
        assert hue(named) == inks.get(row.estimator, "grey"), row.estimator
