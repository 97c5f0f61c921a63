"""What a report can say: the run's tables, turned into values that sentences name."""

from pathlib import Path

import pandas as pd

from cifras import paths
from cifras.estimates import select_series
from cifras.ledger_facts import LedgerFacts
from cifras.narrative import HOLDS, SENTENCES
from cifras.registry import load_registry
from cifras.tables import read_table
from cifras.values import Values
from cifras.words import format_number, join_words

_MOVED = {"en": {"increase": "rose", "decrease": "fell"}}
_TRENDS = {"table": "trends.csv", "notebook": "02-recompute-trends"}


class Facts(LedgerFacts):
    """The tables of one run and the values made from them.

    Every method returns tokens for the sentences of :mod:`cifras.narrative`, or something
    empty where the run's tables hold nothing of the kind.
    """

    def __init__(self, run, estimator="US", vintage="as-documented", language="en"):
        self.run, self.estimator, self.language = run, estimator, language
        self.vintage = vintage
        self.values = Values(language)
        self.registry = load_registry()
        self.claims = read_table(paths.clean(run) / "claims.csv").set_index("claim_id", drop=False)
        self.observations = read_table(paths.clean(run) / "observations.csv")
        self.coverage = read_table(paths.clean(run) / "coverage.csv")
        results = {
            path.stem: read_table(path) for path in sorted(Path(paths.results(run)).glob("*.csv"))
        }
        self.verdicts = results["verdicts"].set_index("claim_id", drop=False)
        self.trends, self.checks = results["trends"], results["ledger_checks"]
        self.results = results
        labels = self.registry.indicators.set_index("indicator")
        self.labels = labels[f"label_{language}"]
        self.units = labels["unit"]

    def say(self, name, /, **tokens):
        """Fill one sentence of the report's language."""
        return SENTENCES[self.language][name].format(**tokens)

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
            known = self.say(f"known_{self.vintage}")
        else:
            year = self.values.quote("basis.vintage", self.vintage, about="vintage")
            known = self.say("known_in", year=year)
        return {"estimator": self.estimator, "known": known}

    def verdict(self, claim_id):
        """Return the verdict on a claim."""
        return self.verdicts.at[claim_id, "verdict"]

    def counts(self):
        """Count claims: all; changes by how they fare; others that could be tested and hold."""
        changes = self.verdicts[self.verdicts["kind"] == "change"]["verdict"]
        others = self.verdicts[self.verdicts["kind"] != "change"]["verdict"]
        return {
            "all": len(self.verdicts),
            "changes": len(changes),
            "held": int(changes.isin(HOLDS).sum()),
            "grain": int((changes == "grain").sum()),
            "failed": int(changes.isin(["contradicted", "reversed"]).sum()),
            "untested": int((changes == "untestable").sum()),
            "others": int((others != "untestable").sum()),
            "others_held": int(others.isin(HOLDS).sum()),
        }

    def total(self, name, count):
        """Return the token of a count of claims."""
        return self.values.number(
            f"count.{name}", count, formula=f"claims: {name}", table="verdicts.csv",
            notebook="02-recompute-trends",
        )  # fmt: skip

    def tested_changes(self, indicator):
        """Return the ids of the change claims about an indicator that could be tested."""
        rows = self.verdicts[(self.verdicts["kind"] == "change")]
        rows = rows[(rows["indicator"] == indicator) & (rows["verdict"] != "untestable")]
        return list(rows["claim_id"])

    def printed(self, claim_id, name):
        """Return the token of what a claim prints: start, end, stated, or one of its years."""
        claim = self.claims.loc[claim_id]
        column = name if name.endswith("period") else f"{name}_printed"
        return self.values.quote(
            f"{claim_id}.{name}", claim[column], about=claim_id, formula="as printed",
            table="claims.csv", notebook="01-clean-source-figures",
        )  # fmt: skip

    def paraphrase(self, claim_id):
        """Return a claim in our words, its printed numbers as tokens."""
        claim = self.claims.loc[claim_id]
        names = ("start", "end", "stated", "start_period", "end_period")
        filled = {
            name: self.printed(claim_id, name)
            for name in names
            if f"{{{name}}}" in claim[f"paraphrase_{self.language}"]
        }
        return claim[f"paraphrase_{self.language}"].format(**filled)

    def reason(self, claim_id):
        """Return the token of the reason of a verdict."""
        return self.values.quote(
            f"{claim_id}.reason", self.verdicts.at[claim_id, "reason"], about=claim_id,
            formula="reason", table="verdicts.csv", notebook="02-recompute-trends",
        )  # fmt: skip

    def recomputed(self, claim_id):
        """Return the token of the recomputed change of a claim, or an empty string."""
        change = self.verdicts.at[claim_id, "change_pct_recomputed"]
        if pd.isna(change):
            return ""
        return self._verdict_number(claim_id, "recomputed", "change_pct_recomputed", 1, "%", True)

    def _verdict_number(self, claim_id, name, column, places=0, unit="", signed=False):
        return self.values.number(
            f"{claim_id}.{name}", self.verdicts.at[claim_id, column], places, unit, signed,
            about=claim_id, formula="end / start - 1" if unit == "%" else column,
            inputs=self.verdicts.at[claim_id, "reason"], table="verdicts.csv",
            notebook="02-recompute-trends",
        )  # fmt: skip

    def _claim(self, claim_id):
        """Return the tokens that every sentence about a change claim needs."""
        claim = self.claims.loc[claim_id]
        return {
            "id": claim_id,
            "what": self.labels[claim["indicator"]],
            "moved": _MOVED[self.language][claim["direction"]],
        } | {
            name: self.printed(claim_id, name) for name in ("stated", "start_period", "end_period")
        }

    def change(self, claim_id):
        """Return the tokens of a tested change claim."""
        row, unit = self.verdicts.loc[claim_id], self.units[self.claims.at[claim_id, "indicator"]]
        tokens = self._claim(claim_id) | {
            "recomputed": self.recomputed(claim_id),
            "low": self._verdict_number(claim_id, "low", "change_pct_low", 1, "%", True),
            "high": self._verdict_number(claim_id, "high", "change_pct_high", 1, "%", True),
            "grain_used": self._verdict_number(claim_id, "grain_used", "grain_used", 0, unit),
            "grain_needed": self._verdict_number(claim_id, "grain_needed", "grain_needed", 1, unit),
            "power": self._verdict_number(claim_id, "power", "power"),
        }
        tokens |= self.basis()
        if row["repair"]:
            tokens["repair"] = self.values.quote(
                f"{claim_id}.repair", row["repair"], about=claim_id, formula="nearest repair",
                table="verdicts.csv", notebook="02-recompute-trends",
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
                origin = {"about": ", ".join(group["report_id"]), "table": "observations.csv"}
                years = sorted(set(group["vintage"]))
                span = f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0])
                items.append(
                    self.say(
                        "unseen_item",
                        value=self.values.number(name, value, 0, claim["unit"], **origin),
                        years=self.values.quote(f"{name}.years", span, **origin),
                    )
                )
            rows.append(
                {
                    "printed": self.printed(claim_id, side),
                    "year": self.printed(claim_id, f"{side}_period"),
                    "list": join_words(items, self.language),
                }
            )
        return rows

    # what claims imply

    def _trend(self, claim_id, measure, part="value", places=0, basis="printed"):
        rows = self.trends[
            (self.trends["claim_id"] == claim_id)
            & (self.trends["measure"] == measure)
            & (self.trends["basis"] == basis)
        ]
        if rows.empty:
            return ""
        row = rows.iloc[0]
        unit = {"count a year": "", "% a year": "%"}.get(row["unit"], row["unit"])
        if unit == "year":
            return self.values.quote(
                f"{claim_id}.{measure}.{part}", format(row[part], ".0f"), about=claim_id,
                formula=row["formula"], inputs=row["inputs"], **_TRENDS,
            )  # fmt: skip
        return self.values.number(
            f"{claim_id}.{measure}.{part}.{basis}", row[part], places, unit, about=claim_id,
            formula=row["formula"], inputs=row["inputs"], **_TRENDS,
        )  # fmt: skip

    def implied_base(self, claim_id="inl-03"):
        """Return the tokens of the claim whose base is missing, and of what was published."""
        low = self._trend(claim_id, "implied_start", "low")
        wide = "series" if self._trend(claim_id, "implied_start", basis="series") else "printed"
        published = self.results["implied_base"]
        if not low or published.empty:
            return {}
        seen = [
            self.values.quote(
                f"{claim_id}.published.{row.report_id}",
                f"{format_number(row.value, 0, self.language)} t ({row.estimator}, published "
                f"{row.vintage})",
                about=row.report_id, formula="observation", table="observations.csv",
                notebook="01-clean-source-figures",
            )
            for row in published.itertuples()
        ]  # fmt: skip
        origin = {"table": "implied_base.csv", "notebook": "02-recompute-trends"}
        return self._claim(claim_id) | {
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
            "list": join_words(seen, self.language),
            "any_fits": bool(published["fits"].any()),
        }  # fmt: skip

    def area_yield(self):
        """Return the tokens of the split of the rise into area and yield."""
        if "inl-04" not in self.claims.index:
            return {}
        tons = self.results["area_yield"].set_index("part")["cocaine_t"]
        origin = {
            "about": "inl-04", "formula": "logarithmic mean Divisia index",
            "table": "area_yield.csv", "notebook": "03-compare-estimates",
        }  # fmt: skip
        tokens = {
            name: self.values.number(
                f"area-yield.{part}", tons[part], 0, "t", part.startswith("by_"), **origin
            )
            for name, part in (
                ("start_t", "start"), ("end_t", "end"), ("by_area", "by_area"),
                ("by_yield", "by_yield"),
            )
        }  # fmt: skip
        return tokens | {"area_exceeds": tons["by_area"] >= tons["end"] - tons["start"] > 0}

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
                "event.aid", self.registry.events["date"].iloc[0], about="events.csv"
            ),
        }  # fmt: skip
