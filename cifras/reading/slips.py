"""What a slip can be: a digit, a sign or a scale, and no other number altogether."""

from fractions import Fraction

_FAR, _FAR_IN_AMOUNT = Fraction(5, 2), 4


def is_far_off(made):
    """Say whether two levels give another size than the stated one by more than a slip does."""
    start, end, stated = made["start"].value, made["end"].value, made["stated_value"]
    if stated is None or start <= 0 or end <= 0:
        return False
    if made["stated_unit"] in ("points", "absolute"):
        return abs(end - start - stated) > _FAR_IN_AMOUNT * abs(stated)
    told = 1 + stated / 100 if made["stated_unit"] == "percent" else stated
    far = end / start / max(told, Fraction(1, 100))
    far = max(far, 1 / far)
    is_scaled = any(0.8 < far / scale < 1.25 for scale in (1000, 1_000_000))
    return far > _FAR and not (is_scaled or _is_digits_of(100 * (end / start - 1), made))


def _is_digits_of(given, made):
    """Say whether a stated percent has the digits of what levels give, or of what is left of it."""
    grain, stated = made["stated"].grain, abs(made["stated_value"])
    if made["stated_unit"] != "percent" or not grain:
        return False
    start, end = made["start"].value, made["end"].value
    of_the_end = 100 * abs(end - start) / end  # the wrong base
    in_thousands = abs(end - start) / 1000  # 71,000 fewer, called 71 %
    others = (100 - abs(given), of_the_end, in_thousands, 100 * end / start)
    told = [str(round(number / grain)) for number in (stated, abs(given), *others)]
    return sorted(told[0]) == sorted(told[1]) or told[0] in told[2:]
