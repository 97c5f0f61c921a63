"""The figures beside the claims, artist by artist: drivers, security, panels, departments.

What is expected is computed here from the cleaned observations, the claims and the departments.
"""

from itertools import pairwise
from math import log

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

COCA, COCAINE, RIVALS = "coca_cultivation", "cocaine_potential", ["US", "UNODC"]
PULLED_UP, VICTIMS = "manual_eradication", "registered_victims"
each_language = pytest.mark.parametrize("language", ["en", "es"])


# drivers: area and yield


@pytest.fixture(scope="module")
def parts(series, table):
    """The changes split by hand: (estimator, start, end) to what area and yield account for."""
    levels = {name: (series(COCAINE, name), series(COCA, name)) for name in RIVALS}
    claims = table("clean/claims").query("start_period == 2013 and start_value.notna()")
    coca, cocaine = (claims[claims["indicator"] == name].iloc[0] for name in (COCA, COCAINE))
    levels["printed"] = [
        {2013: row["start_value"], 2014: row["end_value"]} for row in (cocaine, coca)
    ]
    spans = [("printed", 2013, 2014)]
    spans += [
        (name, *years) for name in RIVALS for years in ((2007, 2013), (2013, 2014), (2013, 2017))
    ]
    found = {}
    for name, start, end in spans:
        tons, land = levels[name]
        mean = (tons[end] - tons[start]) / log(tons[end] / tons[start])
        area = mean * log(land[end] / land[start])
        found[name, start, end] = area, tons[end] - tons[start] - area
    return found


@each_language
def test_each_part_of_a_change_is_a_bar_with_its_tons_at_its_end(shown, parts, language):
    (ax,) = shown["drivers", language].figure.axes
    numbers = [text for text in ax.texts if text.get_text().endswith(f"{NBSP}t") and
               "\n" not in text.get_text()]  # fmt: skip
    shades = []
    for number, bars in enumerate(ax.containers):
        tons = [part[number] for part in parts.values()]
        assert [bar.get_width() for bar in bars] == pytest.approx(tons)
        for y, (bar, value) in enumerate(zip(bars, tons, strict=True)):
            (middle,) = {bar.get_y() + bar.get_height() / 2}
            assert middle == pytest.approx(y + (-0.19, 0.19)[number]) and bar.get_x() == 0
            text = numbers[number * len(parts) + y]
            assert text.get_text() == written(value, language, 0, "t", signed=True)
            assert distance(text, (value, middle)) < 6
            assert row_of(text) == pytest.approx(middle, abs=0.1)
            box, end = box_of(text), ax.transData.transform((value, 0))[0]
            assert box.x0 > end if value > 0 else box.x1 < end
        shades.append(light(bars[0].get_facecolor()))
        assert hue(bars[0].get_facecolor()) == "grey"
    key = ax.get_legend()
    said = {"en": ("from area", "from yield"), "es": ("por el área", "por el rendimiento")}[
        language
    ]
    told = [text.get_text() for text in key.get_texts()]
    assert all(text.startswith(word) for text, word in zip(told, said, strict=True))
    assert [light(mark.get_facecolor()) for mark in key.legend_handles] == shades
    assert shades[1] > shades[0] + 0.2


@each_language
def test_each_change_is_named_beside_its_bars(shown, parts, who, inks, language):
    (ax,) = shown["drivers", language].figure.axes
    names = [text for text in ax.texts if "\n" in text.get_text()]
    for y, (text, ((name, start, end), part)) in enumerate(zip(names, parts.items(), strict=True)):
        source = {"en": "As printed", "es": "Según lo impreso"}[language]
        if name != "printed":
            source = who(name, language)
        whole = written(sum(part), language, 0, "t", signed=True)
        assert text.get_text() == f"{source}\n{start}–{end}: {whole}"
        assert row_of(text) == pytest.approx(y, abs=0.15) and box_of(text).x1 <= ax.bbox.x0
        assert hue(text.get_color()) == inks.get(name, "black")
    assert ax.yaxis_inverted() and ax.get_ylim()[1] < -0.4 and ax.get_ylim()[0] > len(parts) - 0.7
    values = [value for pair in parts.values() for value in pair]
    low, high = ax.get_xlim()
    room = (max(values) - min(values)) * 0.3
    assert min(values) - room < low < min(values) and max(values) < high < max(values) + room
    for value, text in ticks_of(ax).items():
        assert text == written(value, language, signed=True)
    (nought,) = [line for line in ax.lines if len(line.get_xdata()) == 2]
    assert list(nought.get_xdata()) == [0, 0]
    assert {"en": "metric tons", "es": "toneladas"}[language] in ax.get_xlabel()


