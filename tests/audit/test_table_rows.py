"""What a row of a table claims: kinds, units, directions, conventions and words, or a fault."""

import csv
from fractions import Fraction

import pytest
from whole_table import audit_table

from cifras.audit import claims_table
from cifras.audit.claims_table import REQUIRED

PRINTED = ("start_printed", "end_printed", "stated_printed", "direction")


@pytest.fixture
def audit(tmp_path):
    """Audit rows of (start, end, stated, direction), each with named cells; as (rows, faults)."""

    def made(*rows, language="", numbers="", **cells):
        path, columns = tmp_path / "t.csv", list(dict.fromkeys([*REQUIRED, *cells]))
        years = {"start_period": "2010", "end_period": "2015"} | cells
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            for n, printed in enumerate(rows):
                row = dict(zip(PRINTED, printed, strict=True))
                writer.writerow({"claim_id": f"c{n}"} | row | years)
        found, problems = audit_table(path, language, numbers)
        return found, [(problem.column, problem.expected) for problem in problems]

    return made


def verdict(audit, row, **cells):
    found, faults = audit(row, **cells)
    assert faults == []
    return found[0]["verdict"]


def fault(audit, row, **cells):
    found, faults = audit(row, **cells)
    assert (found, len(faults)) == ([], 1)
    return faults[0]


# units


@pytest.mark.parametrize(
    ("start", "end", "language"),
    [
        ("£400", "440 pounds", "en"), ("440 pounds", "£484", "en"), ("US$400", "440 dollars", "en"),
        ("$400", "440 dollars", "en"), ("US$ 400", "440 dólares", "es"),
        ("$400", "440 pesos", "es"), ("₡ 400", "440 colones", "es"), ("Rs 400", "440 rupees", "en"),
    ],
)  # fmt: skip
def test_a_sign_and_the_word_for_it_are_one_money(audit, start, end, language):
    assert verdict(audit, (start, end, "10 %", "increase"), language=language) == "exact"
    gap = (start, end, end.replace("440", "40").replace("484", "44"), "increase")
    assert verdict(audit, gap, language=language, kind="difference") == "exact"


@pytest.mark.parametrize("kind", ["change", "difference", "multiple", "levels"])
@pytest.mark.parametrize(
    ("start", "end", "language"),
    [
        ("5 ha", "6 t", "en"), ("5 ha", "6000 kg", "en"), ("100 ha", "130 km2", "en"),
        ("US$5 million", "€6 million", "en"), ("5 ha", "6 %", "en"), ("5 ha", "6 fields", "en"),
        ("5 ha", "6 toneladas métricas", "es"), ("5 kilos", "6 hectáreas", "es"),
        ("5 euros", "6 dólares", "es"), ("5 lb", "£6", "en"), ("$5", "£6", "en"),
        ("US$5", "A$6", "en"), ("$5", "A$6", "en"), ("A$5", "NZ$6", "en"), ("$5", "US$6", "es"),
        ("US$5", "$6", "es"), ("$5", "6 dólares", "es"), ("6 pesos", "5 dólares", "es"),
        ("5 per 1,000", "6 per 100,000", "en"),
        ("5,1 por 1.000", "6,2 por cada 100.000 habitantes", "es"),
        ("900 MW", "1.2 GW", "en"), ("900 GWh", "1.2 TWh", "en"), ("900 MB", "1.2 GB", "en"),
        ("900 Mbps", "1.2 Gbps", "en"), ("90 minutes", "2 hours", "en"), ("5 nurses", "6 GW", "en"),
        ("18 months", "24 weeks", "en"), ("90 square miles", "120 square feet", "en"),
        ("90 mm", "12 cm", "en"), ("11 inches", "1.2 feet", "en"), ("9 kcal", "12 kJ", "en"),
        ("90 daily visits", "120 monthly visits", "en"), ("90 minutos", "2 horas", "es"),
        ("90 barriles diarios", "120 barriles semanales", "es"), ("900 MW", "1,2 GW", "es"),
    ],
)  # fmt: skip
def test_levels_in_two_units_are_refused_whatever_the_kind(audit, start, end, language, kind):
    stated = {"change": "20 %", "difference": "1", "multiple": "1.2", "levels": ""}[kind]
    stated = stated.replace(".", "," if language == "es" else ".")
    row = (start, end, stated, "increase")
    assert fault(audit, row, kind=kind, language=language) == (
        "end_printed",
        f"the unit of {start}",
    )


