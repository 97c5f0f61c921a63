"""Execute one notebook: papermill and the cells in one process of their own, forked warm.

A notebook needs no kernel to talk to over sockets: papermill's engine :class:`InProcess` hands
its cells to an IPython shell in the same process and keeps what they show. That process is
forked from multiprocessing's fork server, which has imported the libraries once; where there is
no such server (Windows) it starts cold. It reads nothing of the user's IPython or Jupyter.
:func:`execute` takes all it needs and gives all it makes, so that any executor can run it, in
this process or on another machine that holds the same project at the same place.
"""

import gc
import json
import multiprocessing
import os
import re
import signal
import sys
import threading
import time
from concurrent.futures import FIRST_COMPLETED, CancelledError, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from multiprocessing.connection import wait as wait_for
from pathlib import Path

from . import closed
from .stage import aside
from .steps import shared_parts
from .store import Result, write_files

_warming, _warmed_by = threading.Lock(), None
# So many steps at most are handed out at once, so that their inputs need not all be held.
_AHEAD = 64


class NotebookError(RuntimeError):
    """A cell that failed: ``notebook``, the ``heading`` it stands under, ``error`` in words."""

    def __init__(self, notebook, heading, error):
        super().__init__(notebook, heading, error)
        self.notebook, self.heading, self.error = notebook, heading, error

    def __str__(self):
        where = f'{self.notebook}, under "{self.heading}"' if self.heading else self.notebook
        return f"{where}: {self.error}"


class DeadWorkerError(NotebookError):
    """A notebook whose process ended without an answer."""


def warm_up(project):
    """Begin to import what notebooks need, in a process that each of them is forked from."""
    global _warmed_by
    _warmed_by = os.getpid()
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return
    from multiprocessing import forkserver, util

    forkserver.set_forkserver_preload([f"{__package__}.warm", *project.preload])
    # Nothing in the folder where the command was given is taken for a library.
    variables = closed.environment(util.get_temp_dir()) | {"PYTHONSAFEPATH": "1"}
    # What asks the command to end asks nothing of the fork server while that imports.
    is_main = threading.current_thread() is threading.main_thread()
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN) if is_main else None
    try:
        with closed.applied(variables):
            forkserver.ensure_running()
    finally:
        if is_main:
            signal.signal(signal.SIGINT, heard)


@contextmanager
def local_executor():
    """Return an executor of this machine: as many notebooks at once as it has processors.

    When the block is left by an error, every notebook that still runs is ended.
    """
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    executor = ThreadPoolExecutor(count)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        done = threading.Thread(target=executor.shutdown)
        done.start()
        while done.is_alive():  # a thread may be about to start one more
            for process in multiprocessing.active_children():
                with suppress(OSError, AttributeError):  # no groups on Windows
                    os.killpg(process.pid, signal.SIGKILL)
                process.kill()
            done.join(0.02)
        raise
    executor.shutdown()


def execute_all(project, steps, executor, known, with_defaults=False):
    """Execute steps, each once and after its parents; yield each with its result or error.

    `known` maps keys to results that need not be made. With `with_defaults` no parameters
    are passed. A step whose parent failed is yielded with the error of that parent.
    """
    results, errors, running = dict(known), {}, {}
    waiting = list({step.key: step for step in steps if step.key not in results}.values())
    wanted = {key for step in waiting for key in step.parents}
    try:
        while waiting or running:
            for step in list(waiting):
                failed = [errors[key] for key in step.parents if key in errors]
                if failed:
                    waiting.remove(step)
                    errors[step.key] = failed[0]
                    yield step, failed[0]
                elif len(running) < _AHEAD and all(key in results for key in step.parents):
                    waiting.remove(step)
                    given = {} if with_defaults else step.parameters
                    inputs = _inputs(step, results)
                    running[executor.submit(execute, project, step, inputs, given)] = step
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                step, error = running.pop(future), _error_of(future)
                if error:
                    errors[step.key] = error
                elif step.key in wanted:
                    results[step.key] = future.result()
                yield step, error or future.result()
    finally:
        for future in running:
            future.cancel()


def _error_of(future):
    try:
        return future.exception()
    except CancelledError:
        return OSError(None, "the executor has gone, and a notebook with it")


def _inputs(step, results):
    """Return those files of the parents that the step reads."""
    return {
        name: content
        for key in step.parents
        for name, content in results[key].files.items()
        if any(fnmatchcase(name, pattern) for pattern in step.reads)
    }


