"""The findings: what the run's tables support, each a heading and a paragraph.

No number is typed here or in the texts: sentences hold tokens. Every sentence about a claim
follows its verdict.
"""

from dataclasses import dataclass

from cifras.arithmetic.verdicts import HOLDS
from cifras.colombia.choose import COCA, COCAINE, area_and_yield, changes
from cifras.colombia.study import compared_in, graded_in, observed_in
from cifras.language.voice import sentence
from cifras.sources.ledger import select_series

_MOST = 3  # departments that are named
_LMDI = "logarithmic mean Divisia index"


@dataclass(frozen=True)
class Finding:
    """A heading, a paragraph, one sentence for the summary, and the name of its figure."""

    name: str
    heading: str
    text: str
    short: str = ""
    figure: str = ""


def findings(study):
    """Return the findings that the run's tables support, in order."""
    return [finding for find in _FINDINGS if (finding := find(study))]


def _finding(study, name, text, variant="", short="", figure=""):
    return Finding(name, study.say(f"finding.{name}.heading{variant}"), text, short, figure)


# What the printed figures say.


def _tested(study, indicator):
    """Return the ids of the change claims about an indicator that could be tested."""
    ids = changes(study.claims, indicator)["claim_id"]
    return [claim_id for claim_id in ids if study.verdict(claim_id) != "untestable"]


def change_sentences(study, claim_id):
    """Say how one change claim fares, and what its verdict costs."""
    tokens, verdict = study.change(claim_id), study.verdict(claim_id)
    name = "ledger" if study.is_on_ledger(claim_id) else "printed"
    fate = study.say(f"finding.change.{verdict}", **tokens)
    parts = [study.say(f"finding.change.{name}", fate=fate, **tokens)]
    parts += _unseen(study, claim_id)
    if "repair" in tokens:
        parts.append(study.say("finding.change.repair", **tokens))
    return " ".join(parts)


def _unseen(study, claim_id):
    """Say of each printed endpoint that no report of the ledger prints what reports print."""
    if study.is_on_ledger(claim_id):
        return
    claim, values = study.claims.loc[claim_id], study.values
    series = (claim[name] for name in ("indicator", "estimator", "geography"))
    rows = select_series(study.observations, *series)
    for side in ("start", "end"):
        here = rows[rows["period"] == claim[f"{side}_period"]]
        if here.empty or (here["value"] == claim[f"{side}_value"]).any():
            continue
        items = []
        for value, group in here.groupby("value"):
            name = f"{claim_id}.{side}.seen.{value:g}"
            origin = observed_in(", ".join(group["report_id"]))
            years = sorted(set(group["vintage"]))
            first, last = (
                values.quote(f"{name}.{end}", year, **origin)
                for end, year in (("first", years[0]), ("last", years[-1]))
            )
            published = study.say("finding.change.year", first=first)
            if len(years) > 1:
                published = study.say("finding.change.years", first=first, last=last)
            shown = values.number(name, value, 0, claim["unit"], **origin)
            items.append(study.say("finding.change.unseen_item", value=shown, years=published))
        printed, year = (study.printed(claim_id, name) for name in (side, f"{side}_period"))
        listed = study.voice.join(items)
        yield study.say("finding.change.unseen", printed=printed, year=year, list=listed)


def _area(study):
    ids = _tested(study, COCA)
    if not ids:
        return None
    failed = "" if all(study.verdict(i) in HOLDS for i in ids) else "_failed"
    text = " ".join(change_sentences(study, i) for i in ids)
    return _finding(study, "area", text, failed, figure="claims")


def _cocaine(study):
    ids = _tested(study, COCAINE)
    if not ids:
        return None
    verdicts = {study.verdict(i) for i in ids}
    variant = "_held" if verdicts <= {*HOLDS} else "" if "grain" in verdicts else "_failed"
    text = " ".join(change_sentences(study, i) for i in ids)
    short = study.say("summary.cocaine", **study.change(ids[-1]))
    figure = "cocaine-vintages" if study.is_on_ledger(ids[-1]) else "grain"
    return _finding(study, "cocaine", text, variant, short, figure)