@pytest.mark.parametrize(
    ("start", "end", "stated", "language"),
    [
        ("5 ha", "6 hectares (ha)", "20 %", "en"), ("5 MT", "6 metric tons", "20 %", "en"),
        ("50 tons", "60 tons", "20 %", "en"), ("58.4 kg", "70.1", "20 %", "en"),
        ("36,835 fatalities", "44,202 deaths", "20 %", "en"),
        ("5.0 deaths per 100,000 people", "6.0 per 100 000", "20 %", "en"),
        ("5 toneladas", "6 toneladas", "20 %", "es"), ("6,24", "7,49 euros", "20 %", "es"),
        ("5 tm", "6 toneladas métricas", "20 %", "es"), ("5 kilos", "6 kg", "20 %", "es"),
        ("50 MW", "60 megawatts", "20 %", "en"), ("50 min", "60 minutes", "20 %", "en"),
        ("50 foot patrols", "60 patrols", "20 %", "en"), ("50 hora", "60 horas", "20 %", "es"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["change", ""])
def test_one_unit_in_other_words_and_a_bare_number_go_together(
    audit, start, end, stated, language, kind
):
    row = (start, end, stated, "increase")
    assert verdict(audit, row, kind=kind, language=language) == "exact"


@pytest.mark.parametrize(
    ("start", "end", "stated", "kind", "told"),
    [
        ("5", "6", "1", "change", "a percent"),
        ("5", "6", "1", "", "a percent; for another size name its kind"),
        ("5", "6", "3 points", "", "a percent; for another size name its kind"),
        ("5 ha", "6", "1 t", "difference", "an amount in the unit of 5 ha"),
        ("5 GW", "6 GW", "900 MW", "difference", "an amount in the unit of 5 GW"),
        ("$5", "$6", "A$1", "difference", "an amount in the unit of $5"),
        ("5", "6", "20%", "difference", "an amount in the unit of the levels, not a percent"),
        ("5", "6", "1", "points", "a number with its points, or levels in percent"),
        ("5 %", "6 %", "1 ha", "points", "a number of points"),
        ("5", "6", "120%", "multiple", "a multiple, such as 3, 3 times, tripled or half"),
        ("5", "6", "doubled", "change", "a percent"),
        ("5", "6", "2 ha", "multiple", "a multiple, such as 3, 3 times, tripled or half"),
        (
            "5",
            "6",
            "to 120%",
            "change",
            "a percent by which it moved; this one says what was left of it",
        ),
    ],
)
def test_a_size_that_is_not_of_its_kind_is_refused(audit, start, end, stated, kind, told):
    row = (start, end, stated, "increase")
    assert fault(audit, row, kind=kind, language="en") == ("stated_printed", told)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("", "percent"), ("change", "percent"), ("points", "points"), ("difference", "amount"),
        ("multiple", "multiple"),
    ],
)  # fmt: skip
def test_a_size_that_is_missing_is_asked_for_by_its_kind(audit, kind, told):
    found = fault(audit, ("5", "6", "", "increase"), kind=kind)
    assert found == ("stated_printed", f"the stated {told}; it must not be empty")


@pytest.mark.parametrize("kind", ["change", "points", "difference", "multiple", "levels"])
@pytest.mark.parametrize(
    ("level", "language"),
    [("doubled", "en"), ("5 times", "en"), ("se triplicó", "es"), ("3 veces", "es")],
)
def test_a_multiple_is_no_level(audit, level, language, kind):
    stated = {"change": "20 %", "multiple": "2", "levels": ""}.get(kind, "1")
    row = (level, "40 %", stated, "increase")
    assert fault(audit, row, kind=kind, language=language)[0] == "start_printed"


# how numbers are written


