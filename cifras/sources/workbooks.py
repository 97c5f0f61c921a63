"""Read the sheet of a workbook as a person sees it: what cells show, and what is hidden."""

import operator
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import PurePosixPath
from posixpath import join, normpath
from unicodedata import category

from cifras.reading.documents import UnreadableDocumentError
from cifras.sources.headers import header_at
from cifras.sources.problems import Problem

_CHUNK = 1 << 20
_ROW_TAG = re.compile(rb'<row\b[^>]*\br="(\d+)"[^>]*>')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
# A formula without the value that a spreadsheet stores beside it.
_UNSTORED = re.compile(
    rb'<c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_NO_VALUE = "a value; this is a formula without one (open it in a spreadsheet and save it)"
_MOST_TOLD = 20
# What a format of numbers is made of: texts, brackets, widths, signs.
_BITS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]|[Ee][+-]|.', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=) *(-?[0-9]+(?:\.[0-9]*)?(?:E[+-]?[0-9]+)?)\]", re.I)
_COMPARE = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq, "<>": operator.ne,
    ">=": operator.ge, ">": operator.gt,
}  # fmt: skip
_DIGITS = re.compile(
    r"(?=\.?[0#?])(?P<whole>[0#?,]*)(?:\.(?P<places>[0#?]*))?(?P<more>,*)(?P<power>E[+-]0+)?",
    re.IGNORECASE,
)
_DASHES = "-−–"
_RISES, _FALLS = "▲△↑⬆", "▼▽↓⬇"


class Typed(str):
    """A cell that holds a number as a number: written with a decimal point, in no language."""

    __slots__ = ()


def read_workbook(path, name, columns=()):
    """Return (rows, problems) of the one sheet of a workbook that is shown and has `columns`."""
    try:
        import openpyxl.reader.excel
    except ImportError:
        words = "workbooks need openpyxl; install it with: pip install 'cifras[documents]'"
        raise UnreadableDocumentError(name, words) from None
    with path.open("rb") as file:
        try:
            begin = openpyxl.reader.excel.ExcelReader
            reader = begin(file, read_only=True, data_only=True, keep_links=False)
            reader.read_chartsheet = lambda *_: None  # a picture; one may even stop the reading
            reader.read()
            sheet, problems = _chosen(reader.wb, name, columns)
            if sheet is None:
                return [], problems
            rows = _rows(sheet)
            hidden, unstored = _unseen(path, sheet)
        except Exception as error:  # noqa: BLE001  a broken workbook may raise anything
            raise UnreadableDocumentError(name, f"the workbook is broken: {error}") from None
    problems += [Problem(name, row, column, "", _NO_VALUE) for row, column in unstored]
    problems += _told_hidden(name, hidden)
    faulty = {row for row, _ in unstored}
    return [row for row in rows if row[0] not in faulty], problems


def _chosen(book, name, columns):
    """Return the sheet to read, and what there is to say of the others."""
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    fitting = [sheet for sheet in shown if columns and _has(sheet, columns)]
    hidden = [s for s in book.worksheets if s not in shown and columns and _has(s, columns)]
    problems = [
        _told(name, sheet, "a sheet that is shown; this one is hidden and was not read")
        for sheet in hidden
    ]
    problems += [
        _told(name, sheet, f"claims in one sheet; only {fitting[0].title!r} was read")
        for sheet in fitting[1:]
    ]
    if not shown:
        return None, [*problems, Problem(name, None, "", "", "a sheet that is shown")]
    return (fitting or shown)[0], problems


def _told(name, sheet, words):
    return Problem(name, None, "", f"sheet {sheet.title}", words)


def _has(sheet, columns):
    """Say whether a sheet has a header that names the columns."""
    sheet.reset_dimensions()
    rows = (list(filter(None, map(_cell, cells))) for cells in sheet.iter_rows())
    return header_at(filter(None, rows), columns) is not None


def _rows(sheet):
    sheet.reset_dimensions()  # what a sheet says of its size may be all there could be
    every = ([_cell(cell) for cell in cells] for cells in sheet.iter_rows())
    rows = [(n, cells) for n, cells in enumerate(every, start=1) if any(cells)]
    width = max((len(cells) for _, cells in rows), default=0)
    return [(n, cells + [""] * (width - len(cells))) for n, cells in rows]


def _unseen(path, sheet):
    """Return (hidden rows, [(row, column)] of formulas whose value is not stored)."""
    hidden, unstored = [], []
    with zipfile.ZipFile(path) as archive, archive.open(_part_of(archive, sheet)) as file:
        left = b""
        while chunk := file.read(_CHUNK):
            text = left + chunk
            cut = text.rfind(b"</row>") + 6
            if cut < 6:
                left = text
                continue
            part, left = text[:cut], text[cut:]
            hidden += [int(m[1]) for m in _ROW_TAG.finditer(part) if _HIDDEN.search(m[0])]
            unstored += [(int(m[2]), m[1].decode()) for m in _UNSTORED.finditer(part)]
    return hidden, unstored


def _told_hidden(name, rows):
    words = "a row that is shown; it is hidden, and read"
    problems = [Problem(name, row, "", "", words) for row in rows[:_MOST_TOLD]]
    if more := len(rows) - len(problems):
        words = f"rows that are shown; {more} more are hidden, and read"
        problems.append(Problem(name, None, "", "", words))
    return problems


