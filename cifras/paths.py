"""Every path of the project, anchored at its root; nothing else.

A run's outputs go to the root too, unless ``CIFRAS_STAGE`` names another folder: the
runner sets it so that a run is written aside and moved in as a whole.
"""

import os
from pathlib import Path

ROOT = Path(os.environ.get("CIFRAS_ROOT") or Path(__file__).parent.parent).resolve()
SOURCE = ROOT / "data" / "source"
NOTEBOOKS = ROOT / "notebooks"
DECLARED = ROOT / "data" / "tables.json"  # what tables the notebooks write, column by column
RUN_FOLDERS = ("data/clean", "data/results", "figures", "reports")


def outputs():
    """Return the folder below which runs are written: the stage, or the root."""
    return Path(os.environ.get("CIFRAS_STAGE") or ROOT)


def clean(run):
    """Return the folder of the cleaned tables of `run`."""
    return outputs() / "data" / "clean" / run


def results(run):
    """Return the folder of the results of `run`."""
    return outputs() / "data" / "results" / run


def figures(run):
    """Return the folder of the figures of `run`."""
    return outputs() / "figures" / run


def reports(run):
    """Return the folder of the report of `run`."""
    return outputs() / "reports" / run


def shown(path):
    """Return `path` as a reader should see it: relative to the project, with slashes."""
    path = Path(path).absolute()
    for base in (outputs().absolute(), ROOT.absolute()):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.as_posix()