@pytest.mark.parametrize(
    ("start", "end", "stated", "language"),
    [
        ("80,500 ha", "900 ha", "99 %", "es"), ("80,500 ha", "120 ha", "49 %", "es"),
        ("207,400", "150", "28 %", ""), ("207.400", "150", "28 %", ""),
        ("1.020", "2", "96 %", ""), ("1,020", "2", "96 %", ""),
    ],
)  # fmt: skip
def test_a_number_that_may_be_read_either_way_is_refused_with_what_to_write(
    audit, start, end, stated, language
):
    column, told = fault(audit, (start, end, stated, "decrease"), language=language)
    assert column == "start_printed"
    assert "a column numbers, or the option --numbers, with 1,234.5 or 1.234,5" in told
    assert ("a language" in told) == (not language)


@pytest.mark.parametrize("stated", ["19,2 %", "19,3 %"])
def test_thousands_and_decimals_are_never_told_by_one_sign(audit, stated):
    found, faults = audit(("80,500 ha", "96,000 ha", stated, "increase"), language="es")
    assert found == []
    assert [column for column, _ in faults] == ["start_printed", "end_printed"]


@pytest.mark.parametrize(
    ("start", "end", "stated", "cells", "value"),
    [
        ("80,500 ha", "96,000 ha", "19.3 %", {"language": "es"}, "80500"),
        ("80,500 ha", "96,000 ha", "19 %", {"language": "es"}, "80500"),
        ("80.500 ha", "96.000 ha", "19,3 %", {"language": "es"}, "80500"),
        ("80.500 ha", "96", "100 %", {"language": "es"}, "80500"),
        ("1,234,567", "1,484,567", "20 %", {"language": "es"}, "1234567"),
        ("1,234", "1,484,567", "20 %", {"language": "es"}, "1234"),
        ("80,500", "96", "19 %", {"language": "es", "numbers": "1.234,5"}, "80.5"),
        ("80,500", "96", "19 %", {"language": "es", "numbers": "1,234.5"}, "80500"),
        ("80.500", "96", "19 %", {"numbers": "1.234,5"}, "80500"),
        ("1.020", "2", "96 %", {"language": "en"}, "1.02"),
        ("1,020", "2", "96 %", {"language": "en"}, "1020"),
        ("1,020", "2.5", "96 %", {}, "1020"),
        ("1,020", "2", "96 percent", {}, "1020"),
        ("1,020", "2,040", "100 %", {}, "1020"),
        ("3,59 millones", "3.69 millones", "2.8 %", {"language": "es"}, "3590000"),
    ],
)
def test_what_is_told_or_the_other_numbers_decide(audit, start, end, stated, cells, value):
    found, faults = audit((start, end, stated, "increase"), **cells)
    assert faults == []
    assert found[0]["start_value"] == value


def test_the_numbers_of_other_rows_decide_and_rows_of_two_countries_stand_side_by_side(audit):
    lima = ("80,500 ha", "90 ha", "50 %", "decrease")
    found, faults = audit(lima, ("1.5 t", "3.0 t", "100 %", "increase"), language="es")
    assert (faults, found[0]["start_value"]) == ([], "80500")
    bogota = ("80.500 ha", "96.000 ha", "19,3 %", "increase")
    mexico = ("80,500 ha", "96,000 ha", "19.3 %", "increase")
    found, faults = audit(bogota, mexico, language="es")
    assert (faults, [row["start_value"] for row in found]) == ([], ["80500", "80500"])
    _, faults = audit(bogota, mexico, lima, language="es")
    assert [column for column, _ in faults] == ["start_printed"]


def test_groups_of_three_say_nothing_beside_decimals_after_the_same_sign(audit):
    either = ("1,500 €", "1,650 €", "13 %", "increase")
    sure = ("12,5 %", "13,5 %", "8 %", "increase")
    found, faults = audit(either, sure, language="es", kind="change")
    assert {column for column, _ in faults} == {"start_printed", "end_printed"}
    assert [row["start_value"] for row in found] == ["12.5"]


def test_the_option_is_that_of_every_row(audit):
    row = ("80.500", "96", "19 %", "increase")
    assert verdict(audit, row, numbers="1,234.5") == "exact"
    assert verdict(audit, row, numbers="1.234,5") == "reversed"


