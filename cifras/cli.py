"""The command line: ``cifras run``, ``status``, ``compare``, ``sweep``, ``audit`` and the rest."""

import argparse
import csv
import os
import platform
import signal
import sys
from collections import Counter
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from cifras import __version__, audit_command, paths
from cifras.arithmetic.verdicts import VERDICTS
from cifras.engine.parameters import ParameterError, in_words
from cifras.sources.problems import TableError, harmless

# What the notebooks of the study need beside what auditing does.
_STUDY = ("IPython", "matplotlib", "nbformat", "numpy", "pandas", "papermill", "yaml")
BAD_INPUT, FAILED, INTERRUPTED, UNREAD = 2, 1, 130, 141
_KINDS = ("html", "md", "pdf", "docx")
# What a person who uses a command should know, and its options do not say.
_MORE = {
    "run": """\
Each notebook runs again only if its cells, a parameter that it reads, a source
table, the package or the outputs it builds on have changed. Those that do not
wait for each other run side by side, each in a process of its own that takes
nothing from your matplotlib, IPython or Jupyter settings. What a notebook gave
is kept in .cifras/ until the package changes, so that going back to earlier
parameters costs nothing; the folder may be deleted at any time.

`cifras parameters` lists what can be changed.""",
    "sweep": """\
The file lists parameters with the values to combine, and if you like
combinations to leave out and a name; data/examples/what-if.yml is one. A value
that is itself a list takes its own brackets: documents: [a, b, [a, b]].

Written are data/results/<sweep>/sweep.csv (one row per combination: its
parameters and the verdict on every claim), flips.csv (which change of which
parameter turns which verdict into which), figures/<sweep>/sweep.png and a short
report, reports/<sweep>/report.md and report.es.md.

The printed figures, which no choice of years takes away, are graded only with
vintage at as-documented and estimator at as-documented or at the one that the
document names itself. Only the notebooks that verdicts depend on run, each once
for all combinations that share what it reads. A combination that fails is named
and the others go on; what is finished is kept, so after Ctrl-C or a crash the
same command runs only what is missing.

For more than one machine can do, --scheduler hands the notebooks to a Dask
cluster that is running already (extra `cluster`; its workers need the same
checkout in the same place, and Dask's setting distributed.worker.daemon: false,
as daemons start no processes); cifras.engine.sweep.run_sweep takes any
concurrent.futures executor.""",
    "audit": audit_command.MORE,
}


def main(arguments=None):
    """Run one command; return the exit status.

    0: done; 1: a cell failed, or something audited is contradicted; 2: bad input;
    130: interrupted; 141: nobody reads the output.
    """
    for name in ("stdout", "stderr"):  # None where whoever started us closed it
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    # Or a pipe that nobody reads is met by whatever flushes next: a process that is started.
    with suppress(AttributeError):
        sys.stdout.reconfigure(line_buffering=True)
    options = _parser().parse_args(arguments)
    try:
        status = options.command(options)
        sys.stdout.flush()
        return status
    except (ParameterError, TableError) as error:
        return _complain(error.problems)
    except BrokenPipeError:  # whoever read what we print has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        return _complain([f"{error.strerror or error}{place}"])
    except KeyboardInterrupt:
        print("interrupted; the last outputs are as they were", file=sys.stderr)
        return INTERRUPTED


