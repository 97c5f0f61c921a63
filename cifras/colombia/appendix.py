"""The appendix of the report: every claim, every edition, the documents and the sources."""

from cifras.report.blocks import Bullets, Paragraph, Table
from cifras.report.literal import link

_REPORTS = {"about": "reports", "table": "reports.csv", "notebook": "01-clean-source-figures"}


def introduction(study):
    """Say which documents are read, and what the words of the report mean."""
    return study.say("report.intro", list=documents(study), observations=_observations(study))


def documents(study):
    """Return the documents that are read, with publisher and year, as words."""
    return study.voice.join(
        [
            study.say("report.intro_document", title=study.title(row.document_id),
                      id=row.document_id, publisher=study.publisher(row.document_id),
                      published=_published(study, row))
            for row in _documents(study)
        ]
    )  # fmt: skip


def _documents(study):
    audited = set(study.claims["document_id"])
    return [row for row in study.sources.documents.itertuples() if row.document_id in audited]


def _published(study, document):
    """Return the token of a document's year."""
    return study.values.quote(f"source.{document.document_id}", document.published, formula="year",
                              about=document.document_id, table="documents.csv")  # fmt: skip


def _observations(study):
    return study.values.number(
        "sources.observations", len(study.observations), formula="count of observations", **_REPORTS
    )


def coverage(study):
    """Say of each document how many of its printed numbers belong to a claim."""
    for document in _documents(study):
        if document.document_id in study.coverage.index:  # its numbers may not be listed yet
            yield _covered(study, document)


def _covered(study, document):
    row, name = study.coverage.loc[document.document_id], document.document_id
    origin = {"about": name, "table": "coverage.csv", "notebook": _REPORTS["notebook"]}
    counts = {
        count: study.values.number(f"{name}.{count}", row[count], formula=count, **origin)
        for count in ("numbers", "used")
    }
    return study.say(
        "report.coverage", title=study.title(name), publisher=study.publisher(name), **counts
    )


def every_claim(study):
    """Return the table of every claim: verdict, recomputed, why, other figures."""
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
    return Table("claims", columns, rows, (7, 6, 31, 12, 10, 22, 12), only_on_paper=True)


def other_editions(study):
    """Return the table of the stated percents as each estimate had them; empty without any."""
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
            study.edition(row),
            check(row, "start_value", 0, units[row.claim_id]),
            check(row, "end_value", 0, units[row.claim_id]),
            *(check(row, name, 1, "%", signed=True)
              for name in ("change_pct", "change_pct_low", "change_pct_high")),
            study.distance(row),
            study.voice.name(row.status),
        )
        for row in rows.itertuples()
    )  # fmt: skip
    columns = "claim stated estimator as_of start end change low high distance status".split()
    widths = (7, 7, 11, 7, 11, 11, 9, 8, 8, 8, 13)
    return [Table("ledger", tuple(columns), cells, widths, folded=True)]


def source_list(study):
    """Yield what the figures rest on: how each report was seen, and its address."""
    say = study.say
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
    lines = [document_source(study, row.document_id) for row in _documents(study)]
    cited = study.checks[["start_report", "end_report", "rival_report"]].to_numpy().ravel()
    lines += [report_source(study, report_id) for report_id in sorted(set(cited) - {""})]
    yield Paragraph(say("report.availability", **counts))
    yield Paragraph(say("report.sources_text"))
    yield Bullets(tuple(lines), folded=True)


def document_source(study, document_id):
    """Return a document as a list of sources names it."""
    row = next(row for row in _documents(study) if row.document_id == document_id)
    return study.say(
        "report.source",
        title=study.title(document_id),
        publisher=study.publisher(document_id),
        published=_published(study, row),
        evidence=study.voice.name(row.published_basis),
    )


def report_source(study, report_id):
    """Return a report as a list of sources names it, linked."""
    row = study.report(report_id)
    words = {name: row[name] for name in ("title", "publisher", "published")}
    text = study.say("report.source", **words, evidence=study.voice.name(row["evidence"]))
    token = study.values.quote(f"source.{report_id}", text, about=report_id, table="reports.csv")
    return link(token, row["url"])
