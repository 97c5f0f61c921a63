"""The source tables load, and a fault in one of them is named by file, row, column and value."""

import csv
import json
import shutil
from fractions import Fraction

import frictionless
import pandas as pd
import pytest
from small import read_csv

from cifras import paths
from cifras.sources.rounding import Steps
from cifras.sources.schema import CORE, load_sources
from cifras.sources.tables import TableError

CHANGE = {"claim_id": "inl-01"}
NO_TABLE_SAYS = "9" * 5000
# table, a row of it, the column to spoil, the value to put there, what must be asked for
CELLS = [
    ("documents", {}, "title", "", "must not be empty"),
    ("documents", {}, "published", "16", "text of the form"),
    ("indicators", {}, "unit", "acre", "a unit of units.csv"),
    ("indicators", {}, "label_es", "área con coca ", "without spaces around it"),
    ("indicators", {}, "label_es", "área\ncon coca", "on one line"),
    ("claims", CHANGE, "kind", "chnage", "one of change"),
    ("claims", CHANGE, "indicator", "coca_cultivaton", "indicator of indicators.csv"),
    ("claims", CHANGE, "start_printed", "16 7,000 ha", "a number that can be read"),
    ("claims", CHANGE, "start_printed", "167,000 tons", "short ton or a metric one"),
    ("claims", CHANGE, "start_printed", "167,000 t", "a number in ha, the unit of its indicator"),
    ("claims", CHANGE, "start_printed", f"{NO_TABLE_SAYS} ha", "a number that can be read"),
    ("claims", CHANGE, "stated_printed", "52 hectares", "a number in %"),
    ("claims", CHANGE, "stated_printed", "", "every change has one"),
    ("claims", CHANGE, "direction", "", "every change has one"),
    ("claims", CHANGE, "direction", "down", "one of increase, decrease"),
    ("claims", CHANGE, "end_period", "2001", "a year after 2007"),
    ("claims", CHANGE, "start_from", "inl-04.start", "nothing, as start_printed is given"),
    ("claims", CHANGE, "untested_because", "no-start", "nothing"),
    ("claims", CHANGE, "paraphrase_en", "Coca area fell by {statd}.", "{stated}"),
    ("claims", CHANGE, "paraphrase_es", "El área con coca cayó {stated.", "{stated}"),
    ("claims", {"claim_id": "inl-02"}, "start_from", "inl-99.end", "a claim that prints that"),
    ("claims", {"claim_id": "inl-03"}, "untested_because", "", "the reason"),
    ("claims", {"claim_id": "crs-09"}, "untested_because", "", "no count can be tested by itself"),
    ("claims", {"claim_id": "inl-15"}, "untested_because", "", "no judgement can be tested"),
    ("claims", {"claim_id": "crs-10"}, "untested_because", "", "as there is no start_period"),
    ("claims", {"claim_id": "crs-05"}, "untested_because", "", "as there is no among"),
    ("claims", {"claim_id": "crs-04"}, "among", "World", "the region that Colombia is part of"),
    ("claims", {"claim_id": "crs-03"}, "start_event", "aid", "an event_id of events.csv"),
    ("claims", {"claim_id": "crs-02"}, "end_event", "aid-counted", "nothing, as end_period is"),
    ("claims", {"claim_id": "crs-03"}, "stated_printed", "19th century", "a number of years"),
    ("claims", {"claim_id": "crs-01"}, "stated_printed", "over 19th century", "one century"),
    ("places", {"place": "Peru"}, "part_of", "Andes", "a place of places.csv"),
    ("claims", {"claim_id": "crs-07"}, "end_period", "", "every record has one"),
    ("claims", {"claim_id": "inl-04"}, "start_printed", "0 MT", "a number above zero"),
    ("claims", CHANGE, "stated_printed", "-52 percent", "a percent without a sign"),
    ("printed_numbers", {}, "paragraph", "one", "a whole number"),
    ("printed_numbers", {}, "claim_ids", "inl-99", "a claim_id of claims.csv"),
    ("printed_numbers", {}, "claim_ids", "crs-01", "a claim of its document"),
    ("printed_numbers", {}, "claim_ids", "inl-01 inl-01", "each claim once"),
    ("printed_numbers", {}, "claim_ids", "", "a claim or a reason"),
    ("reports", {}, "evidence", "hearsay", "one of first-hand, copy, second-hand"),
    ("reports", {}, "vintage", "1996.0", "a whole number"),
    ("reports", {}, "vintage", NO_TABLE_SAYS, "a"),
    ("reports", {}, "vintage", "19960", "a"),
    ("reports", {}, "vintage", "-1996", "a"),
    ("reports", {}, "vintage", "１９９６", "a"),
    ("observations", {}, "indicator", "coca", "indicator of indicators.csv"),
    ("observations", {}, "report_id", "us-nowhere", "a report_id of reports.csv"),
    ("observations", {}, "period", "20O7", "text of the form"),
    ("observations", {}, "period", "2999", "its vintage"),
    ("observations", {}, "printed", "48,600", "digits, with a point"),
    ("observations", {}, "printed", "NaN", "digits, with a point"),
    ("observations", {}, "printed", "1e5", "digits, with a point"),
    ("observations", {"unit": "ha"}, "unit", "t", "ha, the unit of its indicator"),
    ("observations", {}, "estimator", "Unodc", "an estimator of estimators.csv"),
    ("observations", {}, "geography", "Columbia", "a place of places.csv"),
    ("claims", CHANGE, "estimator", "Unodc", "an estimator of estimators.csv"),
    ("claims", CHANGE, "geography", "Columbia", "a place of places.csv"),
    ("grains", {}, "geography", "Columbia", "a place of places.csv"),
    ("claims", {"claim_id": "inl-02"}, "start_from", "inl-04.end", "a claim in ha"),
    ("claims", {"claim_id": "inl-02"}, "start_from", "inl-01.start", "a value of 2013"),
    ("claims", CHANGE, "start_printed", "167.000 ha", "beside"),
    ("claims", {"claim_id": "inl-02"}, "end_printed", "112.000 ha", "beside 80,500 ha"),
    ("claims", {"claim_id": "crs-08"}, "start_from", "inl-01.end", "its own document_id, crs"),
    ("units", {}, "worth", "1/1000", "text of the form"),
    ("estimators", {}, "colour", "blue", "text of the form"),
    ("places", {}, "kind", "town", "one of country, region"),
    ("corrections", {}, "printed", "207001", "what observations.csv holds (207000)"),
    ("corrections", {}, "corrected", "207000", "another value than the printed one"),
    ("corrections", {}, "as_in", "simci-2026", "a report that prints 204000"),
    ("corrections", {}, "report_id", "us-nowhere", "a report_id of reports.csv"),
    ("departments", {}, "dane", "04", "a dane of tilegrid.csv"),
    ("departments", {}, "printed", "3.386,5", ""),
    ("departments", {}, "unit", "t", ""),
    ("departments", {}, "period", "2999", ""),
    ("grains", {"unit": "t"}, "unit", "ha", "t, the unit of its indicator"),
    ("grains", {}, "grain", "five", "a step above zero, in digits"),
    ("grains", {}, "grain", "5.0.0", "a step above zero, in digits"),
    ("grains", {}, "grain", "0.0", "a step above zero, in digits"),
    ("grains", {}, "basis", "guessed", "one of stated, inferred, assumed"),
    ("grains", {}, "to_vintage", "1990", "a year not before"),
    ("events", {}, "date", "July 2000", "text of the form"),
    ("events", {}, "date", "1999-99-99", "a date of the calendar"),
    ("events", {"event_id": "aid-begins"}, "date", "2000-10-01", "a fiscal year, in four digits"),
    ("observations", {}, "date", "2002-02-30", "a date of the calendar"),
    ("observations", {}, "date", "1950-01-01", "its period"),
    ("observations", {}, "from_period", "2999", "its period, or none"),
    ("observations", {}, "printed", "-5", "not below zero"),
    ("tilegrid", {}, "row", "-1", "a number not below 0"),
    ("tilegrid", {"dane": "08"}, "iso", "CO-ANT", "a key that occurs once"),
    ("reports", {}, "url", "javascript:alert(1)", "an address such as https://"),
    ("documents", {}, "url", 'http://a/"onmouseover="x', "an address such as https://"),
    ("documents", {}, "title", "A page \u202egnp.exe", "without the character U+202E"),
    ("documents", {}, "said_en", "the page ⟦x⟧", "without the character U+27E6"),
    ("observations", {}, "note", "\x1b[31mred", "without the character U+001B"),
    ("claims", {"claim_id": "inl-04"}, "start_printed", "-5 MT", "a number above zero"),
    ("claims", {"claim_id": "inl-02"}, "end_printed", "-5 ha", "not below zero"),
    ("claims", {"claim_id": "inl-08"}, "stated_printed", "150 percent", "at most 100 percent"),
    ("claims", {"claim_id": "inl-08"}, "stated_printed", "over 100 percent", "at most 100"),
    ("claims", {"claim_id": "crs-09"}, "stated_printed", "-8.6 million", "not below zero"),
    ("claims", CHANGE, "end_printed", "80,500 MT", "a number in ha"),
    ("claims", {"claim_id": "crs-04"}, "stated_printed", "2 t", "a place such as 2nd"),
    ("claims", {"claim_id": "crs-04"}, "stated_printed", "4th", "a place among the 3 members"),
    ("claims", CHANGE, "paraphrase_en", "It fell by {stated:%}.", "nothing else"),
    ("claims", CHANGE, "paraphrase_en", "It fell by {stated!r}.", "nothing else"),
    ("claims", CHANGE, "paraphrase_es", "En 2013 era {end}.", "no number typed (2013)"),
    ("claims", CHANGE, "paraphrase_en", "It fell by 52 percent.", "no number typed (52)"),
    ("claims", CHANGE, "paraphrase_es", "Cayó {stated}.", "{stated}, {start}, {end}"),
    ("claims", {"claim_id": "inl-15"}, "paraphrase_es", "En {stated}.", "no {stated}, as the row"),
    ("claims", {"claim_id": "inl-03"}, "paraphrase_en", "From {start} on.", "no {start}, as the"),
    ("claims", {"claim_id": "inl-15"}, "paraphrase_en", "In {end_period}.", "no {end_period}, as"),
]
# what to do to the bytes of events.csv, the row of the fault, what must be asked for
FILES = {
    "empty": (lambda raw: b"", None, "the file is empty"),
    "byte-order mark": (lambda raw: b"\xef\xbb\xbf" + raw, 1, "plain UTF-8"),
    "Windows line ends": (lambda raw: raw.replace(b"\n", b"\r\n"), 1, "line feed alone"),
    "Latin-1": (lambda raw: b"date,\xf1\n" + raw, 1, "UTF-8 text"),
    "ragged row": (lambda raw: raw.replace(b"\n", b"\n2016,a\n", 1), 2, "10 cells"),
    "open quote in the header": (lambda raw: b'"' + raw.partition(b"\n")[0], 1, "well-formed"),
}
# what to do to each row of events.csv, the column at fault, what must be asked for
COLUMNS = {
    "missing": (lambda row: row[1:], "event_id", "this column; it is missing"),
    "extra": (lambda row: [*row, row[0] and "more"], "more", "no such column; the columns are"),
    "twice": (lambda row: [*row, row[-1]], "note", "each column once"),
}


