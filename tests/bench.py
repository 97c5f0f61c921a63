"""Time a full run side by side with other ways to the same outputs, and print the ratios.

plain: the notebooks' code as one script. cifras: `cifras run`, everything anew, and again
with nothing to do. papermill: its API for one notebook after the other, and its command line
once per notebook. Then a sweep of fifty combinations, from nothing, beside a few of them made
by papermill's API in as many processes as there are processors. Medians of five rounds (or of
the number given), the ways taken in turn, so that a machine that drifts drifts for all of them.
"""

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


def plain_script(folder):
    """Write the code of every notebook as one script and return the command that runs it."""
    parts = ["from IPython.display import display"]
    for path in sorted((folder / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        parts += ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    script = folder / "plain.py"
    script.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return [[sys.executable, str(script)]]


def papermill_commands(folder):
    """Return one papermill command per notebook."""
    binary = str(Path(sys.executable).parent / "papermill")
    return [
        [binary, "--no-progress-bar", "--cwd", str(folder / "notebooks"), str(path), os.devnull]
        for path in sorted((folder / "notebooks").glob("*.ipynb"))
    ]


def papermill_script(folder):
    """Return the command of a script that runs the notebooks through papermill's API."""
    script = folder / "by_papermill.py"
    script.write_text(
        "import papermill\n"
        f"for path in {[str(p) for p in sorted((folder / 'notebooks').glob('*.ipynb'))]}:\n"
        f"    papermill.execute_notebook(path, {os.devnull!r}, cwd={str(folder / 'notebooks')!r},"
        " progress_bar=False)\n",
        encoding="utf-8",
    )
    return [[sys.executable, str(script)]]


# A sweep of 50: every vintage from 2000 to 2024, with both grains.
COMBINATIONS = [(year, grain) for year in range(2000, 2025) for grain in ("printed", "series")]
GRID = "parameters:\n  vintage: [{years}]\n  grain: [printed, series]\n"
# So many of them are made by papermill, as many at once as there are processors.
FEW = 10


def sweep_by_papermill(folder):
    """Return the command of a script that makes the verdicts of a few combinations."""
    script = folder / "sweep_by_papermill.py"
    notebooks = [str(folder / "notebooks" / name) for name in VERDICT_NOTEBOOKS]
    script.write_text(
        "import os, sys, papermill\n"
        "from concurrent.futures import ProcessPoolExecutor\n"
        "def one(combination):\n"
        "    number, year, grain = combination\n"
        "    run = {'run': f'p{number}'}\n"
        f"    first, second = {notebooks!r}\n"
        f"    options = dict(cwd={str(folder / 'notebooks')!r}, progress_bar=False)\n"
        f"    papermill.execute_notebook(first, {os.devnull!r}, run, **options)\n"
        "    asked = run | {'vintage': str(year), 'grain': grain}\n"
        f"    papermill.execute_notebook(second, {os.devnull!r}, asked, **options)\n"
        "if __name__ == '__main__':\n"
        "    with ProcessPoolExecutor() as pool:\n"
        f"        list(pool.map(one, {[(n, *c) for n, c in enumerate(COMBINATIONS[:FEW])]!r}))\n",
        encoding="utf-8",
    )
    return [[sys.executable, str(script)]]


VERDICT_NOTEBOOKS = ("01-clean-source-figures.ipynb", "02-recompute-trends.ipynb")


def timed(commands, folder, environment):
    """Run commands one after the other; return the seconds they took."""
    before = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True)
    return time.perf_counter() - before


def main(rounds):
    """Print the seconds of each way and their ratio to the plain script."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("cifras", "notebooks", "data"):
            shutil.copytree(ROOT / part, folder / part)
        years = ", ".join(dict.fromkeys(str(year) for year, _ in COMBINATIONS))
        (folder / "fifty.yml").write_text(GRID.format(years=years), encoding="utf-8")
        environment = os.environ | {"CIFRAS_ROOT": name, "PYTHONPATH": name}
        cifras = [sys.executable, "-m", "cifras"]
        ways = {
            "plain script": plain_script(folder),
            "cifras run": [[*cifras, "run", "--force"]],
            "nothing to do": [[*cifras, "run"]],
            "papermill API": papermill_script(folder),
            "papermill per notebook": papermill_commands(folder),
            "cifras sweep, 50": [[*cifras, "sweep", "fifty.yml"]],
            f"papermill, {FEW} verdicts": sweep_by_papermill(folder),
        }
        seconds = {way: [] for way in ways}
        for _ in range(rounds):
            shutil.rmtree(folder / ".cifras", ignore_errors=True)  # a sweep from nothing
            for way, commands in ways.items():
                seconds[way].append(timed(commands, folder, environment))
    middles = {way: statistics.median(values) for way, values in seconds.items()}
    print(f"{'way':<24}{'median s':>10}{'min':>8}{'max':>8}{'x plain':>10}")
    for way, values in seconds.items():
        ratio = middles[way] / middles["plain script"]
        low, high = min(values), max(values)
        print(f"{way:<24}{middles[way]:>10.1f}{low:>8.1f}{high:>8.1f}{ratio:>10.2f}")
    *_, sweep, few = middles.values()
    full = 60 / middles["papermill API"]
    print(f"\ncombinations a minute: {60 * len(COMBINATIONS) / sweep:.0f} by cifras sweep; "
          f"by papermill {60 * FEW / few:.0f} of the two notebooks that verdicts need, "
          f"{full:.1f} of all five one after the other")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
