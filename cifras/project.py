"""This project as the engine takes it: its parameters, its checks, what its bytes depend on."""

from pathlib import Path

from cifras import __licence__, __released__, __version__, paths
from cifras.engine.parameters import ParameterError, read_parameters
from cifras.engine.project import Project

# What turns the same source into the same bytes; optional ones may be missing.
_LIBRARIES = (
    "ipython", "jinja2", "markdown-it-py", "matplotlib", "nbformat", "numpy", "pandas",
    "papermill", "pillow", "pypandoc-binary", "typst",
)  # fmt: skip
# What the notebooks import, imported once for all of them.
_PRELOAD = (
    "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg",
    "matplotlib_inline.backend_inline", "PIL.PngImagePlugin", "pandas",
    "pandas.io.formats.csvs", "pandas.io.formats.html", "pandas.io.parsers",
)  # fmt: skip


def this_project():
    """Return this project.

    Raises ParameterError where its parameters are declared wrongly, and TableError where the
    tables that they take their values from are at fault.
    """
    try:
        parameters = read_parameters(paths.ROOT)
    except ParameterError:
        _check_sources()  # says better what is wrong where a table is
        raise
    return Project(
        root=paths.ROOT,
        parameters=parameters,
        code=Path(__file__).parent,
        libraries=_LIBRARIES,
        sources=("data/source/**/*.csv", "data/source/**/*.json", "data/tables.json"),
        outputs=paths.RUN_FOLDERS,
        environment=_environment,
        preload=_PRELOAD,
        check=_check_sources,
        about={
            "name": "Cifras",
            "version": __version__,
            "released": __released__,
            "licence": __licence__,
            "licence name": "CC BY 4.0",
        },
    )


def _environment(root, stage):
    return {"CIFRAS_ROOT": str(root), "CIFRAS_STAGE": str(stage)}


def _check_sources():
    from cifras.sources.schema import load_sources

    return load_sources()
