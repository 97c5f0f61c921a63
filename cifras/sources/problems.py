"""What can be wrong with a table, said so that a person can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a table: where it is, what is there, what was expected."""

    file: str
    row: int | None
    column: str
    value: str
    expected: str

    def __str__(self):
        place = [self.file]
        place += [f"row {self.row}"] if self.row else []
        place += [f"column {self.column}"] if self.column else []
        found = f"found {self.value!r}, " if self.value else ""
        return f"{', '.join(place)}: {found}expected {self.expected}"


class TableError(ValueError):
    """Tables that cannot be used; ``problems`` lists everything that is wrong with them."""

    def __init__(self, problems):
        self.problems = list(problems)
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        super().__init__("\n".join([f"{head} in the tables:", *map(str, self.problems)]))