def test_a_level_a_hundred_times_off_for_its_point_is_refused(audit):
    row = ("130.363", "96,000", "26 %", "decrease")
    column, told = fault(audit, row, language="en")
    assert (column, "100 times off the other level" in told) == ("start_printed", True)
    assert verdict(audit, ("130.363", "96.4", "26 %", "decrease"), language="en") == "exact"


# grain and direction


@pytest.mark.parametrize("kind", ["", "change"])
@pytest.mark.parametrize(
    ("row", "grain", "expected", "told"),
    [
        (("185", "245", "30%", "increase"), "5", "grain", "a weak test: 8 answers would pass"),
        (("1,855", "2,455", "32.1 %", "increase"), "20", "grain", "such as 20, the unit"),
        (("100.0", "101.0", "500%", "increase"), "1000", "untestable", "nothing that the claim"),
        (("185", "245", "5%", "decrease"), "100", "reversed", "the direction is wrong"),
        (("185", "245", "30%", "increase"), "2", "contradicted", "at no rounding"),
        (("185", "245", "32%", "increase"), "5", "exact", "rounds to the stated"),
    ],
)  # fmt: skip
def test_a_coarser_grain_excuses_rounding_alone(audit, row, grain, expected, told, kind):
    found, faults = audit(row, grain=grain, kind=kind, language="en")
    assert (faults, found[0]["verdict"]) == ([], expected)
    assert told in found[0]["reason"]


@pytest.mark.parametrize(
    ("row", "kind", "expected"),
    [
        (("185", "245", "65", "increase"), "difference", "grain"),
        (("185", "245", "1.35", "increase"), "multiple", "grain"),
        (("18.5 %", "24.5 %", "6.4 points", "increase"), "points", "contradicted"),
        (("185", "245", "65", "decrease"), "difference", "reversed"),
    ],
)
def test_a_grain_is_honoured_for_every_kind_of_size(audit, row, kind, expected):
    assert verdict(
        audit, row, kind=kind, language="en", grain="5" if kind != "points" else "0.2"
    ) == (expected)


@pytest.mark.parametrize(
    ("grain", "cells", "step"),
    [
        ("1,000", {"language": "en"}, "1000"), ("1.000", {"language": "en"}, "1"),
        ("1.000", {"numbers": "1.234,5"}, "1000"), ("1,000", {"numbers": "1.234,5"}, "1"),
        ("1,000", {"numbers": "1,234.5"}, "1000"), ("1 000", {"language": "es"}, "1000"),
        ("1,000,000", {"language": "es"}, "1000000"), ("12,5", {"language": "es"}, "12.5"),
        ("0.5", {"numbers": "1.234,5"}, "0.5"), ("0.125", {"language": "es"}, "0.125"),
        ("1,000.5", {}, "1000.5"), ("1234,5", {"language": "es"}, "1234.5"),
    ],
)  # fmt: skip
def test_a_grain_is_written_as_the_numbers_of_its_row(audit, monkeypatch, grain, cells, step):
    seen = []
    monkeypatch.setattr(claims_table, "_at_series_step", lambda _, g, s, __: seen.append(s) or g)
    _, faults = audit(("5012", "5013", "10 %", "increase"), grain=grain, **cells)
    assert (faults, seen) == ([], [Fraction(step)])


def test_a_grain_is_refused_where_it_would_be_ignored(audit):
    column, _ = fault(audit, ("185", "245", "", "increase"), kind="levels", grain="5")
    assert column == "grain"


@pytest.mark.parametrize("kind", ["", "change"])
@pytest.mark.parametrize(
    "row",
    [
        ("500", "480", "3%", "increase"), ("5000", "4900", "10%", "increase"),
        ("100", "101", "3%", "decrease"), ("100", "90", "under 15%", "increase"),
        ("500", "480", "over 0%", "increase"), ("500", "600", "más del 3 %", "decrease"),
    ],
)  # fmt: skip
def test_a_wrong_direction_is_reversed_and_says_so(audit, row, kind):
    language = "es" if "más" in row[2] else "en"
    found, _ = audit(row, kind=kind, language=language)
    assert found[0]["verdict"] == "reversed"
    assert "the direction is wrong" in found[0]["reason"]


# sizes in words


