"""A run does what is needed and no more; whatever is killed on the way leaves nothing half-done."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import cifras
from cifras import paths, stage, steps
from cifras.parameters import check_parameters
from cifras.pipeline import _execute, read_notebooks, survey
from cifras.steps import declared_files, plan, reasons

ALL = ["01", "02", "03", "04", "05"]


def keys(**given):
    return {step.name[:2]: step.key for step in plan(read_notebooks(), check_parameters(given))}


@pytest.mark.parametrize(
    ("given", "again"),
    [
        ({"formats": "md"}, ["05"]),
        ({"vintage": "latest"}, ["02", "04", "05"]),
        ({"grain": "printed"}, ["02", "04", "05"]),
        ({"language": "es"}, ["03", "04", "05"]),
        ({"estimator": "UNODC"}, ["02", "03", "04", "05"]),
        ({"end_year": "2017"}, ALL),
        ({"run": "another"}, ALL),
        ({}, []),
    ],
)
def test_a_parameter_re_runs_the_notebooks_that_read_it_and_those_after_them(given, again):
    before, now = keys(), keys(**given)
    assert [name for name in ALL if before[name] != now[name]] == again


def test_the_package_or_a_source_table_re_runs_all(monkeypatch):
    before = keys()
    monkeypatch.setattr(steps, "_package_hash", lambda: "another")
    assert not set(before.values()) & set(keys().values())
    monkeypatch.undo()
    real = steps.file_hash
    monkeypatch.setattr(
        steps, "file_hash", lambda path: "new" if path.name == "claims.csv" else real(path)
    )
    assert not set(before.values()) & set(keys().values())


def test_a_changed_cell_re_runs_its_notebook_and_what_reads_from_it():
    values, books = check_parameters({}), read_notebooks()
    before = {step.name[:2]: step.key for step in plan(books, values)}
    book = next(book for path, book in books.items() if path.name.startswith("04"))
    book["cells"][-1]["source"] = ["1"]
    now = {step.name[:2]: step.key for step in plan(books, values)}
    assert [name for name in ALL if before[name] != now[name]] == ["04", "05"]


@pytest.mark.parametrize("path", sorted(paths.NOTEBOOKS.glob("*.ipynb")), ids=lambda p: p.stem)
def test_a_notebook_needs_no_more_than_it_says_it_reads(path, tmp_path, monkeypatch):
    """Each runs with the declared inputs alone, and writes what stands in the project."""
    book = json.loads(path.read_text(encoding="utf-8"))
    declared = {
        what: [pattern.replace("<run>", "baseline") for pattern in patterns]
        for what, patterns in declared_files(book).items()
    }
    given = {
        file.relative_to(paths.ROOT)
        for pattern in declared["reads"]
        if not pattern.startswith(("data/source", "notebooks"))
        for file in paths.ROOT.glob(pattern)
    }
    earlier = {}
    for file in given:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(paths.ROOT / file, tmp_path / file)
        earlier[file] = (tmp_path / file).read_bytes()
    monkeypatch.setenv("CIFRAS_STAGE", str(tmp_path))
    monkeypatch.setenv("CIFRAS_ROOT", str(paths.ROOT))
    _execute(path, tmp_path / "executed.ipynb", {})
    files = {f.relative_to(tmp_path) for f in tmp_path.rglob("*") if f.is_file()}
    written = {f for f in files if earlier.get(f) != (tmp_path / f).read_bytes()}
    written -= {Path("executed.ipynb")}
    assert written
    for file in written:
        assert any(file.match(pattern) for pattern in declared["writes"]) or (
            file.name == "datapackage.json"
        )
        assert (paths.ROOT / file).read_bytes() == (tmp_path / file).read_bytes(), file


# Whole runs of two tiny notebooks, the second of which reads what the first writes.


def tiny(root, number, reads, writes, code):
    head = f"# Q?\n\n| | |\n| --- | --- |\n| reads | {reads} |\n| writes | {writes} |\n"
    cells = [
        new_markdown_cell(head),
        new_code_cell('run = "baseline"', metadata={"tags": ["parameters"]}),
        new_markdown_cell("## Work"),
        new_code_cell(f"import time\nfrom pathlib import Path\nfrom cifras import paths\n{code}"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(book, root / "notebooks" / f"{number}-tiny.ipynb")


FIRST = """
folder = paths.clean(run)
folder.mkdir(parents=True, exist_ok=True)
(folder / "a.txt").write_text((paths.ROOT / "word").read_text())
"""
SECOND = """
word = (paths.clean(run) / "a.txt").read_text()
folder = paths.results(run)
folder.mkdir(parents=True, exist_ok=True)
if (paths.ROOT / "wait").exists():
    (paths.ROOT / "waiting").write_text("")
    time.sleep(float((paths.ROOT / "wait").read_text()))
