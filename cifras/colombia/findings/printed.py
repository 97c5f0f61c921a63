"""What the printed figures say: area, potential cocaine, the missing base, what is implied."""

from cifras.arithmetic.verdicts import HOLDS
from cifras.colombia.choose import COCA, COCAINE, HOME, changes
from cifras.colombia.findings.finding import make_finding
from cifras.colombia.study import graded_in, observed_in
from cifras.language.voice import sentence
from cifras.sources.claims import FISCAL
from cifras.sources.ledger import select_series


def _tested(study, indicator):
    """Return the ids of the change claims about an indicator at home that could be tested."""
    claims = changes(study.claims, indicator)
    ids = claims.loc[claims["geography"] == HOME, "claim_id"]
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
    """Say of each printed endpoint that no report of the ledger prints what reports print.

    Where a report implies it all the same, say which, and what the publisher's own one prints.
    """
    if study.is_on_ledger(claim_id):
        return
    claim = study.claims.loc[claim_id]
    series = (claim[name] for name in ("indicator", "estimator", "geography"))
    rows = select_series(study.observations, *series)
    for side in ("start", "end"):
        here = rows[rows["period"] == claim[f"{side}_period"]]
        is_printed, is_it = here["derived"] == "", here["value"] == claim[f"{side}_value"]
        seen = here[is_printed]
        if seen.empty or (is_printed & is_it).any():
            continue
        name = f"{claim_id}.{side}"
        items = [
            study.say("finding.change.unseen_item", **_published(study, name, group, claim["unit"]))
            for _, group in seen.groupby("value")
        ]
        tokens = {"printed": study.printed(claim_id, side), "list": study.voice.join(items)}
        tokens["year"] = study.printed(claim_id, f"{side}_period")
        yield study.say("finding.change.unseen", **tokens)
        yield from _own_reports(study, claim_id, side, "finding.change.rare")


def _own_reports(study, claim_id, side, text):
    """Say what the publisher's own report printed before a later one implied the figure."""
    claim = study.claims.loc[claim_id]
    series = (claim[name] for name in ("indicator", "estimator", "geography"))
    rows = select_series(study.observations, *series)
    own = rows[rows["period"] == claim[f"{side}_period"]]
    own = own[own["report_id"].map(study.publishers).map(study.is_own(claim_id)).astype(bool)]
    implied = own[(own["derived"] != "") & (own["value"] == claim[f"{side}_value"])]
    before = own[(own["derived"] == "") & (own["vintage"] < implied["vintage"].min())]
    if len(before):
        earlier, later = (
            _published(study, f"{claim_id}.{side}.own", rows, claim["unit"])
            for rows in (before.iloc[[-1]], implied.iloc[[0]])
        )
        tokens = {"own_in": earlier["years"], "own": earlier["value"], "implied_in": later["years"]}
        tokens["printed"] = study.printed(claim_id, side)
        yield study.say(text, year=study.printed(claim_id, f"{side}_period"), **tokens)


def _published(study, name, rows, unit):
    """Return the tokens of one value and of the editions that hold it."""
    value, name = rows["value"].iloc[0], f"{name}.seen.{rows['value'].iloc[0]:g}"
    origin, years = observed_in(", ".join(rows["report_id"])), sorted(set(rows["vintage"]))
    first, last = (
        study.values.quote(f"{name}.{end}", year, **origin)
        for end, year in (("first", years[0]), ("last", years[-1]))
    )
    told = study.say("finding.change.year", first=first)
    if len(years) > 1:
        told = study.say("finding.change.years", first=first, last=last)
    return {"value": study.values.number(name, value, 0, unit, **origin), "years": told}


def area(study):
    """Tell how the changes of coca area fare."""
    ids = _tested(study, COCA)
    if not ids:
        return None
    failed = "" if all(study.verdict(i) in HOLDS for i in ids) else "_failed"
    text = " ".join(change_sentences(study, i) for i in ids)
    held = [i for i in ids if study.verdict(i) in HOLDS]
    items = [study.say("summary.held_item", **study.claim_tokens(i)) for i in held]
    listed = study.voice.join(items)
    short = study.say("summary.held", what=study.what(COCA), list=listed) if held else ""
    return make_finding(study, "area", text, failed, sentence(short))


