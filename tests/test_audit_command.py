"""`cifras audit`: any document or table in, verdicts out, and a status that says how it stands."""

import io
import json
import re
import subprocess
import sys
from fractions import Fraction
from importlib.util import find_spec
from types import SimpleNamespace

import pytest
from small import environment, read_csv

from cifras import audit_command, paths
from cifras.audit import claims_table, cores, output
from cifras.audit.review import review_row
from cifras.cli import main
from cifras.reading.cells import read_cell
from cifras.reading.conventions import NUMBERS
from cifras.reading.found import Number, Reading, TextClaim, Unplaced

HEAD = "claim_id,start_period,start_printed,end_period,end_printed,stated_printed,direction"
GOOD = "good,2013,200 t,2014,245 t,22.5 percent,increase"
WRONG = "wrong,2013,185 t,2014,245 t,30 percent,increase"
TEXT = "First line.\nOutput went from 185 to 245, up {} percent, in 12 towns.\n"


def number(text, part, kind="amount", value=None):
    start = text.index(part)
    value = Fraction(part.split()[0]) if value is None else value
    return Number(part, value, Fraction(1), "", kind, start, start + len(part))


def read_claims(text, language=None):
    """Stand in for the reader: one claim and one other number, where the text holds them."""
    if "185" not in text:
        return Reading(text, language or "en", (), ())
    percent = text.partition("up ")[2].partition(",")[0]
    start, end = number(text, "185"), number(text, "245")
    stated = number(text, percent, "percent")
    claim = TextClaim(
        "change", text.splitlines()[1], 12, "Output", "", "increase", start, end, stated,
        stated.value, "percent", "2013", "2014", {"start": (start.start, start.end)},
    )  # fmt: skip
    other = text.index("12")
    return Reading(text, language or "en", (claim,), (Unplaced("12", other, other + 2, "alone"),))


@pytest.fixture(autouse=True)
def stubs(monkeypatch):
    reader = SimpleNamespace(read_claims=read_claims)
    monkeypatch.setitem(sys.modules, "cifras.reading.claims", reader)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def made(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return made


def table(*rows):
    return "\n".join([HEAD, *rows]) + "\n"


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({"a.txt": TEXT.format(32)}, 0),
        ({"a.txt": TEXT.format(30)}, 1),
        ({"a.txt": "No number.\n"}, 0),
        ({"a.csv": table(GOOD)}, 0),
        ({"a.csv": table(WRONG)}, 1),
        ({"a.csv": table(GOOD), "b.txt": TEXT.format(30)}, 1),
        ({"a.csv": table()}, 0),
        ({"a.csv": table("bad,,,,,,")}, 2),
        ({"a.csv": table("bad,,,,,,", GOOD)}, 0),
        ({"a.csv": table("bad,,,,,,", WRONG)}, 1),
        ({"a.csv": table(GOOD, 'bad,2013,"80,500"x,2014,1,2,increase', WRONG)}, 1),
        ({"a.csv": table(GOOD, 'bad,2013,"80,500,2014,1,2,increase', WRONG)}, 1),
        ({"a.txt": "\0"}, 2),
        ({"a.txt": "\0", "b.txt": TEXT.format(32)}, 0),
        ({"a.txt": "\0", "b.txt": TEXT.format(30)}, 1),
        ({"a.txt": "\0", "b.csv": ""}, 2),
    ],
)
def test_the_status_says_whether_something_is_contradicted_or_nothing_was_read(
    write, files, status, capsys
):
    assert main(["audit", *[write(name, text) for name, text in files.items()]]) == status
    is_faulty = any("\0" in text or "bad" in text for text in files.values())
    assert bool(capsys.readouterr().err) == is_faulty


def test_a_reversed_claim_counts_as_contradicted(write):
    assert main(["audit", write("a.csv", table(WRONG.replace("increase", "decrease")))]) == 1


