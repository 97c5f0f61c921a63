"""What captions say of names, units, colours and shapes is so, in both languages.

Also: every text of every picture is readable and in its language, and the table saved beside a
picture holds what is drawn.
"""

import re

import numpy as np
import pandas as pd
import pytest
from artists import (
    NBSP,
    box_of,
    clipped,
    hue,
    light,
    overlaps,
    path,
    solid,
    stretch,
    texts_of,
    words_of,
    written,
)

COCA, COCAINE, RIVALS = "coca_cultivation", "cocaine_potential", ["US", "UNODC"]
each_language = pytest.mark.parametrize("language", ["en", "es"])
COLOURS = {"grey": "grey", "gris": "grey", "blue": "blue", "azul": "blue", "black": "black"}
COLOURS |= {"negro": "black"}
# What a subtitle calls a unit, and which units a figure draws, by the indicators behind it.
UNITS = {
    "ha": ("hectares", "hectáreas"),
    "t": ("metric tons", "toneladas"),
    "USD million": ("millions of", "millones de"),
}
MEASURES = {
    "coca-area": [COCA],
    "cocaine-vintages": [COCAINE],
    "rival-estimates": [COCA],
    "revisions": [COCAINE],
    "drivers": [COCAINE],
    "pressure": [COCA, COCAINE],
    "andes": [COCA, COCAINE],
    "assistance": ["us_assistance", COCA],
    "departments": [COCA],
    "department-series": [COCA],
}
MEASURED = {"windows", *MEASURES} - {"pressure", "andes", "assistance"}
SOURCES = {
    "documents": ("figures printed in the documents", "cifras de los documentos"),
    "ledger": ("ledger of observations, data/source/observations.csv",
               "registro de observaciones, data/source/observations.csv"),
    "departments": ("UNODC/SIMCI through Colombia's open data",
                    "UNODC/SIMCI en los datos abiertos de Colombia"),
    "fiscal": ("U.S. consumer prices and obligations by fiscal year, through the ledger",
               "precios al consumidor de EE. UU. y obligaciones por año fiscal, en el registro"),
    "counts": ("Ministry of Defence", "Ministerio de Defensa"),
}  # fmt: skip
SOURCED = {
    "claims": ["documents"],
    "grain": ["documents"],
    "implied-base": ["documents", "ledger"],
    "drivers": ["ledger", "documents"],
    "departments": ["departments"],
    "department-series": ["departments"],
    "assistance": ["fiscal"],
    "security": ["counts", "ledger"],
}


def pick(pair, language):
    return pair[["en", "es"].index(language)]


def plain(text):
    return text.replace(NBSP, " ")


def each(shown, *names):
    """Return (name, language, figure and words) of the figures of these names, or of all."""
    return [(*key, kept) for key, kept in shown.items() if not names or key[0] in names]


# readable, in its language


def test_no_text_is_clipped_and_none_lies_on_another(shown):
    for name, language, kept in each(shown):
        assert (name, language, clipped(kept.figure)) == (name, language, [])
        assert (name, language, overlaps(kept.figure)) == (name, language, [])
        assert min(text.get_fontsize() for text in texts_of(kept.figure)) >= 8, name


def test_what_is_drawn_fills_the_page_between_its_words(shown):
    for name, language, kept in each(shown):
        figure, points = kept.figure, 72 / kept.figure.dpi
        page, words = figure.bbox, [box_of(text) for text in figure.texts]
        head = min(box.y0 for box in words if box.y0 > page.height / 2)
        foot = max(box.y1 for box in words if box.y0 < page.height / 2)
        drawn = [ax.get_tightbbox(figure.canvas.get_renderer()) for ax in figure.axes]
        above, below = head - max(b.y1 for b in drawn), min(b.y0 for b in drawn) - foot
        left, right = min(b.x0 for b in drawn), page.x1 - max(b.x1 for b in drawn)
        assert 8 < above * points < 24 and 6 < below * points < 14, (name, language)
        assert 5 < left * points < 37 and 1 < right * points < 32, (name, language)
        assert min(ax.bbox.height for ax in figure.axes) * points > 50, (name, language)


