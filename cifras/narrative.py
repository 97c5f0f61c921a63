"""Values to sentences. No number is typed here: sentences hold names, values fill them.

Every sentence about a claim follows its verdict. A finding is a heading, a paragraph and
the name of its figure.
"""

from dataclasses import dataclass

from cifras.words import join_words

HOLDS = {"exact", "rounding"}
SENTENCES = {
    "en": {
        "exact": "follows from the figures",
        "rounding": "follows once the rounding of the figures is allowed for",
        "grain": "follows only if the figures were rounded to steps of {grain_used}",
        "contradicted": "does not follow from the figures at any rounding they support",
        "reversed": "points the wrong way",
        "untestable": "cannot be tested on what is printed",
        "title": "Two documents on Colombia, recomputed",
        "lead": (
            "The documents audited make {claims} claims; {tested} of them can be tested, on what "
            "is printed or on the ledger of published estimates: {fates}."
        ),
        "lead_held": "{held} hold as stated",
        "lead_grain": "{graded} only at a rounding coarser than the printed one",
        "lead_failed": "{failed} not at all",
        "short_area": "The changes of coca area follow from the levels printed beside them.",
        "short_area_failed": "Not every change of coca area follows from the levels behind it.",
        "short_cocaine": (
            "The rise of potential cocaine, stated as {stated}, is {recomputed} by the figures "
            "behind it."
        ),
        "short_base": (
            "The fall before it would need a base of {base_low} to {base_high} in "
            "{start_period}, which no report seen prints."
        ),
        "short_base_hit": "The fall before it has no printed base; a published one would fit.",
        "short_split": "More land under coca accounts for the whole of the rise, and more.",
        "short_split_other": "Area and yield share the change.",
        "short_security": "Of homicides and kidnappings the page prints percents and no levels.",
        "short_records": (
            "Records: {upheld} of {checked} checks by estimator uphold the documents."
        ),
        "change": (
            "Claim {id} says that {what} {moved} by {stated} between {start_period} and "
            "{end_period}. The figures give {recomputed}, between {low} and {high} with their "
            "rounding: the claim {fate}."
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
            "The excuse is a weak one: at that rounding {power} different whole percents would "
            "have passed. The smallest step that would do is {grain_needed}."
        ),
        "repair": "The smallest single repair: {repair}.",
        "no_base": (
            "Claim {id} says that {what} {moved} by {stated} between {start_period} and "
            "{end_period} and prints no base. The base would have to lie between {base_low} and "
            "{base_high}."
        ),
        "base_missed": "None of the {published} values published for that year fits: {list}.",
        "base_hit": "Of the {published} values published for that year, {fitting} fit: {list}.",
        "counts": (
            "Claim {id} says that {what} {moved} by {stated} between {start_period} and "
            "{end_period} and prints no level. By the counts of the {estimator} the change is "
            "{list}."
        ),
        "count_item": "{ledger_change} as published by {as_of}, which {status} the claim",
        "corroborated": "upholds",
        "disputed": "disputes",
        "record": ("Claim {id} names {end_period} a record. {list}."),
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
            "of the {compared} years that both cover against the year before."
        ),
        "windows": (
            "Between {first} and {last} the {estimator} series of coca area allows {windows} "
            "windows of years. The number that show a deeper fall than the documented one, {start} "
            "to {end}, is {deeper}: almost any other choice of years would have shown less."
        ),
        "windows_other": (
            "Between {first} and {last} the {estimator} series of coca area allows {windows} "
            "windows of years. The number that show a deeper fall than the documented one, {start} "
            "to {end}, is {deeper}."
        ),
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
        "average": "Claim {id} comes to {average} a year at most, over {years} years.",
        "spans": (
            "Claim {first_id} speaks of {first} and claim {second_id} of {second}. Counted back "
            "from the year of the document they begin in {first_start} and in {second_start}: not "
            "in the same year, and no start is printed for either."
        ),
        "heading_area": "Coca area: the percents follow from the levels",
        "heading_area_failed": "Coca area: not every percent follows from the levels",
        "heading_cocaine": "Potential cocaine: the stated rise needs a coarser rounding",
        "heading_cocaine_held": "Potential cocaine: the stated rise follows",
        "heading_cocaine_failed": "Potential cocaine: the stated rise does not follow",
        "heading_base": "The fall before it has no base that anybody printed",
        "heading_base_hit": "The fall before it has no printed base",
        "heading_split": "More land explains the rise",
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
    fates = [facts.say("lead_held", held=facts.total("held", counts["held"]))]
    if counts["grain"]:
        fates.append(facts.say("lead_grain", graded=facts.total("grain", counts["grain"])))
    if counts["failed"]:
        fates.append(facts.say("lead_failed", failed=facts.total("failed", counts["failed"])))
    lead = facts.say(
        "lead",
        claims=facts.total("claims", counts["all"]),
        tested=facts.total("tested", counts["tested"]),
        fates=join_words(fates, facts.language),
    )
    basis = [facts.say("lead_ledger", **facts.basis())] if facts.basis() else []
    return " ".join([lead, *basis] + [finding.short for finding in found if finding.short])


def findings(facts):
    """Return the findings that the run's tables support, in order."""
    makers = _area, _cocaine, _base, _split, _security, _records, _windows, _implied
    return [finding for make in makers if (finding := make(facts))]


def change_sentences(facts, claim_id):
    """Say how one change claim fares, and what its verdict costs."""
    tokens, verdict = facts.change(claim_id), facts.verdict(claim_id)
    name = "change_ledger" if facts.is_on_ledger(claim_id) else "change"
    parts = [facts.say(name, fate=facts.say(verdict, **tokens), **tokens)]
    if verdict == "grain":
        parts.append(facts.say("weak", **tokens))
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


def _records(facts):
    rows = facts.records()
    if not rows:
        return None
    text = " ".join(_with_items(facts, "record", "record_item", row) for row in rows)
    short = facts.say("short_records", **facts.record_counts())
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
    name = "windows" if tokens.pop("is_deep") else "windows_other"
    return Finding(facts.say("heading_windows"), facts.say(name, **tokens), "", "windows")


def _implied(facts):
    made = {"shares": facts.shares(), "average": facts.average(), "spans": facts.spans()}
    parts = [facts.say(name, **tokens) for name, tokens in made.items() if tokens]
    return Finding(facts.say("heading_implied"), " ".join(parts)) if parts else None