@pytest.mark.parametrize(
    ("row", "language", "expected"),
    [
        (("1,000", "3,000", "3", "decrease"), "en", "reversed"),
        (("3,033", "1,011", "threefold", "decrease"), "en", "exact"),
        (("3,033", "1,011", "3 times", "decrease"), "en", "exact"),
        (("1,000", "500", "half", "decrease"), "en", "exact"),
        (("300.0", "100.0", "a third", "decrease"), "en", "exact"),
        (("33", "133", "more than triple", "increase"), "en", "exact"),
        (("33", "90", "more than triple", "increase"), "en", "contradicted"),
        (("1,011", "1,516", "1.5-fold", "increase"), "en", "exact"),
        (("1,000", "450", "more than halved", "decrease"), "en", "exact"),
        (("3,011", "1,407", "at most 7 times", "increase"), "en", "reversed"),
        (("3,011", "6,407", "at most 7 times", "increase"), "en", "exact"),
        (("3,011", "6,407", "at most 7 times", "decrease"), "en", "reversed"),
        (("3.011", "1.407", "menos del triple", "increase"), "es", "reversed"),
        (("3,011", "907", "more than threefold", "decrease"), "en", "exact"),
        (("3,011", "1,107", "more than threefold", "decrease"), "en", "contradicted"),
        (("3,011", "1,407", "by more than half", "decrease"), "en", "exact"),
        (("3,011", "1,607", "by more than half", "decrease"), "en", "contradicted"),
        (("3,011", "1,607", "by less than half", "decrease"), "en", "exact"),
        (("3,011", "1,607", "to less than half", "decrease"), "en", "contradicted"),
        (("3.011", "1.407", "en más de la mitad", "decrease"), "es", "exact"),
        (("3.011", "907", "en más del triple", "decrease"), "es", "exact"),
        (("3.011", "1.607", "a menos de la mitad", "decrease"), "es", "contradicted"),
        (("1.011", "3.033", "se triplicó", "increase"), "es", "exact"),
        (("58.334", "117.713", "más del doble", "increase"), "es", "exact"),
        (("58.334", "107.713", "más del doble", "increase"), "es", "contradicted"),
        (("3.033", "1.011", "3 veces", "decrease"), "es", "exact"),
        (("1.011", "506", "se redujo a la mitad", "decrease"), "es", "exact"),
        (("1.011", "506", "la mitad", "decrease"), "es", "exact"),
    ],
)
def test_a_multiple_is_read_with_its_comparator_and_its_direction(audit, row, language, expected):
    assert verdict(audit, row, kind="multiple", language=language) == expected


@pytest.mark.parametrize(
    ("stated", "direction", "kind", "value", "column"),
    [
        ("tripled", "increase", "multiple", "2", "stated_value"),
        ("doubled", "increase", "multiple", "3", "stated_value"),
        ("doubled", "increase", "multiple", "-2", "stated_value"),
        ("doubled", "increase", "multiple", "0", "stated_value"),
        ("duplicó", "increase", "multiple", "3", "stated_value"),
        ("went up a bit", "increase", "multiple", "0", "stated_value"),
        ("went up a bit", "increase", "multiple", "1/2", "stated_value"),
        ("a third", "decrease", "change", "0", "stated_value"),
        ("un tercio", "decrease", "change", "50", "stated_value"),
        ("20 %", "increase", "change", "-20", "stated_value"),
        ("20 %", "increase", "change", "twenty", "stated_value"),
        ("half", "increase", "multiple", "", "stated_printed"),
        ("halved", "increase", "multiple", "", "stated_printed"),
        ("doubled", "decrease", "multiple", "", "stated_printed"),
        ("more than tripled", "decrease", "multiple", "", "stated_printed"),
        ("quadrupled", "decrease", "multiple", "1/4", "stated_printed"),
        ("duplicó", "decrease", "multiple", "", "stated_printed"),
        ("duplicó con creces", "decrease", "multiple", "1/2", "stated_printed"),
        ("more than half", "decrease", "multiple", "", "stated_printed"),
        ("menos de la mitad", "decrease", "multiple", "1/2", "stated_printed"),
        ("440 fewer", "increase", "difference", "", "stated_printed"),
        ("440 menos", "increase", "difference", "", "stated_printed"),
        ("+20 %", "decrease", "change", "", "stated_printed"),
    ],
)
def test_words_value_and_direction_are_held_against_each_other(
    audit, stated, direction, kind, value, column
):
    language = "es" if stated.startswith(("duplicó", "un ")) or "menos" in stated else "en"
    row = ("300", "200", stated, direction)
    found = fault(audit, row, kind=kind, stated_value=value, language=language)
    assert found[0] == column