@pytest.mark.parametrize("name", ["drivers", "flips", "implied-base", "revisions"])
def test_every_row_has_its_room_however_many_there_are(shown, name):
    kept = shown[name, "en"]
    rows, *more = kept.arguments
    values = {"value": rows["value"] + 1} if "value" in rows else {}
    for drawn in (rows, pd.concat([rows, rows.assign(**values)], ignore_index=True)):
        figure, _ = kept.draw(drawn, *more, kept.look)
        (ax,) = figure.axes
        room = ax.bbox.height / abs(np.ptp(ax.get_ylim())) * 72 / figure.dpi
        assert 14 < room < 34, room


def test_no_mark_lies_outside_its_axes(shown):
    for name, language, kept in each(shown):
        for ax in kept.figure.axes:
            x, y = (sorted(ends) for ends in (ax.get_xlim(), ax.get_ylim()))
            lines = [line for line in ax.lines if line.get_transform() == ax.transData]
            points = [at for line in lines for at in path(line)]
            for patch in ax.patches:
                if patch.get_transform().contains_branch(ax.transData) and name == "departments":
                    points += zip(stretch(patch), stretch(patch, "y"), strict=True)
            for at in points:
                assert x[0] <= at[0] <= x[1] and y[0] <= at[1] <= y[1], (name, language, at)


def test_bands_bars_and_tiles_have_no_edge_that_would_overstate_them(shown):
    for name, _, kept in each(shown):
        for ax in kept.figure.axes:
            for patch in ax.patches:
                edge = patch.get_linewidth() and patch.get_edgecolor()[3]
                assert not (patch.get_fill() and edge), name
            bars = [line for line in ax.lines if line.get_linewidth() > 2]
            assert {line.get_solid_capstyle() for line in bars} <= {"butt"}, name


def test_no_text_is_in_the_other_language(shown):
    strange = {
        "en": r"\b(del|las|los|el|con|según|por|año|una?|hasta|lo)\b|[¿¡]",
        "es": r"\b(the|of|and|with|from|by|as|year|years|stated|published)\b",
    }
    for name, language, kept in each(shown):
        for text in [*words_of(kept.figure), *map(str, vars(kept.caption).values())]:
            said = text.replace("CC BY", "").replace("Valle del Cauca", "")
            found = re.findall(strange[language], said, re.IGNORECASE)
            assert not found, (name, language, text, found)


def test_numbers_are_written_as_the_language_does(shown):
    wrong = {"en": r"\d\.\d{3}\b|\d,\d{1,2}(?!\d)", "es": r"\d,\d{3}\b|\d\.\d{1,2}(?!\d)"}
    for name, language, kept in each(shown):
        for text in [*words_of(kept.figure), kept.caption.alt, kept.caption.subtitle]:
            found = re.findall(wrong[language], text.replace("CC BY 4.0", ""))
            assert not found, (name, language, text)


def test_an_alt_text_is_the_takeaway_and_more_sentences(shown):
    for name, language, kept in each(shown):
        title, alt = kept.caption.title, kept.caption.alt
        assert alt.startswith(f"{title}. ") and alt.endswith("."), (name, language)
        assert title[0] == title[0].upper() and not title.endswith("."), (name, language)
        assert len(alt.removeprefix(title).split()) <= 60, (name, language)
        assert not re.search(r"[{}]|\bnan\b|None(?! of)|\.\.|  ", alt + kept.caption.subtitle), name


# units, names and sources


@each_language
@pytest.mark.parametrize("name", MEASURES)
def test_a_subtitle_names_the_units_of_its_indicators_and_no_other(shown, table, name, language):
    units = table("source/indicators").set_index("indicator")["unit"]
    said = shown[name, language].caption.subtitle.lower().replace("per hectare", "")
    for unit, words in UNITS.items():
        held = unit in {units[indicator] for indicator in MEASURES[name]}
        assert (pick(words, language) in said) == held, unit


@each_language
@pytest.mark.parametrize("name", sorted(MEASURED))
def test_a_subtitle_names_what_was_measured(shown, label, name, language):
    said = shown[name, language].caption.subtitle.lower()
    told = {COCA, COCAINE}
    own = COCAINE if name in ("cocaine-vintages", "revisions", "drivers") else COCA
    assert label(own, language) in said
    assert label((told - {own}).pop(), language) not in said


def test_a_source_line_names_where_the_figures_are_from(shown):
    for name, language, kept in each(shown):
        listed = "; ".join(pick(SOURCES[one], language) for one in SOURCED.get(name, ["ledger"]))
        assert f": {listed}. " in kept.caption.source, (name, language)


