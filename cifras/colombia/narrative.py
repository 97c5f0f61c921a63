"""Values to sentences. No number is typed here or in the texts: sentences hold names.

Every sentence about a claim follows its verdict. A finding is a heading, a paragraph, what
the summary says of it, and the name of its figure.
"""

from dataclasses import dataclass

from cifras.colombia.facts import HOLDS
from cifras.language.voice import sentence


@dataclass(frozen=True)
class Finding:
    """A heading, a paragraph, one sentence for the summary, and the name of its figure."""

    name: str
    heading: str
    text: str
    short: str = ""
    figure: str = ""


def summary(facts, found):
    """Return the summary: what can be tested, what holds, and each finding in a sentence."""
    counts = facts.counts()
    fates = [
        facts.say(
            f"summary.{fate}_one" if counts[fate] == 1 and fate != "grain" else f"summary.{fate}",
            count=facts.total(fate, counts[fate]),
        )
        for fate in ("held", "grain", "failed", "untested")
        if counts[fate]
    ]
    one = facts.claims["document_id"].nunique() == 1
    parts = [
        facts.say(
            "summary.lead_one" if one else "summary.lead",
            claims=facts.total("claims", counts["claims"]),
            tested=facts.total("tested", counts["tested"]),
            others=facts.total("others", counts["others"]),
        )
    ]
    if counts["changes"]:
        changes = facts.total("changes", counts["changes"])
        parts.append(facts.say("summary.changes", changes=changes, fates=facts.voice.join(fates)))
    left_out = set()
    if basis := facts.basis():
        parts.append(facts.say("summary.ledger", **basis))
        left_out = {"split"}  # that sentence takes their room
    parts += [one.short for one in found if one.short and one.name not in left_out]
    return " ".join(parts)


def findings(facts):
    """Return the findings that the run's tables support, in order."""
    makers = (
        _area, _cocaine, _base, _flips, _rivals, _split, _where, _security, _levels, _records,
        _windows, _implied,
    )  # fmt: skip
    return [finding for make in makers if (finding := make(facts))]


def change_sentences(facts, claim_id):
    """Say how one change claim fares, and what its verdict costs."""
    tokens, verdict = facts.change(claim_id), facts.verdict(claim_id)
    name = "ledger" if facts.is_on_ledger(claim_id) else "printed"
    fate = facts.say(f"finding.change.{verdict}", **tokens)
    parts = [facts.say(f"finding.change.{name}", fate=fate, **tokens)]
    parts += [facts.say("finding.change.unseen", **row) for row in facts.unseen(claim_id)]
    if "repair" in tokens:
        parts.append(facts.say("finding.change.repair", **tokens))
    return " ".join(parts)


def _finding(facts, name, text, variant="", short="", figure=""):
    return Finding(name, facts.say(f"finding.{name}.heading{variant}"), text, short, figure)


def _area(facts):
    ids = facts.tested_changes("coca_cultivation")
    if not ids:
        return None
    failed = "" if all(facts.verdict(i) in HOLDS for i in ids) else "_failed"
    text = " ".join(change_sentences(facts, i) for i in ids)
    return _finding(facts, "area", text, failed, figure="claims")


def _cocaine(facts):
    ids = facts.tested_changes("cocaine_potential")
    if not ids:
        return None
    verdicts = {facts.verdict(i) for i in ids}
    variant = "_held" if verdicts <= HOLDS else "" if "grain" in verdicts else "_failed"
    text = " ".join(change_sentences(facts, i) for i in ids)
    short = facts.say("summary.cocaine", **facts.change(ids[-1]))
    figure = "cocaine-vintages" if facts.is_on_ledger(ids[-1]) else "grain"
    return _finding(facts, "cocaine", text, variant, short, figure)


