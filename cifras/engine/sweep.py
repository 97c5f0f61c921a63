"""Many runs at once: every combination of some parameters, each notebook once.

Only the notebooks that lead to one table of results run, and each once for all the combinations
that share what it reads. All run under one name, so that their keys are equal where nothing
else differs.
"""

from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from math import prod

from .parameters import ParameterError
from .steps import plan, read_notebooks, steps_to
from .store import Result, Store
from .worker import NotebookError, execute_all

_RUN = "sweep"
_MOST = 10_000
_PARTS = ("name", "parameters", "exclude")


@dataclass(frozen=True)
class Grid:
    """A sweep as asked for: its ``name``, the ``values`` per parameter, its ``combinations``.

    A combination maps every parameter of the grid to one of its values; ``count`` is how many
    there were before exclusions.
    """

    name: str
    values: dict
    combinations: list
    count: int


def read_grid(parameters, asked, name):
    """Return the grid that a file asks for; `name` is that of the file, without its ending.

    Raises :class:`parameters.ParameterError` with everything that is wrong.
    """
    problems = [
        f"unknown part {part!r}; expected {', '.join(_PARTS)}."
        for part in asked
        if part not in _PARTS
    ]
    name, called = asked.get("name", name), "name" if "name" in asked else "the name of the file"
    try:
        parameters["run"].read(name)
    except ValueError as error:
        problems.append(f"{called}: found {name!r}, expected {error}.")
    listed = asked.get("parameters")
    if not isinstance(listed, dict) or not listed:
        raise ParameterError([*problems, "parameters: expected each with a list of values."])
    values = {}
    for parameter, wanted in listed.items():
        values[parameter], found = _read_values(parameters, parameter, wanted)
        problems += found
    if problems:
        raise ParameterError(problems)
    excluded, problems = _read_exclusions(parameters, values, asked.get("exclude", []))
    count = prod(map(len, values.values()))
    if count > _MOST:
        problems.append(f"expected at most {_MOST} combinations, found {count}.")
    if problems:
        raise ParameterError(problems)
    every = (dict(zip(values, row, strict=True)) for row in product(*values.values()))
    kept = [one for one in every if not any(rule.items() <= one.items() for rule in excluded)]
    if not kept:
        raise ParameterError(["exclude: leaves no combination."])
    told = {}
    for one in kept:
        try:
            parameters.check(one)
        except ParameterError as error:
            told |= dict.fromkeys(f"{p[:-1]}; exclude that combination." for p in error.problems)
    if told:
        more = [f"and {len(told) - 10} more combinations like these."] if len(told) > 10 else []
        raise ParameterError([*list(told)[:10], *more])
    return Grid(name, values, kept, count)


def _read_values(parameters, name, wanted):
    """Return the values of one parameter as a run takes them, and problems."""
    if name == "run":
        return [], ["run: a sweep names its own; expected other parameters."]
    if name not in parameters:
        return [], _problems(parameters, {name: wanted})
    wanted = wanted if isinstance(wanted, list) else [wanted]
    read, problems = [], [] if wanted else [f"{name}: expected one or more values."]
    for value in wanted:
        try:
            one = parameters[name].read(value)
        except ValueError as error:
            problems.append(f"{name}: found {value!r}, expected {error}.")
            continue
        if one in read:
            problems.append(f"{name}: {value!r} is listed twice.")
        read.append(one)
    return read, problems


def _problems(parameters, given):
    try:
        parameters.check(given)
    except ParameterError as error:
        return error.problems
    return []


def _read_exclusions(parameters, values, rules):
    """Return the rules with their values as the grid writes them, and problems."""
    if not isinstance(rules, list) or not all(isinstance(r, dict) and r for r in rules):
        return [], ["exclude: expected a list of parameters with values."]
    excluded, problems = [], []
    for rule in rules:
        read = {}
        for name, value in rule.items():
            found = _read_values(parameters, name, [value])[0] if name in values else []
            if not found or found[0] not in values[name]:
                problems.append(f"exclude: {name} {value!r} is not in the grid.")
            read[name] = found[0] if found else None
        excluded.append(read)
    return excluded, problems


def plan_sweep(project, grid, output, defaults=None):
    """Return, per combination, the steps that lead to `output`, a file that a notebook writes.

    `defaults` are values for parameters that the grid leaves out, in place of those declared.
    Raises ParameterError for a parameter that none of them reads: it could change nothing.
    """
    books, memo = read_notebooks(project), {}
    given = [project.parameters.check((defaults or {}) | one) for one in grid.combinations]
    planned = [
        steps_to(plan(project, books, values | {"run": _RUN}, memo), output.replace("<run>", _RUN))
        for values in given
    ]
    if not all(planned):
        raise ParameterError([f"expected a notebook that says it writes {output}."])
    read = {name for steps in planned for step in steps for name in step.parameters}
    idle = [name for name in grid.values if name not in read]
    if idle:
        names = ", ".join(name for name in project.parameters if name in read - {"run"})
        raise ParameterError(
            [f"{name}: no verdict depends on it; those that can count: {names}." for name in idle]
        )
    return planned


def run_sweep(project, planned, read, executor, on_step=lambda step, error: None):
    """Make what every combination gives; return it, or the error, in order.

    `planned` is what :func:`plan_sweep` returned; `read` turns the files of a result, bytes by
    path, into what is wanted of it, or raises ValueError. What is kept of earlier runs is not
    made again, and what is made is kept at once, so that an interrupted sweep goes on where it
    ended. `on_step` is called for each notebook that ran.
    """
    store = Store(project)
    steps = {step.key: step for steps in planned for step in steps}
    last = {steps[-1].key for steps in planned}
    parents = {key for step in steps.values() for key in step.parents}
    results, found = {}, {}

    def take(key, result):
        if key in last:
            found[key] = read(steps[key], result.files)
        return result

    for key in steps:
        with suppress(ValueError):  # it runs again, and says what is wrong
            if kept := store.get(key):
                results[key] = take(key, kept) if key in parents else _bare(take(key, kept))
    with closing(execute_all(project, list(steps.values()), executor, results)) as made:
        for step, result in made:
            error = None
            if isinstance(result, Exception):
                error = result
            elif isinstance(result, BaseException):
                raise result
            else:
                try:
                    store.put(step, take(step.key, result))
                except ValueError as wrong:
                    error = NotebookError(step.path.name, "", str(wrong))
            if error:
                found[step.key] = error
            on_step(step, error)
    store.prune(planned[0][0].code)
    return [found[steps[-1].key] for steps in planned]


def _bare(result):
    return Result({}, result.seconds)


def missing(project, planned):
    """Return how many notebooks a sweep would have to run."""
    store = Store(project)
    return sum(not store.holds(key) for key in {step.key for steps in planned for step in steps})


@contextmanager
def cluster_executor(address):
    """Return an executor that hands the notebooks to a Dask cluster that is running already.

    Its workers need the same project in the same place and the same state, and may not be
    daemons, which start no processes; a step says so where they differ.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ParameterError(["--scheduler: expected Dask (the package distributed)"]) from None
    try:
        if not address:  # Dask would make a cluster here
            raise ValueError("it is empty")
        client = Client(address, timeout=5)
    except Exception as error:  # noqa: BLE001 of whatever Dask makes of an address
        words = " ".join(str(error).split()) or type(error).__name__
        expected = "expected the address of a running Dask cluster, tcp://host:port"
        raise ParameterError([f"--scheduler {address}: {expected}; {words}"]) from None
    with client:
        yield client.get_executor()
