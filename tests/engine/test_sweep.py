"""A sweep runs every combination, each notebook once, and says which parameter flips what."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import (
    command,
    copy_parts,
    descendants,
    environment,
    finish,
    have_ended,
    left_behind,
    start,
    start_light,
    tiny,
    wait_for,
)

import cifras
from cifras import paths
from cifras.audit.flips import flips, read_verdicts, verdict_table
from cifras.engine.parameters import ParameterError, in_words, read_parameters
from cifras.engine.project import Project
from cifras.engine.sweep import plan_sweep, read_grid, run_sweep
from cifras.engine.worker import local_executor, warm_up
from cifras.project import this_project

PARAMETERS = read_parameters(paths.ROOT)
VERDICTS = "data/results/<run>/verdicts.csv"
GRID = {"parameters": {"estimator": ["US", "UNODC"], "grain": ["printed", "series"]}}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "parameters: expected each with a list of values"),
        ({"parameters": []}, "parameters: expected each with a list of values"),
        (GRID | {"colour": "red"}, "unknown part 'colour'; expected name, parameters, exclude"),
        (GRID | {"name": "What If"}, "name: found 'What If', expected up to 40 small letters"),
        ({"parameters": {"estimater": ["US"]}}, "did you mean estimator?"),
        (
            {"parameters": {"estimator": ["US", "UN"]}},
            "estimator: found 'UN', expected as-",
        ),
        ({"parameters": {"estimator": []}}, "estimator: expected one or more values"),
        ({"parameters": {"run": ["a", "b"]}}, "run: a sweep names its own"),
        ({"parameters": {"grain": ["series", "series"]}}, "grain: 'series' is listed twice"),
        ({"parameters": {"start_year": ["1980"]}}, "start_year: found '1980'"),
        (GRID | {"exclude": {"grain": "series"}}, "exclude: expected a list of parameters"),
        (GRID | {"exclude": [{"grain": "fine"}]}, "exclude: grain 'fine' is not in the grid"),
        (GRID | {"exclude": [{"vintage": "latest"}]}, "exclude: vintage 'latest' is not in the"),
        (
            GRID | {"exclude": [{"grain": "series"}, {"grain": "printed"}]},
            "exclude: leaves no combination",
        ),
        (
            {"parameters": {"start_year": ["2010", "2015"], "end_year": ["2012", "2020"]}},
            "start_year 2015 must come before end_year 2012; exclude that combination",
        ),
        (
            {
                "parameters": {
                    "start_year": list(map(str, range(1990, 2025))),
                    "end_year": list(map(str, range(1991, 2026))),
                    "vintage": list(map(str, range(1996, 2027))),
                }
            },
            "expected at most 10000 combinations, found 37975",
        ),
    ],
)
def test_a_grid_that_cannot_be_used_is_refused_with_the_reason(asked, said):
    with pytest.raises(ParameterError) as refused:
        read_grid(PARAMETERS, asked, "what-if")
    assert said in "\n".join(refused.value.problems)


def test_all_problems_of_a_grid_are_told_at_once():
    asked = {"colour": "red", "parameters": {"estimator": ["UN"], "grain": ["fine", "series"]}}
    with pytest.raises(ParameterError) as refused:
        read_grid(PARAMETERS, asked, "what-if")
    assert len(refused.value.problems) == 3


def test_a_grid_holds_every_combination_but_those_excluded():
    grid = read_grid(
        PARAMETERS, GRID | {"exclude": [{"estimator": "UNODC", "grain": "printed"}]}, "what-if"
    )
    assert [tuple(one.values()) for one in grid.combinations] == [
        ("US", "printed"), ("US", "series"), ("UNODC", "series"),
    ]  # fmt: skip
    one = read_grid(
        PARAMETERS, {"name": "x", "parameters": {"documents": ["inl", ["inl", "crs"]]}}, "what-if"
    )
    assert one.name == "x"
    assert [in_words(o["documents"]) for o in one.combinations] == ["inl", "inl,crs"]


VERDICT = st.sampled_from(["exact", "contradicted", "untestable", ""])


@given(st.data())
def test_flips_are_what_comparing_all_pairs_of_rows_finds(data):
    values = {"estimator": ["US", "UNODC"], "vintage": ["latest", "2012", "2019"],
              "grain": ["printed", "series"]}  # fmt: skip
    every = [dict(zip(values, row, strict=True)) for row in product(*values.values())]
    left_out = data.draw(st.lists(st.sampled_from(every), max_size=5))
    rules = [dict(one) for one in left_out]
    grid = read_grid(PARAMETERS, {"parameters": values, "exclude": rules}, "what-if")
    drawn = [data.draw(st.fixed_dictionaries({"inl-01": VERDICT, "inl-02": VERDICT}))
             for _ in grid.combinations]  # fmt: skip
    found = flips(grid.values, verdict_table(grid.combinations, drawn))
    expected, of = {}, {}
    rows = list(zip(grid.combinations, drawn, strict=True))
    for (one, first), (other, second) in combinations(rows, 2):
        differing = [name for name in values if one[name] != other[name]]
        for claim in ("inl-01", "inl-02"):
            if len(differing) == 1 and first[claim] and second[claim]:
                (name,) = differing
                key = claim, name, one[name], other[name]
                of[key] = of.get(key, 0) + 1
                if first[claim] != second[claim]:
                    pair = (*key, first[claim], second[claim])
                    expected[pair] = expected.get(pair, 0) + 1
    seen = {tuple(row[:6]): tuple(row[6:]) for row in found.itertuples(index=False)}
    assert seen == {pair: (count, of[pair[:4]]) for pair, count in expected.items()}


def verdicts_of(grid):
    project = this_project()
    claims = (paths.SOURCE / "claims.csv").read_text(encoding="utf-8").splitlines()
    known = {row["claim_id"] for row in csv.DictReader(claims)}

    def read(step, files):
        return read_verdicts(files[VERDICTS.replace("<run>", step.run)], known)

    warm_up(project)
    with local_executor() as executor:
        return run_sweep(project, plan_sweep(project, grid, VERDICTS), read, executor)


def test_the_real_verdicts_of_a_sweep_are_those_of_the_baseline(tmp_path, monkeypatch):
    monkeypatch.setattr(Project, "store", tmp_path / "store")
    grid = read_grid(PARAMETERS, {"parameters": {"grain": ["printed", "series"]}}, "what-if")
    printed, series = verdicts_of(grid)
    with (paths.ROOT / "data/results/baseline/verdicts.csv").open(encoding="utf-8") as file:
        assert series == {row["claim_id"]: row["verdict"] for row in csv.DictReader(file)}
    assert {c for c in series if series[c] != printed[c]} == {"inl-04"}
    assert printed["inl-04"] == "contradicted"


def test_no_choice_of_years_takes_a_printed_figure_away(tmp_path, monkeypatch):
    monkeypatch.setattr(Project, "store", tmp_path / "store")
    grid = read_grid(PARAMETERS, {"parameters": {"start_year": ["1999", "2013"]}}, "what-if")
    every, few = verdicts_of(grid)
    for claim, verdict in {"inl-01": "exact", "inl-02": "exact", "inl-04": "grain"}.items():
        assert every[claim] == few[claim] == verdict


@pytest.mark.parametrize(("idle", "value"), [("formats", "md"), ("close_points", "2")])
def test_a_parameter_that_no_verdict_depends_on_is_refused(idle, value):
    grid = read_grid(PARAMETERS, {"parameters": {idle: [value]}}, "what-if")
    with pytest.raises(ParameterError, match=f"{idle}: no verdict depends on it; those that can"):
        plan_sweep(this_project(), grid, VERDICTS)


def test_a_sweep_may_have_defaults_of_its_own_for_what_the_grid_leaves_out():
    grid = read_grid(PARAMETERS, {"parameters": {"grain": ["series"]}}, "what-if")
    own = {"language": ["es"], "grain": "printed"}
    ((*_, last),) = plan_sweep(this_project(), grid, VERDICTS, own)
    assert (last.parameters["language"], last.parameters["grain"]) == (["es"], "series")


# Whole sweeps of two tiny notebooks; years stand for work that combinations share.

FIRST = """
folder = paths.clean(run)
folder.mkdir(parents=True, exist_ok=True)
(folder / "a.txt").write_text(str(start_year))
"""
SECOND = """
year = int((paths.clean(run) / "a.txt").read_text())
folder = paths.results(run)
folder.mkdir(parents=True, exist_ok=True)
slow = paths.ROOT / "slow"
if slow.exists() and grain == "series":
    time.sleep(float(slow.read_text()))
