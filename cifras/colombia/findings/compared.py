"""What other estimates and later editions say of the claims."""

from cifras.audit.outside import AGREES, DIFFERS
from cifras.colombia.choose import COCA, COCAINE, changes, tells_of
from cifras.colombia.findings.finding import make_finding
from cifras.colombia.study import compared_in, placed_in
from cifras.language.voice import sentence


def _turnable(study):
    """Return the rows of ledger_checks.csv on changes and records."""
    return study.checked(study.claims[study.claims["kind"].isin(["change", "record"])]["claim_id"])


def flips(study):
    """Tell which claims turn with the estimate or the vintage."""
    rows = _turnable(study)
    turns = rows.groupby("claim_id")["status"].agg(lambda seen: {AGREES, DIFFERS} <= {*seen})
    if turns.empty:
        return None
    turning, origin = list(turns.index[turns]), compared_in("ledger_checks", about="claims")
    tokens = {
        "turning": study.values.number(
            "flips.turning",
            len(turning),
            formula="claims with which one agrees and another differs",
            **origin,
        ),
        "compared": study.values.number(
            "flips.compared", len(turns), formula="claims with figures to compare", **origin
        ),
        "list": study.voice.join([_named(study, claim_id) for claim_id in turning]),
    }
    parts = [study.say("finding.flips.text" if turning else "finding.flips.none", **tokens)]
    parts += _lost(study, rows)
    parts += _largest_revision(study)
    return make_finding(study, "flips", " ".join(parts), figure="flips")


def _named(study, claim_id):
    """Say which claim on a change or a record this is."""
    claim = study.claims.loc[claim_id]
    ends = {side: study.dated(claim_id, side) for side in ("start", "end")}
    what = study.label(claim["indicator"])
    return study.say(f"finding.flips.{claim['kind']}", what=what, id=claim_id, **ends)


def _lost(study, rows):
    """Say with which claims a source agreed by then and has differed since."""
    then, lost = study.by_then(rows), set()
    for (claim_id, estimator), seen in rows.groupby(["claim_id", "estimator"]):
        mine = (then["claim_id"] == claim_id) & (then["estimator"] == estimator)
        by_then = then.loc[mine, "status"]
        upheld = len(by_then) and by_then.iloc[-1] == AGREES
        if upheld and DIFFERS in set(seen["status"].iloc[len(by_then) :]):
            lost.add(claim_id)
    if lost:
        listed = study.voice.join([_named(study, claim_id) for claim_id in sorted(lost)])
        yield study.say("finding.flips.later", list=listed)


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


def rivals(study):
    """Tell how often two estimates move alike, and how far they lie apart."""
    table = study.results["estimates"]
    compared = table["same_direction"].dropna().astype(bool)
    if compared.empty or not tells_of(study.claims, COCA):
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
    return make_finding(study, "rivals", text, figure="rival-estimates")


def _listed(study, name, items, **tokens):
    """Say a sentence about a claim whose list has one item per estimator or vintage."""
    return sentence(study.say(f"finding.{name}.text", list="; ".join(items), **tokens))


def security(study):
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
                status=study.status(row),
            )
            for row in rows.itertuples()
        ]
        parts.append(_listed(study, "security", items, **tokens))
        if _are_second_hand(study, rows["start_report"]):
            both = "_both" if _are_second_hand(study, rows["end_report"]) else ""
            parts.append(study.say(f"finding.security.weak{both}", start_value=first, **tokens))
    if not parts:
        return None
    short = _agreeing(study, wanted)
    return make_finding(study, "security", " ".join(parts), "", short, "security")


def _agreeing(study, wanted):
    """Say with which of these claims the counts agree, or nothing."""
    rows = study.checked(wanted)
    rows = rows[rows["status"] == AGREES].drop_duplicates("claim_id")
    if rows.empty:
        return ""
    falls = [
        study.say("summary.security_item", **study.claim_tokens(claim_id))
        for claim_id in rows["claim_id"]
    ]
    counted = dict.fromkeys(map(study.who, rows["estimator"]))
    listed, who = study.voice.join(falls), study.voice.join(list(counted))
    seen = set(study.evidence.loc[[*rows["start_report"], *rows["end_report"]]])
    quoted = "" if "first-hand" in seen else "_quoted"
    return study.say(f"summary.security{quoted}", list=listed, who=who)


