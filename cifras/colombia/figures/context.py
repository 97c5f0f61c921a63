"""Figures beside the claims: security, and small multiples of what else was counted."""

import pandas as pd

from cifras.colombia.figures import caption
from cifras.figures.axes import draw_line, draw_panels, note, whole_years
from cifras.figures.style import CONTEXT, INK, new_figure
from cifras.language.voice import sentence
from cifras.sources.ledger import select_series


def draw_security(series, targets, look):
    """Draw indexed series, with what a document states as open marks.

    `series` has ``indicator`` with its ``label_en``, ``label_es``, ``said_en`` and ``said_es``,
    ``estimator``, ``period``, ``index_value`` and ``evidence``; `targets` are the claims whose
    stated falls are marked.
    """
    if series.empty:
        return None
    voice, words = look.voice, _caption_security(series, targets, look)
    figure, ax = new_figure(words, right=0.74, height=5.2)
    line = {"arrowstyle": "-", "color": CONTEXT, "lw": 0.7}
    for (_, estimator), rows in series.groupby(["indicator", "estimator"]):
        colour, last = look.colour(estimator), rows.iloc[-1]
        draw_line(ax, rows, "index_value", colour)
        label = f"{sentence(last[f'label_{voice.language}'])}\n{voice.name(estimator)}"
        at = last["period"], max(last["index_value"], 7)
        note(ax, label, at, offset=(7, 0), va="center", colour=colour)
    for claim in targets.itertuples():
        rest = 100 - claim.stated_value
        for value in _at_the_end(series, claim)["index_value"]:
            change = voice.percent(value - 100, 1, signed=True)
            text = voice.say("figure.security.counted", change=change)
            place = {"offset": (4, -7), "ha": "right", "va": "top"}
            note(ax, text, (claim.end_period, value), colour="#444444", **place)
        half, box = claim.stated_grain / 2, {"mfc": "white", "mec": INK, "ecolor": INK}
        ax.errorbar(claim.end_period, rest, yerr=half, fmt="s", ms=6, capsize=3, zorder=5, **box)
        change = voice.percent(-claim.stated_value)
        text = voice.say("figure.security.stated", change=change)
        note(ax, text, (claim.end_period, rest), offset=(4, 22), arrowprops=line)
    ax.axhline(100, color=CONTEXT, lw=0.8)
    ax.set_ylim(0, max(110, series["index_value"].max() * 1.05))
    whole_years(ax)
    return figure, words


def _at_the_end(series, claim):
    """Return what was counted of a claim's indicator in the claim's last year."""
    is_its = series["indicator"] == claim.indicator
    return series[is_its & (series["period"] == claim.end_period)]


def _caption_security(security, targets, look):
    voice, told, first = look.voice, [], int(security["period"].min())
    for claim in targets.itertuples():
        for row in _at_the_end(security, claim).itertuples():
            change = row.index_value - 100
            counted, stated = voice.percent(abs(change)), voice.percent(claim.stated_value)
            moved = voice.say(f"moved_many.{'decrease' if change < 0 else 'increase'}")
            name = "as_stated" if counted == stated else "where_stated"
            what = getattr(row, f"said_{voice.language}") or getattr(row, f"label_{voice.language}")
            about = {"what": what, "moved": moved, "counted": counted, "stated": stated}
            told.append(voice.say(f"figure.security.{name}", **about))
    title = voice.say("figure.security.title_plain")
    if told:
        span = {"start": first, "end": targets["end_period"].max()}
        title = voice.say("figure.security.title", list="; ".join(told), **span)
    alt = voice.say("figure.security.alt", year=first)
    about = {"year": first, "hundred": 100, "known": _second_hand(security, voice)}
    counts = [voice.name(who) for who in dict.fromkeys(security["estimator"])]
    return caption(look, "security", title, about, alt, [*counts, "ledger"])


_NAMED = 3  # years that are named one by one


def _second_hand(security, voice):
    """Say which counts are known second-hand only, in all years or in which, or nothing."""
    told = []
    for what, rows in security.groupby(f"label_{voice.language}", sort=False):
        years = rows.loc[rows["evidence"] == "second-hand", "period"]
        few = "some_years" if len(years) <= _NAMED else "many_years"
        name = "every_year" if len(years) == len(rows) else few
        about = {"what": what, "n": len(years), "of": len(rows)}
        about["years"] = voice.join([str(year) for year in years])
        told += [voice.say(f"figure.security.{name}", **about)] if len(years) else []
    return voice.say("figure.security.second_hand", list=voice.join(told)) if told else ""


