"""What a schema cannot say of the source tables: readings, units, links between rows, steps."""

import re
from fractions import Fraction
from string import Formatter

from cifras import paths
from cifras.arithmetic.quantities import as_share
from cifras.language.texts import LANGUAGES
from cifras.reading.numbers import UnreadableNumberError, read_quantity
from cifras.sources.problems import Problem
from cifras.sources.rounding import SERIES, Steps

_DIGITS = re.compile(r"[0-9]{1,15}(\.[0-9]{1,9})?")
_FILLED = ("stated", "start", "end", "start_period", "end_period")
_YEAR = re.compile(r"[12][0-9]{3}")


def check_meaning(folder, tables, refused):
    """Return the problems that a schema cannot tell, of all tables.

    `refused` holds the (file, row) pairs in which a problem is known already; they are
    passed over, and so is a check that needs a table that could not be read.
    """
    files = {name: paths.shown(folder / f"{name}.csv") for name in tables}
    rows = {name: {row for file, row in refused if file == files[name]} for name in tables}
    sound = {name: table[~table["_row"].isin(rows[name])] for name, table in tables.items()}
    problems = []
    for name, check, needed in (
        ("claims", _claim_problems, {"claims", "documents", "indicators"}),
        ("printed_numbers", _printed_problems, {"printed_numbers"}),
        ("grains", _grain_problems, {"grains", "indicators"}),
        ("observations", _observation_problems, {"observations", "reports", "indicators", "units"}),
        ("corrections", _correction_problems, {"corrections", "observations", "indicators"}),
    ):
        if needed <= set(tables):
            problems += [Problem(files[name], *found) for found in check(sound, tables)]
    for name, table in sound.items():
        is_dated = {"period", "report_id"} <= set(table) and "reports" in sound
        if is_dated and name not in ("observations", "corrections"):
            found = _dated_problems(table, sound["reports"])
            problems += [Problem(files[name], *one) for one in found]
    return problems


def _reading_problem(text, language, unit, is_share=False):
    try:
        quantity = read_quantity(text, language)
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


def _units(sound):
    return dict(sound["indicators"][["indicator", "unit"]].itertuples(index=False))


def _paraphrase_problem(text):
    """Say what was expected of a paraphrase whose braces name nothing that can be filled in."""
    expected = f"text whose braces hold one of {', '.join(f'{{{n}}}' for n in _FILLED)}"
    try:
        named = {name for _, name, *_ in Formatter().parse(text) if name is not None}
    except ValueError:
        return expected
    return "" if named <= set(_FILLED) else expected


def _claim_problems(sound, tables):
    claims, units = sound["claims"], _units(sound)
    languages = dict(sound["documents"][["document_id", "language"]].itertuples(index=False))
    by_id = tables["claims"].drop_duplicates("claim_id").set_index("claim_id")
    periods = {"start": "start_period", "end": "end_period"}
    for claim in claims.itertuples():
        unit = units.get(claim.indicator, "")
        row = claims.at[claim.Index, "_row"]
        for column in ("paraphrase_en", "paraphrase_es"):
            if expected := _paraphrase_problem(getattr(claim, column)):
                yield row, column, getattr(claim, column), expected
        if not claim.claim_id.startswith(claim.document_id + "-"):
            yield row, "claim_id", claim.claim_id, f"an id that starts with {claim.document_id}-"
        stated_unit = "%" if claim.kind == "change" else unit
        language = languages.get(claim.document_id, "")
        cells = [
            ("start_printed", claim.start_printed, unit),
            ("end_printed", claim.end_printed, unit),
            ("stated_printed", claim.stated_printed, stated_unit),
        ]
        for column, text, wanted in cells:
            known = text and language in LANGUAGES
            expected = known and _reading_problem(text, language, wanted, claim.kind == "share")
            if expected:
                yield row, column, text, expected
        for side in ("start", "end", "whole"):
            link = getattr(claim, f"{side}_from")
            if not link:
                continue
            other, _, end = link.partition(".")
            if getattr(claim, f"{side}_printed", ""):
                yield row, f"{side}_from", link, f"nothing, as {side}_printed is given"
            elif other not in by_id.index or not by_id.at[other, f"{end}_printed"]:
                yield row, f"{side}_from", link, "a claim that prints that value itself"
            elif unit and units.get(by_id.at[other, "indicator"], unit) != unit:
                yield row, f"{side}_from", link, f"a claim in {unit}, the unit of its indicator"
            elif {side, end} <= set(periods) and _is_in_order(by_id.loc[other]):
                wanted = getattr(claim, periods[side])
                if by_id.at[other, periods[end]] != wanted:
                    yield row, f"{side}_from", link, f"a value of {wanted}, its {periods[side]}"
        if not _is_in_order(claim):
            yield row, "end_period", claim.end_period, f"a year after {claim.start_period}"
        if claim.kind == "change":
            for column in ("stated_printed", "direction", "start_period", "end_period"):
                if not getattr(claim, column):
                    yield row, column, "", "a value; every change has one"
            tested = all(
                getattr(claim, f"{side}_printed") or getattr(claim, f"{side}_from")
                for side in ("start", "end")
            )
            if tested == bool(claim.untested_because):
                expected = "nothing" if tested else "the reason, as an endpoint is missing"
                yield row, "untested_because", claim.untested_because, expected


