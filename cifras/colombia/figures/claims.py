"""Figures of the claims: stated beside recomputed, the funnel, the missing base, the flips."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.transforms import blended_transform_factory

from cifras.arithmetic.verdicts import HOLDS, SIGNS
from cifras.colombia.figures import caption
from cifras.figures.axes import as_rows, key, label_row, note, whole_years
from cifras.figures.style import (
    CHECK_MARKS,
    INK,
    SOFT,
    STATED,
    VERDICT_MARKS,
    new_figure,
    wrap,
)
from cifras.language.voice import sentence
from cifras.sources.claims import smallest_grain

_AMBER = "#7A5400"


def forest_rows(claims, verdicts, trends, indicators):
    """Return one row per change claim with what its picture needs.

    Columns: ``claim_id``, ``verdict``, ``basis``, ``stated`` with ``stated_low`` and
    ``stated_high`` (what the stated number stands for), ``point``, ``low``, ``high`` at the
    printed grain and ``series_low``, ``series_high`` at that of the series, in percent; what it
    is about (``label_en``, ``label_es``), why it is not tested (``untested_because``) and its
    years (``start``, ``end``).
    """
    rows = claims[claims["kind"] == "change"].merge(
        verdicts[["claim_id", "verdict", "basis"]], on="claim_id"
    )
    bounds = trends[trends["measure"] == "percent_change"]
    fine = bounds[bounds["basis"] != "series"].set_index("claim_id")
    coarse = bounds[bounds["basis"] == "series"].set_index("claim_id")
    out = rows[["claim_id", "verdict", "basis"]].copy()
    sign = rows["direction"].map(SIGNS)
    out["stated"] = sign * rows["stated_value"].abs().astype(float)
    sides = [sign * rows[f"stated_{side}"].astype(float) for side in ("low", "high")]
    out["stated_low"], out["stated_high"] = np.minimum(*sides), np.maximum(*sides)
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
    """Draw each tested change of :func:`forest_rows` on a stretch of the percent axis.

    All stretches are of one scale. Grey is what the stated number stands for, the mark what the
    printed figures give. Claims that cannot be tested are listed below.
    """
    if rows.empty:
        return None
    voice, words = look.voice, _caption_claims(rows, look)
    tested = rows[np.isfinite(rows["point"])]
    untested = [line for text in _untested(rows, voice) for line in wrap(text, 84)]
    figure, axes = new_figure(
        words,
        panels=(max(len(tested), 1), 1),
        height=1.45 * len(tested) + 0.17 * len(untested) + 1.7,
        left=0.02,
        right=0.98,
        gap=0.42,
        below=0.42 + 0.17 * len(untested),
        hspace=0.85,
        squeeze=False,
    )
    ends = tested[["stated_low", "low", "series_low", "stated_high", "high", "series_high"]]
    ends = ends.where(np.isfinite(ends)).agg(["min", "max"], axis=1)
    half = 0.7 * (ends["max"] - ends["min"]).max()
    step = next((step for step in (1, 2, 5, 10, 20) if 2 * half / step <= 10), 50)
    for ax, row, middle in zip(axes.flat, tested.itertuples(), ends.mean(axis=1), strict=False):
        ax.set_xlim(middle - half, middle + half)
        _tick(ax, middle, 0.97 * half, step)
        _draw_claim(ax, row, voice)
    if tested.empty:
        axes[0, 0].set_axis_off()
    where = ("figure fraction", "axes fraction")
    note(axes[-1, 0], "\n".join(untested), (0.02, 0), where, (0, -28), va="top", colour=SOFT)
    return figure, words


def _tick(ax, middle, half, step):
    """Put ticks at the multiples of `step` within `half` of the middle."""
    first, last = np.ceil((middle - half) / step), np.floor((middle + half) / step)
    ax.set_xticks(np.arange(first, last + 1) * step)


def _draw_claim(ax, row, voice):
    """Draw one claim: the stated band, the recomputed bar and mark, and their names."""
    colour, marker = VERDICT_MARKS[row.verdict]
    left, right = ax.get_xlim()
    stated = max(row.stated_low, left), min(row.stated_high, right)
    ax.axvspan(*stated, 0.26, 0.74, color=STATED, lw=0)  # between its name and that of the mark
    bar = {"color": colour, "solid_capstyle": "butt"}
    ax.plot([row.series_low, row.series_high], [0, 0], lw=2.2, **bar)
    ax.plot([row.low, row.high], [0, 0], lw=9, alpha=0.55, **bar)
    ax.plot(row.point, 0, marker, color=colour, ms=11, mec="white", mew=1)
    texts = {
        (sum(stated) / 2, 0.94, "top"): ("stated", {"colour": "#444444"}),
        (row.point, -0.94, "bottom"): ("recomputed", {"colour": INK, "weight": "bold"}),
    }
    numbers = {"stated": voice.percent(row.stated, signed=True)}
    numbers["recomputed"] = voice.percent(row.point, 1, signed=True)
    for (x, y, side), (name, how) in texts.items():
        text = voice.say(f"figure.claims.{name}", change=numbers[name])
        note(ax, text, (x, y), ha="center", va=side, size=10, **how)
    name = _claim_name(row, voice)
    ax.set_title(sentence(name), fontsize=10.5, weight="bold", loc="left", color=INK)
    fate = voice.say(f"figure.claims.verdict_{row.verdict}")
    ax.set_title(fate, fontsize=10, loc="right", color=INK)
    ax.set_ylim(-1, 1)
    ax.set_yticks([])
    ax.grid(visible=False)
    ax.xaxis.set_major_formatter(lambda value, _: voice.percent(value, signed=True))


def _claim_name(row, voice):
    """Return what a change claim is about, in words: what and when."""
    what = getattr(row, f"label_{voice.language}")
    return voice.say("figure.claims.name", what=what, start=row.start, end=row.end)


def _untested(rows, voice):
    """List the claims without figures to recompute them, by what is not printed."""
    rows = rows[~np.isfinite(rows["point"])]
    why = rows["untested_because"].where(rows["untested_because"] == "no-start", "no-levels")
    for reason, found in rows.groupby(why, sort=False):
        named = [
            voice.say(
                "figure.claims.untested_item",
                name=_claim_name(row, voice),
                stated=voice.percent(row.stated, signed=True),
            )
            for row in found.itertuples()
        ]
        yield voice.say(f"figure.claims.untested_{reason}", list=voice.join(named))


def _caption_claims(rows, look):
    voice, failed = look.voice, dict.fromkeys(("contradicted", "reversed"), "failed")
    counts = rows["verdict"].replace(dict.fromkeys(HOLDS, "held") | failed).value_counts()
    told = [
        voice.count(f"figure.claims.{fate}", int(counts[fate]))
        for fate in ("held", "grain", "failed", "untestable")
        if fate in counts
    ]
    described = [
        voice.say(
            "figure.claims.alt_item",
            name=_claim_name(row, voice),
            stated=voice.percent(row.stated, signed=True),
            point=voice.percent(row.point, 1, signed=True),
        )
        for row in rows[np.isfinite(rows["point"])].itertuples()
    ]
    title = voice.count("figure.claims.title", len(rows), list=voice.join(told))
    alt = "; ".join(described) or voice.say("figure.claims.alt_none")
    bases = dict.fromkeys(rows.loc[np.isfinite(rows["point"]), "basis"])
    return caption(look, "claims", title, {}, f"{alt}.", list(bases) or ["printed"])


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
    words = caption(look, "grain", title, {"start": start, "end": end}, alt, ["printed"])
    figure, ax = new_figure(words, below=0.5)
    colour, first = VERDICT_MARKS["grain"][0], table.iloc[0]
    ax.axhspan(claim.stated_low, claim.stated_high, color=STATED, lw=0)
    label = voice.say("figure.grain.stated", stated=voice.percent(claim.stated_value))
    left = {"coords": "data", "offset": (6, 0), "va": "center"}
    note(ax, label, (first["grain"], claim.stated_value), **left, colour="#444444")
    ax.fill_between(table["grain"], table["low"], table["high"], color=colour, alpha=0.3, lw=0)
    for side in ("low", "high"):
        ax.plot(table["grain"], table[side], color=colour, lw=1.4)
    label = voice.say("figure.grain.allowed")
    middle = (first["low"] + first["high"]) / 2
    note(ax, label, (first["grain"], middle), **left, colour=_AMBER)
    ax.axvline(float(needed), color=INK, lw=1, ls=(0, (3, 2)))
    if step:
        ax.axvline(float(step), color=INK, lw=1.6)
        label = voice.say("figure.grain.series", step=voice.amount(step, unit))
        note(ax, label, (float(step), table["low"].min()), offset=(-5, 3), ha="right")
    label = voice.say("figure.grain.needed", needed=voice.amount(needed, unit, 2))
    top = float(needed), table["high"].max()
    note(ax, label, top, offset=(-6, -4), ha="right", va="top")
    ax.set_xlabel(voice.say("figure.grain.axis"), fontsize=9)
    ax.set_xlim(table["grain"].min(), table["grain"].max())
    ax.yaxis.set_major_formatter(lambda value, _: voice.percent(value, signed=True))
    return figure, words


def draw_implied_base(published, implied, claim, look):
    """Draw the base that a claim implies against every value published for that year.

    `published` has ``value``, ``low``, ``high``, ``vintage``, ``estimator`` and ``fits``;
    `implied` has ``basis`` (``printed`` or ``series``), ``low``, ``value`` and ``high``. A value
    that an estimator published more than once is one row.
    """
    if published.empty or implied.empty:
        return None
    voice, unit, bounds = look.voice, claim.unit, implied.set_index("basis")
    row = bounds.loc["printed"]
    seen = _by_value(published)
    words = _caption_implied_base(seen, row, claim, look)
    figure, ax = new_figure(words, height=0.45 * len(seen) + 2.5, left=0.34, below=0.5, gap=0.42)
    for basis, colour in (("series", "#E9E9E9"), ("printed", "#CFCFCF")):
        if basis in bounds.index:
            ax.axvspan(*bounds.loc[basis, ["low", "high"]], color=colour, lw=0)
    ends = {"low": voice.number(row["low"]), "high": voice.amount(row["high"], unit)}
    label = voice.say("figure.implied-base.implied", **ends)
    middle = row["value"], 1
    note(ax, label, middle, ("data", "axes fraction"), (0, 3), ha="center", colour="#444444")
    for y, one in enumerate(seen.itertuples()):
        colour = look.colour(one.estimator)
        bar = {"color": colour, "lw": 6, "alpha": 0.4, "solid_capstyle": "butt"}
        ax.plot([one.low, one.high], [y, y], **bar)
        ax.plot(one.value, y, "o", color=colour, ms=5)
        amount = voice.amount(one.value, unit)
        note(ax, amount, (one.value, y), offset=(0, 6), ha="center", colour=colour)
        who, editions = voice.name(one.estimator), voice.join(one.editions)
        label = voice.say("figure.implied-base.row", who=who, editions=editions)
        label_row(ax, y, label, colour=colour)
    as_rows(ax, len(seen))
    low = min(seen["low"].min(), implied["low"].min())
    high = max(seen["high"].max(), implied["high"].max())
    ax.set_xlim(low - 0.12 * (high - low), high + 0.15 * (high - low))
    ax.set_xlabel(voice.say("figure.implied-base.axis"), fontsize=9)
    return figure, words


def _by_value(published):
    """Return one row per estimator and value, with the ``editions`` that print it."""
    alike = published.groupby(["estimator", "value"], sort=False)
    rows = alike.agg({"low": "min", "high": "max", "fits": "any", "vintage": _editions})
    return rows.rename(columns={"vintage": "editions"}).reset_index()


def _editions(vintages):
    return sorted(set(map(int, vintages)))


def _caption_implied_base(seen, row, claim, look):
    voice, fitting = look.voice, int(seen["fits"].sum())
    ends = {side: voice.amount(row[side], claim.unit) for side in ("low", "high")}
    fate = voice.say("figure.implied-base.unseen")
    if fitting:
        fate = voice.say("figure.implied-base.seen", n=fitting, all=len(seen))
    listed = "; ".join(
        voice.say(
            "figure.implied-base.alt_item",
            who=voice.name(one.estimator),
            value=voice.amount(one.value, claim.unit),
            editions=voice.join(one.editions),
        )
        for one in seen.itertuples()
    )
    stated = voice.percent(claim.stated_value)
    title = voice.say("figure.implied-base.title", stated=stated, **ends, fate=fate)
    about = {"period": claim.start_period}
    alt = voice.say("figure.implied-base.alt", **about, list=listed)
    return caption(look, "implied-base", title, about, alt, ["printed", "ledger"])


def draw_flips(spans, claims, look):
    """Draw, per claim and estimator, how each edition of the figures sees the claim.

    `spans` has ``claim_id``, ``label_en``, ``label_es``, ``estimator``, ``status`` (one of
    CHECK_MARKS), ``as_of`` and ``until``, the last edition for which it held; `claims` are the
    cleaned claims, which name the rows and say when their document was written. Claims that say
    the same share their rows.
    """
    if spans.empty:
        return None
    voice, words = look.voice, _caption_flips(spans, claims, look)
    published = claims.set_index("claim_id")["published"]
    named = spans.assign(name=list(_flip_names(spans, claims, voice)))
    rows = named["name"].nunique() + len(named.drop_duplicates(["name", "estimator"]))
    figure, ax = new_figure(words, height=0.235 * rows + 2.1, left=0.3, below=0.5, gap=0.4)
    y = -1
    for name, found in named.groupby("name", sort=False):
        y, first = y + 1, y + 1.5
        alike = list(dict.fromkeys(found["claim_id"]))
        if len(alike) > 1:
            name = voice.say("figure.flips.alike", name=name, n=len(alike))
        place = {"va": "center", "weight": "bold"}
        head = note(ax, sentence(name), (0.02, y), ("figure fraction", "data"), **place)
        head.set_bbox({"fc": "white", "ec": "none", "pad": 1.5})
        for estimator, held in found.groupby("estimator", sort=False):
            y += 1
            label_row(ax, y, voice.name(estimator), colour=look.colours.get(estimator, INK))
            for span in held.drop_duplicates("as_of").itertuples():
                colour, marker = CHECK_MARKS[span.status]
                bar = {"color": colour, "alpha": 0.4, "solid_capstyle": "butt"}
                ax.plot([span.as_of, span.until], [y, y], lw=4, **bar)
                ax.plot(span.as_of, y, marker, color=colour, ms=7, mec="white", mew=0.6)
        for written in sorted(set(published[alike].astype(int))):
            ax.plot([written, written], [first, y + 0.5], color=INK, lw=1.4)
    as_rows(ax, rows)
    handles = [
        Line2D([], [], color=colour, marker=marker, ls="", ms=7, label=voice.name(status))
        for status, (colour, marker) in CHECK_MARKS.items()
        if status in set(spans["status"])
    ]
    label = voice.say("figure.flips.document")
    handles.append(Line2D([], [], color=INK, marker="|", ls="", ms=10, mew=1.4, label=label))
    across = blended_transform_factory(figure.transFigure, ax.transAxes)
    key(ax, 4, (0.01, 1), handles, handlelength=1, bbox_transform=across)
    ax.set_xlim(spans["as_of"].min() - 0.5, spans["until"].max() + 0.5)
    whole_years(ax)
    ax.set_xlabel(voice.say("figure.flips.axis"), fontsize=9)
    return figure, words


def _flip_names(spans, claims, voice):
    """Return what the claim of each span says, in words: a change with its years, or a record."""
    about = claims.set_index("claim_id").to_dict("index")
    for claim_id, what in zip(spans["claim_id"], spans[f"label_{voice.language}"], strict=True):
        claim = about[claim_id]
        tokens = {"what": what, "end": claim["end_period"]}
        if claim["kind"] == "change":
            stated = SIGNS[claim["direction"]] * claim["stated_value"]
            tokens |= {"start": claim["start_period"], "stated": voice.percent(stated, signed=True)}
        yield voice.say(f"figure.flips.{claim['kind']}", **tokens)


def _caption_flips(spans, claims, look):
    voice = look.voice
    named = spans.assign(name=list(_flip_names(spans, claims, voice)))
    turns = named.groupby("claim_id")["status"].agg(lambda s: {"agrees", "differs"} <= {*s})
    turning = named[named["claim_id"].map(turns)]["name"]
    title = voice.say("figure.flips.title", n=len(turns), turning=int(turns.sum()))
    listed = "; ".join(dict.fromkeys(turning)) or voice.say("figure.flips.alt_none")
    alt = voice.say("figure.flips.alt", list=listed)
    return caption(look, "flips", title, {}, alt, ["ledger"])
