"""The figures: every function takes tables and a caption and returns a matplotlib Figure.

The words within a figure are in the language of its caption. Titles state what the data
show and are made from them; nothing here computes a result that a notebook does not show
as well.
"""

import textwrap

import numpy as np
import pandas as pd
from matplotlib.colors import TwoSlopeNorm
from matplotlib.patches import Rectangle

from cifras.colombia.captions import claim_label
from cifras.figures.style import COLOURS, VERDICT_MARKS, new_figure
from cifras.language.voice import sentence
from cifras.sources.claims import smallest_grain


def forest_rows(claims, verdicts, trends, indicators):
    """Return one row per change claim with what the forest plot needs.

    Columns: ``claim_id``, ``verdict``, ``stated``, ``rounding`` (half the width of what the
    stated number stands for), ``point``, ``low``, ``high`` at the printed grain and
    ``series_low``, ``series_high`` at that of the series, in percent; what it is about
    (``label_en``, ``label_es``) and its years (``start``, ``end``).
    """
    rows = claims[claims["kind"] == "change"].merge(
        verdicts[["claim_id", "verdict", "change_pct_recomputed"]], on="claim_id"
    )
    bounds = trends[trends["measure"] == "percent_change"]
    fine = bounds[bounds["basis"] != "series"].set_index("claim_id")
    coarse = bounds[bounds["basis"] == "series"].set_index("claim_id")
    out = pd.DataFrame({"claim_id": rows["claim_id"], "verdict": rows["verdict"]})
    sign = np.where(rows["direction"] == "increase", 1, -1)
    out["stated"] = sign * rows["stated_value"].abs().astype(float)
    out["rounding"] = rows["stated_grain"].astype(float) / 2
    out["point"] = rows["claim_id"].map(fine["value"]).astype(float)
    for side in ("low", "high"):
        out[side] = rows["claim_id"].map(fine[side]).astype(float)
        wide = rows["claim_id"].map(coarse[side]).astype(float)
        out[f"series_{side}"] = wide.fillna(out[side])
    labels = indicators.set_index("indicator")
    for name in ("label_en", "label_es"):
        out[name] = rows["indicator"].map(labels[name])
    out["untested_because"] = rows["untested_because"]
    return out.assign(start=rows["start_period"], end=rows["end_period"])


def draw_claims(rows, caption):
    """Draw the forest plot of :func:`forest_rows`: what was recomputed, less what was stated."""
    figure, ax = new_figure(
        caption, height=0.62 * len(rows) + 2.0, left=0.33, right=0.72, below=0.5
    )
    voice, half = caption.voice, rows["rounding"].max()
    ax.axvspan(-half, half, color=COLOURS["faint"], lw=0)
    ax.axvline(0, color=COLOURS["context"], lw=1)
    for y, row in enumerate(rows.itertuples()):
        colour, marker = VERDICT_MARKS[row.verdict]
        ax.annotate(
            claim_label(row, voice),
            (-0.02, y),
            xycoords=("axes fraction", "data"),
            ha="right",
            va="center",
            fontsize=9,
            color=COLOURS["ink"],
        )
        tested = np.isfinite(row.point)
        if not tested:
            why = "no-start" if row.untested_because == "no-start" else "no-levels"
            remark = voice.say(f"figure.claims.remark_{why}")
        else:
            remark = voice.say(
                "figure.claims.remark", verdict=voice.name(row.verdict),
                point=voice.percent(row.point, 1, signed=True),
                low=voice.number(row.low, 1, signed=True),
                high=voice.number(row.high, 1, signed=True),
            )  # fmt: skip
            ends = np.array([row.series_low, row.series_high, row.low, row.high]) - row.stated
            ax.plot(ends[:2], [y, y], color=colour, lw=1.6, alpha=0.55, solid_capstyle="butt")
            ax.plot(ends[2:], [y, y], color=colour, lw=6, alpha=0.55, solid_capstyle="butt")
            ax.plot(row.point - row.stated, y, marker, color=colour, ms=8, mec="white", mew=0.8)
        ax.annotate(
            remark, (1.02, y), xycoords=("axes fraction", "data"), ha="left", va="center",
            fontsize=8.5, color=colour if tested else "#6E6E6E",
        )  # fmt: skip
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_yticks([])
    ax.grid(visible=True, axis="x")
    ax.set_xlabel(voice.say("figure.claims.axis"), fontsize=8.5)
    return figure