def test_what_is_found_is_shown_with_its_line_and_what_was_not_placed(write, capsys):
    main(["audit", write("a.txt", TEXT.format(30))])
    shown = capsys.readouterr().out
    assert "✗ contradicted" in shown
    assert "Output went from 185 to 245" in shown
    assert "not read as a change, 1: 12 (2)" in shown
    assert "Coverage: 3 of 4 numbers, dates apart, belong to claims." in shown
    assert shown.endswith("1 claim graded: 1 contradicted\n")


def test_a_number_of_two_claims_is_counted_once(write, monkeypatch, capsys):
    def read_twice(text, language=None):
        found = read_claims(text, language)
        return Reading(text, "en", found.claims * 2, found.unplaced)

    reader = SimpleNamespace(read_claims=read_twice)
    monkeypatch.setitem(sys.modules, "cifras.reading.claims", reader)
    main(["audit", write("a.txt", TEXT.format(30))])
    assert "Coverage: 3 of 4 numbers" in capsys.readouterr().out


def test_standard_input_is_audited(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.format(32).encode())))
    assert main(["audit", "-"]) == 0
    assert "1 exact" in capsys.readouterr().out


@pytest.mark.parametrize("order", [1, -1])
def test_documents_and_tables_are_written_together(write, order, capsys):
    files = [write("a.txt", TEXT.format(30)), write("b.csv", table(GOOD, WRONG))]
    main(["audit", *files[::order], "--output", "out.csv"])
    rows = {row["claim_id"]: row for row in read_csv(audit_command.Path("out.csv"))}
    told = capsys.readouterr()
    assert "wrote out.csv: 3 claims" in told.out.replace(f"{audit_command.Path.cwd()}/", "")
    assert "3 claims graded: 1 exact, 2 contradicted" in told.err
    places = {(i, r["document"], r["line"]) for i, r in rows.items()}
    assert places == {("claim-1", "a.txt", "2"), ("good", "b.csv", "2"), ("wrong", "b.csv", "3")}
    assert rows["claim-1"]["column"] == str(TEXT.splitlines()[1].index("{}") + 1)
    assert rows["wrong"]["change_pct_recomputed"] == "32.4324"


def test_json_and_sarif_are_written_by_the_ending(write):
    name = write("a.txt", TEXT.format(30))
    assert main(["audit", name, write("b.csv", table(GOOD)), "--output", "out.json"]) == 1
    found = json.loads(audit_command.Path("out.json").read_text(encoding="utf-8"))
    assert [claim["verdict"] for claim in found["claims"]] == ["contradicted", "exact"]
    assert [one["text"] for one in found["unplaced"]] == ["12"]
    assert main(["audit", name, "--output", "OUT.SARIF"]) == 1
    log = json.loads(audit_command.Path("OUT.SARIF").read_text(encoding="utf-8"))
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 2


def test_claims_can_be_looked_over_and_audited_again(write, capsys):
    assert main(["audit", write("a.txt", TEXT.format(30)), "--claims", "claims.csv"]) == 1
    (row,) = read_csv(audit_command.Path("claims.csv"))
    assert (row["start_printed"], row["end_printed"], row["kind"]) == ("185", "245", "change")
    assert (row["stated_printed"], row["line"], row["direction"]) == ("30 percent", "2", "increase")
    assert main(["audit", "claims.csv", "--output", "again.csv"]) == 1
    (again,) = read_csv(audit_command.Path("again.csv"))
    assert (again["claim_id"], again["line"]) == ("claim-1", "2")
    corrected = audit_command.Path("claims.csv").read_text(encoding="utf-8")
    write("claims.csv", corrected.replace("30 percent", "32 percent"))
    assert main(["audit", "claims.csv"]) == 0


