"""The report: findings, claims, rival estimates, method, limits and sources, as Markdown and HTML.

The report is first written with tokens in place of numbers (see :mod:`cifras.values`); a
number that is typed into a sentence is an error. Each format fills the tokens its own way.
"""

from html import escape
from importlib.resources import files

from jinja2 import Environment
from markdown_it import MarkdownIt

from cifras import paths
from cifras.narrative import findings, summary
from cifras.tables import read_table
from cifras.verdicts import VERDICTS

METHOD = """\
A printed number stands for an interval: half a rounding step either way, the step being the
place of its last digit that is not zero. Percents and spans of time are read to their last
digit instead, because the documents print percents that are not round beside those that are;
if a stated percent that ends in zero were a round number, more claims would fit. "Over" opens
the upper side; "nearly" means at most the number and at most one step below it. A percent
change is recomputed from the two ends of those intervals in exact fractions. A claim is
graded by the first of these that fits:

{verdicts}

Beside the verdict stand the power of the test (how many whole-percent claims would have
passed; not statistical power: the larger, the weaker the test), the smallest step at which the
claim would fit, and, where it fails as printed, the nearest single repair among those tried:
two digits swapped, another value that a report prints for the year, the percent that the levels
give. Records and ranks are judged on the ledger of published estimates, as it stood when the
document was written.
"""
LIMITS = (
    "A verdict is about arithmetic and about what was published. It does not say that an "
    "estimate is right.",
    "Bounds are those of rounding. The error of a survey from satellite pictures is larger and "
    "is not in them.",
    "Causes, judgements and closeness of allies were not checked: no printed figure could test "
    "them. Each such claim is listed with the reason.",
    "Who became the largest grower, and when, was tested on area and not on leaf; exports were "
    "not tested, as no series of them was seen.",
    "The rounding step of a series is inferred from its values; it is evidence, not proof.",
    "Many observations are second-hand. The table of reports grades each: first-hand, copy, or "
    "second-hand.",
    "The addresses of the two documents were not recorded; their years of publication are "
    "inferred from what they say.",
)


def write_markdown(facts):
    """Return the whole report as Markdown with tokens in place of numbers."""
    found = findings(facts)
    parts = [f"# {facts.say('title')}", "## Summary", summary(facts, found)]
    for finding in found:
        parts += [f"## {finding.heading}", finding.text]
        if finding.figure:
            parts.append(_figure(facts, finding.figure))
    parts += ["## Claim by claim", *_claims(facts)]
    parts += ["## Rival estimates", *_ledger(facts)]
    drawn = {finding.figure for finding in found}
    rivals = ("rival-estimates", "cocaine-vintages", "revisions", "flips", "drivers")
    parts += [_figure(facts, name) for name in rivals if name not in drawn]
    beside = [
        _figure(facts, name)
        for name in (
            "departments",
            "department-series",
            "pressure",
            "andes",
            "assistance",
            "people",
        )
    ]
    parts += ["## Beside the claims", *beside] if any(beside) else []
    verdicts = "\n".join(f"- **{name}**: {meaning}" for name, meaning in VERDICTS.items())
    parts += ["## Method", METHOD.format(verdicts=verdicts)]
    parts += ["## Limits", "\n".join(f"- {limit}" for limit in LIMITS)]
    parts += ["## Sources", *_sources(facts)]
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def _figure(facts, name):
    """Return the token of a figure, or nothing where the run did not draw it."""
    index = read_table(paths.figures(facts.run) / "figures.csv").set_index("figure")
    if name not in index.index:
        return ""
    facts.values.quote(f"figure.{name}.alt", index.at[name, "alt"], about=name, table="figures.csv")
    return f"![⟦figure.{name}.alt⟧](../../figures/{facts.run}/{name}.png)"


def _claims(facts):
    for document in facts.registry.documents.itertuples():
        rows = facts.verdicts[facts.verdicts["document_id"] == document.document_id]
        if rows.empty:
            continue
        yield f"### {document.title}, {document.publisher}"
        yield _coverage(facts, document.document_id)
        tested = [i for i in rows["claim_id"] if facts.verdict(i) != "untestable"]
        yield _table(
            ["claim", "what it says", "verdict", "recomputed", "why"],
            [
                [i, facts.paraphrase(i), facts.verdict(i), facts.recomputed(i), facts.reason(i)]
                for i in tested
            ],
        )
        yield "Not tested, each with its reason:"
        yield _table(
            ["claim", "what it says", "verdict", "why"],
            [
                [i, facts.paraphrase(i), facts.verdict(i), facts.reason(i)]
                for i in rows["claim_id"]
                if i not in tested
            ],
        )