def _parser():
    parser = argparse.ArgumentParser(
        prog="cifras", description="Re-do the arithmetic of published documents in the open."
    )
    parser.add_argument("--version", action="version", version=f"cifras {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(function, name, words):
        made = commands.add_parser(
            name, help=words, description=words[0].upper() + words[1:] + ".",
            epilog=_MORE.get(name), formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        made.set_defaults(command=function)
        return made.add_argument

    add = command(_run, "run", "run the notebooks in order")
    add("-p", "--parameter", action="append", default=[], metavar="NAME=VALUE",
        help="set one parameter; may be given again")  # fmt: skip
    add("-f", "--file", type=Path, metavar="FILE", action=_Once, help="a YAML file of parameters")
    add("--run", metavar="NAME", action=_Once, help="name of the run; short for -p run=NAME")
    add("--explain", action="store_true", help="say which notebooks would run, and why; run none")
    add("--force", action="store_true", help="run all, up to date or not")
    add = command(_status, "status", "say what runs there are and how they stand")
    add("runs", nargs="*", metavar="RUN", help="default: all of them")
    add = command(_compare, "compare", "say which verdicts flip between runs")
    add("runs", nargs="+", metavar="RUN", help="two or more finished runs")
    add("--output", type=Path, metavar="FILE", action=_Once, help="write every verdict as CSV")
    add = command(_sweep, "sweep", "run combinations of parameters: what flips what")
    add("grid", type=Path, metavar="GRID.yml", help="parameters with lists of values")
    add("--scheduler", metavar="ADDRESS", action=_Once,
        help="a running Dask cluster to use, tcp://host:port")  # fmt: skip
    command(_refresh, "refresh", "execute the notebooks in place, with defaults")
    command(_parameters, "parameters", "list the parameters of a run")
    audit_command.add_options(command(_audit, "audit", "grade the claims of a document or a table"))
    return parser


class _Once(argparse.Action):
    """Refuses an option that is given again, of which the last would be taken in silence."""

    def __call__(self, parser, namespace, value, option=None):
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option}: expected once")
        setattr(namespace, self.dest, value)


def _complain(problems):
    for problem in problems:
        told = "\n".join(map(harmless, str(problem).split("\n")))
        print(f"cifras: {told}", file=sys.stderr)
    return BAD_INPUT


def _given(options):
    """Return the parameters of a run, the file first, then the command line, and problems."""
    from cifras.engine.yaml_file import read_yaml

    given, problems, told = {}, [], {}
    if options.file:
        try:
            given = read_yaml(options.file)
        except ParameterError as error:
            problems += error.problems
    for pair in options.parameter + ([f"run={options.run}"] if options.run is not None else []):
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals:
            problems.append(f"-p {pair}: expected NAME=VALUE")
        elif name in told:
            problems.append(f"{name}: found {told[name]!r} and {value!r}, expected one value")
        else:
            told[name] = value
    return given | told, problems


def _run(options):
    project = _project()
    given, problems = _given(options)
    try:
        project.parameters.check(given)
    except ParameterError as error:
        problems += error.problems
    if problems:
        raise ParameterError(problems)
    if not options.explain:
        return _execute(project, given, force=options.force)
    from cifras.engine.run import survey

    for step, why in survey(project, given, options.force):
        print(f"{step.name:<28} {'; '.join(why) if why else 'up to date'}")
    return 0


def _project():
    """Return this project; a command installed by itself says what is missing."""
    problems = []
    if not paths.NOTEBOOKS.is_dir():
        problems.append(
            "this command runs the notebooks of a checkout of the project, and there are none in "
            f"{paths.ROOT.as_posix()}; give it there, or name the checkout in CIFRAS_ROOT "
            "(cifras audit needs none)."
        )
    missing = [name for name in _STUDY if not _is_installed(name)]
    if missing:
        words = ", ".join(missing)
        problems.append(f"{words}: not installed; install it with: pip install 'cifras[study]'.")
    if problems:
        raise ParameterError(problems)
    from cifras.project import this_project

    return this_project()


def _is_installed(name):
    try:
        return find_spec(name) is not None
    except ImportError:
        return False


def _refresh(options):
    return _execute(_project(), {}, refresh=True)


def _execute(project, given, refresh=False, force=False):
    from cifras.engine.apart import refresh_apart
    from cifras.engine.run import run_notebooks
    from cifras.engine.steps import read_notebooks
    from cifras.engine.worker import NotebookError

    bar = _bar(len(read_notebooks(project)) + refresh * len(read_notebooks(project, apart=True)))

    def show(step, seconds):
        took = "made by another run" if seconds is None else f"{seconds:5.1f} s"
        bar.update()
        bar.write(f"{step.name:<28} {took}")

    _end_as_if_interrupted()
    try:
        with bar:
            record = run_notebooks(project, given, show, refresh=refresh, force=force)
            if refresh:
                refresh_apart(project, show)
    except NotebookError as error:
        print(f"cifras: {error}", file=sys.stderr)
        print("cifras: the last outputs are as they were", file=sys.stderr)
        return FAILED
    run = project.parameters.check(given)["run"]
    if record is None:
        print(f"nothing changed: run {run} is up to date (--force runs it all the same)")
    else:
        print(f"with  Python {platform.python_version()}, {paths.shown(sys.executable)}")
    for folder in project.outputs if record else ():
        print(f"wrote {folder}/{run}/")
    report = _report_of(run)
    if report:
        print(f"read  {paths.shown(report)}")
    table = paths.results(run) / "verdicts.csv"
    if table.exists():
        with table.open(encoding="utf-8") as file:
            counts = Counter(row["verdict"] for row in csv.DictReader(file))
        print(f"{counts.total()} claim{'' if counts.total() == 1 else 's'}: {_counted(counts)}")
    return 0


def _bar(total):
    """Return a progress bar, which is seen on a terminal only."""
    from tqdm import tqdm

    return tqdm(total=total, unit="notebook", disable=None, leave=False)


def _counted(counts):
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict])