@each_language
def test_names_stand_by_their_own_numbers(shown, series, ledger, who, table, label, language):
    def told(name):
        return plain(shown[name, language].caption.alt)

    def n(value, places=0, unit="", signed=False):
        return plain(written(value, language, places, unit, signed))

    for name in RIVALS:
        area, tons = series(COCA, name), series(COCAINE, name)
        times = n(area[2021] / min(area.values()), 1)
        assert f"{times} {pick(('times', 'veces'), language)} ({who(name, language)})" in told(
            "coca-area"
        )
        gained = f" {pick(('of', 'de'), language)} {n(tons[2017] - tons[2013], 0, 't')} "
        assert f"{gained}({who(name, language)})" in told("drivers")
    for row in ledger(COCAINE, "UNODC").query("period == 2007").itertuples():
        edition = pick(("edition", "edición"), language)
        text = f"{who('UNODC', language)} {n(row.value, 0, 't')}, {edition} {row.vintage}"
        assert text in told("implied-base")
    area = table("results/departments").pivot_table(index="name", columns="period", values="value")
    for place in area[2024].nlargest(3).index:
        assert f"{place} {n(area.loc[place, 2024], 0, 'ha')}" in told("departments")
        values = area.loc[place].dropna()
        first = f"{place}: {n(values.iloc[0])} {pick(('in', 'en'), language)} {values.index[0]}"
        assert first in told("department-series")
    top = (area[2024].fillna(0) - area[2013].fillna(0)).nlargest(3).index
    assert told("departments").startswith(
        f"{top[0]}, {top[1]} {pick(('and', 'y'), language)} {top[2]}"
    )
    claims = table("clean/claims").query("kind == 'change' and start_value.notna()")
    for row in claims.itertuples():
        about = f"{label(row.indicator, language)} {row.start_period:.0f}–{row.end_period:.0f}: "
        assert about.lower() in told("claims").lower()
    assert re.search(pick((r"the U\.S\. estimate is .* times that of UNODC",
                           r"la estimación de EE\. UU\. es .* veces la de UNODC"), language),
                     told("rival-estimates"))  # fmt: skip
    assert re.search(
        pick(("Peru could make more", "Perú podía producir más"), language), told("andes")
    )
    assert told("andes").startswith(pick(("Colombia grows", "Colombia tiene"), language))
    printed = pick(("As printed, 2013–2014: ", "Según lo impreso, 2013–2014: "), language)
    assert printed in told("drivers")
    for word in pick((("area +", "yield −"), ("área +", "rendimiento −")), language):
        assert word in told("drivers")
    moved = pick(("homicides fell 54 %, as stated; kidnappings fell 90 %, as stated",
                  "homicidios cayeron 54 %, como se declara; los secuestros cayeron 90 %, como"),
                 language)  # fmt: skip
    assert moved in told("security")
    assert pick(("homicides of all years", "homicidios de todos los años"), language) in plain(
        shown["security", language].caption.subtitle
    )
    fall, rise = pick(
        (("deeper fall", "larger rise"), ("caída más pronunciada", "alza mayor")), language
    )
    assert told("windows").index(fall) < told("windows").index(rise)
    assert who("US", language) in shown["windows", language].caption.subtitle
    two = pick(("U.S. and UNODC", "EE. UU. y UNODC"), language)
    assert two in plain(shown["coca-area", language].caption.subtitle) and two in told("coca-area")


@each_language
def test_claims_that_turn_with_the_edition_are_named_in_the_alt_text(shown, label, language):
    coca, cocaine = label(COCA, language), label(COCAINE, language)
    stated, record = pick((("stated", "record in"), ("declarado", "récord en")), language)
    said = plain(shown["flips", language].caption.alt)
    changes = f"{coca} 2013–2014, {stated} +39 %; {cocaine} 2013–2014, {stated} +30 %"
    assert said.endswith(f": {coca}, {record} 2016; {changes}.")


# colours and shapes that the words name


def fate_of(label):
    return "up" if "+" in label else "down" if "−" in label else "same"


