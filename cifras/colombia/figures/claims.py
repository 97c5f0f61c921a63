"""Figures of the claims: stated beside recomputed, the funnel, the missing base, the flips."""

import numpy as np

from cifras.arithmetic.verdicts import HOLDS, SIGNS
from cifras.colombia.figures import caption
from cifras.figures.axes import as_rows, label_row, note, whole_years
from cifras.figures.style import CONTEXT, FAINT, INK, SOFT, VERDICT_MARKS, new_figure
from cifras.sources.claims import smallest_grain

_AMBER = "#7A5400"


def forest_rows(claims, verdicts, trends, indicators):
    """Return one row per change claim with what the forest plot needs.

    Columns: ``claim_id``, ``verdict``, ``stated``, ``rounding`` (half the width of what the
    stated number stands for), ``point``, ``low``, ``high`` at the printed grain and
    ``series_low``, ``series_high`` at that of the series, in percent; what it is about
    (``label_en``, ``label_es``) and its years (``start``, ``end``).
    """
    rows = claims[claims["kind"] == "change"].merge(
        verdicts[["claim_id", "verdict"]], on="claim_id"
    )
    bounds = trends[trends["measure"] == "percent_change"]
    fine = bounds[bounds["basis"] != "series"].set_index("claim_id")
    coarse = bounds[bounds["basis"] == "series"].set_index("claim_id")
    out = rows[["claim_id", "verdict"]].copy()
    out["stated"] = rows["direction"].map(SIGNS) * rows["stated_value"].abs().astype(float)
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


def draw_claims(rows, look):
    """Draw the forest plot of :func:`forest_rows`: what was recomputed, less what was stated."""
    if rows.empty:
        return None
    voice, half = look.voice, rows["rounding"].max()
    words = _caption_claims(rows, look)
    figure, ax = new_figure(words, height=0.62 * len(rows) + 2.0, left=0.33, right=0.72, below=0.5)
    ax.axvspan(-half, half, color=FAINT, lw=0)
    ax.axvline(0, color=CONTEXT, lw=1)
    for y, row in enumerate(rows.itertuples()):
        colour, marker = VERDICT_MARKS[row.verdict]
        label_row(ax, y, _claim_label(row, voice))
        if not np.isfinite(row.point):
            why = "no-start" if row.untested_because == "no-start" else "no-levels"
            label_row(ax, y, voice.say(f"figure.claims.remark_{why}"), 1.02, 8.5, SOFT)
            continue
        for low, high, width in (
            (row.series_low, row.series_high, 1.6),
            (row.low, row.high, 6),
        ):
            ax.plot(np.array([low, high]) - row.stated, [y, y], color=colour, lw=width, alpha=0.55,
                    solid_capstyle="butt")  # fmt: skip
        ax.plot(row.point - row.stated, y, marker, color=colour, ms=8, mec="white", mew=0.8)
        remark = voice.say(
            "figure.claims.remark",
            verdict=voice.name(row.verdict),
            point=voice.percent(row.point, 1, signed=True),
            low=voice.number(row.low, 1, signed=True),
            high=voice.number(row.high, 1, signed=True),
        )
        label_row(ax, y, remark, 1.02, 8.5, colour)
    as_rows(ax, len(rows), first=-0.5)
    ax.set_xlabel(voice.say("figure.claims.axis"), fontsize=8.5)
    return figure, words


def _claim_label(row, voice):
    """Return the label of one row of the forest plot: what, when, and what is stated."""
    return voice.say(
        "figure.claims.label",
        what=getattr(row, f"label_{voice.language}"),
        start=row.start,
        end=row.end,
        stated=voice.percent(row.stated, signed=True),
    )


def _caption_claims(rows, look):
    voice, failed = look.voice, dict.fromkeys(("contradicted", "reversed"), "failed")
    counts = rows["verdict"].replace(dict.fromkeys(HOLDS, "held") | failed).value_counts()
    told = [
        voice.count(f"figure.claims.{fate}", int(counts[fate]))
        for fate in ("held", "grain", "failed", "untestable")
        if fate in counts
    ]
    described = []
    for row in rows.itertuples():
        is_untested = row.verdict == "untestable"
        point = {} if is_untested else {"point": voice.percent(row.point, 1, signed=True)}
        name = "figure.claims.alt_untestable" if is_untested else "figure.claims.alt_item"
        label = _claim_label(row, voice).replace("\n", ", ")
        described.append(voice.say(name, label=label, verdict=voice.name(row.verdict), **point))
    title = voice.count("figure.claims.title", len(rows), list=voice.join(told))
    alt = voice.say("figure.claims.alt", n=len(rows), list="; ".join(described))
    return caption(look, "claims", title, {}, alt, ["printed"])


