"""The study's report: summary, findings, every claim, rival estimates, method, sources."""

from cifras.arithmetic.verdicts import HOLDS, SIGNS, VERDICTS
from cifras.colombia.findings import findings
from cifras.colombia.study import compared_in
from cifras.report.blocks import Bullets, Heading, Paragraph, Report, Table, figure_block
from cifras.report.origins import output_map
from cifras.report.reviews import claim_reviews

_CONTEXT = ("department-series", "pressure", "andes", "assistance", "people")
_REVISITED = ("coca-area", "area-yield", "cocaine-vintages", "revisions")
_LIMITS = ("arithmetic", "rounding", "causes", "leaf", "steps", "evidence", "documents")
_REPORTS = {"about": "reports", "table": "reports.csv", "notebook": "01-clean-source-figures"}


def write_report(study, found=None):
    """Return the report of a run; `found` are its findings, if they were made already."""
    found = findings(study) if found is None else found
    say = study.say
    blocks = [Heading(1, say(f"report.title{_many(study)}")), Heading(2, say("report.summary"))]
    blocks += [Paragraph(summary(study, found)), Paragraph(_intro(study))]
    drawn = [finding.figure for finding in found if finding.figure]
    for finding in found:
        blocks += [Heading(2, finding.heading), Paragraph(finding.text)]
        blocks += _figures(study, [finding.figure])
    blocks += [Heading(2, say("report.claims")), Paragraph(say("report.claims_text"))]
    blocks += [
        Paragraph(_coverage(study, row))
        for row in _documents(study)
        if row.document_id in study.coverage.index  # its printed numbers may not be listed yet
    ]
    blocks.append(_claims(study))
    blocks += [Heading(2, say("report.ledger")), Paragraph(say("report.ledger_text"))]
    blocks += _ledger(study)
    beside = _figures(study, [name for name in (*_REVISITED, *_CONTEXT) if name not in drawn])
    if beside:
        blocks += [Heading(2, say("report.context")), Paragraph(say("report.context_text"))]
        blocks += beside
    meanings = tuple(f"**{study.voice.name(v)}**: {say(f'verdicts.{v}')}" for v in VERDICTS)
    blocks += [Heading(2, say("report.method")), Paragraph(say("report.method_text.reading"))]
    blocks += [Bullets(meanings), Paragraph(say("report.method_text.beside"))]
    limits = tuple(say(f"report.limit.{name}") for name in _LIMITS)
    blocks += [Heading(2, say("report.limits")), Bullets(limits)]
    blocks += [Heading(2, say("report.sources")), *_sources(study)]
    blocks += [Heading(2, say("report.map")), Paragraph(say("report.map_text"))]
    blocks.append(
        Table("map", ("file", "notebook", "section"), output_map(study.run), (45, 27, 28))
    )
    met = set(study.verdicts["verdict"])
    documents = dict(zip(study.claims["claim_id"], study.claims["document_id"], strict=True))
    return Report(study.run, study.voice, study.values, blocks, documents,
                  tuple(v for v in VERDICTS if v in met))  # fmt: skip


def summary(study, found):
    """Return the summary: what can be tested, what holds, and each finding in a sentence."""
    is_change = study.verdicts["kind"] == "change"
    changes, others = (study.verdicts[x]["verdict"] for x in (is_change, ~is_change))
    fates = {
        "held": changes.isin(HOLDS),
        "grain": changes == "grain",
        "failed": changes.isin(["contradicted", "reversed"]),
        "untested": changes == "untestable",
    }
    told = []
    for fate, met in fates.items():
        if count := int(met.sum()):
            one = "_one" if count == 1 and fate != "grain" else ""
            told.append(study.say(f"summary.{fate}{one}", count=study.total(fate, count)))
    tested = int((study.verdicts["verdict"] != "untestable").sum())
    ending, audited = _many(study), study.claims["document_id"].nunique()
    parts = [
        study.say(
            f"summary.lead{ending}",
            **({"documents": study.total("documents", audited)} if ending == "_many" else {}),
            claims=study.total("claims", len(study.verdicts)),
            tested=study.total("tested", tested),
            others=study.total("others", int((others != "untestable").sum())),
        )
    ]
    if len(changes):
        count = study.total("changes", len(changes))
        parts.append(study.say("summary.changes", changes=count, fates=study.voice.join(told)))
    basis = study.basis()
    if basis:
        parts.append(study.say("summary.ledger", **basis))
    # On the ledger that sentence takes the room of the split.
    parts += [one.short for one in found if one.short and not (basis and one.name == "split")]
    return " ".join(parts)


def _many(study):
    """Return the ending of sentences that speak of the documents: one, the two, or many."""
    return {1: "_one", 2: ""}.get(study.claims["document_id"].nunique(), "_many")


def _figures(study, names):
    """Return the figures that the run drew, their words as values."""
    words = study.figures
    return [
        figure_block(study.values, name, words.loc[name]) for name in names if name in words.index
    ]


def _documents(study):
    audited = set(study.claims["document_id"])
    return [row for row in study.sources.documents.itertuples() if row.document_id in audited]


