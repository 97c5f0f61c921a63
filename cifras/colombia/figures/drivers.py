"""Figures of what drove potential cocaine: area and yield."""

import pandas as pd

from cifras.colombia.figures import caption
from cifras.figures.axes import as_rows, label_row, note
from cifras.figures.style import CONTEXT, INK, SOFT, new_figure
from cifras.language.voice import sentence

_DARK, _LIGHT = "#4D4D4D", "#BDBDBD"


def draw_area_yield(parts, claim, look):
    """Draw as a bridge what area and yield contribute to the change of a `claim`.

    `parts` has ``part`` (start, by_area, by_yield, end) and ``cocaine_t``.
    """
    voice, tons = look.voice, parts.set_index("part")["cocaine_t"]
    words, level = _caption_area_yield(tons, claim, look), "figure.area-yield.level"
    after_area = tons["start"] + tons["by_area"]
    steps = pd.DataFrame(
        [
            (voice.say(level, period=claim.start_period), 0, tons["start"], True),
            (voice.say("figure.area-yield.area"), tons["start"], after_area, False),
            (voice.say("figure.area-yield.rate"), after_area, tons["end"], False),
            (voice.say(level, period=claim.end_period), 0, tons["end"], True),
        ],
        columns=["label", "start", "end", "is_level"],
    )
    figure, ax = new_figure(words, height=4.2, below=0.45)
    for x, step in enumerate(steps.itertuples()):
        rise = step.end - step.start
        colour = _DARK if rise > 0 else "#8A8A8A"
        if step.is_level:
            colour = look.colour(claim.estimator)
        ax.bar(x, rise, bottom=step.start, color=colour, width=0.58,
               alpha=0.9 if step.is_level else 0.75)  # fmt: skip
        amount = voice.amount(step.end if step.is_level else rise, "t", signed=not step.is_level)
        ax.text(x, max(step.start, step.end) + 4, amount, ha="center", va="bottom",
                fontsize=10, weight="bold", color=colour)  # fmt: skip
        if x:
            ax.plot([x - 0.71, x - 0.29], [steps["end"].iloc[x - 1]] * 2, lw=0.8, color=CONTEXT)
    ax.set_xticks(range(len(steps)), steps["label"], fontsize=9, color=INK)
    ax.tick_params(axis="x", length=0)
    ax.set_ylim(0, steps[["start", "end"]].max().max() * 1.12)
    return figure, words


def _caption_area_yield(tons, claim, look):
    voice = look.voice
    moved = {
        name: voice.amount(tons[part], "t", signed=True)
        for name, part in (("area", "by_area"), ("rate", "by_yield"))
    }
    years = {"start": claim.start_period, "end": claim.end_period}
    first, last = (voice.amount(tons[end], "t") for end in ("start", "end"))
    alt = voice.say("figure.area-yield.alt", from_t=first, to_t=last, **years, **moved)
    name = "title" if tons["by_area"] > 0 >= tons["by_yield"] else "title_plain"
    title = voice.say(f"figure.area-yield.{name}", **moved)
    return caption(look, "area-yield", title, years, alt, ["printed"])


def draw_drivers(drivers, look):
    """Draw which part of a change of potential cocaine more area and more yield account for.

    `drivers` has ``estimator``, ``start``, ``end``, ``whole_t``, and ``area_share_pct`` and
    ``yield_share_pct``, which sum to 100.
    """
    voice, words = look.voice, _caption_drivers(drivers, look)
    figure, ax = new_figure(
        words, height=0.4 * len(drivers) + 2.2, left=0.27, right=0.95, below=0.5, gap=0.42
    )
    for y, row in enumerate(drivers.itertuples()):
        area, rate = row.area_share_pct, row.yield_share_pct
        left, fits = area if min(area, rate) >= 0 else 0, abs(rate) >= 6
        ax.barh(y, area, height=0.62, color=_DARK)
        ax.barh(y, rate, left=left, height=0.62, color=_LIGHT)
        note(
            ax, voice.percent(area), (max(area, 0) / 2, y), ha="center", va="center", colour="white"
        )
        note(ax, voice.percent(rate, signed=True), (left + rate / 2 if fits else max(area, 100), y),
             offset=(0 if fits else 5, 0), ha="center" if fits else "left", va="center",
             colour=INK if fits else SOFT)  # fmt: skip
        label = f"{_driver_label(row, voice)}\n{voice.amount(row.whole_t, 't', signed=True)}"
        label_row(ax, y, label, colour=look.colours.get(row.estimator, INK))
    for x, (name, colour) in enumerate({"area": _DARK, "rate": _LIGHT}.items()):
        label = voice.say(f"figure.drivers.{name}")
        for text, ink in (("■", colour), (f"    {label}", INK)):
            note(ax, text, (0.01 + 0.16 * x, 1.05), "axes fraction", va="center", size=9,
                 weight="bold", colour=ink)  # fmt: skip
    ax.axvline(0, color=CONTEXT, lw=1)
    ax.axvline(100, color=CONTEXT, lw=1, ls=(0, (3, 2)))
    as_rows(ax, len(drivers))
    ax.xaxis.set_major_formatter(lambda value, _: voice.percent(value))
    ax.set_xlabel(voice.say("figure.drivers.axis"), fontsize=8.5)
    return figure, words


def _driver_label(row, voice):
    """Return the label of one row of drivers: whose estimate, which years."""
    who = sentence(voice.name(row.estimator))
    return voice.say("figure.drivers.label", who=who, start=row.start, end=row.end)


def _caption_drivers(drivers, look):
    voice = look.voice
    rise = drivers[(drivers["end"] - drivers["start"] > 1) & (drivers["whole_t"] > 0)]
    title = voice.say("figure.drivers.title_plain")
    if len(rise):
        shares = [
            voice.say("figure.drivers.share", share=voice.percent(row.area_share_pct),
                      who=voice.name(row.estimator))
            for row in rise.itertuples()
        ]  # fmt: skip
        span = {side: rise[side].iloc[0] for side in ("start", "end")}
        title = voice.say("figure.drivers.title", **span, list=voice.join(shares))
    listed = "; ".join(
        voice.say("figure.drivers.alt_item", label=_driver_label(row, voice),
                  area=voice.percent(row.area_share_pct), rate=voice.percent(row.yield_share_pct))
        for row in drivers.itertuples()
    )  # fmt: skip
    alt = voice.say("figure.drivers.alt", list=listed)
    return caption(look, "drivers", title, {}, alt, ["ledger", "printed"])
