"""The house: arrows run down, the auditor knows no study, the engine can be lifted out."""

import ast
import csv
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import grimp
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from cifras import paths
from cifras.reading import claims
from cifras.reading.claims import _Sentence
from cifras.reading.mentions import Mentions

ROOMS = paths.ROOT / "cifras"
STUDY = ROOMS / "colombia"
OTHERS = sorted(
    path
    for path in ROOMS.rglob("*")
    if path.suffix in {".py", ".toml", ".j2"} and STUDY not in path.parents
)
WORDS = """
    coca cocaine cocaína cocaina heroin heroína poppy amapola colombia colombian colombiana
    colombiano colombianas colombianos unodc simci incsr crs inl homicide homicides homicidio
    homicidios kidnapping kidnappings secuestro secuestros eradication erradicación hectarea
    department departments departamento departamentos andes andean bolivia peru perú venezuelan
    venezuelans venezolano venezolanos dane
""".split()


def of_the_tables():
    """Return the ids and names that only the study's tables may hold."""
    found = set()
    for table, column in (
        ("claims", "claim_id"), ("documents", "document_id"), ("indicators", "indicator"),
        ("reports", "report_id"), ("estimators", "estimator"), ("places", "place"),
    ):  # fmt: skip
        with (paths.SOURCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            found |= {row[column] for row in csv.DictReader(file)}
    # Names that are words of everybody's: an estimator, two places, an indicator.
    return found - {"US", "World", "United States", "population"}


def lint(*arguments):
    binary = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [binary, "--no-cache", *arguments], cwd=paths.ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_every_arrow_between_rooms_runs_down():
    done = lint()
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("room", "line", "broken"),
    [
        ("arithmetic/trends.py", "from cifras.sources.schema import load_sources", "arrows run"),
        ("report/values.py", "from cifras.colombia.study import Study", "nothing imports"),
        ("engine/store.py", "from cifras import paths", "the engine knows no other"),
        ("audit/grade.py", "from cifras.engine.run import survey", "only the command line"),
    ],
)
def test_an_arrow_that_runs_up_would_be_found(tmp_path, room, line, broken):
    copy = tmp_path / "cifras"
    shutil.copytree(ROOMS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(paths.ROOT / "pyproject.toml", tmp_path)
    path = copy / room
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    binary = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [binary, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 1, done.stdout
    (told,) = [line for line in done.stdout.splitlines() if "BROKEN" in line and broken in line]
    assert told


def unstable(code):
    """Return the sorts of some code that may leave equal rows in another order elsewhere.

    How numpy and pandas sort equal rows differs between processors, unless they are told.
    """
    named = {"sort_values", "sort_index", "argsort"}
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr in named or ast.unparse(node.func) in {"np.sort", "numpy.sort"})
        and not any(k.arg == "kind" and ast.unparse(k.value) == "'stable'" for k in node.keywords)
    ]


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("a.sort_values('b')", 1),
        ("a.b().sort_values(['b'], ascending=False, kind='quicksort').head()", 1),
        ("np.argsort(a)[np.sort(b)]", 2),
        ("a.sort_values('b', kind='stable')\nsorted(c)\nc.sort()\na.nlargest(3, 'b')", 0),
    ],
)
def test_a_sort_that_is_not_stable_would_be_found(code, count):
    assert len(unstable(code)) == count


@pytest.mark.parametrize("sentence", [_Sentence, Mentions], ids=lambda one: one.__name__)
def test_no_file_of_a_chain_takes_the_name_of_another(sentence):
    """Two questions of one name in a chain of files are one, and the lower is never asked."""
    defined = Counter(
        name
        for one in sentence.__mro__
        for name, value in vars(one).items()
        if callable(value) and not name.startswith("__")
    )
    assert [name for name, count in defined.items() if count > 1] == []


def test_the_chain_of_the_reader_is_told_in_its_order():
    told = re.search(r"each on the one before: (.*),\s+and here", claims.__doc__, re.DOTALL)[1]
    modules = [base.__module__.rpartition(".")[2] for base in reversed(_Sentence.__mro__)]
    assert re.split(r",\s+", told) == modules[1:-1]


def test_every_sort_is_stable():
    codes = {path: path.read_text(encoding="utf-8") for path in ROOMS.rglob("*.py")}
    for path in paths.NOTEBOOKS.glob("*.ipynb"):
        cells = nbformat.read(path, 4).cells
        codes |= {f"{path} {c.id}": c.source for c in cells if c.cell_type == "code"}
    assert {str(where): found for where, code in codes.items() if (found := unstable(code))} == {}


def words_of(text):
    return set(re.findall(r"[a-záéíóúñ]+", text.lower()))


@pytest.mark.parametrize("path", OTHERS, ids=lambda p: p.relative_to(ROOMS).as_posix())
def test_no_other_room_holds_a_word_of_the_study(path):
    text = path.read_text(encoding="utf-8")
    assert not words_of(text) & set(WORDS)
    held = [
        name
        for name in of_the_tables()
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    ]
    assert held == []


