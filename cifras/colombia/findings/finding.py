"""What a finding is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A heading, a paragraph, one sentence for the summary, and the name of its figure."""

    name: str
    heading: str
    text: str
    short: str = ""
    figure: str = ""


def make_finding(study, name, text, variant="", short="", figure=""):
    """Return the finding called `name`, with the heading of the `variant` that holds."""
    return Finding(name, study.say(f"finding.{name}.heading{variant}"), text, short, figure)