def draw_coca_area(series, windows, events, caption):
    """Draw coca area by estimator, the documented windows shaded, events marked.

    `series` maps an estimator to its rows of the ledger, `windows` is a list of (start,
    end), `events` the dated rows of events.csv.
    """
    figure, ax = new_figure(caption, right=0.90, height=4.6)
    top = max(rows["value"].max() for rows in series.values()) * 1.18
    for i, (start, end) in enumerate(windows):
        ax.axvspan(start, end, color=COLOURS["context"], alpha=0.12 + 0.14 * (i % 2), lw=0)
        label = f"{start}–\n{end}" if end - start < 3 else f"{start}–{end}"
        ax.text((start + end) / 2, top * 0.985, label, ha="center", va="top", fontsize=8,
                color="#444444")  # fmt: skip
    for event in events.itertuples():
        when = int(event.date[:4])  # annual marks for annual values
        ax.axvline(when, color=COLOURS["context"], lw=0.8, ls=(0, (2, 3)))
        label = getattr(event, f"label_{caption.voice.language}")
        label = "\n".join(textwrap.wrap(label, 18))
        # At the foot, unless a line runs there.
        near = [
            value
            for rows in series.values()
            for value in rows["value"][rows["period"].between(when, when + 1)]
        ]
        is_low = min(near, default=top) < 0.36 * top
        ax.text(when + 0.12, top * (0.98 if is_low else 0.02), label, rotation=90, fontsize=8,
                va="top" if is_low else "bottom",
                ha="left", linespacing=1.0, color="#666666")  # fmt: skip
    for name, rows in series.items():
        draw_line(ax, rows, "value", COLOURS[name])
    label_ends(ax, series, caption.voice)
    ax.set_ylim(0, top)
    thousands(ax, caption.voice)
    whole_years(ax)
    return figure


def draw_vintages(panels, printed, caption):
    """Draw every vintage of a series as its own faint line, the latest values in front.

    `panels` maps an estimator to its rows of the ledger; `printed` is the claim whose two
    endpoints, printed in a document, are marked in the first panel.
    """
    voice = caption.voice
    figure, axes = new_figure(caption, panels=(1, len(panels)), height=4.6, wspace=0.16)
    for ax, (name, rows) in zip(np.atleast_1d(axes), panels.items(), strict=True):
        for _, vintage in rows.groupby("vintage"):
            vintage = vintage.drop_duplicates("period", keep="last")
            vintage = vintage.set_index("period")["value"]
            vintage = vintage.reindex(range(vintage.index.min(), vintage.index.max() + 1))
            ax.plot(vintage.index, vintage, color=COLOURS[name], lw=1, alpha=0.35,
                    marker="o", ms=2.5)  # fmt: skip
        if rows.empty:
            continue
        latest = rows.drop_duplicates("period", keep="last").sort_values("period")
        draw_line(ax, latest, "value", COLOURS[name], marker="")
        label = voice.say("figure.cocaine-vintages.latest", who=voice.name(name))
        ax.annotate(label, (0.03, 0.93), xycoords="axes fraction", color=COLOURS[name],
                    fontsize=9, weight="bold")  # fmt: skip
        ax.annotate(voice.say("figure.cocaine-vintages.faint"), (0.03, 0.865),
                    xycoords="axes fraction", color=COLOURS[name], fontsize=8)  # fmt: skip
        ax.set_ylim(bottom=0)
        thousands(ax, voice)
        whole_years(ax)
    first = np.atleast_1d(axes)[0]
    claim = printed.iloc[0]
    years, values = claim[["start_period", "end_period"]], claim[["start_value", "end_value"]]
    first.plot(list(years), list(values), "s", mfc="white", mec=COLOURS["ink"], ms=5.5)
    first.annotate(
        voice.say("figure.cocaine-vintages.printed"),
        (years.iloc[1], values.iloc[1]),
        xytext=(14, -10),
        textcoords="offset points",
        ha="left",
        va="center",
        fontsize=8,
        color=COLOURS["ink"],
        arrowprops={"arrowstyle": "-", "color": COLOURS["context"], "lw": 0.7},
    )
    return figure


