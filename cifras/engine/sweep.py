"""Many runs at once: every combination of some parameters, and which verdicts they flip.

Only the notebooks that lead to the verdicts run, and each once for all the combinations that
share what it reads. All run under one name, so that their keys are equal where nothing else
differs.
"""

import csv
import io
from collections import Counter
from contextlib import closing, contextmanager, suppress
from itertools import combinations, product

import pandas as pd

from cifras.arithmetic.verdicts import VERDICTS as GRADES
from cifras.engine import store
from cifras.engine.execution import NotebookError, execute_all
from cifras.engine.parameters import PARAMETERS, ParameterError, check_parameters, in_words
from cifras.engine.run import read_notebooks
from cifras.engine.steps import plan, steps_to
from cifras.sources.schema import load_registry

RUN = "sweep"
VERDICTS = "data/results/<run>/verdicts.csv"
VALID = set(GRADES)
MOST = 10_000
_PARTS = ("name", "parameters", "exclude")
FLIP_COLUMNS = "claim_id parameter from_value to_value from_verdict to_verdict pairs of".split()


class Grid:
    """A sweep as asked for: ``name``, ``values`` per parameter, and its ``combinations``.

    A combination maps every parameter of the grid to one of its values; ``count`` is how many
    there were before exclusions. Raises
    :class:`cifras.engine.parameters.ParameterError` with everything that is wrong.
    """

    def __init__(self, asked, name):
        problems = [
            f"unknown part {part!r}; expected {', '.join(_PARTS)}."
            for part in asked
            if part not in _PARTS
        ]
        self.name = asked.get("name", name)
        called = "name" if "name" in asked else "the name of the file"
        problems += _problems_of({"run": self.name}, called)
        listed = asked.get("parameters")
        if not isinstance(listed, dict) or not listed:
            raise ParameterError([*problems, "parameters: expected each with a list of values."])
        self.values = {}
        for parameter, values in listed.items():
            self.values[parameter], found = _read_values(parameter, values)
            problems += found
        if problems:
            raise ParameterError(problems)
        excluded, problems = self._read_exclusions(asked.get("exclude", []))
        count = 1
        for values in self.values.values():
            count *= len(values)
        if count > MOST:
            problems.append(f"expected at most {MOST} combinations, found {count}.")
        if problems:
            raise ParameterError(problems)
        every = (dict(zip(self.values, row, strict=True)) for row in product(*self.values.values()))
        self.count = count
        self.combinations = [
            one for one in every if not any(rule.items() <= one.items() for rule in excluded)
        ]
        if not self.combinations:
            raise ParameterError(["exclude: leaves no combination."])
        problems = [
            f"{problem[:-1]}; exclude that combination."
            for one in self.combinations
            for problem in _problems_of(one)
        ]
        if problems:
            told = list(dict.fromkeys(problems))
            more = [f"and {len(told) - 10} more combinations like these."] if told[10:] else []
            raise ParameterError(told[:10] + more)

    def _read_exclusions(self, rules):
        """Return the rules with their values as the grid writes them, and problems."""
        if not isinstance(rules, list) or not all(isinstance(r, dict) and r for r in rules):
            return [], ["exclude: expected a list of parameters with values."]
        excluded, problems = [], []
        for rule in rules:
            read = {}
            for name, value in rule.items():
                values, _ = _read_values(name, [value]) if name in self.values else ([], [])
                if not values or values[0] not in self.values[name]:
                    problems.append(f"exclude: {name} {value!r} is not in the grid.")
                read[name] = values[0] if values else None
            excluded.append(read)
        return excluded, problems


def _read_values(name, values):
    """Return the values of one parameter as a run takes them, and problems."""
    if name == "run":
        return [], ["run: a sweep names its own; expected other parameters."]
    if name not in PARAMETERS:
        return [], _problems_of({name: values})
    values = values if isinstance(values, list) else [values]
    if not values:
        return [], [f"{name}: expected one or more values."]
    read, problems = [], []
    for value in values:
        found = _problems_of({name: value}, alone=True)
        problems += found
        if not found:
            one = check_parameters(_lenient({name: value}))[name]
            if one in read:
                problems.append(f"{name}: {value!r} is listed twice.")
            read.append(one)
    return read, problems


def _lenient(given):
    """Give a year of a range its widest partner, so that it can be judged alone."""
    partner = {"start_year": {"end_year": 2025}, "end_year": {"start_year": 1990}}
    return {k: v for name in given for k, v in partner.get(name, {}).items()} | given


def _problems_of(given, called=None, alone=False):
    try:
        check_parameters(_lenient(given) if alone else given)
    except ParameterError as error:
        return [p.replace("run:", f"{called}:", 1) if called else p for p in error.problems]
    return []


def in_one_line(error):
    """Return what an error says as one line of ordinary characters, without backticks."""
    words = " ".join(str(error).replace("`", "'").split())
    return "".join(c for c in words if c.isprintable())[:400]


