"""Figures of the ledger: rival estimates, revisions, and where the coca was."""

import numpy as np
from matplotlib import colormaps
from matplotlib.patches import Rectangle

from cifras.colombia.captions import driver_label, flip_label, line_name
from cifras.colombia.figures import draw_line, thousands, whole_years
from cifras.figures.style import COLOURS, VERDICT_MARKS, new_figure


def draw_rivals(estimates, caption):
    """Draw two estimates of coca area, the gap shaded, years of disagreement marked.

    `estimates` has ``period``, ``US``, ``UNODC`` and ``same_direction``.
    """
    figure, ax = new_figure(caption, right=0.90, height=4.4)
    table = estimates.set_index("period")
    ax.fill_between(table.index, table["US"], table["UNODC"], color=COLOURS["faint"], lw=0)
    for name in ("US", "UNODC"):
        draw_line(ax, estimates, name, COLOURS[name])
        ax.annotate(
            caption.voice.name(name),
            (table.index[-1], table[name].iloc[-1]),
            xytext=(6, 0),
            va="center",
            textcoords="offset points",
            fontsize=9,
            weight="bold",
            color=COLOURS[name],
            annotation_clip=False,
        )
    apart = table[table["same_direction"].astype(str) == "False"]
    ax.plot(apart.index, [0.02] * len(apart), "X", color=COLOURS["ink"], ms=7,
            transform=ax.get_xaxis_transform(), clip_on=False)  # fmt: skip
    ax.annotate(
        caption.voice.say("figure.rival-estimates.crossed"),
        (0.0, 0.07),
        xycoords="axes fraction",
        fontsize=8.5,
        color=COLOURS["ink"],
    )
    ax.set_ylim(0, table[["US", "UNODC"]].max().max() * 1.08)
    thousands(ax, caption.voice)
    whole_years(ax)
    return figure


def draw_revisions(rows, caption):
    """Draw each revised period as an arrow from the first to the last published value.

    `rows` has ``period``, ``first``, ``latest`` and ``revision_pct``. The axis is
    logarithmic, so that equal percents are equal lengths.
    """
    figure, ax = new_figure(
        caption, height=0.24 * len(rows) + 2.1, left=0.08, right=0.80, below=0.5
    )
    voice = caption.voice
    ax.set_xscale("log")
    for y, row in enumerate(rows.itertuples()):
        grew = row.latest > row.first
        colour = COLOURS["US"] if grew else COLOURS["ink"]
        if row.latest == row.first:
            colour = COLOURS["context"]
        else:
            ax.annotate("", (row.latest, y), (row.first, y),
                        arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.5,
                                    "mutation_scale": 7, "shrinkA": 0, "shrinkB": 0})  # fmt: skip
        ax.plot(row.first, y, "o", mfc="white", mec=colour, ms=5)
        text = voice.say(
            "figure.revisions.row", first=voice.number(row.first), latest=voice.number(row.latest),
            change=voice.percent(row.revision_pct, signed=True),
        )  # fmt: skip
        if row.latest == row.first:
            text = voice.say("figure.revisions.same", first=voice.number(row.first))
        ax.annotate(text, (1.01, y), xycoords=("axes fraction", "data"), va="center",
                    fontsize=8, color=colour if colour != COLOURS["context"] else "#6E6E6E",
                    annotation_clip=False)  # fmt: skip
    ends = rows[["first", "latest"]].to_numpy()
    ax.set_xlim(ends.min() * 0.88, ends.max() * 1.12)
    ticks = [t for t in (100, 200, 300, 500, 700, 1000, 1500) if ends.min() <= t <= ends.max()]
    ax.set_xticks(ticks, [voice.number(tick) for tick in ticks])
    ax.minorticks_off()
    ax.set_yticks(range(len(rows)), rows["period"], fontsize=8.5)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.grid(visible=True, axis="x")
    ax.set_xlabel(voice.say("figure.revisions.axis"), fontsize=8.5)
    return figure


