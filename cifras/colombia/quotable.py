"""May I quote it? One row per claim: the answer, a safe wording, other figures, the source."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from cifras.arithmetic.verdicts import HOLDS
from cifras.audit.outside import AGREES, CLOSE
from cifras.audit.quote import ATTRIBUTED, NO, UNCHECKED, may_quote
from cifras.colombia.study import compared_in
from cifras.language.texts import LANGUAGES
from cifras.language.voice import sentence
from cifras.report.literal import as_text
from cifras.sources.ledger import select_series
from cifras.sources.stated import SIZES

# What quotable.csv holds of a claim once, and what it holds in each language.
_ONCE = ("claim_id", "document_id", "quote")
_CITED = ("report_id", "source", "url")
_SAID = ("says", "wording", "caveat", "others")


@dataclass(frozen=True)
class Source:
    """What to cite: a report with its id and address, or where a date is from, without."""

    report_id: str
    source: str
    url: str


@dataclass(frozen=True)
class Quotable:
    """A claim with the answer (``quote``, one of :data:`cifras.audit.quote.QUOTES`).

    ``says`` is our paraphrase, ``wording`` what may safely be said, ``caveat`` what to know
    before saying it, ``others`` what other estimates or editions give; all four hold tokens.
    ``sources`` are what to cite, empty where it is the document itself.
    """

    claim_id: str
    document_id: str
    quote: str
    says: str
    wording: str
    caveat: str
    others: str
    sources: tuple


@lru_cache(maxsize=len(LANGUAGES))
def quotables(study):
    """Return a :class:`Quotable` per claim of the run, in order.

    Kept for the report, the brief and the table, which all ask.
    """
    return tuple(_quotable(study, claim_id) for claim_id in study.verdicts["claim_id"])


def known_from_itself(study):
    """Return the ids of the claims that nobody but the document's publisher bears out."""
    found = {}
    for claim_id in study.verdicts["claim_id"]:
        checks = study.checked([claim_id])
        quote = may_quote(study.verdict(claim_id), checks["status"])
        found[claim_id] = _support(study, claim_id, checks, quote)
    return {name for name, row in found.items() if _proves_itself(study, name, row)}


def quotable_table(studies):
    """Return quotable.csv: one row per claim, the words in the language of each of `studies`."""
    columns = {}
    for study in studies:
        rows, fill = quotables(study), study.values.fill
        if not columns:
            columns = {name: [getattr(row, name) for row in rows] for name in _ONCE}
            for name in _CITED:
                cited = [[getattr(source, name) for source in row.sources] for row in rows]
                columns[name] = ["; ".join(filter(None, words)) for words in cited]
        for name in _SAID:
            words = [fill(getattr(row, name)) for row in rows]
            columns[f"{name}_{study.voice.language}"] = words
    return pd.DataFrame(columns)


def _quotable(study, claim_id):
    checks = study.checked([claim_id])
    verdict, statuses = study.verdict(claim_id), checks["status"]
    quote = may_quote(verdict, statuses)
    row = _support(study, claim_id, checks, quote)
    quote = may_quote(verdict, statuses, is_own=_proves_itself(study, claim_id, row))
    return Quotable(
        claim_id,
        study.claims.at[claim_id, "document_id"],
        quote,
        study.paraphrase(claim_id),
        sentence(_wording(study, claim_id, quote, row)).replace("..", "."),  # after "U.S."
        study.caveat(claim_id) if quote != UNCHECKED else "",
        "; ".join(_others(study, checks, row)),
        tuple(_sources(study, claim_id, row)),
    )


def _sources(study, claim_id, row):
    """Yield the reports behind both ends of a check, or the sources of the dates of a span."""
    if row is not None:
        reports = row.start_report, row.end_report, row.rival_report
        for report_id in dict.fromkeys(filter(None, reports)):
            report = study.report(report_id)
            seen = (
                "" if report["evidence"] == "first-hand" else study.voice.name(report["evidence"])
            )
            words = study.voice.name(report_id) + (f" ({seen})" if seen else "")
            yield Source(report_id, as_text(words), report["url"])
    elif study.verdicts.at[claim_id, "basis"] == "events":
        events = (study.claims.at[claim_id, f"{side}_event"] for side in ("start", "end"))
        for event in map(study.event, filter(None, events)):
            yield Source("", event["source"], event["url"])


