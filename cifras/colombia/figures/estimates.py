"""Figures of the estimates: two lines, every vintage, rivals, revisions, windows of years."""

import textwrap

import numpy as np
from matplotlib.colors import TwoSlopeNorm
from matplotlib.patches import Rectangle

from cifras.colombia.figures import caption
from cifras.figures.axes import draw_line, label_ends, note, thousands, whole_years
from cifras.figures.style import CONTEXT, FAINT, INK, SOFT, new_figure


def draw_coca_area(series, windows, events, look):
    """Draw coca area by estimator, the documented windows shaded, events marked.

    `series` maps an estimator to its rows of the ledger, `windows` is a list of (start,
    end), `events` the dated rows of events.csv.
    """
    if not series:
        return None
    voice, words = look.voice, _caption_coca_area(series, windows, look)
    figure, ax = new_figure(words, right=0.90, height=4.6)
    top = max(rows["value"].max() for rows in series.values()) * 1.18
    for i, (start, end) in enumerate(windows):
        ax.axvspan(start, end, color=CONTEXT, alpha=0.12 + 0.14 * (i % 2), lw=0)
        label = f"{start}–\n{end}" if end - start < 3 else f"{start}–{end}"
        ax.text((start + end) / 2, top * 0.985, label, ha="center", va="top", fontsize=8,
                color="#444444")  # fmt: skip
    for event in events[events["drawn"] == "yes"].itertuples():
        when = int(event.date[:4])  # annual marks for annual values
        ax.axvline(when, color=CONTEXT, lw=0.8, ls=(0, (2, 3)))
        label = "\n".join(textwrap.wrap(getattr(event, f"label_{voice.language}"), 18))
        # At the foot, unless a line runs there.
        near = [
            value
            for rows in series.values()
            for value in rows["value"][rows["period"].between(when, when + 1)]
        ]
        is_low = min(near, default=top) < 0.36 * top
        ax.text(when + 0.12, top * (0.98 if is_low else 0.02), label, rotation=90, fontsize=8,
                va="top" if is_low else "bottom", ha="left", linespacing=1.0,
                color="#666666")  # fmt: skip
    for name, rows in series.items():
        draw_line(ax, rows, "value", look.colour(name))
    label_ends(ax, series, look)
    ax.set_ylim(0, top)
    thousands(ax, voice)
    whole_years(ax)
    return figure, words


def _caption_coca_area(series, windows, look):
    voice, told, since = look.voice, [], []
    year = min(rows["period"].iloc[-1] for rows in series.values())
    for name, rows in series.items():
        values = {
            "first": rows.iloc[0], "low": rows.loc[rows["value"].idxmin()],
            "high": rows.loc[rows["value"].idxmax()], "last": rows.iloc[-1],
        }  # fmt: skip
        tokens = {key: voice.amount(row["value"], "ha") for key, row in values.items()}
        tokens |= {f"{key}_year": row["period"] for key, row in values.items()}
        told.append(voice.say("figure.coca-area.alt_item", who=voice.name(name), **tokens))
        times = rows["value"][rows["period"] <= year].iloc[-1] / rows["value"].min()
        since.append(
            voice.say("figure.coca-area.times", n=voice.number(times, 1), who=voice.name(name))
        )
    spans = [voice.say("figure.coca-area.window", start=a, end=b) for a, b in windows]
    lows = {int(rows.loc[rows["value"].idxmin(), "period"]) for rows in series.values()}
    title = voice.say(
        "figure.coca-area.title", year=year, list=voice.join(since), years=voice.join(sorted(lows))
    )
    who = {"list": voice.join(map(voice.name, series))}
    alt = voice.say("figure.coca-area.alt", list="; ".join(told), windows=voice.join(spans))
    return caption(look, "coca-area", title, who, alt, ["ledger"])


