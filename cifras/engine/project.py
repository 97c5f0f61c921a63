"""What the engine is told of a project: where things are and what a run depends on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .parameters import Parameters


def _no_environment(root, stage):
    return {}


def _no_check():
    return None


@dataclass(frozen=True)
class Project:
    """A project of notebooks.

    `root` is its folder, `parameters` what a run may set. `code` is the folder of its package:
    whatever changes there makes everything run again, and so does another version of one of
    the distributions `libraries`. `sources` are the patterns of the files it is made from,
    `outputs` the folders in which each run has one of its own name. `check` is called before
    the first notebook starts and raises for sources that cannot be used. `environment` tells a
    notebook its project and the folder it writes below; `preload` are modules that are imported
    once for all notebooks. `about` holds ``name``, ``version``, ``released``, ``licence`` (an
    address) and ``licence name``, for the records of runs.
    """

    root: Path
    parameters: Parameters
    code: Path
    about: dict
    libraries: tuple = ()
    sources: tuple = ("data/source/*.csv",)
    outputs: tuple = ("data/clean", "data/results", "figures", "reports")
    environment: Callable[[Path, Path], dict] = _no_environment
    preload: tuple = ()
    check: Callable[[], object] = _no_check

    @property
    def notebooks(self):
        """The folder of the notebooks."""
        return self.root / "notebooks"

    @property
    def store(self):
        """The folder that keeps what notebooks gave."""
        return self.root / ".cifras"

    def record_path(self, run):
        """Return where the record of a run stands."""
        return self.root / self.outputs[-1] / run / "run.json"

    def shown(self, path):
        """Return `path` as a reader should see it: relative to the project, with slashes."""
        path = Path(path).absolute()
        inside = path.is_relative_to(self.root.absolute())
        return (path.relative_to(self.root.absolute()) if inside else path).as_posix()
