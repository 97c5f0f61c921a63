"""Every number and year of the README, the codebook and CONTRIBUTING is that of the tables."""

import json
import re
import tomllib
from fractions import Fraction

import pytest
import yaml
from prose import Saying, unheld, untrue
from small import read_csv

from cifras import __released__, paths
from cifras.arithmetic.trends import percent_change
from cifras.arithmetic.verdicts import VERDICTS
from cifras.colombia import choose
from cifras.engine.steps import is_apart
from cifras.language.texts import LANGUAGES
from cifras.reading.numbers import read_quantity
from cifras.report.formats import FORMATS
from cifras.sources.claims import clean_claims
from cifras.sources.rounding import shared_step
from cifras.sources.schema import read_sources
from cifras.sources.tables import read_table

ROOT, RESULTS = paths.ROOT, paths.results("baseline")
EXEMPT = [
    r"<!-- findings[\s\S]*?/findings -->",  # held equal to the report's by tests/test_docs.py
    r"<!-- rooms -->[\s\S]*?<!-- /rooms -->",  # held equal to the code by tests/test_house.py
    r"^```[\s\S]*?^```$", r"(?:\[\d\d-[^\]]*)?\]\([^)]*\)",  # commands, links
    r"\bCC BY 4\.0\b", r"\bUTF-8\b", r"\bISO 3166-2\b", r"^\d\.(?= )",
    r"\b(?:one|once|both)\b",
    r"\bhalf a rounding unit\b", r"\bzero where\b", r"\btwo (?:digits swapped|years|endpoint)\b",
    # Examples of what a document may print, and of kinds.
    r"\bsuch as 2nd\b", r"`3\.5 percentage points`", r"`(?:doubled|halved|2\.5 times)`",
    r"\bon two dates\b",
    r"\bthe two sum\b", r"\btwo things live\b", r"\bswap two colours\b",
]  # fmt: skip


class Told:
    """What the sayings are held against."""

    def __init__(self):
        self.sources = read_sources()
        self.claims = clean_claims(self.sources)
        self.rise = choose.worked_claim(self.claims, self.sources.steps)
        self.years = self.sources.documents.set_index("document_id")["published"].astype(int)
        self.powers = read_table(RESULTS / "verdicts.csv")["power"].dropna().astype(int)


@pytest.fixture(scope="module")
def told():
    return Told()


def number_of(claim):
    return int(claim.claim_id.partition("-")[2])


def said_in_the_readme(told):
    documents = told.sources.documents
    yield "Its first {} documents are", [len(documents)]
    yield "country page of about {} and", [told.years["inl"]]
    yield "report of late {}.", [told.years["crs"]]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    yield "Python {} or newer", [project["requires-python"].removeprefix(">=")]
    yield 'you can grade "{} percent" with a pencil', [told.rise.stated.value]
    printed = next(choose.changes(told.claims, choose.COCA, "").itertuples()).start
    yield "`{} hectares` stands for everything from {} to {} ha", [
        printed.value, printed.low, printed.high,
    ]  # fmt: skip
    yield "{} verdicts, best first", [len(VERDICTS)]
    scores = (paths.ROOT / "reports" / "scorecard.md").read_text(encoding="utf-8")
    first_sight = scores.partition("## Texts that it had not met")[2]
    rounds = [int(texts) for texts in re.findall(r"(\d+) texts \|", first_sight)]

    def summed(row):
        rows = " ".join(re.findall(f"\\| {row} (.*)", first_sight))  # of every such table
        counts = re.findall(r"(\d+) of (\d+)", rows)
        return [sum(map(int, column)) for column in zip(*counts, strict=True)]

    yield "Of {} texts that it had not met", [sum(rounds)]
    yield "and speeches, it read {} of {} changes", [*summed("found: size and both levels")]
    wrong, made = summed("made wrong in some number, of all made")
    yield "of the {} claims that it made {} had a wrong or a missing number", [made, wrong]
    yield "{} is strict, {} is weak", [told.powers.min(), told.powers.max()]


