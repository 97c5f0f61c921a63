"""The run's parameters: declared once, typed, checked before any kernel starts."""

import ast
import difflib
import re
from dataclasses import dataclass

PARAMETERS_TAG = "parameters"


@dataclass(frozen=True)
class Parameter:
    """One parameter: its type, default, meaning and what it allows.

    `allowed` is a tuple of values, a (low, high) range of years, or a pattern with the
    words that explain it.
    """

    name: str
    type: str
    default: object
    meaning: str
    allowed: tuple = ()
    years: tuple = ()
    pattern: str = ""
    pattern_words: str = ""

    def allowed_in_words(self):
        """Say what the parameter allows, for the table of ``cifras parameters``."""
        if self.years:
            extra = "".join(f"{value}, or " for value in self.allowed)
            return f"{extra}a year from {self.years[0]} to {self.years[1]}"
        if self.pattern_words:
            return self.pattern_words
        many = "one or more of " if self.type == "list" else ""
        return many + ", ".join(map(str, self.allowed))


PARAMETERS = {
    p.name: p
    for p in (
        Parameter(
            "run", "text", "baseline", "name of the run and of the folders it fills",
            pattern=r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?",
            pattern_words="up to 40 small letters, digits and hyphens, no hyphen at either end",
        ),
        Parameter("documents", "list", ["inl", "crs"], "documents to audit", ("inl", "crs")),
        Parameter(
            "start_year", "year", 1999,
            "first year of observations to use; UNODC's own method begins in 1999",
            years=(1990, 2025),
        ),
        Parameter("end_year", "year", 2024, "last year of observations to use", years=(1990, 2025)),
        Parameter(
            "estimator", "text", "US", "whose estimate of coca and cocaine to grade the claims on",
            ("US", "UNODC"),
        ),
        Parameter(
            "vintage", "vintage", "as-documented",
            "which vintage: what the document prints or could have known, the latest, or a year's",
            ("as-documented", "latest"), years=(1996, 2026),
        ),
        Parameter(
            "grain", "text", "series",
            "how coarse a rounding may excuse a claim: as printed, or that of the series",
            ("printed", "series"),
        ),
        Parameter(
            "language", "list", ["en", "es"], "languages of figures and report", ("en", "es"),
        ),
        Parameter(
            "formats", "list", ["md", "html", "pdf", "docx"], "formats of the report",
            ("md", "html", "pdf", "docx"),
        ),
    )
}  # fmt: skip


class ParameterError(ValueError):
    """Parameters that cannot be used; ``problems`` lists everything wrong with them."""

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


def in_words(value):
    """Return a value of a parameter as the command line takes it."""
    return ",".join(value) if isinstance(value, list) else str(value)


def check_parameters(given):
    """Return all parameters, the defaults filled in, as the notebooks take them.

    `given` maps names to values, as text (command line) or typed (YAML, notebooks).
    Raises :class:`ParameterError` with every problem and the nearest valid name.
    """
    values = {p.name: p.default for p in PARAMETERS.values()}
    problems = []
    for name, value in given.items():
        if name not in PARAMETERS:
            near = difflib.get_close_matches(str(name), PARAMETERS, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            names = ", ".join(PARAMETERS)
            problems.append(f"unknown parameter {name!r}{hint}; the parameters are {names}.")
            continue
        try:
            values[name] = _READERS[PARAMETERS[name].type](PARAMETERS[name], value)
        except ValueError as error:
            problems.append(f"{name}: found {value!r}, expected {error}.")
    years_read = not any(p.startswith(("start_year", "end_year")) for p in problems)
    if years_read and values["start_year"] >= values["end_year"]:
        problems.append(
            f"start_year {values['start_year']} must come before end_year {values['end_year']}."
        )
    if problems:
        raise ParameterError(problems)
    return values


def _read_text(parameter, value):
    if not isinstance(value, str):
        raise ValueError(f"text: {parameter.allowed_in_words()}")
    fits = (
        re.fullmatch(parameter.pattern, value) if parameter.pattern else value in parameter.allowed
    )
    if not fits:
        near = difflib.get_close_matches(value.lower(), {a.lower() for a in parameter.allowed}, n=1)
        hint = [a for a in parameter.allowed if near and a.lower() == near[0]]
        raise ValueError(
            parameter.allowed_in_words() + (f"; did you mean {hint[0]}?" if hint else "")
        )
    return value


def _read_year(parameter, value):
    text = str(value)
    low, high = parameter.years
    if isinstance(value, bool) or not re.fullmatch(r"\d{4}", text) or not low <= int(text) <= high:
        raise ValueError(parameter.allowed_in_words())
    return int(text)


def _read_vintage(parameter, value):
    return value if value in parameter.allowed else str(_read_year(parameter, value))


def _read_list(parameter, value):
    items = [item.strip() for item in value.split(",")] if isinstance(value, str) else value
    expected = f"{parameter.allowed_in_words()}, separated by commas, each once"
    if not isinstance(items, list) or not items or len(set(map(str, items))) < len(items):
        raise ValueError(expected)
    if any(item not in parameter.allowed for item in items):
        raise ValueError(expected)
    return [item for item in parameter.allowed if item in items]


_READERS = {
    "text": _read_text,
    "year": _read_year,
    "vintage": _read_vintage,
    "list": _read_list,
}


def declared_in(notebook):
    """Return the parameters that a notebook's tagged cell declares: name to default.

    `notebook` is the notebook as a dict. Raises :class:`ParameterError` where there is not
    exactly one tagged cell, or it holds more than names set to plain values.
    """
    cells = [source for source, tagged in _code_cells(notebook) if tagged]
    if len(cells) != 1:
        raise ParameterError([f"expected one cell tagged {PARAMETERS_TAG}, found {len(cells)}"])
    expected = f"the cell tagged {PARAMETERS_TAG} must hold lines of the form name = value"
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
            ("".join(cell["source"]), PARAMETERS_TAG in cell["metadata"].get("tags", []))
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


def check_notebook(name, notebook):
    """Return what is wrong with a notebook's parameters cell: a list of sentences.

    Every name it declares must be a declared parameter with its default, and be read by
    one of its other cells.
    """
    try:
        declared = declared_in(notebook)
    except ParameterError as error:
        return [f"{name}: {problem}." for problem in error.problems]
    cells = [source for source, tagged in _code_cells(notebook) if not tagged]
    read = set().union(*map(_names_read, cells))
    problems = []
    for parameter, default in declared.items():
        if parameter not in PARAMETERS:
            problems.append(f"{name}: declares {parameter}, which is no parameter.")
        elif default != PARAMETERS[parameter].default:
            wanted = PARAMETERS[parameter].default
            problems.append(f"{name}: {parameter} is {default!r}, its default is {wanted!r}.")
        if parameter not in read:
            problems.append(f"{name}: declares {parameter} and never reads it.")
    return problems
