"""Which row of a table is its header, where a title may stand above it."""

from itertools import islice

MOST_ABOVE = 10  # rows that are looked at


def header_at(rows, columns):
    """Return which of the first `rows` names most of the `columns`, or None.

    It names more than half of them, so that a header is known by the others where one is missing.
    Rows are lists of text; an empty row is none of them.
    """
    columns = set(columns)
    named = [
        len(columns & {cell.strip().lower() for cell in cells})
        for cells in islice(rows, MOST_ABOVE)
    ]
    most = max(named, default=0)
    return named.index(most) if most * 2 > len(columns) else None
