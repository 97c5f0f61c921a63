"""Why a claim was judged as it was, and what would repair it: codes and values to sentences."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor


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
            how = {"exact": "above", "rounding": "above_rounding"}
            since = values.get("since")
            return voice.say(
                "reason.standing_since" if since else "reason.standing",
                subject=voice.name(values["subject"]),
                top=voice.quantity(values["top"]),
                compared=voice.say(f"reason.{how.get(values['verdict'], 'not_above')}"),
                other=voice.quantity(values["other"]),
                rival=voice.name(values["rival"]),
                where=_where(values, voice),
                **({"since": since} if since else {}),
            )
        case "dated":
            stated = values["stated"]
            low, high = ceil(stated.low), floor(stated.high)
            told = {"start": values["start"], "low": low, "high": high}
            return voice.say("reason.dated", **told, stated=voice.quantity(stated))
        case "span" | "fiscal":
            stated = values["stated"]
            bounds = {side: _plain(getattr(stated, side), voice) for side in ("low", "high")}
            told = {name: values[name] for name in ("start", "end", "years")} | bounds
            words = voice.say(f"reason.{reason.code}", **told, stated=voice.quantity(stated))
            is_outside = values["basis"] == "events"
            return voice.say("reason.outside_dates", reason=words) if is_outside else words
    route = voice.say(
        "reason.route",
        start=voice.quantity(values["start"]),
        end=voice.quantity(values["end"]),
        change=voice.percent(values["change"], 2, signed=True),
    )
    step = f"{_plain(values['step'], voice)} {values['start'].unit}"
    return voice.say(
        f"reason.{reason.code}",
        route=route,
        stated=voice.quantity(values["stated"]),
        step=step,
    )


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
