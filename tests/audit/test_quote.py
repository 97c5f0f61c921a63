"""May it be quoted? Each answer of the rule, and that more doubt never gives a better one."""

from itertools import product

import pytest

from cifras.arithmetic.verdicts import VERDICTS
from cifras.audit.outside import CHECKS
from cifras.audit.quote import QUOTES, may_quote


@pytest.mark.parametrize(
    ("verdict", "statuses", "answer"),
    [
        ("exact", [], "yes"),
        ("exact", ["agrees", "no data"], "yes"),
        ("rounding", ["close"], "yes"),
        ("exact", ["agrees", "differs"], "with attribution"),
        ("rounding", ["differs"], "with attribution"),
        ("grain", ["agrees"], "no"),
        ("contradicted", [], "no"),
        ("reversed", ["agrees"], "no"),
        ("untestable", [], "cannot be checked"),
        ("untestable", ["no data", "no data"], "cannot be checked"),
        ("untestable", ["differs", "no data"], "no"),
        ("untestable", ["agrees"], "with attribution"),
        ("untestable", ["close", "differs"], "with attribution"),
    ],
)
def test_the_answer_follows_the_verdict_and_the_checks(verdict, statuses, answer):
    assert may_quote(verdict, statuses) == answer


@pytest.mark.parametrize(
    ("verdict", "statuses"),
    [(v, s) for v in VERDICTS for n in range(3) for s in product(CHECKS, repeat=n)],
)
def test_a_figure_that_differs_never_makes_a_claim_easier_to_quote(verdict, statuses):
    before, after = may_quote(verdict, statuses), may_quote(verdict, [*statuses, "differs"])
    if before != "cannot be checked":  # now there is something to check it with
        assert QUOTES.index(after) >= QUOTES.index(before)


@pytest.mark.parametrize(
    ("verdict", "statuses", "answer"),
    [
        ("exact", [], "with attribution"),
        ("rounding", ["agrees"], "with attribution"),
        ("contradicted", [], "no"),
        ("untestable", [], "cannot be checked"),
    ],
)
def test_what_only_its_own_publisher_says_is_never_a_plain_yes(verdict, statuses, answer):
    assert may_quote(verdict, statuses, is_own=True) == answer
