"""A figure is saved in every language as pictures, with what it plots and its words."""

import json
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pandas as pd
import pytest
from artists import render
from PIL import Image

from cifras import paths
from cifras.figures.gallery import Gallery, figure_file, read_words
from cifras.figures.style import INK, WIDTH, Caption, new_figure
from cifras.language.voice import Voice

ROWS = pd.DataFrame({"year": [2001, 2002], "value": [1.5, 2.5]})


def draw(rows, look):
    code = look.voice.language
    words = Caption(f"{code} <title>", f"{code} subtitle", f"{code} source", f"{code} alt & more")
    figure, ax = new_figure(words)
    ax.plot(rows["year"], rows["value"], color=look.colour("who"), marker="o")
    return figure, words


@pytest.fixture
def gallery(root):
    return Gallery("mine", [Voice("es", "mine"), Voice("en", "mine")], {"who": "#123456"})


def files():
    return {path.name: path.read_bytes() for path in paths.figures("mine").iterdir()}


def test_a_figure_is_saved_in_every_language_with_its_table_and_words(gallery):
    gallery.draw("one", draw, ROWS)
    assert set(files()) == {"one.csv", "one.json", "one.es.png", "one.es.svg", "one.png", "one.svg"}
    saved = paths.figures("mine")
    assert (saved / "one.csv").read_text() == "year,value\n2001,1.5\n2002,2.5\n"
    words = json.loads((saved / "one.json").read_text(encoding="utf-8"))
    assert words["en"] == {
        "title": "en <title>", "subtitle": "en subtitle", "source": "en source",
        "alt": "en alt & more",
    }  # fmt: skip
    assert words["es"]["alt"] == "es alt & more"
    told = gallery.titles()
    assert list(told["language"]) == ["es", "en"] and set(told["figure"]) == {"one"}
    gallery.draw("another", draw, ROWS)
    read = read_words("mine")
    assert list(read["figure"]) == ["another", "another", "one", "one"]
    assert list(read.query("language == 'es'")["title"]) == ["es <title>"] * 2


def test_the_first_language_is_shown_and_told(gallery):
    shown = gallery.draw("one", draw, ROWS)
    assert shown.alt == "es alt & more"
    assert shown.data == (paths.figures("mine") / "one.es.png").read_bytes()


def test_what_is_plotted_may_be_another_table(gallery):
    gallery.draw("one", draw, ROWS, data=ROWS.assign(value=[7, 8]))
    assert (paths.figures("mine") / "one.csv").read_text() == "year,value\n2001,7\n2002,8\n"


def test_a_figure_with_nothing_to_draw_leaves_no_file(gallery):
    assert gallery.draw("one", lambda rows, look: None, ROWS) is None
    assert not paths.figures("mine").exists() and gallery.titles().empty


@pytest.mark.parametrize(("language", "name"), [("en", "one"), ("es", "one.es")])
def test_the_plain_name_is_english(language, name):
    assert figure_file("one", language) == name


def test_a_picture_in_vectors_tells_its_title_and_its_alt_text(gallery):
    gallery.draw("one", draw, ROWS)
    text = (paths.figures("mine") / "one.es.svg").read_text(encoding="utf-8")
    svg, space = ET.fromstring(text), "{http://www.w3.org/2000/svg}"  # noqa: S314 ours
    told = [svg.find(f"{space}{tag}") for tag in ("title", "desc")]
    assert [one.text for one in told] == ["es <title>", "es alt & more"]
    assert svg.get("aria-labelledby").split() == [one.get("id") for one in told]
    assert svg.get("role") == "img"
    ids = [one.get("id") for one in svg.iter() if one.get("id")]
    assert len(set(ids)) == len(ids) and all(one.startswith("one-") for one in ids)
    used = re.findall(r'(?:url\(#|href="#)([^)"]+)', text)
    assert used and set(used) <= set(ids)
    assert not re.search(r"<metadata|dc:date|Matplotlib v|<\?xml", text)
    assert "<text" in text and "subtitle" in text


def test_a_picture_in_dots_is_as_wide_as_the_page_at_print_size(gallery):
    gallery.draw("one", draw, ROWS)
    with Image.open(paths.figures("mine") / "one.png") as picture:
        assert picture.width == WIDTH * 200
        assert "Software" not in picture.info


def test_the_same_figure_gives_the_same_bytes_whatever_the_user_has_set(gallery):
    gallery.draw("one", draw, ROWS)
    before = files()
    with mpl.rc_context({"font.size": 20, "svg.fonttype": "path", "savefig.facecolor": "red",
                         "axes.spines.top": True}):  # fmt: skip
        gallery.draw("one", draw, ROWS)
    assert files() == before


def test_estimators_without_a_colour_are_grey(gallery):
    (look, _) = gallery.looks
    assert look.colour("who") == "#123456"
    assert look.colour("nobody") not in (look.colour("who"), INK)
    assert look.voice.language == "es"


def test_title_subtitle_and_source_stand_above_and_below_the_axes():
    words = Caption("A long title " * 9, "a long subtitle " * 12, "the source " * 16, "")
    figure, ax = new_figure(words)
    render(figure)
    title = [text for text in figure.texts if text.get_fontweight() == "bold"]
    source = [text for text in figure.texts if text.get_fontsize() == 8]
    rest = [text for text in figure.texts if text not in title + source]
    assert len(title) > 1 and len(rest) > 1 and len(source) > 1
    for lines, whole in ((title, words.title), (rest, words.subtitle), (source, words.source)):
        assert " ".join(text.get_text() for text in lines) == whole.strip()
        boxes = [text.get_window_extent() for text in lines]
        assert all(one.y0 >= other.y1 - 3 for one, other in pairwise(boxes))
    lowest = min(text.get_window_extent().y0 for text in rest)
    assert lowest > ax.bbox.y1
    assert max(text.get_window_extent().y1 for text in source) < ax.bbox.y0
    assert all(text.get_window_extent().x1 <= figure.bbox.x1 for text in figure.texts)
    assert title[0].get_fontsize() > rest[0].get_fontsize() > source[0].get_fontsize()