# security: counts by year, what the document states as squares


@pytest.fixture(scope="module")
def falls(table):
    """The falls that a document states without levels, by indicator."""
    return table("clean/claims").query("untested_because == 'no-levels'").set_index("indicator")


@each_language
def test_counts_are_indexed_to_the_year_that_the_falls_begin_with(
    shown, series, falls, label, who, inks, language
):
    (ax,) = shown["security", language].figure.axes
    lines, first, ends = solid(ax), int(falls["start_period"].min()), {}
    for line, indicator in zip(lines, falls.index, strict=True):
        counts = series(indicator, "Ministry of Defence")
        values = {year: 100 * n / counts[first] for year, n in counts.items() if year >= first}
        assert [year for year, _ in path(line)] == list(values)
        assert [y for _, y in path(line)] == pytest.approx(list(values.values()), abs=1e-3)
        assert gaps(line) == [year for year in range(first, max(values)) if year not in values]
        ends[indicator] = path(line)[-1]
        assert hue(line.get_color()) == inks["Ministry of Defence"]
    for indicator, end in ends.items():
        name = label(indicator, language)
        said = f"{name[0].upper()}{name[1:]}\n{who('Ministry of Defence', language)}"
        (text,) = [text for text in ax.texts if text.get_text() == said]
        assert nearest(text, ends.values()) == end and distance(text, end) < 10
        assert hue(text.get_color()) == inks["Ministry of Defence"]
    assert ax.get_ylim() == pytest.approx((0, 110)) and are_whole_years(ax)
    (whole,) = [line for line in ax.lines if list(line.get_ydata()) == [100, 100]]
    assert list(whole.get_xdata()) == [0, 1]


@each_language
def test_what_the_document_states_and_what_was_counted_stand_by_their_marks(
    shown, series, falls, language
):
    (ax,) = shown["security", language].figure.axes
    squares = [line for line in ax.lines if line.get_marker() == "s"]
    points = [path(line)[0] for line in squares]
    words = {"en": ("stated: ", "counted: "), "es": ("declarado: ", "contado: ")}[language]
    told = {text.get_text(): text for text in ax.texts}
    for square, at, bars, row in zip(
        squares, points, ax.collections, falls.itertuples(), strict=True
    ):
        counts, end = series(row.Index, "Ministry of Defence"), int(row.end_period)
        assert at == (end, 100 - row.stated_value)
        assert hue(square.get_markerfacecolor()) == "white"
        (segment,) = bars.get_segments()
        assert segment.tolist() == [[end, at[1] - 0.5], [end, at[1] + 0.5]]
        stated = told[words[0] + written(-row.stated_value, language, 0, "%", signed=True)]
        assert nearest(stated, points) == at and stated.xy == at
        assert distance(stated, at) < 30 and stated.arrow_patch is not None
        value = 100 * counts[end] / counts[int(row.start_period)]
        counted = told[words[1] + written(value - 100, language, 1, "%", signed=True)]
        assert nearest(counted, points) == at and distance(counted, at) < 12
        assert counted.xy == pytest.approx((end, value), abs=1e-3)


