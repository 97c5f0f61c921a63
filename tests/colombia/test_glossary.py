"""The study's words: both languages mean the same, units and colours are those of the data."""

import re
from colorsys import rgb_to_hls
from pathlib import Path

import pytest
from glossary import CONCEPTS, LANGUAGES, apart, named, plain
from matplotlib.colors import to_rgb
from prose import Notebook
from small import read_csv

from cifras import paths
from cifras.colombia import choose, voices
from cifras.colombia.choose import COCA, COCAINE, HOME
from cifras.colombia.figures import estimates
from cifras.figures.style import Look
from cifras.language.texts import texts
from cifras.sources.claims import clean_claims
from cifras.sources.ledger import revisions
from cifras.sources.schema import read_sources
from cifras.sources.tables import read_table

ROOM = "cifras.colombia"
PINNED = read_csv(Path(__file__).with_name("meanings.csv"))
STUDY = CONCEPTS | {
    "coca area": (r"coca area", r"área con coca"),
    "eradicated area": (r"eradicated area", r"área erradicada"),
    "coca": (r"coca", r"coca"),
    "cocaine": (r"cocaine", r"cocaína"),
    "area": (r"area", r"área"),
    "yield": (r"yield", r"rendimiento"),
    "sprayed": (r"sprayed|spraying", r"asperjad[oa]s?|asperjan|asperjar|aspersión"),
    "eradicated": (r"eradicated|eradication", r"erradicad[oa]s?|erradicación"),
    "seized": (r"seized|seizures", r"incaut(?:ada|adas|aciones|ado|ó)"),
    "homicides": (r"homicides?", r"homicidios?"),
    "kidnappings": (r"kidnappings", r"secuestros"),
    "victims": (r"victims", r"víctimas"),
    "Venezuelans": (r"Venezuelans", r"venezolanos"),
    "leaders": (r"leaders", r"líderes"),
    "UNODC": (r"UNODC", r"UNODC"),
    "US": (r"U\.S\.|US\$|(?:the )?United States", r"EE\. UU\.|US\$|Estados Unidos"),
    "Peru": (r"Peru", r"Perú"),
    "sources": (r"sources?", r"fuentes?"),
}
# Said otherwise in Spanish on purpose: another order, or a word that English leaves out. These
# are in the pinned table as a whole.
FREE = {
    "figure.windows.alt", "figure.pressure.subtitle", "line.obligations", "finding.rivals.text",
    "report.sources_text", "figure.implied-base.subtitle", "report.method_text.beside",
}  # fmt: skip
BILINGUAL = {
    "claims": ("paraphrase", "caveat"), "indicators": ("label",), "estimators": ("label",),
    "events": ("label",), "places": ("label",), "documents": ("said",),
}  # fmt: skip
FREE_CELLS = {
    "inl-01 paraphrase", "inl-06 paraphrase", "crs-21 paraphrase",
}  # fmt: skip
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def sources():
    return read_sources()


@pytest.mark.parametrize("row", PINNED, ids=lambda row: row["name"])
def test_a_short_text_means_the_same_in_both_languages(row):
    assert [texts(lang, ROOM)[row["name"]] for lang in LANGUAGES] == [row["en"], row["es"]]


@pytest.mark.parametrize("name", [name for name in texts("en", ROOM) if name not in FREE])
def test_a_sentence_names_the_same_things_in_the_same_order_in_both_languages(name):
    if name != "report.region":
        assert apart(texts("en", ROOM)[name], texts("es", ROOM)[name], STUDY) is None


@pytest.mark.parametrize(
    "name", [name for name in texts("en", ROOM) if "`" in texts("en", ROOM)[name]]
)
def test_both_languages_name_the_same_files_in_the_same_order(name):
    english, spanish = (
        re.findall(r"`([\w./{}]*\.\w+|data/[\w/]*)`", texts(lang, ROOM)[name]) for lang in LANGUAGES
    )
    assert english == [file.replace(".es.", ".") for file in spanish]


