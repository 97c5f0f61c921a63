"""``cifras audit``: documents and tables of claims in, verdicts out."""

import sys
from pathlib import Path

from cifras import paths
from cifras.language.texts import LANGUAGES
from cifras.reading.documents import STDIN, UnreadableDocumentError, read_document
from cifras.sources.problems import TableError

CONTRADICTED, UNREAD = 1, 2
MORE = """\
A FILE is a document (text, Markdown, HTML, Word, PDF; - is standard input) or a
table of claims (.csv, .tsv, .xlsx). A document is read for trend claims: a change
with a number, or two levels and a direction. Each is graded on the numbers that
the text itself prints.

A table has the columns claim_id, start_period, start_printed, end_period,
end_printed, stated_printed and direction (increase or decrease), and if you like
grain (the coarser rounding unit of the series), language (en or es) and kind
(change, points, difference, multiple or levels). Other columns are passed
through. A row that cannot be read is reported by row and column; the others are
graded all the same. --claims writes such a table of what a document claims, to
look over, correct and audit again.

Exit status: 0 nothing is contradicted, 1 something is contradicted or reversed,
2 nothing could be read."""
_ENDINGS = (".csv", ".json", ".sarif")
_MANY = 5000  # rows that take some seconds


def add_options(add):
    """Give the command its arguments; `add` takes what a parser's ``add_argument`` takes."""
    add(
        "files",
        nargs="+",
        metavar="FILE",
        help="documents, tables of claims, or - (standard input)",
    )
    add("--language", choices=LANGUAGES, help="what the files are in; default: what they look like")
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

    def __init__(self, language):
        self.language, self.rows, self.unplaced, self.claims = language, [], [], []
        self.problems, self.texts, self.read, self.placed = [], [], 0, 0

    def take(self, name):
        from cifras.sources.spreadsheets import ENDINGS

        is_table = name != STDIN and Path(name).suffix.lower() in ENDINGS
        try:
            if is_table:
                self._take_table(Path(name))
            else:
                self._take_text(name)
        except TableError as error:
            self.problems += error.problems
        except UnreadableDocumentError as error:
            self.problems.append(error)

    def _take_table(self, path):
        from cifras.audit.claims_table import audit_table

        rows, problems = audit_table(path, self.language or "", _watch)
        self.rows += rows
        self.problems += problems
        self.read += bool(rows) or not problems

    def _take_text(self, name):
        document = read_document(name)
        from cifras.audit.review import review_row
        from cifras.audit.text_claims import grade_text_claim, text_row
        from cifras.reading.claims import read_claims

        reading = read_claims(document.text, self.language or document.language_hint or None)
        graded = []
        for claim in reading.claims:
            graded.append(grade_text_claim(claim))
            row = text_row(claim, graded[-1], len(self.claims) + 1)
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


def _watch(rows):
    """Hand on rows, with a bar on a terminal where they are many."""
    if len(rows) < _MANY:
        return rows
    from tqdm import tqdm

    return tqdm(rows, unit="claim", disable=None, leave=False)


def _begins(claim):
    """Return where a claim is shown: at its stated number, or where its first part begins."""
    starts = [claim.stated.start] if claim.stated else [start for start, _ in claim.spans.values()]
    return min(starts, default=claim.sentence_start)


def audit(options, complain):
    """Audit files; return the exit status. `complain` prints problems and returns theirs."""
    from cifras.audit.output import WRONG, output_problems, write_output

    page = options.page
    outputs = {"--output": options.output, "--claims": options.claims, "--page": page}
    outputs = {option: path for option, path in outputs.items() if path}
    problems = output_problems(outputs, [name for name in options.files if name != STDIN])
    if options.output and options.output.suffix.lower() not in _ENDINGS:
        problems.append(f"--output {options.output}: expected a name in {', '.join(_ENDINGS)}")
    if problems:
        return complain(problems)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a sign that the terminal cannot show
    found = _Audit(options.language)
    for name in options.files:
        found.take(name)
    if page and not found.texts:
        found.problems.append(f"--page {page}: a page shows texts, and none was read")
    if not found.read or (page and not found.texts):
        return complain(found.problems)
    for option, path in outputs.items():
        write_output(_text_of(option, path, found), path)
        count = len(found.claims if option == "--claims" else found.rows)
        print(f"wrote {paths.shown(path)}: {count} claims")
    _show(found, is_short=bool(options.output))
    complain(found.problems)
    return CONTRADICTED if any(row["verdict"] in WRONG for row in found.rows) else 0


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
    return output.to_csv(found.rows, ["claim_id", "document", "line", "column"])


def _show(found, is_short):
    from cifras.audit.terminal import in_short, show_audit

    if is_short:
        print(in_short(found.rows), file=sys.stderr)
        return
    show_audit(found.rows, found.unplaced, found.placed, sys.stdout)
