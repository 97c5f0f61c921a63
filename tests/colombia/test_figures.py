"""What the study's figures draw: positions are the table's values, words are the language's."""

import re

import numpy as np
import pandas as pd
import pytest
from artists import boxes_of, clipped, overlaps, texts_of, words_of

from cifras import paths
from cifras.colombia import choose, voices
from cifras.colombia.choose import COCA, COCAINE, HOME
from cifras.colombia.figures import claims as claim_figures
from cifras.colombia.figures import context, drivers, estimates, places
from cifras.figures.style import CHECK_MARKS, STATED, VERDICT_MARKS, Look
from cifras.language.texts import LANGUAGES
from cifras.sources.ledger import as_known_in, revisions, select_series
from cifras.sources.schema import read_sources
from cifras.sources.tables import read_table

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def sources():
    return read_sources()


@pytest.fixture(scope="module")
def looks(sources):
    spoken = voices(sources, LANGUAGES, "baseline")
    return {voice.language: Look(voice, sources.colours) for voice in spoken}


@pytest.fixture(scope="module")
def tables():
    results = {p.stem: read_table(p) for p in paths.results("baseline").glob("*.csv")}
    clean = ("claims", "every_claim", "observations")
    return results | {name: read_table(paths.clean("baseline") / f"{name}.csv") for name in clean}


@pytest.fixture(scope="module")
def forest(tables, sources):
    told = (tables[name] for name in ("claims", "verdicts", "trends"))
    return claim_figures.forest_rows(*told, sources.indicators)


@pytest.fixture(scope="module")
def spans(tables, sources):
    about = tables["claims"].query("kind in ['change', 'record']")[["claim_id", "indicator"]]
    labels = sources.indicators[["indicator", "label_en", "label_es"]]
    rows = tables["ledger_checks"].query("status != 'no data'")
    rows = rows.merge(about, on="claim_id").merge(labels, on="indicator")
    rows["until"] = rows.groupby(["claim_id", "estimator"])["as_of"].shift(-1)
    last = tables["observations"].groupby(["indicator", "estimator"])["vintage"].max()
    rows = rows.join(last.rename("last"), on=["indicator", "estimator"])
    rows["until"] = rows["until"].fillna(rows["last"]).astype(int)
    return rows.sort_values(["claim_id", "estimator", "as_of"], kind="stable")


@pytest.fixture(scope="module")
def coca(tables):
    latest = as_known_in(tables["observations"])
    return {
        name: estimates.with_survey_error(select_series(latest, COCA, name, HOME), latest)
        for name in ("US", "UNODC")
    }


@pytest.fixture(scope="module")
def worked(tables, sources):
    return choose.worked_claim(tables["every_claim"], sources.steps)


@pytest.fixture(scope="module")
def cocaine(tables):
    rows = tables["observations"]
    return {name: select_series(rows, COCAINE, name, HOME) for name in ("US", "UNODC")}


@pytest.fixture(scope="module")
def published(tables):
    return tables["implied_base"]


def security_rows(sources, estimator, evidence="first-hand"):
    rows = [("homicides", 2002, 100.0), ("homicides", 2014, 46.3), ("kidnappings", 2002, 100.0)]
    rows += [("kidnappings", 2014, 10.1)]
    rows = pd.DataFrame(rows, columns=["indicator", "period", "index_value"])
    names = sources.indicators[["indicator", "label_en", "label_es", "said_en", "said_es"]]
    return rows.assign(estimator=estimator, evidence=evidence).merge(names, on="indicator")


@pytest.fixture(scope="module")
def pressure(tables):
    latest = as_known_in(tables["observations"])
    panels = context.panel_lines(
        latest,
        [
            ("coca_ha", "standing", "US", COCA, "US", HOME),
            ("coca_ha", "sprayed", "#005C44", "aerial_eradication", "Colombia", HOME),
            ("cocaine_t", "seized", "Colombia", "cocaine_seized", "Colombia", HOME),
        ],
    )
    printed = context.printed_line(tables["every_claim"], "cocaine_seized")
    panels["cocaine_t"]["printed"] = printed
    return panels


