"""The method told on one claim, and what would change our mind."""

from cifras.audit.quote import NO, may_quote
from cifras.colombia.choose import changes, worked_claim
from cifras.language.voice import sentence
from cifras.report.blocks import Box, Bullets, Paragraph


def worked_example(study):
    """Return a box that grades one claim step by step, or None where none can be graded."""
    claim = worked_claim(study.claims, study.sources.steps)
    if claim is None or study.is_on_ledger(claim.claim_id):
        return None
    claim_id, say, number = claim.claim_id, study.say, study.values.number
    tokens = study.change(claim_id)
    origin = {"about": claim_id, "table": "claims.csv", "notebook": "01-clean-source-figures"}
    for name, unit in (("start", claim.unit), ("end", claim.unit), ("stated", "%")):
        places = 1 if unit == "%" or claim.start_grain <= 1 else 0
        for side in ("low", "high"):
            tokens[f"{name}_{side}"] = number(
                f"{claim_id}.{name}_{side}", getattr(claim, f"{name}_{side}"), places, unit,
                formula=f"{name}: {side} end of its rounding", **origin,
            )  # fmt: skip
    tokens["step"] = number(
        f"{claim_id}.step", claim.start_grain, 0, claim.unit, formula="rounding unit", **origin
    )
    steps = [say(f"method.{step}", **tokens) for step in ("range", "divide", "compare")]
    verdict = study.verdict(claim_id)
    fate = say(f"method.{verdict}", **tokens)
    return Box(
        say("method.heading", **tokens),
        (
            Paragraph(sentence(say("method.claim", **tokens))),
            Bullets(tuple(steps)),
            Paragraph(fate),
        ),
    )


def change_of_mind(study):
    """Yield what would have to be shown for an answer to be another one."""
    for claim in changes(study.claims).itertuples(index=False):
        checks = study.checked([claim.claim_id])["status"]
        if may_quote(study.verdict(claim.claim_id), checks) != NO:
            continue
        base = {
            f"base_{side}": study.trend(claim.claim_id, "implied_start", side)
            for side in ("low", "high")
        }
        if all(base.values()):
            yield study.say("mind.base", **base, **study.claim_tokens(claim.claim_id))
        elif study.verdict(claim.claim_id) != "untestable":
            yield study.say("mind.levels", **study.change(claim.claim_id))
    for name in ("attributed", "unchecked", "survey", "row"):
        yield study.say(f"mind.{name}")
