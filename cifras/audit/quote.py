"""May a claim be quoted? One rule, from its verdict and from what other figures say of it."""

from cifras.arithmetic.verdicts import HOLDS
from cifras.audit.outside import AGREES, CLOSE, DIFFERS, NO_DATA

# The answers, in the order in which a reader looks for them.
QUOTES = ("yes", "with attribution", "no", "cannot be checked")
YES, ATTRIBUTED, NO, UNCHECKED = QUOTES


def may_quote(verdict, statuses, is_own=False):
    """Return whether a claim may be quoted: one of :data:`QUOTES`.

    `verdict` is that on the document's own figures, `statuses` those of its outside checks;
    `is_own` says that a verdict rests on what the document does not print, and that nobody but
    its own publisher says it.
    A claim that its own figures do not give is not to be quoted. One that they give may be,
    with attribution where other figures differ, or where it would prove itself. One that they
    cannot test is known only from others: to be attributed where some of them agree or come close,
    not to be quoted where all differ, and not to be checked where there are none.
    """
    seen = set(statuses) - {NO_DATA}
    if verdict in HOLDS:
        return ATTRIBUTED if is_own or DIFFERS in seen else YES
    if verdict != "untestable":
        return NO
    if not seen:
        return UNCHECKED
    return ATTRIBUTED if seen & {AGREES, CLOSE} else NO
