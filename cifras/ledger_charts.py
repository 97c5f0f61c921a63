"""Figures of the ledger: rival estimates, revisions, and where the coca was."""

import numpy as np
from matplotlib import colormaps
from matplotlib.patches import Rectangle

from cifras.charts import draw_line, thousands, whole_years
from cifras.style import COLOURS, new_figure
from cifras.words import format_number as num
from cifras.words import format_percent as pct


def draw_rivals(estimates, caption):
    """Draw two estimates of coca area, the gap shaded, years of disagreement marked.

    `estimates` has ``period``, ``US``, ``UNODC`` and ``same_direction``.
    """
    figure, ax = new_figure(caption, right=0.90, height=4.4)
    table = estimates.set_index("period")
    ax.fill_between(table.index, table["US"], table["UNODC"], color=COLOURS["faint"], lw=0)
    for name in ("US", "UNODC"):
        draw_line(ax, estimates, name, COLOURS[name])
        ax.annotate(name, (table.index[-1], table[name].iloc[-1]), xytext=(6, 0), va="center",
                    textcoords="offset points", fontsize=9, weight="bold",
                    color=COLOURS[name], annotation_clip=False)  # fmt: skip
    apart = table[table["same_direction"].astype(str) == "False"]
    ax.plot(apart.index, [0.02] * len(apart), "X", color=COLOURS["ink"], ms=7,
            transform=ax.get_xaxis_transform(), clip_on=False)  # fmt: skip
    ax.annotate("✕ the two move in opposite directions", (0.0, 0.07), xycoords="axes fraction",
                fontsize=8.5, color=COLOURS["ink"])  # fmt: skip
    ax.set_ylim(0, table[["US", "UNODC"]].max().max() * 1.08)
    thousands(ax)
    whole_years(ax)
    return figure


def draw_revisions(rows, caption):
    """Draw each revised period as an arrow from the first to the last published value."""
    figure, ax = new_figure(caption, height=4.4)
    for row in rows.itertuples():
        colour = COLOURS["UNODC"] if row.latest > row.first else COLOURS["US"]
        if row.latest == row.first:
            ax.plot(row.period, row.first, "o", color=COLOURS["context"], ms=5)
            continue
        ax.annotate("", (row.period, row.latest), (row.period, row.first),
                    arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.8})  # fmt: skip
        ax.plot(row.period, row.first, "o", mfc="white", mec=colour, ms=4.5)
        ax.annotate(pct(row.revision_pct, signed=True), (row.period, max(row.first, row.latest)),
                    xytext=(0, 6 + 10 * (row.period % 2)), textcoords="offset points",
                    ha="center", fontsize=8, color=colour)  # fmt: skip
    ax.set_ylim(0, rows[["first", "latest"]].max().max() * 1.12)
    ax.set_xlim(rows["period"].min() - 0.7, rows["period"].max() + 0.7)
    thousands(ax)
    whole_years(ax)
    return figure


def draw_tiles(tiles, years, caption):
    """Draw coca area by department as equal tiles, one map per year, up to four.

    `tiles` has ``abbr``, ``row``, ``col``, ``period`` and ``value`` (ha; missing: no value).
    """
    figure, axes = new_figure(
        caption, panels=(2, 2), height=8.6, left=0.01, right=0.99, below=0.05, gap=0.35, wspace=0.02
    )
    top = tiles["value"].max()
    colours = colormaps["YlOrBr"]
    for ax in axes.flat[len(years) :]:
        ax.set_axis_off()
    for ax, year in zip(axes.flat, years, strict=False):
        here = tiles[tiles["period"] == year]
        for tile in here.itertuples():
            share = (tile.value / top) ** 0.5 if tile.value > 0 else 0
            face = colours(0.08 + 0.85 * share) if share else "#F4F4F4"
            ax.add_patch(Rectangle((tile.col, tile.row), 0.94, 0.94, fc=face, lw=0))
            ax.text(tile.col + 0.47, tile.row + 0.47, tile.abbr, ha="center", va="center",
                    fontsize=8, color="white" if share > 0.62 else "#444444")  # fmt: skip
        ax.set_title(f"{year}: {num(here['value'].sum())} ha", fontsize=9, color="#333333")
        ax.set_xlim(tiles["col"].min() - 0.1, tiles["col"].max() + 1.1)
        ax.set_ylim(tiles["row"].max() + 1.1, tiles["row"].min() - 0.1)
        ax.set_aspect("equal")
        ax.set_axis_off()
    return figure


def draw_panels(panels, caption):
    """Draw small multiples of yearly series, each with its own scale from zero.

    `panels` maps a panel's heading to a map of line labels to (colour, rows with ``period``
    and ``value``).
    """
    figure, axes = new_figure(
        caption, panels=(1, len(panels)), height=4.3, gap=0.42, wspace=0.3, left=0.085
    )
    for ax, (heading, lines) in zip(np.atleast_1d(axes), panels.items(), strict=True):
        ax.set_title(heading, fontsize=9, loc="left", color="#333333")
        for number, (label, (colour, rows)) in enumerate(lines.items()):
            draw_line(ax, rows, "value", colour)
            ax.annotate(label, (0.04, 0.95 - 0.065 * number), xycoords="axes fraction", va="top",
                        fontsize=8.5, weight="bold", color=colour)  # fmt: skip
        top = max(rows["value"].max() for _, rows in lines.values())
        ax.set_ylim(0, top * (1.12 + 0.08 * len(lines)))
        thousands(ax)
        whole_years(ax, most=15 // len(panels))
    return figure