def draw_security(series, targets, caption):
    """Draw indexed series, with what a document states as open marks.

    `series` has ``indicator`` with its ``label_en`` and ``label_es``, ``estimator``,
    ``period`` and ``index_value``; `targets` are
    the claims whose stated falls are marked.
    """
    voice = caption.voice
    figure, ax = new_figure(caption, right=0.80, height=4.6)
    for (_, estimator), rows in series.groupby(["indicator", "estimator"]):
        colour = COLOURS[estimator]
        draw_line(ax, rows, "index_value", colour)
        ax.annotate(
            f"{sentence(rows[f'label_{voice.language}'].iloc[0])}\n{voice.name(estimator)}",
            (rows["period"].iloc[-1], max(rows["index_value"].iloc[-1], 5)), xytext=(7, 0),
            textcoords="offset points", va="center", fontsize=8.5, color=colour,
            annotation_clip=False,
        )  # fmt: skip
    for claim in targets.itertuples():
        rest, half = 100 - claim.stated_value, claim.stated_grain / 2
        counted = series[
            (series["indicator"] == claim.indicator) & (series["period"] == claim.end_period)
        ]
        for value in counted["index_value"]:
            ax.annotate(
                voice.say(
                    "figure.security.counted", change=voice.percent(value - 100, 1, signed=True)
                ),
                (claim.end_period, value),
                xytext=(0, -16), textcoords="offset points", ha="center", fontsize=8.5,
                color="#555555",
            )  # fmt: skip
        ax.errorbar(
            claim.end_period, rest, yerr=half, fmt="s", mfc="white", mec=COLOURS["ink"],
            ecolor=COLOURS["ink"], ms=6, capsize=3, zorder=5,
        )  # fmt: skip
        ax.annotate(
            voice.say(
                "figure.security.stated", change=voice.percent(-claim.stated_value, signed=True)
            ),
            (claim.end_period, rest),
            xytext=(4, 22), textcoords="offset points", fontsize=8.5, color=COLOURS["ink"],
            arrowprops={"arrowstyle": "-", "color": COLOURS["context"], "lw": 0.7},
        )  # fmt: skip
    ax.axhline(100, color=COLOURS["context"], lw=0.8)
    ax.set_ylim(0, max(110, series["index_value"].max() * 1.05))
    whole_years(ax)
    return figure


def draw_windows(windows, documented, caption):
    """Draw the change over every window of years as a heat map, documented windows boxed.

    Both tables have ``start``, ``end`` and ``change_pct``.
    """
    table = windows.pivot(index="start", columns="end", values="change_pct")
    figure, ax = new_figure(caption, height=6.4, left=0.09, right=0.86, below=0.68)
    values = table.to_numpy(dtype=float)
    limit = 200
    # A mesh and not a picture: vectors print sharp at any size.
    mesh = ax.pcolormesh(
        np.arange(table.shape[1] + 1) - 0.5, np.arange(table.shape[0] + 1) - 0.5, values,
        cmap="PuOr_r", norm=TwoSlopeNorm(0, -75, limit), edgecolors="none",
    )  # fmt: skip
    ax.invert_yaxis()
    ax.set_xticks(range(table.shape[1]), table.columns, rotation=90, fontsize=8)
    ax.set_yticks(range(table.shape[0]), table.index, fontsize=8)
    ax.set_xlabel(caption.voice.say("figure.windows.last"), fontsize=8.5)
    ax.set_ylabel(caption.voice.say("figure.windows.first"), fontsize=8.5)
    ax.grid(visible=False)
    ax.spines["bottom"].set_visible(False)
    for number, (start, end) in enumerate(documented[["start", "end"]].itertuples(index=False)):
        x, y = list(table.columns).index(end), list(table.index).index(start)
        ax.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, fill=False, lw=2, ec=COLOURS["ink"]))
        ax.annotate(
            f"{start}–{end}: {caption.voice.percent(values[y, x], signed=True)}", (x - 0.5, y),
            xytext=(0.04, 0.30 - 0.07 * number), textcoords="axes fraction", ha="left",
            va="center", fontsize=8.5, color=COLOURS["ink"],
            arrowprops={"arrowstyle": "-", "color": COLOURS["ink"], "lw": 0.8},
        )  # fmt: skip
    bar = figure.add_axes((0.89, 0.16, 0.018, 0.5))
    ticks = [-75, -50, 0, 50, 100, 200]
    colours = figure.colorbar(mesh, cax=bar, extend="max", ticks=ticks)
    colours.solids.set_rasterized(False)
    bar.set_yticklabels([caption.voice.percent(v, signed=True) for v in ticks], fontsize=8)
    bar.tick_params(length=0)
    return figure


