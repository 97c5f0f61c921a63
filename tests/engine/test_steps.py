"""A run does what is needed and no more; whatever is killed on the way leaves nothing half-done."""

import json
import os
import pickle
import resource
import shutil
import signal
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from small import (
    children,
    command,
    copy_parts,
    descendants,
    finish,
    fork_server,
    have_ended,
    left_behind,
    start,
    start_light,
    tiny,
    wait_for,
)

from cifras import paths
from cifras.cli import main
from cifras.engine import stage, steps, worker
from cifras.engine.run import survey
from cifras.engine.steps import plan, read_notebooks, reasons
from cifras.engine.worker import NotebookError, execute
from cifras.project import this_project

ALL = ["01", "02", "03", "04", "05"]


def keys(**given):
    return {step.name[:2]: step.key for step in planned(**given)}


def planned(**given):
    project = this_project()
    return plan(project, read_notebooks(project), project.parameters.check(given))


@pytest.mark.parametrize(
    ("given", "again"),
    [
        ({"formats": "md"}, ["05"]),
        ({"vintage": "latest"}, ["02", "05"]),
        ({"grain": "printed"}, ["02", "05"]),
        ({"close_points": 2}, ["03", "05"]),
        ({"language": "es"}, ["02", "03", "04", "05"]),
        ({"estimator": "UNODC"}, ["02", "04", "05"]),
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
    monkeypatch.setattr(steps, "_package_hash", lambda project: "another")
    assert not set(before.values()) & set(keys().values())
    monkeypatch.undo()
    real = steps.file_hash
    monkeypatch.setattr(
        steps, "file_hash", lambda path: "new" if path.name == "claims.csv" else real(path)
    )
    assert not set(before.values()) & set(keys().values())


@pytest.mark.parametrize(
    "change",
    [{"source": ["1"]}, {"cell_type": "markdown"}, {"metadata": {"tags": ["hide"]}}],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_cell_re_runs_its_notebook_and_what_reads_from_it(change):
    project = this_project()
    values, books = project.parameters.check({}), read_notebooks(project)
    before = {step.name[:2]: step.key for step in plan(project, books, values)}
    book = next(book for path, book in books.items() if path.name.startswith("04"))
    *_, cell = (cell for cell in book["cells"] if cell["cell_type"] == "code")
    cell |= change
    now = {step.name[:2]: step.key for step in plan(project, books, values)}
    assert [name for name in ALL if before[name] != now[name]] == ["04", "05"]


# Whole runs of two tiny notebooks, the second of which reads what the first writes.


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


@pytest.fixture(scope="module")
def finished(bare_root, tmp_path_factory):
    """A project whose default run has been made, to be copied."""
    root = tmp_path_factory.mktemp("finished")
    shutil.copytree(bare_root, root, dirs_exist_ok=True)
    (root / "word").write_text("x")
    tiny(root, "01", "`data/source/*.csv`", "`data/clean/<run>/a.txt`", FIRST)
    tiny(root, "02", "`data/clean/<run>/a.txt`", "`data/results/<run>/b.txt`", SECOND)
    assert run(root)[0] == 0
    return root


@pytest.fixture
def project(root, finished):
    copy_parts(finished, root, ["word", "notebooks"])
    return root


@pytest.fixture
def has_run(project, finished):
    copy_parts(finished, project, [".cifras", *paths.RUN_FOLDERS])


def run(root, *arguments):
    return command(root, "run", *arguments)


def result(root, name="baseline"):
    return (root / "data" / "results" / name / "b.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("has_run")
def test_a_second_run_does_nothing_and_says_so(project):
    before = (project / "data" / "results" / "baseline" / "b.txt").stat().st_mtime_ns
    status, out, _ = run(project)
    assert status == 0
    assert "nothing changed: run baseline is up to date" in out
    assert "01-tiny" not in out
    assert (project / "data" / "results" / "baseline" / "b.txt").stat().st_mtime_ns == before
    assert "01-tiny" in run(project, "--force")[1]


@pytest.mark.usefixtures("has_run")
def test_a_crate_that_is_gone_is_written_again_without_running_anything(project):
    crate = project / "reports" / "baseline" / "ro-crate-metadata.json"
    before = crate.read_bytes()
    crate.unlink()
    status, out, _ = run(project)
    assert status == 0
    assert "-tiny" not in out
    assert crate.read_bytes() == before


def test_a_notebook_is_given_nothing_that_it_does_not_say_it_reads(project):
    tiny(project, "01", "`data/source/*.csv`", "`data/clean/<run>/*.txt`",
         f"{FIRST}\n(folder / 'c.txt').write_text('')")  # fmt: skip
    tiny(project, "02", "`data/clean/<run>/a.txt`", "`data/results/<run>/b.txt`",
         f"assert not (paths.clean(run) / 'c.txt').exists()\n{SECOND}")  # fmt: skip
    status, _, said = run(project)
    assert status == 0, said
    assert (project / "data" / "clean" / "baseline" / "c.txt").exists()


@pytest.mark.usefixtures("has_run")
def test_a_damaged_output_is_made_again_by_its_notebook_alone(project):
    (project / "data" / "results" / "baseline" / "b.txt").write_text("wrong")
    explained = run(project, "--explain")[1]
    assert "02-tiny" in explained
    assert "data/results/baseline/b.txt is missing or was changed" in explained
    assert result(project) == "wrong"  # explaining runs nothing
    status, out, _ = run(project)
    assert (status, result(project)) == (0, "xx")
    assert "02-tiny" in out
    assert "01-tiny" not in out


@pytest.mark.parametrize(
    "spoilt",
    [
        "", "{", "[]", '{"notebooks": null}', '{"notebooks": [1, {"notebook": "01-tiny"}]}',
        '{"notebooks": [{"notebook": "01-tiny.ipynb", "key": "k", "parts": [], "outputs": {}}]}',
    ],
)  # fmt: skip
@pytest.mark.usefixtures("has_run")
def test_a_record_that_cannot_be_read_means_that_all_run(project, spoilt):
    (project / "reports" / "baseline" / "run.json").write_text(spoilt)
    out = run(project)[1]
    assert "01-tiny" in out
    assert "02-tiny" in out


@pytest.mark.parametrize(
    "spoilt",
    [
        b"", b"[]", b"\xff\xfe\0", b"[" * 99_999, b"9" * 5000,
        *(
            json.dumps({"parameters": {}, "started": "", "seconds": 1} | change).encode()
            for change in (
                {"parameters": 1}, {"parameters": None}, {"started": []}, {"seconds": "1"},
                {"parameters": {"documents": [1, [2]]}}, {"parameters": {"end_year": {"a": 1}}},
                {"parameters": {"estimator": "\ud800"}}, {"notebooks": [{"notebook": "\udfff"}]},
            )
        ),
    ],
    ids=lambda text: text[:70].decode(errors="replace").replace("\0", ""),
)  # fmt: skip
def test_status_names_a_record_that_no_run_wrote(project, capsys, spoilt):
    folder = project / "reports" / "spoilt"
    folder.mkdir(parents=True)
    (folder / "run.json").write_bytes(spoilt)
    assert main(["status"]) == 0
    said = "spoilt: reports/spoilt/run.json is not as a run wrote it; run it again\n"
    assert capsys.readouterr() == (said, "")


@pytest.mark.parametrize(
    "change",
    [
        {"notebooks": 3}, {"notebooks": [1, []]}, {"parameters": {"grain": "x", "documents": [1]}},
        {"parameters": {"close_points": float("nan"), "end_year": 1e999, "grain": True}},
        {"outputs": {"\0": "", "/": 1, "": []}}, {"parts": {"parameter run": [1, {}]}},
        {"seconds": True}, {"seconds": 1e999},
    ],
    ids=str,
)  # fmt: skip
def test_status_and_explain_bear_any_record(project, capsys, change):
    step, _ = planned()
    entry = {"notebook": step.path.name, "key": step.key, "parts": step.parts, "outputs": {},
             "seconds": 1.0}  # fmt: skip
    entry |= {name: part for name, part in change.items() if name in entry}
    record = {"parameters": {}, "started": "", "seconds": 1, "notebooks": [entry]} | change
    (project / "reports" / "baseline").mkdir(parents=True)
    (project / "reports" / "baseline" / "run.json").write_text(json.dumps(record))
    assert main(["status"]) == 0
    assert capsys.readouterr().out.startswith("baseline: ")
    assert main(["run", "--explain"]) == 0


@pytest.mark.usefixtures("has_run")
def test_status_tells_each_run_its_parameters_and_what_changed(project):
    assert run(project, "--run", "other", "-p", "vintage=latest")[0] == 0
    (project / "data" / "clean" / "other" / "a.txt").unlink()
    status, out, _ = command(project, "status")
    assert status == 0
    assert "default parameters" in out
    assert "vintage=latest" in out
    assert "data/clean/other/a.txt is missing or was changed" in out
    status, _, said = command(project, "status", "nowhere")
    assert status == 2
    assert "no record of a run nowhere; those with one: baseline, other" in said


@pytest.mark.parametrize("whom", ["runner", "worker", "fork server"])
@pytest.mark.usefixtures("has_run")
def test_after_a_kill_the_last_outputs_are_whole_and_the_next_run_succeeds(project, whom):
    (project / "word").write_text("y")
    (project / "wait").write_text("3")
    process = start_light(project, "run", "--force")
    wait_for(project / "waiting")
    family, server = descendants(process.pid), fork_server(process.pid)
    (worker,) = children(server)
    victim = {"runner": process.pid, "worker": worker, "fork server": server}[whom]
    assert result(project) == "xx"
    (project / "wait").unlink()
    os.kill(victim, signal.SIGKILL)
    status, _, said = finish(process)
    assert have_ended(family)
    if whom == "fork server":  # those it has forked go on without it
        assert (status, result(project)) == (0, "yy"), said
    else:
        assert status != 0
        assert whom == "runner" or "02-tiny.ipynb: its process died" in said
        assert result(project) == "xx"
    status, _, said = run(project, "--force")
    assert status == 0, said
    assert result(project) == "yy"
    assert left_behind(project) == []


@pytest.mark.parametrize("delay", [0, 0.2, 0.5, 1.0])
def test_a_fork_server_that_is_killed_at_any_time_does_not_fail_the_run(project, delay):
    (project / "wait").write_text("0.5")
    process = start(project, "run")  # with all the imports that the server makes for the study
    until, server = time.monotonic() + 20, None
    while server is None and time.monotonic() < until:
        server = fork_server(process.pid)
        time.sleep(0.01)
    time.sleep(delay)
    os.kill(server, signal.SIGKILL)
    status, _, said = finish(process)
    assert status == 0, said
    assert result(project) == "xx"
    assert left_behind(project) == []


def test_of_two_notebooks_at_once_a_dead_process_fails_its_own_alone(project):
    (project / "wait").write_text("2")
    third = SECOND.replace("results", "figures")
    tiny(project, "03", "`data/clean/<run>/a.txt`", "`figures/<run>/b.txt`",
         f"import os\nif not (paths.ROOT / 'well').exists(): os._exit(1)\n{third}")  # fmt: skip
    status, _, said = run(project)
    assert status == 1
    assert "03-tiny.ipynb: its process died" in said
    assert "02-tiny" not in said
    (project / "well").write_text("")
    assert run(project)[0] == 0


@pytest.mark.parametrize("missing", ["fork server", "file locks"])
def test_a_system_without_a_fork_server_or_file_locks_does_the_same(root, write_notebook, missing):
    write_notebook(f"from cifras import paths\n{FIRST}")
    (root / "word").write_text("x")
    cut = {
        "fork server": "multiprocessing.get_all_start_methods = lambda: ['spawn']",
        "file locks": "stage.fcntl = None",
    }[missing]
    first = f"import multiprocessing; from cifras.engine import stage; {cut}"
    status, _, said = finish(start_light(root, "run", first=first))
    assert status == 0, said
    assert (root / "data/clean/baseline/a.txt").read_text() == "x"


@pytest.mark.usefixtures("has_run")
def test_a_notebook_that_is_renamed_runs_again(project):
    path = project / "notebooks" / "01-tiny.ipynb"
    path.rename(path.with_name("01-other.ipynb"))
    status, _, said = run(project)
    assert status == 0, said
    executed = {p.name for p in (project / "reports/baseline/notebooks").iterdir()}
    assert executed == {"01-other.ipynb", "02-tiny.ipynb"}


def test_a_run_that_is_interrupted_while_it_waits_leaves_the_others_lock(project):
    (project / "wait").write_text("4")
    first = start_light(project, "run")
    wait_for(project / "waiting")
    sigint = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler)}
    second = start_light(project, "run", **sigint)
    assert "under way" in second.stderr.readline()
    second.send_signal(signal.SIGINT)
    assert finish(second)[0] == 130
    assert left_behind(project).count(".lock-baseline") == 1
    third = start_light(project, "run")
    assert "under way" in third.stderr.readline()
    assert finish(first)[0] == finish(third)[0] == 0
    assert left_behind(project) == []


def test_what_goes_to_another_machine_can_be_pickled():
    error = NotebookError("01-x.ipynb", "Work", "ValueError: no")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (NotebookError, str(error))
    step = planned()[0]
    assert pickle.loads(pickle.dumps(step)) == step


def test_another_state_of_the_project_is_refused_in_words(project):
    (step, _), _ = survey(this_project(), {})
    (project / "data" / "source" / "events.csv").unlink()
    with pytest.raises(NotebookError, match=r"not as when the run was planned: data/source/events"):
        execute(this_project(), step, {}, {})


def entries(root):
    return sorted((root / ".cifras").iterdir())


@pytest.mark.usefixtures("has_run")
def test_what_another_run_gave_is_taken_if_it_is_whole_and_made_again_if_not(project):
    (project / "word").write_text("y")  # no source table: only a notebook that runs can see it
    shutil.rmtree(project / "reports" / "baseline")
    status, out, _ = run(project)
    assert (status, result(project)) == (0, "xx")
    assert out.count("made by another run") == 2
    for damage in ("changed", "gone", "list"):
        shutil.rmtree(project / "reports" / "baseline")
        for entry in entries(project):
            file = next(entry.rglob("*.txt"))
            if damage == "changed":
                file.write_text("wrong")
            elif damage == "gone":
                file.unlink()
            else:
                (entry / "list.json").write_text('{"files": [')
        (project / "word").write_text(damage)
        status, out, _ = run(project)
        assert (status, result(project)) == (0, damage * 2)
        assert "made by another run" not in out
        assert len(entries(project)) == 2


@pytest.mark.usefixtures("has_run")
def test_what_an_older_package_gave_is_thrown_away(project):
    old = project / ".cifras" / "older"
    shutil.copytree(entries(project)[0], old)
    known = json.loads((old / "list.json").read_text())
    (old / "list.json").write_text(json.dumps(known | {"package": "another"}))
    assert run(project, "--force")[0] == 0
    assert len(entries(project)) == 2


@pytest.mark.usefixtures("has_run")
def test_a_clock_that_jumps_changes_nothing(project):
    for number, file in enumerate(f for f in project.rglob("*") if f.is_file()):
        then = 0 if number % 2 else time.time() + 10**8
        os.utime(file, (then, then))
    status, out, _ = run(project)
    assert status == 0
    assert "nothing changed" in out
    first = (
        "import itertools, time; ticks = itertools.count(10**9, -3600); "
        "time.time = lambda: next(ticks)"
    )
    status, _, said = finish(start_light(project, "run", "--force", first=first))
    assert status == 0, said
    record = json.loads((project / "reports" / "baseline" / "run.json").read_text())
    assert record["seconds"] > 0
    assert all(entry["seconds"] >= 0 for entry in record["notebooks"])


def test_a_stage_in_use_is_left_alone(root):
    with stage.aside(root) as folder:
        stage.recover(this_project())
        assert folder.exists()
    assert left_behind(root) == []


def test_of_two_runs_of_one_name_the_second_says_so_and_waits(project):
    (project / "wait").write_text("3")
    first = start_light(project, "run")
    wait_for(project / "waiting")
    second = start_light(project, "run")
    status, out, said = finish(second)
    assert status == 0
    assert f"run baseline is under way (process {first.pid}); waiting" in said
    assert "nothing changed" in out
    assert finish(first)[0] == 0
    assert left_behind(project) == []


def test_two_runs_of_different_names_go_on_side_by_side(project):
    (project / "wait").write_text("2")
    processes = [start_light(project, "run", "--run", name) for name in ("one", "two")]
    for process in processes:
        status, _, said = finish(process)
        assert status == 0, said
        assert "under way" not in said
    assert result(project, "one") == result(project, "two") == "xx"
    assert left_behind(project) == []


def test_an_output_folder_that_is_removed_meanwhile_is_made_again(project):
    (project / "wait").write_text("2")
    process = start_light(project, "run")
    wait_for(project / "waiting")
    shutil.rmtree(project / "figures")
    shutil.rmtree(project / "data" / "results")
    status, _, said = finish(process)
    assert status == 0, said
    assert result(project) == "xx"


@pytest.mark.usefixtures("has_run")
def test_a_full_disk_leaves_the_last_outputs_and_the_next_run_succeeds(project):
    (project / "word").write_text("z" * 50_000)

    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))

    status, _, said = finish(start_light(project, "run", "--force", preexec_fn=no_room))
    assert status in (1, 2)
    assert "File too large" in said
    assert "Traceback" not in said
    assert result(project) == "xx"
    assert left_behind(project) == []
    assert run(project, "--force")[0] == 0
    assert result(project) == "z" * 100_000


