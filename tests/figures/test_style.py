"""The look of every figure: marks that stay apart, text that wraps where it may."""

from html import escape
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest
from artists import hue, light, render
from matplotlib import font_manager

from cifras import paths
from cifras.arithmetic.verdicts import VERDICTS
from cifras.audit.outside import CHECKS, NO_DATA
from cifras.figures.axes import draw_panels
from cifras.figures.gallery import Gallery
from cifras.figures.style import CHECK_MARKS, VERDICT_MARKS, WIDTH, Caption, new_figure, wrap
from cifras.language.voice import Voice

CAPTION = Caption("A title", "a subtitle", "a source", "an alt text")


def test_every_verdict_and_every_check_has_a_mark():
    assert set(VERDICT_MARKS) == set(VERDICTS)
    assert set(CHECK_MARKS) == set(CHECKS) - {NO_DATA}


def test_what_holds_is_blue_what_holds_coarsely_amber_and_what_fails_red():
    assert {
        verdict: (hue(colour), shape) for verdict, (colour, shape) in VERDICT_MARKS.items()
    } == {
        "exact": ("blue", "o"),
        "rounding": ("blue", "D"),
        "grain": ("amber", "^"),
        "contradicted": ("red", "X"),
        "reversed": ("red", "v"),
        "untestable": ("grey", "o"),
    }
    assert {check: (hue(colour), shape) for check, (colour, shape) in CHECK_MARKS.items()} == {
        "agrees": ("blue", "o"),
        "close": ("blue", "s"),
        "differs": ("red", "X"),
    }
    # The better or the worse of two of one colour is the darker.
    for dark, pale in (("exact", "rounding"), ("reversed", "contradicted")):
        assert light(VERDICT_MARKS[dark][0]) < light(VERDICT_MARKS[pale][0])
    assert light(CHECK_MARKS["agrees"][0]) < light(CHECK_MARKS["close"][0])


@pytest.mark.parametrize("marks", [VERDICT_MARKS, CHECK_MARKS])
def test_marks_are_told_apart_in_grey_print_and_by_their_shapes(marks):
    for (colour, _), (other, _) in combinations(marks.values(), 2):
        assert abs(light(colour) - light(other)) > 0.07
    shapes = [shape for name, (_, shape) in marks.items() if name != "untestable"]
    assert len(set(shapes)) == len(shapes)


def test_a_wrapped_text_breaks_no_abbreviation_and_no_hyphen():
    text = "una estimación de EE. UU. y otra de sub-total"
    for width in range(12, 40):
        lines = wrap(text, width)
        assert " ".join(lines).replace("\N{NO-BREAK SPACE}", " ") == text
        assert not any(line.endswith(("EE.", "sub-")) for line in lines)


def test_wrapped_lines_are_even():
    assert wrap("one two three four", 14) == ["one two", "three four"]


def test_a_figure_is_as_wide_as_the_text_of_a_page():
    figure, _ = new_figure(CAPTION)
    assert figure.get_size_inches()[0] == WIDTH < 6.3


def test_axes_are_ruled_lightly_across_behind_what_is_drawn_and_have_no_box():
    figure, ax = new_figure(CAPTION)
    ax.plot([1, 2], [3, 4])
    render(figure)
    across, along = ax.get_ygridlines(), ax.get_xgridlines()
    assert across and all(line.get_visible() for line in across)
    assert not any(line.get_visible() for line in along)
    assert min(light(line.get_color()) for line in across) > 0.85
    assert ax.get_axisbelow() is True
    drawn = {side for side, spine in ax.spines.items() if spine.get_visible()}
    assert drawn == {"bottom"}
    assert hue(ax.spines["bottom"].get_edgecolor()) == "grey"