@each_language
def test_the_caption_names_the_counts_that_are_known_second_hand_only_and_their_years(
    shown, falls, label, language
):
    told, of, every = {
        "en": ("Known second-hand only: ", "of", "of all years"),
        "es": ("Solo de segunda mano: ", "de", "de todos los años"),
    }[language]
    drawn, first = shown["security", language], int(falls["start_period"].min())
    security, *rest = drawn.arguments
    for known in ([], falls.index[:1], falls.index):
        for years, said in (({first}, f"{of} {first}"), (set(security["period"]), every)):
            is_known = security["indicator"].isin(known) & security["period"].isin(years)
            changed = security.assign(evidence=is_known.map({True: "second-hand", False: "copy"}))
            _, caption = drawn.draw(changed, *rest, drawn.look)
            names = caption.subtitle.partition(told)[2]
            for indicator in falls.index:
                named = f"{label(indicator, language)} {said}"
                assert (named in names) == (indicator in known)


@pytest.mark.parametrize("known", [1, 3, 4, 7])
@each_language
def test_up_to_three_years_known_second_hand_are_named_and_more_are_counted(
    shown, label, language, known
):
    drawn = shown["security", language]
    security, *rest = drawn.arguments
    indicator = security["indicator"].value_counts().index[0]
    years = security.loc[security["indicator"] == indicator, "period"].tolist()
    is_known = security["indicator"].eq(indicator) & security["period"].isin(years[:known])
    changed = security.assign(evidence=is_known.map({True: "second-hand", False: "copy"}))
    _, caption = drawn.draw(changed, *rest, drawn.look)
    of, and_, counted = {"en": ("of", "and", "years"), "es": ("de", "y", "años")}[language]
    one, two, three = years[:3]
    said = {1: f"{one}", 3: f"{one}, {two} {and_} {three}"}
    said = said.get(known, f"{known} {of} {len(years)} {counted}")
    assert len(years) > known
    assert caption.subtitle.endswith(f"{label(indicator, language)} {of} {said}.")


# small multiples: what else was counted


PANELS = {
    "pressure": {
        ("coca, ha", "coca, ha", COCA): {
            ("standing (U.S.)", "en pie (EE. UU.)"): (COCA, "US", "blue"),
            ("sprayed", "asperjada"): ("aerial_eradication", "Colombia", "green"),
            ("eradicated by hand", "erradicada a mano"): (PULLED_UP, "Colombia", "green"),
        },
        ("cocaine, t", "cocaína, t", COCAINE): {
            ("potential (U.S.)", "potencial (EE. UU.)"): (COCAINE, "US", "blue"),
            ("seized", "incautada"): ("cocaine_seized", "Colombia", "green"),
            ("printed in the document", "impreso en el documento"): (None, "inl", "black"),
        },
    },
    "andes": {
        ("coca, ha", "coca, ha", COCA): {
            ("Colombia", "Colombia"): (COCA, "US", "blue"),
            ("Peru", "Perú"): (COCA, "US", "black", "Peru"),
            ("Bolivia", "Bolivia"): (COCA, "US", "grey", "Bolivia"),
        },
        ("cocaine, t", "cocaína, t", COCAINE): {
            ("Colombia", "Colombia"): (COCAINE, "US", "blue"),
            ("Peru", "Perú"): (COCAINE, "US", "black", "Peru"),
            ("Bolivia", "Bolivia"): (COCAINE, "US", "grey", "Bolivia"),
        },
    },
    "assistance": {
        ("million US$", "millones de US$", "us_assistance"): {
            ("U.S. obligations", "obligaciones"): ("constant", "US", "blue"),
        },
        ("coca, ha", "coca, ha", COCA): {
            ("coca area (U.S.)", "área con coca (EE. UU.)"): (COCA, "US", "grey"),
        },
    },
    "people": {
        ("victims, thousand", "víctimas, miles", VICTIMS): {
            ("Victims' Register", "Registro de Víctimas"): (VICTIMS, "Victims Unit", "green"),
        },
        ("Venezuelans, thousand", "venezolanos, miles", "venezuelan_migration"): {
            ("Migración Colombia",) * 2: ("venezuelan_migration", "Migración Colombia", "green"),
        },
        ("social leaders killed", "líderes asesinados", "social_leaders_killed"): {
            ("Defensoría",) * 2: ("social_leaders_killed", "Defensoría", "green"),
            ("Indepaz",) * 2: ("social_leaders_killed", "Indepaz", "black"),
            ("Somos Defensores",) * 2: ("social_leaders_killed", "Somos Defensores", "grey"),
            ("OHCHR", "ACNUDH"): ("social_leaders_killed", "OHCHR", "grey"),
        },
    },
}  # fmt: skip
each_panel = pytest.mark.parametrize("name", PANELS)


