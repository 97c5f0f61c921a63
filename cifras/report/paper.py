"""Print a report: PDF through pandoc and typst, Word through pandoc.

Both take plain HTML, made from the same blocks as the page, and need the optional packages
of the extra ``formats``. Neither writes a date of its own.
"""

import json
import os
import re
import subprocess
import tempfile
from html import escape
from importlib.resources import as_file, files
from pathlib import Path

from cifras import paths
from cifras.report.blocks import Figure
from cifras.report.filled import template
from cifras.report.html import Html

_TO_TYPST = ("--from=html", "--to=typst", "--wrap=none", "--sandbox")


class MissingRendererError(RuntimeError):
    """A format whose renderer is not installed; ``format`` and ``package`` name both."""

    def __init__(self, name, package):
        self.format, self.package = name, package
        super().__init__(
            f"no {name} was written: the package {package} is not installed; "
            "pip install 'cifras[formats]' brings it, the other formats are there"
        )


def _paper(report, ending, numbered):
    """Return plain HTML for pandoc; pictures are files named with `ending`."""
    html = Html(report, for_page=False, numbered=numbered)
    body = html.body([*report.blocks[1:], *report.appendix()])
    body = re.sub(r'<img src="([^"]+)"', lambda m: f'<img src="{m[1]}{ending}"', body)
    body = re.sub(r"</?div[^>]*>", "", body)
    title = escape(report.title)
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def _read(report):
    """Return what pandoc reads in the report, as JSON, with no picture but those of the run.

    It is read in the sandbox of pandoc, which neither opens a file nor asks for an address; what
    is written from it without, as a Word file holds its pictures, can therefore ask for no other.
    """
    text = _paper(report, ".png", numbered=True)
    read = _pandoc("docx", report, text, "--from=html", "--to=json", "--sandbox").decode()
    own = {f"{block.file}.png" for block in report.blocks if isinstance(block, Figure)}
    foreign = sorted(_outside(json.loads(read)["blocks"]) - own)
    if foreign:
        raise ValueError(f"no figures of the report: {', '.join(foreign)}")
    return read


def _outside(node):
    """Return what a document as pandoc reads it names to be put in: addresses, raw code."""
    if isinstance(node, list):
        return set().union(*map(_outside, node))
    if not isinstance(node, dict):
        return set()
    inside = node.get("c")
    if node.get("t") == "Image":
        return {inside[2][0]} | _outside(inside[1])
    if node.get("t") in ("RawInline", "RawBlock"):
        return {inside[1]}
    return _outside(inside)


def _pandoc(name, report, text, *arguments):
    """Run pandoc on a text among the figures of the run, with a clock that stands still."""
    try:
        import pypandoc
    except ImportError:
        raise MissingRendererError(name, "pypandoc-binary") from None
    # Not the newest on this machine, which pypandoc would take, and nothing of its user's.
    own = Path(pypandoc.__file__).parent / "files" / "pandoc"
    with tempfile.TemporaryDirectory() as nothing:
        done = subprocess.run(  # noqa: S603 pandoc of the package, on our own text
            [str(own) if own.is_file() else pypandoc.get_pandoc_path(), "--quiet",
             f"--data-dir={nothing}", *arguments],
            input=text.encode(),
            capture_output=True,
            check=False,
            env=os.environ | {"SOURCE_DATE_EPOCH": "0"},
            cwd=paths.figures(report.run),
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"pandoc failed: {done.stderr.decode().strip()}")
    return done.stdout


def to_docx(report):
    """Return the report as a Word file: real headings, tables, captions and alt texts."""
    look, say = files("cifras.report").joinpath("templates", "reference.docx"), report.voice.say
    with tempfile.TemporaryDirectory() as folder, as_file(look) as reference:
        target = Path(folder) / "report.docx"
        _pandoc(
            "docx",
            report,
            _read(report),
            "--from=json",
            "--to=docx",
            "--toc",
            "--toc-depth=2",
            f"--output={target}",
            f"--reference-doc={reference}",
            f"--metadata=lang:{say('report.region')}",
            f"--metadata=toc-title:{say('report.contents')}",
            f"--metadata=subtitle:{say('report.byline', run=report.run)}",
        )
        return target.read_bytes()


def to_pdf(report):
    """Return the report as a tagged PDF: title and contents, page numbers, vector figures."""
    try:
        import typst
    except ImportError:
        raise MissingRendererError("pdf", "typst") from None
    import matplotlib as mpl

    say, fill = report.voice.say, report.values.fill
    text = _paper(report, ".svg", numbered=False)
    body = _pandoc("pdf", report, text, *_TO_TYPST).decode()
    # pandoc drops the alt text of a picture that has a caption.
    alts = {f"{b.file}.svg": fill(b.alt) for b in report.blocks if isinstance(b, Figure)}
    ours = "|".join(map(re.escape, alts)) or "(?!)"
    body = re.sub(
        rf'image\("({ours})"', lambda m: f'image("/{m[1]}", alt: {_quoted(alts[m[1]])}', body
    )
    source = template(f"{report.name}.typ.j2").render(
        language=report.voice.language,
        region=say("report.region").partition("-")[2],
        title=_quoted(report.title),
        byline=_quoted(say("report.byline", run=report.run)),
        contents=_quoted(say("report.contents")),
        body=body,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{report.name}.typ"
        path.write_text(source, encoding="utf-8")
        for name in alts:
            (Path(folder) / name).symlink_to(paths.figures(report.run).resolve() / name)
        return typst.compile(
            str(path),
            root=folder,
            # Word for word the font of the figures, wherever the report is made.
            font_paths=[str(Path(mpl.get_data_path()) / "fonts" / "ttf")],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )


def _quoted(text):
    """Write a text as a string of typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
