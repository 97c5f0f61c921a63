"""Figures of the estimates: two lines, every vintage, rivals, revisions, windows of years."""

import numpy as np
from matplotlib.colors import TwoSlopeNorm
from matplotlib.patches import Rectangle

from cifras.colombia.figures import caption
from cifras.figures.axes import draw_line, label_ends, label_row, note, thousands, whole_years
from cifras.figures.style import CONTEXT, FAINT, INK, SOFT, new_figure, wrap
from cifras.language.voice import sentence
from cifras.sources.ledger import select_series

_SURE = 90  # percent: the confidence of the intervals that the ledger holds


def with_survey_error(rows, observations):
    """Return the rows of a series with ``survey_low`` and ``survey_high``.

    Those are the ends of the interval that the survey itself gives, missing where none is known.
    """
    out = rows.copy()
    for side in ("low", "high"):
        out[f"survey_{side}"] = np.nan
        for series, found in rows.groupby(["indicator", "estimator", "geography"]):
            indicator, *whose = series
            known = select_series(observations, f"{indicator}_ci{_SURE}_{side}", *whose)
            known = known.drop_duplicates("period", keep="last").set_index("period")["value"]
            out.loc[found.index, f"survey_{side}"] = found["period"].map(known).astype(float)
    return out


def draw_coca_area(series, windows, events, look):
    """Draw coca area by estimator, the documented windows shaded, events marked.

    `series` maps an estimator to its rows of :func:`with_survey_error`, `windows` is a list of
    (start, end), `events` the dated rows of events.csv.
    """
    if not series:
        return None
    voice, words = look.voice, _caption_coca_area(series, windows, look)
    figure, ax = new_figure(words, left=0.12, right=0.88, height=4.9)
    top = max(rows["value"].max() for rows in series.values()) * 1.34
    for i, (start, end) in enumerate(windows):
        ax.axvspan(start, end, color=CONTEXT, alpha=0.12 + 0.14 * (i % 2), lw=0)
        label = f"{start}–\n{end}" if end - start < 3 else f"{start}–{end}"
        middle = (start + end) / 2, top * 0.985
        note(ax, label, middle, ha="center", va="top", size=8, colour="#444444")
    for event in events[events["drawn"] == "yes"].itertuples():
        _draw_event(ax, event, series, top, voice)
    for name, rows in series.items():
        draw_line(ax, rows, "value", look.colour(name))
        _draw_survey_error(ax, rows, look.colour(name), voice)
    label_ends(ax, series, look)
    ax.set_ylim(0, top)
    thousands(ax, voice)
    whole_years(ax)
    return figure, words


def _draw_event(ax, event, series, top, voice):
    """Draw a thin mark in the year of an event, its name on top unless a line runs there."""
    when = int(event.date[:4])  # annual marks for annual values
    ax.axvline(when, color=CONTEXT, lw=0.8, ls=(0, (2, 3)))
    label = "\n".join(wrap(getattr(event, f"label_{voice.language}"), 18))
    near = [
        value
        for rows in series.values()
        for value in rows["value"][rows["period"].between(when, when + 1)]
    ]
    is_free = max(near, default=0) < 0.6 * top
    at, side = (when + 0.12, top * (0.99 if is_free else 0.01)), "top" if is_free else "bottom"
    note(ax, label, at, rotation=90, size=8, va=side, linespacing=1.0, colour="#5E5E5E")


def _draw_survey_error(ax, rows, colour, voice):
    """Draw the intervals that a survey itself gives as whiskers, the first of them named."""
    known = rows.dropna(subset=["survey_low", "survey_high"])
    if known.empty:
        return
    low, high = known["survey_low"], known["survey_high"]
    ax.vlines(known["period"], low, high, color=colour, lw=1, label="survey")
    ax.plot(known["period"], low, "_", known["period"], high, "_", color=colour, ms=7)
    label = voice.say("figure.coca-area.survey", sure=voice.percent(_SURE))
    at = known["period"].mean(), high.max()
    note(ax, label, at, offset=(0, 5), ha="center", size=8, colour=colour)


def _caption_coca_area(series, windows, look):
    voice, since = look.voice, []
    year = min(rows["period"].iloc[-1] for rows in series.values())
    for name, rows in series.items():
        times = rows["value"][rows["period"] <= year].iloc[-1] / rows["value"].min()
        tokens = {"n": voice.number(times, 1), "who": voice.name(name)}
        since.append(voice.say("figure.coca-area.times", **tokens))
    lows = {int(rows.loc[rows["value"].idxmin(), "period"]) for rows in series.values()}
    about = {"year": year, "list": voice.join(since), "years": voice.join(sorted(lows))}
    title = voice.say("figure.coca-area.title", **about)
    who = {"list": voice.join(map(voice.name, series))}
    spans = [voice.say("figure.coca-area.window", start=a, end=b) for a, b in windows]
    alt = voice.say("figure.coca-area.alt", **who, windows=voice.join(spans))
    return caption(look, "coca-area", title, who, alt, ["ledger"])


