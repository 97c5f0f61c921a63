"""Load the source tables and check them, all problems at once.

``data/source/datapackage.json`` declares every column (the same file describes the tables
to other programs); what a schema cannot say is checked here: that printed numbers can be
read, units fit, claims point at each other properly, and grains hold.
"""

import json
import re
from dataclasses import dataclass, fields
from fractions import Fraction
from string import Formatter

import pandas as pd

from cifras import paths
from cifras.arithmetic.quantities import LANGUAGES, UnreadableNumberError, as_share, read_quantity
from cifras.sources.problems import Problem, TableError
from cifras.sources.tables import read_rows

# What one printed unit is worth in the unit of its indicator.
CONVERSIONS = {("kg", "t"): Fraction(1, 1000)}
_DIGITS = re.compile(r"\d{1,15}(\.\d{1,9})?")
_FILLED = ("stated", "start", "end", "start_period", "end_period")
_YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True)
class Registry:
    """The validated source tables, as text; an empty cell is an empty string."""

    documents: pd.DataFrame
    indicators: pd.DataFrame
    claims: pd.DataFrame
    printed_numbers: pd.DataFrame
    reports: pd.DataFrame
    observations: pd.DataFrame
    corrections: pd.DataFrame
    left_out: pd.DataFrame
    departments: pd.DataFrame
    tilegrid: pd.DataFrame
    grains: pd.DataFrame
    events: pd.DataFrame


def load_registry(folder=None):
    """Read and validate every source table.

    Returns a :class:`Registry`. Raises :class:`cifras.sources.problems.TableError` with every
    problem found: file, row, column, value and what was expected.
    """
    folder = paths.SOURCE if folder is None else folder
    package = _read_package()
    tables, problems = {}, []
    for resource in package["resources"]:
        path = folder / resource["path"]
        header, rows, found = read_rows(path)
        if header and not any(problem.row == 1 for problem in found):
            found = _check_columns(path, resource["schema"], header) + found
        if header and not any(problem.row == 1 for problem in found):
            tables[resource["name"]] = table = _as_table(resource["schema"], header, rows)
            found += _check_fields(path, resource["schema"], table)
        problems += found
    for resource in package["resources"]:
        if resource["name"] in tables:
            path = folder / resource["path"]
            table = tables[resource["name"]]
            problems += _check_foreign_keys(path, resource["schema"], table, tables)
    problems += _check_meaning(folder, tables, {(p.file, p.row) for p in problems})
    if problems:
        raise TableError(problems)
    return Registry(**{name: table.drop(columns="_row") for name, table in tables.items()})


