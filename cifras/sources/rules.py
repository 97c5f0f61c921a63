"""What a schema cannot say of the source tables: readings, units, links between rows, steps."""

import re
from fractions import Fraction
from string import Formatter

from cifras import paths
from cifras.arithmetic.quantities import as_share
from cifras.language.texts import LANGUAGES
from cifras.reading.conventions import is_misplaced
from cifras.reading.numbers import UnreadableNumberError, read_quantity
from cifras.sources.plausible import dated_problems, jumps
from cifras.sources.problems import Problem
from cifras.sources.rounding import SERIES
from cifras.sources.stated import SIZES, read_place, read_stated

_DIGITS = re.compile(r"[0-9]{1,15}(\.[0-9]{1,9})?")
_FILLED = ("stated", "start", "end", "start_period", "end_period")
_TYPED = re.compile(r"\b[a-z]+-[0-9]{2}\b|(?P<number>[0-9][0-9.,]*)")
_YEAR = re.compile(r"[12][0-9]{3}")
# What a claim of each kind must have to be tested, and the kinds that are never tested alone.
_NEEDED = {
    **dict.fromkeys(
        ("change", *SIZES), ("stated_printed", "direction", "start_period", "end_period")
    ),
    "direction": ("direction", "start_period", "end_period"),
    "record": ("end_period",),
    "rank": ("among",),
    "span": ("stated_printed", "start_period", "end_period"),
}
_CENTURY = Fraction(100)
_UNTESTED = ("level", "share", "count", "sum", "streak", "judgement")
_MOVES = ("change", *SIZES, "direction")  # what needs both levels to be tested


def check_meaning(folder, tables, refused):
    """Return the problems that a schema cannot tell, of all tables.

    `refused` holds the (file, row) pairs in which a problem is known already; they are
    passed over, and so is a check that needs a table that could not be read.
    """
    files = {name: paths.shown(folder / f"{name}.csv") for name in tables}
    rows = {name: table.to_dict("records") for name, table in tables.items()}
    sound = {
        name: [row for row in listed if (files[name], row["_row"]) not in refused]
        for name, listed in rows.items()
    }
    problems = []
    for name, (check, *needed) in _CHECKS.items():
        if {name, *needed} <= set(tables):
            problems += [Problem(files[name], *found) for found in check(sound, rows)]
    for name, table in tables.items():
        if {"period", "report_id"} <= set(table) and "reports" in tables and name not in _CHECKS:
            found = _dated_problems(sound[name], sound["reports"])
            problems += [Problem(files[name], *one) for one in found]
    return problems


def _by(rows, key, value):
    return {row[key]: row[value] for row in rows}


def _units(sound):
    return _by(sound["indicators"], "indicator", "unit")


def _reading_problem(text, language, unit, is_share=False, kind=""):
    try:
        quantity = read_stated(kind, text, language)
    except UnreadableNumberError as error:
        return f"a number that can be read ({error.why})"
    if unit and quantity.unit != unit:
        return f"a number in {unit}, the unit of its indicator"
    if unit == "%" and is_share:
        try:
            as_share(quantity)
        except ValueError:
            return "a share between 0 and 100 percent"
    return ""


def _paraphrase_problem(text, claim):
    """Say what was expected of a paraphrase, in which printed numbers stand as names in braces."""
    expected = f"text whose braces hold one of {', '.join(f'{{{n}}}' for n in _FILLED)}"
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return expected
    named = [(name, form, kind) for _, name, form, kind in parts if name is not None]
    if any(name not in _FILLED or form or kind for name, form, kind in named):
        return f"{expected}, and nothing else"
    for name, *_ in named:
        columns = [name] if name.endswith("_period") else [f"{name}_printed", f"{name}_from"]
        columns = [column for column in columns if column in claim]
        may_lack = claim["untested_because"] and claim["kind"] in ("span", "rank")
        is_told = () if may_lack else _NEEDED.get(claim["kind"], ())
        if not any(claim[column] or column in is_told for column in columns):
            return f"no {{{name}}}, as the row has no {' and no '.join(columns)}"
    words = " ".join(words for words, *_ in parts)
    typed = [match["number"] for match in _TYPED.finditer(words) if match["number"]]
    if typed:
        return (
            f"no number typed ({', '.join(typed)}): write {{stated}}, {{start}}, {{end}}, "
            "{start_period} or {end_period} where it is one of them, and words for any other"
        )
    return ""


