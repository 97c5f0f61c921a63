"""Every code of a reason takes the sentence of its name and puts each value in its own place."""

from dataclasses import FrozenInstanceError
from fractions import Fraction
from string import Formatter
from types import SimpleNamespace

import pytest

from cifras.arithmetic.quantities import Quantity
from cifras.language.reasons import Reason, say_cause, say_reason, say_repair, say_size
from cifras.language.voice import Voice, decimals, sentence


class Bare(Voice):
    """A voice that says a sentence as its name with what stands in its places: ``cause(n=3)``."""

    def say(self, name, /, **tokens):
        places = [place for _, place, _, _ in Formatter().parse(self._texts[name]) if place]
        return f"{name}({', '.join(f'{place}={tokens[place]}' for place in places)})"


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("reason.", "").replace("()", "")


def said(code, voice=None, **values):
    return plain(say_reason(Reason(code, values), voice or Bare()))


def tons(value, grain=1, comparator=""):
    return Quantity(f"{value} t", Fraction(value), "t", Fraction(grain), comparator)


def percent(value):
    return Quantity(f"{value} percent", Fraction(value), "%", Fraction(1))


HERE = {"where": {"estimator": "Office", "until": 2020}}
LATEST = {"where": {"estimator": "Office", "until": None}}
TOLD = "where(estimator=Office, known=known_until(year=2020))"
SIZE = {"start": tons(185), "end": tons(245), "stated": percent(32), "change": Fraction("32.4324")}
ROUTE = "route(start=185 t, end=245 t, change=+32.43 %)"
EXACT = Reason("exact", SIZE)


def test_a_missing_number_says_which_and_where_it_was_looked_for():
    assert said("untested", why="no-start") == "untested.no-start"
    told = said("missing", periods=["2013", "2017"], **HERE)
    assert told == f"missing(periods=2013 and 2017, where={TOLD})"
    told = said("missing", periods=["2013"], **LATEST)
    assert told == "missing(periods=2013, where=where(estimator=Office, known=known_latest))"
    assert said("too_few", period=2013, **HERE) == f"too_few(where=2013; {TOLD})"
    assert said("too_few", period=None, **HERE) == f"too_few(where={TOLD})"
    named = Bare(names={"AA": "Aland", "BB": "Borea", "Office": "The Office"})
    told = said("no_common", named, places=["AA", "BB"], **LATEST)
    assert told.startswith("no_common(places=Aland and Borea, where=where(estimator=The Office, ")


@pytest.mark.parametrize(
    ("code", "more", "told"),
    [
        ("exact", {}, f"exact(route={ROUTE}, stated=32 %)"),
        ("rounding", {}, f"rounding(route={ROUTE}, stated=32 %)"),
        ("grain", {"step": Fraction(5)}, f"grain(route={ROUTE}, stated=32 %, step=5 t)"),
        ("grain", {"step": Fraction(5, 2)}, f"grain(route={ROUTE}, stated=32 %, step=2.50 t)"),
        ("reversed", {"is_rise": False}, f"reversed(route={ROUTE}, stated=32 %, direction=fall)"),
        ("reversed", {"is_rise": True}, f"reversed(route={ROUTE}, stated=32 %, direction=rise)"),
        ("reversed", {}, f"reversed(route={ROUTE}, stated=32 %, direction=fall)"),
        ("tie", {"other": Fraction(33)}, f"tie(route={ROUTE}, stated=32 %, other=33 %)"),
        ("tie", {"other": Fraction("32.5")}, f"tie(route={ROUTE}, stated=32 %, other=32.5 %)"),
        ("exact", {"stated": "a third"}, f"exact(route={ROUTE}, stated=quoted(text=a third))"),
        ("vacuous", {}, "vacuous(start=185 t, end=245 t)"),
        (
            "exact",
            {"start": "185 tons", "unit": "absolute", "change": Fraction(60)},
            "exact(route=route(start=185 tons, end=245 t, change=+60), stated=32 %)",
        ),
    ],
)
def test_a_size_is_said_with_its_levels_and_what_is_stated(code, more, told):
    assert said(code, **SIZE | more) == told


@pytest.mark.parametrize(
    ("value", "unit", "places", "signed", "told"),
    [
        ("32.4324", "percent", 2, True, "+32.43 %"),
        ("32", "percent", 2, True, "+32.00 %"),
        ("32", "percent", 4, False, "32 %"),
        ("-32.5", "percent", 4, False, "−32.5 %"),
        ("4.25", "points", 2, True, "points(n=+4.25)"),
        ("4.256", "points", 2, True, "points(n=+4.26)"),
        ("4", "points", 2, False, "points(n=4)"),
        ("3", "ratio", 2, True, "ratio(n=3)"),
        ("-146", "absolute", 2, True, "−146"),
        ("146", "absolute", 2, True, "+146"),
        ("146.5", "absolute", 0, True, "+146"),
    ],
)
def test_a_size_is_said_in_its_unit_to_its_places(value, unit, places, signed, told):
    assert plain(say_size(Fraction(value), unit, Bare(), places, signed)) == told