@pytest.mark.parametrize(
    ("row", "value", "expected"),
    [
        (("300.0", "200.0", "a third", "decrease"), "100/3", "exact"),
        (("300.0", "200.0", "a third", "decrease"), "-100/3", "exact"),
        (("300.0", "200.0", "a third", "increase"), "100/3", "reversed"),
        (("300.0", "450.0", "half as much again", "increase"), "50", "exact"),
    ],
)
def test_the_sign_of_a_value_in_words_is_that_of_the_direction(audit, row, value, expected):
    assert verdict(audit, row, kind="change", stated_value=value, language="en") == expected


@pytest.mark.parametrize(
    ("value", "stated", "expected"),
    [
        ("2/3", "less than a third", "exact"), ("1/3", "less than a third", "contradicted"),
        ("2/3", "menos de un tercio", "exact"), ("1/3", "menos de un tercio", "contradicted"),
    ],
)  # fmt: skip
def test_a_value_tells_the_part_that_was_left_from_the_one_it_moved_by(
    audit, value, stated, expected
):
    row, language = ("3003", "2203", stated, "decrease"), "es" if "tercio" in stated else "en"
    assert verdict(audit, row, kind="multiple", stated_value=value, language=language) == expected


# causes


@pytest.mark.parametrize("kind", ["", "change"])
@pytest.mark.parametrize(
    ("row", "told", "dicho"),
    [
        (("54,655", "61,777", "11.5%", "increase"), "percent taken of the end", "tomado del final"),
        (("3,816", "10,229", "268 %", "increase"), "in percent of the start", "como porcentaje"),
        (("17,462", "15,561", "10.8%", "decrease"), "cut off instead of rounded", "cortado"),
        (("100.0", "140.0", "46 %", "increase"), "one wrong digit", "un dígito equivocado"),
        (("1,204", "1,500", "246 %", "increase"), "decimal point out of place", "coma decimal"),
        (("1,204", "1,500", "0.25 %", "increase"), "decimal point out of place", "coma decimal"),
    ],
)
def test_likely_causes_are_named_with_and_without_a_kind(audit, row, told, dicho, kind):
    found, _ = audit(row, kind=kind, language="en")
    assert found[0]["verdict"] == "contradicted"
    assert told in found[0]["causes"]
    assert dicho in found[0]["causes_es"]


# periods