def _proves_itself(study, claim_id, row):
    """Say whether all that a verdict rests on, and the document does not print, is its own."""
    is_own, basis = study.is_own(claim_id), study.verdicts.at[claim_id, "basis"]
    said_by = []
    if basis == "events":
        events = (study.claims.at[claim_id, f"{side}_event"] for side in ("start", "end"))
        said_by = [study.event(event)["publisher"] for event in events if event]
    elif basis == "ledger" and row is not None:
        reports = filter(None, (row.start_report, row.end_report, row.rival_report))
        said_by = [study.report(report_id)["publisher"] for report_id in reports]
    return bool(said_by) and all(map(is_own, said_by))


def _support(study, claim_id, checks, quote):
    """Return the check that a wording rests on, or None: known by then, of the claim's estimator.

    A claim that is not to be quoted rests on what it should have said, any other on a check
    with which it agrees.
    """
    if quote != NO:
        checks = checks[checks["status"].isin([AGREES, CLOSE])]
    elif study.verdict(claim_id) != "untestable":
        return None  # its own figures say it
    else:
        checks = checks[[not _is_derived(study, row) for row in checks.itertuples()]]
    own = checks[checks["estimator"] == study.claims.at[claim_id, "estimator"]]
    for rows in (study.by_then(own), study.by_then(checks), own, checks):
        if len(rows):
            return list(rows.itertuples())[-1]
    return None


def _is_derived(study, row):
    """Say whether a report behind a check implies its value and does not print it."""
    claim = study.claims.loc[row.claim_id]
    series = claim["indicator"], row.estimator, claim["geography"]
    derived = select_series(study.observations, *series).query("derived != ''")
    ends = {(row.start_report, claim["start_period"]), (row.end_report, claim["end_period"])}
    return bool(ends & set(zip(derived["report_id"], derived["period"], strict=True)))


def _wording(study, claim_id, quote, row):
    say, claim = study.say, study.claims.loc[claim_id]
    if quote == UNCHECKED:
        return say("quote.unchecked", document=study.document(claim_id))
    is_printed = study.verdict(claim_id) in HOLDS and not study.is_on_ledger(claim_id)
    if claim["kind"] == "change" and is_printed:
        tokens = study.change(claim_id)
        if not claim["estimator"]:
            return say("quote.printed_own", **tokens)
        return say("quote.printed", who=study.voice.name(claim["estimator"]), **tokens)
    if row is None:
        if claim["kind"] == "change" and quote == NO:
            how = "_grain" if study.verdict(claim_id) == "grain" else ""
            return say(f"quote.recomputed{how}", **study.change(claim_id))
        if claim["kind"] in ("direction", *SIZES) and quote == NO:
            return study.told(claim_id, "reason")
        if claim["kind"] == "span":
            return _span(study, claim_id, quote)
        return study.paraphrase(claim_id)
    if pd.notna(row.change_pct):
        return _change(study, claim, quote, row)
    if pd.notna(row.rival_value):
        return say(f"quote.{_standing_text(claim)}", **_standing(study, row), **_about(study, row),
                   place=study.voice.name(claim["geography"]),
                   among=study.voice.name(claim["among"]),
                   end_period=study.dated(claim_id, "end"),
                   since=study.first_year(row))  # fmt: skip
    return say("quote.level", value=_value(study, row), year=study.check(row, "rival"),
               **_about(study, row))  # fmt: skip


def _standing_text(claim):
    """Return which text tells a record, high or low, or a rank, the first or another."""
    is_low = claim["direction"] == "decrease"
    if claim["kind"] == "record":
        return "record_low" if is_low else "record"
    return "rank_nth" if is_low or claim["stated_printed"] else "rank"


