"""Clean the claims: endpoints resolved, every printed number read once."""

from cifras.arithmetic.trends import grain_needed
from cifras.arithmetic.verdicts import signed_claim
from cifras.reading.numbers import read_quantity
from cifras.sources.stated import read_stated

NUMBERS = ("start", "end", "stated", "whole")
FISCAL = "FY"  # stands before the date of an event that is a fiscal year


def clean_claims(sources):
    """Return the claims of every document, endpoints resolved, with what each number stands for.

    One row per claim. Columns: the source columns (``start_printed``, ``end_printed`` and
    ``whole_printed`` follow the links to the claims that print them), the document's
    ``language`` and ``published`` year, the indicator's ``unit`` and ``adds_up``; for ``start``,
    ``end``, ``stated`` and ``whole`` the quantity, or None, and its ``_value``, ``_low``,
    ``_high`` and ``_grain``; the dates of the events at ``start`` and ``end`` and the ``rivals``
    among which a rank is held.
    """
    import pandas as pd  # here, as an audit of a few claims does without

    claims = sources.claims.merge(
        sources.documents[["document_id", "language", "published"]], on="document_id"
    ).merge(sources.indicators[["indicator", "unit", "adds_up"]], on="indicator", how="left")
    claims[["unit", "adds_up"]] = claims[["unit", "adds_up"]].fillna("")
    claims["whole_printed"] = ""
    by_id = sources.claims.set_index("claim_id")
    for side in ("start", "end", "whole"):
        links = claims[f"{side}_from"].str.partition(".")
        claims[f"{side}_printed"] = [
            by_id.at[other, f"{end}_printed"] if other else own
            for own, other, end in zip(claims[f"{side}_printed"], links[0], links[2], strict=True)
        ]
    events, places = sources.events, sources.places.query("part_of != ''")
    fiscal = events["fiscal"].map({"yes": FISCAL, "": ""})
    dates = dict(zip(events["event_id"], fiscal + events["date"], strict=True))
    for side in ("start", "end"):
        claims[f"{side}_date"] = claims[f"{side}_event"].map(dates).fillna("")
    members = places.groupby("part_of")["place"].agg("; ".join)
    claims["rivals"] = claims["among"].map(members).fillna("")
    for column in ("start_period", "end_period", "published"):
        claims[column] = pd.to_numeric(claims[column].replace("", None)).astype("Int64")
    for name in NUMBERS:
        columns = claims[f"{name}_printed"], claims["language"], claims["kind"]
        read = [
            None
            if not text
            else read_stated(kind, text, language)
            if name == "stated"
            else read_quantity(text, language)
            for text, language, kind in zip(*columns, strict=True)
        ]
        claims[name] = pd.Series(read, index=claims.index, dtype=object)
        for part in ("value", "low", "high", "grain"):
            numbers = [None if q is None else as_float(getattr(q, part)) for q in read]
            claims[f"{name}_{part}"] = pd.Series(numbers, dtype=float)
    return claims


def place_claimed(claim):
    """Return the place that a rank claims, one where it names none."""
    return int(claim.stated.value) if claim.kind == "rank" and claim.stated else 1


def window_of(claim):
    """Return the first year among which a claim says that its record is one, or None."""
    import pandas as pd

    is_named = pd.notna(claim.start_period) and claim.start_period != ""
    return int(claim.start_period) if is_named else None


def years_of(claim):
    """Return the years that a claim names, first then last, without those it leaves out.

    `claim` is a row of the cleaned claims, where a missing year is NA or an empty text.
    """
    import pandas as pd

    periods = claim.start_period, claim.end_period
    return [int(period) for period in periods if pd.notna(period) and period != ""]


def smallest_grain(claim):
    """Return the smallest step of rounding at which a change claim with endpoints fits."""
    stated = signed_claim(claim.stated, claim.direction)
    return grain_needed(claim.start.value, claim.end.value, stated.low, stated.high)


def as_float(value):
    """Return a bound as a float, or None where it is open."""
    return None if value is None else float(value)
