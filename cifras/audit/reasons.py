"""Why a stated size was judged as it was: the code of a sentence and the values it speaks of."""

from cifras.arithmetic.trends import is_weak
from cifras.arithmetic.verdicts import HOLDS
from cifras.language.reasons import Reason


def size_reason(judgement, stated, values, step=1):
    """Return the :class:`cifras.language.reasons.Reason` of a judged size.

    `stated` is its quantity, `values` what the sentences speak of, `step` what the power was
    counted in. A tie is told as one, a wrong direction too, and a passed test that is weak.
    """
    if judgement.verdict == "untestable":
        return Reason("vacuous", values)
    point, code = judgement.recomputed.point, judgement.verdict
    if judgement.is_tie:
        size = abs(judgement.stated.point)
        other = size + (stated.grain if abs(point) > size else -stated.grain)
        code, values = "tie", values | {"other": other}
    elif code == "exact" and (stated.comparator or not any(map(str.isdecimal, stated.text))):
        code = "within"
    reason = Reason(code, values)
    if judgement.verdict in HOLDS and is_weak(judgement.power, point, step):
        return Reason("weak", {"reason": reason, "power": judgement.power})
    return reason
