"""What a slip can be: a digit, a sign or a scale, and no other number altogether."""

from fractions import Fraction

_FAR, _FAR_IN_AMOUNT, _NEAR = Fraction(5, 2), 4, Fraction(3, 2)


def is_far_off(made):
    """Say whether two levels give another size than the stated one by more than a slip does."""
    start, end, stated = made["start"].value, made["end"].value, made["stated_value"]
    if stated is None or start <= 0 or end <= 0:
        return False
    if made["stated_unit"] in ("points", "absolute"):
        return abs(end - start - stated) > _FAR_IN_AMOUNT * abs(stated)
    if made["stated_unit"] == "percent":
        given = 100 * (end / start - 1)
        if given * stated > 0 and max(given / stated, stated / given) < _NEAR:
            return False  # a fall of 85 % and one of 62
    told = 1 + stated / 100 if made["stated_unit"] == "percent" else stated
    far = end / start / max(told, Fraction(1, 100))
    far = max(far, 1 / far)
    is_scaled = any(0.8 < far / scale < 1.25 for scale in (1000, 1_000_000))
    return far > _FAR and not (is_scaled or _is_digits_of(100 * (end / start - 1), made))


def is_slip_of(made, start, end):
    """Say whether a percent is what two levels give but for a slip that has a name.

    These are the wrong direction, two digits that changed places, what is left for what is gone,
    the end for the start as what it is a part of, and points called percent.
    """
    if start is None or end is None or min(start.value, end.value) <= 0 or start.kind != end.kind:
        return False
    grain, stated = made["stated"].grain, made["stated_value"]
    if start.value == end.value or not grain or made["stated_unit"] != "percent":
        return False
    gap = end.value - start.value
    given, goes_its_way = 100 * gap / start.value, gap * stated > 0
    if start.kind == "percent":
        is_said = not made["stated"].text[-1:].isdecimal()  # bajó un 0,7: a percent is not said
        return goes_its_way and is_said and round(abs(gap) / grain) == round(abs(stated) / grain)
    whole = [100 * abs(gap) / end.value] if goes_its_way else [abs(given)]
    if goes_its_way and given < 0:
        whole.append(100 + given)
    told = str(round(abs(stated) / grain))
    if any(str(round(number / grain)) == told for number in whole):
        return True
    right = str(round(abs(given) / grain))
    swapped = {right[:i] + right[i + 1] + right[i] + right[i + 2 :] for i in range(len(right) - 1)}
    return goes_its_way and told in swapped - {right}


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
