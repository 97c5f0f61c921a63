"""Words of better and worse, which tell which way something went only with what they are of.

What improves goes up, but waiting times and debts that improve go down, and a currency that falls
may be told in more of it for one dollar. Two printed levels settle it, else what it is of.
"""

import re
from dataclasses import replace

_OPEN = re.compile(r"(?:improv|worse|deterior|mejor|empeor|better|peor)", re.IGNORECASE)
# How many units of one currency are paid for one of another.
_RATE_OF_EXCHANGE = re.compile(
    r"\b(?:per|to the|against the|versus the) (?:us |u\.s\. )?"
    r"(?:greenback|euro\b|dollar|pound|sterling)"
    r"|\b(?:por|al|frente al|contra el|por cada|a la) (?:d[óo]lar|euro\b|libra|billete verde)",
    re.IGNORECASE,
)
# Of these, less is better.
_BURDEN = (
    r"\b(?:unemployment|jobless|joblessness|delays?|waits?|waiting|queues?|mortality|deaths?"
    r"|errors?|defects?|faults?|loss(?:es)?|deficits?|debts?|arrears|delinquenc(?:y|ies)|defaults?"
    r"|absen(?:ce|teeism)|emissions?|pollution|particulates?|accidents?|injur(?:y|ies)|crimes?"
    r"|poverty|hunger|costs?"
    r"|(?:combined|cost|loss|claims|expense|cost-to-income|cost/income|npl) ratio"
    r"|response times?|turnaround|attrition|drop-?out|churn|complaints?|backlog|overcrowding"
    r"|desempleo|paro|desocupación|demoras?|esperas?|mortalidad|muertes|errores|defectos|pérdidas?"
    r"|déficit|deudas?|endeudamiento|morosidad|mora|impagos?|absentismo|ausentismo|emisiones"
    r"|contaminación|accidentes|siniestralidad|delitos|robos|pobreza|hambre|ratio combinado"
    r"|costos?|costes?|gastos?|deserción|abandono|tiempos? de respuesta|rezago|hacinamiento"
    r"|quejas|reclamos)\b"
)
_BURDEN_BEFORE = re.compile(_BURDEN + r"[^,;:.0-9]{0,40}$", re.IGNORECASE)
_BURDEN_AFTER = re.compile(
    r"(?:[^,;:.]| [0-9][0-9.,]* ?){0,30}\b(?:in|on|of|en|de|del) (?:the |la |el |los |las )?"
    r"(?:[^\W\d_]+ )?" + _BURDEN, re.IGNORECASE)  # fmt: skip


def is_open(text, trend, start, end):
    """Say whether a word of change tells of better or worse, or of a currency in another."""
    if _OPEN.match(text, trend.start):
        return True
    return _RATE_OF_EXCHANGE.search(text, start, end) is not None


def turned(text, item, start, end):
    """Return a word of change, the other way round where less of what it is of is better."""
    if item.kind not in ("trend", "more") or not item.value or not _OPEN.match(text, item.start):
        return item
    before = text[max(start, item.start - 70) : item.start]
    after = text[item.end : min(end, item.end + 60)]
    is_turned = _BURDEN_BEFORE.search(before) or _BURDEN_AFTER.match(after)
    return replace(item, value=-item.value) if is_turned else item
