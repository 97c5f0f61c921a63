"""What a sweep shows: a table of verdicts, which of them flip, a figure, a short report."""

import json
import os
from collections import Counter

import pandas as pd
from matplotlib.colors import ListedColormap, to_rgb
from matplotlib.patches import Patch

from cifras import __version__, paths
from cifras.arithmetic.verdicts import VERDICTS
from cifras.colombia.captions import Caption
from cifras.engine import stage
from cifras.engine.parameters import PARAMETERS, in_words
from cifras.engine.run import SWEEP_RECORD
from cifras.engine.steps import library_versions
from cifras.engine.sweep import in_one_line
from cifras.figures.style import COLOURS, VERDICT_MARKS, Gallery, figure_file, new_figure
from cifras.language.voice import LANGUAGES, Voice
from cifras.report.blocks import Bullets, Figure, Heading, Paragraph, Table, text_of
from cifras.report.claims import ClaimFacts
from cifras.report.formats import report_file, to_markdown
from cifras.report.values import Values
from cifras.sources.claims import clean_claims
from cifras.sources.schema import load_registry
from cifras.sources.tables import write_table

FOLDERS = ("data/results", "figures", "reports")
_FIGURE = "sweep"


def is_taken(name):
    """Say whether outputs of that name are those of a run, or kept for one."""
    outputs = [paths.ROOT / folder / name for folder in FOLDERS]
    is_sweep = (paths.ROOT / "reports" / name / SWEEP_RECORD).exists()
    default = PARAMETERS["run"].default
    return name == default or (not is_sweep and any(path.exists() for path in outputs))


class SweepFacts(ClaimFacts):
    """A sweep as a report speaks of it, in one language."""

    def __init__(self, grid, verdicts, table, flips, registry, language):
        self.run, self.grid, self.table, self.flips = grid.name, grid, table, flips
        self.voice = Voice(language, grid.name)
        self.values = Values(self.voice)
        documents = list(registry.documents["document_id"])
        self.claims = clean_claims(registry, documents).set_index("claim_id", drop=False)
        self.audited = [column for column in table.columns if column not in grid.values]
        self.flipping = list(dict.fromkeys(flips["claim_id"]))
        self.failed = [
            (one, error)
            for one, error in zip(grid.combinations, verdicts, strict=True)
            if not isinstance(error, dict)
        ]
        self._labels = registry.indicators.set_index("indicator")[f"label_{language}"]

    def by_power(self):
        """Return the parameters by how many verdicts they flip, and those numbers."""
        counts = self.flips.groupby("parameter")["claim_id"].nunique()
        return {name: int(counts[name]) for name in sorted(counts.index, key=lambda n: -counts[n])}

    def label(self, claim_id):
        """Return how the figure calls a claim."""
        claim = self.claims.loc[claim_id]
        ends = (claim["start_period"], claim["end_period"])
        years = "–".join(dict.fromkeys(str(end) for end in ends if not pd.isna(end) and end))
        return f"{claim_id}  {self._labels[claim['indicator']]} {years}".strip()

    def count(self, name, number, **origin):
        """Return the token of a count."""
        return self.values.number(name, int(number), table="sweep.csv", **origin)

    def graded(self):
        """Return the claims that some combination can grade: those that flip come first."""
        can = [c for c in self.audited if set(self.table[c]) - {"", "untestable"}]
        return [c for c in can if c in self.flipping] + [c for c in can if c not in self.flipping]


def write_sweep(grid, planned, verdicts, table, flips):
    """Write the tables, the figure, the report and the record of a sweep, as a whole."""
    registry = load_registry()
    with stage.aside() as new:
        os.environ["CIFRAS_STAGE"] = str(new)
        try:
            _write(grid, planned, verdicts, table, flips, registry)
        finally:
            del os.environ["CIFRAS_STAGE"]
        moves = [(new / name / grid.name, paths.ROOT / name / grid.name) for name in FOLDERS]
        stage.move_in(new, moves)