def plan_sweep(grid):
    """Return, per combination, the steps that lead to its verdicts.

    Raises ParameterError for a parameter that none of them reads: it could flip nothing, and
    :class:`cifras.sources.problems.TableError` for faulty source tables.
    """
    load_registry()
    books = read_notebooks()
    memo = {}
    planned = [
        steps_to(plan(books, check_parameters(one) | {"run": RUN}, memo), VERDICTS)
        for one in grid.combinations
    ]
    if not all(planned):
        raise ParameterError([f"expected a notebook that says it writes {VERDICTS}."])
    read = {name for steps in planned for step in steps for name in step.parameters}
    idle = [name for name in grid.values if name not in read]
    if idle:
        names = ", ".join(name for name in PARAMETERS if name in read - {"run"})
        raise ParameterError(
            [f"{name}: no verdict depends on it; those that can count: {names}." for name in idle]
        )
    return planned


def run_sweep(planned, executor, on_step=lambda step, error: None):
    """Make the verdicts of every combination; return them, or the error, in order.

    `planned` is what :func:`plan_sweep` returned. What is kept of earlier runs is not made
    again, and what is made is kept at once, so that an interrupted sweep goes on where it
    ended. `on_step` is called for each notebook that ran. Verdicts are a dict by claim.
    """
    steps = {step.key: step for steps in planned for step in steps}
    parents = {key for step in steps.values() for key in step.parents}
    results, verdicts = {}, {}
    known = set(load_registry().claims["claim_id"])
    for key in steps:
        if kept := store.get(key):
            with suppress(ValueError):  # it runs again, and says what is wrong
                verdicts[key] = _verdicts(kept, known)
            if key not in verdicts:
                continue
            results[key] = kept if key in parents else store.Result({}, kept.seconds)
    with closing(execute_all(list(steps.values()), executor, results)) as made:
        for step, result in made:
            if isinstance(result, BaseException) and not isinstance(result, Exception):
                raise result
            try:
                verdicts[step.key] = (
                    result if isinstance(result, Exception) else _verdicts(result, known)
                )
            except ValueError as error:
                verdicts[step.key] = NotebookError(step.path.name, "", str(error))
            if isinstance(verdicts[step.key], dict):
                store.put(step, result)
            on_step(step, None if isinstance(verdicts[step.key], dict) else verdicts[step.key])
    store.prune(planned[0][0].parts["the package"])
    return [verdicts[steps[-1].key] for steps in planned]


def missing(planned):
    """Return how many notebooks a sweep would have to run."""
    return sum(not store.holds(key) for key in {step.key for steps in planned for step in steps})


def _verdicts(result, known):
    """Return the verdicts of a result by claim; ValueError where they are not in order."""
    content = result.files.get(VERDICTS.replace("<run>", RUN))
    if content is None:
        return {}
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    found = {row.get("claim_id"): row.get("verdict") for row in rows}
    if not rows or len(found) < len(rows) or set(found) - known or set(found.values()) - VALID:
        expected = "one row per claim of claims.csv, with one of the six verdicts"
        raise ValueError(f"verdicts.csv: expected {expected}")
    return found


def verdict_table(grid, verdicts):
    """Return one row per combination that succeeded: its parameters, then its verdicts.

    The verdict of a claim that a combination did not audit is empty.
    """
    found = [v for v in verdicts if isinstance(v, dict)]
    claims = list(dict.fromkeys(claim for one in found for claim in one))
    rows = [
        {name: in_words(value) for name, value in one.items()}
        | {claim: known.get(claim, "") for claim in claims}
        for one, known in zip(grid.combinations, verdicts, strict=True)
        if isinstance(known, dict)
    ]
    return pd.DataFrame(rows, columns=[*grid.values, *claims])


def flips(grid, table):
    """Return which verdicts flip, and which parameter flips them.

    Two combinations that differ in one parameter only are a pair. One row per claim, pair
    of values and pair of different verdicts: in how many ``pairs`` they were met, ``of`` how
    many pairs with these two values in which the claim was graded.
    """
    claims = [column for column in table.columns if column not in grid.values]
    counts, totals = Counter(), Counter()
    for parameter, values in grid.values.items():
        others = [name for name in grid.values if name != parameter]
        alike = {}
        for row in table.to_dict("records"):
            alike.setdefault(tuple(row[name] for name in others), {})[row[parameter]] = row
        for before, after in combinations(map(in_words, values), 2):
            for rows in alike.values():
                if not {before, after} <= set(rows):
                    continue
                for claim in claims:
                    first, second = rows[before][claim], rows[after][claim]
                    if first and second:
                        totals[claim, parameter, before, after] += 1
                        counts[claim, parameter, before, after, first, second] += first != second
    rows = [(*key, count, totals[key[:4]]) for key, count in counts.items() if count]
    order = {claim: place for place, claim in enumerate(claims)}
    return pd.DataFrame(sorted(rows, key=lambda row: order[row[0]]), columns=FLIP_COLUMNS)


@contextmanager
def cluster_executor(address):
    """Return an executor that hands the notebooks to a Dask cluster that is running already.

    Its workers need the same project, in the same state; a step says so where they differ.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ParameterError(
            ["--scheduler: expected Dask; pip install 'cifras[cluster]' brings it"]
        ) from None
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise ParameterError([f"--scheduler {address}: {error}"]) from None
    with client:
        yield client.get_executor()
