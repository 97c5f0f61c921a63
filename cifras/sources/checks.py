"""Named integrity checks: what must hold before a notebook saves."""

import pandas as pd


class CheckError(AssertionError):
    """Checks that failed; ``failed`` maps the name of each to what offends it."""

    def __init__(self, failed):
        self.failed = failed
        super().__init__(
            "; ".join(
                f"{name}: not so for {', '.join(map(str, offenders))}"
                for name, offenders in failed.items()
            )
        )


def check_all(offenders_by_check):
    """Show every check and that it holds; raise :class:`CheckError` naming what offends.

    `offenders_by_check` maps a check, said as a sentence, to whatever breaks it: claim ids,
    rows, anything that can be listed. A check with nothing to list holds.
    """
    offenders = {name: list(found) for name, found in offenders_by_check.items()}
    failed = {name: found for name, found in offenders.items() if found}
    if failed:
        raise CheckError(failed)
    return pd.DataFrame({"check": list(offenders), "holds": "yes"})