def draw_flips(spans, documents, caption):
    """Draw, per claim and estimator, in which years of publication the ledger upholds it.

    `spans` has ``claim_id``, ``label_en``, ``label_es``, ``estimator``, ``status``,
    ``as_of`` and ``until``; `documents` maps a claim to the year in which its document was written.
    """
    voice = caption.voice
    labels = list(dict.fromkeys(flip_label(span, voice) for span in spans.itertuples()))
    figure, ax = new_figure(caption, height=0.3 * len(labels) + 2.2, left=0.36, below=0.5, gap=0.42)
    marks = {"corroborated": VERDICT_MARKS["exact"], "disputed": VERDICT_MARKS["contradicted"]}
    for span in spans.itertuples():
        y = labels.index(flip_label(span, voice))
        colour, marker = marks[span.status]
        ax.plot([span.as_of, span.until], [y, y], color=colour, lw=4, alpha=0.35,
                solid_capstyle="butt")  # fmt: skip
        ax.plot(span.as_of, y, marker, color=colour, ms=7, mec="white", mew=0.6)
        written = documents[span.claim_id]
        ax.plot([written, written], [y - 0.38, y + 0.38], color=COLOURS["ink"], lw=1.4)
    for x, (status, (colour, marker)) in enumerate(marks.items()):
        ax.plot(0.02 + 0.30 * x, 1.03, marker, color=colour, ms=7, transform=ax.transAxes,
                clip_on=False)  # fmt: skip
        ax.annotate(
            voice.name(status),
            (0.045 + 0.30 * x, 1.03),
            xycoords="axes fraction",
            va="center",
            fontsize=8.5,
            color=colour,
        )
    ax.annotate(
        voice.say("figure.flips.document"),
        (0.62, 1.03),
        xycoords="axes fraction",
        va="center",
        fontsize=8.5,
        color=COLOURS["ink"],
    )
    ax.set_yticks(range(len(labels)), labels, fontsize=8.5)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.set_xlim(spans["as_of"].min() - 0.5, spans["until"].max() + 0.3)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    whole_years(ax)
    ax.set_xlabel(voice.say("figure.flips.axis"), fontsize=8.5)
    return figure


def draw_drivers(drivers, caption):
    """Draw which part of a change of potential cocaine more area and more yield account for.

    `drivers` has ``estimator``, ``start``, ``end``, ``whole_t``, and ``area_share_pct`` and
    ``yield_share_pct``, which sum to 100.
    """
    figure, ax = new_figure(
        caption, height=0.4 * len(drivers) + 2.2, left=0.27, right=0.95, below=0.5, gap=0.42
    )
    for y, row in enumerate(drivers.itertuples()):
        area, rate = row.area_share_pct, row.yield_share_pct
        left = area if min(area, rate) >= 0 else 0
        voice = caption.voice
        ax.barh(y, area, height=0.62, color="#4D4D4D")
        ax.barh(y, rate, left=left, height=0.62, color="#BDBDBD")
        ax.annotate(
            voice.percent(area),
            (max(area, 0) / 2, y),
            ha="center",
            va="center",
            fontsize=8.5,
            color="white",
        )
        fits = abs(rate) >= 6
        ax.annotate(
            voice.percent(rate, signed=True),
            (left + rate / 2 if fits else max(area, 100), y),
            xytext=(0 if fits else 5, 0),
            textcoords="offset points",
            ha="center" if fits else "left",
            va="center",
            fontsize=8.5,
            color=COLOURS["ink"] if fits else "#6E6E6E",
        )
        colour = COLOURS.get(row.estimator, COLOURS["ink"])
        label = f"{driver_label(row, voice)}\n{voice.amount(row.whole_t, 't', signed=True)}"
        ax.annotate(label, (-0.02, y), xycoords=("axes fraction", "data"), ha="right",
                    va="center", fontsize=9, color=colour)  # fmt: skip
    for x, (name, colour) in enumerate({"area": "#4D4D4D", "rate": "#BDBDBD"}.items()):
        label = voice.say(f"figure.drivers.{name}")
        for text, ink in (("■", colour), (f"    {label}", COLOURS["ink"])):
            ax.annotate(text, (0.01 + 0.16 * x, 1.05), xycoords="axes fraction", va="center",
                        fontsize=9, weight="bold", color=ink)  # fmt: skip
    ax.axvline(0, color=COLOURS["context"], lw=1)
    ax.axvline(100, color=COLOURS["context"], lw=1, ls=(0, (3, 2)))
    ax.set_yticks([])
    ax.set_ylim(len(drivers) - 0.5, -0.6)
    ax.grid(visible=True, axis="x")
    ax.xaxis.set_major_formatter(lambda value, _: caption.voice.percent(value))
    ax.set_xlabel(caption.voice.say("figure.drivers.axis"), fontsize=8.5)
    return figure


