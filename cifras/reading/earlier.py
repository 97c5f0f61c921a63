"""Which of two levels is of the earlier time, by the periods and the words beside them."""

import re

from cifras.reading.period_words import is_last_year
from cifras.reading.plausible import Plausible

WAS = re.compile(
    r"\b(?:was|were|had been|stood|eran?|fue|fueron|habían?|hubo|sumaban?|estaban?|equivalían?"
    r"|representaban?|llegaban? a|alcanzaban?|rondaban?|ascendían? a)\b"
)
HAD = re.compile(r"\b(?:had (?!to\b)[^\W\d_]+|having been|había[ns]? [^\W\d_]+)(?: [^\W\d_]+)?\s*$")
AFTER_IT = re.compile(
    r"\b(?:(?:después|luego) de haber|tras haber|habiendo|(?:after )?having) [^\W\d_]+"
    r"(?: [^\W\d_]+)?\s*$"
)
_AT_THE_START = re.compile(r"(?:start|beginning|inicio|inicios|comienzo|comienzos|principios)\b")
_THAT_YEAR = re.compile(r"^(?:mismo|same) (?:año|year)$")
_AFTERWARDS = re.compile(r"^following\b|\b(?:later|después|más tarde|siguiente|afterwards| on)$")
_FIRST = re.compile(r"\b(?:first|primer) (?:survey|count|census|poll|conteo|recuento|censo)\b")
_BEING = re.compile(
    r"\b(?:is|are|was|were|been|stood|stands|era|eran|fue|está|estaba|es|son|sigue|estamos|están"
    r"|estábamos) $",
    re.I,
)
_BY_THEN = re.compile(r"\bby (?:the )?$", re.IGNORECASE)
_DOWN_TO = re.compile(r"(?:now )?(?:down|up) to ", re.IGNORECASE)
_BEFORE_THAT = re.compile(r"\W*(?:before|antes de(?:l| la)?)\b[^,;0-9]{3,40}", re.IGNORECASE)
_LATELY = re.compile(r"last [^\W\d_]+|[^\W\d_]+ pasad[oa]")
_BEFORE_IT = re.compile(r"\b(?:before|previous|earlier|anterior|previ[oa])\b")
RECENT = re.compile(r"^(?:last|past)\b|\b(?:pasad[oa])$")
_LATER = re.compile(r"[^,;.()0-9]{0,24}\b(?:después|más tarde|later)\b")
_OPENED = re.compile(r"\b(?:abri(?:ó|eron)|opened|started)\b[^;.]*$")
_CLOSED = re.compile(r"\b(?:cerr(?:ó|aron)|termin(?:ó|aron)|closed|ended|finished)\b")
_HAD_BEEN = re.compile(r"\b(?:[^\W\d_]{2,}(?:aban?|ían?))\b")
_THIS = ("this ", "the current ", "current ", "este ", "esta ")
_LAST_YEAR = ("last year", "last season", "año pasado", "temporada pasada", "curso pasado",
              "año anterior")  # fmt: skip
_LAST = ("last ", "the previous ", "previous ", "el año pasado", "el pasado ", "el anterior ")
_UNTIL_NOW = re.compile(
    r"\b(?:hasta (?:ahora|entonces|hoy|ayer|el momento)|until (?:now|then)|up to now|till now)"
    r"[^;.0-9]{0,24}\b(?:was|were|been|stood|era|eran|fue|fueron|sido|estaba|costaba|valía)\b",
    re.IGNORECASE,
)

# Which part of a year is meant: the third quarter, Q3, 3T22, segundo semestre.
_PARTS = re.compile(
    r"\b(?:(?P<name>first|second|third|fourth|primer|segundo|tercer|cuarto) "
    r"(?P<of>quarter|half|trimestre|semestre)|q(?P<en>[1-4])\b|(?P<es>[1-4])t(?![a-z])"
    r"|(?P<round>week|semana|round|jornada|wave|ronda)(?: epidemiológica)? (?P<number>[0-9]{1,2})$)"
)
_NAMED = {"first": 1, "primer": 1, "second": 2, "segundo": 2, "third": 3, "tercer": 3,
          "fourth": 4, "cuarto": 4}  # fmt: skip
_NOW_IT = re.compile(r"\W*(?:hoy|ahora|actualmente|today|now|currently)\b", re.IGNORECASE)