def draw_grains(table, claim, step, look):
    """Draw how the bounds of a change widen with the grain until the stated percent fits.

    `table` has ``grain``, ``low`` and ``high``; `step` is the grain of the series, or None.
    """
    voice, unit, needed = look.voice, claim.unit, smallest_grain(claim)
    start, end, stated = map(voice.quantity, (claim.start, claim.end, claim.stated))
    title, alt = (
        voice.say(f"figure.grain.{part}", stated=stated, needed=voice.amount(needed, unit, places))
        for part, places in (("title", 1), ("alt", 2))
    )
    about = {"id": claim.claim_id, "start": start, "end": end}
    words = caption(look, "grain", title, about, alt, ["printed"])
    figure, ax = new_figure(words, right=0.97, below=0.5)
    colour, blue, first = VERDICT_MARKS["grain"][0], look.colour(claim.estimator), table.iloc[0]
    ax.axhspan(claim.stated_low, claim.stated_high, color=blue, alpha=0.16, lw=0)
    ax.axhline(claim.stated_value, color=blue, lw=1)
    label = voice.say("figure.grain.stated", stated=voice.percent(claim.stated_value))
    ax.text(
        first["grain"] + 0.08, claim.stated_value + 0.08, label, va="bottom", fontsize=9, color=blue
    )
    ax.fill_between(table["grain"], table["low"], table["high"], color=colour, alpha=0.3, lw=0)
    ax.plot(table["grain"], (table["low"] + table["high"]) / 2, alpha=0)
    for side in ("low", "high"):
        ax.plot(table["grain"], table[side], color=colour, lw=1.4)
    ax.axvline(float(needed), color=INK, lw=1, ls=(0, (3, 2)))
    if step:
        ax.axvline(float(step), color=INK, lw=1.6)
        label = voice.say("figure.grain.series", step=voice.amount(step, unit))
        note(ax, label, (float(step), table["low"].min()), offset=(-5, 3), ha="right", size=9,
             colour="black")  # fmt: skip
    label = voice.say("figure.grain.needed", needed=voice.amount(needed, unit, 2))
    note(ax, label, (float(needed), table["high"].max()), offset=(-6, -4), ha="right", va="top",
         size=9)  # fmt: skip
    ax.text(first["grain"] + 0.08, (first["low"] + first["high"]) / 2,
            voice.say("figure.grain.allowed"), va="center", fontsize=9, color=_AMBER)  # fmt: skip
    ax.set_xlabel(voice.say("figure.grain.axis"), fontsize=8.5)
    ax.set_xlim(table["grain"].min(), table["grain"].max())
    ax.yaxis.set_major_formatter(lambda value, _: voice.percent(value, signed=True))
    return figure, words


def draw_implied_base(published, implied, claim, look):
    """Draw the base that a claim implies against every value published for that year.

    `published` has ``value``, ``low``, ``high``, ``vintage``, ``estimator`` and ``fits``;
    `implied` has ``basis`` (``printed`` or ``series``), ``low``, ``value`` and ``high``.
    """
    if published.empty or implied.empty:
        return None
    voice, unit, bounds = look.voice, claim.unit, implied.set_index("basis")
    row = bounds.loc["printed"]
    words = _caption_implied_base(published, row, claim, look)
    figure, ax = new_figure(
        words, height=0.42 * len(published) + 2.6, left=0.30, below=0.5, gap=0.42
    )
    for basis, alpha in (("series", 0.25), ("printed", 0.5)):
        if basis in bounds.index:
            ax.axvspan(*bounds.loc[basis, ["low", "high"]], color="#C98A00", alpha=alpha, lw=0)
    label = voice.say("figure.implied-base.implied", low=voice.number(row["low"]),
                      high=voice.amount(row["high"], unit))  # fmt: skip
    note(ax, label, (row["value"], 1), ("data", "axes fraction"), offset=(0, 3), ha="center",
         va="bottom", colour=_AMBER)  # fmt: skip
    for y, seen in enumerate(published.itertuples()):
        colour = look.colour(seen.estimator)
        ax.plot([seen.low, seen.high], [y, y], color=colour, lw=5, alpha=0.4)
        ax.plot(seen.value, y, "o", color=colour, ms=7)
        note(ax, voice.amount(seen.value, unit), (seen.value, y), offset=(0, 8), ha="center",
             size=9, colour=colour)  # fmt: skip
        who = voice.name(seen.estimator)
        label = voice.say("figure.implied-base.row", who=who, vintage=seen.vintage)
        label_row(ax, y, label, colour=colour)
    as_rows(ax, len(published))
    low = min(published["low"].min(), implied["low"].min())
    high = max(published["high"].max(), implied["high"].max())
    ax.set_xlim(low - 0.12 * (high - low), high + 0.15 * (high - low))
    ax.set_xlabel(voice.say("figure.implied-base.axis"), fontsize=8.5)
    return figure, words