@each_language
def test_the_colours_that_a_subtitle_names_are_those_that_are_drawn(shown, language):
    said = shown["revisions", language].caption.subtitle
    words = pick((r"(\w+): revised up; (\w+): down; (\w+): unchanged",
                  r"(\w+): al alza; (\w+): a la baja; (\w+): sin cambio"), language)  # fmt: skip
    named = [COLOURS[word.lower()] for word in re.search(words, said).groups()]
    (ax,) = shown["revisions", language].figure.axes
    drawn = {fate_of(t.get_text()): hue(t.get_color()) for t in ax.texts if t.get_text()}
    assert named == [drawn[fate] for fate in ("up", "down", "same")]
    stands = pick((r"(\w+): what the stated percent stands for",
                   r"(\w+): lo que representa el porcentaje declarado"), language)  # fmt: skip
    for name in ("claims", "grain"):
        (word,) = re.search(stands, shown[name, language].caption.subtitle).groups()
        band = shown[name, language].figure.axes[0].patches[0]
        assert COLOURS[word.lower()] == hue(band.get_facecolor())
    none = pick((r"(\w+): no coca reported", r"(\w+): sin coca reportada"), language)
    (word,) = re.search(none, shown["departments", language].caption.subtitle).groups()
    tiles = shown["departments", language].figure.axes[0].patches
    assert COLOURS[word.lower()] in {hue(tile.get_facecolor()) for tile in tiles}
    assert pick(("darker is more", "más oscuro es más"), language) in (
        shown["departments", language].caption.subtitle
    )


@each_language
def test_dark_and_light_thick_and_thin_are_told_the_right_way_round(shown, language):
    kept = shown["implied-base", language]
    words = {"en": r"Grey: .*\(dark: .* as printed; light: .* of the series\)"}
    words["es"] = r"Gris: .*\(oscuro: .* impreso .*; claro: .* de la serie\)"
    assert re.search(words[language], kept.caption.subtitle)
    dark, pale = sorted(kept.figure.axes[0].patches, key=lambda one: light(one.get_facecolor()))
    assert np.ptp(stretch(dark)) < np.ptp(stretch(pale))
    kept = shown["claims", language]
    words = {"en": "thick bar, with their rounding; thin bar, with the rounding unit of the series"}
    words["es"] = "barra gruesa, con su redondeo; barra fina, con la unidad de redondeo de la serie"
    assert words[language] in kept.caption.subtitle
    for ax in kept.figure.axes:
        thin, thick = sorted(ax.lines[:2], key=lambda line: line.get_linewidth())
        assert np.ptp(thick.get_xdata()) <= np.ptp(thin.get_xdata())


NAMED = {
    "coca-area": [("Shaded: ", "Sombreado: "), ("Whiskers: ", "Bigotes: ")],
    "cocaine-vintages": [("Faint: ", "Tenue: ")],
    "rival-estimates": [("the gap shaded; years", "la diferencia, sombreada; con una cruz"),
                        ("are crossed", "los años en que una estimación subió y la otra bajó")],
    "revisions": [("the first value published (circle) to the last one (arrow)",
                   "del primer valor publicado (círculo) al último (flecha)")],
    "windows": [("the documented ones boxed", "los documentados en recuadro")],
    "security": [("Squares: what the document states", "Cuadrados: lo que declara el documento")],
    "flips": [("A mark: the figures changed. A bar: they held",
               "Una marca: las cifras cambiaron. Una barra: se mantuvieron")],
    "department-series": [("Shaded: 2013 to 2014", "Sombreado: 2013 a 2014")],
    "implied-base": [("Dots: every estimate seen", "Puntos: todas las estimaciones consultadas")],
    "departments": [("left out below half a thousand", "omitidos por debajo de medio millar")],
}  # fmt: skip


@each_language
@pytest.mark.parametrize("name", NAMED)
def test_a_subtitle_says_what_the_marks_mean(shown, name, language):
    for words in NAMED[name]:
        assert pick(words, language) in shown[name, language].caption.subtitle


def test_a_line_is_said_to_be_dotted_where_one_is(shown):
    for name, language, kept in each(shown):
        broken = any(
            not np.isfinite(np.asarray(line.get_ydata(), float)).all()
            for ax in kept.figure.axes
            for line in solid(ax)
        )
        said = pick(("Dotted: ", "Punteado: "), language) in kept.caption.subtitle
        assert said == broken or name == "security", (name, language)


# where the tables say something else