def _write(grid, planned, verdicts, table, flips, registry):
    write_table(table, paths.results(grid.name) / "sweep.csv")
    write_table(flips, paths.results(grid.name) / "flips.csv")
    gallery, folder = Gallery(grid.name, LANGUAGES), paths.reports(grid.name)
    folder.mkdir(parents=True)
    for language in LANGUAGES:
        facts = SweepFacts(grid, verdicts, table, flips, registry, language)
        drawn = _ordered(facts)
        caption = _caption(facts)
        gallery.save(_FIGURE, draw_sweep(facts, drawn, caption), drawn, caption)
        blocks = _report(facts, caption)
        text = to_markdown(facts, blocks)
        (folder / report_file("md", language)).write_text(text, encoding="utf-8")
        values = report_file("json", language).replace("report", "values")
        (folder / values).write_text(facts.values.to_json(text_of(blocks)), encoding="utf-8")
    combinations = [
        {"parameters": one, "key": steps[-1].key, "error": "" if isinstance(v, dict) else str(v)}
        for one, steps, v in zip(grid.combinations, planned, verdicts, strict=True)
    ]
    record = {
        "sweep": grid.name,
        "versions": {"cifras": __version__} | library_versions(),
        "parameters": grid.values,
        "combinations": combinations,
    }
    (folder / SWEEP_RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _ordered(facts):
    """Return the table as the figure shows it: the parameters that flip most vary slowest."""
    power, values = facts.by_power(), facts.grid.values
    order = sorted(values, key=lambda name: -power.get(name, 0))
    places = {name: [in_words(v) for v in values[name]] for name in order}
    columns = [*order, *facts.graded()]
    return facts.table[columns].sort_values(
        order, key=lambda column: column.map(places[column.name].index), kind="stable"
    )


def _caption(facts):
    say = facts.say
    power = facts.by_power()
    title = say(
        "figure.sweep.title" if power else "figure.sweep.title_none",
        n=len(facts.flipping), graded=len(facts.graded()),
    )  # fmt: skip
    subtitle = say("figure.sweep.subtitle", runs=len(facts.table))
    if power:
        flips = (say("figure.sweep.power", parameter=p, n=count) for p, count in power.items())
        subtitle += " " + say("figure.sweep.powers", list=facts.voice.join(flips))
    told = "; ".join(
        say(
            "figure.sweep.alt_item",
            label=facts.label(claim),
            list=facts.voice.join(
                say("figure.sweep.alt_count", verdict=facts.voice.name(verdict), n=count)
                for verdict, count in _counted(facts.table[claim]).items()
            ),
        )
        for claim in facts.graded()
    ) or say("figure.sweep.alt_none")
    listed = say("figure.printed") + "; " + say("figure.ledger")
    source = say("figure.source", list=listed, run=facts.run)
    return Caption(title, subtitle, source, say("figure.sweep.alt", list=told), facts.voice)


def _counted(verdicts):
    """Count verdicts, best first."""
    counts = Counter(verdicts)
    return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}


def draw_sweep(facts, drawn, caption):
    """Draw claims (rows) by combinations (columns), coloured by verdict, parameters above."""
    voice, claims = facts.voice, facts.graded()
    parameters = [name for name in drawn.columns if name in facts.grid.values]
    strips, rows = len(parameters), len(claims)
    shares = [0.26 * strips, 0.24 * max(rows, 1)]
    figure, (top, ax) = new_figure(
        caption, height=sum(shares) + 2.0, left=0.36, panels=(2, 1), below=0.42, gap=0.12,
        hspace=0.06, height_ratios=shares, sharex=True,
    )  # fmt: skip
    labels = [
        _draw_strip(top, y, list(drawn[name]), name, [in_words(v) for v in facts.grid.values[name]])
        for y, name in enumerate(parameters)
    ]
    top.set_yticks(range(strips), labels, fontsize=8)
    top.set_ylim(strips - 0.5, -0.5)
    kinds = [*VERDICTS, ""]
    colours = ListedColormap([to_rgb(VERDICT_MARKS[v][0]) for v in VERDICTS] + [(1, 1, 1)])
    if rows:
        cells = [[kinds.index(verdict) for verdict in drawn[claim]] for claim in claims]
        ax.imshow(cells, cmap=colours, vmin=-0.5, vmax=len(kinds) - 0.5, aspect="auto",
                  interpolation="nearest")  # fmt: skip
    ax.set_yticks(range(rows), [facts.label(claim) for claim in claims], fontsize=8)
    ax.set_yticks([y - 0.5 for y in range(rows)], minor=True)
    ax.grid(visible=False)
    ax.grid(visible=True, axis="y", which="minor", color="white", linewidth=2.5)
    for axes in (top, ax):
        axes.tick_params(axis="both", which="both", length=0)
        axes.spines["bottom"].set_visible(False)
    top.tick_params(axis="x", labelbottom=False)
    ax.set_xticks([])
    met = [v for v in kinds if any(v in set(drawn[claim]) for claim in claims)]
    handles = [
        Patch(color=VERDICT_MARKS[v][0], label=voice.name(v))
        if v
        else Patch(facecolor="white", edgecolor="#BBBBBB", label=voice.say("sweep.not_audited"))
        for v in met
    ]
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(-0.57, -0.02), ncols=len(met) or 1,
              frameon=False, fontsize=8.5, handlelength=1, columnspacing=1.2)  # fmt: skip
    return figure


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
                    fontsize=min(6.5, 108 * room), color=COLOURS["ink"])  # fmt: skip
    short = listed if len(listed) < 4 else [listed[0], "…", listed[-1]]
    return name if told >= set(values) else f"{name}: {', '.join(short)}"