def cocaine(study):
    """Tell how the changes of potential cocaine fare."""
    ids = _tested(study, COCAINE)
    if not ids:
        return None
    verdicts = {study.verdict(i) for i in ids}
    variant = "_held" if verdicts <= {*HOLDS} else "" if "grain" in verdicts else "_failed"
    text = " ".join(change_sentences(study, i) for i in ids)
    shorts = [sentence(study.say("summary.cocaine", **study.change(ids[-1])))]
    if not study.is_on_ledger(ids[-1]):
        shorts += _own_reports(study, ids[-1], "start", "summary.seen")
    figure = "cocaine-vintages" if study.is_on_ledger(ids[-1]) else "grain"
    return make_finding(study, "cocaine", text, variant, " ".join(shorts), figure)


def base(study):
    """Tell of the claim whose base is missing, and of what was published for its year."""
    published = study.results["implied_base"]
    ids = [i for i in study.measured("implied_start") if _are_of(study, i, published)]
    if not ids:
        return None
    (claim_id, *_), values = ids, study.values
    unit, seen, short_list = study.claims.at[claim_id, "unit"], [], []
    distinct = published.groupby(["estimator", "value"], sort=False)
    for (estimator, number), rows in distinct:
        reports = ", ".join(rows["report_id"])
        name, origin = f"{claim_id}.published.{estimator}.{number:g}", observed_in(reports)
        value = values.number(name, number, 0, unit, **origin)
        years = [values.quote(f"{name}.{year}", year, **origin) for year in rows["vintage"]]
        who, vintage = study.voice.name(estimator), study.voice.join(years)
        seen.append(study.say("finding.base.seen", value=value, who=who, vintage=vintage))
        short_list.append(study.say("summary.base_item", value=value, who=who))
    wide = "series" if study.trend(claim_id, "implied_start", basis="series") else "printed"
    origin, fitting = graded_in("implied_base", about=claim_id), int(distinct["fits"].any().sum())
    tokens = study.claim_tokens(claim_id) | {
        "end": study.printed(claim_id, "end"),
        "base_low": study.trend(claim_id, "implied_start", "low"),
        "base_high": study.trend(claim_id, "implied_start", "high"),
        "wide_low": study.trend(claim_id, "implied_start", "low", basis=wide),
        "wide_high": study.trend(claim_id, "implied_start", "high", basis=wide),
        "published": values.number(
            f"{claim_id}.published", distinct.ngroups, formula="values published", **origin
        ),
        "fitting": values.number(
            f"{claim_id}.fitting", fitting, formula="values that fit", **origin
        ),
        "list": study.voice.join(seen),
    }
    hit = "_hit" if fitting else ""
    fate = study.say("finding.base.hit" if hit else "finding.base.missed", **tokens)
    text = f"{study.say('finding.base.text', **tokens)} {fate}"
    short = study.say(f"summary.base{hit}", **tokens | {"list": study.voice.join(short_list)})
    return make_finding(study, "base", text, hit, short, "implied-base")


def _are_of(study, claim_id, published):
    """Say whether values were published of what a claim is about, for the year it starts in."""
    claim, seen = study.claims.loc[claim_id], study.observations
    own = seen[seen["indicator"].eq(claim["indicator"]) & seen["period"].eq(claim["start_period"])]
    return not published.empty and set(published["report_id"]) <= set(own["report_id"])


def implied(study):
    """Tell what other claims imply."""
    parts = [*_shares(study), *_average(study), *_spans(study)]
    return make_finding(study, "implied", " ".join(parts)) if parts else None


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
    """Say how two spans of one thing count the same fiscal years, and what has passed since."""
    claims = study.claims
    for counted in study.measured("fiscal_years"):
        claim = claims.loc[counted]
        start, end = (int(claim[f"{side}_date"].removeprefix(FISCAL)) for side in ("start", "end"))
        alike = claims[(claims["indicator"] == claim["indicator"]) & (claims["kind"] == "span")]
        for other in alike.itertuples():
            stated = other.stated.value, claim["stated"].value
            if other.claim_id == counted or stated != (end - start, end - start + 1):
                continue
            since = study.values.number(
                f"{other.claim_id}.since", other.end_period - start,
                formula="year of the document - start", about=other.claim_id, table="claims.csv",
                notebook="01-clean-source-figures",
            )  # fmt: skip
            yield study.say(
                "finding.implied.spans",
                first_id=other.claim_id,
                second_id=counted,
                start=study.dated(counted, "start"),
                end=study.dated(counted, "end"),
                first=study.printed(other.claim_id, "stated"),
                second=study.printed(counted, "stated"),
                published=study.printed(other.claim_id, "end_period"),
                since=since,
            )
