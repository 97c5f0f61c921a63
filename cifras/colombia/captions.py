"""What each figure says: title, subtitle, source line and alt text, made from the data.

Every function takes what is drawn and a :class:`cifras.language.voice.Voice`, and returns a
:class:`Caption` in its language.
"""

from dataclasses import dataclass, field

from cifras.language.voice import Voice, sentence
from cifras.sources.claims import printed_quantity, smallest_grain


@dataclass(frozen=True)
class Caption:
    """The words of one figure; ``alt`` describes it to those who cannot see it."""

    title: str
    subtitle: str
    source: str
    alt: str
    voice: Voice = field(repr=False)


def _caption(voice, figure, title, subtitle, alt, sources):
    """Return a caption from the texts of `figure`; `title` and `alt` are filled already."""
    listed = "; ".join(voice.say(f"figure.{name}") for name in sources)
    source = voice.say("figure.source", list=listed, run=voice.run)
    return Caption(sentence(title), voice.say(f"figure.{figure}.subtitle", **subtitle), source,
                   sentence(alt), voice)  # fmt: skip


def claim_label(row, voice):
    """Return the label of one row of the forest plot: what, when, and what is stated."""
    return voice.say(
        "figure.claims.label",
        what=getattr(row, f"label_{voice.language}"),
        start=row.start,
        end=row.end,
        stated=voice.percent(row.stated, signed=True),
    )


def caption_claims(rows, voice):
    """Words for the forest plot of the change claims."""
    fates = rows["verdict"].replace(
        {"exact": "held", "rounding": "held", "contradicted": "failed", "reversed": "failed"}
    )
    counts = fates.value_counts()
    told = [
        voice.count(f"figure.claims.{fate}", int(counts[fate]))
        for fate in ("held", "grain", "failed", "untestable")
        if fate in counts
    ]
    described = [
        voice.say(
            "figure.claims.alt_untestable" if untested else "figure.claims.alt_item",
            label=claim_label(row, voice).replace("\n", ", "),
            verdict=voice.name(row.verdict),
            **({} if untested else {"point": voice.percent(row.point, 1, signed=True)}),
        )
        for row in rows.itertuples()
        for untested in [row.verdict == "untestable"]
    ]
    return _caption(
        voice, "claims",
        voice.count("figure.claims.title", len(rows), list=voice.join(told)), {},
        voice.say("figure.claims.alt", n=len(rows), list="; ".join(described)), ["printed"],
    )  # fmt: skip


def caption_grains(claim, voice):
    """Words for the bounds of one change at growing grains."""
    needed = smallest_grain(claim)
    start, end, stated = (
        voice.quantity(printed_quantity(claim, name)) for name in ("start", "end", "stated")
    )
    return _caption(
        voice, "grain",
        voice.say("figure.grain.title", stated=stated, needed=voice.amount(needed, "t", 1)),
        {"id": claim.claim_id, "start": start, "end": end},
        voice.say("figure.grain.alt", stated=stated, needed=voice.amount(needed, "t", 2)),
        ["printed"],
    )  # fmt: skip


def caption_coca_area(series, windows, voice):
    """Words for the two estimates of coca area."""
    described = "; ".join(
        voice.say(
            "figure.coca-area.alt_item",
            who=voice.name(name),
            first=voice.amount(rows["value"].iloc[0], "ha"),
            first_year=rows["period"].iloc[0],
            low=voice.amount(rows["value"].min(), "ha"),
            low_year=_when(rows, "min"),
            high=voice.amount(rows["value"].max(), "ha"),
            high_year=_when(rows, "max"),
            last=voice.amount(rows["value"].iloc[-1], "ha"),
            last_year=rows["period"].iloc[-1],
        )
        for name, rows in series.items()
    )
    year = min(rows["period"].iloc[-1] for rows in series.values())
    since = [
        voice.say(
            "figure.coca-area.times",
            n=voice.number(rows["value"][rows["period"] <= year].iloc[-1] / rows["value"].min(), 1),
            who=voice.name(name),
        )
        for name, rows in series.items()
    ]
    spans = [voice.say("figure.coca-area.window", start=a, end=b) for a, b in windows]
    years = voice.join(sorted({_when(rows, "min") for rows in series.values()}))
    return _caption(
        voice, "coca-area",
        voice.say("figure.coca-area.title", year=year, list=voice.join(since), years=years),
        {"list": voice.join(map(voice.name, series))},
        voice.say("figure.coca-area.alt", list=described, windows=voice.join(spans)), ["ledger"],
    )  # fmt: skip