@pytest.mark.parametrize("kind", ["", "change"])
@pytest.mark.parametrize(
    ("start", "end", "column"),
    [
        ("2015", "2010", "end_period"), ("2019-Q4", "2019-Q1", "end_period"),
        ("4T 2019", "1T 2019", "end_period"), ("2019-03", "2019-01", "end_period"),
        ("2019/20", "2018/19", "end_period"), ("2019-20", "2018-19", "end_period"),
        ("FY2019", "FY2018", "end_period"), ("2015-01-01", "2010-01-01", "end_period"),
        ("March 2019", "January 2019", "end_period"),
        ("marzo de 2019", "enero de 2019", "end_period"),
        ("first half of 2022", "first half of 2021", "end_period"),
        ("segundo semestre de 2021", "primer semestre de 2021", "end_period"),
        ("FY2019/20", "FY2018/19", "end_period"), ("2019M03", "2019M01", "end_period"),
        ("2019-W05", "2019-W04", "end_period"), ("2019-W54", "2020-W01", "start_period"),
        ("1er trimestre de 2020", "4to trimestre de 2019", "end_period"),
        ("1999-99-99", "2000-01-01", "start_period"), ("2019-02-30", "2019-03-01", "start_period"),
        ("2019-Q5", "2020-Q1", "start_period"), ("2018-12", "2019-45", "end_period"),
        ("31/12/2020", "31/12/2019", "end_period"), ("1/2/2020", "1/1/2019", "end_period"),
        ("31.12.2020", "31.12.2019", "end_period"), ("31-12-2020", "30-12-2020", "end_period"),
        ("15 March 2020", "14 March 2019", "end_period"),
        ("15 de marzo de 2020", "14 de marzo de 2019", "end_period"),
        ("March 15, 2020", "March 15, 2019", "end_period"),
        ("Friday, 13 March 2020", "Friday, 6th March 2020", "end_period"),
        ("viernes, 13 de marzo de 2020", "6 de marzo de 2020", "end_period"),
        ("15 March 2020", "2020-03-14", "end_period"), ("Jan-2020", "Dec-2019", "end_period"),
        ("ene-2020", "dic-2019", "end_period"), ("03/2020", "02/2020", "end_period"),
        ("2020/03", "2020/02", "end_period"), ("FY 2019-20", "FY 2018-19", "end_period"),
        ("FY20", "FY19", "end_period"), ("ejercicio 2020", "ejercicio 2019", "end_period"),
        ("1Q2020", "4Q2019", "end_period"), ("1T20", "4T19", "end_period"),
        ("week 5 of 2020", "semana 4 de 2020", "end_period"),
        ("2020", "Q1 2019", "end_period"), ("Dec 2020", "2019", "end_period"),
        ("H1 2020", "Q4 2019", "end_period"), ("2019/20", "2018", "end_period"),
        ("2020*", "2019", "end_period"), ("2020 (p)", "2019", "end_period"),
        ("2020p", "2019 [1]", "end_period"), ("2020¹", "2019", "end_period"),
        ("end of 2020", "end of 2019", "end_period"), ("finales de 2020", "2019", "end_period"),
        ("c. 2020", "2019", "end_period"), ("32 March 2020", "1 April 2020", "start_period"),
        ("30 de febrero de 2020", "1 de marzo de 2020", "start_period"),
        ("February 30, 2020", "2021", "start_period"), ("13/13/2020", "1/1/2021", "start_period"),
        ("13/2019", "01/2020", "start_period"), ("semana 54 de 2019", "2020", "start_period"),
    ],
)  # fmt: skip
def test_periods_that_run_backwards_or_cannot_be_are_refused(audit, start, end, column, kind):
    row = ("100.0", "130.0", "30 %", "increase")
    cells = {"start_period": start, "end_period": end}
    found, faults = audit(row, kind=kind, language="en", **cells)
    assert (found, [c for c, _ in faults]) == ([], [column])


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2019-Q4", "2020-Q1"), ("2019-03", "2020-01"), ("2019/20", "2020/21"), ("2019-01", "2019"),
        ("FY2018/19", "FY2019/20"), ("FY2019-2021", "FY2018-2020"), ("2019M03", "2019M10"),
        ("segundo trimestre", "primer trimestre"), ("FY2019", "2018"), ("2023, to week 43", "2022"),
        ("31/12/2019", "31/12/2020"), ("01/02/2020", "02/01/2020"), ("5-2020", "12-2020"),
        ("15 March 2019", "14 March 2020"), ("Dec-2019", "Jan-2020"), ("2020", "March 2020"),
        ("March 2020", "2020"), ("2019/12", "2020/01"), ("FY99", "FY00"), ("2019*", "2020"),
        ("FY2020", "2019"), ("early 2020", "late 2020"), ("summer 2020", "2019"),
        ("2019-W52", "2020-01-02"), ("2019-12", "FY2019"), ("2020, revised", "2019"),
    ],
)  # fmt: skip
def test_periods_in_order_or_of_two_kinds_are_taken(audit, start, end):
    row = ("100.0", "130.0", "30 %", "increase")
    cells = {"start_period": start, "end_period": end}
    assert verdict(audit, row, language="en", **cells) == "exact"


def test_a_claim_that_looks_back_says_so(audit):
    cells = {"start_period": "2021", "end_period": "2019", "kind": "change"}
    row = ("24,740", "22,540", "9 %", "decrease")
    assert fault(audit, row, **cells)[0] == "end_period"
    assert verdict(audit, row, indicator="asylum: 2019 compared with 2021", **cells) == "exact"