@pytest.fixture(scope="module")
def drawn(looks, tables, sources, forest, spans, coca, worked, cocaine, published, pressure):
    """Every figure in every language: (name, language) to the figure and its caption."""
    every, observed = tables["every_claim"], tables["observations"]
    spoken = choose.changes(every, COCA)
    windows = list(zip(spoken["start_period"], spoken["end_period"], strict=True))
    events = sources.events.query("date != ''")
    targets = choose.changes(every, because="no-levels")
    baseless = choose.baseless_claim(every)
    implied = tables["trends"].query("measure == 'implied_start'")
    implied = implied[implied["claim_id"] == baseless.claim_id]
    documented = pd.DataFrame(windows, columns=["start", "end"]).merge(tables["windows"])
    step = sources.steps.at((worked.indicator, HOME, worked.estimator), worked.published)
    revised = revisions(observed, COCAINE, "US", HOME)
    tiles = tables["departments"]
    top = list(tiles[tiles["period"] == tiles["period"].max()].nlargest(9, "value")["name"])
    here = tiles.assign(estimator="UNODC")
    one, mine = [2013, 2014, 2017, 2024], security_rows(sources, "National Police")
    ours = ["US", "UNODC"]
    calls = {
        "claims": (claim_figures.draw_claims, forest),
        "grain": (claim_figures.draw_grains, tables["grains"], worked, step),
        "implied-base": (claim_figures.draw_implied_base, published, implied, baseless),
        "flips": (claim_figures.draw_flips, spans, tables["claims"]),
        "coca-area": (estimates.draw_coca_area, coca, windows, events),
        "cocaine-vintages": (estimates.draw_vintages, cocaine, worked),
        "rival-estimates": (estimates.draw_rivals, tables["estimates"], ours),
        "revisions": (estimates.draw_revisions, revised, "US"),
        "windows": (estimates.draw_windows, tables["windows"], documented, "US"),
        "drivers": (drivers.draw_drivers, tables["drivers"]),
        "security": (context.draw_security, mine, targets),
        "pressure": (context.draw_pressure, pressure),
        "departments": (places.draw_tiles, tiles, one),
        "department-series": (places.draw_multiples, here, here, top, (2013, 2014)),
    }
    return {
        (name, language): draw(*arguments, look)
        for name, (draw, *arguments) in calls.items()
        for language, look in looks.items()
    }


# of every figure


def test_no_text_of_a_picture_is_smaller_than_eight_points(drawn):
    for name, (figure, _) in drawn.items():
        assert min(text.get_fontsize() for text in texts_of(figure)) >= 8, name


def test_no_text_is_clipped_and_none_lies_on_another(drawn):
    for name, (figure, _) in drawn.items():
        assert (name, clipped(figure), overlaps(figure)) == (name, [], [])


def test_an_alt_text_begins_with_the_takeaway_and_is_short(drawn):
    for name, (_, caption) in drawn.items():
        assert caption.alt.startswith(f"{caption.title}. "), name
        assert len(caption.alt.removeprefix(caption.title).split()) <= 60, name


def test_no_picture_speaks_in_ids_or_in_our_own_words(drawn):
    for name, (figure, caption) in drawn.items():
        said = "\n".join([*words_of(figure), caption.alt])
        assert not re.search(r"\b(inl|crs)-\d|\bgrain\b|\bvintage|\bpower\b", said), name


# of one


@each_language
def test_claims_are_drawn_where_they_lie_on_the_percent_axis(drawn, forest, language):
    figure, _ = drawn["claims", language]
    tested = forest[np.isfinite(forest["point"])]
    assert len(figure.axes) == len(tested) > 0
    for ax, row in zip(figure.axes, tested.itertuples(), strict=True):
        series, printed, mark = ax.lines
        assert list(series.get_xdata()) == [row.series_low, row.series_high]
        assert list(printed.get_xdata()) == [row.low, row.high]
        assert list(mark.get_xdata()) == [row.point]
        assert (mark.get_color(), mark.get_marker()) == VERDICT_MARKS[row.verdict]
        assert {line.get_solid_capstyle() for line in (series, printed)} == {"butt"}
        (band,) = ax.patches
        assert band.get_extents().transformed(ax.transData.inverted()).intervalx == pytest.approx(
            [row.stated_low, row.stated_high]
        )
        assert {"en": "recomputed", "es": "recalculado"}[language] in ax.texts[1].get_text()
    assert len({round(float(np.ptp(ax.get_xlim())), 6) for ax in figure.axes}) == 1


@each_language
def test_claims_that_cannot_be_tested_are_named_below_and_take_no_row(drawn, forest, language):
    figure, _ = drawn["claims", language]
    listed = figure.axes[-1].texts[-1].get_text().replace("\n", " ")
    for row in forest[~np.isfinite(forest["point"])].itertuples():
        assert f"{getattr(row, f'label_{language}')} {row.start}–{row.end}" in listed
    assert {"en": "No starting figure", "es": "Sin cifra inicial"}[language] in listed


def test_a_stated_number_open_to_one_side_fills_its_stretch_to_the_edge(forest, looks):
    rows = forest.assign(stated_low=float("-inf"))
    figure, _ = claim_figures.draw_claims(rows, looks["en"])
    for ax in figure.axes:
        (band,) = ax.patches
        edge = band.get_extents().transformed(ax.transData.inverted()).x0
        assert edge == pytest.approx(ax.get_xlim()[0])


