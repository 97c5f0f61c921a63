"""The text of documents that are packed: Word by its own XML, PDF by pypdf."""

import io
import logging
import re
import zipfile
import zlib
from xml.parsers import expat

from cifras.reading.documents import MOST, UnreadableDocumentError

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_WORD = "wordprocessingml"
_LEFT_OUT = frozenset(["moveFrom", "Fallback"])  # what was moved away, what is told twice


def raised(text):
    """Return a text with its figures raised: m², and a note mark that is no digit."""
    return text.translate(_RAISED)


def read_docx(raw, name):
    """Return the text of a Word document and the language that it says it is in.

    The notes stand after the text; what was deleted with its changes tracked is left out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = packed.namelist()
            parts = [n for n in names if re.fullmatch(r"word/document\d*\.xml", n)]
            if not parts:
                raise UnreadableDocumentError(name, "it is a packed file, but no Word document")
            parts += [f"word/{n}notes.xml" for n in ("foot", "end")]
            texts = [_Body().read(_unpack(packed, p, name)) for p in parts if p in names]
            styles = "word/styles.xml"
            look = _unpack(packed, styles, name) if styles in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise UnreadableDocumentError(name, "the Word document is broken") from None
    except (expat.ExpatError, ValueError, RuntimeError) as error:
        if isinstance(error, UnreadableDocumentError):
            raise
        raise UnreadableDocumentError(name, f"the Word document is broken ({error})") from None
    language = re.search(rb'<w:lang\b[^>]{0,200}?w:val="([\w-]{1,20})"', look)
    return "\n".join(texts), language[1].decode("ascii", "replace") if language else ""


def _unpack(packed, part, name):
    with packed.open(part) as file:
        raw = file.read(MOST + 1)
    if len(raw) > MOST:
        raise UnreadableDocumentError(name, f"it holds more than {MOST // 2**20} MB")
    return raw


# Text that is struck out or hidden, unless the mark says no.
_UNSEEN, _OFF = ("strike", "dstrike", "vanish"), {"0", "false", "off"}


class _Body:
    """The text of one part of a Word document, as a parser of XML tells it."""

    def __init__(self):
        self._pieces, self._left_out, self._cells = [], 0, 0
        self._in_text = self._is_raised = self._is_unseen = False

    def read(self, raw):
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(raw, True)
        return "".join(self._pieces)

    def _refuse(self, *_):
        raise ValueError("it declares a document type")

    def _start(self, tag, attributes):
        space, _, tag = tag.rpartition(" ")
        if self._left_out or tag in _LEFT_OUT:
            self._left_out += 1
        elif _WORD in space:
            if tag == "t":
                self._in_text = True
            elif tag == "r":
                self._is_raised = self._is_unseen = False
            elif tag in _UNSEEN and not _OFF & set(attributes.values()):
                self._is_unseen = True
            elif tag == "vertAlign":
                self._is_raised = "superscript" in attributes.values()
            elif tag == "tc":
                self._cells += 1
            elif tag in ("br", "cr"):
                self._pieces.append("\n")
            elif tag == "tab" and not attributes:  # with attributes it is where a tab would stop
                self._pieces.append("\t")
            elif tag == "noBreakHyphen":
                self._pieces.append("\N{NON-BREAKING HYPHEN}")

    def _end(self, tag):
        space, _, tag = tag.rpartition(" ")
        if self._left_out:
            self._left_out -= 1
        elif _WORD in space:
            if tag == "t":
                self._in_text = False
            elif tag == "tc":
                self._cells -= 1
                self._pieces.append("\t")
            elif tag in ("tr", "tbl"):
                self._pieces.append("\n")
            elif tag == "p":
                self._pieces.append(" " if self._cells else "\n\n")

    def _data(self, text):
        if self._in_text and not (self._left_out or self._is_unseen):
            self._pieces.append(raised(text) if self._is_raised else text)


def read_pdf(raw, name):
    """Return the text of a PDF document and the language that it says it is in.

    A word that a hyphen parts at the end of a line is put together again.
    """
    try:
        import pypdf
    except ImportError:
        words = "PDF needs pypdf; install it with: pip install 'cifras[documents]'"
        raise UnreadableDocumentError(name, words) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it speaks of every small fault
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocumentError(name, "it is locked with a password")
        text = "\n".join(page.extract_text() for page in reader.pages)
        language = str(reader.trailer["/Root"].get("/Lang") or "")
    except UnreadableDocumentError:
        raise
    except Exception as error:  # noqa: BLE001  a broken PDF may raise anything
        raise UnreadableDocumentError(name, f"the PDF is broken ({error})") from None
    if not text.strip():
        raise UnreadableDocumentError(name, "it holds no text; a scan must be recognised first")
    return re.sub(r"([^\W\d_])-\n([^\W\d_])", _together, text), language


def _together(match):
    before, after = match.groups()
    return before + after if after.islower() else match[0]
