"""``cifras audit``: documents and tables of claims in, verdicts out."""

import sys
from collections import Counter
from pathlib import Path

from cifras import paths
from cifras.language.texts import LANGUAGES
from cifras.reading.conventions import NUMBERS
from cifras.reading.documents import STDIN, UnreadableDocumentError, read_document
from cifras.sources.problems import Problem, ProblemList, TableError

CONTRADICTED, UNREAD = 1, 2
MORE = """\
A FILE is a document (text, Markdown, HTML, Word, PDF; - is standard input) or a
table of claims (.csv, .tsv, .xlsx, .xlsm). A document is read for trend claims: a change
with a number, or two levels and a direction. Each is graded on the numbers that
the text itself prints.

A table has the columns
  claim_id        a name of your own, once in the table
  start_period    when the first level was, end_period when the second
  start_printed   the first level as it is printed, end_printed the second
  stated_printed  the stated size as it is printed: 30 %, a third, doubled
  direction       increase or decrease
and if you like
  kind            change (a percent; without one a row is this), points,
                  difference, multiple, or levels (a direction without a size)
  grain           the coarser rounding unit of the series, in the unit of the levels
  language        en or es
  numbers         how they are written: 1,234.5 or 1.234,5; without it the other
                  numbers of the row and of the table decide, or it is refused
  stated_value    the size in figures, for one in words: 2, 1/2, -12.5
  indicator, unit, sentence   what it is about, and how it was said
  document, line  where it was said, to be named in its place
Other columns are passed through; those that an audit writes are written anew. A
row that cannot be read is reported by row and column; the others are graded all
the same. --claims writes such a table of what a document claims, to look over,
correct and audit again. Of a workbook the one sheet is read that is shown and has
these columns, as its cells show it.

Exit status: 0 nothing is contradicted, 1 something is contradicted or reversed,
2 nothing could be read."""
# What each output may be called.
_ENDINGS = {
    "--output": (".csv", ".json", ".sarif"), "--claims": (".csv",), "--page": (".html", ".htm"),
}  # fmt: skip
_OF_TEXTS = {
    "--claims": "claims are found in texts, and none was read",
    "--page": "a page shows texts, and none was read",
}
PLACES = ("claim_id", "document", "line", "column")  # come first in what is written
_MANY = 5000  # rows that take a second
_VERY_MANY = 20_000  # for which other processes are begun


def add_options(add):
    """Give the command its arguments; `add` takes what a parser's ``add_argument`` takes."""
    add(
        "files",
        nargs="+",
        metavar="FILE",
        help="documents, tables of claims, or - (standard input)",
    )
    add(
        "--language",
        choices=LANGUAGES,
        help="what the files are in, and what is shown is told in; default: what they look like",
    )
    add("--numbers", choices=NUMBERS, help="how the numbers of a table are written; default: what "
        "its own show")  # fmt: skip
    add("--output", type=Path, metavar="FILE",
        help="write the verdicts: .csv, .json or .sarif; default: shown here")  # fmt: skip
    add(
        "--claims",
        type=Path,
        metavar="FILE.csv",
        help="write the claims, to correct and audit again",
    )
    add(
        "--page",
        type=Path,
        metavar="FILE.html",
        help="write a page that shows them in the text; it holds the text",
    )


class _Audit:
    """What is found in the files, one after the other."""

    def __init__(self, language, numbers=""):
        self.language, self.numbers = language or "", numbers or ""
        self.rows, self.unplaced, self.claims, self.counts = [], [], [], Counter()
        self.problems, self.texts, self.read, self.placed = ProblemList(), [], 0, 0
        self._languages = set()

    @property
    def told_in(self):
        """The language that all that was read is in, else English."""
        return next(iter(self._languages)) if len(self._languages) == 1 else "en"

    def take(self, name):
        """Read one file and grade its claims."""
        from cifras.sources.spreadsheets import OTHERS

        try:
            if name != STDIN and Path(name).suffix.lower() in OTHERS:
                words = "a table as .csv, .tsv or .xlsx; save it as one of these"
                self.problems.add(Problem(name, None, "", "", words))
            elif is_table(name):
                self.rows += self.rows_of(self.table(name))
            else:
                self._take_text(name)
        except TableError as error:
            self.problems += error.problems
        except UnreadableDocumentError as error:
            self.problems.add(error)

    def table(self, name):
        """Open a table of claims."""
        from cifras.audit.claims_table import ClaimsTable

        table = ClaimsTable(Path(name), self.language, self.numbers)
        self.problems += table.problems
        return table

    def rows_of(self, table):
        """Yield the rows of a table that could be graded, and note the others."""
        found, faults = 0, 0
        from cifras.audit.cores import cores

        workers = cores() if table.count >= _VERY_MANY else 1
        for row in _watch(table.rows(workers), table.count):
            if isinstance(row, Problem):
                faults += 1
                self.problems.add(row)
            else:
                found += 1
                self.counts[row["verdict"]] += 1
                self._languages.add(row.get("language") or self.language or "en")
                yield row
        self.read += bool(found) or not faults

    def _take_text(self, name):
        document = read_document(name)
        from cifras.audit.review import review_row
        from cifras.audit.text_claims import grade_text_claim, text_row
        from cifras.reading.claims import read_claims

        reading = read_claims(document.text, self.language or document.language_hint or None)
        self._languages.add(reading.language)
        graded = []
        for claim in reading.claims:
            graded.append(grade_text_claim(claim))
            row = text_row(claim, graded[-1], len(self.claims) + 1)
            self.counts[row["verdict"]] += 1
            line, column = document.place(_begins(claim))
            place = {"claim_id": row["claim_id"], "document": document.name, "line": line}
            self.rows.append(place | {"column": column} | row)
            self.claims.append(place | review_row(claim, reading.language))
        for one in reading.unplaced:
            line, column = document.place(one.start)
            self.unplaced.append({"document": document.name, "line": line, "column": column,
                                  "text": one.text, "why": one.why})  # fmt: skip
        numbers = [n for c in reading.claims for n in (c.start, c.end, c.stated) if n]
        self.placed += len({(number.start, number.end) for number in numbers})
        self.texts.append((document, reading, tuple(graded)))
        self.read += 1