def test_the_study_holds_no_claim_id():
    with (paths.SOURCE / "claims.csv").open(encoding="utf-8", newline="") as file:
        ids = [row["claim_id"] for row in csv.DictReader(file)]
    code = [p.read_text(encoding="utf-8") for p in STUDY.rglob("*") if p.suffix in {".py", ".toml"}]
    assert [i for i in ids if any(i in text for text in code)] == []
    for path in paths.NOTEBOOKS.glob("*.ipynb"):
        cells = nbformat.read(path, 4).cells
        source = "\n".join(c.source for c in cells if c.cell_type == "code")
        assert [i for i in ids if f'"{i}"' in source or f"'{i}'" in source] == []


@pytest.mark.parametrize("room", sorted(p.parent for p in ROOMS.glob("*/__init__.py")))
def test_every_room_says_what_lives_in_it_and_what_it_may_import(room):
    said = (room / "__init__.py").read_text(encoding="utf-8")
    assert "import" in said.partition('"""')[2].partition('"""')[0]


def rooms_of_the_code():
    """Return the rows of the map: each room, the first line of what it says, what it imports."""
    graph, imported = grimp.build_graph("cifras", cache_dir=None), {}
    for module in graph.modules - {"cifras", "cifras.__main__"}:
        room = module.split(".")[1]
        imported.setdefault(room, set())
        for other in graph.find_modules_directly_imported_by(module) - {"cifras"}:
            imported[room] |= {other.split(".")[1]} - {room}
    for room, others in imported.items():
        path = ROOMS / room
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))).splitlines()[0]
        name = f"cifras/{room}/" if path.is_dir() else f"cifras/{room}.py"
        yield f"`{name}`", said.replace("``", "`"), others


def test_the_map_in_contributing_is_that_of_the_code():
    text = (paths.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = re.search(r"<!-- rooms -->\n(.*?)\n<!-- /rooms -->", text, re.S)[1].splitlines()[2:]
    told = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table]
    found = {name: (said, others) for name, said, others in rooms_of_the_code()}
    assert {name: said for name, said, _ in told} == {n: said for n, (said, _) in found.items()}
    for place, (name, _, others) in enumerate(told):
        listed = set(others.split(", ")) - {"nothing"}
        assert listed == found[name][1], name
        below = " ".join(row[0] for row in told[place + 1 :])
        assert all(f"cifras/{other}" in below for other in listed), f"{name} imports upward"


def test_the_files_that_contributing_names_are_there():
    text = (paths.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:cifras|data|notebooks|tests)/[\w./-]+)`", text)
    assert len(named) > 20
    missing = [n for n in named if "xx" not in n and "NN" not in n]
    assert [n for n in missing if not (paths.ROOT / n).exists()] == []


PARAMETERS = """
[run]
type = "name"
default = "baseline"
meaning = "name of the run"

[factor]
type = "text"
default = "two"
allowed = ["two", "three"]
meaning = "what to multiply by"
"""
MAIN = """
import os
from pathlib import Path
from runner.parameters import read_parameters
from runner.project import Project
from runner.run import run_notebooks

def environment(root, stage):
    return {"STAGE": str(stage)}

if __name__ == "__main__":
    root = Path(__file__).parent
    project = Project(root, read_parameters(root), root / "lib", outputs=("made",),
                      environment=environment,
                      about={"name": "Other", "version": "1", "released": "2020-01-01",
                             "licence": "x:y", "licence name": "none"})
    record = run_notebooks(project, {"factor": "three"})
    print(sorted(record["outputs"]))
    print(run_notebooks(project, {"factor": "three"}))
"""


def test_the_engine_runs_another_projects_notebooks(tmp_path):
    """Copied beside notebooks of its own, under another name, it needs nothing else of ours."""
    shutil.copytree(ROOMS / "engine", tmp_path / "runner",
                    ignore=shutil.ignore_patterns("__pycache__"))  # fmt: skip
    for folder in ("notebooks", "lib"):
        (tmp_path / folder).mkdir()
    (tmp_path / "notebooks" / "parameters.toml").write_text(PARAMETERS)
    (tmp_path / "main.py").write_text(MAIN)
    start = "import os\nfrom pathlib import Path\nmade = Path(os.environ['STAGE'], 'made', run)\n"
    books = {
        "01-first": ("| writes | `made/<run>/a.txt` |", "made.mkdir(parents=True, exist_ok=True)\n"
                     "(made / 'a.txt').write_text({'two': 'xx', 'three': 'xxx'}[factor])"),
        "02-second": ("| reads | `made/<run>/a.txt` |\n| writes | `made/<run>/b.txt` |",
                      "(made / 'b.txt').write_text((made / 'a.txt').read_text() * 2)"),
    }  # fmt: skip
    for name, (table, code) in books.items():
        declared = 'run = "baseline"' + ('\nfactor = "two"' if "factor" in code else "")
        cells = [
            new_markdown_cell(f"# Q?\n\n| | |\n| --- | --- |\n{table}\n"),
            new_code_cell(declared, metadata={"tags": ["parameters"]}),
            new_code_cell(start + code),
        ]
        nbformat.write(new_notebook(cells=cells), tmp_path / "notebooks" / f"{name}.ipynb")
    done = subprocess.run(
        [sys.executable, "-P", "main.py"], cwd=tmp_path, capture_output=True, text=True,
        check=False, env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": "/"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "made" / "baseline" / "b.txt").read_text() == "xxx" * 2
    assert done.stdout.splitlines()[-1] == "None"  # a second run had nothing to do
    assert "made/baseline/b.txt" in done.stdout
