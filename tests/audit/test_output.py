"""What an audit found, in every form; nothing of a document becomes a formula or a command."""

import csv
import io
import json
import os
import re
import stat
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cifras.audit.output import (
    harmless,
    output_problems,
    to_csv,
    to_json,
    to_sarif,
    write_output,
    writing,
)
from cifras.audit.terminal import show_audit, visible

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text(encoding="utf-8"))


def row(number, verdict, **more):
    return {
        "claim_id": f"claim-{number}", "document": "a b/ñ.txt", "line": number, "column": 7,
        "sentence": f"Sentence {number}.", "verdict": verdict, "reason": "as it is",
        "start_value": "-5", "spans": '{"start": [1, 2]}',
    } | more  # fmt: skip


ROWS = [row(1, "exact"), row(2, "contradicted"), row(3, "reversed"), row(4, "untestable")]
UNPLACED = [
    {"document": "a b/ñ.txt", "line": n, "column": 1, "text": f"{n} %", "why": "share"}
    for n in range(1, 10)
] + [{"document": "a b/ñ.txt", "line": 3, "column": 1, "text": "2014\x1b[2J", "why": "year"}]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd|x", "'+cmd|x"), ("-x", "'-x"),
        ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("＝1+1", "'＝1+1"), ("-5 %", "'-5 %"),
        ("-5", "-5"), ("+0.75", "+0.75"), ("-1e-05", "-1e-05"), (-5, "-5"), (-0.5, "-0.5"),
        ("'=1+1", "''=1+1"), ("''@x", "'''@x"), ("-12/7", "-12/7"),
        ("−5 %", "−5 %"), ("5", "5"), ("a=1", "a=1"), ("", ""), (None, ""), ("1+1", "1+1"),
    ],
)  # fmt: skip
def test_formulas_are_made_harmless_and_numbers_are_left(cell, written):
    assert harmless(cell) == written


@given(st.text(max_size=8))
def test_no_cell_of_text_begins_like_a_formula_unless_it_is_a_number(text):
    made = harmless(text)
    assert made.lstrip("'") == text.lstrip("'")
    if made[:1] in set("=@\t\r") or (made[:1] in set("+-") and made[1:2] not in "0123456789"):
        raise AssertionError(made)


def test_rows_become_a_table_with_every_column_once():
    text = to_csv([{"b": 1, "a": "x,y\nz"}, {"c": "=1", "a": "-2"}], ["a"])
    header, *rows = csv.reader(io.StringIO(text))
    assert header == ["a", "b", "c"]
    assert rows == [["x,y\nz", "1", ""], ["-2", "", "'=1"]]
    assert to_csv([], ["a", "=b"]) == "a,'=b\n"


ORDERS = "a\x1b[31m\0\x9b\u202eb\u2066c\ufeff"


def test_what_a_terminal_would_obey_is_shown_in_csv_and_escaped_in_json():
    text = to_csv([{ORDERS: "x", "b": ORDERS, "c": "año\n\ttwo"}])
    assert not set(text) & set(ORDERS) - set("a[31mbc")
    assert "año\n\ttwo" in text
    row = ROWS[0] | {"verdict": "contradicted", "sentence": ORDERS, "reason": ORDERS}
    for made in (to_json([row], [{"text": ORDERS}]), to_sarif([row])):
        assert not set(made) & set(ORDERS) - set("a[31mbc")
        assert ORDERS in str(json.loads(made)) or repr(ORDERS)[1:-1] in str(json.loads(made))


@pytest.mark.parametrize("column", ["zz", "-5", "0", "1.5", "", None, "9" * 40])
def test_a_column_of_the_users_own_is_no_place_in_a_text(column):
    row = ROWS[0] | {"verdict": "contradicted", "column": column}
    place = json.loads(to_sarif([row]))["runs"][0]["results"][0]["locations"][0]
    assert place["physicalLocation"]["region"]["startColumn"] == 1


