"""The main text of a page, out of its HTML."""

import re

from cifras.reading.documents import UnreadableDocumentError
from cifras.reading.packed import raised

_SKIPPED = frozenset(
    "script style noscript template title svg math button select textarea iframe object del s"
    " strike".split()
)
_BESIDE = frozenset("nav footer aside".split())
_MAIN = frozenset("main article".split())
_BLOCKS = frozenset("""
    address article aside blockquote body caption dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table ul
    """.split())  # fmt: skip
# What a page strikes out or does not show is no part of what it says.
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through", re.IGNORECASE
)
_PIECE = 2**16


def read_page(text, name):
    """Return the main text of a page and the language that it says it is in.

    What stands in ``main`` or ``article`` is the main text where that is a quarter of the words
    or more; navigation, asides and footers are left out, and so is
    what is hidden or struck out. Blocks are parted by an empty line.
    A note mark that is a link is left out, other raised figures are written raised, so that
    neither is taken for a digit of the number before it.
    """
    try:
        from lxml import etree
    except ImportError:
        words = "pages need lxml; install it with: pip install 'cifras[documents]'"
        raise UnreadableDocumentError(name, words) from None
    parser = etree.HTMLParser(target=_Page(), huge_tree=True, encoding="utf-8")
    raw = text.encode("utf-8", "replace")
    try:
        for start in range(0, len(raw), _PIECE):
            parser.feed(raw[start : start + _PIECE])
        page = parser.close()
    except etree.LxmlError as error:
        raise UnreadableDocumentError(name, f"the page is broken ({error})") from None
    every, beside, main = (_joined(page.pieces, level) for level in range(3))
    chosen = main if 4 * len(main) >= max(len(beside), 1) else beside
    return chosen or every, page.language


def _joined(pieces, least):
    """Join the pieces at or above a level, without empty space that means nothing."""
    text = "".join(piece for piece, level in pieces if level >= least)
    rows = (re.sub("  +", " ", row.strip(" \t")) for row in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip("\n")


class _Page:
    """What a parser of pages tells of a page: ``pieces`` of text, each with a level.

    2 is the main text, 1 other text, 0 what stands beside it.
    """

    def __init__(self):
        self.pieces, self.language = [], ""
        self._skipped = self._beside = self._main = 0
        self._raised, self._linked = None, False

    def _level(self):
        return 0 if self._beside else 2 if self._main else 1

    def _break(self, text):
        self.pieces.append((text, self._level()))

    def start(self, tag, attributes):
        unseen = "hidden" in attributes or _UNSEEN.search(attributes.get("style") or "")
        if self._skipped or tag in _SKIPPED or unseen:
            self._skipped += 1
            return
        self._beside += bool(self._beside) or tag in _BESIDE
        self._main += bool(self._main) or tag in _MAIN
        if tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag == "br":
            self._break("\n")
        elif tag in _BLOCKS:
            self._break("\n\n")
        elif tag == "sup" and self._raised is None:
            self._raised, self._linked = len(self.pieces), False
        elif tag == "a":
            self._linked = True

    def end(self, tag):
        if self._skipped:
            self._skipped -= 1
            return
        if tag in ("td", "th"):
            self._break("\t")
        elif tag == "tr":
            self._break("\n")
        elif tag in _BLOCKS:
            self._break("\n\n")
        elif tag == "sup" and self._raised is not None:
            found = self.pieces[self._raised :]
            del self.pieces[self._raised :]
            if not self._linked:
                self.pieces += [(raised(text), level) for text, level in found]
            self._raised = None
        self._beside -= bool(self._beside)
        self._main -= bool(self._main)

    def data(self, text):
        if not self._skipped:
            self.pieces.append((re.sub(r"[ \t\n]+", " ", text), self._level()))

    def comment(self, text):
        """Leave a comment out."""

    def pi(self, *_):
        """Leave an instruction out."""

    def close(self):
        return self