def test_the_title_is_bold_and_darkest_and_the_other_words_are_grey():
    figure, _ = new_figure(CAPTION)
    title, about, foot = figure.texts
    assert [one.get_text() for one in figure.texts] == [CAPTION.title, CAPTION.subtitle,
                                                        CAPTION.source]  # fmt: skip
    assert title.get_fontweight() == "bold" != about.get_fontweight() == foot.get_fontweight()
    assert hue(title.get_color()) == "black" and hue(about.get_color()) == "grey"
    assert light(title.get_color()) < light(about.get_color()) < light(foot.get_color()) < 0.5


def test_many_words_make_a_figure_higher_and_leave_its_axes_an_inch():
    usual, _ = new_figure(CAPTION)
    figure, ax = new_figure(Caption("long words " * 60, "more " * 200, "a source; " * 200, "alt"))
    assert figure.get_figheight() > usual.get_figheight() == new_figure(CAPTION)[0].get_figheight()
    assert ax.get_position().height * figure.get_figheight() == pytest.approx(1)


def test_words_between_dollars_are_drawn_as_they_are(tmp_path, monkeypatch):
    words = r"from $x^2$ to $\frac{1}{2}$ & <b>more</b>"
    monkeypatch.setattr(paths, "figures", lambda run: tmp_path)

    def draw(table, look):
        caption = Caption(words, words, words, words)
        figure, ax = new_figure(caption)
        ax.set_xlabel(words)
        ax.plot(table["value"], label=words)
        ax.legend()
        return figure, caption

    plotted = pd.DataFrame({"value": [-1, 2], "said": ["=1+1", "@x"]})
    Gallery("any", [Voice()]).draw("one", draw, plotted)
    drawn = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert drawn.count(f"{escape(words, quote=False)}</text>") == 5
    assert "<b>" not in drawn
    assert (tmp_path / "one.csv").read_text(encoding="utf-8") == "value,said\n-1,'=1+1\n2,'@x\n"


@pytest.fixture
def lines():
    rows = pd.DataFrame({"period": [2001, 2002], "value": [1.0, 2.0]})
    return {"one": ("#009E73", rows), "two": ("#005C44", rows * [1, 2])}


def named(ax):
    return {line.get_label(): line for line in ax.lines if line.get_label()[0] != "_"}


def test_lines_of_one_panel_differ_in_more_than_colour(lines):
    figure = draw_panels({"a": lines, "b": lines}, CAPTION, Voice("en"), str, str)
    for ax in figure.axes:
        one, two = named(ax).values()
        assert one.get_linestyle() != two.get_linestyle()
        assert one.get_marker() != two.get_marker()
        key = {text.get_text(): text.get_color() for text in ax.get_legend().get_texts()}
        assert key == {name: colour for name, (colour, _) in lines.items()}


@pytest.mark.parametrize(("language", "written"), [("en", "207.4"), ("es", "207,4")])
def test_a_line_of_one_value_is_an_open_square_with_its_number(lines, language, written):
    printed = pd.DataFrame({"period": [2002], "value": [207.4]})
    panels = {"a": lines | {"printed": ("#222222", printed)}}
    (ax,) = draw_panels(panels, CAPTION, Voice(language), str, str).axes
    mark = named(ax)["printed"]
    assert (list(mark.get_xdata()), list(mark.get_ydata())) == ([2002], [207.4])
    assert (mark.get_marker(), mark.get_markerfacecolor()) == ("s", "white")
    assert written in [text.get_text() for text in ax.texts]


def test_letters_are_those_of_the_fonts_that_matplotlib_ships():
    """Another DejaVu of the machine draws some signs by a shade otherwise, and bytes differ."""
    own = Path(mpl.get_data_path(), "fonts", "ttf")
    for weight in ("normal", "bold"):
        found = font_manager.findfont(
            font_manager.FontProperties(family="DejaVu Sans", weight=weight)
        )
        assert Path(found).parent == own
    names = [font.fname for font in font_manager.fontManager.ttflist if font.name == "DejaVu Sans"]
    assert {Path(name).parent for name in names} == {own}
