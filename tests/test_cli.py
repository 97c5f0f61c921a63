"""Bad input gives one clear message and status 2, a failing cell 1; nothing is half-written."""

import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small import command

import cifras
from cifras import paths
from cifras.cli import main
from cifras.engine.parameters import read_parameters
from cifras.engine.run import run_notebooks
from cifras.project import this_project

GOOD = """
from cifras import paths
paths.clean(run).mkdir(parents=True)
(paths.clean(run) / "t.txt").write_text(repr((run, end_year, estimator, paths.SOURCE.exists())))
paths.results(run).mkdir(parents=True)
(paths.results(run) / "verdicts.csv").write_text("verdict\\nexact\\n")
"""
PARAMETERS = read_parameters(paths.ROOT)
CELL = 'run = "baseline"\nend_year = 2024\nestimator = "as-documented"'
# what a file of parameters holds, what must be said of it
YAML = [
    (b"- run\n", "p.yml: expected lines of the form name: value"),
    (b"[]\n", "p.yml: expected lines of the form name: value"),
    (b"false\n", "p.yml: expected lines of the form name: value"),
    (b"baseline\n", "p.yml: expected lines of the form name: value"),
    (b"run: a\n---\nrun: b\n", "p.yml: expected YAML"),
    (b"run: {\n", "p.yml: expected YAML"),
    (b"run: \xff\n", "p.yml: expected YAML"),
    (b"run: a\0\n", "p.yml: expected YAML"),
    (b"run: !!python/name:os.system\n", "expected"),
    (b"[" * 1000, "p.yml: expected YAML"),
    (b"documents: " + b"[" * 5000 + b"]" * 5000, "p.yml: expected YAML in UTF-8; too many"),
    (b"{" * 5000, "p.yml: expected YAML in UTF-8; too many brackets"),
    (b"? [a]\n: b\n", "p.yml: expected lines of the form name: value"),
    (b"? {a: b}\n: c\n", "p.yml: expected lines of the form name: value"),
    (b"run: &a [x, x]\ngrain: [*a, *a]\n", "p.yml: expected plain values"),
    (b"end_yer: 2013\n", "unknown parameter 'end_yer' (did you mean end_year?)"),
    (b"2013: end_year\n", "unknown parameter"),
    (b"end_year: [2013]\n", "end_year: found"),
    (b"end_year: 2013.0\n", "end_year: found"),
    (b"end_year: .nan\n", "end_year: found"),
    (b"end_year: true\n", "end_year: found"),
    (b"end_year:\n", "end_year: found"),
    (b"end_year: 2013_05\n", "end_year"),
    (b"end_year: 20_13\n", "end_year"),
    (b"end_year: 33:33\n", "end_year"),
    (b"end_year: 03735\n", "end_year"),
    (b"end_year: 2013-05-01\n", "end_year"),
    (b"end_year: 2013-13-01\n", "expected"),
    (b"end_year: !!int x\n", "expected"),
    (b"end_year: " + b"9" * 5000, "expected"),
    (b"end_year: 0x" + b"9" * 5000, "expected"),
    (b"end_year: 2012\nend_year: 2013\n", "end_year"),
    (b"documents: {inl: 1}\n", "documents: found {'inl': "),
    (b"documents: &a [*a]\n", "expected"),
]


def environment(root):
    """The environment of a process that runs this package on `root`."""
    code = str(Path(cifras.__file__).parents[1])
    return {**os.environ, "CIFRAS_ROOT": str(root), "PYTHONPATH": code}


def as_a_program(root, *arguments, at=None):
    return subprocess.run(
        [sys.executable, "-m", "cifras", *arguments],
        capture_output=True, text=True, env=environment(at or root), cwd=root, timeout=60,
        check=False,
    )  # fmt: skip


@pytest.fixture
def last_good(root, tree):
    """What an earlier run left; the files that must still be there, byte for byte."""
    for folder in paths.RUN_FOLDERS:
        (root / folder / "baseline").mkdir(parents=True)
        (root / folder / "baseline" / "kept.csv").write_text(folder, encoding="utf-8")
    return tree


