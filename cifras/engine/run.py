"""Run the notebooks in order through papermill: those whose outputs no longer hold."""

import json
import os
import platform
import shutil
import time

from . import closed, stage, worker
from .crate import run_crate
from .parameters import ParameterError
from .steps import plan, read_notebooks, reasons, source_hashes, versions
from .store import Store, write_files

_CRATE = "ro-crate-metadata.json"
SWEEP_RECORD = "sweep.json"  # where a report folder holds it, its name is that of a sweep


def survey(project, given, force=False):
    """Return what a run with the parameters `given` would do: (step, reasons) pairs.

    Reasons are phrases; where there are none, the outputs of the last run still hold. With
    `force` all have one.
    """
    stage.recover(project)
    values = project.parameters.check(given)
    last = entries(read_record(project, values["run"]))
    steps = plan(project, read_notebooks(project), values)
    told = [(step, reasons(project, step, last.get(step.path.name))) for step in steps]
    store, needed = Store(project), set()
    for step, why in reversed(told):
        is_kept = store.holds(step.key)
        if step.key in needed and not why and not is_kept:
            why.append("what it gave is no longer kept")
        if why and not is_kept:
            needed.update(step.parents)
    return [(step, why or ["asked for"] * force) for step, why in told]


def run_notebooks(
    project, given, on_notebook=lambda step, seconds: None, refresh=False, force=False
):
    """Run the notebooks whose outputs no longer hold; return the run record, or None.

    None means that nothing had to be done. Each notebook runs in a folder of its own, and
    what all of them gave is moved in only when the last has finished, so a run that fails
    leaves the last good one as it was. `on_notebook` is called with each step that had to
    run and the seconds it took, or None where another run had made the same. With `force`
    all run; with `refresh` all run with their own defaults and are executed in place.

    Before any notebook starts, raises ParameterError, whatever the check of the project raises,
    and OSError where the outputs cannot be written; later,
    :class:`worker.NotebookError` for a failing cell.
    """
    values = project.parameters.check(given)
    run = values["run"]
    with stage.locked(project.root, run):
        if (project.record_path(run).parent / SWEEP_RECORD).exists():
            raise ParameterError([f"run: {run} is the name of a sweep; give the run another."])
        found = survey(project, given, refresh or force)
        if any(why for _, why in found) or not project.record_path(run).with_name(_CRATE).is_file():
            return _run_steps(project, values, found, on_notebook, refresh, refresh or force)
    return None


def _run_steps(project, values, found, on_notebook, refresh, anew):
    worker.warm_up(project)
    project.check()
    stage.check_targets(project, values["run"])
    started, clock, store = time.time(), time.perf_counter(), Store(project)
    steps, reasons_of = [step for step, _ in found], {step.key: why for step, why in found}
    results = {} if anew else {s.key: kept for s in steps if (kept := store.get(s.key))}
    for step in steps:
        if step.key in results and reasons_of[step.key]:
            on_notebook(step, None)
    with worker.local_executor() as executor:
        made = worker.execute_all(project, steps, executor, results, with_defaults=refresh)
        for step, result in made:
            if isinstance(result, BaseException):
                raise result
            results[step.key] = result
            if not refresh:
                store.put(step, result)
            reasons_of[step.key] = reasons_of[step.key] or ["what it gave was not kept"]
            on_notebook(step, result.seconds)
    store.prune(steps[0].code)
    notebooks = [_entry(step, results[step.key], reasons_of[step.key]) for step in steps]
    record = {
        "run": values["run"],
        "parameters": values,
        "versions": versions(project),
        "inputs": source_hashes(project),
        "notebooks": notebooks,
        "outputs": {n: digest for one in notebooks for n, digest in one["outputs"].items()},
    }
    times = {
        "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(started)),
        "seconds": round(time.perf_counter() - clock, 2),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
    }
    _write(project, record, times, [results[s.key].files for s in steps], steps if refresh else [])
    return record | times


def _write(project, record, times, files, refreshed):
    """Put what the notebooks gave, the crate and the record in the place of the last run."""
    run = record["run"]
    folders = [f"{name}/{run}" for name in project.outputs]
    with stage.aside(project.root) as new:
        for name in folders:
            (new / name).mkdir(parents=True)
        for given in files:
            write_files(new, given)
        report = new / folders[-1]
        (report / _CRATE).write_text(run_crate(project, record), encoding="utf-8")
        text = json.dumps(record | times, indent=2) + "\n"
        (report / "run.json").write_text(text, encoding="utf-8")
        moves = [(name, name) for name in folders]
        if refreshed:
            shutil.copytree(report / "notebooks", new / "refreshed")
            moves += [(f"refreshed/{s.path.name}", f"notebooks/{s.path.name}") for s in refreshed]
        stage.move_in(project.root, new, moves)


def _entry(step, result, why):
    return {"notebook": step.path.name, "seconds": result.seconds, "key": step.key,
            "parts": step.parts, "outputs": result.hashes, "why": why}  # fmt: skip


def read_record(project, run):
    """Return the record of the last run of that name, or an empty dict where there is none.

    One that somebody has edited into another shape is none.
    """
    try:
        record = json.loads(project.record_path(run).read_text(encoding="utf-8"))
        json.dumps(record, ensure_ascii=False).encode()  # no halves of characters
    except (OSError, ValueError, RecursionError):
        return {}
    wanted = {"parameters": dict, "started": str, "seconds": float | int}
    if not isinstance(record, dict) or not all(
        isinstance(record.get(name), kind) for name, kind in wanted.items()
    ):
        return {}
    values = record["parameters"].values()
    items = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return record if all(isinstance(item, str | float | int) for item in items) else {}


def entries(record):
    """Map each notebook to its entry in a record, as far as that can be read."""
    listed = record.get("notebooks")
    wanted = {"notebook": str, "key": str, "parts": dict, "outputs": dict, "seconds": float | int}
    return {
        entry["notebook"]: entry
        for entry in (listed if isinstance(listed, list) else [])
        if isinstance(entry, dict)
        and all(isinstance(entry.get(name), kind) for name, kind in wanted.items())
    }


def is_taken(project, name):
    """Say whether outputs of that name are those of a run, or kept for one."""
    folders = [project.root / folder / name for folder in project.outputs]
    is_sweep = (folders[-1] / SWEEP_RECORD).exists()
    default = project.parameters["run"].default
    return name == default or (not is_sweep and any(path.exists() for path in folders))


def write_sweep(project, grid, planned, errors, save):
    """Have `save` write the tables and reports of a sweep, and move them in as a whole.

    `errors` says what each combination failed for, or is an empty text. `save` finds the folder
    to write below as a notebook does, by the project's environment, and no more of the user's
    settings than a notebook does.
    """
    combinations = [
        {"parameters": one, "key": steps[-1].key, "error": error}
        for one, steps, error in zip(grid.combinations, planned, errors, strict=True)
    ]
    record = {"sweep": grid.name, "versions": versions(project), "parameters": grid.values,
              "combinations": combinations}  # fmt: skip
    with stage.aside(project.root) as new:
        home = new / "home"
        home.mkdir()
        given = closed.environment(home) | project.environment(project.root, new)
        with closed.applied(given):
            save()
        report = new / project.outputs[-1] / grid.name
        (report / SWEEP_RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        folders = [f"{folder}/{grid.name}" for folder in project.outputs]
        moves = [(name, name) for name in folders if (new / name).is_dir()]
        stage.move_in(project.root, new, moves)