def panel_lines(observations, lines):
    """Return the panels of :func:`draw_panel_figure`: panel to line to (colour, rows).

    `lines` holds (panel, line, colour or estimator, indicator, estimator, place) and, if its
    values are to be scaled, what they are multiplied by. Empty where a line has no rows.
    """
    panels = {}
    for panel, line, colour, indicator, estimator, place, *worth in lines:
        rows = select_series(observations, indicator, estimator, place)
        rows = rows.drop_duplicates("period", keep="last")[["period", "value"]].astype(float)
        rows = rows.astype({"period": int}).assign(value=rows["value"] * (worth or [1])[0])
        if rows.empty:
            return {}
        panels.setdefault(panel, {})[line] = colour, rows
    return panels


def panel_table(panels):
    """Return what a set of panels plots as one table: panel, line, period, value."""
    return pd.concat(
        [
            rows.assign(panel=heading, line=label)[["panel", "line", "period", "value"]]
            for heading, lines in panels.items()
            for label, (_, rows) in lines.items()
        ]
        or [pd.DataFrame(columns=["panel", "line", "period", "value"])]
    )


def printed_line(claims, indicator):
    """Return a line for :func:`panel_lines` of what documents print of an indicator."""
    rows = claims[(claims["indicator"] == indicator) & claims["stated_value"].notna()]
    rows = rows[rows["kind"].isin(["level", "count"]) & rows["end_period"].notna()]
    rows = rows.rename(columns={"end_period": "period", "stated_value": "value"})
    return INK, rows[["period", "value"]].astype({"period": int, "value": float})


def _draw(name, panels, title, look, source="ledger", **subtitle):
    """Draw small multiples; the alt text names the lines of each panel."""
    voice = look.voice

    def line_name(line):
        return voice.say(f"line.{line}") if voice.has(f"line.{line}") else voice.name(line)

    def heading(panel):
        return voice.say(f"panel.{panel}")

    told = [
        voice.say(
            "figure.panels.alt_item",
            panel=heading(panel),
            list=voice.join(map(line_name, lines)),
        )
        for panel, lines in panels.items()
    ]
    alt = voice.say("figure.panels.alt", n=len(panels), list="; ".join(told))
    words = caption(look, name, voice.say(f"figure.{name}.title", **title), subtitle, alt, [source])
    coloured = {
        panel: {line: (look.colours.get(c, c), rows) for line, (c, rows) in lines.items()}
        for panel, lines in panels.items()
    }
    return draw_panels(coloured, words, voice, heading, line_name), words


def draw_pressure(panels, look):
    """Draw eradication beside area and seizures beside potential cocaine."""
    if not panels:
        return None
    sprayed, seized = panels["coca_ha"]["sprayed"][1], panels["cocaine_t"]["seized"][1]
    title = {
        "year": int(sprayed["period"].max()),
        "times": look.voice.number(seized["value"].iloc[-1] / seized["value"].iloc[0], 1),
        "start": seized["period"].iloc[0],
        "end": seized["period"].iloc[-1],
    }
    return _draw("pressure", panels, title, look)


def draw_andes(panels, place, look):
    """Draw the growers of coca; the title says the share of `place`."""
    if not panels:
        return None
    lines = panels["coca_ha"]
    year = min(rows["period"].iloc[-1] for _, rows in lines.values())
    values = {
        name: rows.loc[rows["period"] == year, "value"].sum() for name, (_, rows) in lines.items()
    }
    share = look.voice.percent(100 * values[place] / sum(values.values()))
    title = {"place": look.voice.name(place), "share": share, "year": year}
    title["passed"] = _passed(panels["cocaine_t"], place, look.voice)
    return _draw("andes", panels, title, look)


def _passed(lines, place, voice):
    """Say in which years another place could make more cocaine than `place`, or nothing."""
    own = lines[place][1].set_index("period")["value"]
    for other, (_, rows) in lines.items():
        value = rows.set_index("period")["value"]
        more = [year for year in own.index if year in value.index and value[year] > own[year]]
        if other != place and more:
            about = {"who": voice.name(other), "n": len(more), "start": more[0], "end": more[-1]}
            return voice.say("figure.andes.passed", **about)
    return ""


def draw_assistance(panels, base, look):
    """Draw U.S. assistance in constant dollars of the year `base` beside coca area."""
    if not panels:
        return None
    aid = panels["usd_million"]["obligations"][1]
    title = {"year": int(aid.loc[aid["value"].idxmax(), "period"])}
    return _draw("assistance", panels, title, look, "fiscal", base=base)


def draw_people(panels, look):
    """Draw victims, migrants and leaders killed."""
    if not panels:
        return None
    ((_, rows),) = panels["venezuelans"].values()
    voice = look.voice
    title = {
        "first": voice.number(rows["value"].iloc[0]),
        "start": rows["period"].iloc[0],
        "last": voice.number(rows["value"].iloc[-1] / 1000, 1),
        "end": rows["period"].iloc[-1],
    }
    return _draw("people", panels, title, look)
