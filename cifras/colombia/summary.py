"""The lead of the report: what may be quoted, what may not, and why not."""

from collections import Counter

from cifras.audit.quote import QUOTES

_COUNTED = dict(zip(QUOTES, ("yes", "attributed", "no", "unchecked"), strict=True))


def summary(study, found, quotable):
    """Return the summary of a run from its findings and :class:`Quotable` claims."""
    counts, told = Counter(row.quote for row in quotable), []
    for quote, name in _COUNTED.items():
        if counts[quote]:
            one = "_one" if counts[quote] == 1 and study.voice.has(f"summary.{name}_one") else ""
            told.append(study.say(f"summary.{name}{one}", count=study.total(name, counts[quote])))
    ending, tokens = many(study), {"claims": study.total("claims", len(study.verdicts))}
    if ending == "_many":
        audited = study.claims["document_id"].nunique()
        tokens["documents"] = study.total("documents", audited)
    parts = [study.say(f"summary.lead{ending}", fates=study.voice.join(told), **tokens)]
    if basis := study.basis():
        parts.append(study.say("summary.ledger", **basis))
    return " ".join(parts + [finding.short for finding in found if finding.short])


def many(study):
    """Return the ending of sentences that speak of the documents: one, the two, or others.

    The two are texts of the U.S. government; of any others that is not said.
    """
    read = study.claims["document_id"].nunique()
    return "_one" if read == 1 else "" if read == 2 and study.are_of_the_government() else "_many"