class Earlier(Plausible):
    """A sentence that knows which of two levels was printed of the earlier time."""

    def _time_order(self, first, one, second, two):
        """Return 1 where the first level is of the earlier time, -1 the later, 0 where unknown."""
        a, b = first.own_period(one), second.own_period(two)
        if first is second and AFTER_IT.search(self.text, one.end, two.start):
            return -1  # 22,410 in March, having been 26,035 in December
        if first is second and _UNTIL_NOW.search(self.text, one.end, two.start):
            return -1  # it is 4.20; until now it was 3.80
        if a is not None and _FIRST.search(a.value.text.lower()):
            return 1  # 15.6 % in that first survey, and 1.3 % in 2021
        if first is not second and _NOW_IT.match(self.text, second.start, two.start):
            if WAS.search(self.text, first.start, one.start) and (a is None or a.kind != "base"):
                return 1  # the province owed 9.8 million. Today it owes 6.1 million
        if by_month := self._by_month(a, b):
            return by_month
        if two.lead != "to" and self._runs_on(b, a):
            return -1  # at the end of June; at the end of March
        if by_part := _by_part_of_a_year(a, b):
            return by_part
        if None not in (a, b) and a.value.year and is_last_year(b.value.text):
            return 1  # 322 in 2019, and 608 last year
        if None not in (a, b) and two.lead != "to":
            if b.value.year and is_last_year(a.value.text):
                return -1  # 608 last year; there were 322 in 2019
            if a.kind == b.kind == "base":
                lately = [_LATELY.fullmatch(item.value.text.lower()) for item in (a, b)]
                before = [_BEFORE_IT.search(item.value.text.lower()) for item in (a, b)]
                if (lately[0] and before[1]) or (lately[1] and before[0]):
                    return 1 if lately[1] else -1  # the week before, last week
        if first is second and one.lead == two.lead == "" and self._runs_on(a, b):
            return 1  # 118 at the end of January; 74 at the end of August
        if first is second and (one.lead, two.lead) == ("against", "") and a is not None:
            return 1  # against the 7,236 filed in 2020, 9,874 came in last year
        if a is not None and b is not None and None not in (a.value.year, b.value.year):
            if a.value.year != b.value.year:
                return 1 if a.value.year < b.value.year else -1
        if first is second and b is not None and 0 <= self._inside(one) == self._inside(two):
            told = self.text[one.end : b.start], self.text[b.end : two.start]
            if told[0].strip()[-1:] in (";", ",") and told[1].strip() == ":":
                return -1  # (1.21; 2019/20: 1.58)
        said = [item.value.text.lower() if item else "" for item in (a, b)]
        told = self.text[one.end : two.start]
        is_then = b is not None and b.value.year and (WAS.search(told) or HAD.search(told))
        was_before = said[0].endswith("anterior") and _HAD_BEEN.search(
            first.text[first.start : one.start]
        )
        is_last = said[0].endswith(_LAST_YEAR) and not was_before
        if is_then and (is_last or RECENT.search(said[0])):
            return -1  # 15.8 last year; in 2017 it was 11.9
        if a is not None and not a.value.year and said[1].endswith(_LAST_YEAR):
            if not said[0].endswith(_LAST_YEAR) and a.kind != "base":
                return -1  # March: 31,902. March last year: 27,455
        if two.lead == "against" or (two.lead == "beside" and not second._is_at(two)):
            # of before, where that is a time and no place
            return -1 if b is not None and b is not a else 0
        is_later = b is not None and _AFTERWARDS.search(b.value.text.lower()) is not None
        is_later |= a is not None and self._is_by_then(first, one, second, b)
        if a is not None and (is_later or _LATER.match(self.text, two.end)):
            return 1  # in February it was 71,400, reached 148,900 twelve months later
        if a is not None and b is not None and a is not b:
            years = a.value.year, b.value.year
            if "base" in (a.kind, b.kind) and a.kind != b.kind:
                base, other = (a, b) if a.kind == "base" else (b, a)
                if other.value.year and RECENT.search(base.value.text.lower()):
                    # last October, and 2016; but in 2008 it had 64; the last course closed with 151
                    return 1 if base is b and two.lead == "to" else 0
                return 1 if a.kind == "base" else -1
            if years[0] and not years[1]:
                return 1 if self._is_now(b) else 0
            if years[1] and not years[0]:
                return -1
            for way, (now, then) in ((-1, said), (1, said[::-1])):
                if now.startswith(_THIS) and then.startswith(_LAST):
                    return way  # 24.3 percent this year, 27.8 percent last year
        if a is not None and b is not None and _AT_THE_START.match(a.value.text.lower()):
            return 1  # 4.31 % at the start of the year, closed at 3.17 %
        if a is None and b is not None and b.kind == "base":
            was = _HAD_BEEN.search(first.text[first.start : one.start])
            if RECENT.search(b.value.text.lower()) and was:
                return 1  # when we came in it took 38 million; last year, 57 million
            return 0 if _THAT_YEAR.search(b.value.text.lower()) else -1
        if two.lead == "to" and second._moves_right_before(two) and first._after(one) is not None:
            return 1  # 325 until December, was raised to 350; had sunk to 49.5 by September
        if first is second and a is not None and _DOWN_TO.match(self.text, two.begin):
            return 1  # 72 % in 1993, is down to 9 %
        if second is not first and _BEFORE_THAT.match(second.text, second.start):
            return -1  # Before the strike it was 145
        had = [HAD.search(part.text[max(part.start, f.begin - 40) : f.begin].lower())
               for part, f in ((first, one), (second, two))]  # fmt: skip
        if bool(had[0]) != bool(had[1]):
            return 1 if had[0] else -1
        is_by = b is not None and _BY_THEN.search(
            second.text, max(second.start, b.start - 8), b.start
        )
        if a is None and b is not None and not (is_by or self._has(b.value.text, "now")):
            if (two.lead == "" or second._is_vague(two)) and WAS.search(
                self.text[one.end : two.start].lower()
            ):
                return -1  # stands at 64,300; in 1998 it was 102,000
        if a is not None and b is not None and a.kind != "base" and self._is_now(b):
            return 0 if self._is_now(a) else 1  # in November; this week, 1,420
        if first is second and _OPENED.search(self.text, first.start, one.start):
            if _CLOSED.search(self.text, one.end, two.start):
                return 1
        head = self.text[first.start : one.start]
        tail = self.text[one.end : two.start]
        is_past = self._has(head, "once") or any(
            item.end <= one.start and (item.value.year or item.kind == "base")
            for item in first.timed
        )
        is_now = self._has(tail, "now") or second.text[two.begin : two.start].startswith("ya ")
        return 1 if is_past and is_now else 0

    def _is_at(self, figure):
        """Say whether a verb of being sets a level below or above a number: it was below 60."""
        return (
            _BEING.search(self.text, max(self.start, figure.begin - 14), figure.begin) is not None
        )

    def _is_by_then(self, first, one, second, when):
        """Say whether something had come to a level by a time, and this has no earlier year."""
        if when is None or not _BY_THEN.search(
            second.text, max(second.start, when.start - 8), when.start
        ):
            return False
        return first is not second or one.end <= when.start

    def _runs_on(self, one, two):
        """Say whether two months without a year, printed in the order of a year, follow in one."""
        if one is None or two is None or one.value.year or two.value.year:
            return False
        months = self._months_named(one), self._months_named(two)
        return all(len(each) == 1 for each in months) and months[0] < months[1]

    def _months_named(self, item):
        words = re.findall(r"[^\W\d_]+", item.value.text.lower())
        return [self.words.months[word] for word in words if word in self.words.months]

    def _by_month(self, one, two):
        """Return 1 or -1 for two months of one year, or of none that is printed; else 0."""
        if one is None or two is None or one.value.year != two.value.year:
            return 0
        months = self._months_named(one), self._months_named(two)
        if any(len(each) != 1 for each in months) or months[0] == months[1]:
            return 0
        later = (months[1][0] - months[0][0]) % 12  # January follows December
        if one.value.year:
            return 1 if months[1] > months[0] else -1
        backwards = later > 10 or (later == 10 and months[1] < months[0])
        return 1 if later < 6 else -1 if backwards else 0  # March, December: of which year?

    def _is_now(self, item):
        text = item.value.text.lower()
        return self._has(text, "now") or text.startswith(
            ("last", "this", "el año pasado", "este", "esta")
        )


def _by_part_of_a_year(one, two):
    """Return 1 or -1 for two quarters or weeks of one year, or of none that is printed; else 0."""
    if one is None or two is None or one.value.year != two.value.year:
        return 0
    found = [_PARTS.search(item.value.text.lower()) for item in (one, two)]
    if None in found or any(found[0][name] != found[1][name] for name in ("of", "round")):
        return 0
    parts = [
        _NAMED.get(each["name"]) or int(each["en"] or each["es"] or each["number"])
        for each in found
    ]
    is_quarter = not (one.value.year or found[0]["round"])
    if parts[0] == parts[1] or (is_quarter and set(parts) == {1, 4}):
        return 0  # the fourth quarter may be that of the year before
    return 1 if parts[0] < parts[1] else -1