def _end_as_if_interrupted():
    """Let the signals that ask a process to end do what Ctrl-C does."""

    def stop(*_):
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


def _sweep(options):
    """Run what is missing of a sweep, write its tables and its report, and say what flips."""
    project = _project()
    from cifras import sweeps
    from cifras.engine.sweep import missing

    grid = sweeps.read_sweep(project, options.grid)
    _end_as_if_interrupted()
    with sweeps.begun(project, grid, options.grid) as (planned, known):
        executor, count = sweeps.executor(project, options.scheduler), missing(project, planned)
        print(f"{len(grid.combinations)} combinations, {count} notebooks to run")
        try:
            with _bar(count) as bar, executor as workers:
                verdicts = sweeps.verdicts_of(project, planned, known, workers, _follow(bar, grid))
        except KeyboardInterrupt:
            left = missing(project, planned)
            words = f"{left} notebooks are still to run, the same command runs them"
            print(f"interrupted; {words}", file=sys.stderr)
            return INTERRUPTED
        failed = sum(not isinstance(v, dict) for v in verdicts)
        if failed < len(verdicts):
            flipped, claims = sweeps.save(project, grid, planned, verdicts)
            name = grid.name
            print(f"wrote data/results/{name}/sweep.csv and flips.csv, figures/{name}/")
            print(f"read  reports/{name}/report.md")
            print(f"{flipped} of {claims} verdicts flip")
    if failed:
        print(f"cifras: {failed} of {len(verdicts)} combinations failed", file=sys.stderr)
    return FAILED if failed else 0


def _follow(bar, grid):
    """Return what moves the bar at each step, and says each cause of an error once."""
    from cifras.sweeps import in_one_line

    causes = []

    def show(step, error):
        bar.update()
        if error and error not in causes:  # those after it fail for the same cause
            causes.append(error)
            values = [f"{n}={in_words(v)}" for n, v in step.parameters.items() if n in grid.values]
            words = f"cifras: {', '.join(values) or 'all combinations'}: {in_one_line(error)}"
            bar.write(words, file=sys.stderr)

    return show


