"""Why a claim was judged as it was, and what would repair it: codes and values to sentences."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from cifras.arithmetic.quantities import enough_places
from cifras.language.voice import decimals


@dataclass(frozen=True)
class Reason:
    """A code that names a sentence under ``reason``, and the values it speaks of."""

    code: str
    values: dict


def say_reason(reason, voice):
    """Say a reason in the language of `voice`."""
    values = reason.values
    match reason.code:
        case "untested":
            return voice.say(f"untested.{values['why']}")
        case "missing":
            periods = voice.join(values["periods"])
            return voice.say("reason.missing", periods=periods, where=_where(values, voice))
        case "weak":
            reason, power = say_reason(values["reason"], voice), values["power"]
            if power is None:
                return voice.say("reason.weak_open", reason=reason)
            return voice.say("reason.weak", reason=reason, n=voice.number(power))
        case "implied":
            reason, implied = say_reason(values["reason"], voice), values["implied"]
            told = {"given": _shown(values["given"], voice), "stated": _stated(values, voice)}
            told["implied"] = voice.number(implied, decimals(implied, _last_place(implied)))
            return voice.say("reason.implied", reason=reason, **told)
        case "too_few":
            return voice.say("reason.too_few", where=_where(values, voice))
        case "ledger":
            seen = [voice.say("reason.seen", period=p, vintage=v) for p, v in values["seen"]]
            told = {"reason": _with_revisions(values, voice), "where": _where(values, voice)}
            return voice.say("reason.ledger", **told, seen=voice.join(seen))
        case "no_common":
            places = voice.join(map(voice.name, values["places"]))
            return voice.say("reason.no_common", places=places, where=_where(values, voice))
        case "standing":
            side, since = "above" if values["sign"] > 0 else "below", values.get("since")
            how = {"exact": side, "rounding": f"{side}_rounding"}
            standing = voice.say(
                "reason.standing_since" if since else "reason.standing",
                subject=voice.name(values["subject"]),
                top=voice.quantity(values["top"]),
                compared=voice.say(f"reason.{how.get(values['verdict'], f'not_{side}')}"),
                other=voice.quantity(values["other"]),
                rival=voice.name(values["rival"]),
                where=_where(values, voice),
                **({"since": since} if since else {}),
            )
            window = {"reason": standing, "year": values["window"]}
            return voice.say("reason.in_window", **window) if values["window"] else standing
        case "ranked":
            best, worst = values["places"]
            name = "ranked" if best == worst else "ranked_between"
            return voice.say(
                f"reason.{name}{'' if values['sign'] > 0 else '_low'}",
                subject=voice.name(values["subject"]),
                top=voice.quantity(values["top"]),
                other=voice.quantity(values["other"]),
                rival=voice.name(values["rival"]),
                where=_where(values, voice),
                **{name: voice.number(values[name]) for name in ("nth", "of")},
                best=voice.number(best),
                worst=voice.number(worst),
            )
        case "dated":
            stated = values["stated"]
            low, high = ceil(stated.low), floor(stated.high)
            told = {"start": values["start"], "low": low, "high": high}
            return voice.say("reason.dated", **told, stated=voice.quantity(stated))
        case "span" | "fiscal":
            stated = values["stated"]
            told = {name: values[name] for name in ("start", "end", "years")}
            told |= {"stated": voice.quantity(stated), "range": _range(stated, voice)}
            words = voice.say(f"reason.{reason.code}", **told)
            is_outside = values["basis"] == "events"
            return voice.say("reason.outside_dates", reason=words) if is_outside else words
    return _say_size(reason.code, values, voice)


def _say_size(code, values, voice):
    """Say how a stated size, or a direction alone, compares with the one recomputed."""
    unit = values.get("unit", "percent")
    told = {name: _shown(values[name], voice) for name in ("start", "end")}
    route = voice.say("reason.route", **told, change=say_size(values["change"], unit, voice, 2))
    step = _step(values, voice) if "step" in values else ""
    other = say_size(values["other"], unit, voice, 4, signed=False) if code == "tie" else ""
    direction = voice.say("reason.rise" if values.get("is_rise") else "reason.fall")
    stated = _stated(values, voice)
    return voice.say(f"reason.{code}", route=route, stated=stated, step=step, other=other,
                     direction=direction, **told)  # fmt: skip


def _step(values, voice):
    """Write the step of a series with its unit."""
    step, unit = values["step"], values.get("step_unit")
    if step:
        is_whole = Fraction(step).denominator == 1
        step = voice.number(step, 0 if is_whole else max(2, decimals(step, step)))
    unit = getattr(values["start"], "unit", "") if unit is None else unit
    return f"{step or ''} {unit}".strip()


def say_size(value, unit, voice, places, signed=True):
    """Say a size in its unit: ``percent``, ``points``, ``ratio`` (times) or ``absolute``."""
    places = enough_places(value, places)
    if unit == "percent":
        places = places if signed else decimals(value, _last_place(value))
        return voice.percent(value, places, signed)
    shown = round(Fraction(value), places)
    shown = decimals(shown, _last_place(shown))
    text = voice.number(value, shown, signed and unit != "ratio")
    return text if unit == "absolute" else voice.say(f"reason.{unit}", n=text)


def _last_place(value):
    """Return the grain at which a number with an end of decimals is written whole."""
    return Fraction(1, Fraction(value).denominator)


def say_cause(cause, voice):
    """Say a likely cause of a failure, a pair (code, what it gives), and what it gives."""
    code, gives = cause
    role = voice.say(f"repair.{gives.role}") if gives.role else ""
    found = say_size(gives.value, gives.unit, voice, 2)
    return voice.say(f"cause.{code}", role=role, new=gives.new, was=gives.was, found=found)


def _stated(values, voice):
    """Write what is stated; the words of a text stand in quotation marks."""
    text = _shown(values["stated"], voice)
    return voice.say("reason.quoted", text=text) if text is values["stated"] else text


def _shown(number, voice):
    """Write a quantity as the language does, and what a text prints as it prints it."""
    return number if isinstance(number, str) else voice.quantity(number)


def _range(stated, voice):
    """Say what a stated span stands for; one that is open on a side, by the side it binds."""
    if None in (stated.low, stated.high):
        name = stated.comparator.replace(" ", "_")
        return voice.say(f"reason.range_{name}", n=_plain(stated.value, voice))
    ends = {side: _plain(getattr(stated, side), voice) for side in ("low", "high")}
    return voice.say("reason.range", **ends)


def _where(values, voice):
    """Say whose figures were looked at, and up to which year of publication."""
    where = values["where"]
    known = voice.say("reason.known_latest")
    if where["until"] is not None:
        known = voice.say("reason.known_until", year=where["until"])
    words = voice.say("reason.where", estimator=voice.name(where["estimator"]), known=known)
    return f"{values['period']}; {words}" if values.get("period") else words


def _with_revisions(values, voice):
    words = say_reason(values["reason"], voice)
    if values["revised"] is None:
        return words
    listed = ", ".join(
        voice.say("reason.revised_item", was=voice.quantity(was), now=voice.quantity(now))
        for was, now in values["revised"]
    )
    name = "revised" if listed else "not_revised"
    return voice.say(f"reason.{name}", reason=words, list=listed)


def say_repair(repair, voice):
    """Say a single repair in the language of `voice`; nothing where there is none."""
    if repair is None:
        return ""
    change = voice.percent(repair.change, 1, signed=True)
    return voice.say(
        "repair.text" if repair.role == "stated" else "repair.level",
        change=change,
        role=voice.say(f"repair.{repair.role}"),
        text=voice.quantity(repair.new),
        was=voice.quantity(repair.was),
        source=voice.say(f"repair.{repair.kind}", **repair.seen | _named(repair.seen, voice)),
    )


def _named(seen, voice):
    """Return what a report that was seen is called."""
    return {"report": voice.name(seen["report"])} if "report" in seen else {}


def _plain(value, voice):
    return voice.number(value, 0 if Fraction(value).denominator == 1 else 2)