@pytest.mark.parametrize(("table", "columns"), BILINGUAL.items())
def test_a_row_of_a_source_table_says_the_same_in_both_languages(sources, table, columns):
    told = {}
    for row in getattr(sources, table).to_dict("records"):
        for column in columns:
            name = f"{next(iter(row.values()))} {column}"
            told[name] = apart(row[f"{column}_en"], row[f"{column}_es"], STUDY)
    assert {name: found for name, found in told.items() if found} == {
        name: found for name, found in told.items() if name in FREE_CELLS
    }


@each_language
def test_what_falls_is_called_a_fall_and_what_rises_a_rise(language):
    for name, text in texts(language, ROOM).items():
        way = re.search("increase|decrease", name)
        if way:
            (said,) = {"rise", "fall"} & set(
                named(text.replace("larger rise", "rise"), language, STUDY)
            )
            assert said == {"increase": "rise", "decrease": "fall"}[way[0]], name


# Units


SUBJECTS = {
    "coca area": COCA, "coca": COCA, "sprayed": "aerial_eradication",
    "eradicated": "coca_eradicated", "eradicated area": "coca_eradicated",
    "cocaine": COCAINE, "seized": "cocaine_seized",
}  # fmt: skip


def sentences(text):
    bare = re.sub(r"\b(?:per|por) hect\w+", "", plain(text))
    return re.split(r"[.;:](?:\s|$)", bare)


def misnamed(told, language, units, subjects_near):
    """Yield each unit of a text that is not that of what is named before it, or around it."""
    for sentence in sentences(told):
        seen = named(sentence, language, STUDY)
        for place, word in enumerate(seen):
            if word in ("ha", "t"):
                before = [SUBJECTS[w] for w in seen[:place] if w in SUBJECTS][-1:]
                after = [SUBJECTS[w] for w in seen[place:] if w in SUBJECTS][:1]
                about = before or after or subjects_near
                if word not in {units[indicator] for indicator in about}:
                    yield sentence, word


@each_language
def test_a_unit_word_is_that_of_what_the_sentence_is_about(sources, language):
    units = dict(zip(sources.indicators["indicator"], sources.indicators["unit"], strict=True))
    rise = choose.worked_claim(clean_claims(sources), sources.steps)
    told, wrong, near = texts(language, ROOM), [], {"figure.grain": {rise.indicator}}
    for name, text in told.items():
        group = name.rpartition(".")[0]
        found = {SUBJECTS[w] for w in named(text, language, STUDY) if w in SUBJECTS}
        near[group] = near.get(group, set()) | found
    for name, text in told.items():
        wrong += [
            (name, *one) for one in misnamed(text, language, units, near[name.rpartition(".")[0]])
        ]
    assert wrong == []


def test_a_swapped_unit_would_be_found():
    units = {COCA: "ha", COCAINE: "t", "cocaine_seized": "t"}
    for right, wrong in (
        ("Coca area in Colombia, hectares", "Coca area in Colombia, metric tons"),
        ("Potential cocaine in metric tons", "Potential cocaine in hectares"),
        ("Coca area in hectares and potential cocaine in metric tons",
         "Coca area in metric tons and potential cocaine in hectares"),
    ):  # fmt: skip
        assert not list(misnamed(right, "en", units, ()))
        assert list(misnamed(wrong, "en", units, ()))


@each_language
def test_the_name_of_a_panel_ends_in_its_unit(language):
    for name, text in texts(language, ROOM).items():
        for unit in ("ha", "t"):
            if name.startswith("panel.") and name.endswith(f"_{unit}"):
                assert text.endswith(f", {unit}"), name


AMOUNT = re.compile(
    r"(?<![\w.,-])(\d[\d,]*(?:\.\d+)?)\s+(hectares?|ha|(?:metric )?tons?|t|percent|%)(?!\w)"
)
UNITS = {"h": "ha", "m": "t", "t": "t", "p": "%", "%": "%"}


