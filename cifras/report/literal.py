"""Words of tables inside texts of ours: they stay words, in every format.

The texts of a report are Markdown. A title or a label that stands in one is not: whatever in it
could be markup, a token, an address or a number of ours is put aside as a character of private
use while the text is made, and is put back, as the format writes it, once that is done. So there
is one way in, :func:`literal`, and one way out per format.
"""

import re
from html import escape
from urllib.parse import quote

# Marks of Markdown, HTML and TeX, brackets of tokens and fields, and digits. A full stop, a comma
# and a hyphen stay what they are, as sentences are joined by them; see :func:`line_of_markdown`.
_SPECIAL = "\\`*_[]<>&!|~$^#@{}\"':/⟦⟧0123456789"
_FIRST = 0xF000
_ASIDE = {ord(mark): _FIRST + number for number, mark in enumerate(_SPECIAL)}
_BACK = {put: seen for seen, put in _ASIDE.items()}
_AS_HTML = {put: escape(chr(seen), quote=chr(seen) == '"') for put, seen in _BACK.items()}
_MARKUP = re.compile(
    r"[\\`*\[\]<>&|~^@]|\$(?=\w)|(?<!\w)\$|(?<![^\W_])_|_(?![^\W_])|(?<=www)\.|:(?=//)"
)
_LEADING = re.compile(r"(?:[#+=>-]|\d{1,9}(?=[.)]))")


def literal(words):
    """Return words of a table as they may stand in a text of ours."""
    return words.translate(_ASIDE)


def as_text(text):
    """Return a text with the words of tables as they were: for what knows no markup."""
    return text.translate(_BACK)


def as_html(html):
    """Put words of tables back into HTML that was made of a text."""
    return html.translate(_AS_HTML)


def escape_markdown(words):
    """Return plain words as Markdown shows them."""
    return _MARKUP.sub(lambda mark: f"\\{mark[0]}", words)


def as_markdown(text):
    """Put words of tables back into a text of Markdown."""
    runs = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + len(_SPECIAL))}]+")
    return runs.sub(lambda run: escape_markdown(run[0].translate(_BACK)), text)


def link(words, address):
    """Return a link of Markdown to a page of the web, or the words alone where it is none."""
    if not re.match(r"https?://", address):
        return words
    kept = r"-\w.~:/?#@!$&'*+,;=%" + ("()" if _is_balanced(address) else "")
    address = re.sub(f"[^{kept}]", lambda mark: quote(mark[0], safe=""), address)
    return f"[{words}]({address})"


def _is_balanced(text):
    depth = 0
    for mark in re.findall(r"[()]", text):
        depth += 1 if mark == "(" else -1
        if depth < 0:
            return False
    return depth == 0


def line_of_markdown(text):
    """Return a paragraph whose first characters begin no heading, list or quotation."""
    lead = _LEADING.match(as_text(text))
    return text if not lead else f"{text[: lead.end() - 1]}\\{text[lead.end() - 1 :]}"