@pytest.fixture
def refused(root, last_good, capsys):
    """Run the command line on bad input; return what it said, having changed nothing."""

    def run(*arguments):
        before = last_good()
        assert main(list(arguments)) == 2
        assert last_good() == before
        out, said = capsys.readouterr()
        assert said.startswith("cifras: ")
        assert out == ""
        return said

    return run


def test_the_parameters_are_listed_with_type_default_allowed_and_meaning(capsys):
    assert main(["parameters"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].split() == ["name", "type", "default", "allowed", "meaning"]
    for row, p in zip(rows[1:], PARAMETERS.values(), strict=True):
        default = ",".join(p.default) if isinstance(p.default, list) else str(p.default)
        assert row.split()[:3] == [p.name, p.type, default]
        assert row.endswith(f"  {p.meaning}")
        assert f"  {p.allowed_in_words()}  " in row


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required"),
        (["runs"], "invalid choice: 'runs'"),
        (["run", "baseline"], "unrecognized arguments"),
        (["run", "-p"], "expected one argument"),
        (["run", "-f", "a.yml", "--file", "b.yml"], "--file: expected once"),
        (["run", "--run", "a", "--run", "a"], "--run: expected once"),
        (["compare", "a", "b", "--output", "a", "--output", "b"], "--output: expected once"),
        (["sweep", "a", "--scheduler", "a", "--scheduler", "b"], "--scheduler: expected once"),
        (["audit"], "FILE"),
        (["audit", "a.txt", "--language", "fr"], "invalid choice"),
    ],
)
def test_a_command_that_is_none_is_refused_with_its_usage(capsys, arguments, said):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-p", "end_yer=2013"], "unknown parameter 'end_yer' (did you mean end_year?)"),
        (["-p", "end_year=2013_05"], "end_year: found '2013_05', expected a year from"),
        (["-p", "end_year=twenty"], "end_year: found 'twenty', expected a year from"),
        (["-p", "end_year=1998"], "start_year 1999 must come before end_year 1998"),
        (["-p", "end_year=2525"], "end_year: found '2525', expected a year from"),
        (["-p", "end_year=" + "9" * 5000], "expected a year from"),
        (["-p", "estimator=UNDOC"], "expected as-documented, US, UNODC (did you mean UNODC?)"),
        (["-p", "end_year"], "-p end_year: expected NAME=VALUE"),
        (["-p", "=2013"], "unknown parameter ''"),
        (["-p", "end_year=٢٠١٣"], "end_year: found '٢٠١٣', expected a year from"),
        (["-p", "end_year=2012", "-p", "end_year=2013"], "'2012' and '2013', expected one value"),
        (["-p", "end_year=2013", "-p", "end_year=2013"], "'2013' and '2013', expected one value"),
        (["-p", "run=a", "--run", "b"], "run: found 'a' and 'b', expected one value"),
        (["--run", ".."], "run: found '..', expected up to 40 small letters"),
        (["--run", "a/b"], "run: found 'a/b', expected up to 40 small letters"),
        (["--run", "café"], "run: found 'café', expected up to 40 small letters"),
        (["--run", ""], "run: found '', expected up to 40 small letters"),
        (["-f", "no-such.yml"], "no-such.yml"),
        (["-f", "/"], "Is a directory: /"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(refused, arguments, said):
    assert said in refused("run", *arguments)


def test_a_missing_file_of_parameters_does_not_hide_other_faults(refused):
    said = refused("run", "-f", "no-such.yml", "-p", "foo")
    assert "No such file or directory: no-such.yml" in said
    assert "-p foo: expected NAME=VALUE" in said


def test_all_faults_of_a_command_are_told_at_once(refused):
    said = refused("run", "-p", "grain", "-p", "end_yer=1", "-p", "estimator=x", "--run", "..")
    assert len(said.splitlines()) == 4


@pytest.mark.parametrize(("text", "said"), YAML, ids=[repr(text)[2:30] for text, _ in YAML])
def test_a_yaml_file_that_cannot_be_used_is_refused(refused, root, text, said):
    (root / "p.yml").write_bytes(text)
    assert said in refused("run", "-f", str(root / "p.yml"))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"cells": [{}]}', "[" * 100_000], ids=lambda text: text[:9]
)
def test_a_file_that_is_no_notebook_is_named(refused, root, text):
    (root / "notebooks" / "01-a.ipynb").write_text(text, encoding="utf-8")
    assert "01-a" in refused("run")


