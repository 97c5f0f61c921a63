"""The report as a list of blocks, written once; :mod:`cifras.report.formats` renders them.

Texts are Markdown of one paragraph with tokens in place of numbers (see
:mod:`cifras.report.values`); a number that is typed into a sentence is an error.
"""

import json
import re
from dataclasses import dataclass

from cifras import paths
from cifras.arithmetic.verdicts import SIGNS, VERDICTS
from cifras.colombia.narrative import findings, summary
from cifras.figures.style import figure_file

CONTEXT = ("department-series", "pressure", "andes", "assistance", "people")
REVISITED = ("coca-area", "area-yield", "cocaine-vintages", "revisions")
_LIMITS = ("arithmetic", "rounding", "causes", "leaf", "steps", "evidence", "documents")


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple


@dataclass(frozen=True)
class Figure:
    """A figure: its name, title and alt text; ``file`` is that of its pictures, no ending."""

    name: str
    file: str
    title: str
    alt: str


@dataclass(frozen=True)
class Table:
    """A table: ``columns`` name texts under ``report.column``; rows hold texts."""

    name: str
    columns: tuple
    rows: tuple


def write_report(facts):
    """Return the report as a list of blocks."""
    found = findings(facts)
    say = facts.say
    blocks = [Heading(1, say("report.title")), Heading(2, say("report.summary"))]
    blocks += [Paragraph(summary(facts, found)), Paragraph(_intro(facts))]
    drawn = []
    for finding in found:
        blocks += [Heading(2, finding.heading), Paragraph(finding.text)]
        if finding.figure:
            drawn.append(finding.figure)
            blocks += _figures(facts, [finding.figure])
    blocks += [Heading(2, say("report.claims")), Paragraph(say("report.claims_text"))]
    blocks += [Paragraph(_coverage(facts, row)) for row in _documents(facts)]
    blocks.append(_claims(facts))
    blocks += [Heading(2, say("report.ledger")), Paragraph(say("report.ledger_text"))]
    blocks += _ledger(facts)
    beside = _figures(facts, [name for name in (*REVISITED, *CONTEXT) if name not in drawn])
    if beside:
        blocks += [Heading(2, say("report.context")), Paragraph(say("report.context_text"))]
        blocks += beside
    blocks += [Heading(2, say("report.method")), Paragraph(say("report.method_text.reading"))]
    blocks.append(
        Bullets(tuple(f"**{facts.voice.name(v)}**: {say(f'verdicts.{v}')}" for v in VERDICTS))
    )
    blocks += [Paragraph(say("report.method_text.beside")), Heading(2, say("report.limits"))]
    blocks.append(Bullets(tuple(say(f"report.limit.{name}") for name in _LIMITS)))
    blocks += [Heading(2, say("report.sources")), *_sources(facts)]
    blocks += [Heading(2, say("report.map")), Paragraph(say("report.map_text")), _map(facts)]
    return blocks


def appendix(facts, blocks):
    """Return the blocks of the appendix: one row per number that `blocks` refer to."""
    say, rows = facts.say, []
    for value in facts.values.used_in(text_of(blocks)):
        if value.value is None:
            continue
        bounds = [bound for bound in (value.low, value.high) if bound is not None]
        rows.append(
            (
                f"⟦{value.id}⟧",
                value.about,
                value.formula,
                value.inputs if value.inputs != value.text else "",
                " … ".join(f"{bound:.4f}".rstrip("0").rstrip(".") for bound in bounds),
                f"{value.table} ({value.notebook[:2]})" if value.notebook else value.table,
            )
        )
    columns = ("number", "about", "formula", "inputs", "bounds", "table")
    return [
        Heading(2, say("report.appendix")),
        Paragraph(say("report.appendix_text")),
        Table("appendix", columns, tuple(rows)),
    ]


def text_of(blocks):
    """Return everything that `blocks` say, in order, as one text with its tokens."""
    parts = []
    for block in blocks:
        match block:
            case Heading(_, text) | Paragraph(text):
                parts.append(text)
            case Bullets(items):
                parts += items
            case Figure(_, _, title, alt):
                parts += [title, alt]
            case Table(_, _, rows):
                parts += [cell for row in rows for cell in row]
    return "\n".join(parts)


def _figures(facts, names):
    """Return the figures that the run drew, their words as values."""
    blocks = []
    for name in names:
        if name not in facts.figures.index:
            continue
        origin = {"about": name, "formula": "words of the figure", "table": f"{name}.json"}
        title, alt = (
            facts.values.quote(f"figure.{name}.{part}", facts.figures.at[name, part], **origin)
            for part in ("title", "alt")
        )
        blocks.append(Figure(name, figure_file(name, facts.voice.language), title, alt))
    return blocks


def _documents(facts):
    audited = set(facts.claims["document_id"])
    return [row for row in facts.registry.documents.itertuples() if row.document_id in audited]


def _intro(facts):
    told = [
        facts.say(
            "report.intro_document",
            title=_title(facts, row), publisher=row.publisher, id=row.document_id,
            published=facts.values.quote(
                f"source.{row.document_id}", row.published, about=row.document_id, formula="year",
                table="documents.csv",
            ),
        )
        for row in _documents(facts)
    ]  # fmt: skip
    count = facts.values.number(
        "sources.observations", len(facts.observations), about="reports",
        formula="count of observations", table="reports.csv", notebook="01-clean-source-figures",
    )  # fmt: skip
    return facts.say("report.intro", list=facts.voice.join(told), observations=count)