def _paraphrase_problems(claim):
    """Say what was expected of each paraphrase, and of both together: they name the same."""
    named = {}
    for column in ("paraphrase_en", "paraphrase_es"):
        if expected := _paraphrase_problem(claim[column], claim):
            yield column, claim[column], expected
        else:
            named[column] = {name for _, name, *_ in Formatter().parse(claim[column]) if name}
    one, *others = named.values() or [set()]
    if others and others[0] != one:
        listed = ", ".join(f"{{{name}}}" for name in _FILLED if name in one) or "no number"
        yield "paraphrase_es", claim["paraphrase_es"], f"{listed}, as paraphrase_en has"


def _claim_problems(sound, rows):
    units, languages = _units(sound), _by(sound["documents"], "document_id", "language")
    known = {row["_row"] for row in sound["claims"]}
    by_id = {
        row["claim_id"]: row | {"is_sound": row["_row"] in known}
        for row in reversed(rows["claims"])
    }
    regions = _by(sound["places"], "place", "part_of")
    dates = _by(sound["events"], "event_id", "date")
    members = list(regions.values())
    for claim in sound["claims"]:
        for column, value, expected in _event_problems(claim, dates):
            yield claim["_row"], column, value, expected
        if claim["among"] and regions.get(claim["geography"]) != claim["among"]:
            expected = f"the region that {claim['geography']} is part of in places.csv"
            yield claim["_row"], "among", claim["among"], expected
        for column, value, expected in _problems_of_claim(claim, by_id, units, languages, members):
            yield claim["_row"], column, value, expected


def _problems_of_claim(claim, by_id, units, languages, members):
    unit, kind = units.get(claim["indicator"], ""), claim["kind"]
    language = languages.get(claim["document_id"], "")
    yield from _paraphrase_problems(claim)
    if not claim["claim_id"].startswith(f"{claim['document_id']}-"):
        yield "claim_id", claim["claim_id"], f"an id that starts with {claim['document_id']}-"
    if kind == "rank" and claim["stated_printed"]:
        yield from _place_problems(claim, members)
    for name in ("start", "end") if kind == "rank" else ("start", "end", "stated"):
        text, wanted, stated = claim[f"{name}_printed"], unit, kind if name == "stated" else ""
        if stated in ("change", *SIZES):
            wanted = "%" if stated == "change" else SIZES[stated] or unit
        if text and language in LANGUAGES:
            if expected := _reading_problem(text, language, wanted, kind == "share", stated):
                yield f"{name}_printed", text, expected
    for side in ("start", "end", "whole"):
        if claim[f"{side}_from"]:
            if expected := _link_problem(claim, side, by_id, units):
                yield f"{side}_from", claim[f"{side}_from"], expected
    if not _is_in_order(claim):
        yield "end_period", claim["end_period"], f"a year after {claim['start_period']}"
    for side in ("start", "end"):
        event, period = claim[f"{side}_event"], claim[f"{side}_period"]
        if event and period:
            yield f"{side}_event", event, f"nothing, as {side}_period is given"
    if kind in _UNTESTED and not claim["untested_because"]:
        yield "untested_because", "", f"the reason; no {kind} can be tested by itself"
    missing = [column for column in _NEEDED.get(kind, ()) if not _given(claim, column)]
    if kind in ("span", "rank"):
        if not claim["untested_because"]:
            yield from _untested_problems(claim, kind, missing, language)
    else:
        for column in missing:
            yield column, "", f"a value; every {kind} has one"
    yield from _amount_problems(claim, by_id, language)
    yield from _misplaced_problems(claim, by_id, language)
    if kind in SIZES:
        yield from _size_problems(claim, unit, language)
    if kind == "direction" and claim["stated_printed"]:
        yield "stated_printed", claim["stated_printed"], "nothing, as a direction has no number"
    if kind in _MOVES:
        tested = all(claim[f"{s}_printed"] or claim[f"{s}_from"] for s in ("start", "end"))
        if tested == bool(claim["untested_because"]):
            expected = "nothing" if tested else "the reason, as an endpoint is missing"
            yield "untested_because", claim["untested_because"], expected


