"""What says a claim again: an amount and its percent, two levels and the size that goes on."""

import re

from cifras.arithmetic.quantities import Quantity
from cifras.arithmetic.trends import difference, percent_change, stated_change
from cifras.reading.dated import HENCE
from cifras.reading.fitting import Fitting
from cifras.reading.levels import alike, one_noun
from cifras.reading.making import WAYS

# What stands between an amount and the percent that says the same.
_AGAIN = re.compile(
    r"(?: (?:more|less|fewer|higher|lower|más|menos))? ?\((?:up |down |un |or |o |o un |\+)?"
    r"|[^0-9(;.]{0,45}?,? (?:or|o|(?:lo )?que (?:supone|representa|significa|implica|equivale a)"
    r"|equivalente al?|equivalent to|es decir,?|i\.e\.,?|esto es,?"
    r"|that is,?)(?: un| una| about| some)? "
)
_OR_BY = re.compile(
    r"(?: [^\W\d_]+){0,2} ?,? ?(?:\(|or|or by|o|o un|o sea,?|es decir,?|i\.e\.,?)(?: un| a)? ?"
)
_EQUAL_TO = re.compile(
    r"^[^0-9;.]{1,40}(?:(?:19|20)[0-9]{2})?[^0-9;.]{0,12}\b(?:equivalent(?:es?)? (?:al?|to)"
    r"|que equivale a|es decir,?|o sea,?|that is,?|esto es,?)(?: un[oa]s?| some| about)? ?$"
)
_WHEN = 30  # characters from a level to its time: the 76.4 million that it handled in 2012
_NEXT = 45  # characters between an amount and the percent that says the same
_COLON = 100  # characters between a size and two levels that a colon parts
_BRIDGE = 60  # characters between two levels and the size that goes on with them


