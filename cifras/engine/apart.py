"""Notebooks that stand apart: executed in place by a refresh, left out of every run."""

from . import worker
from .steps import plan, read_notebooks
from .store import write_files


class _NoRun(dict):
    """The values of the parameters where there is no run to have any."""

    def __missing__(self, name):
        return "apart" if name == "run" else None


def refresh_apart(project, on_notebook):
    """Execute the notebooks that stand apart, with the defaults that they declare, in place.

    `on_notebook` is called with each and the seconds it took. Raises
    :class:`worker.NotebookError` for a failing cell; nothing is written then.
    """
    steps, made = plan(project, read_notebooks(project, apart=True), _NoRun()), {}
    with worker.local_executor() as executor:
        for step, result in worker.execute_all(project, steps, executor, {}, with_defaults=True):
            if isinstance(result, BaseException):
                raise result
            (executed,) = (c for name, c in result.files.items() if name.endswith(step.path.name))
            made[step.path.relative_to(project.root).as_posix()] = executed
            on_notebook(step, result.seconds)
    write_files(project.root, made)
