"""Show what an audit found on a terminal: claims, numbers that were not placed, coverage."""

import unicodedata
from collections import Counter
from fractions import Fraction

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cifras.arithmetic.verdicts import VERDICTS
from cifras.language.words import format_number

_SIGNS = {
    "exact": ("✓", "+", "green"),
    "rounding": ("≈", "~", "green"),
    "grain": ("≈", "~", "yellow"),
    "contradicted": ("✗", "x", "bold red"),
    "reversed": ("⇄", "<", "bold red"),
    "untestable": ("?", "?", "dim"),
}
_MOST_NAMED = 6  # numbers that are named of each kind that was not placed


class _Console(Console):
    def on_broken_pipe(self):
        """Leave it to the command line, where it has a status of its own."""
        raise BrokenPipeError


def show_audit(rows, unplaced, placed, file):
    """Print the claims of an audit to `file`, what was not placed, and how much that is.

    `placed` counts the numbers that belong to claims. Width and colours are those of the terminal.
    """
    console = _Console(file=file, highlight=False, emoji=False, markup=False, soft_wrap=False)
    is_plain = not console.encoding.lower().startswith("utf")
    many = len({row["document"] for row in rows} | {one["document"] for one in unplaced}) > 1
    if rows:
        table = Table(show_lines=True, expand=False)
        for name in ("verdict", "line", "claim"):
            table.add_column(name, no_wrap=name == "verdict", overflow="fold")
        for row in rows:
            table.add_row(_verdict(row, is_plain), _place(row, many), _claim(row))
        console.print(table)
    kinds = {}
    for one in unplaced:
        kinds.setdefault(one["why"], []).append(one)
    if kinds:
        are = "1 number belongs" if len(unplaced) == 1 else f"{len(unplaced)} numbers belong"
        console.print(f"{are} to no claim:")
    for why, found in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        named = "; ".join(f"{visible(o['text'])} ({_place(o, many)})" for o in found[:_MOST_NAMED])
        more = f"; {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        console.print(Text(f"  {visible(why)} {len(found)}: {named}{more}"))
    total = placed + len(unplaced)
    if total:
        console.print(f"Coverage: {placed} of {total} numbers belong to claims.")
    console.print(in_short(Counter(row["verdict"] for row in rows)))


def in_short(counts):
    """Say how many claims there are of each verdict."""
    listed = ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict])
    count = sum(counts.values())
    return f"{count} claim{'' if count == 1 else 's'} graded: {listed or 'none'}"


def visible(text):
    """Return a text without what moves a cursor, turns the order of signs or is not seen."""
    kept = (" " if c.isspace() else c for c in str(text) if c.isspace() or _is_seen(c))
    return " ".join("".join(kept).split())


def _is_seen(character):
    return unicodedata.category(character)[0] != "C"


def _verdict(row, is_plain):
    sign, plain, style = _SIGNS[row["verdict"]]
    return Text(f"{plain if is_plain else sign} {row['verdict']}", style=style)


def _place(row, many):
    line = str(row["line"])
    return f"{visible(row['document'])}:{line}" if many else line


def _bounds(row):
    """Say what the rounding of the printed levels allows, where both ends of it are known."""
    low, high = (row.get(f"recomputed_{side}") or "" for side in ("low", "high"))
    if not low or not high:
        return ""
    signed = row.get("recomputed_unit") != "ratio"
    sides = (format_number(Fraction(side), 2, signed=signed) for side in (low, high))
    return f"; rounding allows {' to '.join(sides)}"


def _claim(row):
    text = Text(visible(row.get("sentence") or row["claim_id"]))
    text.append(f"\n{visible(row['reason'])}{_bounds(row)}", style="dim")
    if row.get("causes"):
        text.append(f"\n→ {visible(row['causes'])}")
    return text
