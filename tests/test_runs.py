"""Whole runs: the default one, with other parameters, and what they leave behind."""

import filecmp
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small import command, read_csv, write_csv

from cifras import paths
from cifras.arithmetic.verdicts import VERDICTS
from cifras.engine.steps import declared_files
from cifras.language.voice import Voice
from cifras.report.formats import report_file

TRACKED = [*paths.RUN_FOLDERS]


def as_a_program(root, *arguments):
    environment = os.environ | {"CIFRAS_ROOT": str(root), "PYTHONPATH": str(root)}
    return subprocess.run(
        [sys.executable, "-m", "cifras", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A copy of the project without any output, as a stranger would have it."""
    root = tmp_path_factory.mktemp("cifras")
    for part in ("cifras", "notebooks", "data/source", "data/examples"):
        shutil.copytree(paths.ROOT / part, root / part)
    shutil.copy(paths.DECLARED, root / "data")
    return root


@pytest.fixture(scope="module")
def baseline(root):
    done = as_a_program(root, "run")
    assert done.returncode == 0, done.stderr
    return done


def files_of(root, run):
    """Return every output file of a run by its path, but the run record with its times."""
    return {
        path.relative_to(root).as_posix(): path
        for folder in TRACKED
        for path in sorted((root / folder / run).rglob("*"))
        if path.is_file() and path.name != "run.json"
    }


def test_a_run_says_where_its_outputs_are_and_how_the_claims_fare(baseline):
    assert "reports/baseline/report.html" in baseline.stdout
    assert "39 claims: 8 exact, 1 grain, 30 untestable" in baseline.stdout
    assert "Traceback" not in baseline.stderr
    assert all(f"0{n}-" in baseline.stdout for n in range(1, 6))


def test_the_committed_outputs_are_what_a_run_writes(root, baseline):
    """Another run with the same inputs and parameters gives the same bytes."""
    fresh = files_of(root, "baseline")
    kept = {
        name: path
        for name, path in files_of(paths.ROOT, "baseline").items()
        if "notebooks/" not in name
    }
    written = {name for name in fresh if "/notebooks/" not in name}
    assert written == set(kept)
    differ = [name for name in kept if not filecmp.cmp(fresh[name], kept[name], shallow=False)]
    assert not differ


def without_parameters(path):
    """Return a notebook without the cell of parameters that a run puts in, and the cells' count."""
    book = json.loads(path.read_text(encoding="utf-8"))
    book["cells"] = [cell for cell in book["cells"] if cell["id"] != "injected-parameters"]
    for cell in book["cells"]:
        for part in (cell, *cell.get("outputs", ())):
            part.pop("execution_count", None)
    return book


def test_a_notebook_needs_no_more_than_it_says_it_reads_and_writes_what_it_says(root, baseline):
    """Each ran in a folder that held its declared inputs alone, and shows what is committed."""
    record = json.loads((root / "reports" / "baseline" / "run.json").read_text(encoding="utf-8"))
    for entry in record["notebooks"]:
        committed = paths.NOTEBOOKS / entry["notebook"]
        executed = f"reports/baseline/notebooks/{committed.name}"
        is_as_kept = without_parameters(root / executed) == without_parameters(committed)
        assert is_as_kept, committed.name  # a difference is too long to be shown
        declared = declared_files(json.loads(committed.read_text(encoding="utf-8")))["writes"]
        patterns = [pattern.replace("<run>", "baseline") for pattern in declared]
        written = set(entry["outputs"]) - {executed}
        assert written
        for name in written:
            described = name.endswith("/datapackage.json")  # stands beside the table it describes
            assert described or any(Path(name).match(pattern) for pattern in patterns), name


def test_a_run_leaves_no_stage_behind(root, baseline):
    assert not list(root.glob(".stage-*"))


def test_the_run_record_holds_parameters_hashes_versions_and_times(root, baseline):
    record = json.loads((root / "reports" / "baseline" / "run.json").read_text(encoding="utf-8"))
    assert record["parameters"]["estimator"] == "as-documented"
    assert "data/source/claims.csv" in record["inputs"]
    assert "data/results/baseline/verdicts.csv" in record["outputs"]
    assert {"cifras", "python", "pandas", "papermill"} <= set(record["versions"])
    assert [entry["notebook"][:2] for entry in record["notebooks"]] == [
        "01",
        "02",
        "03",
        "04",
        "05",
    ]


@pytest.mark.parametrize(
    ("run", "parameters"),
    [
        ("two-years", ["start_year=2016", "end_year=2017", "language=en", "formats=md"]),
        ("no-estimates", ["start_year=1990", "end_year=1993", "language=en", "formats=md"]),
        ("only-crs", ["documents=crs", "language=es"]),
        ("few-years", ["start_year=2022", "vintage=2010", "grain=printed", "formats=md"]),
    ],
)
def test_other_parameters_run_to_the_end_and_leave_the_baseline_alone(
    root, baseline, run, parameters
):
    before = {name: path.read_bytes() for name, path in files_of(root, "baseline").items()}
    options = [word for parameter in parameters for word in ("-p", parameter)]
    status, _, said = command(root, "run", "--run", run, *options)
    assert status == 0, said
    after = {name: path.read_bytes() for name, path in files_of(root, "baseline").items()}
    assert before == after
    language = "es" if "language=es" in parameters else "en"
    folder, voice = root / "reports" / run, Voice(language)
    report = (folder / report_file("md", language)).read_text(encoding="utf-8")
    assert "⟦" not in report
    assert report.startswith("# Un documento sobre") == (run == "only-crs")
    assert all(voice.name(verdict) in report for verdict in VERDICTS)
    for kind in ("html", "pdf", "docx"):
        assert (folder / report_file(kind, language)).exists() == ("formats=md" not in parameters)
    assert (folder / "report.md").exists() == (language == "en")


def test_a_third_document_is_counted_in_the_report(tmp_path):
    for folder in ("data/source", "notebooks"):
        shutil.copytree(paths.ROOT / folder, tmp_path / folder)
    shutil.copy(paths.DECLARED, tmp_path / "data")
    document = {"document_id": "new", "title": "A text", "title_es": "Un texto", "said_en": "it",
                "said_es": "ello", "publisher": "Somebody", "published": "2020",
                "published_basis": "stated", "language": "en", "licence": "CC0"}  # fmt: skip
    claim = {"claim_id": "new-01", "document_id": "new", "locator": "s1", "kind": "change",
             "indicator": "homicides", "geography": "Peru", "estimator": "World Bank",
             "start_period": "2010", "start_printed": "2,000", "end_period": "2012",
             "end_printed": "1,000", "stated_printed": "50 percent", "direction": "decrease",
             "paraphrase_en": "Down {stated}.", "paraphrase_es": "Cayó {stated}."}  # fmt: skip
    for name, row in (("documents", document), ("claims", claim)):
        path = tmp_path / "data" / "source" / f"{name}.csv"
        rows = read_csv(path)
        write_csv(path, list(rows[0]), [*rows, row])
    given = ("documents=inl,crs,new", "language=en", "formats=md")
    status, _, said = command(tmp_path, "run", *(w for value in given for w in ("-p", value)))
    assert status == 0, said
    report = (tmp_path / "reports/baseline/report.md").read_text(encoding="utf-8")
    assert report.startswith("# Documents on Colombia: what may be quoted\n")
    assert "40 claims of 3 documents" in report
    assert "Two U.S. government texts" not in report
    quoted, graded = (line for line in report.splitlines() if line.startswith("| new-01 |"))
    assert "| yes |" in quoted and "| exact |" in graded


def test_compare_says_which_verdicts_flip_and_which_parameters_differ(root, baseline):
    given = ("grain=printed", "language=es", "formats=md")
    options = [word for parameter in given for word in ("-p", parameter)]
    assert command(root, "run", "--run", "strict", *options)[0] == 0
    flips = str(root / "flips.csv")
    status, out, said = command(root, "compare", "baseline", "strict", "--output", flips)
    assert status == 0, said
    lines = [line.split() for line in out.splitlines()]
    assert ["grain", "series", "printed"] in lines
    assert ["inl-04", "grain", "contradicted"] in lines
    assert "1 of 39 verdicts flip" in out
    assert "estimator" not in out
    table = (root / "flips.csv").read_text(encoding="utf-8").splitlines()
    assert table[0] == "claim_id,baseline,strict,flips"
    assert len(table) == 40
    assert sum(line.endswith(",True") for line in table) == 1


def test_compare_names_every_run_that_has_not_been_made(root, baseline):
    status, _, said = command(root, "compare", "baseline", "no-such", "nor-this")
    assert status == 2
    for run in ("no-such", "nor-this"):
        assert f"data/results/{run}/verdicts.csv: expected a finished run" in said
    assert command(root, "compare", "baseline", "baseline")[0] == 2


def test_a_run_that_was_edited_by_hand_is_named_and_the_others_are_told(root, baseline):
    record = json.loads((root / "reports/baseline/run.json").read_text(encoding="utf-8"))
    for folder in ("reports", "data/results"):
        (root / folder / "edited").mkdir()
    table = root / "data/results/edited/verdicts.csv"
    try:
        for parameters, text in (
            (None, "claim_id,verdict\n"),
            (record["parameters"], ""),
            (record["parameters"], "a,b\n1,2\n"),
        ):
            edited = json.dumps(record | {"parameters": parameters})
            (root / "reports/edited/run.json").write_text(edited, encoding="utf-8")
            table.write_text(text, encoding="utf-8")
            status, _, said = command(root, "compare", "baseline", "edited")
            assert status == 2
            assert "data/results/edited/verdicts.csv: expected" in said
        edited = json.dumps(record | {"parameters": record["parameters"] | {"estimator": "Nobody"}})
        (root / "reports/edited/run.json").write_text(edited, encoding="utf-8")
        status, out, said = command(root, "status", "edited", "baseline")
        assert status == 0, said
        assert "cannot be run again: estimator: found 'Nobody'" in out
        assert "\nbaseline: " in out
    finally:
        shutil.rmtree(root / "reports/edited")
        shutil.rmtree(root / "data/results/edited")


def test_another_estimator_flips_verdicts(root, baseline, of_the_file):
    tables = [
        (root / "data" / "results" / run / "verdicts.csv").read_text(encoding="utf-8")
        for run in ("baseline", "from-file")
    ]
    assert "inl-02,inl,change,coca_cultivation,exact" in tables[0]
    assert "inl-02,inl,change,coca_cultivation,contradicted" in tables[1]


@pytest.fixture(scope="module")
def of_the_file(root, baseline):
    """The run that the README's file of parameters asks for: from-file."""
    done = as_a_program(root, "run", "-f", "data/examples/parameters.yml")
    assert done.returncode == 0, done.stderr
    return done


def test_the_examples_of_the_readme_run(root, of_the_file):
    assert (root / "reports" / "from-file" / "report.md").exists()
    assert not (root / "reports" / "from-file" / "report.pdf").exists()
    done = as_a_program(root, "sweep", "data/examples/what-if.yml")
    assert done.returncode == 0, done.stderr
    rows = read_csv(root / "data" / "results" / "what-if" / "sweep.csv")
    assert len(rows) == 14
