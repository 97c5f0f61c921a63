"""Execute notebooks through papermill: one with its inputs, or many in order of dependence.

:func:`execute` takes all it needs and gives all it makes, so that any executor can run it,
in this process or on another machine that holds the same project.
"""

import json
import os
import time
from concurrent.futures import FIRST_COMPLETED, CancelledError, ThreadPoolExecutor, wait
from contextlib import contextmanager
from fnmatch import fnmatchcase

from cifras import paths
from cifras.engine import kernels, stage
from cifras.engine.steps import project_parts
from cifras.engine.store import Result, write_files

KERNEL = "python3"
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


class _KernelDiedError(NotebookError):
    pass


@contextmanager
def local_executor():
    """Return an executor of this machine: as many notebooks at once as it has processors."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    try:
        with ThreadPoolExecutor(count) as executor, kernels.ended_by_errors():
            try:
                yield executor
            except BaseException:
                executor.shutdown(wait=False, cancel_futures=True)
                raise
    finally:
        kernels.reopen()


def execute_all(steps, executor, known, with_defaults=False):
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
                    running[executor.submit(execute, step, _inputs(step, results), given)] = step
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


def execute(step, inputs, parameters):
    """Execute one notebook with nothing but its inputs; return its :class:`Result`.

    Raises :class:`NotebookError` for a cell that fails or a kernel that dies, and where the
    project on this machine is not, or no longer, the one that the step was planned for.
    """
    _require_same_project(step)
    started = time.perf_counter()
    try:
        files = _execute_aside(step, inputs, parameters)
    except _KernelDiedError:
        # It may have been the zygote that died, or something that only a fork does not bear.
        if not kernels.is_warm():
            raise
        files = _execute_aside(step, inputs, parameters, kernels.PlainManager)
    _require_same_project(step)
    return Result(files, round(time.perf_counter() - started, 2))


def _require_same_project(step):
    planned, now = step.project, project_parts(step.reads)
    changed = [name for name in planned | now if planned.get(name) != now.get(name)]
    if changed:
        names = ", ".join(changed)
        error = f"not as when the run was planned: {names}; run it again"
        raise NotebookError(step.path.name, "", error)


def _execute_aside(step, inputs, parameters, manager=kernels.Manager):
    import nbformat

    with stage.aside() as folder:
        write_files(folder, inputs)
        executed = folder / "reports" / step.run / "notebooks" / step.path.name
        executed.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(
            _without_timings(_run_papermill(step, folder, parameters, manager)), executed
        )
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for part in paths.RUN_FOLDERS
            for path in sorted((folder / part).rglob("*"))
            if path.is_file()
        }
    return {name: content for name, content in files.items() if inputs.get(name) != content}


def _run_papermill(step, folder, parameters, manager):
    import nbformat
    import papermill
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    kernels.prepare(paths.ROOT, step.parts["the package"])
    where = {"CIFRAS_ROOT": str(paths.ROOT), "CIFRAS_STAGE": str(folder)}
    setup = (
        f"__import__('os').environ.update({where!r}); "
        f"__import__('sys').path.insert(0, {kernels.CODE!r})"
    )
    name = step.path.name
    try:
        book = papermill.execute_notebook(
            nbformat.reads(json.dumps(step.book), as_version=4),
            None,
            parameters=parameters,
            kernel_name=KERNEL,
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            # papermill's own cwd is that of the whole process, which runs several at once.
            resources={"metadata": {"path": str(paths.NOTEBOOKS)}},
            kernel_manager_class=manager,
            # All that a kernel gives is in files or with us already.
            shutdown_kernel="immediate",
            # The kernel talks to this machine only; its warnings that it does so in plain
            # text, and that it is told to stop, would stand between the progress lines.
            extra_arguments=[
                "--IPKernelApp.log_level=CRITICAL",
                f"--IPKernelApp.exec_lines={setup}",
            ],
        )
    except PapermillExecutionError as error:
        heading = _heading_before(step.book, error.source)
        raise NotebookError(name, heading, f"{error.ename}: {error.evalue}") from None
    except DeadKernelError:
        raise _KernelDiedError(name, "", "its kernel died") from None
    except (RuntimeError, KeyError) as error:
        if "Kernel died" in str(error):
            raise _KernelDiedError(name, "", "its kernel died before it was ready") from None
        raise NotebookError(name, "", f"its kernel did not start: {error}") from None
    for cell in book.cells:
        # papermill lets a cell that calls sys.exit pass, and goes on to the next notebook.
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                message = f"{output.ename}: {output.evalue}"
                raise NotebookError(name, _heading_before(step.book, cell.source), message)
    return book


def _heading_before(book, source):
    """Return the last heading above the cell with this source."""
    heading = ""
    for cell in book["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and text.startswith("#"):
            heading = text.splitlines()[0].lstrip("# ")
        if text == source:
            return heading
    return ""


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
