"""Figures of where the coca was: departments as tiles and over the years."""

from matplotlib import colormaps
from matplotlib.patches import Rectangle

from cifras.colombia.figures import caption, ends
from cifras.figures.axes import draw_line, thousands, whole_years
from cifras.figures.style import FAINT, new_figure

_COLUMNS = 3
_LEAST = 500  # ha; a tile with more carries its thousands


def draw_multiples(drawn, places, names, window, look):
    """Draw coca area by year for each department of `names`, all to one scale.

    `places` has ``name``, ``period``, ``value`` (ha) and ``estimator``, `drawn` its rows for
    `names`; the years of `window` are shaded.
    """
    if drawn.empty:
        return None
    voice, words = look.voice, _caption_multiples(places, names, window, look)
    rows = -(-len(names) // _COLUMNS)
    shape = {"panels": (rows, _COLUMNS), "height": 1.5 * rows + 1.5, "sharex": True}
    shape |= {"sharey": True, "gap": 0.5, "wspace": 0.1, "hspace": 0.55}
    figure, axes = new_figure(words, **shape)
    for ax in axes.flat[len(names) :]:
        ax.set_axis_off()
    for ax, name in zip(axes.flat, names, strict=False):
        here = places[places["name"] == name].sort_values("period", kind="stable")
        ax.axvspan(*window, color=FAINT, lw=0)
        draw_line(ax, here, "value", look.colour(here["estimator"].iloc[0]), marker="")
        heading = f"{name}\n{voice.number(here['value'].iloc[-1])}"
        ax.set_title(heading, fontsize=9, loc="left", color="#333333")
        ax.set_ylim(0, places["value"].max() * 1.12)
        thousands(ax, voice)
        whole_years(ax, most=3)
    return figure, words


def _caption_multiples(places, names, window, look):
    voice, told = look.voice, []
    for name in names[:_COLUMNS]:
        rows = places[places["name"] == name].sort_values("period", kind="stable")
        about = {"name": name} | ends(rows, voice)
        told.append(voice.say("figure.department-series.alt_item", **about))
    year = int(places["period"].max())
    now = places[places["period"] == year]
    share = 100 * now[now["name"].isin(names)]["value"].sum() / now["value"].sum()
    title = voice.say(
        "figure.department-series.title", n=len(names), share=voice.percent(share), year=year
    )
    alt = voice.say("figure.department-series.alt", n=len(names), list="; ".join(told))
    years = {"start": window[0], "end": window[1]}
    return caption(look, "department-series", title, years, alt, ["simci"])


def draw_tiles(tiles, years, look):
    """Draw coca area by department as equal tiles, one map per year, up to four.

    `tiles` has ``abbr``, ``name``, ``row``, ``col``, ``period`` and ``value`` (ha; missing: no
    value). A key names the tiles that carry a number.
    """
    if len(years) < 2:
        return None
    voice, words = look.voice, _caption_tiles(tiles, years, look)
    shape = {"panels": (2, 2), "height": 8, "left": 0.01, "right": 0.99, "wspace": 0.02}
    figure, axes = new_figure(words, below=0.05, gap=0.35, hspace=0.12, **shape)
    top, colours = tiles["value"].max(), colormaps["YlOrBr"]
    for ax in axes.flat[len(years) :]:
        ax.set_axis_off()
    for ax, year in zip(axes.flat, years, strict=False):
        here = tiles[tiles["period"] == year]
        for tile in here.itertuples():
            share = (tile.value / top) ** 0.5 if tile.value > 0 else 0
            face = colours(0.08 + 0.85 * share) if share else "#F4F4F4"
            ax.add_patch(Rectangle((tile.col, tile.row), 0.94, 0.94, fc=face, lw=0))
            thousand = f"\n{voice.number(tile.value / 1000)}" if tile.value > _LEAST else ""
            centre = {"ha": "center", "va": "center", "linespacing": 1.05, "fontsize": 8}
            ink, text = "white" if share > 0.55 else "#333333", tile.abbr + thousand
            ax.text(tile.col + 0.47, tile.row + 0.47, text, color=ink, **centre)
        total = voice.amount(here["value"].sum(), "ha")
        heading = voice.say("figure.departments.panel", year=year, value=total)
        ax.set_title(heading, fontsize=9, color="#333333")
        ax.set_xlim(tiles["col"].min() - 0.1, tiles["col"].max() + 1.1)
        ax.set_ylim(tiles["row"].max() + 1.1, tiles["row"].min() - 0.1)
        ax.set_aspect("equal")
        ax.set_axis_off()
    return figure, words


def _caption_tiles(tiles, years, look):
    voice, told = look.voice, []
    first, last = (
        tiles[tiles["period"] == y].set_index("name")["value"] for y in years[:: len(years) - 1]
    )
    change = last.fillna(0) - first.fillna(0)
    top = change.sort_values(ascending=False, kind="stable").head(3)
    for year in years[:: len(years) - 1]:
        most = tiles[tiles["period"] == year].nlargest(3, "value")
        amounts = [voice.amount(value, "ha") for value in most["value"]]
        listed = voice.join(
            voice.say("figure.departments.alt_place", name=name, value=amount)
            for name, amount in zip(most["name"], amounts, strict=True)
        )
        told.append(voice.say("figure.departments.alt_item", year=year, list=listed))
    share = voice.percent(100 * top.sum() / change.sum())
    span = {"year": years[0], "last": years[-1]}
    title = voice.say("figure.departments.title", list=voice.join(top.index), share=share, **span)
    alt = voice.say("figure.departments.alt", list="; ".join(told))
    about = {"years": voice.join(years)}
    return caption(look, "departments", title, about, alt, ["simci"], _key(tiles, years, voice))


def _key(tiles, years, voice):
    """Say which departments the tiles with a number are, or nothing where there is none."""
    told = tiles[tiles["period"].isin(years) & (tiles["value"] > _LEAST)]
    named = sorted(set(zip(told["abbr"], told["name"], strict=True)))
    listed = ", ".join(f"{abbr}\N{NO-BREAK SPACE}{name}" for abbr, name in named)
    return voice.say("figure.departments.key", list=listed) if named else ""