def caption_vintages(rows, period, voice):
    """Words for the vintages of potential cocaine; `period` is the year whose story is told."""
    here = rows[rows["period"] == period].sort_values("vintage")
    revised = here.groupby("vintage")["value"].last()
    title = voice.say("figure.cocaine-vintages.title_plain")
    if len(here) and here["value"].iloc[-1] != here["value"].iloc[0]:
        first, last = (voice.amount(here["value"].iloc[i], "t") for i in (0, -1))
        title = voice.say("figure.cocaine-vintages.title", period=period, first=first, last=last)
    story = ", ".join(
        voice.say("figure.cocaine-vintages.story", value=voice.amount(value, "t"), vintage=vintage)
        for vintage, value in revised.items()
    )
    alt = voice.say(
        "figure.cocaine-vintages.alt",
        period=period,
        story=story or voice.say("figure.cocaine-vintages.none"),
    )
    return _caption(voice, "cocaine-vintages", title, {}, alt, ["ledger"])


def caption_security(security, targets, voice):
    """Words for homicides and kidnappings, indexed; `targets` are the claims about them."""
    told, first = [], int(security["period"].min())
    for claim in targets.itertuples():
        ends = security[
            (security["indicator"] == claim.indicator) & (security["period"] == claim.end_period)
        ]
        for row in ends.itertuples():
            change = row.index_value - 100
            counted, stated = voice.percent(abs(change)), voice.percent(claim.stated_value)
            name = "as_stated" if counted == stated else "where_stated"
            told.append(
                voice.say(
                    f"figure.security.{name}",
                    what=voice.say(f"what.{claim.indicator}"),
                    moved=voice.say(f"moved_many.{'decrease' if change < 0 else 'increase'}"),
                    counted=counted,
                    **({} if counted == stated else {"stated": stated}),
                )
            )
    listed = "; ".join(told)
    title = told and voice.say(
        "figure.security.title", list=listed, start=first, end=targets["end_period"].max()
    )
    return _caption(
        voice, "security", title or voice.say("figure.security.title_plain"),
        {"year": first, "hundred": 100},
        voice.say("figure.security.alt", year=first, list=sentence(listed)), ["colombian"],
    )  # fmt: skip


def caption_windows(windows, documented, estimator, voice):
    """Words for the heat map of every window; `documented` has start, end, change_pct."""
    told = []
    for row in documented.itertuples():
        alike = windows[windows["end"] - windows["start"] == row.end - row.start]["change_pct"]
        beyond = alike < row.change_pct if row.change_pct < 0 else alike > row.change_pct
        way = "decrease" if row.change_pct < 0 else "increase"
        told.append(
            {
                "start": row.start,
                "end": row.end,
                "change": voice.percent(row.change_pct, signed=True),
                "n": int(beyond.sum()),
                "all": len(alike),
                "what": voice.say(f"figure.windows.{way}"),
            }
        )
    title = voice.say("figure.windows.title_plain")
    if told:
        first = {key: value for key, value in told[0].items() if key not in ("n", "change")}
        title = voice.count("figure.windows.title", told[0]["n"], **first)
    listed = "; ".join(voice.say("figure.windows.alt_item", **row) for row in told)
    return _caption(
        voice, "windows", title, {"who": voice.name(estimator), "all": len(windows)},
        voice.say("figure.windows.alt", all=len(windows), list=listed), ["ledger"],
    )  # fmt: skip


def caption_implied_base(implied, published, claims, voice):
    """Words for the base that a claim implies against what was published."""
    row = implied[implied["basis"] == "printed"].iloc[0]
    claim = claims[claims["claim_id"] == row["claim_id"]].iloc[0]
    fitting, ends = int(published["fits"].sum()), {
        side: voice.amount(row[side], "t") for side in ("low", "high")
    }  # fmt: skip
    fate = voice.say("figure.implied-base.unseen")
    if fitting:
        fate = voice.say("figure.implied-base.seen", n=fitting, all=len(published))
    seen = "; ".join(
        voice.say(
            "figure.implied-base.alt_item",
            who=voice.name(r.estimator), value=voice.amount(r.value, "t"), vintage=r.vintage,
        )
        for r in published.itertuples()
    )  # fmt: skip
    stated = voice.percent(claim["stated_value"])
    return _caption(
        voice, "implied-base",
        voice.say("figure.implied-base.title", stated=stated, **ends, fate=fate),
        {"period": claim["start_period"], "id": claim["claim_id"]},
        voice.say("figure.implied-base.alt", **ends, list=seen), ["printed", "ledger"],
    )  # fmt: skip