def said_in_the_codebook(told):
    units = told.sources.units.set_index("unit")
    yield "kg stands for a {} of a t.", [units.at["kg", "worth"]]
    yield "rounded to {} decimals", [decimals("verdicts", "trends", "ledger_checks")]
    check = "departments sum to the national series, to one hectare"
    books = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
    (book,) = [b.stem for b in books if f'\\"{check}\\": apart' in b.read_text(encoding="utf-8")]
    yield "to within {} hectare; a check in notebook {} holds it", [1, int(book[:2])]
    yield "One of the {} verdicts", [len(VERDICTS)]
    yield "change of claim inl-{} at growing grains", [number_of(told.rise)]
    yield "the change of claim inl-{}.", [number_of(told.rise)]
    yield "whose base claim inl-{} leaves out", [number_of(choose.baseless_claim(told.claims))]
    yield "the chance is {} in {} or more", [1, 20]  # held to the table in test_prose.py
    steps = [d for d in range(1, 10) if shared_step([Fraction(d)]) == d]
    base = next(d for d in range(steps[-1] + 1, 100) if shared_step([Fraction(d)]) == d)
    yield "({}, {} or {} times a power of {})", [*steps, base]


def decimals(*tables):
    """Return the most decimals that the numbers of some tables have."""
    rows = [row for table in tables for row in read_csv(RESULTS / f"{table}.csv")]
    found = [re.fullmatch(r"-?\d+\.(\d+)", cell) for row in rows for cell in row.values()]
    return max(len(number[1]) for number in found if number)


def said_in_contributing(told):
    start, end = told.rise.start, told.rise.end
    yield "its first user: {} texts", [len(told.sources.documents)]
    yield "`{} metric tons (MT)` of claim `inl-{}`", [start.value, number_of(told.rise)]
    yield "in notebook {} | a `Quantity`: {} t, grain {} t", [1, start.value, start.grain]
    books = {path.stem[:2]: path.read_text("utf-8") for path in paths.NOTEBOOKS.glob("*.ipynb")}
    run = [int(name) for name, book in books.items() if not is_apart(json.loads(book))]
    yield "in notebooks {} to {} |", [2, max(run)]
    change = round(percent_change(start, end).point, 2)
    yield "*de {} t a {} t hay +{},{} %*", [start.value, end.value, *divmod(change * 100, 100)]
    yield "a white square at ({}, {})", [int(told.rise.start_period), start.value]
    yield "its sentences in the {} TOML files", [len(LANGUAGES)]
    yield "the {} lists named `LANGUAGES` and `language`", [2]


def said_of_the_outlines(_):
    drawn = json.loads((paths.SOURCE / "geography" / "departments.geojson").read_text("utf-8"))
    names = [feature["properties"]["name"] for feature in drawn["features"]]
    yield "{} departments and Bogotá", [len([n for n in names if not n.startswith("Bogotá")])]


SAID = {
    "README.md": said_in_the_readme,
    "data/README.md": said_in_the_codebook,
    "CONTRIBUTING.md": said_in_contributing,
    "data/source/geography/README.md": said_of_the_outlines,
}


@pytest.mark.parametrize("name", SAID)
def test_what_a_document_of_the_project_says_is_what_the_tables_give(name, told):
    text, sayings = (ROOT / name).read_text(encoding="utf-8"), list(SAID[name](told))
    assert untrue(text, sayings) == []
    if name != "data/source/geography/README.md":  # it carries the notice of a package
        assert unheld(text, [Saying(words) for words, _ in sayings], EXEMPT) == []


def test_the_room_of_reports_says_in_how_many_formats():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert untrue(text, [("their rendering in {} formats", [len(FORMATS)])]) == []


UNITS_OF_NAMES = {"_ha": r"\bha\b|\bhectares?\b", "_t": r"\bt\b", "_pct": r"\b[Pp]ercent"}


def test_the_codebook_names_the_unit_that_the_name_of_a_column_ends_in():
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+?)((?:_ha|_t|_pct)\b)[^`]*` \| (.+) \|$", text, re.MULTILINE)
    assert len(rows) > 10
    wrong = [row for row in rows if not re.search(UNITS_OF_NAMES[row[1]], row[2])]
    assert wrong == []


@pytest.mark.parametrize("unit", ["ha", "t"])
def test_the_codebook_calls_a_unit_what_is_read_as_that_unit(unit):
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    (called,) = re.findall(rf"`{unit}`(?: is)? ([a-z ]+)[,;]", text)
    assert read_quantity(f"1 {called}").unit == unit


def test_the_citation_and_the_licence_are_of_the_year_of_the_release():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    year = __released__[:4]
    assert re.findall(r"Copyright \(c\) (\d+)", licence) == [year]
    assert {str(citation["date-released"])[:4]} == {year}
    assert citation["license"] in licence.splitlines()[0]
