"""What drove potential cocaine, and where the coca grew."""

from cifras.colombia.choose import COCA, area_and_yield, tells_of
from cifras.colombia.findings.finding import make_finding
from cifras.colombia.study import placed_in
from cifras.report.literal import literal

_MOST = 3  # departments that are named
_LMDI = "logarithmic mean Divisia index"


def split(study):
    """Tell how area and yield share the rise."""
    _, claim = area_and_yield(study.claims)
    if claim is None:
        return None
    tons = study.results["area_yield"].set_index("part")["cocaine_t"]
    origin = placed_in("area_yield", about=claim.claim_id, formula=_LMDI)
    tokens = {side: study.printed(claim.claim_id, f"{side}_period") for side in ("start", "end")}
    parts = {"start_t": "start", "end_t": "end", "by_area": "by_area", "by_yield": "by_yield"}
    for name, part in parts.items():
        tokens[name] = study.values.number(
            f"area-yield.{part}", tons[part], 0, "t", part.startswith("by_"), **origin
        )
    is_whole = tons["by_area"] >= tons["end"] - tons["start"] > 0
    variant = "" if is_whole else "_other"
    text = " ".join([study.say("finding.split.text", **tokens), *_longest_growth(study)])
    return make_finding(study, "split", text, variant, figure="drivers")


def _longest_growth(study):
    """Say the share of area in the longest growth, per estimator."""
    table = study.results["drivers"]
    rows = table[(table["end"] - table["start"] > 1) & (table["whole_t"] > 0)]
    if rows.empty:
        return
    origin, shares = placed_in("drivers", formula=_LMDI), []
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


def where(study):
    """Tell, per span of years, which departments grew most."""
    growth, values, told = study.results["growth"], study.values, []
    if growth.empty or not tells_of(study.claims, COCA):
        return None
    for span, rows in growth.groupby("span"):
        top, (start, end), name = rows.nsmallest(_MOST, "rank"), span.split("-"), f"growth.{span}"
        origin = placed_in("growth", about=f"departments, {span}")
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
            places.append(study.say("finding.where.place", name=literal(row.name), share_pct=share))
        told.append(study.say("finding.where.text", list=study.voice.join(places), **tokens))
    claims = study.claims
    is_cause = (claims["untested_because"] == "cause") & (claims["indicator"] == COCA)
    told_why = "" if is_cause.any() else "_plain"
    who, caveat = study.say("finding.where.who"), study.say(f"finding.where.caveat{told_why}")
    return make_finding(study, "where", " ".join([who, *told, caveat]), figure="departments")
