"""What can be wrong with a table, said so that a person can mend it."""

from dataclasses import dataclass

_LONGEST = 200  # characters of a cell that are shown


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


class TableError(ValueError):
    """Tables that cannot be used; ``problems`` lists everything that is wrong with them."""

    def __init__(self, problems):
        self.problems = list(problems)
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        super().__init__("\n".join([f"{head} in the tables:", *map(str, self.problems)]))
