"""What a cell shows is kept as a kernel sends it; nothing of the user's comes in."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from small import command, environment, finish, start

from cifras import paths

MUCH = 20_000_000  # characters

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"0" * 20).decode()
CELLS = {
    "value": "6 * 7",
    "none": "None",
    "semicolon": "6 * 7;",
    "last of two": "1\n2",
    "printed": "print('a')\nprint('b')",
    "printed and worth": "print('a')\n'b'",
    "two streams": "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')",
    "written": "import sys\nsys.stdout.write('a')",
    "displayed": "from IPython.display import display\ndisplay('a', {'b': 1})\nprint('c')",
    "markdown": "from IPython.display import Markdown\nMarkdown('**a**')",
    "html and text": "class A:\n    def _repr_html_(self): return '<b>a</b>'\n"
    "    __repr__ = lambda self: 'a'\nA()",
    "picture": f"import base64\nfrom IPython.display import Image\n"
    f"Image(base64.b64decode({PNG!r}), format='png', width=10, alt='a')",
    "updated": "h = display(1, display_id='x')\nh.update(2)",
    "cleared": "from IPython.display import clear_output\nprint('a')\nclear_output()\nprint('b')",
    "magic": "%precision 3\n1/3",
    "inline": "%matplotlib inline",
    "plotted": "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])",
    "bytes in an update": "class P:\n    _repr_png_ = lambda self: b'\\x89PNG'\n"
    "    __repr__ = lambda self: 'p'\nh = display(P(), display_id='y')\nh.update(P())",
    "other processes": "import multiprocessing\nmultiprocessing.get_start_method()",
    "awaited": "import asyncio\nawait asyncio.sleep(0)\n5",
    "table": "import pandas as pd\npd.DataFrame({'a': range(3), 'b': ['x' * 90] * 3})",
    "wide table": "import pandas as pd\npd.DataFrame([range(30)])",
    "warned": "import warnings\nwarnings.simplefilter('always')\nprint(1)",
    "last result": "_ = 5\nx = 3\nx",
    "underscore": "_",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Run one notebook twice, by the engine and by an ordinary kernel; return the outputs."""
    root = tmp_path_factory.mktemp("shell")
    (root / "data").mkdir()
    (root / "notebooks").mkdir()
    (root / "data" / "source").symlink_to(paths.SOURCE)
    declared = (paths.NOTEBOOKS / "parameters.toml").read_text(encoding="utf-8")
    (root / "notebooks" / "parameters.toml").write_text(declared, encoding="utf-8")
    table = "| | |\n| --- | --- |\n| writes | `data/clean/<run>/a.txt` |\n"
    cells = [
        new_markdown_cell(f"# Q?\n\n{table}"),
        new_code_cell('run = "baseline"', metadata={"tags": ["parameters"]}),
        new_code_cell("assert run"),
    ]
    cells += [new_code_cell(source) for source in CELLS.values()]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = root / "notebooks" / "01-all.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    status, _, said = finish(start(root, "run"))
    assert status == 0, said
    ours = nbformat.read(root / "reports/baseline/notebooks/01-all.ipynb", 4)
    program = (
        "import papermill, sys; "
        "papermill.execute_notebook(*sys.argv[1:3], {'run': 'baseline'}, progress_bar=False)"
    )
    theirs = root / "theirs.ipynb"
    subprocess.run([sys.executable, "-c", program, path, theirs], check=True, capture_output=True)
    books = [ours, nbformat.read(theirs, 4)]
    return [
        [cell for cell in book.cells if cell.cell_type == "code"][-len(CELLS) :] for book in books
    ]


def told(cell):
    """Return the outputs of a cell as plain data, the text of each stream as a whole."""
    outputs = json.loads(json.dumps(cell.outputs))
    streams = {}
    for output in list(outputs):
        if output["output_type"] == "stream":
            streams[output["name"]] = streams.get(output["name"], "") + output["text"]
            outputs.remove(output)
    return outputs, streams, cell.execution_count


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_shows_what_it_shows_in_an_ordinary_kernel(kept, name):
    number = list(CELLS).index(name)
    ours, theirs = (told(cells[number]) for cells in kept)
    assert ours == theirs


def test_what_another_program_writes_is_kept(root, write_notebook):
    write_notebook("import subprocess\nsubprocess.run(['echo', 'from echo'], check=True)\nrun")
    status, out, said = command(root, "run")
    assert (status, said) == (0, "")
    assert "from echo" not in out
    book = nbformat.read(root / "reports/baseline/notebooks/01-try-it.ipynb", 4)
    assert "from echo\n" in [o.get("text") for o in book.cells[-1].outputs]