def draw_vintages(panels, claim, look):
    """Draw every vintage of a series as its own faint line, the latest values in front.

    `panels` maps an estimator to its rows of the ledger, one panel each, to a scale of its own;
    `claim` is the one whose two printed endpoints are marked in the first panel, and the story
    of whose first year is told. The vintages that are named are the first, the last and those
    that changed an endpoint of the claim.
    """
    voice, panels = look.voice, {name: rows for name, rows in panels.items() if len(rows)}
    if not panels:
        return None
    words = _caption_vintages(next(iter(panels.values())), claim.start_period, look)
    height = 2.6 * len(panels) + 1.3
    shape = {"panels": (len(panels), 1), "hspace": 0.3, "gap": 0.42, "sharex": True}
    figure, axes = new_figure(words, height=height, right=0.93, squeeze=False, **shape)
    for ax, (name, rows) in zip(axes.flat, panels.items(), strict=True):
        colour, turning = look.colour(name), _turning(rows, claim)
        for edition, found in rows.groupby("vintage"):
            values = found.drop_duplicates("period", keep="last").set_index("period")["value"]
            values = values.reindex(range(values.index.min(), values.index.max() + 1))
            style = {"alpha": 0.4, "marker": "o", "ms": 2.5}
            ax.plot(values.index, values, color=colour, lw=1, label=str(edition), **style)
        latest = rows.drop_duplicates("period", keep="last").sort_values("period", kind="stable")
        draw_line(ax, latest, "value", colour, marker="")
        _name_editions(ax, rows[rows["vintage"].isin(turning)], latest, colour)
        top = voice.amount(rows["value"].max(), "t")
        heading = voice.say("figure.cocaine-vintages.panel", who=voice.name(name), top=top)
        ax.set_title(heading, fontsize=9.5, loc="left", color=colour, weight="bold")
        ax.set_ylim(0, rows["value"].max() * 1.12)
        ax.tick_params(labelbottom=True)
        thousands(ax, voice)
    first = axes[0, 0]
    years = [claim.start_period, claim.end_period]
    printed = [claim.start_value, claim.end_value]
    first.plot(years, printed, "s", mfc="white", mec=INK, ms=5.5, zorder=4)
    line = {"arrowstyle": "-", "color": CONTEXT, "lw": 0.7}
    place = {"offset": (-30, 48), "ha": "center", "size": 8.5, "arrowprops": line}
    note(first, voice.say("figure.cocaine-vintages.printed"), (years[1], printed[1]), **place)
    whole_years(first, most=10)
    return figure, words


def _turning(rows, claim):
    """Return the vintages to name: the first, the last, those that moved the claim's ends."""
    named = {int(rows["vintage"].min()), int(rows["vintage"].max())}
    for period in (claim.start_period, claim.end_period):
        named |= set(_changes(rows[rows["period"] == period]))
    return named


def _changes(rows):
    """Map the vintages that changed the value of one period to that value."""
    values = rows.groupby("vintage")["value"].last().astype(float)
    return {int(vintage): values[vintage] for vintage in values.index[values != values.shift()]}


def _name_editions(ax, rows, latest, colour):
    """Write the year of each vintage beside the end of its line, those of one end together.

    It stands to the right, or to the left where the `latest` values fall through that place.
    """
    last = rows.drop_duplicates(["vintage", "period"], keep="last")
    last = last.sort_values("period", kind="stable")
    last = last.drop_duplicates("vintage", keep="last").sort_values("vintage", kind="stable")
    for at, found in last.groupby(["period", "value"]):
        text, after = ", ".join(map(str, found["vintage"])), latest[latest["period"] > at[0]]
        falls = (after["value"].iloc[:1] < at[1]).any()
        side = {"offset": (-5, -1), "ha": "right"} if falls else {"offset": (5, -1), "ha": "left"}
        note(ax, text, at, va="top", size=8, colour=colour, **side)


