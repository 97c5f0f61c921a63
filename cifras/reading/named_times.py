"""Times named by an event, a decade or what came after: before the reform, in the seventies, then.

Each function takes the words of a text in small letters and a place in them.
"""

from cifras.reading.period_words import COUNTS

_CLAUSE = (";", ".", ":", "—", "–", "(", "")
_THE = ("el", "la", "los", "las", "the")
_DECADES_ES = ("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta",
               "noventa")  # fmt: skip
_DECADES_EN = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
               "nineties")  # fmt: skip
_OF = ("de", "del", "of")
# After these no event is named: before the end of June, antes de la fecha.
_NO_EVENT = frozenset(
    "end close start beginning deadline court fin final cierre inicio comienzo plazo fecha año mes "
    "semana trimestre year month week quarter day día first last".split()
)
_WHERE_IT_TURNS = ("century", "millennium", "decade", "siglo", "milenio", "década")
_FEASTS = (["semana", "santa"], ["navidad"], ["christmas"], ["easter"], ["carnaval"])
_THAN = (["que", "en"], ["than", "at"], ["than", "in"])
# Words that begin a time named so, beside those of the periods.
OPENERS = (
    frozenset(("turn", "víspera", "cambio", "después", "afterwards", *_DECADES_ES, *_DECADES_EN))
    | COUNTS
    | frozenset(first for first, *_ in _FEASTS)
)


def named_time(tokens, lower, at):
    """Return (last token, year or None, whether it is a base) of a time named so; or None."""
    before = lower[at - 1] if at else ""
    if lower[at : at + 3] == ["turn", "of", "the"] and "".join(lower[at + 3 : at + 4]) in (
        _WHERE_IT_TURNS
    ):
        return at + 3, None, True
    if lower[at : at + 2] == ["cambio", "de"] and "".join(lower[at + 2 : at + 3]) in (
        _WHERE_IT_TURNS
    ):
        return at + 2, None, True
    for feast in _FEASTS:
        if lower[at : at + len(feast)] == feast and lower[max(0, at - 2) : at] in _THAN:
            return at + len(feast) - 1, None, True  # nueve menos que en Semana Santa
    if lower[at : at + 3] == ["this", "point", "last"] and at + 3 < len(tokens):
        return at + 3, None, True
    if lower[at] == "víspera" and before == "la":
        return at, None, True
    if lower[at] in COUNTS and lower[max(0, at - 3) : at - 1] in _THAN and before in _THE:
        return at, None, True
    if lower[at] in _DECADES_EN and before == "the":
        return at, 1920 + 10 * _DECADES_EN.index(lower[at]), False
    if lower[at] in _DECADES_ES and lower[max(0, at - 2) : at] in (["en", "los"], ["de", "los"]):
        follows = tokens[at + 1].kind if at + 1 < len(tokens) else "sym"
        is_alone = follows == "sym" or lower[at + 1] in ("y", "a", "hasta", "había", "eran", "era")
        return (at, 1920 + 10 * _DECADES_ES.index(lower[at]), False) if is_alone else None
    if lower[at] in ("después", "afterwards") and lower[at + 1 : at + 2] == [","]:
        return (at, None, False) if before in _CLAUSE else None
    if lower[at] in ("antes", "before") and before in _CLAUSE:
        return _before_an_event(tokens, lower, at)
    return None


def _before_an_event(tokens, lower, at):
    """Return the time before an event that a clause opens with: antes del estado de emergencia."""
    i = at + 1
    if lower[at] == "antes":
        if "".join(lower[i : i + 1]) not in ("de", "del"):
            return None
        i += 1 + (lower[i] == "de" and "".join(lower[i + 1 : i + 2]) in _THE)
        if lower[i - 1] == "de":
            return None
    elif "".join(lower[i : i + 1]) != "the":
        return None
    else:
        i += 1
    if i >= len(tokens) or tokens[i].kind != "word" or lower[i] in _NO_EVENT:
        return None
    if "".join(lower[i + 1 : i + 2]) in _OF and i + 2 < len(tokens):
        last = i + 2 + ("".join(lower[i + 2 : i + 3]) in _THE)
        is_named = last < len(tokens) and tokens[last].kind == "word"
        return (last, None, True) if is_named and lower[last] not in _NO_EVENT else None
    return i, None, True
