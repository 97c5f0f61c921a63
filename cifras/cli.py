"""The command line: ``cifras run``, ``status``, ``compare``, ``sweep``, ``audit`` and the rest."""

import argparse
import csv
import os
import signal
import sys
from pathlib import Path

from cifras import __version__, paths
from cifras.engine.parameters import PARAMETERS, ParameterError, check_parameters, in_words
from cifras.sources.problems import TableError

BAD_INPUT, FAILED = 2, 1
_KINDS = ("html", "md", "pdf", "docx")
_LONGEST = 20_000  # bytes of a YAML file; the parser takes minutes over some longer ones


def main(arguments=None):
    """Run one command; return the exit status.

    0: done; 1: a cell failed; 2: bad input; 130: interrupted; 141: nobody reads the output.
    """
    for name in ("stdout", "stderr"):  # None where whoever started us closed it
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    options = _parser().parse_args(arguments)
    try:
        return options.command(options)
    except (ParameterError, TableError) as error:
        return _complain(error.problems)
    except BrokenPipeError:  # whoever read what we print has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + 13
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        return _complain([f"{error.strerror or error}{place}"])
    except KeyboardInterrupt:
        print("interrupted; the last outputs are as they were", file=sys.stderr)
        return 130


def _parser():
    parser = argparse.ArgumentParser(
        prog="cifras", description="Re-do the arithmetic of published documents in the open."
    )
    parser.add_argument("--version", action="version", version=f"cifras {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="run the notebooks in order")
    run.add_argument(
        *("-p", "--parameter"), action="append", default=[], metavar="NAME=VALUE",
        help="set one parameter; may be given again",
    )  # fmt: skip
    run.add_argument("-f", "--file", type=Path, metavar="FILE", help="a YAML file of parameters")
    run.add_argument("--run", metavar="NAME", help="name of the run; short for -p run=NAME")
    run.add_argument(
        "--explain", action="store_true", help="say which notebooks would run, and why; run none"
    )
    run.add_argument("--force", action="store_true", help="run all, up to date or not")
    run.set_defaults(command=_run)
    status = commands.add_parser("status", help="say what runs there are and how they stand")
    status.add_argument("runs", nargs="*", metavar="RUN", help="default: all of them")
    status.set_defaults(command=_status)
    compare = commands.add_parser("compare", help="say which verdicts flip between runs")
    compare.add_argument("runs", nargs="+", metavar="RUN", help="two or more finished runs")
    compare.add_argument("--output", type=Path, metavar="FILE", help="write every verdict as CSV")
    compare.set_defaults(command=_compare)
    sweep = commands.add_parser("sweep", help="run combinations of parameters: what flips what")
    sweep.add_argument(
        "grid", type=Path, metavar="GRID.yml", help="parameters with lists of values"
    )
    sweep.add_argument(
        "--scheduler", metavar="ADDRESS", help="a running Dask cluster to use, as tcp://host:port"
    )
    sweep.set_defaults(command=_sweep)
    refresh = commands.add_parser("refresh", help="execute the notebooks in place, with defaults")
    refresh.set_defaults(command=_refresh)
    parameters = commands.add_parser("parameters", help="list the parameters of a run")
    parameters.set_defaults(command=_parameters)
    audit = commands.add_parser("audit", help="grade your own table of claims")
    audit.add_argument("table", type=Path, metavar="TABLE.csv")
    audit.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    audit.set_defaults(command=_audit)
    return parser


def _complain(problems):
    for problem in problems:
        print(f"cifras: {problem}", file=sys.stderr)
    return BAD_INPUT


def _given(options):
    """Return the parameters of a run, the file first, then the command line, and problems."""
    given, problems = _read_yaml(options.file) if options.file else ({}, [])
    for pair in options.parameter:
        name, equals, value = pair.partition("=")
        if equals:
            given[name.strip()] = value.strip()
        else:
            problems.append(f"-p {pair}: expected NAME=VALUE")
    if options.run is not None:
        given["run"] = options.run
    return given, problems


def _read_yaml(path):
    """Read a YAML file as a dict, every value as the text that stands there, and problems."""
    import yaml

    try:
        if path.stat().st_size > _LONGEST:
            return {}, [f"{path}: expected at most {_LONGEST} bytes"]
        text = path.read_text(encoding="utf-8")
        events = yaml.parse(text, Loader=yaml.BaseLoader)
        if any(isinstance(event, yaml.AliasEvent) for event in events):
            return {}, [f"{path}: expected plain values; it refers from one to another (*)"]
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 text only, no objects
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except OSError as error:
        return {}, [f"{error.strerror}: {path}"]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        words = " ".join(str(error).split())[:200]
        return {}, [f"{path}: expected YAML in UTF-8; {words}"]
    if node is None:
        return {}, []
    if not isinstance(loaded, dict):
        return {}, [f"{path}: expected lines of the form name: value"]
    return loaded, [f"{path}: {name} is set more than once" for name in _set_again(node)]


def _set_again(node):
    """Return the names that are set more than once in one place of a YAML file."""
    if isinstance(node.value, str):
        return []
    again, children = [], node.value
    if node.value and isinstance(node.value[0], tuple):
        names = [str(key.value) for key, _ in node.value]
        again = sorted({name for name in names if names.count(name) > 1})
        children = [value for _, value in node.value]
    return again + [name for child in children for name in _set_again(child)]


def _run(options):
    given, problems = _given(options)
    try:
        check_parameters(given)
    except ParameterError as error:
        problems += error.problems
    if problems:
        raise ParameterError(problems)
    return _explain(given) if options.explain else _execute(given, force=options.force)


def _explain(given):
    from cifras.engine.run import survey

    for step, why in survey(given):
        print(f"{step.name:<28} {'; '.join(why) if why else 'up to date'}")
    return 0


def _refresh(options):
    return _execute({}, refresh=True)


def _execute(given, refresh=False, force=False):
    from tqdm import tqdm

    from cifras.engine.execution import NotebookError
    from cifras.engine.run import notebook_paths, run_notebooks

    bar = tqdm(total=len(notebook_paths()), unit="notebook", disable=None, leave=False)

    def show(step, seconds):
        bar.update()
        took = "made by another run" if seconds is None else f"{seconds:5.1f} s"
        tqdm.write(f"{step.name:<28} {took}")

    _end_as_if_interrupted()
    try:
        with bar:
            record = run_notebooks(given, show, refresh=refresh, force=force)
    except NotebookError as error:
        print(f"cifras: {error}", file=sys.stderr)
        print("cifras: the last outputs are as they were", file=sys.stderr)
        return FAILED
    run = check_parameters(given)["run"]
    if record is None:
        print(f"nothing changed: run {run} is up to date (--force runs it all the same)")
    for folder in paths.RUN_FOLDERS if record else ():
        print(f"wrote {folder}/{run}/")
    report = _report_of(run)
    if report:
        print(f"read  {paths.shown(report)}")
    if (paths.ROOT / "data" / "results" / run / "verdicts.csv").exists():
        print(_headline(run))
    return 0


def _end_as_if_interrupted():
    """Let the signals that ask a process to end do what Ctrl-C does."""

    def stop(*_):
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


def _sweep(options):
    """Run what is missing of a sweep, write its tables and its report, and say what flips."""
    from tqdm import tqdm

    from cifras.engine import stage, sweep
    from cifras.engine.execution import local_executor
    from cifras.report.sweep import is_taken, write_sweep

    asked, problems = _read_yaml(options.grid)
    if problems:
        raise ParameterError(problems)
    try:
        grid = sweep.Grid(asked, options.grid.stem)
    except ParameterError as error:
        raise ParameterError([f"{options.grid}: {p}" for p in error.problems]) from None
    executor = sweep.cluster_executor(options.scheduler) if options.scheduler else local_executor()
    _end_as_if_interrupted()
    with stage.locked(grid.name):
        stage.recover()
        if is_taken(grid.name):
            text = f"name: {grid.name} is the name of a run; give the sweep another with name: in"
            return _complain([f"{text} {options.grid}"])
        planned = sweep.plan_sweep(grid)
        count = sweep.missing(planned)
        print(f"{len(grid.combinations)} combinations, {count} notebooks to run")
        bar = tqdm(total=count, unit="notebook", disable=None, leave=False)

        causes = []

        def show(step, error):
            bar.update()
            if error and error not in causes:  # those after it fail for the same cause
                causes.append(error)
                values = {n: v for n, v in step.parameters.items() if n in grid.values}
                told = ", ".join(f"{name}={in_words(v)}" for name, v in values.items())
                line = f"cifras: {told or 'all combinations'}: {sweep.in_one_line(error)}"
                tqdm.write(line, file=sys.stderr)

        try:
            with bar, executor as workers:
                verdicts = sweep.run_sweep(planned, workers, show)
        except KeyboardInterrupt:
            left = sweep.missing(planned)
            print(f"interrupted; {left} notebooks are still to run, the same command runs them",
                  file=sys.stderr)  # fmt: skip
            return 130
        failed = sum(not isinstance(v, dict) for v in verdicts)
        if failed < len(verdicts):
            table = sweep.verdict_table(grid, verdicts)
            flips = sweep.flips(grid, table)
            write_sweep(grid, planned, verdicts, table, flips)
            print(f"wrote data/results/{grid.name}/sweep.csv and flips.csv, figures/{grid.name}/")
            print(f"read  reports/{grid.name}/report.md")
            claims = len(table.columns) - len(grid.values)
            print(f"{flips['claim_id'].nunique()} of {claims} verdicts flip")
    if failed:
        print(f"cifras: {failed} of {len(verdicts)} combinations failed", file=sys.stderr)
    return FAILED if failed else 0


def _status(options):
    """Print every run: when, how long, with which parameters, and what has changed since."""
    from cifras.engine.run import read_record, survey

    known = sorted(path.parent.name for path in paths.ROOT.glob("reports/*/run.json"))
    unknown = [run for run in options.runs if run not in known]
    if unknown:
        names = ", ".join(known) or "none"
        return _complain([f"no record of a run {run}; those with one: {names}" for run in unknown])
    for run in options.runs or known:
        record = read_record(run)
        values = record.get("parameters", {})
        changed = [
            f"{name}={in_words(v)}"
            for name, v in values.items()
            if name in PARAMETERS and name != "run" and v != PARAMETERS[name].default
        ]
        print(f"{run}: {record.get('started', '?')}, {record.get('seconds', '?')} s, "
              f"{' '.join(changed) or 'default parameters'}")  # fmt: skip
        seconds = {e["notebook"]: e["seconds"] for e in record.get("notebooks", [])}
        for step, why in survey(values):
            took = seconds.get(step.path.name, "?")
            print(f"  {step.name:<28} {took:>5} s  {'; '.join(why) if why else 'up to date'}")
    return 0


def _compare(options):
    """Print the verdicts that differ between runs, and the parameters that do."""
    from cifras.audit.runs import compare_runs

    runs = list(dict.fromkeys(options.runs))
    if len(runs) < 2:
        return _complain(["compare: expected two or more runs, each once"])
    parameters, verdicts = compare_runs(runs)
    flips = verdicts[verdicts["flips"]].drop(columns="flips")
    print(parameters.to_string() if len(parameters) else "the runs have the same parameters")
    print()
    print(f"{len(flips)} of {len(verdicts)} verdicts flip" + (":" if len(flips) else ""))
    if len(flips):
        print(flips.to_string())
    if options.output:
        verdicts.to_csv(options.output, lineterminator="\n")
        print(f"wrote {paths.shown(options.output)}: {len(verdicts)} rows")
    return 0


def _report_of(run):
    """Return the report of a run that is easiest to read, or None where it has none."""
    folder = paths.ROOT / "reports" / run
    names = (f"report{tongue}.{kind}" for kind in _KINDS for tongue in ("", ".es"))
    return next((folder / name for name in names if (folder / name).exists()), None)


def _headline(run):
    """Return the verdict counts of a run in one line."""
    from cifras.arithmetic.verdicts import summarise

    with (paths.ROOT / "data" / "results" / run / "verdicts.csv").open(encoding="utf-8") as file:
        counts = summarise(row["verdict"] for row in csv.DictReader(file))
    shown = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    return f"{sum(counts.values())} claims: {shown}"


def _parameters(options):
    rows = [("name", "type", "default", "allowed", "meaning")]
    for p in PARAMETERS.values():
        rows.append((p.name, p.type, in_words(p.default), p.allowed_in_words(), p.meaning))
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        print("  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[4]]))
    return 0


def _audit(options):
    from cifras.arithmetic.verdicts import summarise
    from cifras.audit.table import audit_table

    if options.output and options.output.absolute() == options.table.absolute():
        return _complain([f"--output {options.output}: expected another file than the table"])
    verdicts, problems = audit_table(options.table)
    text = verdicts.to_csv(index=False, lineterminator="\n")
    if options.output:
        options.output.write_text(text, encoding="utf-8")
        print(f"wrote {paths.shown(options.output)}: {len(verdicts)} rows")
    else:
        print(text, end="")
    counts = summarise(verdicts["verdict"])
    shown = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    print(f"{len(verdicts)} claims graded: {shown or 'none'}", file=sys.stderr)
    return _complain(problems) if problems else 0


if __name__ == "__main__":
    sys.exit(main())
