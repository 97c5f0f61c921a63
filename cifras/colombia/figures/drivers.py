"""Figures of what drove potential cocaine: area and yield."""

from cifras.colombia.figures import caption
from cifras.figures.axes import as_rows, key, label_row, note
from cifras.figures.style import CONTEXT, INK, new_figure
from cifras.language.voice import sentence

_PARTS = {"area": ("by_area_t", "#4D4D4D"), "rate": ("by_yield_t", "#B5B5B5")}


def draw_drivers(drivers, look):
    """Draw how many tons of each change of potential cocaine area and yield account for.

    `drivers` has ``estimator``, ``start``, ``end``, ``whole_t``, and ``by_area_t`` and
    ``by_yield_t``, which sum to the whole.
    """
    if drivers.empty:
        return None
    voice, words = look.voice, _caption_drivers(drivers, look)
    figure, ax = new_figure(words, height=0.5 * len(drivers) + 2.1, left=0.3, below=0.5, gap=0.4)
    for number, (name, (column, colour)) in enumerate(_PARTS.items()):
        rows = [y - 0.19 + 0.38 * number for y in range(len(drivers))]
        label = voice.say(f"figure.drivers.{name}")
        ax.barh(rows, drivers[column], height=0.36, color=colour, label=label)
        for y, tons in zip(rows, drivers[column], strict=True):
            side = {"offset": (4 if tons >= 0 else -4, 0), "ha": "left" if tons >= 0 else "right"}
            note(ax, voice.amount(tons, "t", signed=True), (tons, y), va="center", **side)
    for y, row in enumerate(drivers.itertuples()):
        colour = look.colours.get(row.estimator, INK)
        label_row(ax, y, _driver_label(row, voice), colour=colour)
    ax.axvline(0, color=CONTEXT, lw=1)
    as_rows(ax, len(drivers))
    parts = drivers[[column for column, _ in _PARTS.values()]]
    low, high = min(parts.min().min(), 0), max(parts.max().max(), 0)
    ax.set_xlim(low - 0.2 * (high - low), high + 0.19 * (high - low))
    key(ax, 2, (-0.02, 1), handlelength=1)
    ax.xaxis.set_major_formatter(lambda value, _: voice.number(value, signed=True))
    ax.set_xlabel(voice.say("figure.drivers.axis"), fontsize=9)
    return figure, words


def _driver_label(row, voice):
    """Return the label of one row of drivers: whose estimate, which years, the whole change."""
    who, whole = sentence(voice.name(row.estimator)), voice.amount(row.whole_t, "t", signed=True)
    return voice.say("figure.drivers.label", who=who, start=row.start, end=row.end, whole=whole)


def _caption_drivers(drivers, look):
    voice = look.voice
    rise = drivers[(drivers["end"] - drivers["start"] > 1) & (drivers["whole_t"] > 0)]
    title = voice.say("figure.drivers.title_plain")
    if len(rise):
        listed = [
            voice.say(
                "figure.drivers.part",
                area=voice.number(row.by_area_t),
                whole=voice.amount(row.whole_t, "t"),
                who=voice.name(row.estimator),
            )
            for row in rise.itertuples()
        ]
        span = {side: rise[side].iloc[0] for side in ("start", "end")}
        title = voice.say("figure.drivers.title", list=voice.join(listed), **span)
    first = next(drivers.itertuples())
    parts = {
        name: voice.amount(getattr(first, column), "t", signed=True)
        for name, (column, _) in _PARTS.items()
    }
    label = _driver_label(first, voice).replace("\n", ", ")
    alt = voice.say("figure.drivers.alt", n=len(drivers), label=label, **parts)
    return caption(look, "drivers", title, {}, alt, ["ledger", "printed"])
