"""What the documents promise is there: paths, columns, parameters, versions, findings."""

import ast
import csv
import json
import re
import tomllib

import pytest
import yaml

from cifras import __released__, __version__, paths
from cifras.arithmetic.verdicts import VERDICTS
from cifras.engine.steps import declared_files
from cifras.engine.sweep import plan_sweep, read_grid
from cifras.engine.yaml_file import read_yaml
from cifras.project import this_project

ROOT, PROJECT = paths.ROOT, this_project()
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODEBOOK = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
MODULES = sorted((ROOT / "cifras").rglob("*.py"))


def test_paths_named_in_the_readme_exist():
    linked = re.findall(r"\]\(([^)#:]+)\)", README)
    named = re.findall(r"`((?:data|figures|reports|notebooks|cifras|tests)/[^`<*]*)`", README)
    missing = [path for path in linked + named if not (ROOT / path).exists()]
    assert not missing


def test_the_examples_of_the_readme_ship_and_can_be_run():
    named = re.findall(r"data/examples/[\w.-]+", README)
    assert {ROOT / name for name in named} >= set((ROOT / "data" / "examples").glob("*.yml"))
    given = read_yaml(ROOT / "data" / "examples" / "parameters.yml")
    assert PROJECT.parameters.check(given)["run"] != "baseline"
    asked = read_yaml(ROOT / "data" / "examples" / "what-if.yml")
    grid = read_grid(PROJECT.parameters, asked, "what-if")
    planned = plan_sweep(PROJECT, grid, "data/results/<run>/verdicts.csv")
    assert len(planned) == len(grid.combinations) < grid.count  # it leaves some out


def test_the_findings_of_the_readme_are_those_of_the_report():
    told = re.search(r"<!-- findings:.*?-->\n(.*?)\n<!-- /findings -->", README, re.S)[1]
    report = (ROOT / "reports" / "baseline" / "report.md").read_text(encoding="utf-8")
    assert told == report.partition("## Summary\n\n")[2].partition("\n\n")[0]


def test_the_readme_is_short():
    assert len(README.splitlines()) <= 150


def test_the_readme_table_names_every_notebook_with_its_question():
    for path in paths.NOTEBOOKS.glob("*.ipynb"):
        cell = json.loads(path.read_text(encoding="utf-8"))["cells"][0]
        question = "".join(cell["source"]).splitlines()[0].removeprefix("# ")
        assert f"[{path.stem}](notebooks/{path.name}) | {question} |" in README


def test_the_readme_explains_every_verdict():
    assert all(f"`{verdict}`" in README for verdict in VERDICTS)


def declared_tables():
    """Yield each table by its path with the fields that are declared for it."""
    for file, folder in (("source/datapackage.json", "data/source"), ("tables.json", "data")):
        package = json.loads((ROOT / "data" / file).read_text(encoding="utf-8"))
        for resource in package["resources"]:
            yield f"{folder}/{resource['path']}", resource["schema"]["fields"]


def codebook_tables():
    for section in re.split(r"^## ", CODEBOOK, flags=re.M)[1:]:
        name = section.splitlines()[0]
        if name.endswith(".csv"):
            yield name, dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", section, re.M))


DECLARED, CODED = dict(declared_tables()), dict(codebook_tables())


@pytest.mark.parametrize("name", DECLARED)
def test_a_table_holds_the_columns_that_are_declared_and_the_codebook_lists_them(name):
    path, meanings = ROOT / name.replace("<run>", "baseline"), CODED[name]
    with path.open(encoding="utf-8", newline="") as file:
        assert list(meanings) == next(csv.reader(file))
    for field in DECLARED[name]:
        listed = field.get("constraints", {}).get("enum")
        told = f"{field['description']}." + (f" One of: {', '.join(listed)}." if listed else "")
        assert meanings.pop(field["name"]) == told
    assert not meanings


@pytest.mark.parametrize("name", [name for name in DECLARED if "<run>" in name])
def test_the_cells_of_a_written_table_have_the_declared_types(name):
    kinds = {
        "integer": r"-?\d+", "number": r"-?\d+(\.\d+)?(e-\d+)?|-?\d+/\d+",
        "boolean": "True|False", "string": ".*",
    }  # fmt: skip
    with (ROOT / name.replace("<run>", "baseline")).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for field in DECLARED[name]:
                cell = row[field["name"]]
                assert not cell or re.fullmatch(kinds[field["type"]], cell), (field, cell)


def test_the_codebook_covers_every_table():
    covered = {name.replace("<run>", "baseline") for name in CODED}
    tables = {p.relative_to(ROOT).as_posix() for p in (ROOT / "data" / "source").rglob("*.csv")}
    for folder in ("clean", "results"):
        found = (ROOT / "data" / folder / "baseline").glob("*.csv")
        tables |= {p.relative_to(ROOT).as_posix() for p in found}
    assert covered == tables


def pinned():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(re.match(r"([\w.-]+)==([^ ;]+)", line).groups() for line in lines if "==" in line)


def test_the_citation_names_the_version_and_its_date():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], citation["date-released"]) == (__version__, __released__)


def test_the_address_of_the_licence_stands_in_one_place():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "cifras").rglob("*.py"))
    assert code.count("creativecommons.org") == 1


def test_constraints_hold_no_download_address():
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "@" not in text


def test_conda_users_get_the_same_packages():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {re.match(r"[\w-]+", line)[0] for line in project["dependencies"]}
    wanted |= {re.match(r"[\w-]+", line)[0] for lines in extras.values() for line in lines}
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    listed = dict(
        line.split("=", 1)
        for line in conda["dependencies"]
        if isinstance(line, str) and re.match(r"[\w-]+=[\d.]", line)
    )
    listed["matplotlib"] = listed.pop("matplotlib-base")
    (from_pip,) = [line["pip"] for line in conda["dependencies"] if isinstance(line, dict)]
    listed |= dict(line.split("==") for line in from_pip if "==" in line)
    assert listed == {name: pinned()[name] for name in wanted}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_public_things_have_docstrings(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = [tree] if path.name != "__main__.py" else []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            nested = any(
                node in ast.walk(outer)
                for outer in ast.walk(tree)
                if isinstance(outer, ast.FunctionDef) and outer is not node
            )
            nodes += [] if nested else [node]
    hidden = {
        inner
        for outer in ast.walk(tree)
        if isinstance(outer, ast.ClassDef) and outer.name.startswith("_")
        for inner in ast.walk(outer)
    }
    bare = [
        getattr(n, "name", path.name) for n in nodes if n not in hidden and not ast.get_docstring(n)
    ]
    assert not bare


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_modules_stay_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 460


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_the_readme_says_which_folders_a_notebook_reads_and_writes(path):
    folder = re.compile(r"`((?:data|figures|reports)/[\w<>]+/(?:<run>/)?)")
    heads = declared_files(json.loads(path.read_text(encoding="utf-8")))
    row = next(line for line in README.splitlines() if line.startswith(f"| [{path.stem}]"))
    *_, reads, writes, _ = (cell.strip() for cell in row.split("|"))
    for what, told in (("reads", reads), ("writes", writes)):
        declared = {m for name in heads[what] for m in folder.findall(f"`{name}")}
        if told != "all of these":
            assert set(folder.findall(told)) == declared, what