@pytest.mark.usefixtures("project")
def test_reasons_name_what_changed():
    project = this_project()
    ((first, _), (second, _)) = survey(project, {})
    entry = {"parts": first.parts, "outputs": {}}
    assert reasons(project, first, None) == ["it has not run yet"]
    assert reasons(project, first, entry) == []
    entry["parts"] = first.parts | {"parameter run": "other", "its cells": "?"}
    assert reasons(project, first, entry) == ["its cells changed", "run is baseline, was other"]
    before = {"parts": second.parts | {"01-tiny": "?"}, "outputs": {}}
    assert reasons(project, second, before) == ["it reads what 01-tiny writes anew"]


def test_a_notebook_that_reads_what_no_earlier_one_writes_is_refused(project):
    tiny(project, "02", "`data/clean/<run>/nowhere.txt`", "`data/results/<run>/b.txt`", SECOND)
    status, _, said = run(project)
    assert status == 2
    wanted = "02-tiny.ipynb: reads data/clean/<run>/nowhere.txt, which no earlier notebook writes"
    assert wanted in said


@pytest.mark.usefixtures("has_run")
def test_what_must_run_again_for_another_since_it_is_no_longer_kept_is_said(project):
    shutil.rmtree(project / ".cifras")
    assert all(line.endswith("up to date") for line in run(project, "--explain")[1].splitlines())
    tiny(project, "02", "`data/clean/<run>/a.txt`", "`data/results/<run>/b.txt`", SECOND + "\n1")
    first, second = run(project, "--explain")[1].splitlines()
    assert first.endswith("what it gave is no longer kept")
    assert "up to date" not in second