def draw_implied_base(implied, published, caption):
    """Draw the base that a claim implies against every value published for that year.

    `implied` has ``basis`` (``printed`` or ``series``), ``low``, ``value`` and ``high``;
    `published` has ``value``, ``low``, ``high``, ``vintage`` and ``estimator``.
    """
    figure, ax = new_figure(
        caption, height=0.42 * len(published) + 2.6, left=0.30, below=0.5, gap=0.42
    )
    voice = caption.voice
    bounds = implied.set_index("basis")
    for basis, alpha in (("series", 0.25), ("printed", 0.5)):
        if basis in bounds.index:
            row = bounds.loc[basis]
            ax.axvspan(row["low"], row["high"], color="#C98A00", alpha=alpha, lw=0)
    row = bounds.loc["printed"]
    ax.annotate(
        voice.say("figure.implied-base.implied", low=voice.number(row["low"]),
                  high=voice.amount(row["high"], "t")), (row["value"], 1),
        xycoords=("data", "axes fraction"), xytext=(0, 3), textcoords="offset points",
        ha="center", va="bottom", fontsize=8.5, color="#7A5400",
    )  # fmt: skip
    for y, seen in enumerate(published.itertuples()):
        colour = COLOURS[seen.estimator]
        ax.plot([seen.low, seen.high], [y, y], color=colour, lw=5, alpha=0.4)
        ax.plot(seen.value, y, "o", color=colour, ms=7)
        ax.annotate(voice.amount(seen.value, "t"), (seen.value, y), xytext=(0, 8), ha="center",
                    textcoords="offset points", fontsize=9, color=colour)  # fmt: skip
        ax.annotate(
            voice.say("figure.implied-base.row", who=voice.name(seen.estimator),
                      vintage=seen.vintage), (-0.02, y),
            xycoords=("axes fraction", "data"), ha="right", va="center", fontsize=9, color=colour,
        )  # fmt: skip
    ax.set_ylim(len(published) - 0.5, -0.6)
    ax.set_yticks([])
    ax.grid(visible=True, axis="x")
    low = min(published["low"].min(), implied["low"].min())
    high = max(published["high"].max(), implied["high"].max())
    ax.set_xlim(low - 0.12 * (high - low), high + 0.15 * (high - low))
    ax.set_xlabel(voice.say("figure.implied-base.axis"), fontsize=8.5)
    return figure


def draw_area_yield(parts, claim, caption):
    """Draw as a bridge what area and yield contribute to the change of a `claim`.

    `parts` has ``part`` (start, by_area, by_yield, end) and ``cocaine_t``.
    """
    tons = parts.set_index("part")["cocaine_t"]
    after_area, voice = tons["start"] + tons["by_area"], caption.voice
    level = "figure.area-yield.level"
    steps = pd.DataFrame(
        [
            (voice.say(level, period=claim.start_period), 0, tons["start"], "level"),
            (voice.say("figure.area-yield.area"), tons["start"], after_area, "part"),
            (voice.say("figure.area-yield.rate"), after_area, tons["end"], "part"),
            (voice.say(level, period=claim.end_period), 0, tons["end"], "level"),
        ],
        columns=["label", "start", "end", "kind"],
    )
    figure, ax = new_figure(caption, height=4.2, below=0.45)
    for x, step in enumerate(steps.itertuples()):
        rise = step.end - step.start
        colour = COLOURS["US"] if step.kind == "level" else "#4D4D4D" if rise > 0 else "#8A8A8A"
        ax.bar(x, rise, bottom=step.start, color=colour, width=0.58,
               alpha=0.9 if step.kind == "level" else 0.75)  # fmt: skip
        amount = (step.end, False) if step.kind == "level" else (rise, True)
        text = voice.amount(amount[0], "t", signed=amount[1])
        ax.text(x, max(step.start, step.end) + 4, text, ha="center", va="bottom",
                fontsize=10, weight="bold", color=colour)  # fmt: skip
        if x:
            ax.plot([x - 0.71, x - 0.29], [steps["end"].iloc[x - 1]] * 2, lw=0.8,
                    color=COLOURS["context"])  # fmt: skip
    ax.set_xticks(range(len(steps)), steps["label"], fontsize=9, color=COLOURS["ink"])
    ax.tick_params(axis="x", length=0)
    ax.set_ylim(0, steps[["start", "end"]].max().max() * 1.12)
    return figure