def _base(study):
    """Tell of the claim whose base is missing, and of what was published for its year."""
    published = study.results["implied_base"]
    ids = study.measured("implied_start")
    if not ids or published.empty:
        return None
    (claim_id, *_), values = ids, study.values
    unit, seen = study.claims.at[claim_id, "unit"], []
    for row in published.itertuples():
        name, origin = f"{claim_id}.published.{row.report_id}", observed_in(row.report_id)
        value = values.number(name, row.value, 0, unit, **origin)
        vintage = values.quote(f"{name}.vintage", row.vintage, **origin)
        who = study.voice.name(row.estimator)
        seen.append(study.say("finding.base.seen", value=value, who=who, vintage=vintage))
    wide = "series" if study.trend(claim_id, "implied_start", basis="series") else "printed"
    origin, fitting = graded_in("implied_base", about=claim_id), int(published["fits"].sum())
    tokens = study.claim_tokens(claim_id) | {
        "end": study.printed(claim_id, "end"),
        "base_low": study.trend(claim_id, "implied_start", "low"),
        "base_high": study.trend(claim_id, "implied_start", "high"),
        "wide_low": study.trend(claim_id, "implied_start", "low", basis=wide),
        "wide_high": study.trend(claim_id, "implied_start", "high", basis=wide),
        "published": values.number(
            f"{claim_id}.published", len(published), formula="values published", **origin
        ),
        "fitting": values.number(
            f"{claim_id}.fitting", fitting, formula="values that fit", **origin
        ),
        "list": study.voice.join(seen),
    }
    hit = "_hit" if fitting else ""
    fate = study.say("finding.base.hit" if hit else "finding.base.missed", **tokens)
    text = f"{study.say('finding.base.text', **tokens)} {fate}"
    return _finding(
        study, "base", text, hit, study.say(f"summary.base{hit}", **tokens), "implied-base"
    )


# What other estimates and later editions say.


def _turnable(study):
    """Return the rows of ledger_checks.csv on changes and records."""
    return study.checked(study.claims[study.claims["kind"].isin(["change", "record"])]["claim_id"])


def _flips(study):
    """Tell which claims turn with the estimate or the vintage."""
    rows = _turnable(study)
    turns = rows.groupby("claim_id")["status"].nunique()
    if turns.empty:
        return None
    turning, origin = list(turns.index[turns > 1]), compared_in("ledger_checks", about="claims")
    tokens = {
        "turning": study.values.number(
            "flips.turning", len(turning), formula="claims with both statuses", **origin
        ),
        "compared": study.values.number(
            "flips.compared", len(turns), formula="claims with figures to compare", **origin
        ),
        "list": study.voice.join(turning),
    }
    parts = [study.say("finding.flips.text" if turning else "finding.flips.none", **tokens)]
    parts += _lost(study, rows)
    parts += _largest_revision(study)
    short = study.say("summary.flips", **tokens) if turning else ""
    return _finding(study, "flips", " ".join(parts), "", short, "flips")


def _lost(study, rows):
    """Say which claims a source upheld by then and has disputed since."""
    then, lost = study.by_then(rows), set()
    for (claim_id, estimator), seen in rows.groupby(["claim_id", "estimator"]):
        mine = (then["claim_id"] == claim_id) & (then["estimator"] == estimator)
        by_then = then.loc[mine, "status"]
        upheld = len(by_then) and by_then.iloc[-1] == "corroborated"
        if upheld and "disputed" in set(seen["status"].iloc[len(by_then) :]):
            lost.add(claim_id)
    if lost:
        count = study.values.number(
            "flips.later", len(lost), formula="upheld by then, disputed since",
            **compared_in("ledger_checks", about="claims"),
        )  # fmt: skip
        listed = study.voice.join(sorted(lost))
        yield study.say("finding.flips.later", later=count, list=listed)


def _largest_revision(study):
    """Say by how much an endpoint was revised, where that exceeds the change claimed."""
    revised = study.results["revisions"].set_index("period")
    for claim in changes(study.claims, COCAINE, "").itertuples(index=False):
        claimed = claim.end_value - claim.start_value
        if claim.end_period not in revised.index:
            continue
        first, last = revised.loc[claim.end_period, ["first", "latest"]]
        if abs(last - first) <= abs(claimed):
            continue
        origin = compared_in("revisions", about=claim.claim_id)
        amounts = {
            "claimed": (claimed, True, "end - start"),
            "first": (first, False, "first published"),
            "last": (last, False, "last published"),
            "revision": (last - first, True, "last published - first published"),
        }
        tokens = {
            name: study.values.number(
                f"{claim.claim_id}.{name}", value, 0, claim.unit, signed, formula=formula, **origin
            )
            for name, (value, signed, formula) in amounts.items()
        }
        period = study.printed(claim.claim_id, "end_period")
        yield study.say("finding.flips.revision", id=claim.claim_id, period=period, **tokens)
        return