def test_a_weak_test_says_how_many_answers_would_pass():
    inner = said("exact", **SIZE)
    assert said("weak", reason=EXACT, power=1024) == f"weak(reason={inner}, n=1,024)"
    assert said("weak", reason=EXACT, power=None) == f"weak_open(reason={inner})"


def test_what_a_level_implies_is_said_after_why_the_claim_is_untested():
    why = Reason("untested", {"why": "no-end"})
    told = said("implied", reason=why, given=tons(500), stated="30 %", implied=Fraction("650.5"))
    assert told == (
        "implied(reason=untested.no-end, given=500 t, stated=quoted(text=30 %), implied=650.5)"
    )


@pytest.mark.parametrize(
    ("revised", "told"),
    [
        (None, "{0}"),
        ([], "not_revised(reason={0})"),
        ([(tons(1), tons(2))], "revised(reason={0}, list=revised_item(was=1 t, now=2 t))"),
        (
            [(tons(1), tons(2)), (tons(3), tons(4))],
            "revised(reason={0}, list=revised_item(was=1 t, now=2 t), "
            "revised_item(was=3 t, now=4 t))",
        ),
    ],
)
def test_a_verdict_on_the_ledger_says_what_was_revised_and_what_was_seen(revised, told):
    seen = [(2013, 2015), (2014, 2016)]
    told = told.format(said("exact", **SIZE))
    looked = "seen(period=2013, vintage=2015) and seen(period=2014, vintage=2016)"
    found = said("ledger", reason=EXACT, revised=revised, seen=seen, **HERE)
    assert found == f"ledger(reason={told}, where={TOLD}, seen={looked})"


@pytest.mark.parametrize(
    ("verdict", "compared"),
    [("exact", "above"), ("rounding", "above_rounding"), ("contradicted", "not_above")],
)
def test_a_standing_says_who_is_compared_with_whom_and_how(verdict, compared):
    values = {"subject": "AA", "top": tons(9), "rival": "BB", "other": tons(7),
              "verdict": verdict, "sign": 1, "window": None, **HERE}  # fmt: skip
    voice = Bare(names={"AA": "Aland", "BB": "Borea"})
    told = f"subject=Aland, top=9 t, compared={compared}, other=7 t, rival=Borea, where={TOLD}"
    assert said("standing", voice, **values) == f"standing({told})"
    assert said("standing", voice, since=2009, **values) == f"standing_since({told}, since=2009)"


YEARS = Quantity("5 years", Fraction(5), "year", Fraction(1))


def test_a_span_says_its_two_ends_and_what_the_stated_one_stands_for():
    values = {"start": "2010", "end": "2015", "years": 5, "stated": YEARS}
    told = f"start=2010, end=2015, years=5, stated={plain(Bare().quantity(YEARS))}"
    told += ", range=range(low=4.50, high=5.50)"
    assert said("span", basis="printed", **values) == f"span({told})"
    assert said("fiscal", basis="printed", **values) == f"fiscal({told})"
    assert said("span", basis="events", **values) == f"outside_dates(reason=span({told}))"
    whole = values | {"stated": Quantity("5 years", Fraction(5), "year", Fraction(2))}
    assert said("span", basis="printed", **whole).endswith("range(low=4, high=6))")


def test_a_date_is_said_with_the_whole_years_that_the_stated_one_holds():
    stated = Quantity("20th century", Fraction("1950.5"), "year", Fraction(99))
    told = said("dated", start="1964", stated=stated)
    assert told.startswith("dated(start=1964, stated=") and told.endswith(", low=1901, high=2000)")
    uneven = Quantity("x", Fraction(1950), "year", Fraction(9))  # 1945.5 to 1954.5
    assert said("dated", start="1950", stated=uneven).endswith(", low=1946, high=1954)")


def test_a_cause_says_what_it_gives_and_which_number_it_mends():
    gives = SimpleNamespace(value=Fraction("26.9"), unit="percent", role="", new="", was="")
    assert plain(say_cause(("truncated", gives), Bare())) == "cause.truncated(found=+26.90 %)"
    gives = SimpleNamespace(value=Fraction(2), unit="ratio", role="end", new="81", was="18")
    assert plain(say_cause(("digits_swapped", gives), Bare())) == (
        "cause.digits_swapped(role=repair.end, new=81, was=18, found=ratio(n=2))"
    )


