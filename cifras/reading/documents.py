"""Any document as plain text: text, Markdown, pages, Word and PDF, from a file or standard input.

What a document is, its first bytes say before its name does. All that is read is text: nothing
is fetched, run or followed.
"""

import codecs
import re
import sys
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from cifras.language.invisible import CONTROLS, NO_WIDTH
from cifras.language.texts import LANGUAGES

STDIN = "-"
MOST = 100 * 2**20  # bytes, of a file and of what a packed one holds
_MOST_MARKDOWN = 2**19  # characters; what is longer is no document that somebody wrote
_TYPES = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html"}
_REFUSED = {
    b"\xd0\xcf\x11\xe0": "an old Office file; save it as .docx",
    b"{\\rtf": "rich text (RTF); save it as .docx or as text",
}
_MARKS = (  # that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_CONTROLS = re.compile(f"[{CONTROLS}{_REPLACED}]")
_NOTHING = dict.fromkeys(map(ord, NO_WIDTH))
_FEEDS = str.maketrans({"\f": "\n", "\v": "\n", "\x85": "\n"})


class UnreadableDocumentError(ValueError):
    """A document that cannot be read; ``name`` says which, ``why`` why not."""

    def __init__(self, name, why):
        self.name, self.why = name, why
        super().__init__(f"{name}: {why}")


@dataclass(frozen=True)
class Document:
    """A document as plain text.

    ``language_hint`` is the language that the document says it is in, or empty. ``lines`` holds
    (offset, line, column) for every place of ``text`` at which a line begins: of the file where it
    is text or Markdown, of the text itself where that was taken out of something else.
    """

    text: str
    name: str
    language_hint: str
    lines: tuple

    def place(self, offset):
        """Return the line and column of a character of the text, both counted from one."""
        start, line, column = self.lines[bisect_right(self.lines, (offset, MOST, 0)) - 1]
        return line, column + offset - start


def read_document(path_or_dash):
    """Read a document; ``-`` is standard input.

    Raises :class:`UnreadableDocumentError` for what is no document or needs a package that is not
    installed.
    """
    is_stdin = str(path_or_dash) == STDIN
    name = "standard input" if is_stdin else Path(path_or_dash).as_posix()
    try:
        if is_stdin:
            raw = sys.stdin.buffer.read(MOST + 1) if sys.stdin else b""
        else:
            with Path(path_or_dash).open("rb") as file:
                raw = file.read(MOST + 1)
    except (OSError, ValueError) as error:  # a name may hold what no name can
        raise UnreadableDocumentError(name, getattr(error, "strerror", None) or error) from None
    return parse_document(raw, name, "" if is_stdin else Path(path_or_dash).suffix)


def parse_document(raw, name, ending=""):
    """Read a document from its bytes; ``ending`` is how its file name ends."""
    if len(raw) > MOST:
        raise UnreadableDocumentError(name, f"it is larger than {MOST // 2**20} MB")
    for mark, words in _REFUSED.items():
        if raw.startswith(mark):
            raise UnreadableDocumentError(name, f"it is {words}")
    lines = None
    if b"%PDF-" in raw[:1024]:
        from cifras.reading.packed import read_pdf

        text, language = read_pdf(raw, name)
    elif raw.startswith(b"PK\x03\x04"):
        from cifras.reading.packed import read_docx

        text, language = read_docx(raw, name)
    else:
        text, language, lines = _read_plain(raw, name, _TYPES.get(ending.lower(), ""))
    if lines is None:
        text = unicodedata.normalize("NFC", clean(text))
        lines = _line_starts(text)
    if not text.strip():
        raise UnreadableDocumentError(name, "it holds no text")
    language = re.split("[-_]", language.strip().lower())[0]
    return Document(text, name, language if language in LANGUAGES else "", lines)


def clean(text):
    """Return a text whose lines end in a line feed and which holds no other control character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_FEEDS)
    return _CONTROLS.sub(" ", text.translate(_NOTHING))


def _read_plain(raw, name, kind):
    """Return the text of a document that is text, its language, and lines where they are known."""
    text = decode(raw, name)
    if kind == "html" or (not kind and re.match(r"\s*<(!doctype\s+html|html)\b", text, re.I)):
        from cifras.reading.pages import read_page

        return *read_page(clean(text), name), None
    if kind == "md" and len(text) <= _MOST_MARKDOWN:
        from cifras.reading.markdown import read_markdown

        text, lines = read_markdown(unicodedata.normalize("NFC", clean(text)))
        return text, "", lines
    return text, "", None


def _line_starts(text):
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return tuple((start, line, 1) for line, start in enumerate(starts, start=1))


def decode(raw, name):
    """Decode the bytes of a text: by its mark, as UTF-16, as UTF-8, as a page says, or as cp1252.

    Text that is UTF-8 but for a few bytes is read as that. What is more than one part in fifty
    control characters is no text and refused.
    """
    text = _decoded(raw)
    strange = len(_CONTROLS.findall(text.translate(_FEEDS).replace("\r", "")))
    if strange * 50 > len(text):
        raise UnreadableDocumentError(name, "it is no text, or in an encoding that is not known")
    return text


def _decoded(raw):
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    head = raw[:4096]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[first::2].count(0) * 5 > len(head) and not head[1 - first :: 2].count(0):
            return raw.decode(encoding, "replace")
    text = raw.decode("utf-8", "replace")
    bad = text.count(_REPLACED)
    if bad and len(text) - len(text.encode("ascii", "ignore")) < 5 * bad:
        said = re.search(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]{1,40})", head, re.I)
        text = raw.decode(_codec(said) or "cp1252", "replace")
    return text


def _codec(said):
    """Return the codec of text that a page names, where there is one."""
    try:
        found = codecs.lookup(said[1].decode("ascii")) if said else None
    except (LookupError, UnicodeDecodeError):
        return None
    is_text = found is not None and getattr(found, "_is_text_encoding", True)
    return found.name if is_text else None
