"""What a report can say of the ledger: tokens for sentences on estimates, vintages and years."""

from cifras.sources.claims import printed_quantity
from cifras.sources.ledger import quantity_of

_NOTEBOOK = "03-compare-estimates"


def _origin(table, **more):
    return {"table": f"{table}.csv", "notebook": _NOTEBOOK} | more


class LedgerFacts:
    """The part of :class:`cifras.colombia.facts.Facts` that reads what notebook 03 wrote."""

    def ledger_changes(self, indicators):
        """Return tokens for change claims about `indicators`, one item per vintage."""
        wanted = self.claims[self.claims["indicator"].isin(indicators)]["claim_id"]
        rows = self._checked(wanted)
        return [
            self.claim_tokens(claim_id)
            | {
                "estimator": self.voice.name(estimator),
                "start_value": self.check(next(items.itertuples()), "start_value"),
                "is_weak": set(items["start_report"].map(self._evidence)) == {"second-hand"},
                "items": [
                    {
                        "ledger_change": self.check(row, "change_pct", 1, "%", signed=True),
                        "as_of": self.check(row, "as_of"),
                        "status": self.say(f"status.{row.status}"),
                    }
                    for row in items.itertuples()
                ],
            }
            for (claim_id, estimator), items in rows.groupby(["claim_id", "estimator"])
        ]

    @property
    def _evidence(self):
        return self.registry.reports.set_index("report_id")["evidence"]

    def records(self):
        """Return tokens for the record claims, one item per estimator, as known by then."""
        rows = self._record_rows().sort_values("estimator", ascending=False)
        return [
            {
                "document": self.document(claim_id),
                "id": claim_id,
                "end_period": self.printed(claim_id, "end_period"),
                "items": [
                    {
                        "item": row.status,
                        "estimator": self.voice.name(row.estimator),
                        "value": self.check(row, "end_value", 0, "ha"),
                        "rival": self.check(row, "rival"),
                        "rival_value": self.check(row, "rival_value", 0, "ha"),
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
                "estimators": [
                    self.voice.name(who)
                    for who in sorted(
                        items[items["status"] == "corroborated"]["estimator"], reverse=True
                    )
                ],
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
                "is_own": all(self._is_own_report(row) for row in items.itertuples()),
                "items": [
                    {
                        "estimator": self.voice.name(row.estimator),
                        "year": self.check(row, "rival"),
                        "as_of": self.check(row, "as_of"),
                        "value": self.values.quantity(
                            f"{claim_id}.{row.estimator}.{row.as_of}.seen",
                            self._observed(row),
                            about=row.end_report, formula="observation",
                            **_origin("ledger_checks"),
                        ),
                        "status": self._level_status(row),
                    }
                    for row in items.itertuples()
                ],
            }
            for claim_id, items in rows.groupby("claim_id")
        ]  # fmt: skip

    def _level_status(self, row):
        """Say whether a level upholds a claim, or is merely too vague to dispute it."""
        stated, seen = (
            printed_quantity(self.claims.loc[row.claim_id], "stated"),
            self._observed(row),
        )
        agrees = stated.contains(seen.value) or (
            (seen.value, seen.comparator) == (stated.value, stated.comparator)
        )
        if row.status == "corroborated" and not agrees:
            return self.say("finding.levels.allows")
        return self.say(f"status.{row.status}")

    def _is_own_report(self, row):
        """Say whether an observation comes from whoever published the document."""
        documents = self.registry.documents.set_index("document_id")["publisher"]
        own = documents[self.claims.at[row.claim_id, "document_id"]].partition(",")[0]
        reports = self.registry.reports.set_index("report_id")["publisher"]
        return reports[row.end_report].startswith(own)

    def directions(self):
        """Return tokens for the claims that state a direction and no number."""
        unstated = (self.claims["stated_printed"] == "") & (self.claims["kind"] != "record")
        rows = self._checked(self.claims[unstated]["claim_id"])
        rows = rows[rows["change_pct"].notna()].drop_duplicates("claim_id", keep="last")
        return [
            {
                "id": row.claim_id,
                "estimator": self.voice.name(row.estimator),
                "what": self.what(self.claims.at[row.claim_id, "indicator"]),
                "start_value": self.check(row, "start_value"),
                "start_period": self.check(row, "rival"),
                "end_value": self.check(row, "end_value"),
                "end_period": self.printed(row.claim_id, "end_period"),
                "status": self.say(f"status.{row.status}"),
            }
            for row in rows.itertuples()
        ]

    def stated_changes(self):
        """Return the rows of ledger_checks.csv that recompute a stated percent."""
        stated = self.claims[self.claims["stated_printed"] != ""]["claim_id"]
        return self.checks[self.checks["change_pct"].notna() & self.checks["claim_id"].isin(stated)]

    def _observed(self, row):
        """Return the observation behind one row of ledger_checks.csv."""
        claim = self.claims.loc[row.claim_id]
        seen = self.observations[
            (self.observations["report_id"] == row.end_report)
            & (self.observations["indicator"] == claim["indicator"])
            & (self.observations["period"] == int(row.rival))
        ]
        return quantity_of(seen.iloc[0])

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
        origin = _origin("ledger_checks", about=row.claim_id, formula=column)
        if column in ("as_of", "rival"):
            return self.values.quote(name, value, **origin)
        reports = (getattr(row, "start_report", ""), getattr(row, "end_report", ""))
        inputs = "; ".join(str(report) for report in reports if report)
        bounds = {}
        if column == "change_pct":
            bounds = {"low": row.change_pct_low, "high": row.change_pct_high}
        return self.values.number(
            name, value, places, unit, signed, inputs=inputs, **bounds, **origin
        )

    def windows(self):
        """Return tokens for each documented window of coca area among those of its length."""
        table, rows = self.results["windows"], []
        wanted = self.claims[
            (self.claims["kind"] == "change") & (self.claims["indicator"] == "coca_cultivation")
        ]
        for claim in wanted.itertuples():
            years = table["start"].eq(claim.start_period) & table["end"].eq(claim.end_period)
            if not years.any():
                continue
            change = table.loc[years, "change_pct"].iloc[0]
            alike = table[table["end"] - table["start"] == claim.end_period - claim.start_period]
            falls = claim.direction == "decrease"
            beyond = alike["change_pct"].lt(change) if falls else alike["change_pct"].gt(change)
            origin = _origin("windows", about=claim.claim_id, formula="count of windows")
            name, count = f"windows.{claim.claim_id}", int(beyond.sum())
            first, last = (
                self.values.quote(f"windows.{end}", year, **_origin("windows", formula=end))
                for end, year in (("first", table["start"].min()), ("last", table["end"].max()))
            )
            rows.append(
                {
                    "estimator": self.voice.name(self.estimator),
                    "first": first,
                    "last": last,
                    "windows": self.values.number(f"{name}.windows", len(alike), **origin),
                    "start": self.printed(claim.claim_id, "start_period"),
                    "end": self.printed(claim.claim_id, "end_period"),
                    "beyond": self.say(
                        f"finding.windows.beyond_{claim.direction}"
                        + {0: "_none", 1: "_one"}.get(count, ""),
                        n=self.values.number(f"{name}.beyond", count, **origin),
                    ),
                }
            )
        return rows

    def agreement(self):
        """Return the tokens of how often two estimates move alike, and how far they lie apart."""
        table = self.results["estimates"]
        compared = table["same_direction"][table["same_direction"] != ""].astype(str)
        if compared.empty:
            return {}
        origin = _origin("estimates", about="coca area")
        alike = int((compared == "True").sum())
        tokens = {
            "alike": self.values.number("agreement.alike", alike, formula="years alike", **origin),
            "compared": self.values.number(
                "agreement.compared", len(compared), formula="years compared", **origin
            ),
        }
        return tokens | {
            side: self.values.number(
                f"agreement.{side}", bound, 1, formula=f"US / UNODC, {side}est", **origin
            )
            for side, bound in (("low", table["ratio"].min()), ("high", table["ratio"].max()))
        }

    def flips(self):
        """Return the tokens of the claims that turn with the estimate or the vintage."""
        kinds = self.claims[self.claims["kind"].isin(["change", "record"])]["claim_id"]
        turns = self._checked(kinds).groupby("claim_id")["status"].nunique()
        if turns.empty:
            return {}
        turning = list(turns.index[turns > 1])
        origin = _origin("ledger_checks", about="claims")
        return {
            "turning": self.values.number(
                "flips.turning", len(turning), formula="claims with both statuses", **origin
            ),
            "compared": self.values.number(
                "flips.compared", len(turns), formula="claims with figures to compare", **origin
            ),
            "list": self.voice.join(turning),
            "any": bool(turning),
        }

    def later_disputed(self):
        """Return tokens of the claims that a source upheld by then and has disputed since."""
        kinds = self.claims[self.claims["kind"].isin(["change", "record"])]["claim_id"]
        rows, lost = self._checked(kinds), []
        then = self._by_then(rows)
        for key, seen in rows.groupby(["claim_id", "estimator"]):
            by_then = then[(then[["claim_id", "estimator"]] == list(key)).all(axis=1)]["status"]
            upheld = len(by_then) and by_then.iloc[-1] == "corroborated"
            if upheld and "disputed" in set(seen["status"].iloc[len(by_then) :]):
                lost.append(key[0])
        if not lost:
            return {}
        count = self.values.number(
            "flips.later", len(set(lost)), about="claims", formula="upheld by then, disputed since",
            **_origin("ledger_checks"),
        )  # fmt: skip
        return {"later": count, "list": self.voice.join(sorted(set(lost)))}

    def outside(self, claim_id):
        """Say what the ledger holds of a claim: upheld, disputed, both, no data, or nothing."""
        seen = set(self.checks[self.checks["claim_id"] == claim_id]["status"])
        told = seen - {"no data"} or seen
        return self.voice.name("both" if len(told) == 2 else next(iter(told))) if told else ""

    def largest_revision(self, claim_id="inl-04"):
        """Return the tokens of the revision of an endpoint that exceeds the change claimed."""
        if claim_id not in self.claims.index:
            return {}
        claim, rows = self.claims.loc[claim_id], self.results["revisions"]
        rows = rows[rows["period"] == claim["end_period"]]
        claimed = claim["end_value"] - claim["start_value"]
        if rows.empty or abs(rows["latest"].iloc[0] - rows["first"].iloc[0]) <= abs(claimed):
            return {}
        row = rows.iloc[0]
        origin = _origin("revisions", about=claim_id)
        return {
            "id": claim_id,
            "claimed": self.values.number(
                f"{claim_id}.claimed", claimed, 0, "t", True, formula="end - start", **origin
            ),
            "period": self.printed(claim_id, "end_period"),
            "first": self.values.number(
                f"{claim_id}.first", row["first"], 0, "t", formula="first published", **origin
            ),
            "last": self.values.number(
                f"{claim_id}.last", row["latest"], 0, "t", formula="last published", **origin
            ),
            "revision": self.values.number(
                f"{claim_id}.revision", row["latest"] - row["first"], 0, "t", True,
                formula="last published - first published", **origin,
            ),
        }  # fmt: skip

    def area_yield(self):
        """Return the tokens of the split of the rise into area and yield."""
        if "inl-04" not in self.claims.index:
            return {}
        tons = self.results["area_yield"].set_index("part")["cocaine_t"]
        origin = _origin("area_yield", about="inl-04", formula="logarithmic mean Divisia index")
        tokens = {side: self.printed("inl-04", f"{side}_period") for side in ("start", "end")}
        tokens |= {
            name: self.values.number(
                f"area-yield.{part}", tons[part], 0, "t", part.startswith("by_"), **origin
            )
            for name, part in (
                ("start_t", "start"), ("end_t", "end"), ("by_area", "by_area"),
                ("by_yield", "by_yield"),
            )
        }  # fmt: skip
        return tokens | {"area_exceeds": tons["by_area"] >= tons["end"] - tons["start"] > 0}

    def drivers(self):
        """Return the tokens of the share of area in the longest growth, per estimator."""
        table = self.results["drivers"]
        rows = table[(table["end"] - table["start"] > 1) & (table["whole_t"] > 0)]
        if rows.empty:
            return {}
        origin = _origin("drivers", formula="logarithmic mean Divisia index")
        shares = [
            self.say(
                "finding.split.also_item",
                share=self.values.number(
                    f"drivers.{row.estimator}.area", row.area_share_pct, 0, "%",
                    about=row.estimator, **origin,
                ),
                who=self.voice.name(row.estimator),
            )
            for row in rows.itertuples()
        ]  # fmt: skip
        years = {
            side: self.values.quote(f"drivers.{side}", rows[side].iloc[0], about=side, **origin)
            for side in ("start", "end")
        }
        return {"list": self.voice.join(shares)} | years

    def growth(self, most=3):
        """Return tokens, per span of years, of the departments that grew most."""
        spans = []
        for span, rows in self.results["growth"].groupby("span"):
            top, (start, end) = rows.nsmallest(most, "rank"), span.split("-")
            origin = _origin("growth", about=f"departments, {span}")
            name = f"growth.{span}"
            spans.append(
                {
                    "start": self.values.quote(f"{name}.start", start, formula="span", **origin),
                    "end": self.values.quote(f"{name}.end", end, formula="span", **origin),
                    "places": self.values.number(
                        f"{name}.places", len(top), formula="departments", **origin
                    ),
                    "share": self.values.number(
                        f"{name}.share", top["cumulative_pct"].max(), 0, "%",
                        formula="sum of their changes / national change", **origin,
                    ),
                    "list": self.voice.join(
                        self.say(
                            "finding.where.place",
                            name=row.name,
                            share_pct=self.values.number(
                                f"{name}.{row.rank}", row.share_pct, 0, "%",
                                formula="change / national change", inputs=row.name, **origin,
                            ),
                        )
                        for row in top.itertuples(index=False)
                    ),
                }
            )  # fmt: skip
        return spans
