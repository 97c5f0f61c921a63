"""The rows that figures are drawn from: one value a year, the last published; signs; bounds."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from cifras.colombia.figures.claims import forest_rows
from cifras.colombia.figures.context import panel_lines, panel_table, printed_line
from cifras.colombia.figures.estimates import with_survey_error
from cifras.figures.style import INK


def observed(*rows):
    columns = ["indicator", "estimator", "geography", "period", "value"]
    return pd.DataFrame(rows, columns=columns)


ROWS = observed(
    ("area", "US", "Peru", 2001, 4.0),
    ("area", "US", "Peru", 2002, 5.0),
    ("area", "US", "Peru", 2002, 6.0),
    ("area", "UNODC", "Peru", 2002, 70.0),
    ("area", "US", "Bolivia", 2002, 800.0),
)


def test_a_line_holds_the_last_value_of_each_year_in_its_unit():
    lines = [
        ("a", "one", "US", "area", "US", "Peru"),
        ("a", "two", "#123456", "area", "UNODC", "Peru"),
        ("b", "three", "US", "area", "US", "Bolivia", 0.001),
    ]
    panels = panel_lines(ROWS, lines)
    assert [(panel, list(held)) for panel, held in panels.items()] == [
        ("a", ["one", "two"]),
        ("b", ["three"]),
    ]
    assert [colour for held in panels.values() for colour, _ in held.values()] == [
        "US",
        "#123456",
        "US",
    ]
    table = panel_table(panels)
    assert list(table.columns) == ["panel", "line", "period", "value"]
    assert table.to_numpy().tolist() == [
        ["a", "one", 2001, 4.0],
        ["a", "one", 2002, 6.0],
        ["a", "two", 2002, 70.0],
        ["b", "three", 2002, 0.8],
    ]


def test_panels_with_a_line_without_rows_are_not_drawn():
    lines = [("a", "one", "US", "area", "US", "Peru"), ("a", "two", "US", "area", "US", "Chile")]
    assert panel_lines(ROWS, lines) == {}
    assert list(panel_table({}).columns) == ["panel", "line", "period", "value"]


def test_a_printed_line_holds_levels_and_counts_with_a_year_and_a_number():
    columns = ["indicator", "kind", "end_period", "stated_value"]
    claims = pd.DataFrame(
        [
            ("seized", "level", 2014, 207.4),
            ("seized", "count", 2015, 3.0),
            ("seized", "change", 2014, 12.0),
            ("seized", "level", None, 9.0),
            ("seized", "level", 2013, None),
            ("other", "level", 2014, 1.0),
        ],
        columns=columns,
    )
    colour, rows = printed_line(claims, "seized")
    assert to_hex(colour) == INK
    assert rows.to_numpy().tolist() == [[2014, 207.4], [2015, 3.0]]


def test_the_margin_of_a_survey_is_that_of_its_own_series_and_year():
    known = observed(
        ("area_ci90_low", "US", "Peru", 2002, 1.0),
        ("area_ci90_low", "US", "Peru", 2002, 3.0),
        ("area_ci90_high", "US", "Peru", 2002, 9.0),
        ("area_ci90_low", "UNODC", "Peru", 2001, 2.0),
        ("area_ci90_high", "US", "Bolivia", 2001, 7.0),
    )
    rows = with_survey_error(ROWS.drop(index=1), pd.concat([ROWS, known]))
    ends = [[low, high] for low, high in rows[["survey_low", "survey_high"]].to_numpy()]
    assert ends[1] == [3.0, 9.0]
    assert [pd.isna(end).tolist() for end in ends] == [
        [True, True],
        [False, False],
        [True, True],
        [True, True],
    ]


@pytest.fixture
def forest():
    claims = pd.DataFrame(
        [
            ("a", "change", "area", "decrease", -52, 51.5, 52.5, "", 2007, 2013),
            ("b", "change", "area", "increase", 30, 29.5, 30.5, "", 2013, 2014),
            ("c", "level", "area", "", 9, 8, 10, "", 2013, 2014),
            ("d", "change", "area", "decrease", 58, 57.5, 58.5, "no-start", 2007, 2013),
        ],
        columns=["claim_id", "kind", "indicator", "direction", "stated_value", "stated_low",
                 "stated_high", "untested_because", "start_period", "end_period"],
    )  # fmt: skip
    verdicts = claims[["claim_id"]].assign(verdict=["exact", "grain", "untestable", "untestable"])
    trends = pd.DataFrame(
        [
            ("a", "percent_change", "printed", -51.9, -51.8, -51.6),
            ("b", "percent_change", "series", 29.3, 32.4, 35.6),
            ("b", "percent_change", "printed", 31.8, 32.4, 33.1),
            ("b", "annual_rate", "printed", 1, 2, 3),
        ],
        columns=["claim_id", "measure", "basis", "low", "value", "high"],
    )
    labels = pd.DataFrame({"indicator": ["area"], "label_en": ["land"], "label_es": ["tierra"]})
    return forest_rows(claims, verdicts.assign(basis="printed"), trends, labels).set_index(
        "claim_id"
    )


def test_changes_have_a_sign_and_bounds_in_order(forest):
    assert list(forest.index) == ["a", "b", "d"]
    assert list(forest["stated"]) == [-52, 30, -58]
    assert list(forest["stated_low"]) == [-52.5, 29.5, -58.5]
    assert list(forest["stated_high"]) == [-51.5, 30.5, -57.5]
    assert list(forest["start"]) == [2007, 2013, 2007]
    assert list(forest["end"]) == [2013, 2014, 2013]
    assert set(forest["label_en"]) == {"land"} and set(forest["label_es"]) == {"tierra"}
    assert list(forest["untested_because"]) == ["", "", "no-start"]


def test_bounds_of_the_series_are_those_of_print_where_it_has_no_step_of_its_own(forest):
    ends = ["low", "point", "high", "series_low", "series_high"]
    assert forest.loc["a", ends].tolist() == [-51.9, -51.8, -51.6, -51.9, -51.6]
    assert forest.loc["b", ends].tolist() == [31.8, 32.4, 33.1, 29.3, 35.6]
    assert forest.loc["d", ends].isna().all()
