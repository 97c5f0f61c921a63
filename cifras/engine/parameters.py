"""The parameters of a run: declared once in a file, typed, checked before any notebook starts.

``notebooks/parameters.toml`` declares each with its ``type`` (``name``, ``text``, ``year``,
``number`` or ``list``), ``default`` and ``meaning``, and what it allows: ``allowed`` values, a
``table`` of the project that lists more of them, the ``years`` from the first to the last in a
column, or the ``range`` of a number.
"""

import ast
import csv
import difflib
import re
import tomllib
from dataclasses import dataclass, replace

TAG = "parameters"
FILE = "notebooks/parameters.toml"
_NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_NAME_WORDS = "up to 40 small letters, digits and hyphens, no hyphen at either end"
_TYPES = ("name", "text", "year", "number", "list")


class ParameterError(ValueError):
    """Parameters that cannot be used; ``problems`` lists everything wrong with them."""

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Parameter:
    """One parameter: its type, default and meaning, and what it allows.

    ``years`` are the first and the last year allowed, ``before`` the name of a parameter that
    must be later, ``range`` the least and the greatest number allowed.
    """

    name: str
    type: str
    default: object
    meaning: str
    allowed: tuple = ()
    years: tuple = ()
    before: str = ""
    range: tuple = ()

    def allowed_in_words(self):
        """Say what the parameter allows."""
        if self.type == "name":
            return _NAME_WORDS
        if self.years:
            extra = "".join(f"{value}, or " for value in self.allowed)
            return f"{extra}a year from {self.years[0]} to {self.years[1]}"
        if self.type == "number":
            return "a number from {} to {}".format(*self.range)
        many = "one or more of " if self.type == "list" else ""
        return many + ", ".join(self.allowed)

    def read(self, value):
        """Return a value, text or typed, as a notebook takes it.

        ValueError says what is allowed.
        """
        if self.type == "list":
            return self._read_list(value)
        if self.type == "year" or (self.years and value not in self.allowed):
            year = self._read_year(value)
            return year if self.type == "year" else str(year)
        if self.type == "number":
            return self._read_number(value)
        if not isinstance(value, str):
            raise ValueError(f"text: {self.allowed_in_words()}")
        if not (_NAME.fullmatch(value) if self.type == "name" else value in self.allowed):
            near = _nearest(value.lower(), [a.lower() for a in self.allowed])
            hint = [a for a in self.allowed if a.lower() == near]
            raise ValueError(
                self.allowed_in_words() + (f" (did you mean {hint[0]}?)" if hint else "")
            )
        return value

    def _read_year(self, value):
        low, high = self.years
        is_year = not isinstance(value, bool) and re.fullmatch(r"[0-9]{4}", str(value))
        if not is_year or not low <= int(value) <= high:
            raise ValueError(self.allowed_in_words())
        return int(value)

    def _read_number(self, value):
        low, high = self.range
        is_number = not isinstance(value, bool) and _NUMBER.fullmatch(str(value))
        if not is_number or not low <= float(value) <= high:
            raise ValueError(self.allowed_in_words())
        return float(value)

    def _read_list(self, value):
        items = [item.strip() for item in value.split(",")] if isinstance(value, str) else value
        is_fine = isinstance(items, list) and items and all(item in self.allowed for item in items)
        if not is_fine or len(set(items)) < len(items):
            raise ValueError(f"{self.allowed_in_words()}, separated by commas, each once")
        return [item for item in self.allowed if item in items]


class Parameters(dict):
    """The parameters of a project by name."""

    def check(self, given):
        """Return the values of all parameters, defaults filled in, as the notebooks take them.

        `given` maps names to values, as text (command line) or typed (YAML, notebooks). Raises
        :class:`ParameterError` with every problem and the nearest valid name.
        """
        values, problems = {p.name: p.default for p in self.values()}, []
        for name, value in given.items():
            if name not in self:
                near = _nearest(str(name), self)
                hint = f" (did you mean {near}?)" if near else ""
                names = ", ".join(self)
                problems.append(f"unknown parameter {name!r}{hint}; the parameters are {names}.")
                continue
            try:
                values[name] = self[name].read(value)
            except ValueError as error:
                values[name] = None
                problems.append(f"{name}: found {value!r}, expected {error}.")
        for first in self.values():
            early, late = values[first.name], values.get(first.before)
            if early is not None and late is not None and early >= late:
                problems.append(f"{first.name} {early} must come before {first.before} {late}.")
        if problems:
            raise ParameterError(problems)
        return values

    def problems_of_notebook(self, name, notebook):
        """Return what is wrong with the parameters cell of a notebook: a list of sentences.

        Every name it declares must be a parameter with its default, and be read by one of its
        other cells.
        """
        try:
            declared = declared_in(notebook)
        except ParameterError as error:
            return [f"{name}: {problem}." for problem in error.problems]
        cells = [source for source, is_tagged in _code_cells(notebook) if not is_tagged]
        read = set().union(*map(_names_read, cells))
        problems = []
        for parameter, default in declared.items():
            if parameter not in self:
                problems.append(f"{name}: declares {parameter}, which is no parameter.")
            elif default != self[parameter].default:
                wanted = self[parameter].default
                problems.append(f"{name}: {parameter} is {default!r}, its default is {wanted!r}.")
            if parameter not in read:
                problems.append(f"{name}: declares {parameter} and never reads it.")
        return problems


