"""What a report can say: the run's tables, turned into values that sentences name."""

from pathlib import Path

import pandas as pd

from cifras import paths
from cifras.colombia.ledger_facts import LedgerFacts
from cifras.figures.style import read_words
from cifras.language.voice import Voice
from cifras.report.claims import ClaimFacts
from cifras.report.values import Values
from cifras.sources.ledger import select_series
from cifras.sources.schema import load_registry
from cifras.sources.tables import read_table

HOLDS = {"exact", "rounding"}
_TRENDS = {"table": "trends.csv", "notebook": "02-recompute-trends"}
_VERDICTS = {"table": "verdicts.csv", "notebook": "02-recompute-trends"}
# Indicators whose name is a plural, as "homicides fell".
_PLURAL = {"homicides", "kidnappings"}


class Facts(ClaimFacts, LedgerFacts):
    """The tables of one run and the values made from them, in one language.

    Every method returns tokens for the sentences of :mod:`cifras.colombia.narrative`, or something
    empty where the run's tables hold nothing of the kind.
    """

    def __init__(self, run, estimator="US", vintage="as-documented", language="en", registry=None):
        self.run, self.estimator, self.vintage = run, estimator, vintage
        self.voice = Voice(language, run)
        self.values = Values(self.voice)
        self.registry = registry or load_registry()
        self.claims = read_table(paths.clean(run) / "claims.csv").set_index("claim_id", drop=False)
        self.observations = read_table(paths.clean(run) / "observations.csv")
        self.coverage = read_table(paths.clean(run) / "coverage.csv").set_index("document_id")
        results = {
            path.stem: read_table(path) for path in sorted(Path(paths.results(run)).glob("*.csv"))
        }
        self.verdicts = results["verdicts"].set_index("claim_id", drop=False)
        self.trends, self.checks = results["trends"], results["ledger_checks"]
        self.results = results
        figures = read_words(run)
        self.figures = figures[figures["language"] == language].set_index("figure")

    # claims and verdicts

    def is_on_ledger(self, claim_id):
        """Say whether a claim was graded on the ledger and not on printed figures."""
        return self.verdicts.at[claim_id, "basis"] == "ledger"

    def basis(self):
        """Return the tokens of the estimates that changes were graded on, if not as printed."""
        changes = self.verdicts[self.verdicts["kind"] == "change"]
        if not (changes["basis"] == "ledger").any():
            return {}
        if self.vintage in ("as-documented", "latest"):
            known = self.say(f"known.{self.vintage}")
        else:
            year = self.values.quote("basis.vintage", self.vintage, about="vintage")
            known = self.say("known.year", year=year)
        return {"estimator": self.voice.name(self.estimator), "known": known}

    def verdict(self, claim_id):
        """Return the verdict on a claim."""
        return self.verdicts.at[claim_id, "verdict"]

    def counts(self):
        """Count claims: all, those tested, and changes by how they fare."""
        is_change = self.verdicts["kind"] == "change"
        changes, others = (self.verdicts[x]["verdict"] for x in (is_change, ~is_change))
        return {
            "claims": len(self.verdicts),
            "tested": int((self.verdicts["verdict"] != "untestable").sum()),
            "changes": len(changes),
            "held": int(changes.isin(HOLDS).sum()),
            "grain": int((changes == "grain").sum()),
            "failed": int(changes.isin(["contradicted", "reversed"]).sum()),
            "untested": int((changes == "untestable").sum()),
            "others": int((others != "untestable").sum()),
        }

    def total(self, name, count):
        """Return the token of a count of claims."""
        return self.values.number(
            f"count.{name}", count, about="claims", formula=f"claims: {name}", **_VERDICTS
        )

    def tested_changes(self, indicator):
        """Return the ids of the change claims about an indicator that could be tested."""
        rows = self.verdicts[(self.verdicts["kind"] == "change")]
        rows = rows[(rows["indicator"] == indicator) & (rows["verdict"] != "untestable")]
        return list(rows["claim_id"])

    def reason(self, claim_id):
        """Return the token of the reason of a verdict."""
        return self.values.quote(
            f"{claim_id}.reason", self._told(claim_id, "reason"), about=claim_id,
            formula="reason", **_VERDICTS,
        )  # fmt: skip

    def _told(self, claim_id, column):
        suffix = "" if self.voice.language == "en" else f"_{self.voice.language}"
        return self.verdicts.at[claim_id, f"{column}{suffix}"]

    def recomputed(self, claim_id):
        """Return the token of the recomputed change of a claim, or an empty string."""
        row = self.verdicts.loc[claim_id]
        if pd.isna(row["change_pct_recomputed"]):
            return ""
        bounds = {"low": row["change_pct_low"], "high": row["change_pct_high"]}
        return self._graded(claim_id, "recomputed", "change_pct_recomputed", 1, "%", True, **bounds)

    def _graded(self, claim_id, name, column, places=0, unit="", signed=False, **bounds):
        return self.values.number(
            f"{claim_id}.{name}", self.verdicts.at[claim_id, column], places, unit, signed,
            about=claim_id, formula="end / start - 1" if unit == "%" else column,
            inputs=self._inputs(claim_id), **bounds, **_VERDICTS,
        )  # fmt: skip

    def _inputs(self, claim_id):
        """Return the two levels behind a graded change, as the notebook took them."""
        rows = self.trends[self.trends["claim_id"] == claim_id]
        rows = rows[rows["measure"] == "percent_change"]["inputs"]
        return rows.iloc[0] if len(rows) else ""

    def document(self, claim_id):
        """Return what sentences call the document of a claim."""
        document_id = self.claims.at[claim_id, "document_id"]
        if self.voice.has(f"document.{document_id}"):
            return self.say(f"document.{document_id}")
        titles = self.registry.documents.set_index("document_id")
        return titles.at[document_id, "title" if self.voice.language == "en" else "title_es"]

    def what(self, indicator):
        """Return what sentences call an indicator: as the texts have it, or by its label."""
        if self.voice.has(f"what.{indicator}"):
            return self.say(f"what.{indicator}")
        labels = self.registry.indicators.set_index("indicator")
        return labels.at[indicator, f"label_{self.voice.language}"]

    def claim_tokens(self, claim_id):
        """Return the tokens that every sentence about a change claim needs."""
        claim = self.claims.loc[claim_id]
        many = "_many" if claim["indicator"] in _PLURAL else ""
        return {
            "document": self.document(claim_id),
            "id": claim_id,
            "what": self.what(claim["indicator"]),
            "moved": self.say(f"moved{many}.{claim['direction']}"),
        } | {
            name: self.printed(claim_id, name) for name in ("stated", "start_period", "end_period")
        }

    def change(self, claim_id):
        """Return the tokens of a tested change claim."""
        unit = self.claims.at[claim_id, "unit"]
        tokens = self.claim_tokens(claim_id) | {
            "start": self._graded(claim_id, "start_value", "start_value", 0, unit),
            "end": self._graded(claim_id, "end_value", "end_value", 0, unit),
            "recomputed": self.recomputed(claim_id),
            "low": self._graded(claim_id, "low", "change_pct_low", 1, "%", True),
            "high": self._graded(claim_id, "high", "change_pct_high", 1, "%", True),
            "printed_low": self._trend(claim_id, "percent_change", "low", 1, signed=True),
            "printed_high": self._trend(claim_id, "percent_change", "high", 1, signed=True),
            "grain_used": self._graded(claim_id, "grain_used", "grain_used", 0, unit),
            "grain_needed": self._graded(claim_id, "grain_needed", "grain_needed", 1, unit),
            "power": self._graded(claim_id, "power", "power"),
        }
        tokens |= self.basis()
        if self.verdicts.at[claim_id, "repair"]:
            tokens["repair"] = self.values.quote(
                f"{claim_id}.repair", self._told(claim_id, "repair"), about=claim_id,
                formula="nearest repair", **_VERDICTS,
            )  # fmt: skip
        return tokens

    def unseen(self, claim_id):
        """Return tokens for each printed endpoint that no report of the ledger prints."""
        if self.is_on_ledger(claim_id):
            return []
        claim, rows = self.claims.loc[claim_id], []
        for side in ("start", "end"):
            here = select_series(
                self.observations, claim["indicator"], claim["estimator"], claim["geography"]
            )
            here = here[here["period"] == claim[f"{side}_period"]]
            if here.empty or (here["value"] == claim[f"{side}_value"]).any():
                continue
            items = []
            for value, group in here.groupby("value"):
                name = f"{claim_id}.{side}.seen.{value:g}"
                origin = {
                    "about": ", ".join(group["report_id"]), "formula": "observation",
                    "table": "observations.csv", "notebook": "01-clean-source-figures",
                }  # fmt: skip
                years = sorted(set(group["vintage"]))
                first, last = (
                    self.values.quote(f"{name}.{end}", year, **origin)
                    for end, year in (("first", years[0]), ("last", years[-1]))
                )
                span = self.say("finding.change.years", first=first, last=last)
                only = self.say("finding.change.year", first=first)
                items.append(
                    self.say(
                        "finding.change.unseen_item",
                        value=self.values.number(name, value, 0, claim["unit"], **origin),
                        years=span if len(years) > 1 else only,
                    )
                )
            rows.append(
                {
                    "printed": self.printed(claim_id, side),
                    "year": self.printed(claim_id, f"{side}_period"),
                    "list": self.voice.join(items),
                }
            )
        return rows

    # what claims imply

    def _trend(self, claim_id, measure, part="value", places=0, basis="printed", signed=False):
        rows = self.trends[
            (self.trends["claim_id"] == claim_id)
            & (self.trends["measure"] == measure)
            & (self.trends["basis"] == basis)
        ]
        if rows.empty:
            return ""
        row = rows.iloc[0]
        unit = {"count a year": "", "% a year": "%"}.get(row["unit"], row["unit"])
        origin = {"about": claim_id, "formula": row["formula"], "inputs": row["inputs"]} | _TRENDS
        if unit == "year":
            token = f"{claim_id}.{measure}.{part}"
            return self.values.quote(token, format(row[part], ".0f"), **origin)
        bounds = {side: row[side] for side in ("low", "high") if part == "value"}
        return self.values.number(
            f"{claim_id}.{measure}.{part}.{basis}",
            row[part],
            places,
            unit,
            signed,
            **bounds,
            **origin,
        )

    def implied_base(self, claim_id="inl-03"):
        """Return the tokens of the claim whose base is missing, and of what was published."""
        low = self._trend(claim_id, "implied_start", "low")
        wide = "series" if self._trend(claim_id, "implied_start", basis="series") else "printed"
        published = self.results["implied_base"]
        if not low or published.empty:
            return {}
        seen = []
        for row in published.itertuples():
            name = f"{claim_id}.published.{row.report_id}"
            origin = {
                "about": row.report_id, "formula": "observation", "table": "observations.csv",
                "notebook": "01-clean-source-figures",
            }  # fmt: skip
            seen.append(
                self.say(
                    "finding.base.seen",
                    value=self.values.number(name, row.value, 0, "t", **origin),
                    who=self.voice.name(row.estimator),
                    vintage=self.values.quote(f"{name}.vintage", row.vintage, **origin),
                )
            )
        origin = {"about": claim_id, "table": "implied_base.csv", "notebook": _TRENDS["notebook"]}
        tokens = {
            "end": self.printed(claim_id, "end"),
            "base_low": low,
            "base_high": self._trend(claim_id, "implied_start", "high"),
            "wide_low": self._trend(claim_id, "implied_start", "low", basis=wide),
            "wide_high": self._trend(claim_id, "implied_start", "high", basis=wide),
            "published": self.values.number(
                f"{claim_id}.published", len(published), formula="values published", **origin
            ),
            "fitting": self.values.number(
                f"{claim_id}.fitting", int(published["fits"].sum()), formula="values that fit",
                **origin,
            ),
            "list": self.voice.join(seen),
            "any_fits": bool(published["fits"].any()),
        }  # fmt: skip
        return self.claim_tokens(claim_id) | tokens

    def shares(self):
        """Return the tokens of the shares that the two levels of 2014 would be."""
        tokens = {
            "eradicated_id": "inl-05",
            "seized_id": "inl-06",
            "area_share": self._trend("inl-05", "share_of_printed_total"),
            "area_before": self._trend("inl-05", "share_before_eradication"),
            "cocaine_share": self._trend("inl-06", "share_of_printed_total"),
        }
        return tokens if all(tokens.values()) else {}

    def average(self):
        """Return the tokens of the yearly average of police trained."""
        average = self._trend("inl-10", "average_per_year", "high")
        if not average:
            return {}
        claim = self.claims.loc["inl-10"]
        years = self.values.number(
            "inl-10.years", claim["end_period"] - claim["start_period"] + 1, about="inl-10",
            formula="last year - first year + 1", **_TRENDS,
        )  # fmt: skip
        return {"id": "inl-10", "average": average, "years": years}

    def spans(self):
        """Return the tokens of the two spans of partnership and the starts they imply."""
        first, second = (
            self._trend(claim_id, "implied_start_year") for claim_id in ("crs-02", "crs-03")
        )
        if not (first and second):
            return {}
        return {
            "first_id": "crs-02", "second_id": "crs-03",
            "first": self.printed("crs-02", "stated"), "second": self.printed("crs-03", "stated"),
            "first_start": first, "second_start": second,
            "aid_start": self.values.quote(
                "event.aid", self.registry.events["date"].iloc[0], about="events.csv",
                formula="date of the event", table="events.csv",
            ),
        }  # fmt: skip