@pytest.mark.parametrize(("far", "step"), [(3, 2), (6, 2), (14, 5), (35, 10), (70, 20), (160, 50)])
def test_claims_of_wide_bounds_have_few_ticks_at_round_numbers(forest, looks, far, step):
    rows = forest.assign(**{end: forest[end] - far for end in ("low", "series_low")})
    figure, _ = claim_figures.draw_claims(rows, looks["en"])
    for ax in figure.axes:
        low, high = ax.get_xlim()
        ticks = [tick for tick in ax.get_xticks() if low <= tick <= high]
        assert set(np.diff(ticks)) == {step} and 3 <= len(ticks) <= 10
        assert all(tick % step == 0 for tick in ticks)


def test_a_claim_graded_on_the_ledger_says_so_and_its_words_stay_in_the_picture(forest, looks):
    rows = forest.assign(basis="ledger")
    recomputed = ["low", "series_low", "point", "series_high", "high"]
    rows.loc[rows["claim_id"] == "inl-04", recomputed] = [52.0, 52.0, 52.4, 52.8, 52.8]
    for look in looks.values():
        figure, caption = claim_figures.draw_claims(rows, look)
        assert "observations.csv" in caption.source
        for text, box in boxes_of(figure):
            assert box.x1 <= figure.bbox.x1, text


def test_a_run_without_a_tested_change_still_lists_its_claims(forest, looks):
    figure, _ = claim_figures.draw_claims(forest[~np.isfinite(forest["point"])], looks["es"])
    assert any("Sin cifra inicial" in text for text in words_of(figure))


def test_what_a_document_states_is_grey_in_every_picture_of_a_claim(drawn):
    for name in ("claims", "grain"):
        band = drawn[name, "en"][0].axes[0].patches[0]
        assert band.get_facecolor()[:3] == pytest.approx([int(STATED[1:3], 16) / 255] * 3)


@each_language
def test_drivers_are_drawn_in_tons(drawn, tables, looks, language):
    figure, caption = drawn["drivers", language]
    (ax,), rows = figure.axes, tables["drivers"]
    area, rate = ([bar.get_width() for bar in bars] for bars in ax.containers)
    assert area == list(rows["by_area_t"]) and rate == list(rows["by_yield_t"])
    labels = [text.get_text() for text in ax.texts]
    for row in rows.itertuples():
        assert looks[language].voice.amount(row.by_area_t, "t", signed=True) in labels
    assert not any("%" in text for text in [*labels, caption.title])


@each_language
def test_a_value_of_several_editions_is_one_row_with_square_ends(
    published, tables, looks, language
):
    again = published[published["value"] == 485].assign(vintage=2031)
    rows, baseless = pd.concat([published, again]), choose.baseless_claim(tables["every_claim"])
    implied = tables["trends"].query("measure == 'implied_start'")
    implied = implied[implied["claim_id"] == baseless.claim_id]
    arguments = (rows, implied, baseless, looks[language])
    figure, _ = claim_figures.draw_implied_base(*arguments)
    (ax,) = figure.axes
    bars, marks = ax.lines[::2], ax.lines[1::2]
    assert len(marks) == published[["estimator", "value"]].drop_duplicates().shape[0]
    for bar, mark in zip(bars, marks, strict=True):
        seen = published[published["value"] == mark.get_xdata()[0]].iloc[0]
        assert list(bar.get_xdata()) == [seen["low"], seen["high"]]
        assert bar.get_solid_capstyle() == "butt"
    several = [text for text in words_of(figure) if "2031" in text]
    assert len(several) == 1 and re.search(
        {"en": r" and 2031", "es": r" y 2031"}[language], *several
    )


@each_language
def test_editions_that_matter_are_named_at_the_ends_of_their_lines(drawn, cocaine, language):
    figure, _ = drawn["cocaine-vintages", language]
    for ax, rows in zip(figure.axes, cocaine.values(), strict=True):
        lines = {line.get_label(): line for line in ax.lines if line.get_label().isdigit()}
        assert set(lines) == {str(edition) for edition in rows["vintage"]}
        named = {}
        for text in ax.texts:
            if re.fullmatch(r"[\d, ]+", text.get_text()):
                named |= dict.fromkeys(text.get_text().split(", "), text.xy)
        assert {str(rows["vintage"].min()), str(rows["vintage"].max())} <= set(named)
        for edition, (period, value) in named.items():
            xs, ys = lines[edition].get_data()
            assert (period, value) == (xs[-1], ys[-1])
    first = {text.get_text() for text in figure.axes[0].texts}
    assert {"2014", "2017", "2019"} <= {year for text in first for year in text.split(", ")}


