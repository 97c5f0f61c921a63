"""What a report can say of the ledger: tokens for sentences on estimates, vintages and years."""

from cifras.estimates import quantity_of
from cifras.words import join_words

_WINDOWS = {"table": "windows.csv", "notebook": "03-compare-estimates"}
_LEDGER = {"table": "ledger_checks.csv", "notebook": "03-compare-estimates"}


class LedgerFacts:
    """The part of :class:`cifras.facts.Facts` that reads what notebook 03 wrote."""

    def ledger_changes(self, indicators):
        """Return tokens for change claims about `indicators`, one item per vintage."""
        wanted = self.claims[self.claims["indicator"].isin(indicators)]["claim_id"]
        rows = self._checked(wanted)
        return [
            self._claim(claim_id)
            | {
                "estimator": estimator,
                "items": [
                    {
                        "as_of": self.check(row, "as_of"),
                        "ledger_change": self.check(row, "change_pct", 1, "%", signed=True),
                        "status": self.say(row.status),
                    }
                    for row in items.itertuples()
                ],
            }
            for (claim_id, estimator), items in rows.groupby(["claim_id", "estimator"])
        ]

    def records(self):
        """Return tokens for the record claims, one item per estimator, as last published."""
        rows = self._record_rows().sort_values("estimator", ascending=False)
        return [
            {
                "id": claim_id,
                "end_period": self.printed(claim_id, "end_period"),
                "items": [
                    {
                        "estimator": row.estimator,
                        "value": self.check(row, "end_value", 0, "ha"),
                        "rival": self.check(row, "rival"),
                        "rival_value": self.check(row, "rival_value", 0, "ha"),
                        "status": self.say(row.status),
                    }
                    for row in items.itertuples()
                ],
            }
            for claim_id, items in rows.groupby("claim_id")
        ]

    def record_standing(self):
        """Return tokens for each record claim: its year and the estimators that uphold it."""
        rows = self._record_rows()
        return [
            {
                "end_period": self.printed(claim_id, "end_period"),
                "estimators": join_words(
                    sorted(items[items["status"] == "corroborated"]["estimator"], reverse=True)
                )
                if (items["status"] == "corroborated").any()
                else "",
            }
            for claim_id, items in rows.groupby("claim_id")
        ]

    def levels(self):
        """Return tokens for the levels and shares that the ledger can speak to by then."""
        kinds = self.claims["kind"].isin(["level", "share", "count"])
        rows = self._by_then(self._checked(self.claims[kinds]["claim_id"]))
        return [
            {
                "id": claim_id,
                "stated": self.printed(claim_id, "stated"),
                "items": [
                    {
                        "value": self.values.quote(
                            f"{claim_id}.{row.estimator}.{row.as_of}.seen",
                            self._observed_text(row),
                            about=row.end_report,
                            **_LEDGER,
                        ),
                        "year": self.check(row, "rival"),
                        "estimator": row.estimator,
                        "as_of": self.check(row, "as_of"),
                        "status": self.say(row.status),
                    }
                    for row in items.itertuples()
                ],
            }
            for claim_id, items in rows.groupby("claim_id")
        ]

    def directions(self):
        """Return tokens for the claims that state a direction and no number."""
        unstated = self.claims[
            (self.claims["stated_printed"] == "") & (self.claims["kind"] != "record")
        ]
        rows = self._checked(unstated["claim_id"])
        rows = rows[rows["change_pct"].notna()].drop_duplicates("claim_id", keep="last")
        return [
            {
                "id": row.claim_id,
                "estimator": row.estimator,
                "start_value": self.check(row, "start_value"),
                "start_period": self.check(row, "rival"),
                "end_value": self.check(row, "end_value"),
                "end_period": self.printed(row.claim_id, "end_period"),
                "status": self.say(row.status),
            }
            for row in rows.itertuples()
        ]

    def stated_changes(self):
        """Return the rows of ledger_checks.csv that recompute a stated percent."""
        stated = self.claims[self.claims["stated_printed"] != ""]["claim_id"]
        return self.checks[self.checks["change_pct"].notna() & self.checks["claim_id"].isin(stated)]

    def _observed_text(self, row):
        """Return the observation behind one row of ledger_checks.csv as it is printed."""
        claim = self.claims.loc[row.claim_id]
        seen = self.observations[
            (self.observations["report_id"] == row.end_report)
            & (self.observations["indicator"] == claim["indicator"])
            & (self.observations["period"] == int(row.rival))
        ]
        return quantity_of(seen.iloc[0]).text

    def _by_then(self, rows):
        """Keep the rows of ledger_checks.csv that were known when the document was written."""
        published = rows["claim_id"].map(self.claims["published"]).astype(float)
        return rows[rows["as_of"].astype(float) <= published]

    def _record_rows(self):
        rows = self._by_then(
            self._checked(self.claims[self.claims["kind"] == "record"]["claim_id"])
        )
        return rows.drop_duplicates(["claim_id", "estimator"], keep="last")

    def _checked(self, claim_ids):
        """Return the rows of ledger_checks.csv on these claims that have data."""
        rows = self.checks[self.checks["claim_id"].isin(claim_ids)]
        return rows[rows["status"] != "no data"]

    def check(self, row, column, places=0, unit="", signed=False):
        """Return the token of one cell of ledger_checks.csv; years are quoted, not formatted."""
        name = f"{row.claim_id}.{row.estimator}.{row.as_of}.{column}"
        value = getattr(row, column)
        origin = {"about": row.claim_id, "formula": column, **_LEDGER}
        if column in ("as_of", "rival"):
            return self.values.quote(name, value, **origin)
        inputs = "; ".join(
            str(x) for x in (getattr(row, "start_report", ""), getattr(row, "end_report", "")) if x
        )
        return self.values.number(name, value, places, unit, signed, inputs=inputs, **origin)

    def windows(self):
        """Return tokens for each documented window of coca area among those of its length."""
        table = self.results["windows"]
        wanted = self.claims[
            (self.claims["kind"] == "change") & (self.claims["indicator"] == "coca_cultivation")
        ]
        rows = []
        for claim in wanted.itertuples():
            here = table[
                (table["start"] == claim.start_period) & (table["end"] == claim.end_period)
            ]
            if here.empty:
                continue
            change = here["change_pct"].iloc[0]
            alike = table[table["end"] - table["start"] == claim.end_period - claim.start_period]
            origin = {
                "about": claim.claim_id, "table": "windows.csv", "notebook": _LEDGER["notebook"],
            }  # fmt: skip
            name = f"windows.{claim.claim_id}"
            counts = {
                "windows": len(alike),
                "beyond": int(
                    (alike["change_pct"] < change).sum()
                    if claim.direction == "decrease"
                    else (alike["change_pct"] > change).sum()
                ),
            }
            rows.append(
                {
                    part: self.values.number(f"{name}.{part}", n, formula="windows", **origin)
                    for part, n in counts.items()
                }
                | {
                    "first": self.values.quote("windows.first", table["start"].min(), **_WINDOWS),
                    "last": self.values.quote("windows.last", table["end"].max(), **_WINDOWS),
                    "estimator": self.estimator,
                    "start": self.printed(claim.claim_id, "start_period"),
                    "end": self.printed(claim.claim_id, "end_period"),
                    "what": self.say(f"windows_{claim.direction}"),
                }
            )
        return rows

    def agreement(self):
        """Return the tokens of how often two estimates move in the same direction."""
        alike = self.results["estimates"]["same_direction"]
        compared = alike[alike != ""]
        origin = {"formula": "years", "table": "estimates.csv", "notebook": _LEDGER["notebook"]}
        return {
            "alike": self.values.number(
                "agreement.alike", int((compared.astype(str) == "True").sum()), **origin
            ),
            "compared": self.values.number("agreement.compared", len(compared), **origin),
        }
