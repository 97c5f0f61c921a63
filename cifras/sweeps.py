"""A sweep of this project: every combination's verdicts made, the tables and the report kept."""

from contextlib import contextmanager

from cifras.audit.flips import flips, read_verdicts, verdict_table
from cifras.engine import run, stage, sweep, worker
from cifras.engine.parameters import ParameterError, in_words
from cifras.engine.yaml_file import read_yaml

_VERDICTS = "data/results/<run>/verdicts.csv"
# Figures that are drawn on the way are not kept: in one language they take half the time.
_DEFAULTS = {"language": ["en"]}


def read_sweep(project, path):
    """Return the grid that a YAML file asks for; ParameterError names the file."""
    asked = read_yaml(path)
    try:
        return sweep.read_grid(project.parameters, asked, path.stem)
    except ParameterError as error:
        raise ParameterError([f"{path}: {problem}" for problem in error.problems]) from None


@contextmanager
def begun(project, grid, path):
    """Give the planned steps per combination and the claims known, with the sweep's name locked.

    Raises ParameterError where the name is that of a run (`path` is the file of the grid), and
    what the checks of the source tables raise.
    """
    with stage.locked(project.root, grid.name):
        stage.recover(project)
        if run.is_taken(project, grid.name):
            words = "is the name of a run; give the sweep another with name: in"
            raise ParameterError([f"name: {grid.name} {words} {path}"])
        known = set(project.check().claims["claim_id"])
        yield sweep.plan_sweep(project, grid, _VERDICTS, _DEFAULTS), known


def executor(project, address=None):
    """Return what the notebooks run on: this machine, or the Dask cluster at `address`."""
    if address is not None:
        return sweep.cluster_executor(address)
    worker.warm_up(project)
    return worker.local_executor()


def verdicts_of(project, planned, known, workers, on_step):
    """Return the verdicts of each combination by `known` claim, or its error.

    `on_step` is called with each step that ran and its error, if any.
    """

    def read(step, files):
        return read_verdicts(files.get(_VERDICTS.replace("<run>", step.run), b""), known)

    return sweep.run_sweep(project, planned, read, workers, on_step)


def save(project, grid, planned, verdicts):
    """Write the tables, figures and report of a sweep; return how many claims flip, of how many."""
    values = {name: list(map(in_words, listed)) for name, listed in grid.values.items()}
    runs = [{name: in_words(v) for name, v in one.items()} for one in grid.combinations]
    table = verdict_table(runs, verdicts)
    flipped = flips(values, table)
    errors = [in_one_line(v) if isinstance(v, Exception) else "" for v in verdicts]

    def write():
        # matplotlib is imported here, where it meets none of the user's settings
        from cifras.report.what_if import Sweep, save_sweep

        save_sweep(Sweep(grid.name, values, runs, errors, grid.count, table, flipped))

    run.write_sweep(project, grid, planned, errors, write)
    return flipped["claim_id"].nunique(), len(table.columns) - len(values)


def in_one_line(error):
    """Return what an error says as one line of ordinary characters, without backticks."""
    words = " ".join(str(error).replace("`", "'").split())
    return "".join(c for c in words if c.isprintable())[:400]