def _rivals(study):
    """Tell how often two estimates move alike, and how far they lie apart."""
    table = study.results["estimates"]
    compared = table["same_direction"].dropna().astype(bool)
    if compared.empty:
        return None
    origin, number = compared_in("estimates", about="coca area"), study.values.number
    tokens = {
        "alike": number("agreement.alike", int(compared.sum()), formula="years alike", **origin),
        "compared": number("agreement.compared", len(compared), formula="years compared", **origin),
    }
    for side, bound in (("low", table["ratio"].min()), ("high", table["ratio"].max())):
        formula = f"{' / '.join(study.sources.rivals)}, {side}est"
        tokens[side] = number(f"agreement.{side}", bound, 1, formula=formula, **origin)
    text = study.say("finding.rivals.text", **tokens)
    return _finding(study, "rivals", text, figure="rival-estimates")


# What drove it, and where it grew.


def _split(study):
    """Tell how area and yield share the rise."""
    _, claim = area_and_yield(study.claims)
    if claim is None:
        return None
    tons = study.results["area_yield"].set_index("part")["cocaine_t"]
    origin = compared_in("area_yield", about=claim.claim_id, formula=_LMDI)
    tokens = {side: study.printed(claim.claim_id, f"{side}_period") for side in ("start", "end")}
    parts = {"start_t": "start", "end_t": "end", "by_area": "by_area", "by_yield": "by_yield"}
    for name, part in parts.items():
        tokens[name] = study.values.number(
            f"area-yield.{part}", tons[part], 0, "t", part.startswith("by_"), **origin
        )
    is_whole = tons["by_area"] >= tons["end"] - tons["start"] > 0
    variant = "" if is_whole else "_other"
    text = " ".join([study.say("finding.split.text", **tokens), *_longest_growth(study)])
    short = study.say(f"summary.split{variant}", **tokens)
    return _finding(study, "split", text, variant, short, "drivers")


def _longest_growth(study):
    """Say the share of area in the longest growth, per estimator."""
    table = study.results["drivers"]
    rows = table[(table["end"] - table["start"] > 1) & (table["whole_t"] > 0)]
    if rows.empty:
        return
    origin, shares = compared_in("drivers", formula=_LMDI), []
    for row in rows.itertuples():
        share = study.values.number(f"drivers.{row.estimator}.area", row.area_share_pct, 0, "%",
                                    about=row.estimator, **origin)  # fmt: skip
        who = study.voice.name(row.estimator)
        shares.append(study.say("finding.split.also_item", share=share, who=who))
    years = {
        side: study.values.quote(f"drivers.{side}", rows[side].iloc[0], about=side, **origin)
        for side in ("start", "end")
    }
    yield study.say("finding.split.also", list=study.voice.join(shares), **years)


def _where(study):
    """Tell, per span of years, which departments grew most."""
    growth, values, told = study.results["growth"], study.values, []
    if growth.empty:
        return None
    for span, rows in growth.groupby("span"):
        top, (start, end), name = rows.nsmallest(_MOST, "rank"), span.split("-"), f"growth.{span}"
        origin = compared_in("growth", about=f"departments, {span}")
        quoted = {"formula": "span"} | origin
        tokens = {
            "start": values.quote(f"{name}.start", start, **quoted),
            "end": values.quote(f"{name}.end", end, **quoted),
            "places": values.number(f"{name}.places", len(top), formula="departments", **origin),
            "share": values.number(
                f"{name}.share", top["cumulative_pct"].max(), 0, "%",
                formula="sum of their changes / national change", **origin,
            ),
        }  # fmt: skip
        places = []
        for row in top.itertuples(index=False):
            share = values.number(f"{name}.{row.rank}", row.share_pct, 0, "%",
                                  formula="change / national change", inputs=row.name,
                                  **origin)  # fmt: skip
            places.append(study.say("finding.where.place", name=row.name, share_pct=share))
        told.append(study.say("finding.where.text", list=study.voice.join(places), **tokens))
    who, caveat = study.say("finding.where.who"), study.say("finding.where.caveat")
    return _finding(study, "where", " ".join([who, *told, caveat]), figure="departments")


# What the ledger says of other claims.


def _listed(study, name, items, **tokens):
    """Say a sentence about a claim whose list has one item per estimator or vintage."""
    return sentence(study.say(f"finding.{name}.text", list="; ".join(items), **tokens))