def _read_package():
    """Read datapackage.json; say what is wrong with it if it is not one."""
    path = paths.SOURCE / "datapackage.json"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        names = [(r["name"], r["path"], r["schema"]["fields"]) for r in package["resources"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        words = f"a data package that lists the tables ({type(error).__name__}: {error})"
        raise TableError([Problem(paths.shown(path), None, "", "", words)]) from None
    missing = [f.name for f in fields(Registry) if f.name not in [name for name, *_ in names]]
    if missing:
        expected = f"the tables {', '.join(missing)}"
        raise TableError([Problem(paths.shown(path), None, "", "", expected)])
    return package


def column_meanings():
    """Map every column of the ledger to its meaning, as the source tables declare it."""
    package = _read_package()
    tables = {r["name"]: r["schema"]["fields"] for r in package["resources"]}
    declared = {f["name"]: f["description"] for n in ("reports", "observations") for f in tables[n]}
    return declared | {
        "printed_unit": "Unit of the value as printed",
        "corrected": "What is read instead of the printed value, by corrections.csv",
        "unit": "Unit of value, low, high and grain",
        "value": "Value in the unit of the indicator",
        "low": "Lower bound that the rounding allows",
        "high": "Upper bound that the rounding allows",
        "grain": "Rounding step",
        "grain_basis": "series: step from grains.csv; printed: read from the digits",
    }


def _check_columns(path, schema, header):
    name, wanted = paths.shown(path), [field["name"] for field in schema["fields"]]
    problems = [
        Problem(name, 1, column, "", "this column; it is missing")
        for column in wanted
        if column not in header
    ]
    return problems + [
        Problem(name, 1, column, "", f"no such column; the columns are {', '.join(wanted)}")
        for column in header
        if column not in wanted
    ]


def _as_table(schema, header, rows):
    table = pd.DataFrame([cells for _, cells in rows], columns=header, dtype=object)
    table = table[[field["name"] for field in schema["fields"]]]
    return table.assign(_row=[number for number, _ in rows])


def _check_fields(path, schema, table):
    """Check types, constraints and the primary key of a table."""
    name, problems = paths.shown(path), []
    for field in schema["fields"]:
        problems += [
            Problem(name, row, field["name"], value, expected)
            for row, value in zip(table["_row"], table[field["name"]], strict=True)
            if (expected := _field_expectation(field, value))
        ]
    key = schema.get("primaryKey") or []
    if key:
        again = table[table.duplicated(key)]
        problems += [
            Problem(name, row, ", ".join(key), " ".join(values), "a key that occurs once")
            for row, *values in again[["_row", *key]].itertuples(index=False)
        ]
    return problems


def _field_expectation(field, value):
    """Say what was expected of a cell, or return an empty string where it is fine."""
    limits = field.get("constraints", {})
    if value != value.strip() or "\n" in value:
        return "text without spaces around it, on one line"
    if not value:
        return "a value; it must not be empty" if limits.get("required") else ""
    if field["type"] == "integer" and not re.fullmatch(r"-?\d{1,9}", value):
        return "a whole number"
    if "enum" in limits and value not in limits["enum"]:
        return f"one of {', '.join(limits['enum'])}"
    if "pattern" in limits and not re.search(limits["pattern"], value):
        is_year = limits["pattern"] == "^[12][0-9]{3}$"
        form = f"text of the form {limits['pattern']}"
        return f"a whole number, a year of four digits: {form}" if is_year else form
    return ""


def _check_foreign_keys(path, schema, table, tables):
    problems = []
    for key in schema.get("foreignKeys", []):
        (column,), target = key["fields"], key["reference"]
        if target["resource"] not in tables:
            continue
        known = set(tables[target["resource"]][target["fields"][0]])
        problems += [
            Problem(
                paths.shown(path), row, column, value,
                f"a {target['fields'][0]} of {target['resource']}.csv",
            )
            for row, value in zip(table["_row"], table[column], strict=True)
            if value and value not in known
        ]  # fmt: skip
    return problems


def _check_meaning(folder, tables, refused):
    """Check what the schema cannot: readings, units, links between claims, grains.

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
        ("observations", _observation_problems, {"observations", "reports", "indicators"}),
        ("corrections", _correction_problems, {"corrections", "observations", "indicators"}),
        ("departments", _department_problems, {"departments", "reports"}),
    ):
        if needed <= set(tables):
            problems += [Problem(files[name], *found) for found in check(sound, tables)]
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
        if claim.start_period and claim.end_period and claim.start_period >= claim.end_period:
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


def _printed_problems(sound, _):
    for row, claim, reason in sound["printed_numbers"][
        ["_row", "claim_id", "set_aside_because"]
    ].itertuples(index=False):
        if bool(claim) == bool(reason):
            expected = "a claim or a reason to set the number aside, and not both"
            yield row, "claim_id", claim, expected


def _observation_problems(sound, tables):
    units, grains = _units(sound), sound.get("grains")
    usable = grains is not None and len(grains) == len(tables["grains"])
    usable = usable and not list(_grain_problems(sound, tables))
    steps = _steps_by_series(grains) if usable else {}
    vintages = dict(sound["reports"][["report_id", "vintage"]].itertuples(index=False))
    for seen in sound["observations"].to_dict("records"):
        unit = units.get(seen["indicator"], seen["unit"])
        if (seen["unit"], unit) not in CONVERSIONS and seen["unit"] != unit:
            yield seen["_row"], "unit", seen["unit"], f"{unit}, the unit of its indicator"
        if "," in seen["printed"] or _reading_problem(seen["printed"], "en", "count"):
            expected = "digits, with a point for decimals, and a word such as over before them"
            yield seen["_row"], "printed", seen["printed"], expected
            continue
        published = vintages.get(seen["report_id"], "")
        if not (_YEAR.fullmatch(published) and _YEAR.fullmatch(seen["period"])):
            continue
        if published < seen["period"]:
            yield seen["_row"], "period", seen["period"], f"a year up to {published}, its vintage"
        series = seen["indicator"], seen["geography"], seen["estimator"]
        step = _step_at(steps, series, int(published))
        worth = CONVERSIONS.get((seen["unit"], unit), 1)
        if step and read_quantity(seen["printed"]).value * worth % step:
            expected = f"a multiple of {step}, the grain that grains.csv gives for {published}"
            yield seen["_row"], "printed", seen["printed"], expected


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


def _department_problems(sound, _):
    vintages = dict(sound["reports"][["report_id", "vintage"]].itertuples(index=False))
    for seen in sound["departments"].to_dict("records"):
        published = vintages.get(seen["report_id"], seen["period"])
        if published < seen["period"]:
            yield seen["_row"], "period", seen["period"], f"a year up to {published}, its vintage"


def _grain_problems(sound, _):
    series, units = ["indicator", "geography", "estimator"], _units(sound)
    spans = {}
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
        for other_first, other_last, other in spans.setdefault(tuple(row[series]), []):
            if first <= other_last and last >= other_first:
                expected = f"years that row {other} does not cover for the same series"
                yield row["_row"], "from_vintage", first, expected
        spans[tuple(row[series])].append((first, last, row["_row"]))


def find_grain(grains, indicator, geography, estimator, vintage):
    """Return the step of a series at one vintage as a Fraction, or None where none is known."""
    return _step_at(_steps_by_series(grains), (indicator, geography, estimator), vintage)


def _steps_by_series(grains):
    """Map each series to its (first vintage, last vintage, step) rows."""
    columns = "indicator geography estimator from_vintage to_vintage grain".split()
    steps = {}
    for *series, first, last, step in grains[columns].itertuples(index=False):
        steps.setdefault(tuple(series), []).append((int(first), int(last), Fraction(step)))
    return steps


def _step_at(steps, series, vintage):
    spans = steps.get(series, ())
    return next((step for first, last, step in spans if first <= vintage <= last), None)
