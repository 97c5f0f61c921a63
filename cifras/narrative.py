"""Values to sentences. No number is typed here: sentences hold names, values fill them.

Every sentence about a claim follows its verdict. A finding is a heading, a paragraph and
the name of its figure.
"""

from dataclasses import dataclass

from cifras.words import join_words

HOLDS = {"exact", "rounding"}
SENTENCES = {
    "en": {
        "exact": "follows",
        "rounding": "follows once the rounding of both is allowed for",
        "grain": (
            "follows only if both were rounded more coarsely than printed: any step from "
            "{grain_needed} will do, and that of the series is {grain_used}"
        ),
        "contradicted": "does not follow at any rounding they support",
        "reversed": "points the wrong way",
        "untestable": "cannot be tested on what is printed",
        "title": "Two documents on Colombia, recomputed",
        "lead": (
            "We took {claims} claims from the documents. Of {changes} stated percent changes "
            "{fates}. Of the other claims {others} can be tested, on the ledger of published "
            "estimates; of these, {others_held} hold up."
        ),
        "lead_no_changes": (
            "We took {claims} claims from the documents; {others} can be tested, on the ledger of "
            "published estimates; of these, {others_held} hold up."
        ),
        "lead_held": "{held} follow from the levels behind them",
        "lead_held_one": "{held} follows from the levels behind it",
        "lead_failed_one": "{failed} does not follow",
        "lead_untested_one": "{untested} prints no base or no level",
        "lead_grain": "{graded} only at a rounding coarser than the printed one",
        "lead_failed": "{failed} do not follow",
        "lead_untested": "{untested} print no base or no level",
        "short_area": "The changes of coca area follow from the levels printed beside them.",
        "short_area_failed": "Not every change of coca area follows from the levels behind it.",
        "short_cocaine": (
            "The rise of potential cocaine, stated as {stated}, is {recomputed} by the levels "
            "behind it."
        ),
        "short_base": (
            "The fall before it would need a base of {base_low} to {base_high} in "
            "{start_period}; no report seen prints one."
        ),
        "short_base_hit": "The fall before it has no printed base; a published one would fit.",
        "short_split": "By arithmetic, more land accounts for all of the rise.",
        "short_split_other": "Area and yield share the change.",
        "short_security": (
            "For homicides and kidnappings no level is printed; the counts are compared below."
        ),
        "short_records": "Records, by estimator: {list}.",
        "short_record": "{end_period} on {estimators}",
        "short_record_none": "{end_period} on none",
        "change": (
            "Claim {id} says that {what} {moved} by {stated} between {start_period} and "
            "{end_period}. The levels behind it give {recomputed}, between {low} and {high} with "
            "their rounding: the claim {fate}."
        ),
        "change_ledger": (
            "Claim {id} says that {what} {moved} by {stated} between {start_period} and "
            "{end_period}. The {estimator} estimates {known} give {recomputed}, between {low} and "
            "{high} with their rounding: on these, the claim {fate}."
        ),
        "known_as-documented": "known when the document was written",
        "known_latest": "as last published",
        "known_in": "as known in {year}",
        "lead_ledger": (
            "This run grades changes on the {estimator} estimates {known}, not on the figures "
            "that the documents print: a claim may fail here and be sound on its own figures."
        ),
        "weak": (
            "The allowance is generous: at that step {power} different whole percents would have "
            "passed. (That count is the power of the test; the larger, the weaker.)"
        ),
        "repair": "Of the single repairs tried the nearest is {repair}.",
        "unseen": ("No report seen prints {printed} for {year}; those seen print {list}."),
        "unseen_item": "{value} ({years})",
        "no_base": (
            "Claim {id} says that {what} {moved} by {stated} between {start_period} and "
            "{end_period} and prints no base. The base would have to lie between {base_low} and "
            "{base_high}, or {wide_low} and {wide_high} at the step of the series."
        ),
        "base_missed": "None of the {published} values published for that year fits: {list}.",
        "base_hit": "Of the {published} values published for that year, {fitting} fit: {list}.",
        "counts": (
            "Claim {id} says that {what} {moved} by {stated} between {start_period} and "
            "{end_period} and prints no level. By the counts of the {estimator} the change is "
            "{list}."
        ),
        "count_item": "{ledger_change} as published by {as_of} (the ledger {status} the claim)",
        "corroborated": "upholds",
        "disputed": "disputes",
        "record": (
            "Claim {id} names {end_period} a record for illicit crops; tested is coca area, as "
            "known when the document was written. {list}."
        ),
        "record_item": (
            "The {estimator} series {status} it, with {value} against {rival_value} in {rival}"
        ),
        "vintage": (
            "Each line of the next table is a claim as one estimator's figures stood in one "
            "year. The same claim can be upheld by one estimator and disputed by another, or "
            "lose its support when an estimate is revised. That is a finding about estimates; it "
            "is no error of the document."
        ),
        "agreement": (
            "The U.S. and the UNODC estimates of coca area move in the same direction in {alike} "
            "of the {compared} changes from one year to the next that both cover."
        ),
        "windows": (
            "The {estimator} series of coca area, {first} to {last}, allows {windows} windows as "
            "long as the documented one of {start} to {end}; {beyond} of them show {what}."
        ),
        "windows_decrease": "a deeper fall",
        "windows_increase": "a larger rise",
        "area_yield": (
            "As printed, potential cocaine went from {start_t} to {end_t}. The larger area "
            "accounts for {by_area} of that, the change in cocaine per hectare for {by_yield}."
        ),
        "shares": (
            "Claim {eradicated_id} gives an eradicated area that would be {area_share} of the "
            "area left standing, or {area_before} of the two together; claim {seized_id} gives "
            "seizures that would be {cocaine_share} of the potential output. Neither is a success "
            "rate. Hectares sprayed twice are counted twice and fields are planted again; "
            "seizures are weighed mixed and cut, potential cocaine is pure, and not all of it was "
            "made that year."
        ),
        "average": (
            "The training of claim {id} comes to {average} persons a year at most, over {years} "
            "years."
        ),
        "spans": (
            "Claim {first_id} speaks of {first} and claim {second_id} of {second}. Counted back "
            "from the year of the document they begin in {first_start} and in {second_start}: not "
            "in the same year, and neither is {aid_start}, from which reports count the aid."
        ),
        "heading_area": "Coca area: the percents follow from the levels",
        "heading_area_failed": "Coca area: not every percent follows from the levels",
        "heading_cocaine": "Potential cocaine: the stated rise needs a coarser rounding",
        "heading_cocaine_held": "Potential cocaine: the stated rise follows",
        "heading_cocaine_failed": "Potential cocaine: the stated rise does not follow",
        "heading_base": "The fall before it: no estimate seen gives the base",
        "heading_base_hit": "The fall before it has no printed base",
        "heading_split": "By arithmetic, more land accounts for the rise",
        "heading_levels": "Levels and shares beside the ledger",
        "level": ("Claim {id}, {stated}: {list}."),
        "level_item": (
            "{value} for {year} by {estimator}, published {as_of} (the ledger {status} the claim)"
        ),
        "direction": (
            "Claim {id} gives no number. The {estimator} counts {start_value} in {start_period} "
            "and {end_value} in {end_period} (the ledger {status} the claim)."
        ),
        "heading_security": "Homicides and kidnappings: percents without levels",
        "heading_records": "Records, by one estimate or by both",
        "heading_windows": "The years matter",
        "heading_implied": "What other claims imply",
    }
}