def _span(study, claim_id, quote):
    """Say a span with the dates that it was judged on, or how long it was instead."""
    start, end = (study.dated(claim_id, side) for side in ("start", "end"))
    says = study.paraphrase(claim_id).rstrip(".")
    for name in ("years", "fiscal_years"):
        if years := study.trend(claim_id, name, basis=study.verdicts.at[claim_id, "basis"]):
            if quote != NO:
                own = "_own" if quote == ATTRIBUTED else ""
                return study.say(f"quote.{name}{own}", says=says, start=start, end=end,
                                 document=study.document(claim_id))  # fmt: skip
            stated = study.printed(claim_id, "stated")
            return study.say("quote.span", start=start, end=end, years=years, stated=stated)
    if quote != NO and start:
        return study.say("quote.dated", says=says, start=start)
    return study.told(claim_id, "reason")


def _period(study, claim):
    is_known = pd.notna(claim["end_period"]) and claim["end_period"] != ""
    return study.printed(claim["claim_id"], "end_period") if is_known else ""


def _about(study, row):
    what = study.label(study.claims.at[row.claim_id, "indicator"])
    return {"who": study.who(row.estimator), "what": what, "as_of": study.edition(row)}


def _standing(study, row):
    unit = study.claims.at[row.claim_id, "unit"]
    rival = row.rival if row.rival.isdigit() else study.voice.name(row.rival)
    return {
        "value": study.check(row, "end_value", 0, unit),
        "rival_value": study.check(row, "rival_value", 0, unit),
        "rival": study.check(row, "rival") if row.rival.isdigit() else rival,
    }


def _value(study, row):
    """Return the token of an observed level, with the word that stands before it."""
    return study.values.quantity(
        f"{row.claim_id}.{row.estimator}.{row.as_of}.seen", study.observed(row),
        **compared_in("ledger_checks", about=row.end_report, formula="observation"),
    )  # fmt: skip


def _change(study, claim, quote, row):
    """Say a change as other figures have it."""
    unit, claim_id = claim["unit"], claim["claim_id"]
    levels = {
        "start": study.check(row, "start_value", 0, unit),
        "end": study.check(row, "end_value", 0, unit),
    }
    if claim["kind"] != "change":
        return study.say("quote.direction", start_period=study.check(row, "rival"),
                         end_period=_period(study, claim), **levels,
                         **_about(study, row))  # fmt: skip
    many = "_many" if study.is_plural(claim["indicator"]) else ""
    moved = study.say(f"moved{many}.{'increase' if row.change_pct > 0 else 'decrease'}")
    change = study.values.number(
        f"{claim_id}.{row.estimator}.{row.as_of}.size", abs(row.change_pct), 0, "%",
        **compared_in("ledger_checks", about=claim_id, formula="size of change_pct"),
    )  # fmt: skip
    tokens = study.claim_tokens(claim_id) | {"moved": moved, "change": change} | levels
    tokens["who"] = study.who(row.estimator)
    for side in ("start", "end"):
        tokens[f"{side}_in"] = study.check(row, f"{side}_vintage")
    return study.say("quote.other_change" if quote == NO else "quote.change", **tokens)


def _others(study, checks, support):
    """Yield what other estimators say, as known by then and as last published."""
    for _, rows in checks.groupby("estimator", sort=False):
        then = study.by_then(rows)
        shown = [*then.itertuples()][-1:] + [*rows.itertuples()][-1:]
        for number, row in enumerate(dict.fromkeys(shown)):
            if support is not None and row == support:
                continue
            if number and row.status == shown[0].status:
                continue
            yield study.say("quote.other", told=told(study, row), apart=_apart(study, row),
                            who=study.voice.name(row.estimator),
                            as_of=study.edition(row))  # fmt: skip


def told(study, row):
    """Return what one row of ledger_checks.csv gives: a change, a standing or a level."""
    if pd.notna(row.change_pct):
        return study.check(row, "change_pct", 1, "%", signed=True)
    if pd.notna(row.rival_value):
        return study.say("quote.other_standing", **_standing(study, row))
    return _value(study, row)


def _apart(study, row):
    if row.status == AGREES and study.verdict(row.claim_id) == "grain":
        printed = study.claims.loc[row.claim_id, ["start_value", "end_value"]]
        if [row.start_value, row.end_value] == list(printed):
            return study.say("quote.agrees_grain")
    distance = study.distance(row)
    name = "short" if pd.notna(row.rival_value) and distance else row.status
    return (
        study.say(f"quote.{name}", distance=distance) if distance and row.status != AGREES else ""
    )