def _coverage(facts, document_id):
    row = facts.coverage.set_index("document_id").loc[document_id]
    origin = {
        "about": document_id,
        "table": "coverage.csv",
        "notebook": "01-clean-source-figures",
    }
    numbers, used = (
        facts.values.number(f"{document_id}.{name}", row[name], formula=name, **origin)
        for name in ("numbers", "used")
    )
    return f"The document prints {numbers} numbers; {used} of them belong to a claim below."


def _ledger(facts):
    yield facts.say("vintage")
    yield facts.say("agreement", **facts.agreement())
    rows = facts.stated_changes()
    if not len(rows):
        return
    units = facts.claims["unit"]
    yield _table(
        "claim|stated|estimator|as of|start|end|change|low|high|status".split("|"),
        [
            [
                row.claim_id,
                facts.printed(row.claim_id, "stated"),
                row.estimator,
                facts.check(row, "as_of"),
                facts.check(row, "start_value", 0, units[row.claim_id]),
                facts.check(row, "end_value", 0, units[row.claim_id]),
                facts.check(row, "change_pct", 1, "%", signed=True),
                facts.check(row, "change_pct_low", 1, "%", signed=True),
                facts.check(row, "change_pct_high", 1, "%", signed=True),
                row.status,
            ]
            for row in rows.itertuples()
        ],
    )


def _sources(facts):
    documents = facts.registry.documents
    reports = facts.registry.reports.set_index("report_id")
    quote = facts.values.quote
    used = facts.checks[["start_report", "end_report", "rival_report"]].to_numpy().ravel()
    cited = sorted({report for report in used if isinstance(report, str) and report})
    lines = [
        f"- {row.title}, {row.publisher} ("
        + quote(f"source.{row.document_id}", row.published, about=row.document_id)
        + f", {row.published_basis}). {row.licence}."
        for row in documents.itertuples()
        if row.document_id in set(facts.claims["document_id"])
    ]
    for report_id in cited:
        row = reports.loc[report_id]
        text = f"{row['title']}, {row['publisher']} ({row['published']}, {row['evidence']})"
        token = quote(f"source.{report_id}", text, about=report_id, table="reports.csv")
        lines.append(f"- [{token}]({row['url'].replace(' ', '%20')})")
    yield "The documents, and the reports behind the comparison above:"
    yield "\n".join(lines)
    yield "Every observation with its report is in `data/source/observations.csv`."


def _table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(str(cell).replace("|", "/") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def render_markdown(facts, text):
    """Fill the tokens of a report for Markdown."""
    return facts.values.fill(text)


def render_html(facts, text):
    """Return a report as one HTML page that asks for nothing outside itself."""
    body = MarkdownIt("commonmark").enable("table").render(text)
    body = _inline_figures(facts, body)
    body = facts.values.fill(body, _number_html)
    body = body.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )
    for verdict in VERDICTS:
        cell = f'<td><span class="verdict {verdict}">{verdict}</span></td>'
        body = body.replace(f"<td>{verdict}</td>", cell)
    template = files("cifras").joinpath("report.html.j2").read_text(encoding="utf-8")
    page = Environment(autoescape=True, keep_trailing_newline=True).from_string(template)
    return page.render(language=facts.language, title=facts.say("title"), body=body, run=facts.run)


def _number_html(value):
    """Write a value with its origin as a tooltip."""
    if value.value is None:
        return escape(value.text)
    origin = "; ".join(part for part in (value.about, value.formula, value.inputs) if part)
    return f'<span class="n" title="{escape(origin)}">{escape(value.text)}</span>'


def _inline_figures(facts, body):
    """Replace each picture by its SVG, with a link to the data that it plots."""
    index = read_table(paths.figures(facts.run) / "figures.csv")["figure"]
    for name in index:
        start = body.find(f'<img src="../../figures/{facts.run}/{name}.png"')
        if start < 0:
            continue
        end = body.index(">", start) + 1
        svg = (paths.figures(facts.run) / f"{name}.svg").read_text(encoding="utf-8")
        link = f'<a href="../../figures/{facts.run}/{name}.csv">the numbers drawn here</a>'
        figure = f"</p><figure>{svg}<figcaption>{link} (CSV)</figcaption></figure><p>"
        body = body[:start] + figure + body[end:]
    return body.replace("<p></p>", "")