def _size_problems(claim, unit, language):
    """Say what was expected of points, a difference or a multiple."""
    kind, text = claim["kind"], claim["stated_printed"]
    if (kind == "points") != (unit == "%"):
        expected = "an indicator in %" if kind == "points" else "the kind points, of percents"
        yield "kind", kind, expected
    if kind == "multiple" and text and claim["direction"]:
        number = _number(text, language, kind)
        if number and (number.value >= 1) != (claim["direction"] == "increase"):
            expected = "increase for a multiple of one and more, decrease for one below it"
            yield "direction", claim["direction"], expected


def _place_problems(claim, members):
    """Say what was expected of the place that a rank states; `members` are regions, repeated."""
    text, most = claim["stated_printed"], members.count(claim["among"])
    try:
        place = int(read_place(text).value)
    except UnreadableNumberError:
        yield "stated_printed", text, "a place such as 2nd, third or segundo, or nothing for first"
        return
    if claim["among"] and place > most:
        yield "stated_printed", text, f"a place among the {most} members of {claim['among']}"


def _event_problems(claim, dates):
    """Say which events of a span have no date, or have theirs in the wrong order."""
    if claim["kind"] != "span" or claim["untested_because"]:
        return
    when = {}
    for side in ("start", "end"):
        event = claim[f"{side}_event"]
        when[side] = dates.get(event, "") if event else claim[f"{side}_period"]
        if event in dates and not when[side]:
            yield f"{side}_event", event, "an event with a date in events.csv, or untested_because"
    if all(when.values()) and when["end"][:4] < when["start"][:4]:
        column = "end_event" if claim["end_event"] else "end_period"
        yield column, claim[column], f"a date not before {when['start']}, that of the start"


def _fiscal_problems(sound, _):
    for event in sound["events"]:
        if event["fiscal"] and not _YEAR.fullmatch(event["date"]):
            yield event["_row"], "date", event["date"], "a fiscal year, in four digits"


def _amount_problems(claim, by_id, language):
    """Say which amounts of a claim no such claim can have: below zero, or a part of nothing."""
    kind = claim["kind"]
    for side in ("start", "end", "whole", "stated"):
        column, link = f"{side}_printed", claim.get(f"{side}_from", "")
        text = claim.get(column, "")
        if link:
            other, _, end = link.partition(".")
            column, text = f"{side}_from", by_id.get(other, {}).get(f"{end}_printed", "")
        number = _number(text, language, kind if side == "stated" else "") if text else None
        if number is None:
            continue
        value, found = number.value, f"{link} ({text})" if link else text
        if link and value < 0:
            continue  # told where it is printed
        if side == "whole" and (number.low is None or number.low <= 0):
            yield column, found, "a printed total above zero, whatever was rounded"
        elif side == "start" and kind in ("change", "multiple") and value <= 0:
            yield column, found, "a number above zero"
        elif value < 0 and side == "stated" and kind in _MOVES:
            what = "percent" if kind == "change" else "number"
            yield column, found, f"a {what} without a sign; direction says which way it goes"
        elif value < 0:
            yield column, found, "a number that is not below zero"
        elif side == "stated" and claim["direction"] == "decrease" and _is_beyond_all(number):
            yield column, found, "at most 100 percent, as nothing falls by more than all of it"


def _misplaced_problems(claim, by_id, language):
    """Say which level is far off the other for a comma or point that was typed for the other."""
    levels = {}
    for side in ("start", "end"):
        other, _, end = claim[f"{side}_from"].partition(".")
        text = claim[f"{side}_printed"] or by_id.get(other, {}).get(f"{end}_printed", "")
        levels[side] = text and _number(text, language)
    for side, other in (("start", "end"), ("end", "start")):
        column = f"{side}_printed"
        if claim[column] and all(levels.values()) and is_misplaced(levels[side], levels[other]):
            expected = f"this with another sign or another decimal, beside {levels[other].text}"
            yield column, claim[column], expected


