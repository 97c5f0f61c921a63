"""Load the source tables and check them, all problems at once.

``data/source/datapackage.json`` declares every column (the same file describes the tables
to other programs); what a schema cannot say is checked here: that printed numbers can be
read, units fit, claims point at each other properly, and grains hold.
"""

import json
import re
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from cifras import paths
from cifras.quantities import UnreadableNumberError, read_quantity
from cifras.tables import Problem, TableError, read_rows


@dataclass(frozen=True)
class Registry:
    """The validated source tables, as text; an empty cell is an empty string."""

    documents: pd.DataFrame
    indicators: pd.DataFrame
    claims: pd.DataFrame
    printed_numbers: pd.DataFrame
    reports: pd.DataFrame
    observations: pd.DataFrame
    left_out: pd.DataFrame
    grains: pd.DataFrame
    events: pd.DataFrame


def load_registry(folder=None):
    """Read and validate every source table.

    Returns a :class:`Registry`. Raises :class:`cifras.tables.TableError` with every
    problem found: file, row, column, value and what was expected.
    """
    folder = paths.SOURCE if folder is None else folder
    package = json.loads((paths.SOURCE / "datapackage.json").read_text(encoding="utf-8"))
    tables, problems = {}, []
    for resource in package["resources"]:
        path = folder / resource["path"]
        header, rows, found = read_rows(path)
        if not found or rows:
            table, more = _check_fields(path, resource["schema"], header, rows)
            tables[resource["name"]] = table
            found += more
        problems += found
    if len(tables) == len(package["resources"]):
        for resource in package["resources"]:
            problems += _check_foreign_keys(folder / resource["path"], resource["schema"], tables)
    if not problems:
        problems += _check_meaning(folder, tables)
    if problems:
        raise TableError(problems)
    return Registry(**{name: table.drop(columns="_row") for name, table in tables.items()})


def _check_fields(path, schema, header, rows):
    """Check header, types, constraints and primary key; return the table and problems."""
    name, fields = paths.shown(path), schema["fields"]
    wanted = [field["name"] for field in fields]
    problems = [
        Problem(name, 1, column, "", "this column; it is missing")
        for column in wanted
        if column not in header
    ]
    problems += [
        Problem(name, 1, column, "", f"no such column; the columns are {', '.join(wanted)}")
        for column in header
        if column not in wanted
    ]
    if len(set(header)) < len(header):
        problems.append(Problem(name, 1, "", ",".join(header), "each column once"))
    table = pd.DataFrame([cells for _, cells in rows], columns=header, dtype=object).reindex(
        columns=wanted, fill_value=""
    )
    table["_row"] = [number for number, _ in rows]
    if problems:
        return table, problems
    for field in fields:
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
    return table, problems


def _field_expectation(field, value):
    """Say what was expected of a cell, or return an empty string where it is fine."""
    limits = field.get("constraints", {})
    if value != value.strip() or "\n" in value:
        return "text without spaces around it, on one line"
    if not value:
        return "a value; it must not be empty" if limits.get("required") else ""
    if field["type"] == "integer" and not re.fullmatch(r"-?\d+", value):
        return "a whole number"
    if "enum" in limits and value not in limits["enum"]:
        return f"one of {', '.join(limits['enum'])}"
    if "pattern" in limits and not re.search(limits["pattern"], value):
        return f"text of the form {limits['pattern']}"
    return ""


def _check_foreign_keys(path, schema, tables):
    problems = []
    table = tables[path.stem]
    for key in schema.get("foreignKeys", []):
        (column,), target = key["fields"], key["reference"]
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


def _check_meaning(folder, tables):
    """Check what the schema cannot: readings, units, links between claims, grains."""
    units = tables["indicators"].set_index("indicator")["unit"]
    checks = [
        ("claims", lambda t: _claim_problems(t, tables["documents"], units)),
        ("printed_numbers", _printed_problems),
        ("observations", lambda t: _observation_problems(t, tables, units)),
        ("grains", lambda t: _grain_problems(t, units)),
    ]
    problems = []
    for name, check in checks:
        file = paths.shown(folder / f"{name}.csv")
        problems += [Problem(file, *found) for found in check(tables[name])]
    return problems


def _reading_problem(text, language, unit):
    try:
        quantity = read_quantity(text, language)
    except UnreadableNumberError as error:
        return f"a number that can be read ({error.why})"
    if unit and quantity.unit != unit:
        return f"a number in {unit}, the unit of its indicator"
    return ""


def _claim_problems(claims, documents, units):
    language = documents.set_index("document_id")["language"]
    by_id = claims.set_index("claim_id")
    for claim in claims.itertuples():
        unit = units.get(claim.indicator, "")
        row = claims.at[claim.Index, "_row"]
        if not claim.claim_id.startswith(claim.document_id + "-"):
            yield row, "claim_id", claim.claim_id, f"an id that starts with {claim.document_id}-"
        stated_unit = "%" if claim.kind == "change" else unit
        cells = [
            ("start_printed", claim.start_printed, unit),
            ("end_printed", claim.end_printed, unit),
            ("stated_printed", claim.stated_printed, stated_unit),
        ]
        for column, text, wanted in cells:
            expected = text and _reading_problem(text, language[claim.document_id], wanted)
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


def _printed_problems(printed):
    for row, claim, reason in printed[["_row", "claim_id", "set_aside_because"]].itertuples(
        index=False
    ):
        if bool(claim) == bool(reason):
            expected = "a claim or a reason to set the number aside, and not both"
            yield row, "claim_id", claim, expected


def _observation_problems(observations, tables, units):
    vintage = tables["reports"].set_index("report_id")["vintage"].astype(int)
    grains = tables["grains"]
    for _, seen in observations.iterrows():
        unit = units[seen["indicator"]]
        if seen["unit"] != unit:
            yield seen["_row"], "unit", seen["unit"], f"{unit}, the unit of its indicator"
        if not re.fullmatch(r"\d+(\.\d+)?", seen["printed"]):
            yield seen["_row"], "printed", seen["printed"], "digits, with a point for decimals"
            continue
        published = vintage[seen["report_id"]]
        if published < int(seen["period"]):
            yield seen["_row"], "period", seen["period"], f"a year up to {published}, its vintage"
        step = find_grain(
            grains, seen["indicator"], seen["geography"], seen["estimator"], published
        )
        if step and Fraction(seen["printed"]) % step:
            expected = f"a multiple of {step}, the grain that grains.csv gives for {published}"
            yield seen["_row"], "printed", seen["printed"], expected


def _grain_problems(grains, units):
    for _, row in grains.iterrows():
        if row["unit"] != units[row["indicator"]]:
            expected = f"{units[row['indicator']]}, the unit of its indicator"
            yield row["_row"], "unit", row["unit"], expected
        if not re.fullmatch(r"\d+(\.\d+)?", row["grain"]) or not Fraction(row["grain"]):
            yield row["_row"], "grain", row["grain"], "a step above zero, in digits"
        if int(row["to_vintage"]) < int(row["from_vintage"]):
            expected = f"a year not before {row['from_vintage']}"
            yield row["_row"], "to_vintage", row["to_vintage"], expected


def find_grain(grains, indicator, geography, estimator, vintage):
    """Return the step of a series at one vintage as a Fraction, or None where none is known."""
    rows = grains[
        (grains["indicator"] == indicator)
        & (grains["geography"] == geography)
        & (grains["estimator"] == estimator)
        & (grains["from_vintage"].astype(int) <= vintage)
        & (grains["to_vintage"].astype(int) >= vintage)
    ]
    return Fraction(rows["grain"].iloc[0]) if len(rows) else None