@pytest.fixture(scope="module")
def values_of(series, table):
    """Return a function from a line of PANELS to its years and values, as a panel writes them."""

    def find(indicator, estimator, _, place="Colombia"):
        if indicator is None:
            (row,) = table("clean/claims").query("indicator == 'cocaine_seized'").itertuples()
            return {int(row.end_period): row.stated_value}
        if indicator == "constant":
            paid = series("us_assistance", "ForeignAssistance.gov (obligations)")
            prices = series("us_consumer_prices", "BLS", "United States")
            return {year: usd * prices[max(prices)] / prices[year] for year, usd in paid.items()}
        worth = 1000 if indicator in (VICTIMS, "venezuelan_migration") else 1
        return {year: n / worth for year, n in series(indicator, estimator, place).items()}

    return find


@each_language
@each_panel
def test_the_lines_of_a_panel_are_its_series_in_their_units(shown, values_of, name, language):
    panels = PANELS[name]
    axes = shown[name, language].figure.axes
    assert len(axes) == len(panels)
    for ax, lines in zip(axes, panels.values(), strict=True):
        drawn = [line for line in ax.lines if line.get_linewidth() != 1]
        dotted = [line for line in ax.lines if line.get_linewidth() == 1]
        most = 0
        for line, bridge, told in zip(drawn, dotted, lines.values(), strict=True):
            values = values_of(*told)
            for one in (line, bridge):
                assert [year for year, _ in path(one)] == list(values)
                assert [y for _, y in path(one)] == pytest.approx(list(values.values()))
                assert hue(one.get_color()) == told[2]
            assert gaps(line) == [y for y in range(min(values), max(values)) if y not in values]
            assert len(values) > 1 or line.get_markerfacecolor() == "white"
            most = max(most, *values.values())
        assert ax.get_ylim() == pytest.approx((0, 1.05 * most))
        assert are_thousands(ax, language) and are_whole_years(ax)
        styles = {(line.get_linestyle(), line.get_marker()) for line in drawn}
        assert len(styles) == len(drawn)


@each_language
@each_panel
def test_the_key_of_a_panel_names_its_own_lines_and_unit(shown, table, name, language):
    units = table("source/indicators").set_index("indicator")["unit"]
    place = ["en", "es"].index(language)
    figure = shown[name, language].figure
    for ax, (heading, lines) in zip(figure.axes, PANELS[name].items(), strict=True):
        key, box = ax.get_legend(), ax.get_legend().get_window_extent()
        assert key.get_title().get_text() == heading[place]
        unit, written_unit = units[heading[2]], heading[place].rpartition(", ")[2]
        assert unit not in ("ha", "t") or written_unit == unit
        assert [text.get_text() for text in key.get_texts()] == [told[place] for told in lines]
        drawn = [line for line in ax.lines if line.get_linewidth() != 1]
        for text, mark, line in zip(key.get_texts(), key.legend_handles, drawn, strict=True):
            assert text.get_color() == mark.get_color() == line.get_color()
            assert (mark.get_marker(), mark.get_linestyle()) == (
                line.get_marker(), line.get_linestyle(),
            )  # fmt: skip
        if len(figure.axes) > 2:  # one panel below the other: beside it
            assert box.x0 >= ax.bbox.x1 - 3 and ax.bbox.y0 < box.y1 < ax.bbox.y1 + 15
        else:
            assert box.y0 >= ax.bbox.y1 and ax.bbox.x0 - 12 < box.x0 < box.x1 < ax.bbox.x1 + 40