def _published(study, document):
    """Return the token of a document's year."""
    return study.values.quote(f"source.{document.document_id}", document.published, formula="year",
                              about=document.document_id, table="documents.csv")  # fmt: skip


def _intro(study):
    told = [
        study.say("report.intro_document", title=study.title(row.document_id), id=row.document_id,
                  publisher=row.publisher, published=_published(study, row))
        for row in _documents(study)
    ]  # fmt: skip
    count = _observations(study)
    return study.say("report.intro", list=study.voice.join(told), observations=count)


def _observations(study):
    return study.values.number(
        "sources.observations", len(study.observations), formula="count of observations", **_REPORTS
    )


def _coverage(study, document):
    row, name = study.coverage.loc[document.document_id], document.document_id
    origin = {"about": name, "table": "coverage.csv", "notebook": _REPORTS["notebook"]}
    counts = {
        count: study.values.number(f"{name}.{count}", row[count], formula=count, **origin)
        for count in ("numbers", "used")
    }
    return study.say(
        "report.coverage", title=study.title(name), publisher=document.publisher, **counts
    )


def _claims(study):
    rows = tuple(
        (
            claim_id,
            study.claims.at[claim_id, "document_id"],
            study.paraphrase(claim_id),
            study.voice.name(study.verdict(claim_id)),
            study.recomputed(claim_id),
            study.told(claim_id, "reason"),
            study.voice.name(study.outside(claim_id)),
        )
        for claim_id in study.verdicts["claim_id"]
    )
    columns = ("claim", "document", "says", "verdict", "recomputed", "why", "outside")
    return Table("claims", columns, rows, (7, 6, 31, 12, 10, 22, 12))


def _ledger(study):
    """Return the table of the stated percents as each estimate had them."""
    stated = study.claims[study.claims["stated_printed"] != ""]["claim_id"]
    rows = study.checks[study.checks["change_pct"].notna() & study.checks["claim_id"].isin(stated)]
    if rows.empty:
        return []
    units, check = study.claims["unit"], study.check
    cells = tuple(
        (
            row.claim_id,
            study.printed(row.claim_id, "stated"),
            study.voice.name(row.estimator),
            check(row, "as_of"),
            check(row, "start_value", 0, units[row.claim_id]),
            check(row, "end_value", 0, units[row.claim_id]),
            *(check(row, name, 1, "%", signed=True)
              for name in ("change_pct", "change_pct_low", "change_pct_high")),
            _gap(study, row),
            study.voice.name(row.status),
        )
        for row in rows.itertuples()
    )  # fmt: skip
    columns = "claim stated estimator as_of start end change low high gap status".split()
    return [Table("ledger", tuple(columns), cells, (7, 7, 11, 7, 11, 11, 9, 8, 8, 8, 13))]


def _gap(study, row):
    """Return the token of how far a recomputed change is from the stated one, in points."""
    claim = study.claims.loc[row.claim_id]
    stated = SIGNS[claim["direction"]] * abs(claim["stated_value"])
    name = f"{row.claim_id}.{row.estimator}.{row.as_of}.gap"
    origin = compared_in("ledger_checks", about=row.claim_id, formula="change_pct - stated")
    return study.values.number(name, row.change_pct - stated, 1, "", True, **origin)


def _sources(study):
    say, reports = study.say, study.sources.reports.set_index("report_id")
    used = study.observations["report_id"].unique()
    seen = study.evidence.loc[used].value_counts()
    counts = {"observations": _observations(study)}
    for name, count in (
        ("reports", len(used)),
        ("first_hand", int(seen.get("first-hand", 0))),
        ("copies", int(seen.get("copy", 0))),
        ("second_hand", int(seen.get("second-hand", 0))),
    ):
        counts[name] = study.values.number(
            f"sources.{name}", count, formula=f"count of {name}", **_REPORTS
        )
    lines = [
        say("report.source", title=study.title(row.document_id), publisher=row.publisher,
            published=_published(study, row), evidence=study.voice.name(row.published_basis))
        for row in _documents(study)
    ]  # fmt: skip
    cited = study.checks[["start_report", "end_report", "rival_report"]].to_numpy().ravel()
    for report_id in sorted(set(cited) - {""}):
        row = reports.loc[report_id]
        words = {name: row[name] for name in ("title", "publisher", "published")}
        text = say("report.source", **words, evidence=study.voice.name(row["evidence"]))
        token = study.values.quote(
            f"source.{report_id}", text, about=report_id, table="reports.csv"
        )
        lines.append(f"[{token}]({row['url'].replace(' ', '%20')})")
    yield Paragraph(say("report.availability", **counts))
    yield Paragraph(say("report.sources_text"))
    yield Bullets(tuple(lines))


def reviews(study, report):
    """Return claimreview.json of a run."""
    documents = {row.document_id: row for row in study.sources.documents.itertuples()}
    rows = [
        (row.claim_id, row.document_id, row.verdict, study.paraphrase(row.claim_id),
         study.told(row.claim_id, "reason"))
        for row in study.verdicts.itertuples()
    ]  # fmt: skip
    return claim_reviews(report, documents, rows)