def test_what_could_not_be_written_to_its_end_leaves_what_was_there(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(RuntimeError), writing(path) as file:
        file.write("half")
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "before"
    assert [found.name for found in tmp_path.iterdir()] == ["out.csv"]


def test_json_holds_claims_with_their_spans_and_what_was_not_placed():
    found = json.loads(to_json(ROWS, UNPLACED))
    assert list(found) == ["claims", "unplaced"]
    assert found["claims"][0]["spans"] == {"start": [1, 2]}
    assert found["claims"][1]["start_value"] == "-5"
    assert found["unplaced"] == UNPLACED


def test_sarif_has_one_error_for_every_claim_that_its_numbers_contradict():
    log = json.loads(to_sarif(ROWS))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [
        ("contradicted", "error"), ("reversed", "error"),
    ]  # fmt: skip
    for result, line in zip(run["results"], (2, 3), strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert place["region"] == {
            "startLine": line, "startColumn": 7, "snippet": {"text": f"Sentence {line}."},
        }  # fmt: skip
        assert place["artifactLocation"]["uri"] == "a%20b/%C3%B1.txt"
        assert result["message"] == {"text": "as it is"}


@pytest.mark.parametrize("rows", [[], ROWS[:1]])
def test_sarif_without_a_fault_has_no_result(rows):
    assert json.loads(to_sarif(rows))["runs"][0]["results"] == []


def test_sarif_of_a_table_has_the_row_and_an_absolute_path_is_a_uri():
    table = {"claim_id": "x", "document": "/a b.csv", "line": 3, "verdict": "reversed"}
    (result,) = json.loads(to_sarif([table]))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///a%20b.csv"
    assert place["region"] == {"startLine": 3, "startColumn": 1}
    assert result["message"]["text"]


def test_an_output_is_written_as_a_whole_with_the_mode_of_the_file_before(tmp_path):
    path = tmp_path / "v.csv"
    write_output("one ñ", path)
    assert path.read_text(encoding="utf-8") == "one ñ"
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    path.chmod(0o640)
    write_output("two\ud800", path)
    assert path.read_bytes() == b"two?"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_file_before_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "v.csv"
    path.write_text("before", encoding="utf-8")

    def fail(*_):
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space") as caught:
        write_output("after", path)
    assert caught.value.filename == str(path)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", ["file", "pipe"])
@pytest.mark.parametrize(
    "error", [FileNotFoundError(2, "No such file or directory", "in.csv"), OSError("no number")]
)
def test_a_fault_of_what_is_read_meanwhile_is_told_as_it_is(tmp_path, error, kind):
    path = tmp_path / "v.csv"
    if kind == "pipe":
        os.mkfifo(path)
        reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(OSError) as caught, writing(path) as file:
        file.write("half")
        raise error
    assert caught.value is error
    assert [found.name for found in tmp_path.iterdir()] == ["v.csv"] * (kind == "pipe")
    if kind == "pipe":
        os.close(reader)


class Full:
    """A file that takes no more, at once or when it is closed."""

    name = os.devnull

    def __init__(self, at, error):
        self.at, self.error = at, error

    def __getattr__(self, called):
        def fails(*_):
            if called == self.at:
                raise self.error

        return fails


@pytest.mark.parametrize("at", ["write", "close"])
@pytest.mark.parametrize(
    ("error", "told"),
    [(OSError(28, "No space left on device"), "No space"), (OSError("broken"), "broken")],
)
def test_a_fault_of_writing_names_the_output(tmp_path, monkeypatch, at, error, told):
    path = tmp_path / "v.csv"
    monkeypatch.setattr(Path, "open", lambda *_, **__: Full(at, error))
    os.mkfifo(path)  # which is written to as it is
    with pytest.raises(OSError, match=told) as caught:
        write_output("x", path)
    assert (caught.value.filename, caught.value.errno) == (str(path), error.errno)


def test_a_folder_that_is_not_there_is_told_by_the_output(tmp_path):
    path = tmp_path / "no" / "v.csv"
    with pytest.raises(FileNotFoundError) as caught:
        write_output("x", path)
    assert caught.value.filename == str(path)


def test_a_link_is_followed_and_stays_one(tmp_path):
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    write_output("after", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "after"


def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_output("through", pipe)
    assert os.read(reader, 99) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("how", ["same", "dots", "symlink", "hardlink", "folder", "dangling"])
def test_an_output_that_is_an_input_is_found_out_through_every_name(tmp_path, how):
    source, other = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("x", encoding="utf-8")
    match how:
        case "same":
            other = source
        case "dots":
            (tmp_path / "w").mkdir()
            other = tmp_path / "w" / ".." / "in.csv"
        case "symlink":
            other.symlink_to(source)
        case "hardlink":
            other.hardlink_to(source)
        case "folder":
            (tmp_path / "w").symlink_to(tmp_path)
            other = tmp_path / "w" / "in.csv"
        case "dangling":
            source.unlink()
            other.symlink_to(source)
    (problem,) = output_problems({"--output": (other, [".csv"])}, [tmp_path / "else.csv", source])
    assert "another file than what is read" in problem


def test_two_outputs_are_two_files(tmp_path):
    path = tmp_path / "a.csv"
    outputs = {option: (path, [".csv"]) for option in ("--output", "--claims")}
    (problem,) = output_problems(outputs, [tmp_path / "b.csv"])
    assert problem == f"--claims {path}: expected a file of its own"


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


def shown(monkeypatch, rows, unplaced=(), width=80, file=None, **environment):
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm-256color", "COLUMNS": str(width)} | environment).items():
        monkeypatch.setenv(name, value)
    file = file or io.StringIO()
    show_audit(list(rows), list(unplaced), 5, file)
    return file.getvalue()


HOSTILE = "\x1b[2J\x1b]0;t\x07[red]5[/red] \u202eevil\u2066\x9b1m\x00\r\n\ttext :smile: https://x"


def test_no_control_character_of_a_text_reaches_the_terminal(monkeypatch):
    rows = [row(1, "contradicted", sentence=HOSTILE, reason=HOSTILE, causes=HOSTILE,
                document=HOSTILE), row(2, "exact")]  # fmt: skip
    unplaced = [UNPLACED[0] | {"text": HOSTILE, "why": HOSTILE}, *UNPLACED]
    text = shown(monkeypatch, rows, unplaced, 200)
    assert not [c for c in text if visible(c) != c and c not in "\n "]
    assert "[red]5[/red]" in text
    assert ":smile:" in text


@given(st.text())
def test_what_is_shown_is_on_one_line_and_all_of_it_seen(text):
    assert visible(text).isprintable()


@pytest.mark.parametrize("width", [30, 80, 160])
def test_a_table_is_as_wide_as_the_terminal_at_most(monkeypatch, width):
    rows = [row(1, "contradicted", sentence="A long sentence with many words " * 9)]
    lines = shown(monkeypatch, rows, UNPLACED, width).splitlines()
    assert max(map(len, lines)) <= width
    assert "contradicted" in "\n".join(lines)


def test_a_person_is_shown_the_verdict_its_line_and_the_claim_and_no_other_column(monkeypatch):
    text = shown(monkeypatch, [row(1, "contradicted", own_column="mine")])
    (head,) = (line for line in text.splitlines() if "verdict" in line)
    assert re.findall(r"\w+", head) == ["verdict", "line", "claim"]
    assert "mine" not in text


def test_verdicts_have_a_symbol_and_on_a_terminal_a_colour(monkeypatch):
    assert "\x1b[" not in shown(monkeypatch, ROWS)
    coloured = shown(monkeypatch, ROWS, file=Terminal())
    assert "\x1b[1;31m✗ contradicted" in coloured
    assert "\x1b[32m✓ exact" in coloured
    assert "31m" not in shown(monkeypatch, ROWS, file=Terminal(), NO_COLOR="1")


def test_where_only_ascii_can_be_shown_symbols_are_ascii(monkeypatch):
    file = Terminal()
    file.encoding = "ascii"
    assert "x contradicted" in shown(monkeypatch, ROWS, file=file).encode("ascii").decode()


def test_one_claim_and_one_number_are_told_as_one(monkeypatch):
    text = shown(monkeypatch, ROWS[:1], UNPLACED[:1], 120)
    assert "1 number belongs to no claim:" in text
    assert "1 claim graded:" in text


def test_what_was_not_placed_and_the_coverage_follow(monkeypatch):
    text = shown(monkeypatch, ROWS, UNPLACED, 120)
    assert "10 numbers belong to no claim:" in text
    assert "a share of something, 9: 1 % (1); 2 % (2)" in text
    assert "; 3 more" in text
    assert "year, 1: 2014[2J (3)" in text
    assert "Coverage: 5 of 15 numbers, dates apart, belong to claims." in text
    counted = "4 claims graded: 1 exact, 1 contradicted, 1 reversed, 1 untestable"
    assert text.splitlines()[-1] == counted
    assert "a b/ñ.txt" not in text  # one document needs no name


def test_a_text_in_spanish_is_told_in_spanish():
    file = io.StringIO()
    told = row(1, "contradicted", reason_es="no cabe", causes="x", causes_es="puntos por percent",
               recomputed_low="-23.8", recomputed_high="-22.8")  # fmt: skip
    show_audit([told], UNPLACED, 5, file, "es")
    text = file.getvalue()
    assert "✗ contradicha" in text
    words = " ".join(text.replace("│", " ").split())
    assert "no cabe; el redondeo permite de −23,80 a −22,80 %" in words
    assert "puntos por percent" in text
    assert "una parte de algo, 9: 1 % (1)" in text
    assert "Cobertura: 5 de 15 números" in text
    assert text.splitlines()[-1] == "1 afirmación calificada: 1 contradicha"
    file = io.StringIO()
    show_audit([], [], 0, file, "es")
    assert file.getvalue() == "0 afirmaciones calificadas: ninguna\n"


def test_several_documents_are_named(monkeypatch):
    rows = [row(1, "exact"), row(2, "exact", document="b.txt")]
    assert "b.txt:2" in shown(monkeypatch, rows)


def test_the_terminal_tells_what_rounding_allows():
    row = {
        "document": "a.txt", "line": 1, "claim_id": "claim-1", "verdict": "contradicted",
        "sentence": "It fell.", "reason": "so", "causes": "", "recomputed_unit": "percent",
        "recomputed_low": "-23.8482", "recomputed_high": "-22.8883",
    }  # fmt: skip
    file = io.StringIO()
    show_audit([row], [], 3, file)
    words = " ".join(file.getvalue().replace("│", " ").split())
    assert "so; rounding allows −23.85 to −22.89 %" in words
    file = io.StringIO()
    show_audit([row | {"recomputed_high": ""}], [], 3, file)
    assert "rounding allows" not in file.getvalue()
