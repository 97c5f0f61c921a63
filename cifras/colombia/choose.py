"""Which claims a sentence, figure or notebook of the study is about: chosen by rule, not by id."""

from cifras.arithmetic.verdicts import judge_change

HOME = "Colombia"
COCA, COCAINE = "coca_cultivation", "cocaine_potential"


def changes(claims, indicator=None, because=None):
    """Return the change claims, of one indicator or with one reason why they are not tested."""
    found = claims[claims["kind"] == "change"]
    if indicator:
        found = found[found["indicator"] == indicator]
    return found if because is None else found[found["untested_because"] == because]


def tells_of(claims, indicator):
    """Say whether one of the claims is about `indicator` at home."""
    return bool(((claims["indicator"] == indicator) & (claims["geography"] == HOME)).any())


def worked_claim(claims, steps):
    """Return the change claim to work by hand: the one whose verdict turns with the step."""
    tested, best = changes(claims, because=""), None
    for claim in tested.itertuples(index=False):
        step = steps.at((claim.indicator, claim.geography, claim.estimator), int(claim.published))
        verdict = judge_change(claim.start, claim.end, claim.stated, claim.direction, step).verdict
        if best is None or verdict == "grain":
            best = claim
            if verdict == "grain":
                break
    return best


def area_and_yield(claims):
    """Return the claims on coca area and on potential cocaine whose levels give a yield.

    Both print the same window and both levels; (None, None) where there are no two such.
    """
    for cocaine in changes(claims, COCAINE, "").itertuples(index=False):
        for coca in changes(claims, COCA, "").itertuples(index=False):
            if (coca.start_period, coca.end_period) == (cocaine.start_period, cocaine.end_period):
                return coca, cocaine
    return None, None


def baseless_claim(claims):
    """Return the change claim whose base is not printed, or None."""
    return next(changes(claims, because="no-start").itertuples(index=False), None)
