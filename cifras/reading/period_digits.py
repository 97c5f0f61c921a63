"""Periods in letters and digits: 3T22, FY23, 1H 2022, 30/6/2023."""

from itertools import pairwise


def quarter(tokens, lower, at):
    """Return (last token, year) of a period in letters and digits: 3T22, FY23, 1H 2022, or None."""
    texts, joined = lower[at : at + 3], [t.end == n.start for t, n in pairwise(tokens[at : at + 3])]
    if len(texts) == 3 and texts[0] in "1234" and texts[1] in "tqhs" and joined[0]:
        is_near = joined[1] or texts[2][0] == "0"  # 1H 07
        if texts[2].isdecimal() and (len(texts[2]) == 4 or (len(texts[2]) == 2 and is_near)):
            return at + 2, full_year(texts[2])
    digits = "".join(lower[at + 3 : at + 4])
    if len(texts) == 3 and texts[0] in "tqhs" and texts[1] in "1234" and texts[2] in "'’":
        if joined == [True, True] and digits.isdecimal() and len(digits) == 2:
            return at + 3, full_year(digits)  # Q1'19
    if len(texts) == 3 and texts[0].isdecimal() and texts[1] in "tqhs" and texts[2] in ("fy", "cy"):
        after = lower[at + 3 : at + 4]
        if joined[0] and after and after[0].isdecimal() and len(after[0]) in (2, 4):
            return at + 3, full_year(after[0])  # 1H FY2023
    if texts[:1] in (["3"], ["6"], ["9"], ["12"]) and texts[1:2] == ["m"] and joined[0]:
        if texts[2:] and texts[2].isdecimal() and len(texts[2]) in (2, 4):
            return at + 2, full_year(texts[2])  # 9M21
    if len(texts) > 1 and texts[0] in ("fy", "cy") and texts[1].isdecimal() and joined[0]:
        if len(texts[1]) in (2, 4):
            is_split = lower[at + 2 : at + 3] in (["/"], ["-"]) and lower[at + 3 : at + 4]
            last = at + 3 if is_split and lower[at + 3].isdecimal() else at + 1
            return last, full_year(texts[1])
    return None


def date_in_digits(tokens, at):
    """Return (last token, year) of a date in digits: 30/6/2023, 30/06/23; or None."""
    texts = [token.text for token in tokens[at : at + 5]]
    joined = all(one.end == two.start for one, two in pairwise(tokens[at : at + 5]))
    if len(texts) < 5 or not joined or texts[1] != texts[3] or texts[1] not in ("/", "-"):
        return None
    day, month, year = texts[0], texts[2], texts[4]
    if not all(part.isdecimal() for part in (day, month, year)) or len(year) not in (2, 4):
        return None
    is_date = 1 <= int(day) <= 31 and 1 <= int(month) <= 31 and len(day) < 3 and len(month) < 3
    return (at + 4, full_year(year)) if is_date else None


def full_year(digits):
    """Return the year of two digits or four."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