def _caption_vintages(rows, period, look):
    voice, here = look.voice, rows[rows["period"] == period].sort_values("vintage", kind="stable")
    title = voice.say("figure.cocaine-vintages.title_plain")
    if len(here) and here["value"].iloc[-1] != here["value"].iloc[0]:
        first, last = (voice.amount(here["value"].iloc[i], "t") for i in (0, -1))
        title = voice.say("figure.cocaine-vintages.title", period=period, first=first, last=last)
    story = ", ".join(
        voice.say("figure.cocaine-vintages.story", value=voice.amount(value, "t"), vintage=vintage)
        for vintage, value in _changes(here).items()
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
    figure, ax = new_figure(words, left=0.12, right=0.88, height=4.4)
    table = estimates.set_index("period")
    ax.fill_between(table.index, table[rivals[0]], table[rivals[1]], color=FAINT, lw=0)
    for name in rivals:
        colour, at = look.colour(name), (table.index[-1], table[name].iloc[-1])
        draw_line(ax, estimates, name, colour)
        note(ax, voice.name(name), at, offset=(6, 0), va="center", weight="bold", colour=colour)
    apart = table[(table["same_direction"] == False).fillna(False)]  # noqa: E712 may be missing
    foot = {"transform": ax.get_xaxis_transform(), "clip_on": False}
    ax.plot(apart.index, [0.02] * len(apart), "X", color=INK, ms=7, **foot)
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
    figure, ax = new_figure(words, height=0.24 * len(rows) + 2.1, left=0.09, right=0.7, below=0.5)
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
            arrow = {"arrowstyle": "-|>", "color": colour, "lw": 1.5, "mutation_scale": 7}
            arrow |= {"shrinkA": 0, "shrinkB": 0}
            ax.annotate("", (row.latest, y), (row.first, y), arrowprops=arrow)
        ax.plot(row.first, y, "o", mfc="white", mec=colour, ms=5)
        label_row(ax, y, text, 1.02, colour=ink)
    ends = rows[["first", "latest"]].to_numpy()
    ax.set_xlim(ends.min() * 0.88, ends.max() * 1.12)
    ticks = [t for t in (100, 200, 300, 500, 700, 1000, 1500) if ends.min() <= t <= ends.max()]
    ax.set_xticks(ticks, [voice.number(tick) for tick in ticks])
    ax.minorticks_off()
    ax.set_yticks(range(len(rows)), rows["period"], fontsize=9)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.grid(visible=True, axis="x")
    ax.set_xlabel(voice.say("figure.revisions.axis"), fontsize=9)
    return figure, words


def _caption_revisions(rows, look):
    voice = look.voice
    up, down = (int(x.sum()) for x in (rows["revision_pct"] > 0, rows["revision_pct"] < 0))
    most = rows.loc[rows["revision_pct"].abs().idxmax()]
    title = voice.say("figure.revisions.title", n=len(rows), up=up, down=down)
    alt = voice.say(
        "figure.revisions.alt",
        period=int(most["period"]),
        first=voice.number(most["first"]),
        latest=voice.amount(most["latest"], "t"),
    )
    return caption(look, "revisions", title, {}, alt, ["ledger"])


def draw_windows(windows, documented, estimator, look):
    """Draw the change over every window of years as a heat map, documented windows boxed.

    Both tables have ``start``, ``end`` and ``change_pct``.
    """
    if windows.empty:
        return None
    voice, words = look.voice, _caption_windows(windows, documented, estimator, look)
    table = windows.pivot(index="start", columns="end", values="change_pct")
    figure, ax = new_figure(words, height=5.6, left=0.12, right=0.82, below=0.68)
    values = table.to_numpy(dtype=float)
    # A mesh and not a picture: vectors print sharp at any size.
    edges = [np.arange(count + 1) - 0.5 for count in table.shape[::-1]]
    how = {"cmap": "PuOr_r", "norm": TwoSlopeNorm(0, -75, 200), "edgecolors": "none"}
    mesh = ax.pcolormesh(*edges, values, **how)
    ax.invert_yaxis()
    ax.set_xticks(range(table.shape[1]), table.columns, rotation=90, fontsize=8)
    ax.set_yticks(range(len(table)), table.index, fontsize=8)
    ax.set_xlabel(voice.say("figure.windows.last"), fontsize=9)
    ax.set_ylabel(voice.say("figure.windows.first"), fontsize=9)
    ax.grid(visible=False)
    ax.spines["bottom"].set_visible(False)
    line = {"arrowstyle": "-", "color": INK, "lw": 0.8}
    for number, (start, end) in enumerate(documented[["start", "end"]].itertuples(index=False)):
        x, y = list(table.columns).index(end), list(table.index).index(start)
        ax.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, fill=False, lw=2, ec=INK))
        text = f"{start}–{end}: {voice.percent(values[y, x], signed=True)}"
        place = {"xytext": (0.03, 0.30 - 0.07 * number), "textcoords": "axes fraction"}
        note(ax, text, (x - 0.5, y), va="center", arrowprops=line, **place)
    box = ax.get_position()
    bar = figure.add_axes((0.85, box.y0 + 0.1 * box.height, 0.022, 0.8 * box.height))
    ticks = [-75, -50, 0, 50, 100, 200]
    colours = figure.colorbar(mesh, cax=bar, extend="max", ticks=ticks)
    colours.solids.set_rasterized(False)
    bar.set_yticklabels([voice.percent(v, signed=True) for v in ticks], fontsize=8)
    bar.tick_params(length=0)
    return figure, words


def _caption_windows(windows, documented, estimator, look):
    voice, titles = look.voice, []
    for row in documented.itertuples():
        alike = windows[windows["end"] - windows["start"] == row.end - row.start]["change_pct"]
        falls = row.change_pct < 0
        beyond = int((alike < row.change_pct if falls else alike > row.change_pct).sum())
        what = voice.say(f"figure.windows.{'decrease' if falls else 'increase'}")
        about = {"start": row.start, "end": row.end, "all": len(alike), "what": what}
        titles.append(voice.count("figure.windows.title", beyond, **about))
    titles = titles or [voice.say("figure.windows.title_plain")]
    rest = "".join(f"{sentence(text)}. " for text in titles[1:])
    alt = rest + voice.say("figure.windows.alt", all=len(windows))
    whole = {"who": voice.name(estimator), "all": len(windows)}
    return caption(look, "windows", titles[0], whole, alt, ["ledger"])