def draw_vintages(panels, claim, look):
    """Draw every vintage of a series as its own faint line, the latest values in front.

    `panels` maps an estimator to its rows of the ledger; `claim` is the one whose two printed
    endpoints are marked in the first panel, and the story of whose first year is told.
    """
    voice = look.voice
    words = _caption_vintages(next(iter(panels.values())), claim.start_period, look)
    figure, axes = new_figure(words, panels=(1, len(panels)), height=4.6, wspace=0.16)
    for ax, (name, rows) in zip(np.atleast_1d(axes), panels.items(), strict=True):
        colour = look.colour(name)
        for _, vintage in rows.groupby("vintage"):
            vintage = vintage.drop_duplicates("period", keep="last").set_index("period")["value"]
            vintage = vintage.reindex(range(vintage.index.min(), vintage.index.max() + 1))
            ax.plot(vintage.index, vintage, color=colour, lw=1, alpha=0.35, marker="o", ms=2.5)
        if rows.empty:
            continue
        latest = rows.drop_duplicates("period", keep="last").sort_values("period")
        draw_line(ax, latest, "value", colour, marker="")
        label = voice.say("figure.cocaine-vintages.latest", who=voice.name(name))
        note(ax, label, (0.03, 0.93), "axes fraction", size=9, colour=colour, weight="bold")
        note(ax, voice.say("figure.cocaine-vintages.faint"), (0.03, 0.865), "axes fraction", size=8,
             colour=colour)  # fmt: skip
        ax.set_ylim(bottom=0)
        thousands(ax, voice)
        whole_years(ax)
    first = np.atleast_1d(axes)[0]
    first.plot([claim.start_period, claim.end_period], [claim.start_value, claim.end_value], "s",
               mfc="white", mec=INK, ms=5.5)  # fmt: skip
    note(first, voice.say("figure.cocaine-vintages.printed"), (claim.end_period, claim.end_value),
         offset=(14, -10), ha="left", va="center", size=8,
         arrowprops={"arrowstyle": "-", "color": CONTEXT, "lw": 0.7})  # fmt: skip
    return figure, words


def _caption_vintages(rows, period, look):
    voice, here = look.voice, rows[rows["period"] == period].sort_values("vintage", kind="stable")
    title = voice.say("figure.cocaine-vintages.title_plain")
    if len(here) and here["value"].iloc[-1] != here["value"].iloc[0]:
        first, last = (voice.amount(here["value"].iloc[i], "t") for i in (0, -1))
        title = voice.say("figure.cocaine-vintages.title", period=period, first=first, last=last)
    story = ", ".join(
        voice.say("figure.cocaine-vintages.story", value=voice.amount(value, "t"), vintage=vintage)
        for vintage, value in here.groupby("vintage")["value"].last().items()
    )
    none = voice.say("figure.cocaine-vintages.none")
    alt = voice.say("figure.cocaine-vintages.alt", period=period, story=story or none)
    return caption(look, "cocaine-vintages", title, {}, alt, ["ledger"])


def draw_rivals(estimates, rivals, look):
    """Draw the estimates of two `rivals`, the gap shaded, years of disagreement marked.

    `estimates` has ``period``, a column per rival and ``same_direction``.
    """
    if len(estimates) < 2:
        return None
    voice, words = look.voice, _caption_rivals(estimates, rivals, look)
    figure, ax = new_figure(words, right=0.90, height=4.4)
    table = estimates.set_index("period")
    ax.fill_between(table.index, table[rivals[0]], table[rivals[1]], color=FAINT, lw=0)
    for name in rivals:
        draw_line(ax, estimates, name, look.colour(name))
        note(ax, voice.name(name), (table.index[-1], table[name].iloc[-1]), offset=(6, 0),
             va="center", size=9, weight="bold", colour=look.colour(name),
             annotation_clip=False)  # fmt: skip
    apart = table[(table["same_direction"] == False).fillna(False)]  # noqa: E712 may be missing
    ax.plot(apart.index, [0.02] * len(apart), "X", color=INK, ms=7,
            transform=ax.get_xaxis_transform(), clip_on=False)  # fmt: skip
    note(ax, voice.say("figure.rival-estimates.crossed"), (0.0, 0.07), "axes fraction")
    ax.set_ylim(0, table[rivals].max().max() * 1.08)
    thousands(ax, voice)
    whole_years(ax)
    return figure, words


def _caption_rivals(estimates, rivals, look):
    voice, alike = look.voice, estimates["same_direction"].dropna().astype(bool)
    ratio = estimates[rivals[0]] / estimates[rivals[1]]
    apart = estimates.loc[alike.index[~alike], "period"]
    alt = voice.say(
        "figure.rival-estimates.alt",
        low=voice.number(ratio.min(), 1),
        high=voice.number(ratio.max(), 1),
        years=voice.join(apart) or voice.say("figure.rival-estimates.never"),
    )
    name = "title_apart" if (ratio > 1).all() else "title"
    title = voice.say(f"figure.rival-estimates.{name}", n=int(alike.sum()), all=len(alike))
    return caption(look, "rival-estimates", title, {}, alt, ["ledger"])