is_fault = (paths.ROOT / "fault").exists() and (year, estimator) == (2001, "UNODC")
assert not is_fault, "no such <b>year</b>"
verdict = "exact" if (estimator, grain) == ("US", "series") else "contradicted"
late = "exact" if year < 2001 else "untestable"
rows = ["claim_id,verdict", f"inl-01,{verdict}", f"inl-02,{late}", "inl-03,untestable"]
(folder / "verdicts.csv").write_text("\\n".join(rows) + "\\n")
"""
YAML = """
parameters:
  start_year: [1999, 2000, 2001]
  estimator: [US, UNODC]
  grain: [printed, series]
"""
FOLDERS = ("data/results", "figures", "reports")


@pytest.fixture(scope="module")
def finished(bare_root, tmp_path_factory):
    """A project whose sweep has been made, to be copied."""
    root = tmp_path_factory.mktemp("finished")
    shutil.copytree(bare_root, root, dirs_exist_ok=True)
    tiny(root, "01", "`data/source/*.csv`", "`data/clean/<run>/a.txt`", FIRST,
         'run = "baseline"\nstart_year = 1999')  # fmt: skip
    tiny(root, "02", "`data/clean/<run>/a.txt`", "`data/results/<run>/verdicts.csv`", SECOND,
         'run = "baseline"\nestimator = "as-documented"\ngrain = "series"')  # fmt: skip
    (root / "what-if.yml").write_text(YAML)
    status, _, said = sweep(root)
    assert status == 0, said
    return root


@pytest.fixture
def project(root, finished):
    copy_parts(finished, root, ["what-if.yml", "notebooks"])
    return root


@pytest.fixture
def has_swept(project, finished):
    copy_parts(finished, project, [".cifras", *FOLDERS])


def sweep(root, *arguments):
    return command(root, "sweep", "what-if.yml", *arguments)


def written(root):
    files = [f for part in FOLDERS for f in sorted((root / part).rglob("*")) if f.is_file()]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def kept(root):
    return len(list((root / ".cifras").glob("*/list.json")))


def test_a_sweep_makes_what_is_shared_once_and_says_what_flips(project):
    status, out, said = sweep(project)
    assert status == 0, said
    assert "12 combinations, 15 notebooks to run" in out
    assert kept(project) == 3 + 12
    assert "2 of 3 verdicts flip" in out
    with (project / "data/results/what-if/flips.csv").open(encoding="utf-8") as file:
        found = {(r["claim_id"], r["parameter"]) for r in csv.DictReader(file)}
    assert found == {("inl-01", "estimator"), ("inl-01", "grain"), ("inl-02", "start_year")}
    report = (project / "reports/what-if/report.md").read_text(encoding="utf-8")
    assert "12 combinations of `start_year`, `estimator` and `grain` were run." in report
    assert "Of 3 claims, 2 can be graded in at least one of them; 2 of those change" in report
    assert "For inl-02 the choice decides only whether" in report
    assert "`1999`, `2000`: exact × 4 each; `2001`: no figures × 4 | 8 of 12 pairs" in report
    values = json.loads((project / "reports/what-if/values.json").read_text(encoding="utf-8"))
    assert {"runs", "graded", "flipping"} <= {value["id"] for value in values}
    assert {p.name for p in (project / "figures/what-if").iterdir()} == {
        "sweep.csv", "sweep.json", "sweep.png", "sweep.svg", "sweep.es.png", "sweep.es.svg",
    }  # fmt: skip
    before = written(project)
    status, out, _ = sweep(project)
    assert "12 combinations, 0 notebooks to run" in out
    assert written(project) == before
    assert left_behind(project) == []


def test_a_combination_that_fails_is_told_and_the_others_go_on(project):
    (project / "fault").write_text("")
    status, out, said = sweep(project)
    assert status == 1
    assert '02-tiny.ipynb, under "Work": AssertionError: no such <b>year</b>' in said
    assert "cifras: 2 of 12 combinations failed" in said
    assert "Traceback" not in said
    table = (project / "data/results/what-if/sweep.csv").read_text(encoding="utf-8")
    assert len(table.splitlines()) == 1 + 10
    report = (project / "reports/what-if/report.md").read_text(encoding="utf-8")
    assert "Combinations that failed" in report
    assert "-p start_year=2001 -p estimator=UNODC -p grain=series" in report
    assert r"no such \<b\>year\</b\>" in report  # words, and no markup
    (project / "fault").unlink()
    status, out, _ = sweep(project)
    assert status == 0
    assert "12 combinations, 2 notebooks to run" in out
    assert "failed" not in (project / "reports/what-if/report.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("has_swept")
def test_where_all_fail_nothing_is_written(project):
    before = written(project)
    path = project / "notebooks" / "01-tiny.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("import time", "1 / 0 #"))
    status, _, said = sweep(project)
    assert status == 1
    assert said.count("ZeroDivisionError") == 3  # once per cause, not per combination
    assert "cifras: 12 of 12 combinations failed" in said
    assert written(project) == before


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_sweep_that_is_ended_half_way_goes_on_where_it_was(project, finished, how):
    (project / "slow").write_text("60")
    process = start_light(
        project, "sweep", "what-if.yml",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    until = time.monotonic() + 60
    while kept(project) < 5 and time.monotonic() < until:
        time.sleep(0.05)
    family = descendants(process.pid)
    os.kill(process.pid, how)
    (project / "slow").unlink()
    status, _, said = finish(process, seconds=30)  # not when the slow ones are through
    assert have_ended(family)
    done = kept(project)
    assert 5 <= done < 15
    if how != signal.SIGKILL:
        assert status == 130
        assert f"interrupted; {15 - done} notebooks are still to run" in said
        assert "Traceback" not in said
        assert left_behind(project) == []
    assert not (project / "reports" / "what-if").exists()
    status, out, said = sweep(project)
    assert status == 0, said
    assert f"12 combinations, {15 - done} notebooks to run" in out
    assert written(project) == written(finished)
    assert left_behind(project) == []


NO_VERDICTS = [
    "a,b|1,2", "claim_id,verdict", "claim_id,verdict|inl-01,perfect", "x",
    "claim_id,verdict|zzz-99,exact", "claim_id,verdict|inl-01,exact|inl-01,exact",
]  # fmt: skip


def test_verdicts_that_are_none_are_a_failure_and_not_kept(project):
    path = project / "notebooks" / "02-tiny.ipynb"
    text = path.read_text(encoding="utf-8")
    rows = f"rows = {[table.split('|') for table in NO_VERDICTS]}[year - 1999] or ["
    path.write_text(text.replace("rows = [", rows.replace('"', "'"), 1))
    years = list(range(1999, 1999 + len(NO_VERDICTS)))
    (project / "what-if.yml").write_text(f"parameters:\n  start_year: {years}\n")
    status, _, said = sweep(project)
    assert status == 1
    assert said.count("verdicts.csv: expected one row per claim") == len(NO_VERDICTS)
    assert "Traceback" not in said
    assert kept(project) == len(years)  # what the first notebook gave


def test_a_package_in_the_folder_of_the_command_is_not_taken_for_ours(project, tmp_path):
    copy = tmp_path / "elsewhere" / "cifras"
    shutil.copytree(Path(cifras.__file__).parent, copy)
    with (copy / "paths.py").open("a") as file:
        file.write("\n\ndef clean(run):\n    raise RuntimeError('not ours')\n")
    binary = str(Path(sys.executable).parent / "cifras")
    done = subprocess.run(
        [binary, "sweep", str(project / "what-if.yml")], cwd=tmp_path / "elsewhere",
        env=environment(project), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2 of 3 verdicts flip" in done.stdout


@pytest.mark.parametrize("what", ["file", "entries"])
def test_a_store_that_cannot_be_used_does_not_fail_a_sweep(project, finished, what):
    if what == "file":
        (project / ".cifras").write_text("")
    else:
        copy_parts(finished, project, [".cifras", *FOLDERS])
        entries = sorted((project / ".cifras").iterdir())
        assert len(entries) > 1
        for entry in entries[::2]:
            (entry / "list.json").write_text("[" * 100_000)
        for entry in entries[1::2]:
            subprocess.run(["rm", "-r", entry], check=True)
            entry.write_text("")
    for _ in range(2):
        status, out, said = sweep(project)
        assert status == 0, said
        assert "2 of 3 verdicts flip" in out
        assert ("is not kept in .cifras" in said) == (what == "file")


def test_the_default_run_keeps_its_name(project):
    (project / "what-if.yml").write_text("name: baseline" + YAML)
    status, _, said = sweep(project)
    assert status == 2
    assert "name: baseline is the name of a run" in said


def test_a_name_set_twice_anywhere_is_refused(project):
    (project / "what-if.yml").write_text(YAML + "exclude:\n  - {grain: printed, grain: series}\n")
    status, _, said = sweep(project)
    assert (status, said) == (
        2,
        "cifras: what-if.yml: grain is set more than once\n",
    )


def test_a_pipe_that_closes_and_closed_streams_are_no_bad_input(project):
    command = f"{sys.executable} -m cifras sweep what-if.yml"
    for shell, wanted in ((f"{command} | true; exit ${{PIPESTATUS[0]}}", (0, 141)),
                          (f"{command} <&- >&- 2>&-", (0,))):  # fmt: skip
        done = subprocess.run(
            ["bash", "-c", shell], cwd=project, env=environment(project), capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert done.returncode in wanted
        assert done.stderr == ""


@pytest.mark.usefixtures("has_swept")
def test_a_damaged_result_is_made_again(project):
    whole = written(project)
    damaged = next((project / ".cifras").glob("*/data/results/sweep/verdicts.csv"))
    damaged.write_text("claim_id,verdict\ninl-01,reversed\n")
    assert sweep(project)[0] == 0
    assert written(project) == whole


@pytest.mark.usefixtures("has_swept")
def test_a_sweep_and_a_run_do_not_take_each_others_name(project):
    assert command(project, "run", "--run", "other")[0] == 0
    status, _, said = command(project, "run", "--run", "what-if")
    assert status == 2
    assert "run: what-if is the name of a sweep; give the run another" in said
    (project / "what-if.yml").write_text("name: other" + YAML)
    status, _, said = sweep(project)
    assert status == 2
    assert "name: other is the name of a run; give the sweep another" in said


CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        with open("address.new", "w") as file:
            file.write(cluster.scheduler_address)
        import os
        os.rename("address.new", "address")
        sys.stdin.read()
"""


