"""Nothing of the settings of whoever runs notebooks reaches a cell, with any kind of kernel."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from small import environment, finish, start

from cifras import paths
from cifras.engine import closed

RC = "lines.linewidth: 20\n"
NO_KERNEL = '{"argv": ["/bin/false"], "language": "python", "display_name": "x"}'
# A cell that shows what it meets of settings.
CELL = """
import matplotlib.pyplot as plt
print(plt.rcParams["lines.linewidth"])
import pandas as pd
print(pd.Series(["a"]).dtype, pd.get_option("display.max_rows"))
import locale, os, time, warnings
print(time.tzname, locale.getpreferredencoding().lower())
print(sorted(name for name in os.environ if name.startswith(("PANDAS", "LANG", "COLUMNS"))))
warnings.warn("seen by those alone who ask for it", ResourceWarning)
1
2
"""
SHOWN = """1.5
str 60
('UTC', 'UTC') utf-8
[]
"""
ALL = "c.InteractiveShell.ast_node_interactivity = 'all'\n"
# Files in the home folder with what they hold, and variables; {} is the home folder.
SETTINGS = {
    "what stands in the home": {
        ".config/matplotlib/matplotlibrc": RC,
        ".ipython/profile_default/startup/00.py": "print('started')",
        ".ipython/profile_default/ipython_config.py": ALL,
        ".local/share/jupyter/kernels/python3/kernel.json": NO_KERNEL,
        "JUPYTER_PREFER_ENV_PATH": "0",
    },
    "what variables point to": {
        "rc": RC, "MATPLOTLIBRC": "{}/rc",
        "start.py": "print('started')", "PYTHONSTARTUP": "{}/start.py",
        "ipython/profile_default/ipython_config.py": ALL, "IPYTHONDIR": "{}/ipython",
        "kernels/kernels/python3/kernel.json": NO_KERNEL, "JUPYTER_PATH": "{}/kernels",
        "VIRTUAL_ENV": "{}/another",
    },
    "what variables say": {
        "PANDAS_FUTURE_INFER_STRING": "0", "TZ": "Asia/Tokyo", "COLUMNS": "20",
        "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
        "PYTHONWARNINGS": "always", "PYTHONDEVMODE": "1",
    },
    "a matplotlibrc where the list of fonts is": {
        "matplotlib/matplotlibrc": RC, "MPLCONFIGDIR": "{}/matplotlib", "XDG_CACHE_HOME": "{}",
    },
    "a matplotlibrc where the command is given": {"matplotlibrc": RC},
    "a backend": {"MPLBACKEND": "nonsense"},
    "no folder to write to": {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"},
}  # fmt: skip


def laid_out(home, settings):
    """Write the files of some settings below a folder; return its variables."""
    variables = {"HOME": str(home)}
    for name, content in settings.items():
        if name.isupper():
            variables[name] = content.format(home)
        else:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(content)
    return variables


def as_somebody(monkeypatch, variables):
    """Have commands run as somebody with these variables runs them."""
    for name in set(closed.environment("/")) - {"PATH", "XDG_CACHE_HOME"}:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def worth(book):
    return [(o.output_type, o.get("text") or o["data"]) for o in book.cells[-1].outputs]


@pytest.mark.parametrize("name", SETTINGS)
def test_no_setting_reaches_a_cell(root, write_notebook, tmp_path_factory, monkeypatch, name):
    write_notebook(f"run\n{CELL}")
    home = tmp_path_factory.mktemp("home")
    as_somebody(monkeypatch, laid_out(home, SETTINGS[name]))
    status, _, said = finish(start(root, "run", at=home))
    assert (status, said) == (0, "")
    book = nbformat.read(root / "reports/baseline/notebooks/01-try-it.ipynb", 4)
    assert worth(book) == [("stream", SHOWN), ("execute_result", {"text/plain": "2"})]


@pytest.mark.parametrize("name", [name for name in SETTINGS if "command" not in name])
def test_no_setting_reaches_a_kernel_of_nbval(tmp_path, monkeypatch, name):
    shutil.copy(paths.ROOT / "conftest.py", tmp_path)
    outputs = [
        new_output("stream", name="stdout", text=SHOWN),
        new_output("execute_result", {"text/plain": "2"}, execution_count=1),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [new_code_cell(CELL, outputs=outputs, execution_count=1)]
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), tmp_path / "a.ipynb")
    home = tmp_path / "home"
    home.mkdir()
    as_somebody(monkeypatch, laid_out(home, SETTINGS[name]))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "a.ipynb", "-p", "no:cacheprovider"],
        cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "1 passed" in done.stdout, done.stdout


def test_the_list_of_fonts_is_kept_where_it_can_be(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert closed.environment("/h")["MPLCONFIGDIR"] == str(tmp_path / "cache" / "matplotlib")
    for cannot_be_written in ("/dev/null", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", cannot_be_written)
        assert closed.environment("/h")["MPLCONFIGDIR"] == "/h/.cache/matplotlib"
    assert not Path("relative").exists()


def test_variables_are_put_back(monkeypatch):
    monkeypatch.setattr(sys, "warnoptions", ["always"])
    before = dict(os.environ)
    with pytest.raises(ZeroDivisionError), closed.applied({"HOME": "/h", "NEW": "1"}):
        assert (dict(os.environ), sys.warnoptions) == ({"HOME": "/h", "NEW": "1"}, [])
        raise ZeroDivisionError
    assert (dict(os.environ), sys.warnoptions) == (before, ["always"])


@pytest.mark.parametrize("flags", [["-b"], ["-bb"], ["-X", "dev"], ["-X", "dev", "-W", "error"]])
def test_no_flag_of_python_stops_what_is_started(flags):
    """Of these flags multiprocessing looks for a warning that each stands for."""
    code = (
        "from cifras.engine import closed\n"
        "from multiprocessing.util import _args_from_interpreter_flags as args\n"
        "with closed.applied({}): print(args())"
    )
    done = subprocess.run(
        [sys.executable, *flags, "-c", code], cwd=paths.ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert f"'{flags[0]}" in done.stdout and "error" not in done.stdout
