"""The tables of one run, and the values that sentences are made of, in one language."""

import pandas as pd

from cifras import paths
from cifras.audit.grade import OWN
from cifras.audit.outside import AGREES, overall
from cifras.colombia import voices
from cifras.figures.gallery import read_words
from cifras.report.claims import ClaimTokens
from cifras.report.literal import literal
from cifras.report.values import Values
from cifras.sources.claims import FISCAL, years_of
from cifras.sources.ledger import select_series
from cifras.sources.schema import read_sources
from cifras.sources.tables import read_table

_CLEAN, _GRADED, _COMPARED, _PLACED = (
    "01-clean-source-figures",
    "02-recompute-trends",
    "03-compare-estimates",
    "04-place-in-context",
)


def graded_in(table="verdicts", **more):
    """Return the origin of a value of notebook 02."""
    return {"table": f"{table}.csv", "notebook": _GRADED} | more


def compared_in(table, **more):
    """Return the origin of a value of notebook 03."""
    return {"table": f"{table}.csv", "notebook": _COMPARED} | more


def placed_in(table, **more):
    """Return the origin of a value of notebook 04."""
    return {"table": f"{table}.csv", "notebook": _PLACED} | more


def observed_in(about):
    """Return the origin of a value that a report prints."""
    return {"about": about, "formula": "observation", "table": "observations.csv",
            "notebook": _CLEAN}  # fmt: skip


class Tables:
    """The source tables, and what the notebooks of a run wrote; read once for all languages."""

    def __init__(self, run):
        self.sources = read_sources()
        self.claims = read_table(paths.clean(run) / "claims.csv").set_index("claim_id", drop=False)
        self.observations = read_table(paths.clean(run) / "observations.csv")
        self.coverage = read_table(paths.clean(run) / "coverage.csv").set_index("document_id")
        self.results = {p.stem: read_table(p) for p in sorted(paths.results(run).glob("*.csv"))}
        self.words = read_words(run).set_index("figure")