@pytest.mark.parametrize(("key", "value"), [("nbformat", 99), ("nbformat", 3)])
def test_a_notebook_of_a_format_that_is_not_known_is_named(refused, write_notebook, key, value):
    path = write_notebook("run")
    book = json.loads(path.read_text(encoding="utf-8")) | {key: value}
    path.write_text(json.dumps(book), encoding="utf-8")
    assert "01-try-it" in refused("run")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"resources": [{}]}'])
def test_a_data_package_that_is_none_is_named(refused, root, write_notebook, text):
    write_notebook("run")
    (root / "data" / "source" / "datapackage.json").write_text(text, encoding="utf-8")
    assert "datapackage.json" in refused("run")


def test_faults_of_several_notebooks_are_told_before_any_kernel_starts(refused, write_notebook):
    write_notebook("pass", "run = 1", "01-a")
    write_notebook("end_yer", "end_yer = 2013", "02-b")
    said = refused("run").splitlines()
    assert [line.split(":")[1].strip() for line in said] == ["01-a.ipynb"] * 2 + ["02-b.ipynb"]


def test_a_project_without_notebooks_or_tables_is_refused(refused, root, write_notebook):
    assert "no notebooks in notebooks" in refused("run")
    write_notebook("run")
    shutil.rmtree(root / "data" / "source")
    assert "data/source" in refused("run")


def test_faults_of_the_source_tables_are_bad_input(refused, set_cell, write_notebook):
    write_notebook("run\nfrom cifras.sources.schema import load_sources\nload_sources()")
    rows = [set_cell("observations", {}, "unit", "t"), set_cell("observations", {}, "printed", "x")]
    said = refused("run")
    assert f"data/source/observations.csv, row {rows[0]}, column unit: found 't', expected" in said
    assert f"data/source/observations.csv, row {rows[1]}, column printed: found 'x'" in said


@pytest.mark.parametrize("folder", [*paths.RUN_FOLDERS, "reports/baseline"])
def test_a_file_in_place_of_an_output_folder_is_named(refused, root, write_notebook, folder):
    write_notebook("run")
    shutil.rmtree(root / folder)
    (root / folder).write_text("in the way", encoding="utf-8")
    assert folder in refused("run")


def test_an_output_folder_that_is_read_only_is_named(refused, write_notebook, monkeypatch):
    write_notebook("run")
    monkeypatch.setattr("cifras.engine.stage.os.access", lambda path, mode: path.name != "figures")
    assert "cannot write to the folder: figures" in refused("run")


@pytest.fixture
def pretend(monkeypatch):
    """Stand in for the process of a notebook: write one file into each output folder."""

    def answer(name, job):
        executed = Path(job["to"])
        run, folder = executed.parts[-3], executed.parents[3]
        for part in paths.RUN_FOLDERS:
            (folder / part / run).mkdir(parents=True, exist_ok=True)
            (folder / part / run / "new.csv").write_text("new", encoding="utf-8")
        executed.write_text("{}", encoding="utf-8")

    monkeypatch.setattr("cifras.engine.worker._ask", answer)
    monkeypatch.setattr("cifras.engine.worker.warm_up", lambda project: None)
    return answer


def stop_at(monkeypatch, call, error):
    """Raise `error` when something is renamed for the `call`-th time."""
    rename, calls = os.rename, []

    def rename_or_stop(*paths):
        calls.append(paths)
        if len(calls) == call:
            raise error
        return rename(*paths)

    monkeypatch.setattr("os.rename", rename_or_stop)
    monkeypatch.setattr("os.replace", rename_or_stop)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(
    "options",
    [{"refresh": True}, {"given": {"run": "baseline"}}, {"given": {"run": "first"}}],
    ids=["refresh", "again", "first"],
)
@pytest.mark.parametrize("call", [2, 3, 4, 5])
def test_outputs_move_in_as_a_whole_or_not_at_all(
    last_good, write_notebook, monkeypatch, pretend, call, options, error
):
    write_notebook("run")
    before = last_good()
    with monkeypatch.context() as patch, pytest.raises(type(error)):
        stop_at(patch, call, error)
        run_notebooks(this_project(), **{"given": {}, **options})
    assert last_good() == before


