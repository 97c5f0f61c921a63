"""Tiny projects and the processes that run them, for tests of whole runs."""

import csv
import os
import shutil
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import cifras
from cifras import paths
from cifras.cli import main


def read_csv(path):
    """Return the rows of a table as dicts."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_csv(path, header, rows):
    """Write rows that are dicts, with these columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def tiny(root, number, reads, writes, code, parameters='run = "baseline"'):
    """Write a notebook of one cell, with the table that says what it reads and writes."""
    head = f"# Q?\n\n| | |\n| --- | --- |\n| reads | {reads} |\n| writes | {writes} |\n"
    cells = [
        new_markdown_cell(head),
        new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        new_markdown_cell("## Work"),
        new_code_cell(f"import time\nfrom pathlib import Path\nfrom cifras import paths\n{code}"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(book, root / "notebooks" / f"{number}-tiny.ipynb")


def environment(root):
    code = str(Path(cifras.__file__).parents[1])
    return {**os.environ, "CIFRAS_ROOT": str(root), "PYTHONPATH": code}


def start(root, *arguments, at=None, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "cifras", *arguments], cwd=at or root, env=environment(root),
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more,
    )  # fmt: skip


# Tiny notebooks neither read tables nor draw: what those of the study need is not imported for
# them, nor are tables checked where only notebooks run. Both take longer than the rest of a run.
LIGHT = """\
import sys
from cifras import project
project._PRELOAD = ()
if sys.argv[1] == "run":
    project._check_sources = project.Project.check
from cifras.cli import main
raise SystemExit(main(sys.argv[1:]))
"""


def start_light(root, *arguments, first="", **more):
    """Start a command on a project of tiny notebooks; `first` is code that is run before."""
    return subprocess.Popen(
        [sys.executable, "-c", f"{first}\n{LIGHT}", *arguments], cwd=root, env=environment(root),
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more,
    )  # fmt: skip


def make_ours(root, patch):
    """Let the package take a project root for its own."""
    patch.setattr(paths, "ROOT", root)
    patch.setattr(paths, "SOURCE", root / "data" / "source")
    patch.setattr(paths, "NOTEBOOKS", root / "notebooks")
    patch.delenv("CIFRAS_STAGE", raising=False)


def command(root, *arguments):
    """Give a command in this process; return its status and what it prints and complains of.

    What the process has imported, and the fork server that it has begun, serve one test after the
    other.
    """
    with pytest.MonkeyPatch.context() as patch:
        make_ours(root, patch)
        patch.chdir(root)
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as said:
            status = main([*arguments])
    return status, out.getvalue(), said.getvalue()


def copy_parts(root, other, parts):
    """Copy files and folders of a project over those of another."""
    for part in parts:
        if (root / part).is_dir():
            shutil.copytree(root / part, other / part, dirs_exist_ok=True)
        else:
            shutil.copy(root / part, other / part)


def finish(process, seconds=90):
    out, said = process.communicate(timeout=seconds)
    return process.returncode, out, said


def wait_for(path, seconds=60):
    until = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < until, f"{path.name} did not come"
        time.sleep(0.02)


def left_behind(root):
    return [p.name for p in root.iterdir() if p.name.startswith((".stage", ".lock"))]


def children(pid):
    done = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in done.stdout.split()]


def descendants(pid):
    return [d for child in children(pid) for d in (child, *descendants(child))]


def have_ended(pids, seconds=20):
    until = time.monotonic() + seconds
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < until, "a process outlived its run"
        time.sleep(0.05)
    return True


def fork_server(pid):
    """Return the process that notebooks of a run are forked from, or None where it is not up."""
    for child in children(pid):
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        if b"forkserver" in command:
            return child
    return None