def _caption_implied_base(published, row, claim, look):
    voice, fitting = look.voice, int(published["fits"].sum())
    ends = {side: voice.amount(row[side], claim.unit) for side in ("low", "high")}
    fate = voice.say("figure.implied-base.unseen")
    if fitting:
        fate = voice.say("figure.implied-base.seen", n=fitting, all=len(published))
    seen = "; ".join(
        voice.say("figure.implied-base.alt_item", who=voice.name(r.estimator),
                  value=voice.amount(r.value, claim.unit), vintage=r.vintage)
        for r in published.itertuples()
    )  # fmt: skip
    stated = voice.percent(claim.stated_value)
    title = voice.say("figure.implied-base.title", stated=stated, **ends, fate=fate)
    about = {"period": claim.start_period, "id": claim.claim_id}
    alt = voice.say("figure.implied-base.alt", **ends, list=seen)
    return caption(look, "implied-base", title, about, alt, ["printed", "ledger"])


def draw_flips(spans, documents, look):
    """Draw, per claim and estimator, in which years of publication the ledger upholds it.

    `spans` has ``claim_id``, ``label_en``, ``label_es``, ``estimator``, ``status``,
    ``as_of`` and ``until``; `documents` maps a claim to the year in which its document was written.
    """
    if spans.empty:
        return None
    voice, words = look.voice, _caption_flips(spans, look)
    labels = list(dict.fromkeys(_flip_label(span, voice) for span in spans.itertuples()))
    figure, ax = new_figure(words, height=0.3 * len(labels) + 2.2, left=0.36, below=0.5, gap=0.42)
    marks = {
        "agrees": VERDICT_MARKS["exact"],
        "close": VERDICT_MARKS["rounding"],
        "differs": VERDICT_MARKS["contradicted"],
    }
    for span in spans.itertuples():
        y, (colour, marker) = labels.index(_flip_label(span, voice)), marks[span.status]
        ax.plot(
            [span.as_of, span.until], [y, y], color=colour, lw=4, alpha=0.35, solid_capstyle="butt"
        )
        ax.plot(span.as_of, y, marker, color=colour, ms=7, mec="white", mew=0.6)
        written = documents[span.claim_id]
        ax.plot([written, written], [y - 0.38, y + 0.38], color=INK, lw=1.4)
    for x, (status, (colour, marker)) in enumerate(marks.items()):
        ax.plot(
            0.02 + 0.30 * x, 1.03, marker, color=colour, ms=7, transform=ax.transAxes, clip_on=False
        )
        note(ax, voice.name(status), (0.045 + 0.30 * x, 1.03), "axes fraction", va="center",
             colour=colour)  # fmt: skip
    note(ax, voice.say("figure.flips.document"), (0.62, 1.03), "axes fraction", va="center")
    ax.set_yticks(range(len(labels)), labels, fontsize=8.5)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.set_xlim(spans["as_of"].min() - 0.5, spans["until"].max() + 0.3)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    whole_years(ax)
    ax.set_xlabel(voice.say("figure.flips.axis"), fontsize=8.5)
    return figure, words


def _flip_label(row, voice):
    """Return the label of one row of the timeline: claim, what it is about, whose estimate."""
    what, who = getattr(row, f"label_{voice.language}"), voice.name(row.estimator)
    return voice.say("figure.flips.label", id=row.claim_id, what=what, who=who)


def _caption_flips(spans, look):
    voice, told = look.voice, []
    for _, rows in spans.groupby(["claim_id", "estimator"], sort=False):
        listed = ", ".join(
            voice.say("figure.flips.alt_span", status=voice.name(row.status), year=row.as_of)
            for row in rows.itertuples()
        )
        label = _flip_label(next(rows.itertuples()), voice)
        told.append(voice.say("figure.flips.alt_item", label=label, list=listed))
    turns = spans.groupby("claim_id")["status"].agg(lambda s: {"agrees", "differs"} <= {*s})
    title = voice.say("figure.flips.title", n=len(turns), turning=int(turns.sum()))
    alt = voice.say("figure.flips.alt", list="; ".join(told))
    return caption(look, "flips", title, {}, alt, ["ledger"])