def test_stacked_editions_say_that_each_panel_has_its_own_scale(drawn):
    tops = [ax.get_ylim()[1] for ax in drawn["cocaine-vintages", "en"][0].axes]
    titles = [ax.get_title(loc="left") for ax in drawn["cocaine-vintages", "en"][0].axes]
    assert len(set(tops)) == 2 and all("scale of its own" in title for title in titles)


@each_language
def test_checks_are_drawn_by_status_and_end_with_the_last_edition(drawn, spans, tables, language):
    says = ["kind", "indicator", "start_period", "end_period", "stated_value"]
    spans = spans.merge(tables["claims"][["claim_id", *says]], on=["claim_id", "indicator"])
    spans = spans.drop_duplicates([*says, "estimator", "as_of"])  # claims that say the same
    (ax,) = drawn["flips", language][0].axes
    bars = [line for line in ax.lines if line.get_linewidth() == 4]
    marks = [line for line in ax.lines if line.get_marker() not in ("None", None, "")]
    assert len(bars) == len(marks) == len(spans)
    for bar, mark, span in zip(bars, marks, spans.itertuples(), strict=True):
        assert list(bar.get_xdata()) == [span.as_of, span.until]
        assert (mark.get_color(), mark.get_marker()) == CHECK_MARKS[span.status]
        assert mark.get_xdata()[0] == span.as_of
    said = {"en": "Potential cocaine 2013–2014, stated", "es": "Cocaína potencial 2013–2014"}
    assert any(said[language] in text for text in words_of(ax.figure))


@each_language
def test_survey_error_is_drawn_where_it_is_known(drawn, coca, tables, language):
    (ax,) = drawn["coca-area", language][0].axes
    known = coca["US"].dropna(subset=["survey_low"])
    printed = tables["observations"].query("indicator.str.startswith('coca_cultivation_ci90')")
    assert sorted(printed["value"]) == sorted([*known["survey_low"], *known["survey_high"]])
    (whiskers,) = (one for one in ax.collections if one.get_label() == "survey")
    segments = [[*map(tuple, line)] for line in whiskers.get_segments()]
    assert segments == [
        [(row.period, row.survey_low), (row.period, row.survey_high)] for row in known.itertuples()
    ]
    said = {"en": "interval\nof the survey", "es": "intervalo del"}[language]
    assert any(said in text for text in words_of(ax.figure))


def test_where_no_survey_gives_its_error_none_is_drawn(coca, looks):
    figure, _ = estimates.draw_coca_area(
        {"UNODC": coca["UNODC"]}, [], pd.DataFrame({"drawn": []}), looks["en"]
    )
    assert not any("interval" in text for text in words_of(figure))


@pytest.mark.parametrize("estimator", ["National Police", "Ministry of Defence"])
@each_language
def test_the_source_of_security_names_whose_counts_are_drawn(
    tables, sources, looks, estimator, language
):
    targets = choose.changes(tables["every_claim"], because="no-levels")
    rows = security_rows(sources, estimator, "second-hand")
    _, caption = context.draw_security(rows, targets, looks[language])
    other = {"National Police", "Ministry of Defence"} - {estimator}
    assert looks[language].voice.name(estimator) in caption.source
    assert not any(looks[language].voice.name(one) in caption.source for one in other)
    assert {"en": "second-hand", "es": "segunda mano"}[language] in caption.subtitle
    first_hand = security_rows(sources, estimator)
    _, caption = context.draw_security(first_hand, targets, looks[language])
    assert "hand" not in caption.subtitle and "mano" not in caption.subtitle


@each_language
def test_the_documents_own_seizures_stand_beside_the_series(drawn, tables, language):
    figure, _ = drawn["pressure", language]
    claim = tables["every_claim"].query("indicator == 'cocaine_seized'").iloc[0]
    marks = [line for line in figure.axes[1].lines if line.get_markerfacecolor() == "white"]
    assert [list(mark.get_data()[1]) for mark in marks] == [[float(claim["stated_value"])]]
    assert {"en": "207.4", "es": "207,4"}[language] in words_of(figure)


def test_a_place_that_could_make_more_is_told():
    def line(*values):
        return "#222222", pd.DataFrame({"period": range(2010, 2013), "value": values})

    voice = voices(read_sources(), ["en"], "baseline")[0]
    panels = {"coca_ha": {HOME: line(9, 9, 9), "Peru": line(1, 1, 1)}}
    panels["cocaine_t"] = {HOME: line(2.0, 3.0, 5.0), "Peru": line(4.0, 4.0, 4.0)}
    _, caption = context.draw_andes(panels, HOME, Look(voice, {}))
    assert "in 2 years from 2010 to 2011 Peru could make more cocaine" in caption.title