def test_folders_that_an_editor_leaves_among_the_tables_are_passed_over(
    root, write_notebook, pretend
):
    write_notebook("run")
    (root / "data" / "source" / ".ipynb_checkpoints").mkdir()
    assert "data/source/claims.csv" in run_notebooks(this_project(), {})["inputs"]
    assert (root / "figures" / "baseline" / "new.csv").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("fault", "said"),
    [("1 / 0", "ZeroDivisionError: division by zero"), ("import sys\nsys.exit()", "SystemExit")],
)
def test_a_failing_cell_is_named_and_the_last_outputs_stay(
    root, last_good, write_notebook, fault, said
):
    write_notebook(f"{GOOD}\n{fault}", CELL)
    before = last_good()
    status, _, complaint = command(root, "run")
    assert last_good() == before
    assert status == 1
    assert f'cifras: 01-try-it.ipynb, under "Work": {said}' in complaint
    assert "Traceback" not in complaint


def test_an_interrupted_run_leaves_the_last_outputs_and_no_stage(root, last_good, write_notebook):
    begun = root / "begun"
    stall = f"open({str(begun)!r}, 'w').close()\nimport time\ntime.sleep(60)"
    write_notebook(f"{GOOD}\n{stall}", CELL)
    before = last_good()
    # A shell that starts the tests in the background would have it ignore the signal.
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from cifras.cli import main; raise SystemExit(main(['run']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stderr=subprocess.PIPE, text=True, env=environment(root)
    ) as process:
        while not begun.exists() and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=30)[1]
    begun.unlink()
    assert last_good() == before
    assert process.returncode == 130
    assert "Traceback" not in said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_told_to_end_leaves_the_last_outputs_and_no_stage(
    last_good, write_notebook, monkeypatch, pretend, number
):
    def answer(*arguments):
        time.sleep(0.3)  # until whoever started this thread waits for it
        os.kill(os.getpid(), number)
        return pretend(*arguments)

    write_notebook("run")
    monkeypatch.setattr("cifras.engine.worker._ask", answer)
    before, usual = last_good(), signal.signal(number, lambda *_: None)
    try:
        assert main(["run"]) == 130
    finally:
        signal.signal(number, usual)
    assert last_good() == before


def test_a_run_takes_its_parameters_from_the_file_and_then_from_the_command(
    root, last_good, write_notebook
):
    write_notebook(GOOD, CELL)
    (root / "p.yml").write_text("end_year: 2010\nestimator: UNODC\nrun: other\n", encoding="utf-8")
    before = last_good()
    # The root is given relative to where the command runs; the kernels run elsewhere.
    options = "-f p.yml -p end_year=2013 --run mine".split()
    done = as_a_program(root, "run", *options, at=".")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("1 claim: 1 exact\n")
    assert f"with  Python {platform.python_version()}, {sys.executable}\n" in done.stdout
    got = (root / "data" / "clean" / "mine" / "t.txt").read_text(encoding="utf-8")
    assert got == repr(("mine", 2013, "UNODC", True))
    assert not list(root.rglob(".stage-*"))
    assert last_good().items() >= before.items()


HEAD = b"claim_id,start_period,start_printed,end_period,end_printed,stated_printed,direction"
LONG = b"9" * 5000


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"", "it is empty"),
        (b'"' + HEAD + b"\n", "well-formed CSV"),
        (HEAD.replace(b"direction", b"way"), "column direction: expected this column"),
        (HEAD + b",claim_id\na,2000,1 ha,2001,2 ha,100 percent,increase,b\n", "once"),
        (HEAD + b"\na,2000,1 tons,2001,2 ha,100 percent,up\n", "row 2, column direction"),
        (HEAD + b"\na,2000,0 ha,2001,2 ha,100 percent,increase\n", "row 2, column start_printed"),
        (HEAD + b"\na,2000," + LONG + b" ha,2001,2 ha,100 percent,increase\n", "row 2, column"),
        (HEAD + b"\na,2000,1 ha,2001,2 ha," + LONG[:400] + b" percent,increase\n", "row 2, column"),
        (
            HEAD + b",grain\na,2000,1 ha,2001,2 ha,9 percent,increase," + LONG + b"\n",
            "column grain",
        ),
    ],
    ids=[
        *"empty quote column twice several zero".split(),
        *"digits-start digits-stated digits-grain".split(),
    ],
)
def test_a_table_that_cannot_be_graded_is_refused(root, capsys, table, said):
    (root / "claims.csv").write_bytes(table)
    assert main(["audit", str(root / "claims.csv")]) == 2
    assert said in capsys.readouterr().err