def _security(study):
    """Tell of the changes without levels, one item per vintage."""
    wanted = changes(study.claims, because="no-levels")["claim_id"]
    parts = []
    for (claim_id, estimator), rows in study.checked(wanted).groupby(["claim_id", "estimator"]):
        tokens = study.claim_tokens(claim_id) | {"estimator": study.voice.name(estimator)}
        first = study.check(next(rows.itertuples()), "start_value")
        items = [
            study.say(
                "finding.security.item",
                ledger_change=study.check(row, "change_pct", 1, "%", signed=True),
                as_of=study.check(row, "as_of"),
                status=study.say(f"status.{row.status}"),
            )
            for row in rows.itertuples()
        ]
        parts.append(_listed(study, "security", items, **tokens))
        if set(rows["start_report"].map(study.evidence)) == {"second-hand"}:
            parts.append(study.say("finding.security.weak", start_value=first, **tokens))
    return _finding(study, "security", " ".join(parts), figure="security") if parts else None


def _levels(study):
    """Tell of the levels and shares that the ledger can speak to by then."""
    kinds = study.claims["kind"].isin(["level", "share", "count"])
    rows = study.by_then(study.checked(study.claims[kinds]["claim_id"]))
    parts, is_own = [], False
    for claim_id, seen in rows.groupby("claim_id"):
        stated = study.printed(claim_id, "stated")
        is_own |= all(_is_own_report(study, row) for row in seen.itertuples())
        items = [_level_item(study, row) for row in seen.itertuples()]
        parts.append(_listed(study, "levels", items, id=claim_id, stated=stated))
    if is_own:
        parts.append(study.say("finding.levels.same"))
    parts += _directions(study)
    return _finding(study, "levels", " ".join(parts)) if parts else None


def _level_item(study, row):
    stated, seen = study.claims.at[row.claim_id, "stated"], study.observed(row)
    year, as_of = (study.check(row, column) for column in ("rival", "as_of"))
    value = study.values.quantity(
        f"{row.claim_id}.{row.estimator}.{row.as_of}.seen", seen,
        **compared_in("ledger_checks", about=row.end_report, formula="observation"),
    )  # fmt: skip
    agrees = stated.contains(seen.value) or (
        (seen.value, seen.comparator) == (stated.value, stated.comparator)
    )
    status = f"status.{row.status}"
    if row.status == "corroborated" and not agrees:  # too vague to dispute it
        status = "finding.levels.allows"
    return study.say("finding.levels.item", estimator=study.voice.name(row.estimator), year=year,
                     as_of=as_of, value=value, status=study.say(status))  # fmt: skip


def _is_own_report(study, row):
    """Say whether an observation comes from whoever published the document."""
    publishers = study.sources.documents.set_index("document_id")["publisher"]
    own = publishers[study.claims.at[row.claim_id, "document_id"]].partition(",")[0]
    reports = study.sources.reports.set_index("report_id")["publisher"]
    return reports[row.end_report].startswith(own)


def _directions(study):
    """Tell of the claims that state a direction and no number."""
    unstated = (study.claims["stated_printed"] == "") & (study.claims["kind"] != "record")
    rows = study.checked(study.claims[unstated]["claim_id"])
    for row in (
        rows[rows["change_pct"].notna()].drop_duplicates("claim_id", keep="last").itertuples()
    ):
        yield study.say(
            "finding.levels.direction",
            id=row.claim_id,
            estimator=study.voice.name(row.estimator),
            what=study.what(study.claims.at[row.claim_id, "indicator"]),
            start_value=study.check(row, "start_value"),
            start_period=study.check(row, "rival"),
            end_value=study.check(row, "end_value"),
            end_period=study.printed(row.claim_id, "end_period"),
            status=study.say(f"status.{row.status}"),
        )


def _records(study):
    """Tell of the record claims, one item per estimator, as known by then."""
    rows = study.by_then(study.checked(study.claims[study.claims["kind"] == "record"]["claim_id"]))
    rows = rows.drop_duplicates(["claim_id", "estimator"], keep="last")
    if rows.empty:
        return None
    parts, marks = [], []
    rows = rows.sort_values("estimator", ascending=False, kind="stable")
    for claim_id, seen in rows.groupby("claim_id"):
        unit, period = study.claims.at[claim_id, "unit"], study.printed(claim_id, "end_period")
        items = [
            study.say(
                f"finding.records.{row.status}",
                estimator=study.voice.name(row.estimator),
                value=study.check(row, "end_value", 0, unit),
                rival=study.check(row, "rival"),
                rival_value=study.check(row, "rival_value", 0, unit),
            )
            for row in seen.itertuples()
        ]
        document = study.document(claim_id)
        parts.append(_listed(study, "records", items, document=document, id=claim_id,
                             end_period=period))  # fmt: skip
        upheld = seen[seen["status"] == "corroborated"]["estimator"]
        who = study.voice.join(map(study.voice.name, upheld))
        name = "summary.record" if who else "summary.record_none"
        marks.append(study.say(name, end_period=period, estimators=who))
    short = study.say("summary.records", list=study.voice.join(marks))
    return _finding(study, "records", " ".join(parts), "", short, "coca-area")