def execute(project, step, inputs, parameters):
    """Execute one notebook with nothing but its inputs; return its :class:`store.Result`.

    Raises :class:`NotebookError` for a cell that fails, :class:`DeadWorkerError` for a process
    that dies, and NotebookError too where the project on this machine is not, or no longer, the
    one that the step was planned for.
    """
    _require_same_project(project, step)
    with _warming:
        if _warmed_by != os.getpid():  # a worker of a cluster, which nobody has told to
            warm_up(project)
    started = time.perf_counter()
    with aside(project.root) as folder:
        write_files(folder, inputs)
        executed = folder / project.outputs[-1] / step.run / "notebooks" / step.path.name
        executed.parent.mkdir(parents=True, exist_ok=True)
        home = folder / "home"
        home.mkdir()
        job = {
            "book": json.dumps(step.book), "parameters": parameters, "to": str(executed),
            "at": str(project.notebooks), "home": str(home),
            "environment": closed.environment(home) | project.environment(project.root, folder),
        }  # fmt: skip
        error = _ask(step.path.name, job)
        if error:
            raise NotebookError(step.path.name, *error)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for part in project.outputs
            for path in sorted((folder / part).rglob("*"))
            if path.is_file()
        }
    _require_same_project(project, step)
    made = {name: content for name, content in files.items() if inputs.get(name) != content}
    return Result(made, round(time.perf_counter() - started, 2))


def _require_same_project(project, step):
    planned, now = step.shared, shared_parts(project, step.reads)
    changed = [name for name in planned | now if planned.get(name) != now.get(name)]
    if changed:
        names = ", ".join(changed)
        error = f"not as when the run was planned: {names}; run it again"
        raise NotebookError(step.path.name, "", error)


def _ask(name, job):
    """Have a process of its own do a job; return None, or the heading and words of an error."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    ours, theirs = context.Pipe()
    with ours:
        with theirs:
            process = _started(lambda: context.Process(target=_answer, args=(theirs, job)))
        try:
            return ours.recv()
        except EOFError:
            raise DeadWorkerError(name, "", "its process died") from None
        finally:
            process.join()


def _started(make):
    """Return a process that has started; where the fork server has died, by a new one.

    A server that is killed refuses connections a moment before it is known to have ended, and
    only then is another one started.
    """
    for pause in (0.02, 0.1, 0.5, 2):
        process = make()
        try:
            process.start()
        except (EOFError, OSError):
            time.sleep(pause)
        else:
            return process
    process = make()
    process.start()
    return process


def _answer(connection, job):
    """Do a job in this process, which ends with it, or with whoever asked for it."""
    if hasattr(os, "setsid"):
        os.setsid()  # what ends this process ends what it started, and nothing else does
    signal.signal(signal.SIGINT, signal.default_int_handler)
    multiprocessing.set_start_method(None, force=True)  # a notebook starts others as it likes
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # What was imported stays, and a notebook is over soon: there is little for it to collect.
    gc.freeze()
    gc.set_threshold(50_000)
    os.environ.clear()
    os.environ.update(job["environment"])
    os.chdir(job["at"])
    sys.path[:] = [place for place in sys.path if place]
    closed.quiet()
    try:
        said = _execute(job)
    except Exception as error:  # noqa: BLE001 of whatever a library makes of a cell: it is said, not lost
        said = "", f"{type(error).__name__}: {error}"
    connection.send(said)
    connection.close()
    _end()


def _end_with_parent():
    wait_for([multiprocessing.parent_process().sentinel])
    _end()


def _end():
    """End this process, and what a notebook left running in it or started from it."""
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _execute(job):
    import nbformat
    import papermill
    from papermill.engines import papermill_engines
    from papermill.exceptions import PapermillExecutionError

    from .shell import InProcess

    papermill_engines.register("in-process", InProcess)
    book = nbformat.reads(job["book"], as_version=4)
    try:
        done = papermill.execute_notebook(
            book, None, parameters=job["parameters"], engine_name="in-process",
            kernel_name="python3", language="python", progress_bar=False, home=job["home"],
            request_save_on_cell_execute=False, autosave_cell_every=0,
        )  # fmt: skip
    except PapermillExecutionError as error:
        return _heading_before(book, error.cell_index), f"{error.ename}: {error.evalue}"
    except OSError as error:
        return "", f"{error.strerror or error}"
    for index, cell in enumerate(done.cells):
        # papermill lets a cell that calls sys.exit pass.
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return _heading_before(book, index), f"{output.ename}: {output.evalue}"
    try:
        nbformat.write(_without_timings(done), Path(job["to"]))
    except OSError as error:
        return "", f"{error.strerror or error}"
    return None


def _heading_before(book, index):
    """Return the last heading above the cell that was executed as the one of this index.

    What is executed has a cell of code more where parameters are given: then the last cell that
    is looked at is the one that failed, and no heading.
    """
    above = (cell.source for cell in book.cells[:index] if cell.cell_type == "markdown")
    heads = re.findall(r"^#+ +(.+)", "\n".join(above), re.MULTILINE)
    return heads[-1] if heads else ""


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