def is_table(name):
    """Say whether a file is read as a table of claims."""
    from cifras.sources.spreadsheets import ENDINGS

    return name != STDIN and Path(name).suffix.lower() in ENDINGS


def _watch(rows, count):
    """Hand on rows, with a bar on a terminal where they are many."""
    if count < _MANY:
        return rows
    from tqdm import tqdm

    return tqdm(rows, total=count, unit="claim", disable=None, leave=False)


def _begins(claim):
    """Return where a claim is shown: at its stated number, or where its first part begins."""
    starts = [claim.stated.start] if claim.stated else [start for start, _ in claim.spans.values()]
    return min(starts, default=claim.sentence_start)


def audit(options, complain):
    """Audit files; return the exit status. `complain` prints problems and returns theirs."""
    from cifras.audit.output import WRONG, output_problems, write_output

    outputs = {"--output": options.output, "--claims": options.claims, "--page": options.page}
    outputs = {option: path for option, path in outputs.items() if path}
    named = {option: (path, _ENDINGS[option]) for option, path in outputs.items()}
    if problems := output_problems(named, options.files):
        return complain(problems)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a sign that the terminal cannot show
    found = _Audit(options.language, options.numbers)
    is_csv = list(outputs) == ["--output"] and options.output.suffix.lower() == ".csv"
    if is_csv and all(map(is_table, options.files)):
        _stream(found, options.files, options.output)
        outputs = {}
    else:
        for name in options.files:
            found.take(name)
    lacking = [option for option in outputs if option in _OF_TEXTS and not found.texts]
    found.problems += [f"{option} {outputs[option]}: {_OF_TEXTS[option]}" for option in lacking]
    if lacking or not found.read:
        return complain(found.problems)
    for option, path in outputs.items():
        write_output(_text_of(option, path, found), path)
        _wrote(path, len(found.claims if option == "--claims" else found.rows))
    _show(found, is_short=bool(options.output))
    complain(found.problems)
    return CONTRADICTED if any(found.counts[verdict] for verdict in WRONG) else 0


def _wrote(path, count):
    print(f"wrote {paths.shown(path)}: {count} claim{'' if count == 1 else 's'}")


class _NothingReadError(Exception):
    """No row could be graded: what was begun is not written."""


def _stream(found, names, path):
    """Grade tables row by row into a CSV file, so that they may be of any length."""
    from cifras.audit.output import csv_writer, writing

    tables = []
    for name in names:
        try:
            tables.append(found.table(name))
        except TableError as error:
            found.problems += error.problems
    columns = dict.fromkeys(column for table in tables for column in table.columns)
    try:
        with writing(path) as file:
            write = csv_writer(file, list(dict.fromkeys([*PLACES, *columns])))
            for table in tables:
                for row in found.rows_of(table):
                    write(row)
            if not found.read:
                raise _NothingReadError
    except _NothingReadError:
        return
    _wrote(path, sum(found.counts.values()))


def _text_of(option, path, found):
    from cifras.audit import output
    from cifras.audit.review import COLUMNS

    if option == "--claims":
        return output.to_csv(found.claims, COLUMNS)
    if option == "--page":
        from cifras.report.text_page import text_page

        return text_page(found.texts)
    match path.suffix.lower():
        case ".json":
            return output.to_json(found.rows, found.unplaced)
        case ".sarif":
            return output.to_sarif(found.rows)
    return output.to_csv(found.rows, PLACES)


def _show(found, is_short):
    from cifras.audit.terminal import in_short, show_audit

    if is_short:
        print(in_short(found.counts, found.told_in), file=sys.stderr)
        return
    show_audit(found.rows, found.unplaced, found.placed, sys.stdout, found.told_in)
