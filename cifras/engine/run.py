"""Run the notebooks in order through papermill: those whose outputs no longer hold."""

import json
import os
import platform
import shutil
import time
from pathlib import Path

from cifras import __version__, paths
from cifras.engine import stage, store
from cifras.engine.parameters import ParameterError, check_notebook, check_parameters
from cifras.engine.steps import file_hash, library_versions, plan, reasons, source_files

_CRATE = "ro-crate-metadata.json"
SWEEP_RECORD = "sweep.json"  # where a report folder holds it, its name is that of a sweep


def notebook_paths():
    """Return the notebooks in the order in which they run."""
    return sorted(paths.NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))


def read_notebooks():
    """Return the notebooks as dicts by path; raise ParameterError for a faulty parameters cell."""
    books, problems = {}, []
    for path in notebook_paths():
        try:
            books[path] = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, RecursionError) as error:
            problems.append(f"{path.name}: expected a notebook (JSON in UTF-8); {error}.")
            continue
        is_notebook = isinstance(books[path], dict) and books[path].get("nbformat") == 4
        if not is_notebook:
            problems.append(f"{path.name}: expected a notebook of format 4.")
        else:
            problems += check_notebook(path.name, books[path])
    if not books and not problems:
        problems.append(f"no notebooks in {paths.shown(paths.NOTEBOOKS)}.")
    if problems:
        raise ParameterError(problems)
    return books


def survey(given):
    """Return what a run with the parameters `given` would do: (step, reasons) pairs.

    Reasons are phrases; where there are none, the outputs of the last run still hold.
    """
    stage.recover()
    values = check_parameters(given)
    last = _last_record(values["run"])
    steps = plan(read_notebooks(), values)
    return [(step, reasons(step, last.get(step.path.name))) for step in steps]


def run_notebooks(given, on_notebook=lambda step, seconds: None, refresh=False, force=False):
    """Run the notebooks whose outputs no longer hold; return the run record, or None.

    None means that nothing had to be done. Each notebook runs in a folder of its own, and
    what all of them gave is moved in only when the last has finished, so a run that fails
    leaves the last good one as it was. `on_notebook` is called with each step that had to
    run and the seconds it took, or None where another run had made the same. With `force`
    all run; with `refresh` all run with their own defaults and are executed in place.

    Before any kernel starts, raises ParameterError, TableError for faulty source tables and
    OSError where the outputs cannot be written; later,
    :class:`cifras.engine.execution.NotebookError` for a failing cell.
    """
    values = check_parameters(given)
    with stage.locked(values["run"]):
        if (paths.ROOT / "reports" / values["run"] / SWEEP_RECORD).exists():
            name = values["run"]
            raise ParameterError([f"run: {name} is the name of a sweep; give the run another."])
        found = survey(given)
        if refresh or force:
            found = [(step, why or ["asked for"]) for step, why in found]
        crate = paths.ROOT / "reports" / values["run"] / _CRATE
        if any(why for _, why in found) or not crate.is_file():
            return _run_steps(values, found, on_notebook, refresh, refresh or force)
    return None


def _run_steps(values, found, on_notebook, refresh, anew):
    from cifras.engine import kernels

    # It imports what the notebooks need while this process imports what the runner needs.
    kernels.prepare(paths.ROOT, found[0][0].parts["the package"])
    from cifras.engine.execution import execute_all, local_executor
    from cifras.sources.schema import load_registry

    load_registry()
    stage.check_targets(values["run"])
    started, clock, last = time.time(), time.perf_counter(), _last_record(values["run"])
    results, reasons_of = {}, {step.key: why for step, why in found}
    for step, why in found:
        kept = None if anew else _still_there(last.get(step.path.name), why) or store.get(step.key)
        if kept:
            results[step.key] = kept
            if why:
                on_notebook(step, None)
    with local_executor() as executor:
        made = execute_all([step for step, _ in found], executor, results, with_defaults=refresh)
        for step, result in made:
            if isinstance(result, BaseException):
                raise result
            results[step.key] = result
            if not refresh:
                store.put(step, result)
            reasons_of[step.key] = reasons_of[step.key] or ["what it gave was not kept"]
            on_notebook(step, result.seconds)
    store.prune(found[0][0].parts["the package"])
    record = {
        "run": values["run"],
        "parameters": values,
        "versions": {"cifras": __version__} | library_versions(),
        "inputs": {paths.shown(path): file_hash(path) for path in source_files()},
        "notebooks": [_entry(step, results[step.key], reasons_of[step.key]) for step, _ in found],
    }
    times = {
        "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(started)),
        "seconds": round(time.perf_counter() - clock, 2),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
    }
    record["outputs"] = {
        name: digest for entry in record["notebooks"] for name, digest in entry["outputs"].items()
    }
    _write(record, times, [results[step.key].files for step, _ in found], found if refresh else ())
    return record | times


def _write(record, times, files, refreshed):
    """Put what the notebooks gave, the crate and the record in the place of the last run."""
    from cifras.report.linked import run_crate

    run = record["run"]
    folders = [Path(name) / run for name in paths.RUN_FOLDERS]
    with stage.aside() as new:
        for name in folders:
            (new / name).mkdir(parents=True)
        for given in files:
            store.write_files(new, given)
        report = new / "reports" / run
        (report / _CRATE).write_text(run_crate(record), encoding="utf-8")
        text = json.dumps(record | times, indent=2) + "\n"
        (report / "run.json").write_text(text, encoding="utf-8")
        moves = [(new / name, paths.ROOT / name) for name in folders]
        if refreshed:
            shutil.copytree(report / "notebooks", new / "refreshed")
            moves += [(new / "refreshed" / step.path.name, step.path) for step, _ in refreshed]
        stage.move_in(new, moves)


def _still_there(entry, why):
    """Return what the run folders hold of a notebook that need not run, if it is whole."""
    if why or not entry:
        return None
    return store.read_whole(paths.ROOT, entry["outputs"], entry["seconds"])


def _entry(step, result, why):
    return {"notebook": step.path.name, "seconds": result.seconds, "key": step.key,
            "parts": step.parts, "outputs": result.hashes, "why": why}  # fmt: skip


def read_record(run):
    """Return the record of the last run of that name, or an empty dict where there is none."""
    try:
        record = json.loads((paths.ROOT / "reports" / run / "run.json").read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _last_record(run):
    """Map each notebook to its entry in the last record, as far as that can be read."""
    entries = read_record(run).get("notebooks")
    wanted = {"notebook": str, "key": str, "parts": dict, "outputs": dict, "seconds": float | int}
    return {
        entry["notebook"]: entry
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict)
        and all(isinstance(entry.get(name), kind) for name, kind in wanted.items())
    }
