"""What a sweep shows: a table of verdicts, which of them flip, a figure, a short report."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd
from matplotlib.colors import ListedColormap, to_rgb
from matplotlib.patches import Patch

from cifras import paths
from cifras.arithmetic.verdicts import VERDICTS
from cifras.figures.gallery import Gallery
from cifras.figures.style import INK, VERDICT_MARKS, Caption, new_figure
from cifras.language.texts import LANGUAGES
from cifras.language.voice import Voice
from cifras.report.blocks import (
    Bullets,
    Heading,
    Paragraph,
    Report,
    Table,
    figure_block,
    text_of,
)
from cifras.report.claims import ClaimTokens
from cifras.report.formats import report_file, save
from cifras.report.literal import literal
from cifras.report.values import Values
from cifras.sources.claims import clean_claims
from cifras.sources.schema import load_sources
from cifras.sources.tables import write_table, write_text

_FIGURE = "sweep"


@dataclass(frozen=True)
class Sweep:
    """A sweep that has run: every value as words.

    ``values`` are those of each parameter, ``runs`` the combinations of them and ``errors`` what
    each failed for, or an empty text; ``count`` is how many there were before exclusions.
    ``table`` and ``flips`` are those of :mod:`cifras.audit.flips`.
    """

    name: str
    values: dict
    runs: list
    errors: list
    count: int
    table: pd.DataFrame
    flips: pd.DataFrame

    @property
    def audited(self):
        """The claims that have verdicts."""
        return [column for column in self.table.columns if column not in self.values]

    @property
    def flipping(self):
        """The claims whose verdict flips."""
        return list(dict.fromkeys(self.flips["claim_id"]))

    @property
    def graded(self):
        """The claims that some combination can grade: those that flip come first."""
        can = [c for c in self.audited if set(self.table[c]) - {"", "untestable"}]
        return sorted(can, key=lambda claim: claim not in self.flipping)

    @property
    def power(self):
        """The parameters by how many verdicts they flip, and those numbers."""
        counts = self.flips.groupby("parameter")["claim_id"].nunique()
        return {name: int(counts[name]) for name in sorted(counts.index, key=lambda n: -counts[n])}

    def ordered(self):
        """Return the table as the figure shows it: the parameters that flip most vary slowest."""
        order = sorted(self.values, key=lambda name: -self.power.get(name, 0))
        return self.table[[*order, *self.graded]].sort_values(
            order, key=lambda column: column.map(self.values[column.name].index), kind="stable"
        )


def save_sweep(sweep):
    """Write the tables, the figure and the report of a sweep, the report in every language."""
    write_table(sweep.table, paths.results(sweep.name) / "sweep.csv")
    write_table(sweep.flips, paths.results(sweep.name) / "flips.csv")
    sources = load_sources()
    claims = clean_claims(sources)
    labels = [f"label_{code}" for code in LANGUAGES]
    claims = claims.merge(sources.indicators[["indicator", *labels]], how="left")
    claims = claims.set_index("claim_id", drop=False).fillna(dict.fromkeys(labels, ""))
    voices = [Voice(code, sweep.name, names=sources.names(code)) for code in LANGUAGES]
    gallery = Gallery(sweep.name, voices)
    gallery.draw(_FIGURE, draw_sweep, sweep, claims, data=sweep.ordered())
    words = gallery.titles().set_index("language")
    for voice in voices:
        report = _report(sweep, claims, voice, words.loc[voice.language])
        save("md", report)
        values = report_file("json", voice.language, "values")
        text = report.values.to_json(text_of(report.blocks))
        write_text(text, paths.reports(sweep.name) / values)


def _label(claims, claim_id, voice):
    """Return how the figure calls a claim."""
    claim = claims.loc[claim_id]
    ends = (claim["start_period"], claim["end_period"])
    years = "–".join(dict.fromkeys(str(end) for end in ends if not pd.isna(end)))
    return f"{claim_id}  {claim[f'label_{voice.language}']} {years}".strip()


def _counted(verdicts):
    """Count verdicts, best first."""
    counts = Counter(verdicts)
    return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}


def _caption(sweep, claims, voice):
    say, power = voice.say, sweep.power
    counts = {"n": len(sweep.flipping), "graded": len(sweep.graded)}
    title = say("figure.sweep.title" if power else "figure.sweep.title_none", **counts)
    subtitle = say("figure.sweep.subtitle", runs=len(sweep.table))
    if power:
        flips = (say("figure.sweep.power", parameter=p, n=count) for p, count in power.items())
        subtitle += " " + say("figure.sweep.powers", list=voice.join(flips))
    told = []
    for claim in sweep.graded:
        met = voice.join(
            say("figure.sweep.alt_count", verdict=voice.name(verdict), n=count)
            for verdict, count in _counted(sweep.table[claim]).items()
        )
        told.append(say("figure.sweep.alt_item", label=_label(claims, claim, voice), list=met))
    alt = say("figure.sweep.alt", list="; ".join(told) or say("figure.sweep.alt_none"))
    listed = say("figure.printed") + "; " + say("figure.ledger")
    return Caption(title, subtitle, say("figure.source", list=listed, run=sweep.name), alt)


def draw_sweep(sweep, claims, look):
    """Draw claims (rows) by combinations (columns), coloured by verdict, parameters above."""
    voice, graded, drawn = look.voice, sweep.graded, sweep.ordered()
    parameters = [name for name in drawn.columns if name in sweep.values]
    strips, rows = len(parameters), len(graded)
    shares = [0.26 * strips, 0.24 * max(rows, 1)]
    words = _caption(sweep, claims, voice)
    figure, (top, ax) = new_figure(
        words, height=sum(shares) + 2.0, width=7.5, left=0.36, panels=(2, 1), below=0.42, gap=0.12,
        hspace=0.06, height_ratios=shares, sharex=True,
    )  # fmt: skip
    labels = [
        _draw_strip(top, y, list(drawn[name]), name, sweep.values[name])
        for y, name in enumerate(parameters)
    ]
    top.set_yticks(range(strips), labels, fontsize=8)
    top.set_ylim(strips - 0.5, -0.5)
    kinds = [*VERDICTS, ""]
    colours = ListedColormap([to_rgb(VERDICT_MARKS[v][0]) for v in VERDICTS] + [(1, 1, 1)])
    if rows:
        cells = [[kinds.index(verdict) for verdict in drawn[claim]] for claim in graded]
        ax.imshow(cells, cmap=colours, vmin=-0.5, vmax=len(kinds) - 0.5, aspect="auto",
                  interpolation="nearest")  # fmt: skip
    ax.set_yticks(range(rows), [_label(claims, claim, voice) for claim in graded], fontsize=8)
    ax.set_yticks([y - 0.5 for y in range(rows)], minor=True)
    ax.grid(visible=False)
    ax.grid(visible=True, axis="y", which="minor", color="white", linewidth=2.5)
    for axes in (top, ax):
        axes.tick_params(axis="both", which="both", length=0)
        axes.spines["bottom"].set_visible(False)
    top.tick_params(axis="x", labelbottom=False)
    ax.set_xticks([])
    met = [v for v in kinds if any(v in set(drawn[claim]) for claim in graded)]
    handles = [
        Patch(color=VERDICT_MARKS[v][0], label=voice.name(v))
        if v
        else Patch(facecolor="white", edgecolor="#BBBBBB", label=voice.say("sweep.not_audited"))
        for v in met
    ]
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(-0.57, -0.02), ncols=len(met) or 1,
              frameon=False, fontsize=8.5, handlelength=1, columnspacing=1.2)  # fmt: skip
    return figure, words


def _draw_strip(ax, y, values, name, listed):
    """Draw one parameter: a box per stretch of equal values, with the value where it fits.

    Returns the label of the strip, with the values in their order if some fit nowhere.
    """
    told = set()
    starts = [i for i in range(len(values)) if i == 0 or values[i] != values[i - 1]]
    inches = 4.5 / len(values)
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        shade = ("#E2E2E2", "#BDBDBD")[listed.index(values[start]) % 2]
        ax.barh(y, end - start, left=start - 0.5, height=0.86, color=shade, edgecolor="white",
                linewidth=0.8 if inches > 0.05 else 0)  # fmt: skip
        room = (end - start) * inches / len(values[start])
        if room > 0.045:
            told.add(values[start])
            ax.text((start + end - 1) / 2, y, values[start], ha="center", va="center",
                    fontsize=min(6.5, 108 * room), color=INK)  # fmt: skip
    short = listed if len(listed) < 4 else [listed[0], "…", listed[-1]]
    return name if told >= set(values) else f"{name}: {', '.join(short)}"


def _report(sweep, claims, voice, words):
    """Return the report of a sweep."""
    say, values = voice.say, Values(voice)
    blocks = [
        Heading(1, say("sweep.title", name=f"`{sweep.name}`")),
        Paragraph(" ".join(_lead(sweep, values))),
        Paragraph(say("sweep.basis")),
        figure_block(values, _FIGURE, words),
    ]
    if sweep.power:
        columns = ("claim", "says", "parameter", "by_value", "pairs")
        rows = tuple(_flip_rows(sweep, ClaimTokens(values, claims)))
        blocks += [Heading(2, say("sweep.flips")), Paragraph(say("sweep.flips_text"))]
        blocks.append(Table("flips", columns, rows))
    failed = [(one, error) for one, error in zip(sweep.runs, sweep.errors, strict=True) if error]
    if failed:
        blocks += [Heading(2, say("sweep.failed")), Paragraph(say("sweep.failed_text"))]
        blocks.append(
            Bullets(tuple(f"`{_options(one)}`: {literal(str(error))}" for one, error in failed))
        )
    example = _options(sweep.runs[-1])
    blocks += [Heading(2, say("sweep.look")), Paragraph(say("sweep.look_text", options=example))]
    meanings = tuple(f"**{voice.name(v)}**: {say(f'verdicts.{v}')}" for v in VERDICTS)
    blocks += [Heading(2, say("sweep.meaning")), Paragraph(say("sweep.meaning_text"))]
    return Report(sweep.name, voice, values, [*blocks, Bullets(meanings)])


def _options(one):
    return " ".join(f"-p {name}={value}" for name, value in one.items())


def _count(values, name, number, **origin):
    return values.number(name, int(number), table="sweep.csv", **origin)


def _lead(sweep, values):
    """Yield the sentences of the summary."""
    voice, flipping, power = values.voice, sweep.flipping, sweep.power
    say, about = voice.say, {"about": "claims"}
    combinations = {"about": "combinations", "formula": "count"}
    yield say(
        "sweep.lead" if flipping else "sweep.lead_none",
        runs=_count(values, "runs", len(sweep.table), **combinations),
        list=voice.join(f"`{name}`" for name in sweep.values),
        claims=_count(values, "claims", len(sweep.audited), formula="count", **about),
        graded=_count(values, "graded", len(sweep.graded), formula="graded at least once", **about),
        n=_count(values, "flipping", len(flipping), formula="that flip", **about),
    )
    excluded = sweep.count - len(sweep.runs)
    if excluded:
        yield say("sweep.excluded", n=_count(values, "excluded", excluded, **combinations))
    lost = [c for c in flipping if len(set(sweep.table[c]) - {"", "untestable"}) == 1]
    if lost:
        yield say("sweep.lost", list=voice.join(lost))
    told = []
    for name, count in power.items():
        rows = sweep.flips[sweep.flips["parameter"] == name]
        between = rows[(rows[["from_verdict", "to_verdict"]] != "untestable").all(axis=1)]
        graded = between["claim_id"].nunique()
        formula = "claims it flips from one grade to another"
        told.append(
            say(
                "sweep.power",
                parameter=f"`{name}`",
                n=_count(values, f"flipped.{name}", count, about=name, formula="claims it flips"),
                graded=_count(values, f"graded.{name}", graded, about=name, formula=formula),
            )
        )
    if told:
        yield say("sweep.powers", list="; ".join(told))
    idle = [name for name, listed in sweep.values.items() if len(listed) > 1 and name not in power]
    if idle and flipping:
        yield say("sweep.idle", list=voice.join(f"`{name}`" for name in idle))


def _flip_rows(sweep, tokens):
    """Yield a row per claim and parameter that flips it."""
    values, say = tokens.values, tokens.voice.say
    for (claim, parameter), rows in sweep.flips.groupby(["claim_id", "parameter"], sort=False):
        flipped, of = (
            values.number(
                f"{claim}.{parameter}.{name}", int(number), about=claim,
                formula=f"{name} of runs that differ in {parameter} alone", table="flips.csv",
            )
            for name, number in (
                ("flipped pairs", rows["pairs"].sum()), ("pairs", _pairs(sweep, claim, parameter))
            )
        )  # fmt: skip
        told = "; ".join(_by_value(sweep, values, claim, parameter))
        share = say("sweep.share", n=flipped, of=of)
        yield claim, tokens.paraphrase(claim), f"`{parameter}`", told, share


def _by_value(sweep, values, claim, parameter):
    """Yield which verdicts the values of a parameter give, values that give the same together."""
    alike, voice = {}, values.voice
    for value in sweep.values[parameter]:
        met = _counted(sweep.table.loc[sweep.table[parameter] == value, claim])
        alike.setdefault(tuple(met.items()), []).append(value)
    for met, listed in alike.items():
        each = voice.say("sweep.each") if len(listed) > 1 else ""
        counts = []
        for verdict, count in met:
            name = f"{claim}.{parameter}.{listed[0]}.{verdict}"
            formula = f"{parameter}={listed[0]}: {verdict}"
            token = _count(values, name, count, about=claim, formula=formula)
            counts.append(f"{voice.name(verdict)} × {token}")
        yield ", ".join(f"`{value}`" for value in listed) + f": {', '.join(counts) or '–'}{each}"


def _pairs(sweep, claim, parameter):
    """Count the pairs of combinations that differ in a parameter alone and grade a claim."""
    others = [name for name in sweep.values if name != parameter]
    graded = sweep.table[sweep.table[claim] != ""]
    sizes = graded.groupby(others).size() if others else [len(graded)]
    return sum(size * (size - 1) // 2 for size in sizes)
