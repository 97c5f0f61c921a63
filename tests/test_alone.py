"""The auditor by itself: installed from its wheel, without the study and what that needs."""

import os
import subprocess
import sys
import zipfile

import pytest

from cifras import paths

# What may not be imported where a text or a table is audited.
STUDY = "pandas numpy matplotlib papermill nbformat IPython ipykernel traitlets yaml PIL".split()
START = """\
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {missing!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Missing())
sys.path[:] = [place for place in sys.path if place != {root!r}]
sys.path.insert(0, {wheel!r})
from cifras.cli import main
sys.exit(main(sys.argv[1:]))
"""
TEXT = "Members fell 30 percent, from 184 in 2022 to 141 in 2023.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout, unpacked: what an installer would lay down."""
    built, into = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    source = tmp_path_factory.mktemp("source")
    kept = subprocess.run(
        ["git", "ls-files", "cifras", "pyproject.toml", "README.md", "LICENSE"],
        cwd=paths.ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    for name in kept:
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((paths.ROOT / name).read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", "from setuptools.build_meta import build_wheel as b; import sys; "
         "b(sys.argv[1])", str(built)],
        cwd=source, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    (file,) = built.glob("*.whl")
    with zipfile.ZipFile(file) as packed:
        packed.extractall(into)
    return into


def run(wheel, folder, *arguments):
    code = START.format(missing=set(STUDY), root=paths.ROOT.as_posix(), wheel=str(wheel))
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "PYTHONSAFEPATH": "1"},
    )  # fmt: skip


def test_a_text_and_a_table_are_audited_without_the_study(wheel, tmp_path):
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    done = run(wheel, tmp_path, "audit", "text.txt", "--output", "v.csv", "--claims", "c.csv",
               "--page", "p.html")  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "contradicted" in (tmp_path / "v.csv").read_text(encoding="utf-8")
    assert "−23.4" in (tmp_path / "p.html").read_text(encoding="utf-8")
    again = run(wheel, tmp_path, "audit", "c.csv")
    assert again.returncode == 1, again.stderr
    assert "1 contradicted" in again.stdout


def test_the_commands_of_the_study_say_what_they_need(wheel, tmp_path):
    for command in (["run"], ["refresh"], ["status"], ["sweep", "x.yml"]):
        done = run(wheel, tmp_path, *command)
        assert done.returncode == 2, command
        assert "Traceback" not in done.stderr
        assert "pip install 'cifras[study]'" in done.stderr
        assert "checkout of the project" in done.stderr


def test_help_and_version_are_told(wheel, tmp_path):
    for argument in ("--help", "--version"):
        assert run(wheel, tmp_path, argument).returncode == 0
