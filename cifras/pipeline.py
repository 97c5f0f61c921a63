"""Run the notebooks in order through papermill: those whose outputs no longer hold."""

import json
import os
import platform
import shutil
import time
from pathlib import Path

from cifras import __version__, paths, stage
from cifras.parameters import ParameterError, check_notebook, check_parameters
from cifras.steps import file_hash, library_versions, plan, reasons, source_files

KERNEL = "python3"
# Now and then a kernel that ends polls a socket once more; tornado logs that with a
# traceback, and nothing is wrong.
_QUIET = "__import__('logging').getLogger('tornado').setLevel(50)"


class NotebookError(RuntimeError):
    """A cell that failed: ``notebook``, the ``heading`` it stands under, ``error`` in words."""

    def __init__(self, notebook, heading, error):
        self.notebook, self.heading, self.error = notebook, heading, error
        where = f'{notebook}, under "{heading}"' if heading else notebook
        super().__init__(f"{where}: {error}")


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


def run_notebooks(given, on_notebook=lambda path, seconds: None, refresh=False, force=False):
    """Run the notebooks whose outputs no longer hold; return the run record, or None.

    None means that nothing had to be done. Outputs are written to a stage beside the run
    folders and moved in only when the last notebook has finished, so a run that fails
    leaves the last good one as it was. `on_notebook` is called after each notebook that ran
    with its path and the seconds it took. With `force` all run; with `refresh` all run with
    their own defaults and are executed in place.

    Before any kernel starts, raises ParameterError, TableError for faulty source tables and
    OSError where the outputs cannot be written; later, NotebookError for a failing cell.
    """
    values = check_parameters(given)
    with stage.locked(values["run"]):
        found = survey(given)
        if refresh or force:
            found = [(step, why or ["asked for"]) for step, why in found]
        if any(why for _, why in found):
            return _run_steps(values, found, on_notebook, refresh)
    return None


def _run_steps(values, found, on_notebook, refresh):
    from cifras.linked import run_crate
    from cifras.registry import load_registry

    load_registry()
    run, started, last = values["run"], time.time(), _last_record(values["run"])
    record = {
        "run": run,
        "parameters": values,
        "versions": {"cifras": __version__, "python": platform.python_version()}
        | library_versions(),
        "inputs": {paths.shown(path): file_hash(path) for path in source_files()},
        "notebooks": [],
    }
    with stage.stage(run) as folder:
        for step, why in found:
            if not why:
                entry = last[step.path.name]
                _carry_over(entry["outputs"], folder)
            else:
                before, clock = _hashes(folder), time.perf_counter()
                executed = folder / "reports" / run / "notebooks" / step.path.name
                _execute(step.path, executed, {} if refresh else step.parameters)
                seconds = round(time.perf_counter() - clock, 2)
                outputs = {n: h for n, h in _hashes(folder).items() if before.get(n) != h}
                entry = {"notebook": step.path.name, "seconds": seconds, "key": step.key,
                         "parts": step.parts, "outputs": outputs}  # fmt: skip
                on_notebook(step.path, seconds)
            record["notebooks"].append(entry | {"why": why})
        folders = [Path(name) / run for name in paths.RUN_FOLDERS]
        for name in folders:
            (folder / name).mkdir(parents=True, exist_ok=True)
        record["outputs"] = _hashes(folder)
        report = folder / "reports" / run
        crate = report / "ro-crate-metadata.json"
        crate.write_text(run_crate(record), encoding="utf-8")
        record["started"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(started))
        record["seconds"] = round(time.time() - started, 2)
        record["machine"] = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
        text = json.dumps(record, indent=2) + "\n"
        (report / "run.json").write_text(text, encoding="utf-8")
        moves = [(folder / name, paths.ROOT / name) for name in folders]
        if refresh:
            shutil.copytree(report / "notebooks", folder / "refreshed")
            moves += [(folder / "refreshed" / step.path.name, step.path) for step, _ in found]
        stage.move_in(folder, moves)
    return record


def read_record(run):
    """Return the record of the last run of that name, or an empty dict where there is none."""
    try:
        record = json.loads((paths.ROOT / "reports" / run / "run.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _last_record(run):
    """Map each notebook to its entry in the last record, as far as that can be read."""
    entries = read_record(run).get("notebooks", [])
    wanted = {"notebook", "key", "parts", "outputs", "seconds"}
    whole = [e for e in entries if isinstance(e, dict) and wanted <= set(e)]
    return {entry["notebook"]: entry for entry in whole}


def _carry_over(outputs, folder):
    """Bring the outputs of a notebook that need not run again into the stage."""
    for name in outputs:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(paths.ROOT / name, target)


def _execute(path, executed, values):
    """Execute one notebook through papermill and store a copy without any timing."""
    import nbformat
    import papermill
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    executed.parent.mkdir(parents=True, exist_ok=True)
    try:
        book = papermill.execute_notebook(
            str(path),
            None,
            parameters=values,
            kernel_name=KERNEL,
            language="python",
            cwd=str(paths.NOTEBOOKS),
            progress_bar=False,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            # The kernel talks to this machine only; its warnings that it does so in plain
            # text, and that it is told to stop, would stand between the progress lines.
            extra_arguments=[
                "--IPKernelApp.log_level=CRITICAL",
                f"--IPKernelApp.exec_lines={_QUIET}",
            ],
        )
    except PapermillExecutionError as error:
        raise NotebookError(
            path.name, _heading_before(path, error.source), f"{error.ename}: {error.evalue}"
        ) from None
    except DeadKernelError:
        raise NotebookError(path.name, "", "its kernel died") from None
    for cell in book.cells:
        # papermill lets a cell that calls sys.exit pass, and goes on to the next notebook.
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                message = f"{output.ename}: {output.evalue}"
                raise NotebookError(path.name, _heading_before(path, cell.source), message)
    nbformat.write(_without_timings(book), executed)


def _heading_before(path, source):
    """Return the last heading above the cell with this source."""
    heading = ""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and text.startswith("#"):
            heading = text.splitlines()[0].lstrip("# ")
        if text == source:
            return heading
    return heading


def _without_timings(book):
    """Drop what differs between two runs of the same notebook."""
    book.metadata.pop("papermill", None)
    book.metadata.get("language_info", {}).pop("version", None)
    for cell in book.cells:
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
        if not cell.metadata.get("tags", True):
            del cell.metadata["tags"]
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    return book


def _hashes(base):
    """Map every file below the run folders of `base` to its hash."""
    files = [f for folder in paths.RUN_FOLDERS for f in sorted((base / folder).rglob("*"))]
    return {f.relative_to(base).as_posix(): file_hash(f) for f in files if f.is_file()}
