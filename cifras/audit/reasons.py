"""Why a stated size was judged as it was: the code of a sentence and the values it speaks of."""

from dataclasses import replace

from cifras.arithmetic.quantities import OPEN
from cifras.arithmetic.trends import is_empty, is_weak, whole_percents_admitted
from cifras.arithmetic.verdicts import HOLDS
from cifras.language.reasons import Reason

NEUTRAL = {"ratio": 1}  # the size that goes neither way, by unit; else 0
FLOOR = {"percent": -100, "ratio": 0}  # the least that there can be, by unit


def size_reason(judgement, stated, values, step=1):
    """Return the :class:`cifras.language.reasons.Reason` of a judged size.

    `stated` is its quantity, `values` what the sentences speak of, `step` what the power was
    counted in. A tie is told as one, a wrong direction too, and a passed test that is weak: where
    the levels leave much open, or where the stated size does (over 22 percent, of 45).
    """
    unit = values.get("unit", "percent")
    if judgement.verdict == "untestable":
        is_size = is_empty(judgement.stated, NEUTRAL.get(unit, 0), FLOOR.get(unit))
        return Reason("vacuous_size" if is_size else "vacuous", values)
    point, code = judgement.recomputed.point, judgement.verdict
    if judgement.is_tie:
        size = abs(judgement.stated.point)
        other = size + (stated.grain if abs(point) > size else -stated.grain)
        code, values = "tie", values | {"other": other}
    elif code == "exact" and (stated.comparator or not any(map(str.isdecimal, stated.text))):
        code = "within"
    reason = Reason(code, values)
    if judgement.verdict in HOLDS:
        if is_weak(judgement.power, point, step):
            return Reason("weak", {"reason": reason, "power": judgement.power})
        far = abs(point - judgement.stated.point) / step
        if stated.comparator in OPEN and is_weak(far, point, step):
            low, high = judgement.stated.low, judgement.stated.high
            low = FLOOR.get(unit) if low is None else low
            power = whole_percents_admitted(replace(judgement.recomputed, low=low, high=high), step)
            return Reason("weak", {"reason": reason, "power": power})
    return reason