@pytest.mark.usefixtures("has_run")
def test_what_would_run_by_force_is_said_of_every_notebook(project):
    lines = run(project, "--explain", "--force")[1].splitlines()
    assert len(lines) == 2 and all(line.endswith("asked for") for line in lines)
    (project / "data" / "results" / "baseline" / "b.txt").write_text("wrong")
    first, second = run(project, "--explain", "--force")[1].splitlines()
    assert first.endswith("asked for") and second.endswith("is missing or was changed")


def test_a_table_that_a_notebook_names_re_runs_it(project):
    tiny(project, "01", "`data/source/events.csv`", "`data/clean/<run>/a.txt`", FIRST)
    assert run(project)[0] == 0
    with (project / "data/source/events.csv").open("a", encoding="utf-8") as table:
        table.write("1999,a,b,c,d\n")
    _, out, _ = run(project, "--explain")
    assert "data/source/events.csv" in out.splitlines()[0]


@pytest.mark.parametrize("code", ["1 / n", "if not n: raise SystemExit"])
def test_the_last_heading_above_a_cell_is_named_though_another_cell_is_the_same(project, code):
    path = project / "notebooks" / "01-tiny.ipynb"
    book = nbformat.read(path, 4)
    book.cells += [new_code_cell("n = 1"), new_code_cell(code)]
    book.cells += [new_markdown_cell("## One\n\nText.\n\n## Two\n\nText."), new_code_cell("n = 0")]
    book.cells += [new_code_cell(code), new_markdown_cell("## Three")]
    nbformat.write(book, path)
    status, _, said = run(project)
    assert status == 1 and '01-tiny.ipynb, under "Two": ' in said


def test_a_server_that_has_died_but_is_not_yet_known_to_is_asked_again():
    class Process:
        def start(self):
            tried.append(self)
            if len(tried) < 4:
                raise ConnectionRefusedError

    tried = []
    assert worker._started(Process) is tried[-1]
    assert len(tried) == 4
