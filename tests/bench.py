"""Time a full run side by side with other ways to the same outputs, and print the ratios.

plain: the notebooks' code as one script. cifras: `cifras run`, everything anew, and again
with nothing to do. papermill: its API for one notebook after the other, and its command line
once per notebook. Medians of five rounds (or of the number given), the ways taken in turn,
so that a machine that drifts drifts for all of them.
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


def main(rounds):
    """Print the seconds of each way and their ratio to the plain script."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("cifras", "notebooks", "data"):
            shutil.copytree(ROOT / part, folder / part)
        environment = os.environ | {"CIFRAS_ROOT": name, "PYTHONPATH": name}
        ways = {
            "plain script": plain_script(folder),
            "cifras run": [[sys.executable, "-m", "cifras", "run", "--force"]],
            "nothing to do": [[sys.executable, "-m", "cifras", "run"]],
            "papermill API": papermill_script(folder),
            "papermill per notebook": papermill_commands(folder),
        }
        seconds = {way: [] for way in ways}
        for _ in range(rounds):
            for way, commands in ways.items():
                before = time.perf_counter()
                for command in commands:
                    subprocess.run(
                        command, check=True, cwd=folder, env=environment, capture_output=True
                    )
                seconds[way].append(time.perf_counter() - before)
    base = statistics.median(seconds["plain script"])
    print(f"{'way':<24}{'median s':>10}{'min':>8}{'max':>8}{'x plain':>10}")
    for way, values in seconds.items():
        middle = statistics.median(values)
        print(
            f"{way:<24}{middle:>10.1f}{min(values):>8.1f}{max(values):>8.1f}{middle / base:>10.2f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