def test_a_cell_may_print_very_much_with_few_files_open(root, write_notebook):
    """A kernel sends what it prints in messages, which have a size, over sockets, of which it
    opens many."""
    resource = pytest.importorskip("resource")
    write_notebook(f"print(run)\nprint('x' * {MUCH})")

    def few_files():
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

    status, _, said = finish(start(root, "run", preexec_fn=few_files))
    assert (status, said) == (0, "")
    book = nbformat.read(root / "reports/baseline/notebooks/01-try-it.ipynb", 4)
    assert len(book.cells[-1].outputs[0].text) > MUCH


def test_a_cell_that_fails_ends_the_run_though_it_is_tagged(root, write_notebook):
    path = write_notebook("run")
    book = nbformat.read(path, 4)
    book.cells.insert(3, new_code_cell("1 / 0", metadata={"tags": ["raises-exception"]}))
    nbformat.write(book, path)
    status, _, said = command(root, "run")
    # papermill tells of every error, expected or not, as it does with an ordinary kernel
    assert status == 1
    assert "ZeroDivisionError: division by zero" in said


def test_what_a_notebook_started_ends_with_it(root, write_notebook):
    number = "98765.4321"
    write_notebook(f"import subprocess\nsubprocess.Popen(['sleep', '{number}'])\nrun")
    status, _, said = command(root, "run")
    assert status == 0, said
    assert subprocess.run(["pgrep", "-f", number], check=False, capture_output=True).stdout == b""


def test_a_process_that_a_notebook_starts_may_be_asked_to_end(root, write_notebook):
    code = "import subprocess\nasked = subprocess.Popen(['sleep', '60'])\nasked.terminate()\n"
    write_notebook(f"{code}assert asked.wait(10) == -15, run")
    status, _, said = command(root, "run")
    assert status == 0, said


def test_what_cannot_be_kept_of_a_cell_is_said(root, write_notebook):
    write_notebook("print('\\udcff', run)")
    status, _, said = command(root, "run")
    assert status == 1
    assert "UnicodeEncodeError" in said


HOSTILE = {
    ".config/matplotlib/matplotlibrc": "lines.linewidth: 20\nsavefig.dpi: 30\nfont.size: 30\n",
    ".ipython/profile_default/startup/00.py": "print('from start-up')\nimport nowhere\n",
    ".ipython/profile_default/ipython_config.py":
        "c.InteractiveShell.ast_node_interactivity = 'all'\n",
    "start.py": "print('from PYTHONSTARTUP')\n",
    "kernels/kernels/python3/kernel.json": '{"argv": ["/bin/false"], "language": "python"}',
}  # fmt: skip
CODE = """
import pandas as pd
from cifras.figures.gallery import Gallery
from cifras.figures.style import Caption, new_figure
from cifras.language.voice import Voice

def draw(table, look):
    caption = Caption("title", "subtitle", "source", "alt")
    figure, ax = new_figure(caption)
    ax.plot(table["a"])
    ax.text(0, 1, "text")
    return figure, caption

Gallery(run, [Voice("en", run)]).draw("a", draw, pd.DataFrame({"a": [1, 2]}))
1
2
"""


def test_nothing_on_the_users_machine_changes_a_byte(root, write_notebook, tmp_path_factory):
    write_notebook(CODE)
    homes = [tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("hostile")]
    for name, content in HOSTILE.items():
        file = homes[1] / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    made = []
    for home, more in zip(homes, ({}, {"TZ": "Asia/Tokyo", "LC_ALL": "C"}), strict=True):
        own = environment(root) | more | {
            "HOME": str(home), "PYTHONSTARTUP": str(home / "start.py"),
            "JUPYTER_PATH": str(home / "kernels"), "XDG_CONFIG_HOME": str(home / ".config"),
        }  # fmt: skip
        own.pop("MPLCONFIGDIR", None)
        done = subprocess.run(
            [sys.executable, "-m", "cifras", "run", "--force"], cwd=root, env=own,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        files = [p for p in sorted(root.rglob("*")) if p.suffix in {".png", ".svg", ".ipynb"}]
        made.append({p: p.read_bytes() for p in files if ".cifras" not in p.parts})
    assert made[0] == made[1]
    outputs = b"".join(content for path, content in made[1].items() if path.suffix == ".ipynb")
    assert b"from start-up" not in outputs and b"from PYTHONSTARTUP" not in outputs
    assert not any(Path(homes[1] / ".ipython/profile_default").glob("*.sqlite"))