def _windows(study):
    """Tell where each documented window of coca area stands among those of its length."""
    table, parts, values = study.results["windows"], [], study.values
    for claim in changes(study.claims, COCA).itertuples(index=False):
        years = table["start"].eq(claim.start_period) & table["end"].eq(claim.end_period)
        if not years.any():
            continue
        change = table.loc[years, "change_pct"].iloc[0]
        alike = table[table["end"] - table["start"] == claim.end_period - claim.start_period]
        falls = claim.direction == "decrease"
        beyond = alike["change_pct"].lt(change) if falls else alike["change_pct"].gt(change)
        name, count = f"windows.{claim.claim_id}", int(beyond.sum())
        origin = compared_in("windows", about=claim.claim_id, formula="count of windows")
        first, last = (
            values.quote(f"windows.{end}", year, **compared_in("windows", formula=end))
            for end, year in (("first", table["start"].min()), ("last", table["end"].max()))
        )
        variant = f"beyond_{claim.direction}" + {0: "_none", 1: "_one"}.get(count, "")
        parts.append(
            study.say(
                "finding.windows.text",
                estimator=study.voice.name(study.graded_on()),
                first=first,
                last=last,
                windows=values.number(f"{name}.windows", len(alike), **origin),
                start=study.printed(claim.claim_id, "start_period"),
                end=study.printed(claim.claim_id, "end_period"),
                beyond=study.say(f"finding.windows.{variant}",
                                 n=values.number(f"{name}.beyond", count, **origin)),
            )
        )  # fmt: skip
    if not parts:
        return None
    text = " ".join([*parts, study.say("finding.windows.why")])
    return _finding(study, "windows", text, figure="windows")


def _implied(study):
    """Tell what other claims imply."""
    parts = [*_shares(study), *_average(study), *_spans(study)]
    return _finding(study, "implied", " ".join(parts)) if parts else None


def _shares(study):
    """Say what share of the printed totals the levels beside them would be."""
    taken = study.measured("share_before_taking")
    others = [i for i in study.measured("share_of_printed_total") if i not in taken]
    if taken and others:
        (eradicated, *_), (seized, *_) = taken, others
        yield study.say(
            "finding.implied.shares",
            eradicated_id=eradicated,
            seized_id=seized,
            area_share=study.trend(eradicated, "share_of_printed_total"),
            area_before=study.trend(eradicated, "share_before_taking"),
            cocaine_share=study.trend(seized, "share_of_printed_total"),
        )


def _average(study):
    """Say the yearly average of a total over years."""
    for claim_id in study.measured("average_per_year"):
        average = study.trend(claim_id, "average_per_year", "high")
        claim = study.claims.loc[claim_id]
        years = study.values.number(
            f"{claim_id}.years", claim["end_period"] - claim["start_period"] + 1,
            formula="last year - first year + 1", **graded_in("trends", about=claim_id),
        )  # fmt: skip
        yield study.say("finding.implied.average", id=claim_id, average=average, years=years)


def _spans(study):
    """Say which starts two spans of one thing imply."""
    claims = study.claims.loc[study.measured("implied_start_year")]
    for _, pair in claims.groupby("indicator", sort=False):
        if len(pair) < 2:
            continue
        first, second = pair["claim_id"].iloc[:2]
        date = study.sources.events["date"].iloc[0]
        yield study.say(
            "finding.implied.spans",
            first_id=first,
            second_id=second,
            first=study.printed(first, "stated"),
            second=study.printed(second, "stated"),
            first_start=study.trend(first, "implied_start_year"),
            second_start=study.trend(second, "implied_start_year"),
            aid_start=study.values.quote("event.aid", date, about="events.csv",
                                         formula="date of the event", table="events.csv"),
        )  # fmt: skip


_FINDINGS = (
    _area, _cocaine, _base, _flips, _rivals, _split, _where, _security, _levels, _records,
    _windows, _implied,
)  # fmt: skip