@pytest.fixture(scope="module")
def known_units(sources):
    """Map each number of the tables, and each end of its interval, to the units it is given in."""
    claims, known = clean_claims(sources), {100.0: {"%"}}  # the whole of anything
    for q in [q for side in ("start", "end", "stated") for q in claims[side] if q is not None]:
        for value in (q.value, q.low, q.high):
            if value is not None:
                known.setdefault(float(value), set()).add(q.unit)
    of_claims = set(known)
    for table, column in (("observations", "printed"), ("grains", "grain")):
        for row in getattr(sources, table).to_dict("records"):
            value = float(re.search(r"[\d.]+", row[column])[0])
            if value not in of_claims or table == "grains":
                known.setdefault(value, {"%"}).add(row["unit"])  # any number may be a percent
    return known


@pytest.mark.parametrize(
    "path",
    [*sorted(paths.NOTEBOOKS.glob("*.ipynb")), paths.ROOT / "README.md"],
    ids=lambda path: path.stem,
)
def test_a_number_of_the_prose_has_the_unit_that_the_tables_give_it(known_units, path):
    prose = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        prose = "\n".join(text for _, text in Notebook(path).prose())
    told = [(m[0], float(m[1].replace(",", "")), UNITS[m[2][0]]) for m in AMOUNT.finditer(prose)]
    assert [text for text, n, unit in told if n in known_units and unit not in known_units[n]] == []


# Colours

COLOURS = {"grey", "blue", "black", "red", "green", "orange", "purple", "white"}


def colour_word(colour):
    """Return what a colour is called: by its hue, or grey, black or white where it has none."""
    hue, lightness, saturation = rgb_to_hls(*to_rgb(colour))
    if saturation < 0.12:
        return "black" if lightness < 0.25 else "white" if lightness > 0.95 else "grey"
    bounds = ((15, "red"), (65, "orange"), (170, "green"), (250, "blue"), (320, "purple"))
    return next((word for end, word in bounds if hue * 360 <= end), "red")


@pytest.fixture(scope="module")
def looks(sources):
    return {v.language: Look(v, sources.colours) for v in voices(sources, LANGUAGES, "baseline")}


@pytest.fixture(scope="module")
def seen():
    return read_table(paths.clean("baseline") / "observations.csv")


@each_language
def test_the_colours_of_revisions_are_those_that_the_words_name(looks, seen, language):
    rows = revisions(seen, COCAINE, "US", HOME).reset_index(drop=True)
    figure, words = estimates.draw_revisions(rows, "US", looks[language])
    (ax,) = figure.axes
    drawn = {}
    for row, mark in zip(rows.itertuples(), ax.lines, strict=True):
        way = "rise" if row.latest > row.first else "fall" if row.latest < row.first else "same"
        drawn.setdefault(way, set()).add(colour_word(mark.get_markeredgecolor()))
    legend = words.subtitle.rsplit(".", 2)[-2]
    told = dict(zip(("rise", "fall", "same"), legend.split(";"), strict=True))
    said = {way: set(named(part, language, STUDY)) for way, part in told.items()}
    assert {way: words & COLOURS for way, words in said.items()} == drawn
    assert [said[way] & {"rise", "fall"} for way in told] == [{"rise"}, {"fall"}, set()]


def test_the_colours_of_windows_are_those_that_the_prose_names(looks):
    windows = read_table(paths.results("baseline") / "windows.csv")
    figure, _ = estimates.draw_windows(windows, windows.iloc[:0], "US", looks["en"])
    mesh = figure.axes[0].collections[0]
    drawn = {
        "fall": colour_word(mesh.cmap(mesh.norm(windows["change_pct"].min()))[:3]),
        "rise": colour_word(mesh.cmap(mesh.norm(windows["change_pct"].max()))[:3]),
    }
    (book,) = [Notebook(p) for p in paths.NOTEBOOKS.glob("*.ipynb") if p.stem.startswith("04")]
    prose = " ".join(text for _, text in book.prose())
    told = re.findall(r"(\w+) (?:is )?a (fall|rise)\b", prose)
    assert {way: colour for colour, way in told if colour in COLOURS} == drawn