def test_a_repair_of_a_level_says_what_it_gives_and_one_of_the_stated_number_does_not():
    repair = SimpleNamespace(change=Fraction("-31.96"), role="start", new=tons(190), was=tons(185),
                             kind="vintage", seen={"report": "R", "period": 2013})  # fmt: skip
    voice = Bare(names={"R": "the report"})
    source = "source=repair.vintage(report=the report, period=2013)"
    told = f"role=repair.start, text=190 t, was=185 t, {source}"
    assert plain(say_repair(repair, voice)) == f"repair.level({told}, change=−32.0 %)"
    repair = SimpleNamespace(change=Fraction(32), role="stated", new=percent(32), was=percent(30),
                             kind="restated", seen={})  # fmt: skip
    assert plain(say_repair(repair, voice)) == (
        "repair.text(role=repair.stated, text=32 %, was=30 %, source=repair.restated)"
    )
    assert say_repair(None, voice) == ""


@pytest.mark.parametrize(
    ("value", "grain", "unit", "comparator", "told"),
    [
        (8_600_000, 100_000, "count", "", "8.6 million"),
        (8_600_000, 10_000, "count", "", "8,600,000"),
        (1_000_000, 100_000, "count", "", "1 million"),
        (900_000, 100_000, "count", "", "900,000"),
        (8_600_000, 100_000, "t", "", "8,600,000 t"),
        ("2.5", 1, "t", "", "2.5 t"),
        (7, 1, "t", "over", "over 7 t"),
        (7, 1, "furlong", "", "7 furlong"),
        (7, 1, "", "", "7"),
        ("100/3", 1, "t", "", "33.3333 t"),
        ("0.00012", "0.00001", "t", "", "0.00012 t"),
        ("12.345678", "0.000001", "t", "", "12.345678 t"),
        ("12.345678", "0.001", "t", "", "12.3457 t"),
        ("1/30000", "1/300000", "t", "", "0.000033 t"),
    ],
)
def test_a_quantity_is_written_as_readers_write_it(value, grain, unit, comparator, told):
    quantity = Quantity("x", Fraction(value), unit, Fraction(grain), comparator)
    assert Voice().quantity(quantity).replace("\N{NO-BREAK SPACE}", " ") == told


@pytest.mark.parametrize(
    ("value", "places"), [("3", 0), ("3.5", 1), ("3.25", 2), ("3.1234", 4), ("3.12345", 4)]
)
def test_as_many_decimals_are_shown_as_a_number_needs_up_to_four(value, places):
    assert decimals(Fraction(value)) == decimals(float(value)) == places


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("0.00001", "absolute", "+0.00001"), ("-1/3000", "absolute", "−0.00033"),
        ("1/3000", "ratio", "0.00033 times as much"), ("0.0004", "points", "+0.0004 points"),
        ("1/3000", "percent", "+0.00033 %"), ("0", "percent", "0.00 %"),
        ("0.014", "percent", "+0.01 %"), ("1.2345", "absolute", "+1.23"),
    ],
)  # fmt: skip
def test_a_small_size_is_not_told_as_none(value, unit, told):
    said = say_size(Fraction(value), unit, Voice(), 2)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == told


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [("decade", "decade", "década"), ("19th century", "19th century", "siglo XIX")],
)
def test_a_span_that_has_a_word_is_told_by_it(text, english, spanish):
    quantity = Quantity(text, Fraction(10), "year", Fraction(1))
    assert [Voice(language).quantity(quantity) for language in ("en", "es")] == [english, spanish]


def test_a_voice_names_what_it_knows_and_leaves_the_rest():
    voice = Voice("es", names={"AA": "Alandia"})
    assert (voice.name("AA"), voice.name("BB")) == ("Alandia", "BB")
    assert voice.name("contradicted") == "contradicha"
    assert not voice.has("no such text") and voice.has("reason.rise")
    assert voice.number(1234.5, 1, True) == "+1.234,5"
    assert plain(voice.amount(1234.5678, "ha")) == "1.235 ha"
    assert plain(voice.amount(-4, "")) == "−4"
    assert (plain(voice.percent(5, signed=True)), plain(voice.percent(5))) == ("+5 %", "5 %")
    assert voice.join(["uno", "dos", "tres"]) == "uno, dos y tres"
    assert (Voice().language, Voice().run) == ("en", "baseline")
    assert (sentence("one rule"), sentence("")) == ("One rule", "")


def test_a_reason_cannot_be_changed_afterwards():
    with pytest.raises(FrozenInstanceError):
        EXACT.code = "reversed"
