"""Where each output of a run comes from: the notebook and the section that make it."""

import json
import re

from cifras import paths
from cifras.figures.gallery import read_words


def output_map(run):
    """Return one row per output: file, notebook and section.

    A notebook says in the table at its head what it writes; the section is that of the last
    cell that names the file, or the figure.
    """
    rows, figures = [], set(read_words(run)["figure"])
    for path in sorted(paths.NOTEBOOKS.glob("[0-9][0-9]-*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        sections, section = {}, ""
        (listed,) = re.findall(r"^\| writes \| (.+) \|$", "".join(cells[0]["source"]), re.M) or [""]
        files = [f for f in re.findall(r"`([^`]+)`", listed) if "*" not in f]
        for cell in cells:
            source = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                section = (re.findall(r"^#+ (?:\d\. )?(.+)$", source, re.M) or [section])[-1]
                continue
            for file in files:
                if f'"{file.rpartition("/")[2]}"' in source:
                    sections[file.replace("<run>", run)] = section
            for name in figures:
                if re.search(rf'\.draw\(\s*"{name}"', source):
                    sections[f"figures/{run}/{name}.svg"] = section
        rows += [(f"`{file}`", f"`{path.stem}`", where) for file, where in sections.items()]
    return tuple(rows)