def test_a_change_beyond_all_measure_is_graded_or_refused(root, capsys):
    row = b"a,2000,0.5 ha,2001,99999999999999 million ha,50 percent,increase\n"
    (root / "claims.csv").write_bytes(HEAD + b"\n" + row)
    assert main(["audit", str(root / "claims.csv")]) == 1
    assert "1 claim graded: 1 contradicted" in capsys.readouterr().out


def test_a_table_is_never_overwritten_by_its_verdicts(root, capsys):
    table = root / "t.csv"
    table.write_text("claim_id\n", encoding="utf-8")
    assert main(["audit", str(table), "--output", str(table)]) == 2
    assert "another file than what is read" in capsys.readouterr().err
    assert table.read_text(encoding="utf-8") == "claim_id\n"


def test_verdicts_that_are_compared_are_never_overwritten(root, write_notebook, capsys):
    code = GOOD.replace('"verdict\\nexact\\n"', '"claim_id,verdict\\na,exact\\n"')
    write_notebook(code, CELL)
    for run in ("one", "two"):
        assert command(root, "run", "--run", run)[0] == 0
    table = root / "data" / "results" / "two" / "verdicts.csv"
    (root / "link.csv").symlink_to(table)
    before = table.read_bytes()
    for target in (table, root / "link.csv"):
        assert main(["compare", "one", "two", "--output", str(target)]) == 2
        assert "another file than what is read" in capsys.readouterr().err
        assert table.read_bytes() == before
    assert main(["compare", "one", "two", "--output", "flips.xlsx"]) == 2
    assert "flips.xlsx: expected a name that ends in .csv" in capsys.readouterr().err
    assert main(["compare", "one", "two", "--output", str(root / "flips.csv")]) == 0
    assert (root / "flips.csv").read_text(encoding="utf-8").startswith("claim_id,one,two,flips\n")


@pytest.mark.parametrize("target", ["", "v.txt", "v", "no/such/folder/v.csv", "folder.csv"])
def test_verdicts_that_cannot_be_written_are_told(root, capsys, target):
    (root / "c.csv").write_bytes(HEAD + b"\n")
    (root / "folder.csv").mkdir()
    assert main(["audit", str(root / "c.csv"), "--output", str(root / target)]) == 2
    assert str(root / target) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["parameters"], 0),
        (["run", "-p", "end_yer=2013"], 2),
        (["run", "-p", "\udcff"], 2),
    ],
)
def test_as_a_program_it_ends_with_a_status_and_no_traceback(root, arguments, status):
    done = as_a_program(root, *arguments)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) == bool(status)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.txt": "es"}, "2 afirmaciones"),
        ({"a.txt": "en"}, "2 claims"),
        ({"a.txt": "es", "b.txt": "en"}, "4 claims"),
        ({"a.csv": "es"}, "1 afirmación calificada"),
    ],
)
def test_what_is_shown_is_told_in_the_language_of_what_was_read(files, told, tmp_path, capsys):
    texts = {
        "es": "Los casos cayeron 30%, de 1.240 a 910. Los robos subieron 50%, de 20 a 30.",
        "en": "Cases fell 30%, from 1,240 to 910. Thefts rose 50%, from 20 to 30.",
    }
    head = "claim_id,start_period,start_printed,end_period,end_printed,stated_printed,"
    head += "direction,language"
    names = []
    for name, language in files.items():
        path = tmp_path / name
        names.append(str(path))
        path.write_text(
            texts[language] if path.suffix == ".txt"
            else f"{head}\nx,2012,185,2013,245,30%,increase,{language}\n",
            encoding="utf-8",
        )  # fmt: skip
    main(["audit", *names])
    assert capsys.readouterr().out.splitlines()[-1].startswith(told)