@pytest.mark.parametrize("language", ["en", "es"])
def test_captions_change_with_what_the_tables_say(shown, language):
    kept = shown["rival-estimates", language]
    rows, *more = kept.arguments
    never = pick(("never agree", "nunca coinciden"), language)
    assert never not in kept.caption.title
    twice = rows.assign(US=2 * rows["UNODC"], same_direction=True)
    _, caption = kept.draw(twice, *more, kept.look)
    assert caption.title.endswith(
        pick(("never agree on the level", "nunca coinciden en el nivel"), language)
    )
    assert caption.alt.endswith(pick(("in no year.", "en ningún año."), language))
    kept = shown["cocaine-vintages", language]
    panels, claim = kept.arguments
    steady = {name: rows.assign(value=300.0) for name, rows in panels.items()}
    _, caption = kept.draw(steady, claim, kept.look)
    assert not re.search(r"\d", caption.title)
    kept = shown["windows", language]
    _, caption = kept.draw(kept.arguments[0], kept.arguments[1][:0], *kept.arguments[2:], kept.look)
    assert not re.search(r"\d", caption.title)
    kept = shown["drivers", language]
    _, caption = kept.draw(kept.arguments[0].query("end - start == 1"), kept.look)
    assert not re.search(r"\d", caption.title)
    kept = shown["security", language]
    series, claims = kept.arguments
    _, caption = kept.draw(series, claims[:0], kept.look)
    assert not re.search(r"\d", caption.title)
    claims = claims.assign(stated_value=[40, 90])
    _, caption = kept.draw(series, claims, kept.look)
    assert pick(("where 40", "donde se declara 40"), language) in plain(caption.title)
    kept = shown["flips", language]
    rows, claims = kept.arguments
    _, caption = kept.draw(rows.assign(status="agrees"), claims, kept.look)
    assert caption.alt.endswith(pick(("no claim.", "ninguna."), language))
    kept = shown["claims", language]
    rows = kept.arguments[0].assign(verdict=["exact", "reversed", *["contradicted"] * 4])
    _, caption = kept.draw(rows, kept.look)
    assert re.findall(r"\d", caption.title) == ["6", "1", "5"]
    assert re.search(
        pick(("follows .* do not follow", "desprende .* no se desprenden"), language), caption.title
    )
    kept = shown["revisions", language]
    _, caption = kept.draw(kept.arguments[0][:4], *kept.arguments[1:], kept.look)
    assert re.findall(r"\d", caption.title) == ["4", "0", "1"]


def test_a_figure_without_rows_is_not_drawn(shown):
    for name, _, kept in each(shown):
        first, *more = kept.arguments
        empty = {} if isinstance(first, dict) else first[:0]
        if name == "departments":  # a map of one year shows no growth
            empty, more = first, [[2013]]
        if name != "grain":
            assert kept.draw(empty, *more, kept.look) is None, name
    kept = shown["implied-base", "en"]
    published, implied, claim = kept.arguments
    assert kept.draw(published, implied[:0], claim, kept.look) is None


@each_language
def test_a_run_without_a_tested_change_draws_no_axes_and_says_so(shown, language):
    kept = shown["claims", language]
    figure, caption = kept.draw(kept.arguments[0].query("point.isna()"), kept.look)
    (ax,) = figure.axes
    assert not ax.axison and not ax.lines and "−54" in ax.texts[-1].get_text()
    assert (clipped(figure), overlaps(figure)) == ([], [])
    rest = kept.arguments[0].query("point.isna()").assign(untested_because="another reason")
    (ax,) = kept.draw(rest.assign(stated=41.0), kept.look)[0].axes
    assert ax.texts[-1].get_text().count("+41") == len(rest)
    (ax,) = kept.draw(rest, kept.look)[0].axes
    head = pick(("No figures are printed behind", "Sin cifras impresas que los apoyen"), language)
    assert ax.texts[-1].get_text().startswith(head) and ax.texts[-1].get_text().count(".") == 1
    none = ("No claim has the figures to recompute it.", "Ninguna afirmación trae las cifras")
    assert pick(none, language) in caption.alt
    assert pick(SOURCES["documents"], language) in caption.source


# the table saved beside a picture


def test_the_table_beside_a_picture_holds_every_point_of_its_lines(shown):
    for name, language, kept in each(shown):
        if name in ("departments", "windows", "flips"):
            continue
        cells = kept.data.select_dtypes("number").to_numpy(dtype=float).ravel()
        for ax in kept.figure.axes:
            for line in solid(ax):
                if line.get_linewidth() == 2:
                    points = [y for _, y in path(line)]
                    apart = [y for y in points if np.abs(cells - y).min() > 1e-6 * max(abs(y), 1)]
                    assert apart == [], (name, language)
        assert isinstance(kept.data, pd.DataFrame) and len(kept.data)