def draw_revisions(rows, estimator, look):
    """Draw each revised period as an arrow from the first to the last published value.

    `rows` of the `estimator` has ``period``, ``first``, ``latest`` and ``revision_pct``. The
    axis is logarithmic, so that equal percents are equal lengths.
    """
    if rows.empty:
        return None
    voice, words = look.voice, _caption_revisions(rows, look)
    figure, ax = new_figure(words, height=0.24 * len(rows) + 2.1, left=0.08, right=0.80, below=0.5)
    ax.set_xscale("log")
    for y, row in enumerate(rows.itertuples()):
        values = {"first": voice.number(row.first), "latest": voice.number(row.latest)}
        change = voice.percent(row.revision_pct, signed=True)
        text = voice.say("figure.revisions.row", **values, change=change)
        colour = ink = look.colour(estimator) if row.latest > row.first else INK
        if row.latest == row.first:
            colour, ink = CONTEXT, SOFT
            text = voice.say("figure.revisions.same", **values)
        else:
            ax.annotate("", (row.latest, y), (row.first, y),
                        arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.5,
                                    "mutation_scale": 7, "shrinkA": 0, "shrinkB": 0})  # fmt: skip
        ax.plot(row.first, y, "o", mfc="white", mec=colour, ms=5)
        note(ax, text, (1.01, y), ("axes fraction", "data"), va="center", size=8, colour=ink,
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
    return figure, words


def _caption_revisions(rows, look):
    voice = look.voice
    up, down = (int(x.sum()) for x in (rows["revision_pct"] > 0, rows["revision_pct"] < 0))
    told = ", ".join(
        voice.say("figure.revisions.alt_item", period=row.period, first=voice.number(row.first),
                  latest=voice.amount(row.latest, "t"))
        for row in rows.itertuples()
    )  # fmt: skip
    title = voice.say("figure.revisions.title", n=len(rows), up=up, down=down)
    alt = voice.say("figure.revisions.alt", list=told)
    return caption(look, "revisions", title, {}, alt, ["ledger"])


def draw_windows(windows, documented, estimator, look):
    """Draw the change over every window of years as a heat map, documented windows boxed.

    Both tables have ``start``, ``end`` and ``change_pct``.
    """
    if windows.empty:
        return None
    voice, words = look.voice, _caption_windows(windows, documented, estimator, look)
    table = windows.pivot(index="start", columns="end", values="change_pct")
    figure, ax = new_figure(words, height=6.4, left=0.09, right=0.86, below=0.68)
    values = table.to_numpy(dtype=float)
    # A mesh and not a picture: vectors print sharp at any size.
    mesh = ax.pcolormesh(
        np.arange(table.shape[1] + 1) - 0.5, np.arange(table.shape[0] + 1) - 0.5, values,
        cmap="PuOr_r", norm=TwoSlopeNorm(0, -75, 200), edgecolors="none",
    )  # fmt: skip
    ax.invert_yaxis()
    ax.set_xticks(range(table.shape[1]), table.columns, rotation=90, fontsize=8)
    ax.set_yticks(range(table.shape[0]), table.index, fontsize=8)
    ax.set_xlabel(voice.say("figure.windows.last"), fontsize=8.5)
    ax.set_ylabel(voice.say("figure.windows.first"), fontsize=8.5)
    ax.grid(visible=False)
    ax.spines["bottom"].set_visible(False)
    for number, (start, end) in enumerate(documented[["start", "end"]].itertuples(index=False)):
        x, y = list(table.columns).index(end), list(table.index).index(start)
        ax.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, fill=False, lw=2, ec=INK))
        note(ax, f"{start}–{end}: {voice.percent(values[y, x], signed=True)}", (x - 0.5, y),
             xytext=(0.04, 0.30 - 0.07 * number), textcoords="axes fraction", ha="left",
             va="center", arrowprops={"arrowstyle": "-", "color": INK, "lw": 0.8})  # fmt: skip
    bar = figure.add_axes((0.89, 0.16, 0.018, 0.5))
    ticks = [-75, -50, 0, 50, 100, 200]
    colours = figure.colorbar(mesh, cax=bar, extend="max", ticks=ticks)
    colours.solids.set_rasterized(False)
    bar.set_yticklabels([voice.percent(v, signed=True) for v in ticks], fontsize=8)
    bar.tick_params(length=0)
    return figure, words


def _caption_windows(windows, documented, estimator, look):
    voice, told, titles = look.voice, [], []
    for row in documented.itertuples():
        alike = windows[windows["end"] - windows["start"] == row.end - row.start]["change_pct"]
        falls = row.change_pct < 0
        beyond = int((alike < row.change_pct if falls else alike > row.change_pct).sum())
        what = voice.say(f"figure.windows.{'decrease' if falls else 'increase'}")
        about = {"start": row.start, "end": row.end, "all": len(alike), "what": what}
        change = voice.percent(row.change_pct, signed=True)
        titles.append(voice.count("figure.windows.title", beyond, **about))
        told.append(voice.say("figure.windows.alt_item", **about, change=change, n=beyond))
    title = titles[0] if titles else voice.say("figure.windows.title_plain")
    alt = voice.say("figure.windows.alt", all=len(windows), list="; ".join(told))
    whole = {"who": voice.name(estimator), "all": len(windows)}
    return caption(look, "windows", title, whole, alt, ["ledger"])