class Again(Fitting):
    """A sentence whose amounts and percents of one move are put together."""

    def _join_by_bridge(self):
        """Give two levels the size after them that names no other subject, whatever it says."""
        for made in list(self.claims):
            if made["kind"] != "levels" or not (made["start"] and made["end"]):
                continue
            last = max(made["spans"][role][1] for role in ("start", "end"))
            after = [f for f in self.figures if f.start >= last][:1]
            for size in [s for s in self._in_want() if self._leads_to_the_end(s, made)]:
                if self._is_of_the_levels(made, size):
                    self._state_of(made, size)
            for size in [s for s in self._in_want() if s.item in after]:
                told = self.text[last : size.item.start]
                if self._is_of_the_levels(made, size) and (
                    len(told) <= _BRIDGE
                    and set(told) & set(",:–—(.;")
                    and (
                        HENCE.search(self.text[last - 1 : size.item.start].lower())
                        or (";" not in told and self._bridges(last, size.item.start))
                    )
                ):
                    self._state_of(made, size)

    def _join_multiple(self):
        """Give the one pair of levels the one multiple that is told of it, whatever they give.

        1,612 came, almost half as many as in 2019, when 2,117 did; they tripled: 148 and 297.
        """
        pairs = [m for m in self.claims if m["kind"] == "levels" and m["start"] and m["end"]]
        alone = [
            m for m in self.claims if m["kind"] == "multiple" and not (m["start"] or m["end"])
        ]  # fmt: skip
        taken = [m["ratio"] for m in self.claims]
        ratios = [m["ratio"] for m in alone] + [r for r in self.ratios if r not in taken]
        if len(pairs) != 1 or len(ratios) != 1 or not ratios[0] or self.is_listed:
            return
        (made,), (ratio,) = pairs, ratios
        spans = sorted(made["spans"][role] for role in ("start", "end"))
        told = self.text[ratio.end : max(ratio.end, spans[0][0])]
        is_led = ratio.end <= spans[0][0] and ":" in told and len(told) <= _BRIDGE
        if spans[0][0] <= ratio.start < spans[1][0] or (is_led and not self._breaks(told)):
            if alone:
                self.claims.remove(alone[0])
            sign = self._state(made, ratio)
            made["direction"] = WAYS[sign]

    def _join_by_colon(self):
        """Give the one pair of levels the one size that a colon stands between, whatever it says.

        Fires rose by 170 %: there were 20 in 2022, and 34 in 2023.
        """
        pairs = [m for m in self.claims if m["kind"] == "levels" and m["start"] and m["end"]]
        sizes = [
            m for m in self.claims
            if m["stated_unit"] in ("percent", "points") and not (m["start"] or m["end"])
        ]  # fmt: skip
        if len(pairs) != 1 or len(sizes) != 1 or self.is_listed:
            return
        (made,), (size,) = pairs, sizes
        if (made["end"].kind == "percent") != (size["stated_unit"] == "points"):
            return
        spans = [made["spans"][role] for role in ("start", "end")]
        first, last = min(a for a, _ in spans), max(b for _, b in spans)
        begin, end = size["spans"]["stated"]
        told = self.text[end:first] if end <= first else self.text[last:begin]
        if ":" in told and len(told) <= _COLON and not self._breaks(told):
            give_levels(size, made)
            self.claims.remove(made)

    def _leads_to_the_end(self, size, made):
        """Say whether a size stands between levels, right before the last: rose 4.1 %, to 8.9 %."""
        end = self.figure_at(made, "end")
        if end is None:
            return False
        is_after = size.item.start >= made["spans"]["start"][1]
        if not (is_after or end.end <= made["spans"]["start"][0]):
            return False  # jumped 52 % to $41 million, or 32 cents a share, from $30 million
        return size.item.end <= end.begin and not self._rest(size.item.end, end.begin)

    def _join_parts(self):
        """Give a part of a level the one before it: 31,600, a quarter of the 126,000 of 2019."""
        stated = [made["ratio"] for made in self.claims]
        ratios = [r for r in self.ratios if r not in stated]
        parts = [f for f in self.figures if not f.used and self._is_part(f)]
        for part in [*parts, *ratios]:
            start = self._level_of(part)
            first = getattr(part, "begin", part.start)
            before = [f for f in self._free() if f.end <= first][-1:]
            if start is None or start.used or not before:
                continue
            if self.own_period(start) is None and self._after(start, _WHEN) is None:
                continue
            end = before[0]
            at = self._past_its_noun(end, first)
            told = self.text[at:first]
            is_one = end.kind == start.kind and one_noun(start.number, end.number)
            is_one = is_one and alike(start.number, end.number)[0] is not None
            if not is_one or "," not in told or self._breaks(told):
                continue
            self._claim(start, end, None)
            self.open.pop()
            start.used = end.used = True
            if part in ratios:
                self._state(self.claims[-1], part)
            else:
                self._state_of_a_level(self.claims[-1], part)

    def _is_of_the_levels(self, made, size):
        """Say whether a size may be that of two levels: of amounts a percent, no share."""
        figure = size.item
        is_share = made["end"].kind == "percent"
        if figure.kind == "percent" and is_share and not size.sign:
            return False
        if self._is_part(figure):
            return not is_share
        if self._names_its_own(figure, made["spans"]["start"][0]) or figure.lead == "to":
            return False
        if is_share:
            return figure.kind in ("percent", "points") or figure.rough <= 100
        return figure.kind == "percent"

    def _restate(self):
        """Make a claim of the percent that says an amount again: 2,915 million (10.2 %)."""
        for made in [m for m in self.claims if m["stated_unit"] == "absolute"]:
            _, last = made["spans"]["stated"]
            after = [f for f in self.figures if f.start >= last][:1]
            if not after or after[0].used or after[0].kind != "percent" or after[0].forecast:
                continue
            figure = after[0]
            told = self.text[last : figure.start].lower()
            is_again = _AGAIN.fullmatch(told) or self._is_of_its_end(made, figure, told)
            if not is_again or self._is_apart(figure):
                continue
            figure.used = True
            sign = 1 if made["stated_value"] > 0 else -1
            self.claims.append(made | {
                "kind": "change", "stated": figure.number, "stated_unit": "percent",
                "stated_value": sign * abs(figure.number.value),
                "spans": made["spans"] | {"stated": (figure.start, figure.end)},
            })  # fmt: skip

    def _is_of_its_end(self, made, figure, told):
        """Say whether brackets give in percent an amount: 28 more than in May (4.9 %)."""
        is_plain = self._alone_in_brackets(figure) and not re.search(r"[0-9,;.]", told)
        end, size = made["end"], made["stated_value"]
        if not is_plain or end is None or end.value - size <= 0 or len(told) > _BRIDGE:
            return False
        given = 100 * abs(size) / (end.value - size)
        return abs(given - abs(figure.number.value)) <= figure.number.grain

    def _restate_again(self):
        """Give a percent that says an amount again the levels that the amount found later.

        846.3 million, an increase of 74.5 million, or 13.7 %, from grants of 771.8 million.
        """
        for made in self.claims:
            lacks = made["stated_unit"] == "percent" and not (made["start"] and made["end"])
            for other in self.claims if lacks else ():
                is_full = other["kind"] == "difference" and other["start"] and other["end"]
                if not is_full or any(
                    made[role] and made["spans"].get(role) != other["spans"].get(role)
                    for role in ("start", "end")
                ):
                    continue
                told = self.text[other["spans"]["stated"][1] : made["spans"]["stated"][0]]
                if (
                    _OR_BY.fullmatch(told.lower())
                    and other["stated_value"] * made["stated_value"] > 0
                ):
                    for name in ("start", "end", "start_period", "end_period"):
                        made[name] = other[name]
                    made["spans"] |= {n: other["spans"][n] for n in ("start", "end")}
                    break

    def _leave_out_restated(self):
        """Leave out amounts that only say again what a percent says: by 412 (16.3 %), to 3,530.

        One that the two levels do not give is a finding and stays.
        """
        for made in [m for m in self.claims if m["kind"] == "multiple" and not m["end"]]:
            said = [m["stated_value"] for m in self.claims if m is not made and m["ratio"]]
            if made["start"] is None and made["ratio"] and made["stated_value"] in said:
                self.claims.remove(made)  # it has tripled – I repeat, tripled – from 410 to 1,230
        percents = [made for made in self.claims if made["stated_unit"] == "percent"]
        for made in [m for m in self.claims if m["stated_unit"] == "absolute"]:
            if any(
                self._is_equal_to(made, other)
                or (_says_again(made, other) and not self._turns_to_another(made, other))
                for other in percents
            ):
                self.claims.remove(made)
                self.open.clear()

    def _is_equal_to(self, made, other):
        """Say whether words put an amount without levels equal to a percent before it."""
        told = self.text[other["spans"]["stated"][1] : made["spans"]["stated"][0]].lower()
        is_bare = not (made["start"] or made["end"])
        return is_bare and _EQUAL_TO.search(told) is not None

    def _turns_to_another(self, made, other):
        """Say whether an *and* with a verb parts two sizes: fell 7.9 % and stays fell by 0.4."""
        one, two = sorted((made["spans"]["stated"], other["spans"]["stated"]))
        moved = self._trend_in(one[1], two[0])
        if any(one[1] <= i.start < two[0] for i in self.timed) and not moved:
            return self._adds(self.text[one[1] : two[0]])  # 121 more than in April, and 14.6 % up
        return moved is not None and self._adds(self.text[one[1] : moved.start])