def draw_multiples(places, names, window, caption):
    """Draw coca area by year for each department of `names`, all to one scale.

    `places` has ``name``, ``period`` and ``value`` (ha); the years of `window` are shaded.
    """
    columns = 3
    rows = -(-len(names) // columns)
    figure, axes = new_figure(
        caption, panels=(rows, columns), height=1.45 * rows + 1.6, sharex=True, sharey=True,
        gap=0.4, wspace=0.08, hspace=0.42, left=0.09,
    )  # fmt: skip
    for ax in axes.flat[len(names) :]:
        ax.set_axis_off()
    for ax, name in zip(axes.flat, names, strict=False):
        here = places[places["name"] == name].sort_values("period")
        ax.axvspan(*window, color=COLOURS["faint"], lw=0)
        draw_line(ax, here, "value", COLOURS["UNODC"], marker="")
        last = here["value"].iloc[-1]
        ax.set_title(
            f"{name}: {caption.voice.number(last)}", fontsize=9, loc="left", color="#333333"
        )
        ax.set_ylim(0, places["value"].max() * 1.12)
        thousands(ax, caption.voice)
        whole_years(ax, most=5)
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
            label = tile.abbr
            if tile.value >= 500:
                label += "\n" + caption.voice.number(tile.value / 1000)
            ax.text(tile.col + 0.47, tile.row + 0.47, label, ha="center", va="center",
                    fontsize=8, linespacing=1.05,
                    color="white" if share > 0.55 else "#333333")  # fmt: skip
        total = caption.voice.amount(here["value"].sum(), "ha")
        heading = caption.voice.say("figure.departments.panel", year=year, value=total)
        ax.set_title(heading, fontsize=9, color="#333333")
        ax.set_xlim(tiles["col"].min() - 0.1, tiles["col"].max() + 1.1)
        ax.set_ylim(tiles["row"].max() + 1.1, tiles["row"].min() - 0.1)
        ax.set_aspect("equal")
        ax.set_axis_off()
    return figure


def draw_panels(panels, caption):
    """Draw small multiples of yearly series, each with its own scale from zero.

    `panels` maps the name of a panel to a map of names of lines to (colour, rows with
    ``period`` and ``value``); the texts hold how a language calls each.
    """
    figure, axes = new_figure(
        caption, panels=(1, len(panels)), height=4.3, gap=0.42, wspace=0.3, left=0.085
    )
    voice = caption.voice
    for ax, (panel, lines) in zip(np.atleast_1d(axes), panels.items(), strict=True):
        ax.set_title(voice.say(f"panel.{panel}"), fontsize=9, loc="left", color="#333333")
        for number, (line, (colour, rows)) in enumerate(lines.items()):
            draw_line(ax, rows, "value", colour)
            ax.annotate(
                line_name(line, voice),
                (0.04, 0.95 - 0.065 * number),
                xycoords="axes fraction",
                va="top",
                fontsize=8.5,
                weight="bold",
                color=colour,
            )
        top = max(rows["value"].max() for _, rows in lines.values())
        ax.set_ylim(0, top * (1.12 + 0.08 * len(lines)))
        thousands(ax, caption.voice)
        whole_years(ax, most=15 // len(panels))
    return figure