def caption_area_yield(parts, claim, voice):
    """Words for the bridge from area and yield to potential cocaine."""
    tons = parts.set_index("part")["cocaine_t"]
    moved = {
        "area": voice.amount(tons["by_area"], "t", signed=True),
        "rate": voice.amount(tons["by_yield"], "t", signed=True),
    }
    name = "title" if tons["by_area"] > 0 >= tons["by_yield"] else "title_plain"
    years = {"start": claim.start_period, "end": claim.end_period}
    alt = voice.say(
        "figure.area-yield.alt", from_t=voice.amount(tons["start"], "t"), **years, **moved,
        to_t=voice.amount(tons["end"], "t"),
    )  # fmt: skip
    title = voice.say(f"figure.area-yield.{name}", **moved)
    return _caption(voice, "area-yield", title, years, alt, ["printed"])


def driver_label(row, voice):
    """Return the label of one row of drivers: whose estimate, which years."""
    return voice.say(
        "figure.drivers.label",
        who=sentence(voice.name(row.estimator)), start=row.start, end=row.end,
    )  # fmt: skip


def caption_drivers(drivers, voice):
    """Words for the shares of area and yield in the changes of potential cocaine."""
    rise = drivers[(drivers["end"] - drivers["start"] > 1) & (drivers["whole_t"] > 0)]
    title = voice.say("figure.drivers.title_plain")
    if len(rise):
        shares = [
            voice.say(
                "figure.drivers.share",
                share=voice.percent(row.area_share_pct), who=voice.name(row.estimator),
            )
            for row in rise.itertuples()
        ]  # fmt: skip
        span = {side: rise[side].iloc[0] for side in ("start", "end")}
        title = voice.say("figure.drivers.title", **span, list=voice.join(shares))
    listed = "; ".join(
        voice.say(
            "figure.drivers.alt_item",
            label=driver_label(row, voice),
            area=voice.percent(row.area_share_pct), rate=voice.percent(row.yield_share_pct),
        )
        for row in drivers.itertuples()
    )  # fmt: skip
    alt = voice.say("figure.drivers.alt", list=listed)
    return _caption(voice, "drivers", title, {}, alt, ["ledger", "printed"])


def caption_rivals(estimates, voice):
    """Words for the two estimates of coca area side by side."""
    compared = estimates["same_direction"].astype(str)
    alike, many = int((compared == "True").sum()), int(compared.isin(["True", "False"]).sum())
    ratio = estimates["US"] / estimates["UNODC"]
    apart = estimates[compared == "False"]["period"]
    name = "title_apart" if (ratio > 1).all() else "title"
    alt = voice.say(
        "figure.rival-estimates.alt",
        low=voice.number(ratio.min(), 1),
        high=voice.number(ratio.max(), 1),
        years=voice.join(apart) or voice.say("figure.rival-estimates.never"),
    )
    title = voice.say(f"figure.rival-estimates.{name}", n=alike, all=many)
    return _caption(voice, "rival-estimates", title, {}, alt, ["ledger"])


def caption_revisions(rows, voice):
    """Words for the revisions of potential cocaine."""
    up, down = (int(x.sum()) for x in (rows["revision_pct"] > 0, rows["revision_pct"] < 0))
    told = ", ".join(
        voice.say(
            "figure.revisions.alt_item",
            period=row.period, first=voice.number(row.first), latest=voice.amount(row.latest, "t"),
        )
        for row in rows.itertuples()
    )  # fmt: skip
    title = voice.say("figure.revisions.title", n=len(rows), up=up, down=down)
    alt = voice.say("figure.revisions.alt", list=told)
    return _caption(voice, "revisions", title, {}, alt, ["ledger"])


def flip_label(row, voice):
    """Return the label of one row of the timeline: claim, what it is about, whose estimate."""
    return voice.say(
        "figure.flips.label",
        id=row.claim_id,
        what=getattr(row, f"label_{voice.language}"),
        who=voice.name(row.estimator),
    )


def caption_flips(spans, voice):
    """Words for the timeline of what the ledger says of each claim."""
    turns = spans.groupby("claim_id")["status"].nunique()
    told = "; ".join(
        voice.say(
            "figure.flips.alt_item",
            label=flip_label(next(rows.itertuples()), voice),
            list=", ".join(
                voice.say("figure.flips.alt_span", status=voice.name(row.status), year=row.as_of)
                for row in rows.itertuples()
            ),
        )
        for _, rows in spans.groupby(["claim_id", "estimator"], sort=False)
    )
    title = voice.say("figure.flips.title", n=len(turns), turning=int((turns > 1).sum()))
    return _caption(voice, "flips", title, {}, voice.say("figure.flips.alt", list=told), ["ledger"])