def problems_found():
    with pytest.raises(TableError) as caught:
        load_sources()
    return caught.value.problems


def rewrite(root, table, change):
    """Change the rows of a source table, the header first; return the new ones."""
    path = root / "data" / "source" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = change(list(csv.reader(file)))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return rows


def test_every_row_of_every_table_is_loaded():
    loaded = load_sources()
    for name, table in loaded.tables.items():
        with (paths.SOURCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert table.to_dict("records") == list(csv.DictReader(file))


def test_a_folder_is_read_by_its_own_data_package(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("other") / "source"
    shutil.copytree(root / "data" / "source", folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [r for r in package["resources"] if r["name"] in CORE]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert set(load_sources(folder).tables) == set(CORE) != set(load_sources().tables)
    (folder / "datapackage.json").write_text("[]", encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load_sources(folder)
    assert caught.value.problems[0].file == paths.shown(folder / "datapackage.json")


def test_the_data_package_declares_every_file_and_every_table():
    package = json.loads((paths.SOURCE / "datapackage.json").read_text(encoding="utf-8"))
    declared = {resource["path"] for resource in package["resources"]}
    assert declared == {path.name for path in paths.SOURCE.glob("*.csv")}
    assert {f"{name}.csv" for name in CORE} <= declared


@pytest.mark.parametrize(
    ("table", "where", "column", "value", "expected"),
    CELLS,
    ids=[f"{table}-{column}-{value[:20]}" for table, _, column, value, _ in CELLS],
)
def test_a_spoilt_cell_is_the_one_problem_found(set_cell, table, where, column, value, expected):
    row = set_cell(table, where, column, value)
    (problem,) = problems_found()
    assert problem.file == f"data/source/{table}.csv"
    assert (problem.row, problem.column, problem.value) == (row, column, value)
    assert expected in problem.expected


@pytest.mark.parametrize(("spoil", "row", "expected"), FILES.values(), ids=FILES)
def test_a_spoilt_file_is_the_one_problem_found(root, spoil, row, expected):
    path = root / "data" / "source" / "events.csv"
    path.write_bytes(spoil(path.read_bytes()))
    (problem,) = problems_found()
    assert (problem.file, problem.row) == ("data/source/events.csv", row)
    assert expected in problem.expected


@pytest.mark.parametrize(("spoil", "column", "expected"), COLUMNS.values(), ids=COLUMNS)
def test_a_column_too_few_or_too_many_is_the_one_problem_found(root, spoil, column, expected):
    rewrite(root, "events", lambda rows: [spoil(row) for row in rows])
    (problem,) = problems_found()
    assert (problem.file, problem.row, problem.column) == ("data/source/events.csv", 1, column)
    assert expected in problem.expected


def test_a_column_taken_from_the_header_alone_is_missing_and_its_rows_are_too_long(root):
    rows = rewrite(root, "events", lambda rows: [rows[0][1:], *rows[1:]])
    places = [(p.row, p.column) for p in problems_found()]
    assert sorted(places) == [(1, "event_id"), *((row, "") for row in range(2, len(rows) + 1))]


@pytest.mark.parametrize("table", ["documents", "indicators", "reports", "claims", "events"])
def test_nothing_points_at_an_empty_table(root, table):
    rewrite(root, table, lambda rows: rows[:1])
    assert all(p.expected.endswith(f" of {table}.csv") for p in problems_found())


@pytest.mark.parametrize("table", ["grains", "printed_numbers", "corrections"])
def test_a_table_that_nothing_points_at_may_be_empty(root, table):
    rewrite(root, table, lambda rows: rows[:1])
    assert getattr(load_sources(), table).empty


@pytest.mark.parametrize("table", list(load_sources().tables))
def test_a_missing_file_is_named(root, table):
    (root / "data" / "source" / f"{table}.csv").unlink()
    missing = [p for p in problems_found() if p.file == f"data/source/{table}.csv"]
    assert [(p.row, p.expected) for p in missing] == [(None, "the file to exist; it is missing")]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("documents", ["document_id"]),
        ("claims", ["claim_id"]),
        (
            "observations",
            "indicator geography period from_period date estimator report_id".split(),
        ),
        ("events", ["event_id"]),
    ],
)
def test_a_key_that_occurs_twice_is_named_where_it_occurs_again(root, table, key):
    rows = rewrite(root, table, lambda rows: [*rows, rows[1]])
    (problem,) = problems_found()
    named = dict(zip(rows[0], rows[1], strict=True))
    assert (problem.row, problem.column) == (len(rows), ", ".join(key))
    assert problem.value == " ".join(named[column] for column in key)
    assert "occurs once" in problem.expected


def test_a_claim_id_names_its_document(set_cell):
    row = set_cell("claims", {"kind": "judgement", "indicator": ""}, "claim_id", "xyz-15")
    assert ("claim_id", row, "xyz-15") in [(p.column, p.row, p.value) for p in problems_found()]


@pytest.mark.parametrize("word", ["over", "at least", "nearly", "under", "up to", "about"])
def test_an_observed_value_may_have_a_word_before_it(root, set_cell, word):
    (first, *_) = read_csv(root / "data" / "source" / "observations.csv")
    set_cell("observations", {}, "printed", f"{word} {first['printed']}")
    assert load_sources().observations.at[0, "printed"].startswith(word)


def test_a_span_in_days_is_not_tested_on_dates(set_cell):
    row = set_cell("claims", {"claim_id": "crs-11"}, "untested_because", "")
    (problem,) = problems_found()
    assert (problem.row, problem.column, problem.value) == (row, "stated_printed", "100 days")


def test_a_span_of_years_needs_its_end(set_cell):
    row = set_cell("claims", {"claim_id": "crs-03"}, "end_event", "")
    (problem,) = problems_found()
    assert (problem.row, problem.column) == (row, "untested_because")
    assert problem.expected == "the reason, as there is no end_period"


def test_one_printed_number_may_serve_several_claims():
    numbers = load_sources().printed_numbers
    shared = numbers.query("printed == '2002'")
    assert list(shared["claim_ids"]) == ["inl-08 inl-09"]


def test_a_grain_that_the_values_contradict_is_named_at_each_of_them(set_cell):
    series = {"indicator": "cocaine_potential", "geography": "Colombia", "estimator": "US"}
    set_cell("grains", series, "grain", "7919")
    problems = problems_found()
    assert {(p.file, p.column) for p in problems} == {("data/source/observations.csv", "printed")}
    assert all(p.expected.startswith("a multiple of 7919, the grain") for p in problems)


def test_a_correction_whose_source_was_mended_is_an_error(set_cell):
    """The value in observations.csv changes, and the correction would change it no more."""
    where = {"report_id": "unodc-2024-via-devdiscourse"}
    set_cell("observations", where, "printed", "2664")
    (problem,) = problems_found()
    assert (problem.file, problem.column) == ("data/source/corrections.csv", "printed")
    assert "holds (2664); drop a correction no longer needed" in problem.expected


def test_a_series_has_one_grain_at_a_time(root):
    """A second row of grains for a vintage that has one would be passed over in silence."""

    def cover_the_last_year_again(rows):
        span = next(row for row in rows[1:] if row[3] < row[4])
        return [*rows, [*span[:3], span[4], span[4], *span[5:]]]

    rows = rewrite(root, "grains", cover_the_last_year_again)
    assert ("data/source/grains.csv", len(rows)) in [(p.file, p.row) for p in problems_found()]


def test_faults_of_every_sort_in_several_tables_are_found_at_once(root, set_cell):
    rewrite(root, "events", lambda rows: [row[1:] for row in rows])
    last = len(rewrite(root, "documents", lambda rows: [*rows, rows[1]]))
    wanted = {
        ("events", 1, "event_id"),
        ("documents", last, "document_id"),
        ("reports", set_cell("reports", {}, "evidence", "hearsay"), "evidence"),
        ("claims", set_cell("claims", CHANGE, "indicator", "coca"), "indicator"),
        ("observations", set_cell("observations", {"unit": "ha"}, "unit", "t"), "unit"),
        ("grains", set_cell("grains", {}, "grain", "0"), "grain"),
    }
    found = {(p.file, p.row, p.column) for p in problems_found()}
    assert {(f"data/source/{table}.csv", *place) for table, *place in wanted} <= found


def test_frictionless_finds_the_tables_valid():
    assert frictionless.validate(str(paths.SOURCE / "datapackage.json")).valid


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("reports", "evidence", "hearsay"),
        ("reports", "vintage", "nineteen"),
        ("claims", "document_id", "who"),
        ("observations", "report_id", "us-nowhere"),
    ],
)
def test_frictionless_and_the_registry_both_object(root, set_cell, table, column, value):
    row = set_cell(table, {}, column, value)
    assert (row, column) in [(p.row, p.column) for p in problems_found()]
    report = frictionless.validate(str(root / "data" / "source" / "datapackage.json"))
    assert [row] in report.flatten(["rowNumber"])


@pytest.mark.parametrize(
    ("vintage", "grain"),
    [(1997, None), (1998, 5), (2017, 5), (2018, None), (2019, Fraction(1, 2)), (2026, None)],
)
def test_a_grain_holds_from_its_first_to_its_last_vintage(vintage, grain):
    columns = ["indicator", "geography", "estimator", "from_vintage", "to_vintage", "grain"]
    rows = [["coca", "A", "US", "1998", "2017", "5"], ["coca", "A", "US", "2019", "2025", "0.5"]]
    grains = pd.DataFrame(rows, columns=columns, dtype=object)
    steps = Steps(grains)
    assert steps.at(("coca", "A", "US"), vintage) == grain
    assert steps.at(("coca", "B", "US"), vintage) is None
