"""Render and save a report: Markdown, one HTML page, PDF and Word."""

from concurrent.futures import ThreadPoolExecutor

from cifras import paths
from cifras.report.blocks import Bullets, Figure, Heading, Paragraph, Table
from cifras.report.html import to_html
from cifras.report.paper import MissingRendererError, to_docx, to_pdf


def report_file(format_name, language):
    """Return the file name of a report: English is the plain one."""
    suffix = "" if language == "en" else f".{language}"
    return f"report{suffix}.{format_name}"


def render(format_name, facts, blocks):
    """Return the report in one format: str for ``md`` and ``html``, bytes for the others."""
    return _RENDERERS[format_name](facts, blocks)


def save(format_name, facts, blocks):
    """Write the report in one format; return a line that says where, or what is missing."""
    path = paths.reports(facts.run) / report_file(format_name, facts.voice.language)
    try:
        content = render(format_name, facts, blocks)
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


def to_markdown(facts, blocks):
    """Return the report as Markdown that reads well on a code host."""
    parts = []
    for block in blocks:
        match block:
            case Heading(level, text):
                parts.append(f"{'#' * level} {text}")
            case Paragraph(text):
                parts.append(text)
            case Bullets(items):
                parts.append("\n".join(f"- {item}" for item in items))
            case Figure(_, file, _, alt):
                parts.append(f"![{alt}](../../figures/{facts.run}/{file}.png)")
            case Table():
                parts.append(_markdown_table(facts, block))
    return facts.values.fill("\n\n".join(parts)) + "\n"


def _markdown_table(facts, table):
    header = [facts.say(f"report.column.{column}") for column in table.columns]
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |"
              for row in table.rows]  # fmt: skip
    return "\n".join(lines)


_RENDERERS = {"md": to_markdown, "html": to_html, "pdf": to_pdf, "docx": to_docx}