def test_a_dask_cluster_gives_the_same_bytes(project, finished):
    pytest.importorskip("distributed")
    (project / "cluster.py").write_text(CLUSTER)
    cluster = subprocess.Popen(
        [sys.executable, "cluster.py"], cwd=project,
        env=environment(project) | {"DASK_DISTRIBUTED__WORKER__DAEMON": "false"},
        stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(project / "address")
        address = (project / "address").read_text()
        process = start_light(project, "sweep", "what-if.yml", "--scheduler", address)
        own = set()
        while process.poll() is None:
            own |= set(descendants(process.pid))
            time.sleep(0.1)
        status, out, said = finish(process)
        assert status == 0, said
        assert not own  # no notebook ran here
        assert "15 notebooks to run" in out
        assert written(project) == written(finished)
    finally:
        cluster.communicate(timeout=60)
    assert left_behind(project) == []


@pytest.mark.usefixtures("has_swept")
def test_no_setting_reaches_the_figure_and_the_report(project, monkeypatch, tmp_path_factory):
    plain, home = written(project), tmp_path_factory.mktemp("home")
    (home / "matplotlibrc").write_text("lines.linewidth: 20\nsavefig.dpi: 30\n")
    for name, value in {
        "HOME": "/dev/null",
        "XDG_CACHE_HOME": "/dev/null",
        "LC_ALL": "C",
        "MPLBACKEND": "nonsense",
        "MPLCONFIGDIR": "/dev/null",
        "MATPLOTLIBRC": str(home),
        "PANDAS_FUTURE_INFER_STRING": "0",
    }.items():
        monkeypatch.setenv(name, value)
    status, _, said = finish(start(project, "sweep", "what-if.yml"))
    assert (status, said) == (0, "")
    assert written(project) == plain


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:9", "tls://127.0.0.1:9", "", "nonsense", "ucx://x", "inproc://x"]
)
def test_a_cluster_that_is_not_there_is_one_line(project, address):
    pytest.importorskip("distributed")
    status, _, said = sweep(project, "--scheduler", address)
    assert status == 2
    (line,) = said.splitlines()
    assert line.startswith(f"cifras: --scheduler {address}: expected the address of a running Dask")
