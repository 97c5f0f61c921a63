"""Render and save a report: Markdown, one HTML page, PDF and Word."""

from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

from cifras import paths
from cifras.report.blocks import Box, Bullets, Figure, Heading, Paragraph, Table
from cifras.report.html import to_html
from cifras.report.literal import as_markdown, escape_markdown, line_of_markdown
from cifras.report.paper import MissingRendererError, to_docx, to_pdf


def report_file(format_name, language, name="report"):
    """Return the file name of a report: English is the plain one."""
    suffix = "" if language == "en" else f".{language}"
    return f"{name}{suffix}.{format_name}"


def can_write(format_name):
    """Say whether what a format needs is installed."""
    return all(find_spec(package) for package in _NEEDS.get(format_name, ()))


def render(format_name, report):
    """Return the report in one format: str for ``md`` and ``html``, bytes for the others."""
    return _RENDERERS[format_name](report)


def save(format_name, report):
    """Write the report in one format; return a line that says where, or what is missing."""
    path = paths.reports(report.run) / report_file(format_name, report.voice.language, report.name)
    try:
        content = render(format_name, report)
    except MissingRendererError as error:
        return str(error)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return paths.shown(path)


def save_all(jobs):
    """Save several reports side by side; `jobs` and the lines returned are as for :func:`save`."""
    # PDF and Word are mostly made by programs that we wait for.
    with ThreadPoolExecutor() as executor:
        return list(executor.map(lambda job: save(*job), jobs))


def to_markdown(report):
    """Return the report as Markdown that reads well on a code host."""
    text = report.values.fill(
        _markdown(report, report.blocks), lambda value: escape_markdown(value.text)
    )
    return as_markdown(text) + "\n"


def _markdown(report, blocks):
    parts = []
    for block in blocks:
        match block:
            case Heading(level, text):
                parts.append(f"{'#' * level} {text}")
            case Paragraph(text):
                parts.append(line_of_markdown(text))
            case Bullets(items):
                parts.append("\n".join(f"- {line_of_markdown(item)}" for item in items))
            case Figure(_, file, _, alt):
                parts.append(f"![{alt}](../../figures/{report.run}/{file}.png)")
            case Table(_, columns, rows, _):
                header = [report.voice.say(f"report.column.{column}") for column in columns]
                lines = [header, ["---"] * len(header), *rows]
                cells = ([cell.replace("|", "/") for cell in line] for line in lines)
                parts.append("\n".join(f"| {' | '.join(line)} |" for line in cells))
            case Box(title, inside):
                text = f"**{title}**\n\n{_markdown(report, inside)}"
                parts.append("\n".join(f"> {line}".rstrip() for line in text.split("\n")))
    return "\n\n".join(parts)


_RENDERERS = {"md": to_markdown, "html": to_html, "pdf": to_pdf, "docx": to_docx}
_NEEDS = {"pdf": ("pypandoc", "typst"), "docx": ("pypandoc",)}
FORMATS = tuple(_RENDERERS)