def give_levels(size, pair):
    """Give a claim of a size the two levels of another one, with their times."""
    for name in ("start", "end", "start_period", "end_period", "unit"):
        size[name] = pair[name]
    size["spans"] |= {name: pair["spans"][name] for name in ("start", "end") if pair[name]}


def follows(made):
    """Say whether the levels of a claim give its percent, or it has no percent to give."""
    if made["stated_unit"] != "percent" or not (made["start"] and made["end"]):
        return True
    if made["start"].value <= 0 or made["end"].value < 0:
        return True  # no percent is told of a loss
    one, two = (Quantity("", n.value, "", n.grain) for n in (made["start"], made["end"]))
    value = made["stated_value"]
    stated = Quantity("", abs(value), "%", made["stated"].grain)
    return percent_change(one, two).meets(stated_change(stated, 1 if value > 0 else -1))


def _says_again(made, other):
    """Say whether an amount is of the levels of a percent and follows from them."""
    ends = [made["spans"]["stated"], other["spans"]["stated"]]
    is_bare = not (made["start"] or made["end"])
    if is_bare and made["stated_value"] and _is_in_brackets_after(made, other):
        return True
    for role in ("start", "end"):
        if (made[role] or is_bare) and made["spans"].get(role) != other["spans"].get(role):
            return False
    if not (made["start"] and made["end"]):
        apart = max(a for a, _ in ends) - min(b for _, b in ends)
        return apart <= (_NEXT if is_bare else 2 * _NEXT)
    one, two = (Quantity("", n.value, "", n.grain) for n in (made["start"], made["end"]))
    number, value = made["stated"], made["stated_value"]
    stated = stated_change(Quantity("", abs(value), "", number.grain), 1 if value > 0 else -1)
    return difference(one, two).meets(stated)


def _is_in_brackets_after(made, other):
    """Say whether a percent alone in brackets says an amount again: up by 214 on May (+3.1 %)."""
    one, two = made["spans"]["stated"], other["spans"]["stated"]
    first = made["sentence_start"]
    between = made["sentence"][one[1] - first : two[0] - first]
    closed = made["sentence"][two[1] - first : two[1] - first + 1]
    is_one = not re.search(r"[0-9]|[,;.]", between) and len(between) <= 80
    return one[1] <= two[0] and is_one and between.endswith("(") and closed == ")"