def caption_tiles(tiles, years, voice):
    """Words for the maps of coca by department."""
    first, last = (tiles[tiles["period"] == year] for year in (years[0], years[-1]))
    change = last.set_index("name")["value"].fillna(0) - first.set_index("name")["value"].fillna(0)
    top = change.sort_values(ascending=False).head(3)
    listed = "; ".join(
        voice.say(
            "figure.departments.alt_item",
            year=year,
            list=voice.join(
                voice.say(
                    "figure.departments.alt_place", name=name, value=voice.amount(value, "ha")
                )
                for name, value in tiles[tiles["period"] == year]
                .nlargest(3, "value")[["name", "value"]]
                .itertuples(index=False)
            ),
        )
        for year in years
    )
    return _caption(
        voice, "departments",
        voice.say(
            "figure.departments.title", list=voice.join(top.index),
            share=voice.percent(100 * top.sum() / change.sum()), year=years[0], last=years[-1],
        ),
        {"years": voice.join(years)}, voice.say("figure.departments.alt", list=listed), ["simci"],
    )  # fmt: skip


def caption_multiples(places, names, window, voice):
    """Words for the small multiples of departments."""
    told = []
    for name in names:
        rows = places[places["name"] == name].sort_values("period")
        told.append(voice.say("figure.department-series.alt_item", name=name, **_ends(rows, voice)))
    year = int(places["period"].max())
    now = places[places["period"] == year]
    share = 100 * now[now["name"].isin(names)]["value"].sum() / now["value"].sum()
    return _caption(
        voice, "department-series",
        voice.say(
            "figure.department-series.title", n=len(names), share=voice.percent(share), year=year
        ),
        {"start": window[0], "end": window[1]},
        voice.say("figure.department-series.alt", n=len(names), list="; ".join(told)), ["simci"],
    )  # fmt: skip


def _panels(voice, figure, panels, title, subtitle=(), source="ledger"):
    """Words for small multiples; the alt text names the first and last value of each line."""
    told = [
        voice.say(
            "figure.panels.alt_item",
            panel=voice.say(f"panel.{panel}"), line=line_name(line, voice), **_ends(rows, voice),
        )
        for panel, lines in panels.items()
        for line, (_, rows) in lines.items()
    ]  # fmt: skip
    alt = voice.say("figure.panels.alt", n=len(panels), list="; ".join(told))
    title = voice.say(f"figure.{figure}.title", **title)
    return _caption(voice, figure, title, dict(subtitle), alt, [source])


def line_name(line, voice):
    """Return the label of a line of a panel; the names of estimators stay as they are."""
    return voice.say(f"line.{line}") if voice.has(f"line.{line}") else voice.name(line)


def caption_pressure(panels, voice):
    """Words for eradication beside area and seizures beside potential cocaine."""
    sprayed, seized = panels["coca_ha"]["sprayed"][1], panels["cocaine_t"]["seized"][1]
    title = {
        "year": int(sprayed["period"].max()),
        "times": voice.number(seized["value"].iloc[-1] / seized["value"].iloc[0], 1),
        "start": seized["period"].iloc[0],
        "end": seized["period"].iloc[-1],
    }
    return _panels(voice, "pressure", panels, title)


def caption_andes(panels, voice):
    """Words for the three growers of coca."""
    lines = panels["coca_ha"]
    year = min(rows["period"].iloc[-1] for _, rows in lines.values())
    values = {
        place: rows.loc[rows["period"] == year, "value"].sum() for place, (_, rows) in lines.items()
    }
    share = voice.percent(100 * values["Colombia"] / sum(values.values()))
    return _panels(voice, "andes", panels, {"share": share, "year": year})


def caption_assistance(panels, year, voice):
    """Words for U.S. assistance in constant dollars beside coca area."""
    aid = panels["usd_million"]["obligations"][1]
    title = {"year": int(aid.loc[aid["value"].idxmax(), "period"])}
    return _panels(voice, "assistance", panels, title, {"base": year}, "fiscal")


def caption_people(panels, voice):
    """Words for victims, migrants and leaders killed."""
    ((_, rows),) = panels["venezuelans"].values()
    title = {
        "first": voice.number(rows["value"].iloc[0]),
        "start": rows["period"].iloc[0],
        "last": voice.number(rows["value"].iloc[-1] / 1000, 1),
        "end": rows["period"].iloc[-1],
    }
    return _panels(voice, "people", panels, title)


def _ends(rows, voice):
    return {
        "first": voice.number(rows["value"].iloc[0]),
        "first_year": int(rows["period"].iloc[0]),
        "last": voice.number(rows["value"].iloc[-1]),
        "last_year": int(rows["period"].iloc[-1]),
    }


def _when(rows, how):
    return int(rows.loc[getattr(rows["value"], f"idx{how}")(), "period"])