def _is_beyond_all(number):
    is_open = number.comparator == "over" and number.value == 100
    return number.unit == "%" and (number.value > 100 or is_open)


def _given(claim, column):
    """Say whether a column is filled; the date of an event may stand for a year."""
    return claim[column] or claim.get(column.replace("_period", "_event"))


def _untested_problems(claim, kind, missing, language):
    """Say why a span or a rank that gives no reason to stay untested cannot be tested."""
    if kind == "span" and claim["stated_printed"]:
        try:
            stated = read_quantity(claim["stated_printed"], language)
        except ValueError:
            return
        if missing == ["end_period"] and stated.grain == _CENTURY:
            missing = []  # a century is a date: when the thing began
            if None in (stated.low, stated.high):
                expected = "one century; an open side does not say where in it the time begins"
                yield "stated_printed", claim["stated_printed"], expected
        elif not missing and (stated.unit != "year" or stated.grain == _CENTURY):
            yield "stated_printed", claim["stated_printed"], "a number of years"
    if missing:
        yield "untested_because", "", f"the reason, as there is no {' and no '.join(missing)}"


def _number(text, language, kind=""):
    """Return the quantity that a text prints, or None where that cannot be read."""
    try:
        return read_stated(kind, text, language)
    except ValueError:
        return None


def _link_problem(claim, side, by_id, units):
    """Say what was expected of a link to the claim that prints a value, or return nothing."""
    other_id, _, end = claim[f"{side}_from"].partition(".")
    other, unit = by_id.get(other_id, {}), units.get(claim["indicator"], "")
    if claim.get(f"{side}_printed"):
        return f"nothing, as {side}_printed is given"
    if not other.get(f"{end}_printed"):
        return "a claim that prints that value itself"
    if unit and units.get(other["indicator"], unit) != unit:
        return f"a claim in {unit}, the unit of its indicator"
    alike = ("document_id", "indicator", "geography", "estimator")
    for name in alike if side != "whole" else alike[:1]:
        if other["is_sound"] and claim[name] != other[name]:
            return f"a claim of its own {name}, {claim[name] or 'none'}"
    wanted = claim.get(f"{side}_period")
    if wanted and _is_in_order(other) and other.get(f"{end}_period", wanted) != wanted:
        return f"a value of {wanted}, its {side}_period"
    return ""


def _is_in_order(claim):
    start, end = claim["start_period"], claim["end_period"]
    return not (start and end and start >= end)


def _printed_problems(sound, rows):
    known = {row["claim_id"]: row["document_id"] for row in rows["claims"]}
    for row in sound["printed_numbers"]:
        number, column, ids = row["_row"], "claim_ids", row["claim_ids"].split()
        if bool(ids) == bool(row["set_aside_because"]):
            expected = "a claim or a reason to set the number aside, and not both"
            yield number, column, row["claim_ids"], expected
        for claim_id in ids:
            if known.get(claim_id) != row["document_id"]:
                yield number, column, claim_id, "a claim of its document, a claim_id of claims.csv"
        if len(set(ids)) < len(ids):
            yield number, column, row["claim_ids"], "each claim once"