@pytest.mark.parametrize(
    ("text", "value", "grain", "kind", "comparator", "language", "printed"),
    [
        ("185 t", 185, 1, "amount", "", "en", "185 t"),
        ("over 90 percent", 90, 1, "percent", "over", "en", "over 90 percent"),
        ("$8.60bn", 8_600_000_000, 10_000_000, "money", "", "en", "$8.60bn"),
        ("around 8.6 million residents", 8_600_000, 100_000, "amount", "about", "en",
         "around 8.6 million residents"),
        ("560,000 a year", 560_000, 10_000, "amount", "", "en", "560,000"),
        ("27,000", 27_000, 1_000, "amount", "", "en", "27,000"),
        ("5 ppct", 5, 1, "percent", "", "en", "5 %"),
        ("−4.50 pts", Fraction(-9, 2), Fraction(1, 100), "points", "", "en", "−4.50 pts"),
        ("casi 1,60 millones de personas", 1_600_000, 10_000, "amount", "nearly", "es",
         "casi 1,60 millones de personas"),
        ("7.5", 7_500_000, 100_000, "amount", "", "en", "7,500,000"),
        ("7,5", 7_500_000, 100_000, "amount", "", "es", "7.500.000"),
    ],
)  # fmt: skip
def test_a_printed_number_is_written_so_that_it_is_read_as_the_same(
    text, value, grain, kind, comparator, language, printed
):
    found = Number(text, Fraction(value), Fraction(grain), "", kind, 0, 9, comparator)
    claim = TextClaim("change", "", 0, "", "", "", found, stated_value=Fraction(1, 2))
    row = review_row(claim, language)
    read = read_cell(row["start_printed"], language, NUMBERS[row["numbers"]]).number
    assert row["start_printed"] == printed
    assert (read.value, read.grain, read.comparator) == (value, grain, comparator)


@pytest.mark.parametrize(
    ("text", "value", "grain", "unit", "printed", "beside"),
    [
        ("doubled", 2, 1, "ratio", "doubled", "2"),
        ("by half", 50, 50, "percent", "by half", "50"),
        ("thirty percent", 30, 1, "percent", "thirty percent", ""),
        ("six tenths", Fraction(3, 5), Fraction(1, 10), "points", "0.6", ""),
    ],
)
def test_a_part_in_words_stays_in_words_with_its_value(text, value, grain, unit, printed, beside):
    kind = "percent" if unit == "percent" else "ratio"
    stated = Number(text, Fraction(value), Fraction(grain), "", kind, 0, 7)
    row = review_row(TextClaim("", "", 0, "", "", "", None, None, stated, stated.value, unit), "en")
    assert (row["stated_printed"], row["stated_value"], row["start_printed"]) == (
        printed, beside, "",
    )  # fmt: skip


@pytest.mark.parametrize("option", ["--output", "--claims"])
def test_what_was_read_is_never_written_over_through_a_link_either(write, option, capsys):
    name = write("a.csv", table(GOOD))
    audit_command.Path("link.csv").symlink_to(name)
    for target in (name, "link.csv"):
        assert main(["audit", name, option, target]) == 2
        assert "expected another file than what is read" in capsys.readouterr().err
    assert audit_command.Path(name).read_text(encoding="utf-8") == table(GOOD)


@pytest.mark.parametrize("option", ["--output", "--claims", "--page"])
def test_the_file_behind_standard_input_is_never_written_over(write, option):
    name = {"--page": "p.html"}.get(option, "s.csv")
    write(name, TEXT.format(30))
    audit_command.Path("link.csv").symlink_to(name)
    for target in (name, "link.csv"):
        with audit_command.Path(name).open("rb") as behind:
            done = subprocess.run(
                [sys.executable, "-m", "cifras", "audit", "-", option, target], stdin=behind,
                capture_output=True, text=True, check=False, env=environment("."), timeout=60,
            )  # fmt: skip
        assert (done.returncode, done.stdout) == (2, "")
        assert "expected another file than what is read" in done.stderr
    assert audit_command.Path(name).read_text(encoding="utf-8") == TEXT.format(30)