@dataclass(frozen=True)
class Finding:
    """A heading, a paragraph, one sentence for the summary, and the name of its figure."""

    heading: str
    text: str
    short: str = ""
    figure: str = ""


def summary(facts, found):
    """Return the summary: what can be tested, what holds, and each finding in a sentence."""
    counts = facts.counts()
    fates = [
        facts.say(
            f"lead_{name}_one" if counts[name] == 1 and name != "grain" else f"lead_{name}",
            **{token: facts.total(name, counts[name])},
        )
        for name, token in (
            ("held", "held"), ("grain", "graded"), ("failed", "failed"), ("untested", "untested"),
        )
        if counts[name]
    ]  # fmt: skip
    lead = facts.say(
        "lead" if counts["changes"] else "lead_no_changes",
        claims=facts.total("claims", counts["all"]),
        changes=facts.total("changes", counts["changes"]),
        fates=join_words(fates, facts.language),
        others=facts.total("others", counts["others"]),
        others_held=facts.total("others_held", counts["others_held"]),
    )
    basis = [facts.say("lead_ledger", **facts.basis())] if facts.basis() else []
    return " ".join([lead, *basis] + [finding.short for finding in found if finding.short])


def findings(facts):
    """Return the findings that the run's tables support, in order."""
    makers = _area, _cocaine, _base, _split, _security, _levels, _records, _windows, _implied
    return [finding for make in makers if (finding := make(facts))]


