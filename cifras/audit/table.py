"""Graded claims as tables: one row per claim with its reason in words, one per number."""

from cifras.arithmetic.verdicts import signed_claim
from cifras.audit.measures import number
from cifras.language.reasons import say_cause, say_reason, say_repair
from cifras.language.voice import sentence

VERDICT_COLUMNS = (
    "claim_id document_id kind indicator verdict reason reason_es basis start_value end_value "
    "change_pct_stated change_pct_recomputed change_pct_low change_pct_high grain_used "
    "grain_needed power repair repair_es"
).split()
TREND_COLUMNS = "claim_id measure basis grain low value high unit power formula inputs".split()
_MOST = 10**9  # a power beyond it is no count that a table can hold, and no test


def verdict_table(graded, voices):
    """Return verdicts.csv: one row per :class:`cifras.audit.grade.Graded`, in their order.

    `voices` holds one voice per language; English words stand in ``reason`` and ``repair``,
    those of another language in a column that ends in its name.
    """
    return _frame((verdict_row(one, voices) for one in graded), VERDICT_COLUMNS)


def verdict_row(graded, voices):
    """Return one row of verdicts.csv; a cell that it does not fill is left out."""
    return _cells(graded) | _words(graded, voices)


def trend_table(graded):
    """Return trends.csv: one row per number that was recomputed for a claim."""
    rows = ({"claim_id": g.claim.claim_id} | row for g in graded for row in g.measures)
    return _frame(rows, TREND_COLUMNS)


def _frame(rows, columns):
    import pandas as pd  # here, as an audit of a few claims does without

    return pd.DataFrame(list(rows), columns=columns).astype({"power": "Int64"})


def _words(graded, voices):
    words = {}
    for voice in voices:
        ending = "" if voice.language == "en" else f"_{voice.language}"
        caveat = getattr(graded.claim, f"caveat_{voice.language}", "")
        causes = (say_cause(cause, voice) for cause in graded.causes)
        reason = "; ".join([say_reason(graded.reason, voice), *causes])
        words[f"reason{ending}"] = f"{caveat} {sentence(reason)}" if caveat else reason
        words[f"repair{ending}"] = say_repair(graded.repair, voice)
    return words


def _cells(graded):
    claim, judgement = graded.claim, graded.judgement
    names = "claim_id", "document_id", "kind", "indicator"
    row = {name: getattr(claim, name) for name in names}
    row |= {"verdict": judgement.verdict, "basis": graded.basis}
    if claim.kind == "change" and claim.stated:
        row["change_pct_stated"] = number(signed_claim(claim.stated, claim.direction).point)
    if judgement.printed:
        row |= {
            "start_value": number(graded.start.value),
            "end_value": number(graded.end.value),
            "change_pct_recomputed": number(judgement.recomputed.point),
            "change_pct_low": number(judgement.recomputed.low),
            "change_pct_high": number(judgement.recomputed.high),
            "grain_used": number(judgement.grain_used),
            "grain_needed": number(judgement.grain_needed),
            "power": judgement.power if (judgement.power or 0) < _MOST else None,
        }
    return row