def test_no_message_moves_the_cursor_or_is_longer_than_a_line_or_two(write, capsys):
    orders = "\x1b[31mX\x1b]0;pwn\x07\u202e"
    twice = write("a.csv", f"{HEAD},{orders},{orders}\n" + "x" * 999)
    long = write("b.csv", table(GOOD.replace("200 t", "x" * 20_000)))
    for name in (twice, long, write(f"{orders}.csv", ""), f"no{orders}.txt"):
        assert main(["audit", name]) == 2
        told = capsys.readouterr().err
        assert not set(told) & set("\x1b\x07\u202e")
        assert 20 < len(told) < 1500
    main(["audit", twice])
    assert "\\x1b[31mX\\x1b]0;pwn\\x07\\u202e" in capsys.readouterr().err


@pytest.mark.parametrize("ending", [".json", ".sarif", ".csv"])
def test_columns_of_the_users_own_with_our_names_stop_nothing(write, ending):
    own = {"spans": "notjson", "column": "zz", "verdict": "mine", "causes": "mine"}
    name = write("a.csv", f"{HEAD},{','.join(own)}\n{WRONG},{','.join(own.values())}\n")
    assert main(["audit", name, "--output", f"o{ending}"]) == 1
    assert "mine" not in audit_command.Path(f"o{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"), ("''=1+1", "'=1+1"), ("'''=1+1", "''=1+1"), ("'@x", "@x"), ("'", "'"),
        ("'tis", "'tis"), ("-5", "-5"), ("''-5", "'-5"), ("-1/3", "-1/3"),
    ],
)  # fmt: skip
def test_a_text_comes_out_of_an_audit_as_it_went_in(write, cell, text):
    name = write("a.csv", f"{HEAD},own\n{GOOD},{cell}\n")
    for target in ("b.csv", "c.json"):
        assert main(["audit", name, "--output", target]) == 0
    assert read_csv(audit_command.Path("b.csv"))[0]["own"] == cell
    found = json.loads(audit_command.Path("c.json").read_text(encoding="utf-8"))
    assert found["claims"][0]["own"] == text


def test_a_table_streamed_is_the_table_at_once(write):
    names = [write("a.csv", table(GOOD, WRONG, "bad,,,,,,")), write("b.csv", f"{HEAD},own\n")]
    names += [write("c.csv", f"own,{HEAD},grain\nx,{GOOD},5\n")]
    assert main(["audit", *names, "--output", "streamed.csv"]) == 1
    assert main(["audit", *names, write("a.txt", "No number.\n"), "--output", "whole.csv"]) == 1
    streamed, whole = (
        read_csv(audit_command.Path("streamed.csv")),
        read_csv(audit_command.Path("whole.csv")),
    )
    assert streamed == whole
    assert [row["own"] for row in streamed] == ["", "", "x"]


def test_a_very_long_table_is_graded_by_several_processes_alike(write, monkeypatch, capsys):
    rows = [f"id{n % 9},2013,{n + 101},2014,{n + 150},{n + 5} %,increase" for n in range(11)]
    name = write("a.csv", table(*rows, "bad,,,,,,"))
    assert main(["audit", name, "--output", "one.csv"]) == 1
    told = capsys.readouterr()
    assert "row 11, column claim_id: found 'id0', expected an id that occurs once" in told.err
    monkeypatch.setattr(audit_command, "_VERY_MANY", 12)
    monkeypatch.setattr(cores, "cores", lambda: 2)
    monkeypatch.setattr(cores, "_AT_ONCE", 2)
    monkeypatch.delattr(claims_table._Grader, "_judged")  # of this process alone
    assert main(["audit", name, "--output", "two.csv"]) == 1
    assert read_csv(audit_command.Path("two.csv")) == read_csv(audit_command.Path("one.csv"))
    again = capsys.readouterr()
    assert (again.out.replace("two.csv", "one.csv"), again.err) == (told.out, told.err)