def _coverage(facts, document):
    row, origin = facts.coverage.loc[document.document_id], {
        "about": document.document_id, "table": "coverage.csv",
        "notebook": "01-clean-source-figures",
    }  # fmt: skip
    numbers, used = (
        facts.values.number(f"{document.document_id}.{name}", row[name], formula=name, **origin)
        for name in ("numbers", "used")
    )
    return facts.say(
        "report.coverage",
        title=_title(facts, document),
        publisher=document.publisher,
        numbers=numbers,
        used=used,
    )


def _title(facts, document):
    return document.title if facts.voice.language == "en" else document.title_es


def _claims(facts):
    rows = [
        (
            claim_id,
            facts.claims.at[claim_id, "document_id"],
            facts.paraphrase(claim_id),
            facts.voice.name(facts.verdict(claim_id)),
            facts.recomputed(claim_id),
            facts.reason(claim_id),
            facts.outside(claim_id),
        )
        for claim_id in facts.verdicts["claim_id"]
    ]
    columns = ("claim", "document", "says", "verdict", "recomputed", "why", "outside")
    return Table("claims", columns, tuple(rows))


def _ledger(facts):
    rows, units = facts.stated_changes(), facts.claims["unit"]
    if not len(rows):
        return []
    cells = [
        (
            row.claim_id,
            facts.printed(row.claim_id, "stated"),
            facts.voice.name(row.estimator),
            facts.check(row, "as_of"),
            facts.check(row, "start_value", 0, units[row.claim_id]),
            facts.check(row, "end_value", 0, units[row.claim_id]),
            facts.check(row, "change_pct", 1, "%", signed=True),
            facts.check(row, "change_pct_low", 1, "%", signed=True),
            facts.check(row, "change_pct_high", 1, "%", signed=True),
            _gap(facts, row),
            facts.voice.name(row.status),
        )
        for row in rows.itertuples()
    ]
    columns = "claim stated estimator as_of start end change low high gap status".split()
    return [Table("ledger", tuple(columns), tuple(cells))]


def _gap(facts, row):
    """Return the token of how far a recomputed change is from the stated one, in points."""
    claim = facts.claims.loc[row.claim_id]
    stated = SIGNS[claim["direction"]] * abs(claim["stated_value"])
    return facts.values.number(
        f"{row.claim_id}.{row.estimator}.{row.as_of}.gap", row.change_pct - stated, 1, "", True,
        about=row.claim_id, formula="change_pct - stated", table="ledger_checks.csv",
        notebook="03-compare-estimates",
    )  # fmt: skip


def _sources(facts):
    say, quote, reports = facts.say, facts.values.quote, facts.registry.reports
    used = facts.observations["report_id"].unique()
    seen = reports[reports["report_id"].isin(used)]["evidence"].value_counts()
    origin = {"about": "reports", "table": "reports.csv", "notebook": "01-clean-source-figures"}
    counts = {
        name: facts.values.number(f"sources.{name}", count, formula=f"count of {name}", **origin)
        for name, count in (
            ("observations", len(facts.observations)),
            ("reports", len(used)),
            ("first_hand", int(seen.get("first-hand", 0))),
            ("copies", int(seen.get("copy", 0))),
            ("second_hand", int(seen.get("second-hand", 0))),
        )
    }
    lines = []
    for row in _documents(facts):
        origin = {"about": row.document_id, "formula": "year", "table": "documents.csv"}
        lines.append(
            say(
                "report.source",
                title=_title(facts, row), publisher=row.publisher,
                published=quote(f"source.{row.document_id}", row.published, **origin),
                evidence=facts.voice.name(row.published_basis),
            )
        )  # fmt: skip
    cited = facts.checks[["start_report", "end_report", "rival_report"]].to_numpy().ravel()
    reports = reports.set_index("report_id")
    for report_id in sorted({report for report in cited if isinstance(report, str) and report}):
        row = reports.loc[report_id]
        text = say(
            "report.source",
            title=row["title"], publisher=row["publisher"], published=row["published"],
            evidence=facts.voice.name(row["evidence"]),
        )  # fmt: skip
        token = quote(f"source.{report_id}", text, about=report_id, table="reports.csv")
        lines.append(f"[{token}]({row['url'].replace(' ', '%20')})")
    yield Paragraph(say("report.availability", **counts))
    yield Paragraph(say("report.sources_text"))
    yield Bullets(tuple(lines))


_SAVED = re.compile(
    r'(?:gallery\.save\("(?P<figure>[^"]+)"'
    r'|(?<!read_table\()paths\.(?P<folder>clean|results|reports)\(run\) / "(?P<file>[^"]+)")'
)
_FOLDERS = {"clean": "data/clean", "results": "data/results", "reports": "reports"}


def _map(facts):
    """Return the replicator's map: each output, the notebook and section that make it."""
    rows = []
    for path in sorted(paths.NOTEBOOKS.glob("[0-9][0-9]-*.ipynb")):
        section = ""
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                section = (re.findall(r"^#+ (?:\d\. )?(.+)$", source, re.M) or [section])[-1]
                continue
            for saved in _SAVED.finditer(source):
                if saved["figure"]:
                    file = f"figures/{facts.run}/{saved['figure']}.svg"
                else:
                    file = f"{_FOLDERS[saved['folder']]}/{facts.run}/{saved['file']}"
                rows.append((f"`{file}`", f"`{path.stem}`", section))
    return Table("map", ("file", "notebook", "section"), tuple(dict.fromkeys(rows)))
