"""Parameters are typed and checked at once; a notebook declares only those it reads."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cifras import paths
from cifras.engine.parameters import ParameterError, read_parameters

PARAMETERS = read_parameters(paths.ROOT)
check_parameters, check_notebook = PARAMETERS.check, PARAMETERS.problems_of_notebook
YEARS = PARAMETERS["start_year"].years
READ = {  # as text and typed: what a notebook is given
    "run": [("unodc-2013", "unodc-2013"), ("a" * 40, "a" * 40)],
    "documents": [("crs, inl", ["inl", "crs"]), (["crs"], ["crs"])],
    "start_year": [("2001", 2001), (2001, 2001)],
    "end_year": [("2013", 2013), (2013, 2013)],
    "estimator": [("UNODC", "UNODC")],
    "vintage": [("latest", "latest"), ("2014", "2014"), (2014, "2014")],
    "grain": [("printed", "printed")],
    "close_points": [("0.5", 0.5), (2, 2.0), (0.0, 0.0), ("100", 100.0)],
    "language": [("en", ["en"]), ("es,en", ["en", "es"]), (["es"], ["es"])],
    "formats": [("html,md", ["md", "html"]), (["docx"], ["docx"])],
}
REFUSED = {
    "run": [
        *("", ".", "..", "../x", "a/b", "a\\b", "/etc", "café", "A", "a b", "-x", "x-", "a" * 41),
        *("a\n", "a\0", 2013, True, None, ["a"], {"a": 1}),
    ],
    "documents": ["", "inl,", "inl,inl", "state", "inl crs", [], [1], [["inl"]], {"inl": 1}, None],
    "start_year": [
        *("twenty", "2013_05", "", "2001.0", "+2001", "02001", "1e3", "-2001", YEARS[0] - 1),
        *(2001.0, True, None, float("nan"), [2001], 10**30),
    ],
    "end_year": ["2013_05", YEARS[1] + 1, 201305, "nan", "2013-05", ["2013", "2014"]],
    "estimator": ["undoc", "", "us ", None, 1, ["US"]],
    "vintage": ["newest", "1066", "9999", "", True, None, 2014.5, ["latest"]],
    "grain": ["5", 5, "", None],
    "close_points": ["", "a", "-1", 101, "1e1", True, None, float("nan"), float("inf"), [1], "1,5"],
    "language": ["fr", "EN", "", None],
    "formats": ["odt", "md;html", "", None, ["md", "md"]],
}
CASES = [(name, value) for name, values in REFUSED.items() for value in values]


def problems(given):
    with pytest.raises(ParameterError) as caught:
        check_parameters(given)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def test_without_any_the_defaults_hold():
    assert check_parameters({}) == {p.name: p.default for p in PARAMETERS.values()}


@pytest.mark.parametrize("name", PARAMETERS)
def test_text_and_typed_values_are_read_alike(name):
    for told, value in READ[name]:
        read = check_parameters({name: told})
        assert (read[name], type(read[name])) == (value, type(value))
        assert {**read, name: None} == {**check_parameters({}), name: None}


@pytest.mark.parametrize(("name", "value"), CASES, ids=[f"{n}-{v!r:.20}" for n, v in CASES])
def test_a_value_that_does_not_fit_is_named_with_what_was_expected(name, value):
    (problem,) = problems({name: value})
    assert problem.startswith(f"{name}: found {value!r}, expected ")
    assert PARAMETERS[name].allowed_in_words() in problem


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("end_yer", "end_year"), ("startyear", "start_year"), ("Estimator", "estimator")],
)
def test_an_unknown_name_is_answered_with_the_nearest(wrong, near):
    (problem,) = problems({wrong: "2013"})
    assert problem.startswith(f"unknown parameter {wrong!r} (did you mean {near}?)")


@pytest.mark.parametrize("name", ["colour", "", 1, None, ("a", "b")])
def test_an_unknown_name_that_is_near_none_is_answered_with_all(name):
    (problem,) = problems({name: "2013"})
    assert "did you mean" not in problem
    assert all(known in problem for known in PARAMETERS)


@pytest.mark.parametrize(("value", "near"), [("UNDOC", "UNODC"), ("us", "US")])
def test_a_value_that_is_misspelt_is_answered_with_the_nearest(value, near):
    assert f"did you mean {near}?" in problems({"estimator": value})[0]


@pytest.mark.parametrize("years", [(2013, 2012), ("2013", "2013")])
def test_the_first_year_comes_before_the_last(years):
    (problem,) = problems(dict(zip(("start_year", "end_year"), years, strict=True)))
    assert problem == f"start_year 2013 must come before end_year {years[1]}."


def test_all_problems_are_told_at_once():
    wrong = {"end_yer": 1, "end_year": "x", "start_year": "2024", "run": "..", "formats": "x"}
    assert len(problems(wrong)) == 4
    assert len(problems({"start_year": 2024, "end_year": 2000, "language": "fr"})) == 2


atoms = st.sampled_from(
    [None, True, -1, 1e400, 2013, 2013.0, "", "2013", "latest", "US", "inl", {}]
)
anything = atoms | st.lists(atoms | st.lists(atoms, max_size=1), max_size=3)


@given(st.dictionaries(st.sampled_from([*PARAMETERS, "end_yer", None]), anything, max_size=5))
def test_whatever_is_given_it_is_read_or_refused(told):
    try:
        read = check_parameters(told)
    except ParameterError as error:
        assert len(error.problems) <= len(told)
    else:
        assert check_parameters(read) == read


def column(table, name):
    with (paths.SOURCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def test_what_is_allowed_is_what_the_tables_hold():
    periods = {int(period) for period in column("observations", "period")}
    vintages = {int(vintage) for vintage in column("reports", "vintage")}
    assert PARAMETERS["start_year"].years == (min(periods), max(periods))
    assert PARAMETERS["end_year"].years == (min(periods), max(periods))
    assert PARAMETERS["vintage"].years == (min(vintages), max(vintages))
    assert list(PARAMETERS["documents"].allowed) == column("documents", "document_id")
    own, *rivals = PARAMETERS["estimator"].allowed
    assert own == "as-documented"
    assert set(rivals) <= set(column("observations", "estimator"))


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=PARAMETERS)
def test_every_default_is_allowed(parameter):
    assert check_parameters({parameter.name: parameter.default})[parameter.name] == (
        parameter.default
    )


def notebook(parameters, *code, tag="parameters"):
    cells = [{"cell_type": "code", "metadata": {"tags": [tag]}, "source": parameters}]
    cells += [{"cell_type": "code", "metadata": {}, "source": [c + "\n", "\n"]} for c in code]
    return {"cells": [{"cell_type": "markdown", "metadata": {}, "source": "# run"}, *cells]}


RUN = 'run = "baseline"'
FAULTY = {
    "unknown name": (notebook("end_yer = 2024", "end_yer"), "declares end_yer, which is no"),
    "wrong default": (notebook('run = "mine"', "run"), "run is 'mine', its default is 'baseline'"),
    "never read": (notebook(RUN, "running = 1"), "declares run and never reads it"),
    "only written": (notebook(RUN, "run = 1"), "declares run and never reads it"),
    "only in a comment": (notebook(RUN, "1  # run"), "declares run and never reads it"),
    "no tagged cell": (notebook(RUN, "run", tag="parameter"), "expected one cell tagged"),
    "two tagged cells": (
        {"cells": notebook(RUN)["cells"] + notebook(RUN)["cells"]},
        "expected one cell tagged parameters, found 2",
    ),
    "default that is computed": (notebook("run = str(1)", "run"), "run"),
    "default of a name with a type": (notebook("start_year: int = 1990", "start_year"), "1990"),
    "default that is none": (notebook("run = {[]: 1}", "run"), "run"),
    "two names in a line": (notebook('run = estimator = "US"', "run, estimator"), "run"),
    "a pair of names": (notebook("start_year, end_year = 1, 2", "start_year, end_year"), "_year"),
    "not Python": (notebook("run = (", "run"), ""),
}


@pytest.mark.parametrize(("book", "said"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_parameters_cell_is_told_with_the_name_of_its_notebook(book, said):
    found = check_notebook("01-a.ipynb", book)
    assert [problem for problem in found if problem.startswith("01-a.ipynb: ") and said in problem]


@pytest.mark.parametrize("line", ["%matplotlib inline", "!true", "%%time", "run?", "x = !ls"])
def test_what_only_a_notebook_understands_may_stand_in_a_cell(line):
    assert check_notebook("01-a.ipynb", notebook(RUN, f"{line}\nprint(run)", "print(run)")) == []


def test_all_faults_of_a_parameters_cell_are_told_at_once():
    cell = 'run = "mine"\nend_yer = 1\nend_year = 2024\nstart_year = 1999'
    found = check_notebook("01-a.ipynb", notebook(cell, "run, end_yer, start_year"))
    assert len(found) == 3


# What a declaration holds, what must be said of it.
DECLARATIONS = {
    "not TOML": ("[run", "expected declarations in TOML"),
    "no run": (
        '[x]\ntype = "text"\ndefault = "a"\nallowed = ["a"]\nmeaning = "m"',
        "expected a parameter run"
    ),
    "no type": ('[x]\ndefault = "a"\nmeaning = "m"', "x: expected type"),
    "unknown type": ('[x]\ntype = "date"\ndefault = "a"\nmeaning = "m"', "x: expected a type"),
    "unknown part": ('[x]\ntype = "text"\ndefault = "a"\nmeaning = "m"\ncolour = 1', "x: "),
    "default not allowed": (
        '[x]\ntype = "text"\ndefault = "b"\nallowed = ["a"]\nmeaning = "m"', "x: a"
    ),
    "table that is not there": (
        '[x]\ntype = "text"\ndefault = "a"\nmeaning = "m"\n'
        'table = { file = "data/source/nowhere.csv", column = "a" }', "nowhere.csv"
    ),
    "column that is not there": (
        '[x]\ntype = "text"\ndefault = "US"\nmeaning = "m"\n'
        'table = { file = "data/source/estimators.csv", column = "nobody" }', "nobody"
    ),
    "years of no years": (
        '[x]\ntype = "year"\ndefault = 2000\nmeaning = "m"\n'
        'years = { file = "data/source/estimators.csv", column = "estimator" }', "x: "
    ),
    "before no parameter": (
        '[x]\ntype = "text"\ndefault = "a"\nallowed = ["a"]\nmeaning = "m"\nbefore = "y"',
        "before names y"
    ),
    "before a text": (
        '[x]\ntype = "text"\ndefault = "a"\nallowed = ["a"]\nmeaning = "m"\nbefore = "run"',
        "before names run"
    ),
    "year without years": (
        '[x]\ntype = "year"\ndefault = 2000\nmeaning = "m"', "x: expected years"
    ),
    "allowed in one text": (
        '[x]\ntype = "text"\ndefault = "a"\nallowed = "abc"\nmeaning = "m"', "x: expected allowed"
    ),
    "allowed numbers": (
        '[x]\ntype = "list"\ndefault = [1]\nallowed = [1, 2]\nmeaning = "m"', "x: expected allowed"
    ),
    "meaning no text": (
        '[x]\ntype = "text"\ndefault = "a"\nallowed = ["a"]\nmeaning = 5', "x: expected meaning"
    ),
    "not a table": ("x = 1", "x: "),
}  # fmt: skip
RUN_DECLARED = '[run]\ntype = "name"\ndefault = "baseline"\nmeaning = "name of the run"\n'


@pytest.mark.parametrize(("text", "said"), DECLARATIONS.values(), ids=DECLARATIONS)
def test_a_faulty_declaration_is_told_with_the_name_of_the_file(root, text, said):
    head = "" if said.startswith("expected a parameter run") else RUN_DECLARED
    text = f"{text}\n{head}" if "[" not in text else f"{head}{text}"
    (root / "notebooks" / "parameters.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        read_parameters(root)
    assert any(
        p.startswith("notebooks/parameters.toml: ") and said in p for p in caught.value.problems
    )


def test_a_default_is_kept_as_a_run_reads_it(root):
    table = 'years = { file = "data/source/observations.csv", column = "period" }'
    text = f'{RUN_DECLARED}[x]\ntype = "year"\ndefault = "1999"\nmeaning = "m"\n{table}\n'
    (root / "notebooks" / "parameters.toml").write_text(text, encoding="utf-8")
    assert read_parameters(root)["x"].default == 1999


def test_all_faulty_declarations_are_told_at_once(root):
    text = RUN_DECLARED + '[a]\ntype = "text"\n[b]\ntype = "date"\ndefault = 1\nmeaning = "m"'
    (root / "notebooks" / "parameters.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        read_parameters(root)
    assert len(caught.value.problems) == 2


def test_a_project_without_declarations_says_what_is_missing(tmp_path):
    with pytest.raises(ParameterError, match=r"expected this file in a project"):
        read_parameters(tmp_path)


def test_a_new_row_of_a_table_is_allowed_at_once(root):
    with (root / "data/source/estimators.csv").open("a", encoding="utf-8") as file:
        file.write("Elsewhere,Elsewhere,Otro,,,,yes\n")
    assert "Elsewhere" in read_parameters(root)["estimator"].allowed
