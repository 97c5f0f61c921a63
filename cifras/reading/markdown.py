"""The words of a Markdown text, each with the line of the file that it stands on."""

import re

from markdown_it import MarkdownIt

_BREAKS = {"softbreak", "hardbreak"}
_WORDS = {"text", "code_inline"}


def read_markdown(source):
    """Return the text of a Markdown source and its lines: (offset, line, column) of the source.

    Blocks are parted by an empty line. Blocks of code are left out: they are not prose.
    """
    rows, pieces, lines, length = source.split("\n"), [], [], 0
    # A document may start with a block of settings, which is no prose either.
    front = re.match(r"---\n(?:[^\n]*\n)*?(?:---|\.\.\.)\n", source)
    skipped = front[0].count("\n") if front else 0
    body = "\n".join(rows[skipped:])
    for line, text in _blocks(MarkdownIt("commonmark").enable("table").parse(body)):
        if not text.strip():
            continue
        for number, row in enumerate(text.split("\n"), start=line + skipped):
            first = row.lstrip().partition(" ")[0]
            at = rows[number].find(first) if number < len(rows) else -1
            lines.append((length, number + 1, max(at, 0) + 1))
            pieces.append(f"{row}\n")
            length += len(row) + 1
        pieces.append("\n")
        length += 1
    return "".join(pieces), tuple(lines) or ((0, 1, 1),)


def _blocks(tokens):
    """Yield (line, text) of every block of prose; the cells of a row of a table are one."""
    line, cells = 0, None
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield line, "\t".join(cells)
            cells = None
        elif token.type == "inline":
            text = _words(token.children)
            if cells is None:
                yield line, text
            else:
                cells.append(text)
        elif token.type == "html_block":
            yield line, re.sub(r"<[^<>]*>", " ", token.content).rstrip("\n")


def _words(children):
    parts = []
    for child in children or ():
        if child.type in _WORDS:
            parts.append(child.content)
        elif child.type in _BREAKS:
            parts.append("\n")
        elif child.type == "image":
            parts.append(_words(child.children).replace("\n", " "))
    return "".join(parts)