def _report(facts, caption):
    """Return the report of a sweep as blocks."""
    say, voice, values = facts.say, facts.voice, facts.values
    power = facts.by_power()
    blocks = [
        Heading(1, say("sweep.title", name=f"`{facts.run}`")),
        Paragraph(" ".join(_lead(facts))),
        Paragraph(say("sweep.basis")),
    ]
    origin = {"about": _FIGURE, "formula": "words of the figure", "table": f"{_FIGURE}.json"}
    title, alt = (
        values.quote(f"figure.{part}", getattr(caption, part), **origin)
        for part in ("title", "alt")
    )
    blocks.append(Figure(_FIGURE, figure_file(_FIGURE, voice.language), title, alt))
    if power:
        columns = ("claim", "says", "parameter", "by_value", "pairs")
        blocks += [Heading(2, say("sweep.flips")), Paragraph(say("sweep.flips_text"))]
        blocks.append(Table("flips", columns, tuple(_flip_rows(facts))))
    if facts.failed:
        blocks += [Heading(2, say("sweep.failed")), Paragraph(say("sweep.failed_text"))]
        errors = (f"`{_options(one)}`: `{in_one_line(error)}`" for one, error in facts.failed)
        blocks.append(Bullets(tuple(errors)))
    example = _options(facts.grid.combinations[-1])
    blocks += [Heading(2, say("sweep.look")), Paragraph(say("sweep.look_text", options=example))]
    meanings = (f"**{voice.name(v)}**: {say(f'verdicts.{v}')}" for v in VERDICTS)
    blocks += [Heading(2, say("sweep.meaning")), Paragraph(say("sweep.meaning_text"))]
    return [*blocks, Bullets(tuple(meanings))]


def _lead(facts):
    """Yield the sentences of the summary."""
    say, voice, flipping = facts.say, facts.voice, facts.flipping
    about = {"about": "claims"}
    combinations = {"about": "combinations", "formula": "count"}
    yield say(
        "sweep.lead" if flipping else "sweep.lead_none",
        runs=facts.count("runs", len(facts.table), **combinations),
        list=voice.join(f"`{name}`" for name in facts.grid.values),
        claims=facts.count("claims", len(facts.audited), formula="count", **about),
        graded=facts.count("graded", len(facts.graded()), formula="graded at least once", **about),
        n=facts.count("flipping", len(flipping), formula="that flip", **about),
    )
    excluded = facts.grid.count - len(facts.grid.combinations)
    if excluded:
        yield say("sweep.excluded", n=facts.count("excluded", excluded, **combinations))
    lost = [c for c in flipping if len(set(facts.table[c]) - {"", "untestable"}) == 1]
    if lost:
        yield say("sweep.lost", list=voice.join(lost))
    told = []
    for name, count in facts.by_power().items():
        rows = facts.flips[facts.flips["parameter"] == name]
        between = rows[(rows[["from_verdict", "to_verdict"]] != "untestable").all(axis=1)]
        origin = {"about": name, "formula": "claims it flips"}
        told.append(
            say(
                "sweep.power",
                parameter=f"`{name}`",
                n=facts.count(f"flipped.{name}", count, **origin),
                graded=facts.count(
                    f"graded.{name}", between["claim_id"].nunique(), about=name,
                    formula="claims it flips from one grade to another",
                ),
            )
        )  # fmt: skip
    if told:
        yield say("sweep.powers", list="; ".join(told))
    idle = [n for n, v in facts.grid.values.items() if len(v) > 1 and n not in facts.by_power()]
    if idle and flipping:
        yield say("sweep.idle", list=voice.join(f"`{name}`" for name in idle))


def _by_value(facts, claim, parameter):
    """Yield which verdicts the values of a parameter give, values that give the same together."""
    alike = {}
    for value in map(in_words, facts.grid.values[parameter]):
        met = _counted(facts.table.loc[facts.table[parameter] == value, claim])
        alike.setdefault(tuple(met.items()), []).append(value)
    for met, values in alike.items():
        each = facts.say("sweep.each") if len(values) > 1 else ""
        counts = (
            f"{facts.voice.name(verdict)} × "
            + facts.count(
                f"{claim}.{parameter}.{values[0]}.{verdict}", count,
                about=claim, formula=f"{parameter}={values[0]}: {verdict}",
            )
            for verdict, count in met
        )  # fmt: skip
        yield ", ".join(f"`{value}`" for value in values) + f": {', '.join(counts) or '–'}{each}"


def _pairs(facts, claim, parameter):
    """Count the pairs of combinations that differ in a parameter alone and grade a claim."""
    others = [name for name in facts.grid.values if name != parameter]
    graded = facts.table[facts.table[claim] != ""]
    sizes = graded.groupby(others).size() if others else [len(graded)]
    return sum(size * (size - 1) // 2 for size in sizes)


def _options(one):
    return " ".join(f"-p {name}={in_words(value)}" for name, value in one.items())


def _flip_rows(facts):
    """Yield a row per claim and parameter that flips it."""
    for (claim, parameter), rows in facts.flips.groupby(["claim_id", "parameter"], sort=False):
        told = "; ".join(_by_value(facts, claim, parameter))
        pairs = _pairs(facts, claim, parameter)
        flipped, of = (
            facts.values.number(
                f"{claim}.{parameter}.{name}", int(number), about=claim,
                formula=f"{name} of runs that differ in {parameter} alone", table="flips.csv",
            )
            for name, number in (("flipped pairs", rows["pairs"].sum()), ("pairs", pairs))
        )  # fmt: skip
        share = facts.say("sweep.share", n=flipped, of=of)
        yield claim, facts.paraphrase(claim), f"`{parameter}`", told, share
