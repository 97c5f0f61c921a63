"""What can be wrong with a table, said so that a person can mend it."""

import re
from collections import Counter
from dataclasses import dataclass, replace

_LONGEST = 200  # characters of a cell that are shown
_SHOWN = 20  # problems of one kind that are listed; the others are counted
_OWN = re.compile(r"""'[^']*'|"[^"]*"|\d+""")  # of one row, in what was expected of it


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a table: where it is, what is there, what was expected."""

    file: str
    row: int | None
    column: str
    value: str
    expected: str

    def __str__(self):
        place = [harmless(self.file)]
        place += [f"row {self.row}"] if self.row else []
        place += [f"column {harmless(_cut(self.column))}"] if self.column else []
        found = f"found {_cut(self.value)!r}, " if self.value else ""
        return f"{', '.join(place)}: {found}expected {harmless(self.expected)}"


def harmless(text):
    """Return a text with what moves a cursor or turns the order of signs written as an escape."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def _cut(text):
    """Return a text, or the beginning of a very long one."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class ProblemList:
    """Problems, as many as there may be: the first of each kind, and how many more there are.

    Problems are of one kind where the same was expected of one column of one file.
    """

    def __init__(self):
        self._first, self._counts, self._last = [], Counter(), {}

    def __iadd__(self, problems):
        for problem in problems:
            self.add(problem)
        return self

    def __iter__(self):
        yield from self._first
        for kind, last in self._last.items():
            more = self._counts[kind] - _SHOWN
            like = "1 more row" if more == 1 else f"{more:,} more rows"
            yield replace(last, row=None, value="", file=f"{last.file}, {like}")

    def add(self, problem):
        """Take one problem."""
        kind = (problem,)
        if isinstance(problem, Problem) and problem.row:
            kind = problem.file, problem.column, _OWN.sub("", problem.expected)
        self._counts[kind] += 1
        if self._counts[kind] <= _SHOWN:
            self._first.append(problem)
        else:
            self._last[kind] = problem


class TableError(ValueError):
    """Tables that cannot be used; ``problems`` lists everything that is wrong with them."""

    def __init__(self, problems):
        self.problems = list(problems)
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        super().__init__("\n".join([f"{head} in the tables:", *map(str, self.problems)]))