(folder / "b.txt").write_text(word * 2)
"""


@pytest.fixture
def project(root):
    (root / "word").write_text("x")
    tiny(root, "01", "`data/source/*.csv`", "`data/clean/<run>/a.txt`", FIRST)
    tiny(root, "02", "`data/clean/<run>/a.txt`", "`data/results/<run>/b.txt`", SECOND)
    return root


def environment(root):
    code = str(Path(cifras.__file__).parents[1])
    return {**os.environ, "CIFRAS_ROOT": str(root), "PYTHONPATH": code}


def start(root, *arguments, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "cifras", *arguments], cwd=root, env=environment(root), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more,
    )  # fmt: skip


def finish(process):
    out, said = process.communicate(timeout=90)
    return process.returncode, out, said


def run(root, *arguments):
    return finish(start(root, "run", *arguments))


def result(root, name="baseline"):
    return (root / "data" / "results" / name / "b.txt").read_text(encoding="utf-8")


def wait_for(path, seconds=60):
    until = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < until, f"{path.name} did not come"
        time.sleep(0.02)


def left_behind(root):
    return [p.name for p in root.iterdir() if p.name.startswith((".stage", ".new-stage", ".lock"))]


def test_a_second_run_does_nothing_and_says_so(project):
    assert run(project)[0] == 0
    before = (project / "data" / "results" / "baseline" / "b.txt").stat().st_mtime_ns
    status, out, _ = run(project)
    assert status == 0
    assert "nothing changed: run baseline is up to date" in out
    assert "01-tiny" not in out
    assert (project / "data" / "results" / "baseline" / "b.txt").stat().st_mtime_ns == before
    assert "01-tiny" in run(project, "--force")[1]


def test_a_damaged_output_is_made_again_by_its_notebook_alone(project):
    assert run(project)[0] == 0
    (project / "data" / "results" / "baseline" / "b.txt").write_text("wrong")
    explained = run(project, "--explain")[1]
    assert "02-tiny" in explained
    assert "data/results/baseline/b.txt is missing or was changed" in explained
    assert result(project) == "wrong"  # explaining runs nothing
    status, out, _ = run(project)
    assert (status, result(project)) == (0, "xx")
    assert "02-tiny" in out
    assert "01-tiny" not in out


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"notebooks": [1, {"notebook": "01-tiny"}]}'])
def test_a_record_that_cannot_be_read_means_that_all_run(project, spoilt):
    assert run(project)[0] == 0
    (project / "reports" / "baseline" / "run.json").write_text(spoilt)
    out = run(project)[1]
    assert "01-tiny" in out
    assert "02-tiny" in out


def test_status_tells_each_run_its_parameters_and_what_changed(project):
    assert run(project)[0] == 0
    assert run(project, "--run", "other", "-p", "vintage=latest")[0] == 0
    (project / "data" / "clean" / "other" / "a.txt").unlink()
    status, out, _ = finish(start(project, "status"))
    assert status == 0
    assert "default parameters" in out
    assert "vintage=latest" in out
    assert "data/clean/other/a.txt is missing or was changed" in out
    status, _, said = finish(start(project, "status", "nowhere"))
    assert status == 2
    assert "no record of a run nowhere; those with one: baseline, other" in said


@pytest.mark.parametrize("whom", ["runner", "kernel"])
def test_after_a_kill_the_last_outputs_are_whole_and_the_next_run_succeeds(project, whom):
    assert run(project)[0] == 0
    (project / "word").write_text("y")
    (project / "wait").write_text("40")
    process = start(project, "run", "--force")
    wait_for(project / "waiting")
    children = subprocess.run(
        ["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False
    ).stdout.split()
    assert children
    victims = [process.pid] if whom == "runner" else map(int, children)
    for victim in victims:
        os.kill(victim, signal.SIGKILL)
    status, _, said = finish(process)
    assert status != 0
    assert whom == "runner" or "its kernel died" in said
    assert result(project) == "xx"
    (project / "wait").unlink()
    status, _, said = run(project, "--force")
    assert status == 0, said
    assert result(project) == "yy"
    assert left_behind(project) == []
    until = time.monotonic() + 20
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < until, "a kernel outlived its run"
        time.sleep(0.1)


@pytest.mark.parametrize("after", range(7))
def test_a_move_that_is_killed_between_two_renames_is_finished(root, monkeypatch, after):
    names = ["data/clean/r", "data/results/r", "reports/r"]
    for name in names:
        (root / name).mkdir(parents=True)
        (root / name / "f").write_text("old")
    child = os.fork()
    if child == 0:  # pragma: no cover
        count = 0
        real = Path.rename

        def rename(self, target):
            nonlocal count
            count += 1
            if count > after + 2:  # the first two make the stage and write the journal down
                os._exit(9)
            return real(self, target)

        Path.rename = rename
        with stage.stage("r") as folder:
            for name in names:
                (folder / name).mkdir(parents=True)
                (folder / name / "f").write_text("new")
            stage.move_in(folder, [(folder / name, root / name) for name in names])
        os._exit(0)
    os.waitpid(child, 0)
    stage.recover()
    assert {(root / name / "f").read_text() for name in names} == {"new"}
    assert left_behind(root) == []


def test_a_stage_in_use_is_left_alone(root):
    with stage.stage("r") as folder:
        stage.recover()
        assert folder.exists()
    assert left_behind(root) == []


def test_of_two_runs_of_one_name_the_second_says_so_and_waits(project):
    (project / "wait").write_text("3")
    first = start(project, "run")
    wait_for(project / "waiting")
    second = start(project, "run")
    status, out, said = finish(second)
    assert status == 0
    assert f"run baseline is under way (process {first.pid}); waiting" in said
    assert "nothing changed" in out
    assert finish(first)[0] == 0
    assert left_behind(project) == []


def test_two_runs_of_different_names_go_on_side_by_side(project):
    (project / "wait").write_text("2")
    processes = [start(project, "run", "--run", name) for name in ("one", "two")]
    for process in processes:
        status, _, said = finish(process)
        assert status == 0, said
        assert "under way" not in said
    assert result(project, "one") == result(project, "two") == "xx"
    assert left_behind(project) == []


def test_an_output_folder_that_is_removed_meanwhile_is_made_again(project):
    (project / "wait").write_text("2")
    process = start(project, "run")
    wait_for(project / "waiting")
    shutil.rmtree(project / "figures")
    shutil.rmtree(project / "data" / "results")
    status, _, said = finish(process)
    assert status == 0, said
    assert result(project) == "xx"


def test_a_full_disk_leaves_the_last_outputs_and_the_next_run_succeeds(project):
    assert run(project)[0] == 0
    (project / "word").write_text("z" * 50_000)

    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))

    status, _, said = finish(start(project, "run", "--force", preexec_fn=no_room))
    assert status in (1, 2)
    assert "File too large" in said
    assert "Traceback" not in said
    assert result(project) == "xx"
    assert left_behind(project) == []
    assert run(project, "--force")[0] == 0
    assert result(project) == "z" * 100_000


def test_reasons_name_what_changed(project):
    ((first, _), (second, _)) = survey({})
    entry = {"parts": first.parts, "outputs": {}}
    assert reasons(first, None) == ["it has not run yet"]
    assert reasons(first, entry) == []
    entry["parts"] = first.parts | {"parameter run": "other", "its cells": "?"}
    assert reasons(first, entry) == ["its cells changed", "run is baseline, was other"]
    before = {"parts": second.parts | {"01-tiny": "?"}, "outputs": {}}
    assert reasons(second, before) == ["it reads what 01-tiny writes anew"]