def _are_second_hand(study, reports):
    """Say whether somebody else quotes each of these reports."""
    return set(reports.map(study.evidence)) == {"second-hand"}


def levels(study):
    """Tell of the levels and shares that the ledger can speak to by then."""
    kinds = study.claims["kind"].isin(["level", "share", "count"])
    stated = study.claims[kinds & (study.claims["stated_printed"] != "")]
    rows = study.by_then(study.checked(stated["claim_id"]))
    parts, is_own = [], False
    for claim_id, seen in rows.groupby("claim_id"):
        stated = study.printed(claim_id, "stated")
        is_own |= seen["end_report"].map(study.publishers).map(study.is_own(claim_id)).all()
        items = [_level_item(study, row) for row in seen.itertuples()]
        parts.append(_listed(study, "levels", items, id=claim_id, stated=stated))
    if is_own:
        parts.append(study.say("finding.levels.same"))
    parts += _directions(study)
    return make_finding(study, "levels", " ".join(parts)) if parts else None


def _level_item(study, row):
    stated, seen = study.claims.at[row.claim_id, "stated"], study.observed(row)
    year, as_of = (study.check(row, column) for column in ("rival", "as_of"))
    value = study.values.quantity(
        f"{row.claim_id}.{row.estimator}.{row.as_of}.seen",
        seen,
        **compared_in("ledger_checks", about=row.end_report, formula="observation"),
    )
    agrees = stated.contains(seen.value) or (
        (seen.value, seen.comparator) == (stated.value, stated.comparator)
    )
    status = study.status(row)
    if row.status == AGREES and not agrees:  # too vague to dispute it
        status = study.say("finding.levels.allows")
    return study.say("finding.levels.item", estimator=study.voice.name(row.estimator), year=year,
                     as_of=as_of, value=value, status=status)  # fmt: skip


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
            start_value=study.check(row, "start_value", 0, study.claims.at[row.claim_id, "unit"]),
            start_period=study.check(row, "rival"),
            end_value=study.check(row, "end_value", 0, study.claims.at[row.claim_id, "unit"]),
            end_period=study.printed(row.claim_id, "end_period"),
            status=study.status(row),
        )


def records(study):
    """Tell of the record claims, one item per estimator, as known by then."""
    highs = study.claims.query("kind == 'record' and direction != 'decrease'")
    highs = highs.loc[highs["indicator"] == COCA, "claim_id"]
    rows = study.by_then(study.checked(highs))
    rows = rows.drop_duplicates(["claim_id", "estimator"], keep="last")
    if rows.empty:
        return None
    parts = []
    rows = rows.sort_values("estimator", ascending=False, kind="stable")
    years = rows["claim_id"].map(study.claims["end_period"])
    for _, alike in rows.groupby(years):
        claim_id = alike["claim_id"].min()  # claims of one year are told together
        seen, ids = alike[alike["claim_id"] == claim_id], sorted(set(alike["claim_id"]))
        unit, period = study.claims.at[claim_id, "unit"], study.printed(claim_id, "end_period")
        items = [
            study.say(
                f"finding.records.{AGREES if row.status == AGREES else DIFFERS}",
                estimator=study.voice.name(row.estimator),
                value=study.check(row, "end_value", 0, unit),
                rival=study.check(row, "rival"),
                rival_value=study.check(row, "rival_value", 0, unit),
            )
            for row in seen.itertuples()
        ]
        document, ids = study.document(claim_id), study.voice.join(ids)
        parts.append(_listed(study, "records", items, document=document, id=ids, end_period=period))
    return make_finding(study, "records", " ".join(parts), figure="coca-area")


def windows(study):
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
        origin = placed_in("windows", about=claim.claim_id, formula="count of windows")
        first, last = (
            values.quote(f"windows.{end}", year, **placed_in("windows", formula=end))
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
                beyond=study.say(
                    f"finding.windows.{variant}", n=values.number(f"{name}.beyond", count, **origin)
                ),
            )
        )
    if not parts:
        return None
    text = " ".join([*parts, study.say("finding.windows.why")])
    return make_finding(study, "windows", text, figure="windows")