@each_language
def test_a_lone_printed_value_is_written_beside_its_square(shown, values_of, language):
    ax = shown["pressure", language].figure.axes[1]
    ((year, value),) = values_of(None, "inl", "black").items()
    (text,) = ax.texts
    assert text.get_text() == written(value, language, 1)
    assert text.xy == (year, value) and distance(text, (year, value)) < 9
    assert not any(lies_on(text, line) for line in solid(ax))


# departments


YEARS = [2013, 2014, 2017, 2024]


@pytest.fixture(scope="module")
def area(table):
    """Map (department, year) to its coca area."""
    rows = table("results/departments")
    return {(row.name, row.period): row.value for row in rows.itertuples(index=False)}


@each_language
def test_every_department_is_one_tile_with_its_thousands(shown, table, area, language):
    grid = table("source/tilegrid")
    inks = []
    for ax, year in zip(shown["departments", language].figure.axes, YEARS, strict=True):
        total = sum(value for (_, period), value in area.items() if period == year)
        assert ax.get_title() == f"{year}: {written(total, language, 0, 'ha')}"
        assert len(ax.patches) == len(ax.texts) == len(grid) == 33
        for tile, text, row in zip(ax.patches, ax.texts, grid.itertuples(), strict=True):
            value = area.get((row.name, year), 0)
            assert (tile.get_x(), tile.get_y()) == (int(row.col), int(row.row))
            assert 0.9 < tile.get_width() == tile.get_height() < 1
            thousands = f"\n{written(value / 1000, language)}" if value >= 500 else ""
            assert text.get_text() == row.abbr + thousands
            (x0, y0), (x1, y1) = box_of(text).get_points()
            assert tile.get_window_extent().contains((x0 + x1) / 2, (y0 + y1) / 2)
            face = tile.get_facecolor()[:3]
            assert abs(light(face) - light(text.get_color())) > 0.35
            assert (hue(face) == "grey") == (value == 0), row.name
            inks.append((value, light(face)))
        assert ax.yaxis_inverted() and not ax.xaxis_inverted() and ax.get_aspect() == 1
    inks = sorted((value, shade) for value, shade in inks if value)
    assert all(one[1] >= other[1] for one, other in pairwise(inks))
    assert inks[0][1] - inks[-1][1] > 0.5


@each_language
def test_a_key_below_the_maps_names_every_tile_that_carries_a_number(shown, table, language):
    figure = shown["departments", language].figure
    maps = [text for ax in figure.axes for text in ax.texts]
    codes = {text.get_text().partition("\n")[0] for text in maps if "\n" in text.get_text()}
    names = table("source/tilegrid").set_index("abbr")["name"]
    bottom = min(ax.get_window_extent().y0 for ax in figure.axes)
    lines = [text for text in figure.texts if box_of(text).y1 < bottom]
    said = " ".join(text.get_text() for text in lines).partition(": ")[2].partition(".")[0]
    assert said == ", ".join(f"{code}{NBSP}{names[code]}" for code in sorted(codes))
    assert len(codes) == 13 and len(maps) == 4 * len(names)


@each_language
def test_the_series_of_departments_run_from_most_to_least(shown, area, inks, language):
    axes = shown["department-series", language].figure.axes
    last = {name: value for (name, year), value in area.items() if year == max(YEARS)}
    top = sorted(last, key=last.get, reverse=True)[:9]
    assert len(axes) == len(top)
    for ax, name in zip(axes, top, strict=True):
        values = {year: value for (one, year), value in area.items() if one == name}
        (line,) = solid(ax)
        assert path(line) == sorted(values.items())
        assert hue(line.get_color()) == inks["UNODC"] and line.get_marker() in ("", "None")
        assert ax.get_title(loc="left") == f"{name}\n{written(last[name], language)}"
        assert [stretch(patch) for patch in ax.patches] == [[2013, 2014]]
        assert hue(ax.patches[0].get_facecolor()) == "grey"
        assert ax.get_ylim() == pytest.approx((0, 1.12 * max(area.values())))
        assert are_thousands(ax, language) and are_whole_years(ax)
        assert ax.get_xlim()[0] < 2001 and ax.get_xlim()[1] > 2024