def _is_in_order(claim):
    return not (claim.start_period and claim.end_period and claim.start_period >= claim.end_period)


def _printed_problems(sound, _):
    for row, claim, reason in sound["printed_numbers"][
        ["_row", "claim_id", "set_aside_because"]
    ].itertuples(index=False):
        if bool(claim) == bool(reason):
            expected = "a claim or a reason to set the number aside, and not both"
            yield row, "claim_id", claim, expected


def _observation_problems(sound, tables):
    units, steps = _units(sound), _usable_steps(sound, tables)
    worths = sound["units"].set_index("unit")[["base", "worth"]].apply(tuple, axis=1).to_dict()
    vintages = dict(sound["reports"][["report_id", "vintage"]].itertuples(index=False))
    table = sound["observations"]
    for row, seen in zip(table["_row"], table.itertuples(index=False), strict=True):
        unit = units.get(seen.indicator, seen.unit)
        base, worth = worths.get(seen.unit, (unit, "1"))
        if base != unit:
            yield row, "unit", seen.unit, f"{unit}, the unit of its indicator"
        if "," in seen.printed or _reading_problem(seen.printed, "en", "count"):
            expected = "digits, with a point for decimals, and a word such as over before them"
            yield row, "printed", seen.printed, expected
            continue
        published = vintages.get(seen.report_id, "")
        if not (_YEAR.fullmatch(published) and _YEAR.fullmatch(seen.period)):
            continue
        if published < seen.period:
            yield row, "period", seen.period, f"a year up to {published}, its vintage"
        series = seen.indicator, seen.geography, seen.estimator
        step = steps and steps.at(series, int(published))
        if step and read_quantity(seen.printed).value * Fraction(worth) % step:
            expected = f"a multiple of {step}, the grain that grains.csv gives for {published}"
            yield row, "printed", seen.printed, expected


def _usable_steps(sound, tables):
    """Return the rounding steps, or None where grains.csv is not in order itself."""
    grains = sound.get("grains")
    if (
        grains is None
        or len(grains) < len(tables["grains"])
        or list(_grain_problems(sound, tables))
    ):
        return None
    return Steps(grains)


def _correction_problems(sound, tables):
    """Check that every correction still corrects something, and to what a report prints."""
    key = ["indicator", "geography", "period", "estimator", "report_id"]
    printed = tables["observations"].groupby(key)["printed"].agg(set).to_dict()
    for _, row in sound["corrections"].iterrows():
        *series, report = row[key]
        if row["printed"] not in printed.get((*series, report), ()):
            seen = ", ".join(sorted(printed.get((*series, report), ()))) or "no such row"
            expected = f"what observations.csv holds ({seen}); drop a correction no longer needed"
            yield row["_row"], "printed", row["printed"], expected
        if row["corrected"] == row["printed"]:
            yield row["_row"], "corrected", row["corrected"], "another value than the printed one"
        elif row["corrected"] not in printed.get((*series, row["as_in"]), ()):
            yield row["_row"], "as_in", row["as_in"], f"a report that prints {row['corrected']}"


def _dated_problems(table, reports):
    """Check of any table of published values that none is of a year after its report."""
    vintages = dict(reports[["report_id", "vintage"]].itertuples(index=False))
    for row, period, report in table[["_row", "period", "report_id"]].itertuples(index=False):
        published = vintages.get(report, period)
        if published < period:
            yield row, "period", period, f"a year up to {published}, its vintage"


def _grain_problems(sound, _):
    units, spans = _units(sound), {}
    for _, row in sound["grains"].iterrows():
        unit = units.get(row["indicator"], row["unit"])
        if row["unit"] != unit:
            yield row["_row"], "unit", row["unit"], f"{unit}, the unit of its indicator"
        if not _DIGITS.fullmatch(row["grain"]) or not Fraction(row["grain"]):
            yield row["_row"], "grain", row["grain"], "a step above zero, in digits"
        first, last = row["from_vintage"], row["to_vintage"]
        if not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last)):
            yield row["_row"], "from_vintage", first, "two years of four digits"
            continue
        if last < first:
            yield row["_row"], "to_vintage", last, f"a year not before {first}"
        for other_first, other_last, other in spans.setdefault(tuple(row[SERIES]), []):
            if first <= other_last and last >= other_first:
                expected = f"years that row {other} does not cover for the same series"
                yield row["_row"], "from_vintage", first, expected
        spans[tuple(row[SERIES])].append((first, last, row["_row"]))
