"""The study's report and its one-page brief: what may be quoted first, the method after."""

from collections import Counter

from cifras.arithmetic.verdicts import VERDICTS
from cifras.audit.quote import QUOTES, UNCHECKED
from cifras.colombia import appendix
from cifras.colombia.cards import claim_cards
from cifras.colombia.findings import findings
from cifras.colombia.method import change_of_mind, worked_example
from cifras.colombia.quotable import quotables
from cifras.colombia.summary import many, summary
from cifras.report.blocks import (
    Bullets,
    Downloads,
    Heading,
    Paragraph,
    Report,
    Table,
    figure_block,
)
from cifras.report.formats import FORMATS, can_write, report_file
from cifras.report.literal import link
from cifras.report.origins import output_map
from cifras.report.reviews import claim_reviews

# The findings that carry the argument, in order; the others stand in the appendix.
_ARGUMENT = ("cocaine", "base", "rivals", "records", "flips")
_REVISED = ("cocaine-vintages",)
_OFFERED = (("brief", "html"), ("brief", "pdf"), ("report", "pdf"), ("report", "docx"))
_LIMITS = (
    "arithmetic", "rounding", "causes", "exports", "breaks", "steps", "evidence", "documents"
)  # fmt: skip


def write_report(study, found=None, formats=FORMATS):
    """Return the report of a run; `found` are its findings, if they were made already.

    `formats` are those that are written: the page offers them for download.
    """
    found = findings(study) if found is None else found
    say, rows = study.say, quotables(study)
    argued = [finding for finding in found if finding.name in _ARGUMENT]
    blocks = [Heading(1, say(f"report.title{many(study)}")), Heading(2, say("report.summary"))]
    blocks += [Paragraph(summary(study, found, rows)), *_figures(study, ["claims"])]
    blocks += [Heading(2, say("report.quote")), Paragraph(say("report.quote_text"))]
    blocks += [
        _quote_table(study, rows),
        _not_checked(study, rows),
        Paragraph(appendix.introduction(study)),
    ]
    for finding in sorted(argued, key=lambda finding: _ARGUMENT.index(finding.name)):
        blocks += _finding(study, finding)
    blocks += _figures(study, _REVISED)
    blocks += [worked_example(study)] if worked_example(study) else []
    blocks += [Heading(2, say("report.mind")), Bullets(tuple(change_of_mind(study)))]
    blocks += [Heading(2, say("report.corrections")), Paragraph(_corrections(study))]
    blocks += [Downloads(tuple(_downloads(study, formats)))]
    others = [finding for finding in found if finding not in argued]
    blocks += _appendices(study, others, blocks, claim_cards(study, rows))
    return Report(study.run, study.voice, study.values, blocks, tuple(study.claims["claim_id"]))


def write_brief(study, found=None):
    """Return the brief of a run: one page that says what may be quoted, how, and why not."""
    found = findings(study) if found is None else found
    say, rows = study.say, quotables(study)
    blocks = [
        Heading(1, say(f"report.title{many(study)}")),
        Paragraph(summary(study, found, rows)),
        Paragraph(say("report.brief_documents", list=appendix.documents(study))),
        _brief_table(study, rows),
        _not_checked(study, rows),
        Paragraph(say("report.brief_text", latest=_latest(study))),
    ]
    return Report(study.run, study.voice, study.values, blocks, name="brief")


def _finding(study, finding):
    yield Heading(2, finding.heading)
    yield Paragraph(finding.text)
    yield from _figures(study, [finding.figure])


def _appendices(study, others, told, cards):
    """Yield what stands behind the argument; `told` are the blocks before."""
    say, drawn = study.say, {getattr(block, "file", "") for block in told}
    yield Heading(2, say("report.others"))
    for finding in others:
        yield Heading(3, finding.heading)
        yield Paragraph(finding.text)
        yield from _figures(study, [finding.figure])
        drawn |= {finding.figure}
    names = {getattr(block, "name", "") for block in told} | drawn
    yield from _figures(study, [name for name in study.figures.index if name not in names])
    yield Heading(2, say("report.claims"))
    yield Paragraph(say("report.claims_text"))
    yield from map(Paragraph, appendix.coverage(study))
    yield cards
    yield appendix.every_claim(study)
    yield Heading(2, say("report.ledger"))
    yield Paragraph(say("report.ledger_text"))
    yield from appendix.other_editions(study)
    yield Heading(2, say("report.method"))
    yield Paragraph(say("report.method_text.reading"))
    yield Bullets(tuple(f"**{study.voice.name(v)}**: {say(f'verdicts.{v}')}" for v in VERDICTS))
    yield Paragraph(say("report.method_text.beside"))
    yield Heading(2, say("report.limits"))
    yield Bullets(tuple(say(f"report.limit.{name}") for name in _LIMITS))
    yield Heading(2, say("report.sources"))
    yield from appendix.source_list(study)
    yield Heading(2, say("report.map"))
    yield Paragraph(say("report.map_text"))
    yield Table("map", ("file", "notebook", "section"), output_map(study.run), (45, 27, 28),
                folded=True)  # fmt: skip