def test_a_row_is_written_before_the_next_is_graded(write, monkeypatch):
    order, graded, opened = [], claims_table.ClaimsTable.rows, output.csv_writer

    def rows(self, workers):
        for row in graded(self, workers):
            order.append("graded")
            yield row

    def csv_writer(*arguments):
        write_row = opened(*arguments)
        return lambda row: (order.append("written"), write_row(row))

    monkeypatch.setattr(claims_table.ClaimsTable, "rows", rows)
    monkeypatch.setattr(output, "csv_writer", csv_writer)
    assert main(["audit", write("a.csv", table(GOOD, WRONG)), "--output", "o.csv"]) == 1
    assert order == ["graded", "written"] * 2


class Terminal(io.StringIO):
    """Standard error that a person looks at."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("stream", "is_shown"), [(Terminal, True), (io.StringIO, False)])
def test_a_long_table_says_how_far_it_is_on_a_terminal(write, monkeypatch, stream, is_shown):
    monkeypatch.setattr(audit_command, "_MANY", 2)
    monkeypatch.setattr(sys, "stderr", stream())
    main(["audit", write("a.csv", table(GOOD, WRONG)), "--output", "o.csv"])
    assert ("/2 [" in sys.stderr.getvalue()) == is_shown


def test_many_problems_of_one_kind_are_counted_and_those_of_another_are_not_lost(write, capsys):
    bad = [f"bad{n},2013,{n}?,2014,245 t,30 %,increase" for n in range(1023)]
    odd = "odd,2013,200 t,2014,245 t,30 %,upwards"
    assert main(["audit", write("a.csv", table(*bad, odd, GOOD)), "--output", "o.csv"]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("cifras: ")]
    rows = [line.split("row ")[1].split(",")[0] for line in told[:-1]]
    assert rows == [*map(str, range(2, 22)), "1025"]
    assert "column direction: found 'upwards'" in told[-2]
    assert "a.csv, 1,003 more rows, column start_printed: expected a number" in told[-1]
    assert main(["audit", write("a.csv", table(*bad[:21])), "--output", "o.csv"]) == 2
    assert "a.csv, 1 more row, column" in capsys.readouterr().err


def test_nothing_is_written_where_no_row_could_be_graded(write, capsys):
    write("o.csv", "before")
    assert main(["audit", write("a.csv", table("bad,,,,,,")), "--output", "o.csv"]) == 2
    assert audit_command.Path("o.csv").read_text(encoding="utf-8") == "before"
    assert "wrote" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a.ods", "a.xls", "a.xlsb"])
def test_a_table_of_another_kind_says_what_to_save_it_as(write, name, capsys):
    assert main(["audit", write(name, "PK")]) == 2
    assert "save it as one of these" in capsys.readouterr().err


def test_how_numbers_are_written_can_be_told(write):
    name = write("a.csv", table("a,2013,80.500,2014,96,19 percent,increase"))
    assert main(["audit", name]) == 2
    assert main(["audit", name, "--numbers", "1.234,5"]) == 1
    assert main(["audit", name, "--numbers", "1,234.5"]) == 0


def test_the_help_names_every_column(capsys):
    from cifras.audit.claims_table import OPTIONAL, PLACE, REQUIRED

    with pytest.raises(SystemExit):
        main(["audit", "--help"])
    told = set(re.findall(r"[a-z_]+", capsys.readouterr().out))
    assert {*REQUIRED, *OPTIONAL, *PLACE} <= told


@pytest.mark.parametrize(
    ("option", "target", "told"),
    [
        ("--page", "p.html", "--page p.html: a page shows texts, and none was read"),
        ("--claims", "c.csv", "--claims c.csv: claims are found in texts, and none was read"),
    ],
)
def test_what_is_made_of_texts_is_refused_for_tables_alone(write, option, target, told, capsys):
    write(target, "before")
    arguments = [write("a.csv", table(GOOD)), option, target, "--output", "o.csv"]
    assert main(["audit", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert audit_command.Path(target).read_text(encoding="utf-8") == "before"
    assert not audit_command.Path("o.csv").exists()


@pytest.mark.parametrize(
    ("option", "target", "expected"),
    [
        ("--output", "o.xlsx", ".csv, .json, .sarif"), ("--output", "o", ".csv, .json, .sarif"),
        ("--claims", "o.xlsx", ".csv"), ("--claims", "o.json", ".csv"), ("--claims", "o", ".csv"),
        ("--page", "o.pdf", ".html, .htm"), ("--page", "o", ".html, .htm"),
    ],
)  # fmt: skip
def test_an_output_has_the_ending_of_what_is_written(write, option, target, expected, capsys):
    assert main(["audit", write("a.txt", TEXT.format(30)), option, target]) == 2
    told = capsys.readouterr().err
    assert told == f"cifras: {option} {target}: expected a name that ends in {expected}\n"
    assert not audit_command.Path(target).exists()
    ending = expected.split(", ")[0].upper()
    assert main(["audit", "a.txt", option, f"o{ending}"]) == 1


def test_a_language_that_is_given_is_that_of_every_file(write, monkeypatch):
    seen = []
    reader = SimpleNamespace(read_claims=lambda t, g=None: seen.append(g) or read_claims(t, g))
    monkeypatch.setitem(sys.modules, "cifras.reading.claims", reader)
    page = write("a.html", f'<html lang="es">{TEXT.format(32)}'.replace("\n", "<br>"))
    main(["audit", page, write("b.txt", "x")])
    main(["audit", page, "--language", "en"])
    assert seen == ["es", None, "en"]


def test_what_an_output_cannot_show_stops_nothing(write):
    name = write("a.csv", table(GOOD))
    done = subprocess.run(
        [sys.executable, "-m", "cifras", "audit", name], capture_output=True, check=False,
        env=environment(".") | {"PYTHONIOENCODING": "ascii"}, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"+ exact" in done.stdout


@pytest.mark.skipif(
    not all(map(find_spec, ("cifras.reading.claims", "cifras.audit.text_claims"))),
    reason="the reader of claims or their grading is not there",
)
@pytest.mark.parametrize(("percent", "status"), [("20", 0), ("30", 1)])
def test_a_document_goes_all_the_way_and_its_claims_give_the_same_again(write, percent, status):
    text = f"Output rose from 204 tons in 2013 to 245 tons in 2014, up {percent} percent.\n"
    for name in (write("a.txt", text), "claims.csv"):
        arguments = ["audit", name, "--output", f"{name}.sarif"]
        arguments += ["--claims", "claims.csv"] if name == "a.txt" else []
        done = subprocess.run(
            [sys.executable, "-m", "cifras", *arguments], capture_output=True, text=True,
            env=environment("."), timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == status, done.stderr
        log = json.loads(audit_command.Path(f"{name}.sarif").read_text(encoding="utf-8"))
        assert len(log["runs"][0]["results"]) == status


EXAMPLES = paths.ROOT / "data" / "examples" / "claims.csv"
# Worked out by hand from what the releases print; every other row is exact.
BY_HAND = {
    "us-overdoses-2024": "rounding", "us-overdoses-2024-sd": "rounding",
    "au-wheat-2020": "rounding", "mx-pupils-2024": "rounding", "co-output-2024": "rounding",
    "co-crop-2024-president": "rounding", "co-coffee-2019": "rounding",
    "nl-asylum-2019": "contradicted", "es-pears-2024": "contradicted",
    "za-rhinos-2020": "contradicted", "pe-poverty-2017-coast": "contradicted",
    "pe-crop-2015": "contradicted", "co-new-crop-2025": "contradicted",
}  # fmt: skip


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    """Audit the example table in a process of its own; return its rows by id."""
    out = tmp_path_factory.mktemp("examples") / "out.csv"
    done = subprocess.run(
        [sys.executable, "-m", "cifras", "audit", EXAMPLES, "--output", out],
        capture_output=True, text=True, check=False, env=environment(out.parent), timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    # Nothing but the count: no row was refused.
    assert done.stderr == "40 claims graded: 27 exact, 7 rounding, 6 contradicted\n"
    return {row["claim_id"]: row for row in read_csv(out)}


def test_the_example_table_is_read_whole_and_graded_as_by_hand(audited):
    typed = read_csv(EXAMPLES)
    assert list(audited) == [row["claim_id"] for row in typed]
    assert {i: r["verdict"] for i, r in audited.items() if r["verdict"] != "exact"} == BY_HAND
    assert {row["kind"] for row in typed} == {"change", "points", "difference", "multiple"}
    assert all(row["address"].startswith("http") for row in audited.values())
    assert {row["seen"] for row in audited.values()} == {"text", "excerpt"}


@pytest.mark.parametrize(
    ("claim_id", "start", "end", "stated", "unit", "half", "change", "verdict"),
    [
        ("us-road-deaths-2008", "34502", "31110", "-10", "percent", "1/2",
         lambda a, b: (b - a) / a * 100, "exact"),
        ("pe-poverty-2010", "58.5", "30.8", "-27.7", "points", "1/20",
         lambda a, b: b - a, "exact"),
        ("us-students-2011", "28771", "28985", "214", "absolute", "1/2",
         lambda a, b: b - a, "exact"),
        ("es-seizures-2023", "37868", "117713", "3", "ratio", "1/2",
         lambda a, b: b / a, "exact"),
        ("za-rhinos-2020", "316", "166", "-53", "percent", "1/2",
         lambda a, b: (b - a) / a * 100, "contradicted"),
    ],
)  # fmt: skip
def test_an_example_is_graded_as_fractions_worked_out_by_hand_say(
    audited, claim_id, start, end, stated, unit, half, change, verdict
):
    row = audited[claim_id]
    assert (row["start_value"], row["end_value"]) == (start, end)
    assert (row["stated_value"], row["stated_unit"]) == (stated, unit)
    found = change(Fraction(start), Fraction(end))
    assert row["recomputed"] == f"{float(found):.4f}".rstrip("0").rstrip(".")
    fits = abs(found - Fraction(stated)) <= Fraction(half)
    assert (row["verdict"], fits) == (verdict, verdict == "exact")


def test_whoever_has_read_enough_ends_an_audit_without_a_word(write):
    name = write("a.csv", table(*(GOOD.replace("good", f"good{n}") for n in range(2000))))
    with subprocess.Popen(
        [sys.executable, "-m", "cifras", "audit", name], env=environment("."),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        process.stdout.read(1)
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 141)


def test_a_name_that_is_no_text_and_a_closed_input_stop_nothing(write):
    name = b"\xff.csv"
    audit_command.Path(name.decode("utf-8", "surrogateescape")).write_text(table(GOOD))
    for arguments, status in ([name, b"--output", b"\xfe.sarif"], 0), ([name], 0), ([b"-"], 2):
        done = subprocess.run(
            ["sh", "-c", '"$@" <&-', "sh", sys.executable, "-m", "cifras", "audit", *arguments],
            capture_output=True, check=False, env=environment("."), timeout=60,
        )  # fmt: skip
        assert (done.returncode, b"Traceback" in done.stderr) == (status, False), done.stderr


def test_an_audit_starts_without_the_libraries_of_a_run(write):
    name = write("a.csv", table(GOOD))
    program = (
        "import sys; from cifras.cli import main; main(['audit', sys.argv[1]]); "
        "print([n for n in ('pandas', 'numpy', 'papermill', 'matplotlib') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, name], capture_output=True, text=True, check=False,
        env=environment("."), timeout=60,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"