def draw_grains(claim, table, step, caption):
    """Draw how the bounds of a change widen with the grain until the stated percent fits.

    `table` has ``grain``, ``low`` and ``high``; `step` is the grain of the series, or None.
    """
    stated = claim.stated_low, claim.stated_value, claim.stated_high
    needed, voice = float(smallest_grain(claim)), caption.voice
    figure, ax = new_figure(caption, right=0.97, below=0.5)
    colour = VERDICT_MARKS["grain"][0]
    ax.axhspan(stated[0], stated[2], color=COLOURS["US"], alpha=0.16, lw=0)
    ax.axhline(stated[1], color=COLOURS["US"], lw=1)
    label = voice.say("figure.grain.stated", stated=voice.percent(stated[1]))
    ax.text(table["grain"].min() + 0.08, stated[1] + 0.08, label,
            va="bottom", fontsize=9, color=COLOURS["US"])  # fmt: skip
    ax.fill_between(table["grain"], table["low"], table["high"], color=colour, alpha=0.3, lw=0)
    ax.plot(table["grain"], (table["low"] + table["high"]) / 2, alpha=0)
    for side in ("low", "high"):
        ax.plot(table["grain"], table[side], color=colour, lw=1.4)
    ax.axvline(needed, color=COLOURS["ink"], lw=1, ls=(0, (3, 2)))
    if step:
        ax.axvline(step, color=COLOURS["ink"], lw=1.6)
        label = voice.say("figure.grain.series", step=voice.amount(step, "t"))
        ax.annotate(label, (step, table["low"].min()), xytext=(-5, 3),
                    textcoords="offset points", ha="right", fontsize=9)  # fmt: skip
    ax.annotate(
        voice.say("figure.grain.needed", needed=voice.amount(needed, "t", 2)),
        (needed, table["high"].max()),
        xytext=(-6, -4),
        textcoords="offset points",
        ha="right",
        va="top",
        fontsize=9,
        color=COLOURS["ink"],
    )
    middle = (table["low"].iloc[0] + table["high"].iloc[0]) / 2
    ax.text(table["grain"].min() + 0.08, middle, voice.say("figure.grain.allowed"), va="center",
            fontsize=9, color="#7A5400")  # fmt: skip
    ax.set_xlabel(voice.say("figure.grain.axis"), fontsize=8.5)
    ax.set_xlim(table["grain"].min(), table["grain"].max())
    ax.yaxis.set_major_formatter(lambda value, _: voice.percent(value, signed=True))
    return figure


def draw_line(ax, rows, column, colour, marker="o"):
    """Draw a yearly series as a line, dotted across years without a value."""
    values = rows.set_index("period")[column].astype(float)
    ax.plot(values.index, values, color=colour, lw=1, ls=(0, (1, 2)))
    whole = values.reindex(range(int(values.index.min()), int(values.index.max()) + 1))
    ax.plot(whole.index, whole, color=colour, lw=2, marker=marker, ms=3)


def label_ends(ax, series, voice):
    """Write each line's name at its end in its own colour: beside it, or above an early end."""
    last = max(rows["period"].iloc[-1] for rows in series.values())
    for name, rows in series.items():
        period, value = rows["period"].iloc[-1], rows["value"].iloc[-1]
        beside = period == last
        ax.annotate(
            voice.name(name), (period, value), xytext=(6, 0) if beside else (0, 19),
            textcoords="offset points", va="center", ha="left" if beside else "center",
            fontsize=9, weight="bold", color=COLOURS[name], annotation_clip=False,
        )  # fmt: skip


def thousands(ax, voice):
    """Write the ticks of the y axis with thousands separated."""
    ax.yaxis.set_major_formatter(lambda value, _: voice.number(value))


def whole_years(ax, most=7):
    """Put at most `most` ticks on whole years, written without separators."""
    low, high = ax.get_xlim()
    if high - low > 100:  # one year alone, around which matplotlib leaves a century
        low, high = (low + high) / 2 - 1, (low + high) / 2 + 1
        ax.set_xlim(low, high)
    step = next(step for step in (1, 2, 5, 10, 20) if (high - low) / step <= most)
    first = int(np.ceil(low / step) * step)
    ax.set_xticks(range(first, int(high) + 1, step))
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}")