def _observation_problems(sound, rows):
    units, steps = _units(sound), _usable_steps(sound, rows)
    worths = {row["unit"]: (row["base"], Fraction(row["worth"])) for row in sound["units"]}
    vintages = _by(sound["reports"], "report_id", "vintage")
    yield from dated_problems(sound["observations"])
    yield from jumps(sound["observations"], worths)
    for seen in sound["observations"]:
        row, printed = seen["_row"], seen["printed"]
        unit = units.get(seen["indicator"], seen["unit"])
        base, worth = worths.get(seen["unit"], (unit, 1))
        if base != unit:
            yield row, "unit", seen["unit"], f"{unit}, the unit of its indicator"
        if "," in printed or _reading_problem(printed, "en", "count"):
            expected = "digits, with a point for decimals, and a word such as over before them"
            yield row, "printed", printed, expected
            continue
        if read_quantity(printed).value < 0:
            yield row, "printed", printed, "a number that is not below zero"
        published = vintages.get(seen["report_id"], "")
        if not (_YEAR.fullmatch(published) and _YEAR.fullmatch(seen["period"])):
            continue
        if published < seen["period"]:
            yield row, "period", seen["period"], f"a year up to {published}, its vintage"
        for first, last, step in steps.get(tuple(seen[name] for name in SERIES), ()):
            if first <= published <= last and read_quantity(printed).value * worth % step:
                expected = f"a multiple of {step}, the grain that grains.csv gives for {published}"
                yield row, "printed", printed, expected


def _usable_steps(sound, rows):
    """Map series to their (first, last, step) rows; to none where grains.csv is not in order."""
    steps = {}
    if "grains" not in rows or len(sound["grains"]) < len(rows["grains"]):
        return steps
    if any(_grain_problems(sound, rows)):
        return steps
    for row in sound["grains"]:
        span = row["from_vintage"], row["to_vintage"], Fraction(row["grain"])
        steps.setdefault(tuple(row[name] for name in SERIES), []).append(span)
    return steps


def _correction_problems(sound, rows):
    """Check that every correction still corrects something, and to what a report prints."""
    printed, key = {}, [*SERIES, "period"]
    for row in rows["observations"]:
        place = (*(row[name] for name in key), row["report_id"])
        printed.setdefault(place, set()).add(row["printed"])
    for row in sound["corrections"]:
        place = tuple(row[name] for name in key)
        here = printed.get((*place, row["report_id"]), set())
        if row["printed"] not in here:
            seen = ", ".join(sorted(here)) or "no such row"
            expected = f"what observations.csv holds ({seen}); drop a correction no longer needed"
            yield row["_row"], "printed", row["printed"], expected
        if row["corrected"] == row["printed"]:
            yield row["_row"], "corrected", row["corrected"], "another value than the printed one"
        elif row["corrected"] not in printed.get((*place, row["as_in"]), ()):
            yield row["_row"], "as_in", row["as_in"], f"a report that prints {row['corrected']}"


def _dated_problems(rows, reports):
    """Check of any table of published values that none is of a year after its report."""
    vintages = _by(reports, "report_id", "vintage")
    for row in rows:
        published = vintages.get(row["report_id"], row["period"])
        if published < row["period"]:
            yield row["_row"], "period", row["period"], f"a year up to {published}, its vintage"


def _grain_problems(sound, _):
    units, spans = _units(sound), {}
    for row in sound["grains"]:
        number, first, last = row["_row"], row["from_vintage"], row["to_vintage"]
        unit = units.get(row["indicator"], row["unit"])
        if row["unit"] != unit:
            yield number, "unit", row["unit"], f"{unit}, the unit of its indicator"
        if not _DIGITS.fullmatch(row["grain"]) or not Fraction(row["grain"]):
            yield number, "grain", row["grain"], "a step above zero, in digits"
        if not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last)):
            yield number, "from_vintage", first, "two years of four digits"
            continue
        if last < first:
            yield number, "to_vintage", last, f"a year not before {first}"
        others = spans.setdefault(tuple(row[name] for name in SERIES), [])
        for other_first, other_last, other in others:
            if first <= other_last and last >= other_first:
                expected = f"years that row {other} does not cover for the same series"
                yield number, "from_vintage", first, expected
        others.append((first, last, number))


# The checks of each table, and the other tables that they need.
_CHECKS = {
    "claims": (_claim_problems, "documents", "indicators", "places", "events"),
    "events": (_fiscal_problems,),
    "printed_numbers": (_printed_problems, "claims"),
    "grains": (_grain_problems, "indicators"),
    "observations": (_observation_problems, "reports", "indicators", "units"),
    "corrections": (_correction_problems, "observations", "indicators"),
}