def _base(facts):
    tokens = facts.implied_base()
    if not tokens:
        return None
    hit = "_hit" if tokens.pop("any_fits") else ""
    text = facts.say("finding.base.text", **tokens) + " "
    text += facts.say("finding.base.hit" if hit else "finding.base.missed", **tokens)
    short = facts.say(f"summary.base{hit}", **tokens)
    return _finding(facts, "base", text, hit, short, "implied-base")


def _flips(facts):
    tokens = facts.flips()
    if not tokens:
        return None
    turns = tokens.pop("any")
    text = facts.say("finding.flips.text" if turns else "finding.flips.none", **tokens)
    if later := facts.later_disputed():
        text += " " + facts.say("finding.flips.later", **later)
    if revision := facts.largest_revision():
        text += " " + facts.say("finding.flips.revision", **revision)
    short = facts.say("summary.flips", **tokens) if turns else ""
    return _finding(facts, "flips", text, "", short, "flips")


def _rivals(facts):
    tokens = facts.agreement()
    if not tokens:
        return None
    return _finding(
        facts, "rivals", facts.say("finding.rivals.text", **tokens), figure="rival-estimates"
    )


def _split(facts):
    tokens = facts.area_yield()
    if not tokens:
        return None
    variant = "" if tokens.pop("area_exceeds") else "_other"
    text = facts.say("finding.split.text", **tokens)
    if also := facts.drivers():
        text += " " + facts.say("finding.split.also", **also)
    short = facts.say(f"summary.split{variant}", **tokens)
    return _finding(facts, "split", text, variant, short, "drivers")


def _where(facts):
    spans = facts.growth()
    if not spans:
        return None
    told = [facts.say("finding.where.text", **span) for span in spans]
    text = " ".join([facts.say("finding.where.who"), *told, facts.say("finding.where.caveat")])
    return _finding(facts, "where", text, figure="departments")


def _security(facts):
    rows = facts.ledger_changes(["homicides", "kidnappings"])
    if not rows:
        return None
    parts = []
    for row in rows:
        parts.append(_with_items(facts, "security", row))
        if row["is_weak"]:
            parts.append(facts.say("finding.security.weak", **row))
    text = " ".join(parts)
    return _finding(facts, "security", text, figure="security")


def _levels(facts):
    rows = facts.levels()
    parts = [_with_items(facts, "levels", row) for row in rows]
    if any(row["is_own"] for row in rows):
        parts.append(facts.say("finding.levels.same"))
    parts += [facts.say("finding.levels.direction", **row) for row in facts.directions()]
    return _finding(facts, "levels", " ".join(parts)) if parts else None


def _records(facts):
    rows = facts.records()
    if not rows:
        return None
    text = " ".join(_with_items(facts, "records", row) for row in rows)
    marks = []
    for claim in facts.record_standing():
        who = facts.voice.join(claim["estimators"])
        name = "summary.record" if who else "summary.record_none"
        marks.append(facts.say(name, end_period=claim["end_period"], estimators=who))
    short = facts.say("summary.records", list=facts.voice.join(marks))
    return _finding(facts, "records", text, "", short, "coca-area")


def _with_items(facts, name, row):
    """Say a sentence about a claim whose list has one item per estimator or vintage."""
    items = [
        facts.say(f"finding.{name}.{tokens.pop('item', 'item')}", **tokens)
        for tokens in row.pop("items")
    ]
    return sentence(facts.say(f"finding.{name}.text", list="; ".join(items), **row))


def _windows(facts):
    rows = facts.windows()
    if not rows:
        return None
    text = " ".join(facts.say("finding.windows.text", **row) for row in rows)
    text += " " + facts.say("finding.windows.why")
    return _finding(facts, "windows", text, figure="windows")


def _implied(facts):
    made = {"shares": facts.shares(), "average": facts.average(), "spans": facts.spans()}
    parts = [
        facts.say(f"finding.implied.{name}", **tokens) for name, tokens in made.items() if tokens
    ]
    return _finding(facts, "implied", " ".join(parts)) if parts else None
