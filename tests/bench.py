"""Time a full run side by side with other ways to the same outputs, and print the ratios.

plain: the notebooks' code as one script. cifras: `cifras run`, everything anew, and again
with nothing to do. papermill: its API for one notebook after the other. Then a sweep of fifty
combinations, from nothing, beside a few of them made by papermill's API in as many processes as
there are processors; and the ledger with a hundred thousand observations, loaded and checked.
With a commit, `cifras run` of that commit too. Medians of five rounds (or of the number given),
the ways taken in turn, so that a machine that drifts drifts for all of them.

    python tests/bench.py [ROUNDS] [COMMIT]
"""

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("cifras", "notebooks", "data")
# A sweep of 50: every vintage from 2000 to 2024, with both grains.
COMBINATIONS = [(year, grain) for year in range(2000, 2025) for grain in ("printed", "series")]
GRID = "parameters:\n  vintage: [{years}]\n  grain: [printed, series]\n"
# So many of them are made by papermill, as many at once as there are processors.
FEW = 10
VERDICT_NOTEBOOKS = ("01-clean-source-figures.ipynb", "02-recompute-trends.ipynb")
MANY = 100_000
LOAD = """
import time
from cifras.sources.schema import load_sources
from pathlib import Path
before = time.perf_counter()
print(len(load_sources(Path("many")).observations), round(time.perf_counter() - before, 2))
"""


def plain_script(folder):
    """Write the code of every notebook as one script."""
    parts = ["from IPython.display import display"]
    for path in sorted((folder / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        parts += ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    return "\n\n".join(parts)


def papermill_script(folder):
    """Write a script that runs the notebooks through papermill's API."""
    notebooks = [str(path) for path in sorted((folder / "notebooks").glob("*.ipynb"))]
    return (
        f"import papermill\nfor path in {notebooks}:\n"
        f"    papermill.execute_notebook(path, {os.devnull!r}, cwd={str(folder / 'notebooks')!r},"
        " progress_bar=False)\n"
    )


def sweep_by_papermill(folder):
    """Write a script that makes the verdicts of a few combinations."""
    first, second = (str(folder / "notebooks" / name) for name in VERDICT_NOTEBOOKS)
    options = f"{os.devnull!r}, {{}}, cwd={str(folder / 'notebooks')!r}, progress_bar=False"
    listed = [(number, *one) for number, one in enumerate(COMBINATIONS[:FEW])]
    return (
        "import papermill\nfrom concurrent.futures import ProcessPoolExecutor\n"
        "def one(combination):\n"
        "    number, year, grain = combination\n"
        "    run = {'run': f'p{number}'}\n"
        "    asked = run | {'vintage': str(year), 'grain': grain}\n"
        f"    papermill.execute_notebook({first!r}, {options.format('run')})\n"
        f"    papermill.execute_notebook({second!r}, {options.format('asked')})\n"
        "if __name__ == '__main__':\n"
        "    with ProcessPoolExecutor() as pool:\n"
        f"        list(pool.map(one, {listed!r}))\n"
    )


def many_observations(folder):
    """Copy the source tables, with the observations repeated under other reports."""
    many = folder / "many"
    shutil.copytree(folder / "data" / "source", many)
    for name, column in (("reports", 0), ("observations", 8)):
        header, *rows = (many / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        with (many / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(next(csv.reader([header])))
            for copy in range(MANY // 880 + 1):
                for cells in csv.reader(rows):
                    cells[column] += f"-copy{copy}" if copy else ""
                    writer.writerow(cells)


def timed(command, folder, environment):
    """Run a command; return the seconds it took and what it printed."""
    before = time.perf_counter()
    done = subprocess.run(
        command, check=True, cwd=folder, env=environment, capture_output=True, text=True
    )
    return time.perf_counter() - before, done.stdout


def copy_of(folder, commit=None):
    """Copy the project, as it stands or as it was at a commit; return the environment for it."""
    folder.mkdir()
    if commit:
        archive = ["git", "-C", str(ROOT), "archive", commit, *PARTS]
        tar = subprocess.run(archive, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", str(folder)], check=True, input=tar)
    else:
        for part in PARTS:
            shutil.copytree(ROOT / part, folder / part)
    return os.environ | {"CIFRAS_ROOT": str(folder), "PYTHONPATH": str(folder)}


def main(rounds, commit):
    """Print the seconds of each way and their ratio to the plain script."""
    with tempfile.TemporaryDirectory() as name:
        folder, earlier = Path(name) / "now", Path(name) / "earlier"
        here = copy_of(folder)
        there = copy_of(earlier, commit) if commit else None
        many_observations(folder)
        years = ", ".join(dict.fromkeys(str(year) for year, _ in COMBINATIONS))
        (folder / "fifty.yml").write_text(GRID.format(years=years), encoding="utf-8")
        scripts = {
            "plain": plain_script(folder), "by_papermill": papermill_script(folder),
            "few": sweep_by_papermill(folder), "load": LOAD,
        }  # fmt: skip
        for script, text in scripts.items():
            (folder / f"{script}.py").write_text(text, encoding="utf-8")
        python, cifras = sys.executable, [sys.executable, "-m", "cifras"]
        ways = {
            "plain script": ([python, "plain.py"], folder, here),
            "cifras run": ([*cifras, "run", "--force"], folder, here),
            f"cifras run, {commit}": ([*cifras, "run", "--force"], earlier, there),
            "nothing to do": ([*cifras, "run"], folder, here),
            "papermill API": ([python, "by_papermill.py"], folder, here),
            "cifras sweep, 50": ([*cifras, "sweep", "fifty.yml"], folder, here),
            f"papermill, {FEW} verdicts": ([python, "few.py"], folder, here),
            f"load {MANY} observations": ([python, "load.py"], folder, here),
        }
        if not commit:
            del ways[f"cifras run, {commit}"]
        seconds = {way: [] for way in ways}
        for _ in range(rounds):
            shutil.rmtree(folder / ".cifras", ignore_errors=True)  # a sweep from nothing
            for way, how in ways.items():
                took, said = timed(*how)
                seconds[way].append(float(said.split()[-1]) if way.startswith("load") else took)
    middles = {way: statistics.median(values) for way, values in seconds.items()}
    print(f"{'way':<28}{'median s':>10}{'min':>8}{'max':>8}{'x plain':>10}")
    for way, values in seconds.items():
        ratio, low, high = middles[way] / middles["plain script"], min(values), max(values)
        print(f"{way:<28}{middles[way]:>10.2f}{low:>8.2f}{high:>8.2f}{ratio:>10.2f}")
    sweep, few = middles["cifras sweep, 50"], middles[f"papermill, {FEW} verdicts"]
    print(f"\ncombinations a minute: {60 * len(COMBINATIONS) / sweep:.0f} by cifras sweep, "
          f"{60 * FEW / few:.0f} by papermill of the two notebooks that verdicts need")  # fmt: skip


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["5"])[0]), (sys.argv[2:] or [None])[0])