def change_sentences(facts, claim_id):
    """Say how one change claim fares, and what its verdict costs."""
    tokens, verdict = facts.change(claim_id), facts.verdict(claim_id)
    name = "change_ledger" if facts.is_on_ledger(claim_id) else "change"
    parts = [facts.say(name, fate=facts.say(verdict, **tokens), **tokens)]
    if verdict == "grain":
        parts.append(facts.say("weak", **tokens))
    parts += [facts.say("unseen", **row) for row in facts.unseen(claim_id)]
    if "repair" in tokens:
        parts.append(facts.say("repair", **tokens))
    return " ".join(parts)


def _area(facts):
    ids = facts.tested_changes("coca_cultivation")
    if not ids:
        return None
    failed = "" if all(facts.verdict(i) in HOLDS for i in ids) else "_failed"
    text = " ".join(change_sentences(facts, i) for i in ids)
    return Finding(
        facts.say(f"heading_area{failed}"), text, facts.say(f"short_area{failed}"), "claims"
    )


def _cocaine(facts):
    ids = facts.tested_changes("cocaine_potential")
    if not ids:
        return None
    verdicts = {facts.verdict(i) for i in ids}
    heading = "heading_cocaine"
    if verdicts <= HOLDS:
        heading = "heading_cocaine_held"
    elif "grain" not in verdicts:
        heading = "heading_cocaine_failed"
    text = " ".join(change_sentences(facts, i) for i in ids)
    short = facts.say("short_cocaine", **facts.change(ids[-1]))
    figure = "cocaine-vintages" if facts.is_on_ledger(ids[-1]) else "grain"
    return Finding(facts.say(heading), text, short, figure)


def _base(facts):
    tokens = facts.implied_base()
    if not tokens:
        return None
    hit = "_hit" if tokens.pop("any_fits") else ""
    text = facts.say("no_base", **tokens) + " "
    text += facts.say("base_hit" if hit else "base_missed", **tokens)
    return Finding(
        facts.say(f"heading_base{hit}"), text, facts.say(f"short_base{hit}", **tokens),
        "implied-base",
    )  # fmt: skip


def _split(facts):
    tokens = facts.area_yield()
    if not tokens:
        return None
    short = "short_split" if tokens.pop("area_exceeds") else "short_split_other"
    text = facts.say("area_yield", **tokens)
    return Finding(facts.say("heading_split"), text, facts.say(short), "area-yield")


def _security(facts):
    rows = facts.ledger_changes(["homicides", "kidnappings"])
    if not rows:
        return None
    text = " ".join(_with_items(facts, "counts", "count_item", row) for row in rows)
    short = facts.say("short_security")
    return Finding(facts.say("heading_security"), text, short, "security")


def _levels(facts):
    rows = facts.levels()
    if not rows:
        return None
    text = " ".join(_with_items(facts, "level", "level_item", row) for row in rows)
    text = " ".join([text, *(facts.say("direction", **row) for row in facts.directions())])
    return Finding(facts.say("heading_levels"), text)


def _records(facts):
    rows = facts.records()
    if not rows:
        return None
    text = " ".join(_with_items(facts, "record", "record_item", row) for row in rows)
    marks = []
    for claim in facts.record_standing():
        name = "short_record" if claim["estimators"] else "short_record_none"
        marks.append(facts.say(name, **claim))
    short = facts.say("short_records", list="; ".join(marks))
    return Finding(facts.say("heading_records"), text, short, "coca-area")


def _with_items(facts, sentence, item, row):
    """Say a sentence about a claim whose list has one item per estimator or vintage."""
    items = [facts.say(item, **tokens) for tokens in row.pop("items")]
    joiner = ". " if item == "record_item" else "; "
    return facts.say(sentence, list=joiner.join(items), **row)


def _windows(facts):
    tokens = facts.windows()
    if not tokens:
        return None
    text = " ".join(facts.say("windows", **row) for row in tokens)
    return Finding(facts.say("heading_windows"), text, "", "windows")


def _implied(facts):
    made = {"shares": facts.shares(), "average": facts.average(), "spans": facts.spans()}
    parts = [facts.say(name, **tokens) for name, tokens in made.items() if tokens]
    return Finding(facts.say("heading_implied"), " ".join(parts)) if parts else None
