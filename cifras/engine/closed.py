"""The environment in which notebooks are executed: nothing of the settings of whoever runs them.

What a cell shows must not depend on a matplotlibrc, a profile of IPython, a kernel of the same
name, a locale or a variable that somebody has set for other work. Programs find all of that in
the home folder or are told of it by variables: the home is an empty folder, and the variables
are left out. What says where software is and how much of the machine to use stays.
"""

import os
import site
import sys
import warnings
from contextlib import contextmanager
from pathlib import Path

# What variables that hold settings begin with: those of Python, of libraries and programs that
# notebooks use, of the desktop, of the language and the terminal.
_SETTINGS = (
    "PYTHON", "VIRTUAL_ENV",
    "FC_", "FONTCONFIG_", "IPYTHON", "IPY_", "JPY_", "JUPYTER", "MATPLOTLIB", "MPL", "PANDAS_",
    "PYDEVD_", "PYPANDOC_", "SOURCE_DATE_EPOCH", "TYPST_",
    "XDG_CONFIG_", "XDG_DATA_", "XDG_STATE_",
    "LANG", "LC_", "CLICOLOR", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR",
)  # fmt: skip
# Kept all the same: where Python finds and keeps code, and the seed of hashes, on which nothing
# depends.
_KEPT = {
    "PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE", "PYTHONNOUSERSITE", "PYTHONPYCACHEPREFIX",
    "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED",
}  # fmt: skip


def environment(home):
    """Return the variables of this process without settings; `home` is an empty folder.

    The list of fonts, which matplotlib makes in seconds and only where it is missing, is kept
    where it usually is, or in the home where that cannot be written.
    """
    kept = {n: v for n, v in os.environ.items() if n in _KEPT or not n.startswith(_SETTINGS)}
    cache = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"))  # noqa: PTH111 does not raise
    if not cache.is_absolute() or not _is_writable(cache / "matplotlib"):
        cache = Path(home) / ".cache"
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "XDG_CACHE_HOME": str(cache),
        "MPLCONFIGDIR": str(cache / "matplotlib"),
        "MATPLOTLIBRC": os.devnull,  # or one is looked for
        "LC_ALL": "C.UTF-8",
        "PYTHONUSERBASE": site.getuserbase(),  # or it would be looked for in the home
        "PYTHONUTF8": "1",
        "TZ": "UTC",
    }


@contextmanager
def applied(variables):
    """Have this process, and what it starts, find these variables and no others.

    What PYTHONWARNINGS asked for is not passed on either.
    """
    before, asked = dict(os.environ), list(sys.warnoptions)
    _set(variables)
    sys.warnoptions[:] = _of_flags()
    try:
        yield
    finally:
        sys.warnoptions[:] = asked
        _set(before)


def quiet():
    """Show the warnings that Python shows where it is told nothing, in its development mode, too.

    That mode cannot be kept from a process that is started.
    """
    if sys.flags.dev_mode:
        for kind in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
            warnings.simplefilter("ignore", kind)
        warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")


def _of_flags():
    """Return the warnings that flags of Python stand for, which it looks for beside them."""
    flags = sys.flags
    of_bytes = ("", "default::BytesWarning", "error::BytesWarning")[min(flags.bytes_warning, 2)]
    return ["default"] * flags.dev_mode + [of_bytes] * bool(of_bytes)


def _set(variables):
    """Touch only those that differ: other threads may look at them."""
    for name in set(os.environ) - set(variables):
        del os.environ[name]
    for name, value in variables.items():
        if os.environ.get(name) != value:
            os.environ[name] = value


def _is_writable(folder):
    """Say whether a folder can be written, once it has been made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
