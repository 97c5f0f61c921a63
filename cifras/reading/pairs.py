"""Pairs: two levels of which the words around them say that one came before the other."""

import itertools
import re

from cifras.reading.levels import alike
from cifras.reading.order import Order
from cifras.reading.signs import LEVELS
from cifras.reading.sizes import WHERE

_RESTATING = (", or", "or", "(", ", o", "o", "; or", "worth")
# What leads from how many there were to what these were worth.
_WORTH = re.compile(
    r"\b(?:worth|valued at|with a value of|(?:por|con) (?:un )?valor de|valorad[oa]s en)$"
)


class Pairs(Order):
    """A sentence in which pairs of levels are found."""

    def _pairs(self, strong):
        """Yield (start, end) of two levels that the words around them put in order.

        First the `strong` ones, from one to another, then what else is free.
        """
        free = [
            f
            for f in self.figures
            if f.kind in (*LEVELS, "time")
            and not f.forecast
            and not f.used
            and not self._is_fraction(f)
            and not self._is_more(f)
            and not self._is_counted_more(f)
            and not self._is_named_change(f)
            and not self._said_again_in_percent(f)
            and not (f.lead in ("against", "beside") and self._is_of_a_plan(f))
            and not self._is_of_another_place(f)
            and self._signed_after(f) is None
            and not (self._is_led_by(f) and self._is_right_after_a_change(f.number))
        ]
        if strong:
            for one, two in itertools.pairwise(free):
                if self._are_two_rates(one, two):
                    one.used = two.used = True
                    yield two, one
            free = [f for f in free if not f.used]
        if strong and (twins := self._twins(free)):
            yield from twins
            return
        at = 0
        while at + 1 < len(free):
            for step in (1, 2, 3):
                if at + step >= len(free):
                    continue
                one, two = free[at], free[at + step]
                inner = free[at + 1 : at + step]
                sizes = [f for f in inner if self._is_size(f)]
                shares = [f for f in inner if f.kind == "percent" != one.kind]
                others = [f for f in inner if not self._is_where(f, two)]
                if len(sizes) > 1 or any(f not in sizes and f not in shares for f in others):
                    continue
                pair = self._order(one, two, sizes[0] if sizes else None, strong)
                if pair:
                    for figure in pair:
                        figure.used = True
                    yield pair
                    at += step
                    break
            at += 1

    def _is_where(self, figure, other):
        """Say whether a number counts where something was: 310 kilos in 42 raids, to 1,480."""
        unit, near = (
            figure.number.unit,
            self.text[max(self.start, figure.start - 14) : figure.start],
        )
        is_there = self._is_among(figure) or WHERE.search(near.lower()) is not None
        is_led = other.lead in ("to", "against")
        return is_there and is_led and bool(unit) and unit != other.number.unit

    def _is_led_by(self, figure):
        """Say whether a link says by how much: by 412; la estancia se redujo en 0,2 días."""
        link = self.text[figure.begin : figure.start].strip().lower()
        is_by = figure.kind != "percent" and figure.lead == "by"
        return is_by or (figure.kind == "time" and link == "en")

    def _are_two_rates(self, one, two):
        """Say whether a percent has that of before in brackets: grew by 9.7 % (June: 12.2 %)."""
        if {one.kind, two.kind} != {"percent"} or self._inside(one) >= 0 or one.lead == "to":
            return False
        opened = self._inside(two)
        apart = self._rest(one.end, opened).lower().strip() if opened >= one.end else "?"
        if apart not in ("", "in the", "en el"):
            return False
        label = self.text[opened + 1 : two.start].rstrip("+-−– ")
        if not label:  # 9.7 % in September (12.2 % in June)
            closed = self.text.find(")", two.end, self.end)
            is_dated = any(two.end <= i.start < closed for i in self.timed)
            return is_dated and self._rest(two.end, closed) in ("", "in", "en")
        is_labelled = self._labelled(two) is not None and label.endswith(":")
        return is_labelled and self.text[two.end : two.end + 1] == ")"

    def _twins(self, free):
        """Return two pairs of levels told side by side: 17.9 million, or 41 cents a share, versus.

        The second of each side restates the first in another measure, with the same words between.
        """
        free = [f for f in free if not self._is_size(f)]
        if len(free) != 4:
            return []
        one, other, two, last = free
        links = [self.text[a.end : b.start].strip().lower() for a, b in ((one, other), (two, last))]
        links = ["worth" if _WORTH.search(link) else link for link in links]
        between = self.text[other.end : two.begin]
        is_set = two.lead == "against" or {one.lead, two.lead} == {"from", "to"}
        is_set |= two.lead == "from" and (
            one.lead == "to" or self._trend_in(other.end, two.start) is not None
        )
        if links[0].endswith("("):
            links = [link[-1:] for link in links]
        if links[0] != links[1] or links[0] not in _RESTATING or not is_set:
            return []
        if len(between.strip(" ,)")) > 45 or self._breaks(between):
            return []
        sides = [alike(a.number, b.number)[0] for a, b in ((one, two), (other, last))]
        far = max(one.number.value, other.number.value) > 100 * min(
            one.number.value, other.number.value
        )
        if None in sides or not far:
            return []
        turned = one.lead != "from"
        for figure in free:
            figure.used = True
        pairs = [(one, two), (other, last)]
        return [pair[::-1] for pair in pairs] if turned else pairs

    def is_single(self):
        """Say whether one level with a period of its own is all that this sentence leaves."""
        left = [f for f in self.figures if f.kind in LEVELS and not f.used and not f.forecast]
        return len(left) == 1 and self.own_period(left[0]) is not None
