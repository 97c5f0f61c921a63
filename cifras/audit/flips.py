"""Which verdicts flip between runs or combinations of parameters, and what flips them."""

import csv
import io
from collections import Counter
from itertools import combinations

import pandas as pd

from cifras.arithmetic.verdicts import VERDICTS

FLIP_COLUMNS = "claim_id parameter from_value to_value from_verdict to_verdict pairs of".split()


def read_verdicts(content, known):
    """Return the verdicts that verdicts.csv (bytes) holds, by claim.

    ValueError where it is not one row per claim of `known`, with a verdict.
    """
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    found = {row.get("claim_id"): row.get("verdict") for row in rows}
    if (
        not rows
        or len(found) < len(rows)
        or set(found) - known
        or set(found.values()) - {*VERDICTS}
    ):
        expected = f"one row per claim of claims.csv, with one of {', '.join(VERDICTS)}"
        raise ValueError(f"verdicts.csv: expected {expected}")
    return found


def compare_runs(parameters, verdicts):
    """Compare finished runs claim by claim; both map runs, to their parameters and verdicts.

    Returns two tables: the parameters in which the runs differ, one row each, and one row per
    claim with its verdict in each run, an empty text where a run did not audit its document,
    and ``flips`` where the verdicts differ.
    """
    names = dict.fromkeys(name for values in parameters.values() for name in values)
    rows = {name: {run: v.get(name, "") for run, v in parameters.items()} for name in names}
    differing = {name: row for name, row in rows.items() if len(set(row.values())) > 1}
    table = pd.DataFrame(verdicts).fillna("").rename_axis("claim_id")
    told = table.apply(lambda row: len(set(row) - {""}), axis=1)
    columns = list(parameters)
    return (
        pd.DataFrame.from_dict(differing, orient="index", columns=columns).rename_axis("parameter"),
        table.assign(flips=told > 1),
    )


def verdict_table(combinations_run, verdicts):
    """Return one row per combination that succeeded: its parameters, then its verdicts.

    A combination maps parameters to values as words, `verdicts` holds what each gave: a dict by
    claim, or an error. The verdict of a claim that a combination did not audit is empty.
    """
    found = [v for v in verdicts if isinstance(v, dict)]
    claims = list(dict.fromkeys(claim for one in found for claim in one))
    rows = [
        one | {claim: known.get(claim, "") for claim in claims}
        for one, known in zip(combinations_run, verdicts, strict=True)
        if isinstance(known, dict)
    ]
    return pd.DataFrame(rows, columns=[*combinations_run[0], *claims])


def flips(values, table):
    """Return which verdicts flip, and which parameter flips them.

    `values` maps parameters to their values as words, `table` is a :func:`verdict_table`. Two
    combinations that differ in one parameter only are a pair. One row per claim, pair of values
    and pair of different verdicts: in how many ``pairs`` they were met, ``of`` how many pairs
    with these two values in which the claim was graded.
    """
    claims = [column for column in table.columns if column not in values]
    counts, totals = Counter(), Counter()
    for parameter, listed in values.items():
        others, alike = [name for name in values if name != parameter], {}
        for row in table.to_dict("records"):
            alike.setdefault(tuple(row[name] for name in others), {})[row[parameter]] = row
        for before, after in combinations(listed, 2):
            for rows in alike.values():
                if not {before, after} <= set(rows):
                    continue
                for claim in claims:
                    first, second = rows[before][claim], rows[after][claim]
                    if first and second:
                        totals[claim, parameter, before, after] += 1
                        counts[claim, parameter, before, after, first, second] += first != second
    rows = [(*key, count, totals[key[:4]]) for key, count in counts.items() if count]
    order = {claim: place for place, claim in enumerate(claims)}
    return pd.DataFrame(sorted(rows, key=lambda row: order[row[0]]), columns=FLIP_COLUMNS)