def _status(options):
    """Print every run: when, how long, with which parameters, and what has changed since."""
    from cifras.engine.run import entries, read_record, survey

    project = _project()
    known = sorted(path.parent.name for path in project.root.glob("reports/*/run.json"))
    unknown = [run for run in options.runs if run not in known]
    if unknown:
        names = ", ".join(known) or "none"
        return _complain([f"no record of a run {run}; those with one: {names}" for run in unknown])
    for run in options.runs or known:
        record, default = read_record(project, run), project.parameters
        if not record:
            shown = project.shown(project.record_path(run))
            print(f"{run}: {shown} is not as a run wrote it; run it again")
            continue
        values = {n: v for n, v in record["parameters"].items() if n in default}
        changed = [
            f"{name}={in_words(v)}"
            for name, v in values.items()
            if name != "run" and v != default[name].default
        ]
        print(f"{run}: {record['started']}, {record['seconds']} s, "
              f"{' '.join(changed) or 'default parameters'}")  # fmt: skip
        notebooks = entries(record)
        try:
            steps = survey(project, values | {"run": run})
        except ParameterError as error:  # allowed when it ran, and no longer
            print(f"  cannot be run again: {' '.join(error.problems)}")
            continue
        for step, why in steps:
            took = notebooks.get(step.path.name, {}).get("seconds", "?")
            print(f"  {step.name:<28} {took:>5} s  {'; '.join(why) if why else 'up to date'}")
    return 0


def _compare(options):
    """Print the verdicts that differ between runs, and the parameters that do."""
    from cifras.audit.flips import compare_runs
    from cifras.audit.output import output_problems, write_output
    from cifras.engine.run import read_record
    from cifras.sources.problems import Problem

    project, runs = _project(), list(dict.fromkeys(options.runs))
    if len(runs) < 2:
        return _complain(["compare: expected two or more runs, each once"])
    records = {run: read_record(project, run) for run in runs}
    tables = {run: paths.results(run) / "verdicts.csv" for run in runs}
    expected = "a finished run and its run.json, made on this machine: cifras run --run"
    missing = [
        Problem(paths.shown(tables[run]), None, "", "", f"{expected} {run}")
        for run in runs
        if not records[run] or not tables[run].exists()
    ]
    if missing:
        raise TableError(missing)
    outputs = {"--output": (options.output, (".csv",))} if options.output else {}
    if problems := output_problems(outputs, list(tables.values())):
        return _complain(problems)
    parameters, verdicts = compare_runs(
        {run: {n: in_words(v) for n, v in record["parameters"].items() if n != "run"}
         for run, record in records.items()},
        {run: _verdicts_in(path) for run, path in tables.items()},
    )  # fmt: skip
    flips = verdicts[verdicts["flips"]].drop(columns="flips")
    print(parameters.to_string() if len(parameters) else "the runs have the same parameters")
    print()
    print(f"{len(flips)} of {len(verdicts)} verdicts flip" + (":" if len(flips) else ""))
    if len(flips):
        print(flips.to_string())
    if options.output:
        write_output(verdicts.to_csv(lineterminator="\n"), options.output)
        print(f"wrote {paths.shown(options.output)}: {len(verdicts)} rows")
    return 0


def _verdicts_in(path):
    """Return the verdicts of a run by claim; TableError where the table does not hold any."""
    from cifras.sources.problems import Problem
    from cifras.sources.tables import read_table

    try:
        return read_table(path).set_index("claim_id")["verdict"]
    except (KeyError, ValueError):
        expected = "the table of verdicts as the run wrote it; run it again"
        raise TableError([Problem(paths.shown(path), None, "", "", expected)]) from None


def _report_of(run):
    """Return the report of a run that is easiest to read, or None where it has none."""
    folder = paths.ROOT / "reports" / run
    names = (f"report{tongue}.{kind}" for kind in _KINDS for tongue in ("", ".es"))
    return next((folder / name for name in names if (folder / name).exists()), None)


def _parameters(options):
    rows = [("name", "type", "default", "allowed", "meaning")]
    for p in _project().parameters.values():
        rows.append((p.name, p.type, in_words(p.default), p.allowed_in_words(), p.meaning))
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        print("  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[4]]))
    return 0


def _audit(options):
    return audit_command.audit(options, _complain)