def _part_of(archive, sheet):
    """Return which part of the archive holds a sheet, as the workbook tells it."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    tags = re.findall(r"<sheet\b[^>]*>", book)
    titles = [re.search(r'\bname="([^"]*)"', tag)[1] for tag in tags]
    plain = [_unescaped(title) for title in titles]
    told = re.search(r'\br:id="([^"]*)"', tags[plain.index(sheet.title)])[1]
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    for tag in re.findall(r"<Relationship\b[^>]*>", links):
        if re.search(r'\bId="([^"]*)"', tag)[1] == told:
            target = re.search(r'\bTarget="([^"]*)"', tag)[1]
            return normpath(target[1:] if target.startswith("/") else join("xl", target))
    return str(PurePosixPath("xl/worksheets/sheet1.xml"))


def _unescaped(text):
    from html import unescape

    return unescape(text)


def _cell(cell):
    """Return what a cell shows, as far as a number goes: its percent sign, its decimals."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return str(value.date())
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).strip()
    return Typed(shown(value, cell.number_format or "General"))


def shown(value, number_format):
    """Write a number as a format of a spreadsheet shows it, with a decimal point.

    Commas that divide it by a thousand do so where a word after it says so (1.2M). Where none
    does, the number is written in full: a heading may say it, and is not known here.

    >>> shown(0.5234, "0%"), shown(30, '0"%"'), shown(1234.5, "#,##0.00"), shown(1.4e-9, "General")
    ('52%', '30%', '1234.50', '0.0000000014')
    """
    number = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
    pattern, before, after = _parts(_section_of(number, number_format))
    if not re.search(r"[0#?]|[^\W\d_]", pattern):  # a text in the place of the number
        text = f"{before}{after}".strip()
        return text if number or text.strip(_DASHES) or not text else "0"
    before, after = _lead(before, number), after.rstrip() if _says(after) else ""
    is_percent = "%" in pattern
    if is_percent:
        number *= 100
    digits = _DIGITS.search(pattern)
    if digits and digits["power"]:
        number = _significant(number, len(digits["places"] or "") + 1)
        text = format(number, "f")
    elif digits and "/" not in pattern:
        whole = digits["whole"]
        scaled = 3 * (len(digits["more"]) + len(whole) - len(whole.rstrip(",")))
        if re.search(r"[^\W\d_]", after):
            number, scaled = number.scaleb(-scaled), 0
        text = _rounded(number, digits["places"] or "", scaled)
    else:
        text = format(number, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{before}{text}{'%' if is_percent else ''}{after}"


def _section_of(number, number_format):
    """Return the bits of the section of a format that shows a number.

    It is the first whose condition holds; one without a condition goes by the sign. Where none
    fits, a spreadsheet shows no number, and it is read as it is.
    """
    sections = [[]]
    for bit in _BITS.findall(number_format):
        if bit == ";":
            sections.append([])
        else:
            sections[-1].append(bit)
    sections = [section for section in sections if "@" not in section]  # that one is for texts
    by_sign = {0: (), 1: (True,), 2: (number >= 0, True)}
    signs = by_sign.get(len(sections), (number > 0, number < 0, True))
    for section, fits in zip(sections, signs, strict=False):
        told = [match for match in map(_CONDITION.fullmatch, section) if match]
        if all(_COMPARE[m[1]](number, Decimal(m[2])) for m in told) if told else fits:
            return section
    return ["General"]


def _parts(section):
    """Return the format of the number, and the texts that stand before and after it."""
    kept, around = "", ["", ""]
    for bit in section:
        is_after = bool(re.search("[0#?]", kept)) or kept.startswith("General")
        if bit[0] == '"':
            around[is_after] += bit[1:-1]
        elif bit[0] == "\\":
            around[is_after] += bit[1:]
        elif bit[0] == "[":
            money = re.match(r"\[\$([^\-\]]+)", bit)
            around[is_after] += money[1] if money else ""
        elif bit[0].isalnum() or bit in "#?.,%/":
            kept += bit
        elif bit[0] not in "_* ()":
            around[is_after] += bit
    return kept, *around


def _lead(before, number):
    """Return what stands before a number, but for a sign that the number has itself."""
    if number > 0:
        lead = before.lstrip(f" {_RISES}")
        return lead if _says(lead) or lead.strip(f" {_DASHES}") != lead.strip() else ""
    lead = before.lstrip(f" +{_FALLS}{_DASHES}").rstrip(_DASHES)
    return lead if _says(lead) else ""


def _says(text):
    """Say whether a text beside a number says something of it: words do and >, brackets do not."""
    return any(
        c.isalnum() or c in "%‰" or (category(c)[0] == "S" and c not in "=|^`´¨") for c in text
    )


def _rounded(number, places, scaled):
    """Round to the places of a format; those that it may leave out are, where they are zero."""
    with_places = _half_up(number, Decimal(1).scaleb(scaled - len(places)))
    text = format(with_places, "f")
    optional = len(places) - len(places.rstrip("#?"))
    while optional and "." in text and text.endswith("0"):
        text, optional = text[:-1], optional - 1
    return text.rstrip(".")


def _half_up(number, step):
    from decimal import ROUND_HALF_UP, localcontext

    with localcontext(prec=60):
        whole = (number / step).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return whole * step if step < 1 else (whole * step).quantize(Decimal(1))


def _significant(number, count):
    if not number:
        return number
    return _half_up(number, Decimal(1).scaleb(number.adjusted() - count + 1))
