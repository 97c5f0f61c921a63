"""Load the source tables and check them, all problems at once.

``data/source/datapackage.json`` declares every column (the same file describes the tables
to other programs); what a schema cannot say is checked by :mod:`cifras.sources.rules`.
"""

import json
import re
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from cifras import paths
from cifras.language.invisible import CONTROLS, NO_WIDTH, SEPARATORS, TURNS
from cifras.sources.plausible import is_date
from cifras.sources.problems import Problem, TableError
from cifras.sources.rounding import Steps
from cifras.sources.rules import check_meaning
from cifras.sources.tables import read_rows

# Characters that no table needs and that would not be text to whoever reads it: controls, marks
# that turn the order of letters or cannot be seen, private use, and the brackets of tokens.
_UNSEEN = re.compile(
    rf"[{CONTROLS}\t\n\r{TURNS}{SEPARATORS}{NO_WIDTH}"
    "\u2061-\u2065\ud800-\uf8ff\ufff9-\uffff\U000e0000-\U0010ffff⟦⟧]"
)
_DATE = re.compile(r"[12][0-9]{3}(-[0-9]{2}){0,2}")
# What every audit with a ledger needs; a study may have more tables.
CORE = (
    "documents units indicators estimators places events claims printed_numbers reports "
    "observations corrections grains"
).split()


@dataclass(frozen=True)
class Sources:
    """The validated source tables by name, as text; an empty cell is an empty string.

    A table may be asked for as an attribute, too.
    """

    tables: dict

    def __getattr__(self, name):
        if name.startswith("_") or name not in self.tables:
            raise AttributeError(f"no source table {name}")
        return self.tables[name]

    @cached_property
    def steps(self):
        """The rounding steps of the series, by vintage."""
        return Steps(self.grains)

    @cached_property
    def colours(self):
        """The colour of each estimator that has one."""
        coloured = self.estimators[self.estimators["colour"] != ""]
        return dict(zip(coloured["estimator"], coloured["colour"], strict=True))

    @cached_property
    def rivals(self):
        """The estimators whose figures claims may be graded on, the first first."""
        return list(self.estimators.query("rival == 'yes'")["estimator"])

    def names(self, language):
        """Map estimators, places and reports to what a language calls them."""
        named = {
            row[0]: row[1]
            for table, key in ((self.places, "place"), (self.estimators, "estimator"))
            for row in table[[key, f"label_{language}"]].itertuples(index=False)
        }
        return named | {
            row.report_id: f"{row.publisher}, {row.published[:4]}"
            for row in self.reports.itertuples(index=False)
        }


def read_sources():
    """Read the source tables without checking them, as whoever loaded them first has done.

    Returns :class:`Sources`.
    """
    tables = {}
    for resource in _read_package(paths.SOURCE)["resources"]:
        path = paths.SOURCE / resource["path"]
        tables[resource["name"]] = pd.read_csv(path, dtype=object, keep_default_na=False)
    return Sources(tables)


def load_sources(folder=None):
    """Read and validate every source table that the data package of `folder` lists.

    Returns :class:`Sources`. Raises :class:`cifras.sources.problems.TableError` with every
    problem found: file, row, column, value and what was expected.
    """
    folder = paths.SOURCE if folder is None else folder
    package = _read_package(folder)
    tables, problems = {}, []
    for resource in package["resources"]:
        path, schema = folder / resource["path"], resource["schema"]
        header, rows, found = read_rows(path)
        if header and not any(problem.row == 1 for problem in found):
            found = _check_columns(path, schema, header) + found
        if header and not any(problem.row == 1 for problem in found):
            tables[resource["name"]] = table = _as_table(schema, header, rows)
            found += _check_fields(path, schema, table)
        problems += found
    for resource in package["resources"]:
        if resource["name"] in tables:
            table, path = tables[resource["name"]], folder / resource["path"]
            problems += _check_foreign_keys(path, resource["schema"], table, tables)
    problems += check_meaning(folder, tables, {(p.file, p.row) for p in problems})
    if problems:
        raise TableError(problems)
    return Sources({name: table.drop(columns="_row") for name, table in tables.items()})


def _read_package(folder):
    """Read datapackage.json; say what is wrong with it if it is not one."""
    path = folder / "datapackage.json"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        names = [(r["name"], r["path"], r["schema"]["fields"]) for r in package["resources"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        words = f"a data package that lists the tables ({type(error).__name__}: {error})"
        raise TableError([Problem(paths.shown(path), None, "", "", words)]) from None
    missing = [name for name in CORE if name not in [name for name, *_ in names]]
    if missing:
        expected = f"the tables {', '.join(missing)}"
        raise TableError([Problem(paths.shown(path), None, "", "", expected)])
    return package


def _check_columns(path, schema, header):
    name, wanted = paths.shown(path), [field["name"] for field in schema["fields"]]
    none, listed = "this column; it is missing", f"the columns are {', '.join(wanted)}"
    return [Problem(name, 1, c, "", none) for c in wanted if c not in header] + [
        Problem(name, 1, c, "", f"no such column; {listed}") for c in header if c not in wanted
    ]


def _as_table(schema, header, rows):
    table = pd.DataFrame([cells for _, cells in rows], columns=header, dtype=object)
    table = table[[field["name"] for field in schema["fields"]]]
    return table.assign(_row=[number for number, _ in rows])


def _check_fields(path, schema, table):
    """Check types, constraints and the primary key of a table."""
    name, problems = paths.shown(path), []
    for field in schema["fields"]:
        column = table[field["name"]]
        # A value is looked at once, however many rows hold it.
        wrong = {v: words for v in column.unique() if (words := _field_expectation(field, v))}
        if wrong:
            problems += [
                Problem(name, row, field["name"], value, wrong[value])
                for row, value in zip(table["_row"], column, strict=True)
                if value in wrong
            ]
    keys = [schema.get("primaryKey"), *schema.get("uniqueKeys", [])]
    for key in filter(None, keys):
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
    if unseen := _UNSEEN.search(value):
        return f"text without the character U+{ord(unseen[0]):04X}; leave it out"
    if not value:
        return "a value; it must not be empty" if limits.get("required") else ""
    if field["type"] == "integer" and not re.fullmatch(r"-?[0-9]{1,9}", value):
        return "a whole number"
    if "minimum" in limits and int(value) < limits["minimum"]:
        return f"a number not below {limits['minimum']}"
    if "enum" in limits and value not in limits["enum"]:
        return f"one of {', '.join(limits['enum'])}"
    if "pattern" in limits and not re.search(limits["pattern"], value):
        form = f"text of the form {limits['pattern']}"
        if limits["pattern"].startswith("^https?://"):
            return f"an address such as https://example.org/page, without spaces: {form}"
        is_year = limits["pattern"] == "^[12][0-9]{3}$"
        return f"a whole number, a year of four digits: {form}" if is_year else form
    if "-[0-9]{2}" in limits.get("pattern", "") and _DATE.fullmatch(value) and not is_date(value):
        return "a date of the calendar: a year, a month or a day, as in 2014-02-28"
    return ""


def _check_foreign_keys(path, schema, table, tables):
    problems = []
    for key in schema.get("foreignKeys", []):
        (column,), target = key["fields"], key["reference"]
        if target["resource"] not in tables:
            continue
        known = {"", *tables[target["resource"]][target["fields"][0]]}
        expected = f"{_a(target['fields'][0])} of {target['resource']}.csv"
        odd = table[~table[column].isin(known)]
        problems += [
            Problem(paths.shown(path), row, column, value, expected)
            for row, value in odd[["_row", column]].itertuples(index=False)
        ]
    return problems


def _a(noun):
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
