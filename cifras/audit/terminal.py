"""Show what an audit found on a terminal: claims, numbers that were not placed, coverage."""

import unicodedata
from collections import Counter
from fractions import Fraction

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cifras.arithmetic.verdicts import VERDICTS
from cifras.language.reasons import say_size
from cifras.language.voice import Voice, decimals

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


def show_audit(rows, unplaced, placed, file, language="en"):
    """Print the claims of an audit to `file`, what was not placed, and how much that is.

    `placed` counts the numbers that belong to claims. Words are those of `language`, width and
    colours those of the terminal.
    """
    console = _Console(file=file, highlight=False, emoji=False, markup=False, soft_wrap=False)
    is_plain = not console.encoding.lower().startswith("utf")
    many = len({row["document"] for row in rows} | {one["document"] for one in unplaced}) > 1
    voice = Voice(language)
    if rows:
        table = Table(show_lines=True, expand=False)
        for name in ("verdict", "line", "claim"):
            table.add_column(
                voice.say(f"terminal.{name}"), no_wrap=name == "verdict", overflow="fold"
            )
        for row in rows:
            table.add_row(_verdict(row, is_plain, voice), _place(row, many), _claim(row, voice))
        console.print(table)
    kinds = {}
    for one in unplaced:
        kinds.setdefault(one["why"], []).append(one)
    if kinds:
        console.print(voice.count("terminal.unplaced", len(unplaced)))
    for why, found in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        named = "; ".join(f"{visible(o['text'])} ({_place(o, many)})" for o in found[:_MOST_NAMED])
        if len(found) > _MOST_NAMED:
            named += f"; {voice.say('terminal.more', n=len(found) - _MOST_NAMED)}"
        console.print(Text(f"  {_why(why, voice)}, {len(found)}: {named}"))
    total = placed + len(unplaced)
    if total:
        console.print(voice.say("terminal.coverage", n=placed, of=total))
    console.print(in_short(Counter(row["verdict"] for row in rows), language))


def in_short(counts, language="en"):
    """Say how many claims there are of each verdict."""
    voice = Voice(language)
    listed = ", ".join(
        voice.count(f"counted.{verdict}", counts[verdict])
        for verdict in VERDICTS
        if counts[verdict]
    )
    return voice.count(
        "terminal.graded", sum(counts.values()), list=listed or voice.say("terminal.none")
    )


def _name(verdict, voice):
    """Return what a verdict is called; in English as it stands in the files that are written."""
    return verdict if voice.language == "en" else voice.name(verdict)


def _why(why, voice):
    """Say why a number is in no claim."""
    named = (f"terminal.{why}", f"unplaced.{why}")
    return next((voice.say(name) for name in named if voice.has(name)), visible(why))


def visible(text):
    """Return a text without what moves a cursor, turns the order of signs or is not seen."""
    kept = (" " if c.isspace() else c for c in str(text) if c.isspace() or _is_seen(c))
    return " ".join("".join(kept).split())


def _is_seen(character):
    return unicodedata.category(character)[0] != "C"


def _verdict(row, is_plain, voice):
    sign, plain, style = _SIGNS[row["verdict"]]
    return Text(f"{plain if is_plain else sign} {_name(row['verdict'], voice)}", style=style)


def _place(row, many):
    line = str(row["line"])
    return f"{visible(row['document'])}:{line}" if many else line


def _bounds(row, voice):
    """Say what the rounding of the printed levels allows, where both ends of it are known."""
    low, high = (row.get(f"recomputed_{side}") or "" for side in ("low", "high"))
    if not low or not high:
        return ""
    unit = row.get("recomputed_unit") or "percent"
    low, high = (say_size(Fraction(side), unit, voice, 2) for side in (low, high))
    low = low.split()[0]  # the unit of both is told once
    return f"; {voice.say('terminal.allows', low=low, high=high)}"


def _numbers_of(row, voice):
    """Return the numbers of a claim that is not tested: 41 → 52; +27 %.

    Of three claims of one sentence each is known by them. Where one level is missing, what is said
    of it names the other.
    """
    if row["verdict"] != "untestable" or not row.get("sentence"):
        return ""
    start, end, stated = (
        _written(row.get(f"{name}_value"), voice, signed=name == "stated")
        for name in ("start", "end", "stated")
    )
    if bool(start) != bool(end):
        return ""
    if stated and row.get("stated_unit") == "percent":
        stated = f"{stated}\N{NO-BREAK SPACE}%"
    elif stated and row.get("stated_unit") == "ratio":
        stated = f"× {stated.lstrip('+')}"
    told = ", ".join(part for part in (f"{start} → {end}" if start else "", stated) if part)
    return f"{told}: " if told else ""


def _written(value, voice, signed):
    if value in (None, ""):
        return ""
    number = Fraction(str(value))
    return voice.number(number, decimals(number, Fraction(1, number.denominator)), signed=signed)


def _claim(row, voice):
    ending = "" if voice.language == "en" else f"_{voice.language}"
    reason, causes = (row.get(f"{name}{ending}") or row.get(name) for name in ("reason", "causes"))
    text = Text(visible(row.get("sentence") or row["claim_id"]))
    told = f"{_numbers_of(row, voice)}{visible(reason)}{_bounds(row, voice)}"
    text.append(f"\n{told}", style="dim")
    if causes:
        text.append(f"\n→ {visible(causes)}")
    return text