class Study:
    """The tables of one run and the values made from them, in one language.

    Its methods return tokens for sentences, or something empty where the tables hold nothing of
    the kind.
    """

    def __init__(self, run, estimator=OWN, vintage=OWN, language="en", tables=None):
        self.run, self.estimator, self.vintage = run, estimator, vintage
        tables = tables or Tables(run)
        self.sources, self.claims, self.coverage = tables.sources, tables.claims, tables.coverage
        self.observations, self.results = tables.observations, tables.results
        (self.voice,) = voices(self.sources, [language], run, literal)
        self.say, self.values = self.voice.say, Values(self.voice)
        self.verdicts = self.results["verdicts"].set_index("claim_id", drop=False)
        self.trends, self.checks = self.results["trends"], self.results["ledger_checks"]
        self.figures = tables.words[tables.words["language"] == language]
        changes = self.trends[self.trends["measure"] == "percent_change"]
        self._levels = changes.drop_duplicates("claim_id").set_index("claim_id")["inputs"]
        tokens = ClaimTokens(self.values, self.claims)
        self.printed, self.paraphrase = tokens.printed, tokens.paraphrase
        estimators = self.sources.estimators.set_index("estimator")
        self._said = estimators[f"said_{language}"].map(literal).to_dict()
        self._colours = estimators["colour"].to_dict()
        self._indicators = self.sources.indicators.set_index("indicator")
        self._documents = self.sources.documents.set_index("document_id")
        self._reports = self.sources.reports.set_index("report_id")
        self.evidence, self.publishers = self._reports["evidence"], self._reports["publisher"]

    # what is called what

    def title(self, document_id):
        """Return the title of a document."""
        return literal(self._documents.at[document_id, self._column("title")])

    def publisher(self, document_id):
        """Return who published a document, as the language calls it."""
        name = self._documents.at[document_id, self._column("publisher")]
        return literal(name or self._documents.at[document_id, "publisher"])

    def who(self, estimator):
        """Return what a sentence calls an estimator: the National Police."""
        return self._said.get(estimator) or self.voice.name(estimator)

    def colour(self, estimator):
        """Return the colour of an estimator, or an empty text where it has none."""
        return self._colours.get(estimator, "")

    def are_of_the_government(self):
        """Say whether all documents are works of the U.S. government, as their licences tell."""
        licences = self._documents.loc[self.claims["document_id"].unique(), "licence"]
        return licences.str.startswith("U.S. government work").all()

    def document(self, claim_id):
        """Return what sentences call the document of a claim."""
        document_id = self.claims.at[claim_id, "document_id"]
        said = self._documents.at[document_id, f"said_{self.voice.language}"]
        return literal(said) or self.title(document_id)

    def what(self, indicator):
        """Return what sentences call an indicator."""
        said = self._indicators.at[indicator, f"said_{self.voice.language}"]
        return literal(said) or self.label(indicator)

    def label(self, indicator):
        """Return what stands for an indicator alone, outside a sentence."""
        return literal(self._indicators.at[indicator, f"label_{self.voice.language}"])

    def is_plural(self, indicator):
        """Say whether sentences speak of an indicator in the plural."""
        return bool(self._indicators.at[indicator, "plural"])

    def _column(self, name):
        return name if self.voice.language == "en" else f"{name}_{self.voice.language}"

    def report(self, report_id):
        """Return what reports.csv holds of a report."""
        return self._reports.loc[report_id]

    def dated(self, claim_id, side):
        """Return the token of the year at one side of a claim, or of the event there."""
        claim = self.claims.loc[claim_id]
        if pd.notna(claim[f"{side}_period"]) and claim[f"{side}_period"] != "":
            return self.printed(claim_id, f"{side}_period")
        year = claim[f"{side}_date"].removeprefix(FISCAL)[:4]
        return year and self.values.quote(
            f"{claim_id}.{side}_date", year, about=claim_id, formula="date of the event",
            table="events.csv",
        )  # fmt: skip

    def is_own(self, claim_id):
        """Return a function that says whether a publisher is that of a claim's document."""
        document = self._documents.loc[self.claims.at[claim_id, "document_id"]]
        own = document["publisher"].partition(",")[0]
        return lambda publisher: publisher.startswith(own)

    def event(self, event_id):
        """Return what events.csv holds of an event."""
        return self.sources.events.set_index("event_id").loc[event_id]

    # verdicts

    def verdict(self, claim_id):
        """Return the verdict on a claim."""
        return self.verdicts.at[claim_id, "verdict"]

    def is_on_ledger(self, claim_id):
        """Say whether a claim was graded on the ledger and not on printed figures."""
        return self.verdicts.at[claim_id, "basis"] == "ledger"

    def estimator_of(self, claim_id):
        """Return whose figures a claim was judged on, or an empty text where nobody's."""
        own = self.claims.at[claim_id, "estimator"]
        return self.graded_on() if own and self.is_on_ledger(claim_id) else own

    def basis(self):
        """Return the tokens of the estimates that changes were graded on, if not as printed."""
        changes = self.verdicts[self.verdicts["kind"] == "change"]
        if not (changes["basis"] == "ledger").any():
            return {}
        if self.vintage in (OWN, "latest"):
            known = self.say(f"known.{self.vintage}")
        else:
            year = self.values.quote("basis.vintage", self.vintage, about="vintage")
            known = self.say("known.year", year=year)
        return {"estimator": self.voice.name(self.graded_on()), "known": known}

    def graded_on(self):
        """Return the estimator that the run asks for, or the one that the claims name."""
        if self.estimator != OWN:
            return self.estimator
        return next((who for who in self.claims["estimator"] if who), "")

    def total(self, name, count):
        """Return the token of a count of claims."""
        return self.values.number(
            f"count.{name}", count, about="claims", formula=f"claims: {name}", **graded_in()
        )

    def told(self, claim_id, column):
        """Return the token of the words that verdicts.csv holds of a claim."""
        words = self.verdicts.at[claim_id, self._column(column)]
        formula = {"reason": "reason", "repair": "nearest repair"}[column]
        return self.values.quote(
            f"{claim_id}.{column}", words, about=claim_id, formula=formula, **graded_in()
        )

    def caveat(self, claim_id):
        """Return the token of what to know before a claim is quoted, or an empty text."""
        words = self.claims.at[claim_id, f"caveat_{self.voice.language}"]
        name = f"{claim_id}.caveat"
        return words and self.values.quote(name, words, about=claim_id, table="claims.csv")

    def graded(self, claim_id, name, column, places=0, unit="", signed=False, **bounds):
        """Return the token of one number of verdicts.csv."""
        if pd.isna(self.verdicts.at[claim_id, column]):
            return self.say("bound.none")
        return self.values.number(
            f"{claim_id}.{name}", self.verdicts.at[claim_id, column], places, unit, signed,
            about=claim_id, formula="end / start - 1" if unit == "%" else column,
            inputs=self._levels.get(claim_id, ""), **bounds, **graded_in(),
        )  # fmt: skip

    def recomputed(self, claim_id):
        """Return the token of the recomputed change of a claim, or an empty string."""
        row = self.verdicts.loc[claim_id]
        if pd.isna(row["change_pct_recomputed"]):
            return ""
        bounds = {"low": row["change_pct_low"], "high": row["change_pct_high"]}
        return self.graded(claim_id, "recomputed", "change_pct_recomputed", 1, "%", True, **bounds)

    def trend(self, claim_id, measure, part="value", places=0, basis="printed", signed=False):
        """Return the token of one number of trends.csv, or an empty string."""
        rows = self.trends[self.trends["claim_id"] == claim_id]
        rows = rows[(rows["measure"] == measure) & (rows["basis"] == basis)]
        if rows.empty:
            return ""
        row = rows.iloc[0]
        unit = {"count a year": "", "% a year": "%"}.get(row["unit"], row["unit"])
        origin = {"about": claim_id, "formula": row["formula"], "inputs": row["inputs"]}
        origin = graded_in("trends", **origin)
        token = f"{claim_id}.{measure}.{part}"
        if unit == "year":
            return self.values.quote(token, format(row[part], ".0f"), **origin)
        if pd.isna(row[part]):
            return self.say("bound.none")
        bounds = {side: row[side] for side in ("low", "high") if part == "value"}
        return self.values.number(
            f"{token}.{basis}", row[part], places, unit, signed, **bounds, **origin
        )

    def measured(self, measure):
        """Return the ids of the claims for which something was computed, in order."""
        return list(dict.fromkeys(self.trends.loc[self.trends["measure"] == measure, "claim_id"]))

    def claim_tokens(self, claim_id):
        """Return the tokens that every sentence about a change claim needs."""
        claim = self.claims.loc[claim_id]
        many = "_many" if self.is_plural(claim["indicator"]) else ""
        tokens = {
            "document": self.document(claim_id),
            "id": claim_id,
            "what": self.what(claim["indicator"]),
            "moved": self.say(f"moved{many}.{claim['direction']}"),
        }
        names = ("stated", "start_period", "end_period")
        return tokens | {name: self.printed(claim_id, name) for name in names}

    def change(self, claim_id):
        """Return the tokens of a tested change claim."""
        unit = self.claims.at[claim_id, "unit"]
        columns = {
            "start": ("start_value", 0, unit), "end": ("end_value", 0, unit),
            "low": ("change_pct_low", 1, "%", True), "high": ("change_pct_high", 1, "%", True),
            "grain_used": ("grain_used", 0, unit), "grain_needed": ("grain_needed", 1, unit),
            "power": ("power",),
        }  # fmt: skip
        names = {"start": "start_value", "end": "end_value"}
        tokens = self.claim_tokens(claim_id) | {"recomputed": self.recomputed(claim_id)}
        for name, (column, *how) in columns.items():
            tokens[name] = self.graded(claim_id, names.get(name, name), column, *how)
        for side in ("low", "high"):
            printed = self.trend(claim_id, "percent_change", side, 1, signed=True)
            tokens[f"printed_{side}"] = printed
        if self.verdicts.at[claim_id, "repair"]:
            tokens["repair"] = self.told(claim_id, "repair")
        return tokens | self.basis()

    # the ledger

    def checked(self, claim_ids):
        """Return the rows of ledger_checks.csv on these claims that have data."""
        rows = self.checks[self.checks["claim_id"].isin(claim_ids)]
        return rows[rows["status"] != "no data"]

    def by_then(self, rows):
        """Keep the rows of ledger_checks.csv that were known when the document was written."""
        published = rows["claim_id"].map(self.claims["published"]).astype(float)
        return rows[rows["as_of"].astype(float) <= published]

    def check(self, row, column, places=0, unit="", signed=False):
        """Return the token of one cell of ledger_checks.csv; years are quoted, not formatted."""
        name = f"{row.claim_id}.{row.estimator}.{row.as_of}.{column}"
        value = getattr(row, column)
        origin = compared_in("ledger_checks", about=row.claim_id, formula=column)
        if column in ("as_of", "rival", "start_vintage", "end_vintage"):
            return self.values.quote(name, value, **origin)
        if pd.isna(value):
            return self.say("bound.none")
        inputs = "; ".join(filter(None, (row.start_report, row.end_report)))
        bounds = {}
        if column == "change_pct":
            bounds = {"low": row.change_pct_low, "high": row.change_pct_high}
        return self.values.number(
            name, value, places, unit, signed, inputs=inputs, **bounds, **origin
        )

    def edition(self, row):
        """Return the token of the year in which what a check rests on was published.

        The day of a download is no such year: then it says that the data are an open file.
        """
        if self.report(row.end_report)["vintage_basis"] == "download":
            return self.say("edition.download", year=self.check(row, "as_of"))
        return self.check(row, "as_of")

    def first_year(self, row):
        """Return the token of the first year of the series that a check is of, as then known."""
        claim, seen = self.claims.loc[row.claim_id], self.observations
        series = seen["indicator"].eq(claim["indicator"]) & seen["estimator"].eq(row.estimator)
        series &= seen["geography"].eq(claim["geography"]) & seen["vintage"].le(row.as_of)
        name = f"{row.claim_id}.{row.estimator}.{row.as_of}.since"
        return self.values.quote(name, seen.loc[series, "period"].min(), about=claim["indicator"],
                                 formula="first year", table="observations.csv")  # fmt: skip

    def observed(self, row):
        """Return the level behind one row of ledger_checks.csv: of two days the later one."""
        claim = self.claims.loc[row.claim_id]
        series = claim["indicator"], row.estimator, claim["geography"]
        seen = select_series(self.observations, *series)
        seen = seen[(seen["report_id"] == row.end_report) & (seen["period"] == int(row.rival))]
        first = seen["from_period"]
        is_total = len(years_of(claim)) == 2
        seen = seen[first == claim["start_period"] if is_total else first.isna()]
        return seen["quantity"].iloc[-1]

    def status(self, row):
        """Say how one row of ledger_checks.csv fares, with its distance."""
        apart = {"distance": self.distance(row)} if row.status != AGREES else {}
        far = "" if apart.get("distance", "-") else "_plain"
        return self.say(f"status.{row.status}{far}", **apart)

    def distance(self, row):
        """Return the token of how far a row of ledger_checks.csv lies from its claim."""
        if pd.isna(row.distance):
            return ""
        unit = "points" if self.claims.at[row.claim_id, "stated_printed"] else "%"
        if self.claims.at[row.claim_id, "unit"] not in ("", "%") and pd.isna(row.change_pct):
            unit = "%"
        return self.check(row, "distance", 1, unit)

    def outside(self, claim_id):
        """Return what other figures say of a claim as a whole: a status, both, or nothing."""
        return overall(self.checks[self.checks["claim_id"] == claim_id]["status"])