def _figures(study, names):
    """Return the figures that the run drew, their words as values."""
    words = study.figures
    return [
        figure_block(study.values, name, words.loc[name]) for name in names if name in words.index
    ]


def _checked(rows):
    """Return the claims that can be checked, in the order of the answers."""
    checked = [row for row in rows if row.quote != UNCHECKED]
    return sorted(checked, key=lambda row: QUOTES.index(row.quote))


def _quote_table(study, rows):
    cells = tuple(
        (row.claim_id, row.says, study.voice.name(row.quote), _safe(row), row.others,
         _cited(study, row))
        for row in _checked(rows)
    )  # fmt: skip
    columns = ("claim", "says", "quote", "wording", "others", "source")
    return Table("quote", columns, cells, (6, 21, 9, 26, 16, 22))


def _brief_table(study, rows):
    cells = tuple(
        (
            study.voice.name(row.quote),
            f"{row.says} ({row.claim_id})",
            _safe(row),
            _cited(study, row),
        )
        for row in _checked(rows)
    )
    return Table("brief", ("quote", "says", "wording", "source"), cells, (9, 24, 43, 24))


def _safe(row):
    """Return what may safely be said, and after it what to know before saying it."""
    return f"{row.wording} *{row.caveat}*" if row.caveat else row.wording


def _cited(study, row):
    """Return the source to cite: a linked report, where a date is from, or the document itself."""
    cited = [_linked(study, row, *numbered) for numbered in enumerate(row.sources, start=1)]
    return "; ".join(cited) or study.say("quote.itself")


def _linked(study, row, number, source):
    table = "reports.csv" if source.report_id else "events.csv"
    about = source.report_id or row.claim_id
    name = f"cited.{source.report_id or f'{row.claim_id}.{number}'}"
    token = study.values.quote(name, source.source, about=about, table=table)
    return link(token, source.url)


def _not_checked(study, rows):
    """Say how many claims cannot be checked, by the reason."""
    left = [row.claim_id for row in rows if row.quote == UNCHECKED]
    reasons = Counter(study.claims.loc[left, "untested_because"])
    listed = [
        study.say(
            "report.unchecked_item",
            why=study.say(f"untested.{why}"),
            count=study.total(f"unchecked.{why}", count),
        )
        for why, count in reasons.most_common()
        if why
    ]
    return Paragraph(study.say("report.unchecked", list=study.voice.join(listed)))


def _latest(study):
    """Return the token of the year of the newest report of the ledger."""
    year = str(study.observations["vintage"].max())
    return study.values.quote("sources.latest", year, formula="latest year of publication",
                              about="reports", table="reports.csv")  # fmt: skip


def _corrections(study):
    return study.say("report.corrections_text", latest=_latest(study), run=study.run)


def _downloads(study, formats):
    """Yield what can be taken away: words and an address beside the page."""
    language, results = study.voice.language, f"../../data/results/{study.run}"
    for name in ("quotable", "verdicts", "ledger_checks", "ledger"):
        yield study.say(f"download.{name}"), f"{results}/{name}.csv"
    yield study.say("download.values"), report_file("json", language, "values")
    yield study.say("download.claimreview"), "claimreview.json"
    for name, kind in _OFFERED:
        if kind in formats and can_write(kind):
            yield study.say(f"download.{name}_{kind}"), report_file(kind, language, name)


def reviews(study, report):
    """Return claimreview.json of a run."""
    documents = {row.document_id: row for row in study.sources.documents.itertuples()}
    rows = [
        (row.claim_id, row.document_id, row.quote, study.verdict(row.claim_id), _rated(study, row),
         row.says, study.told(row.claim_id, "reason"))
        for row in quotables(study)
    ]  # fmt: skip
    return claim_reviews(report, documents, rows)


def _rated(study, row):
    """Return the answer, and the verdict with whose figures it was reached on, if somebody's."""
    verdict, who = study.voice.name(study.verdict(row.claim_id)), study.estimator_of(row.claim_id)
    if who:
        verdict = study.say("review.on", verdict=verdict, who=study.voice.name(who))
    return study.say("review.rated", quote=study.voice.name(row.quote), verdict=verdict)