def in_words(value):
    """Return a value of a parameter as the command line takes it."""
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def read_parameters(root):
    """Return the :class:`Parameters` that the project below `root` declares.

    Raises :class:`ParameterError` with everything that is wrong with the declarations.
    """
    try:
        declared = tomllib.loads((root / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ParameterError(
            [f"{FILE}: expected this file in a project; {root} has none."]
        ) from None
    except (OSError, ValueError) as error:
        raise ParameterError([f"{FILE}: expected declarations in TOML; {error}."]) from None
    found, problems = Parameters(), []
    for name, parts in declared.items():
        try:
            found[name] = _declared(root, name, dict(parts))
        except (KeyError, TypeError, ValueError, OSError, csv.Error) as error:
            problems.append(f"{FILE}: {name}: {error}.")
    problems += [
        f"{FILE}: {p.name}: before names {p.before}, expected two parameters of the type year."
        for p in found.values()
        if p.before and {p.type, found[p.before].type if p.before in found else ""} != {"year"}
    ]
    if not isinstance(found.get("run"), Parameter) or found["run"].type != "name":
        problems.append(f"{FILE}: expected a parameter run of the type name.")
    if problems:
        raise ParameterError(problems)
    return found


def _declared(root, name, parts):
    missing = [part for part in ("type", "default", "meaning") if part not in parts]
    if missing:
        raise ValueError(f"expected {', '.join(missing)}")
    if parts["type"] not in _TYPES:
        raise ValueError(f"expected a type, one of {', '.join(_TYPES)}")
    listed = parts.get("allowed", [])
    if not isinstance(listed, list) or not all(isinstance(value, str) for value in listed):
        raise ValueError("expected allowed, a list of texts")
    if not isinstance(parts["meaning"], str):
        raise ValueError("expected meaning, a text")
    listed = list(listed)
    if "table" in parts:
        listed += _column(root, **parts.pop("table"))
    years = _column(root, **parts["years"]) if "years" in parts else ()
    years = [int(year) for year in years if re.fullmatch(r"[0-9]{4}", year)]
    parts |= {
        "allowed": tuple(dict.fromkeys(listed)),
        "years": (min(years), max(years)) if years else (),
    }
    if parts["type"] == "number":
        low, high = parts.get("range", ())
        parts["range"] = (low, high)
    if parts["type"] == "year" and not years:
        raise ValueError("expected years, a table and a column that hold some")
    parameter = Parameter(name, **parts)
    return replace(parameter, default=parameter.read(parameter.default))


def _column(root, file, column, where=None):
    """Return a column of a table of the project, of the rows in which `where` holds."""
    with (root / file).open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return [row[column] for row in rows if (where or {}).items() <= row.items()]


def _nearest(word, words):
    return next(iter(difflib.get_close_matches(word, list(words), n=1)), "")


def declared_in(notebook):
    """Return the parameters that a notebook's tagged cell declares: name to default.

    `notebook` is the notebook as a dict. Raises :class:`ParameterError` where there is not
    exactly one tagged cell, or it holds more than names set to plain values.
    """
    cells = [source for source, is_tagged in _code_cells(notebook) if is_tagged]
    if len(cells) != 1:
        raise ParameterError([f"expected one cell tagged {TAG}, found {len(cells)}"])
    expected = f"the cell tagged {TAG} must hold lines of the form name = value"
    try:
        nodes = ast.parse(cells[0]).body
    except SyntaxError as error:
        raise ParameterError([f"{expected}; found {(error.text or '').strip()!r}"]) from None
    declared, problems = {}, []
    for node in nodes:
        try:
            (target,) = node.targets
            declared[target.id] = ast.literal_eval(node.value)
        except (TypeError, ValueError, AttributeError):
            problems.append(f"{expected}; found {ast.unparse(node)!r}")
    if problems:
        raise ParameterError(problems)
    return declared


def _code_cells(notebook):
    """Return the (source, is tagged) pairs of a notebook's code cells."""
    try:
        return [
            ("".join(cell["source"]), TAG in cell["metadata"].get("tags", []))
            for cell in notebook["cells"]
            if cell["cell_type"] == "code"
        ]
    except (KeyError, TypeError, AttributeError):
        raise ParameterError(["expected a notebook: a list of cells"]) from None


def _names_read(source):
    """Return the names that a cell reads; of one that is not plain Python, all its words."""
    try:
        nodes = ast.walk(ast.parse(source))
    except SyntaxError:
        return set(re.findall(r"\w+", source))
    return {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
