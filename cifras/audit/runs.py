"""Which verdicts flip between runs, and in which parameters the runs differ."""

import pandas as pd

from cifras import paths
from cifras.engine.parameters import PARAMETERS, in_words
from cifras.engine.run import read_record
from cifras.sources.problems import Problem, TableError
from cifras.sources.tables import read_table


def compare_runs(runs):
    """Compare finished runs claim by claim.

    Returns (parameters, verdicts): the parameters in which the runs differ, one row each, and
    one row per claim with its verdict in each run, an empty text where a run did not audit
    its document, and ``flips`` where the verdicts differ. Raises
    :class:`cifras.sources.problems.TableError` naming every run that has not been made.
    """
    records = {run: read_record(run) for run in runs}
    tables = {run: paths.ROOT / "data" / "results" / run / "verdicts.csv" for run in runs}
    missing = [run for run in runs if not records[run] or not tables[run].exists()]
    if missing:
        expected = "a finished run; make it with cifras run --run"
        raise TableError(
            [
                Problem(paths.shown(tables[run]), None, "", "", f"{expected} {run}")
                for run in missing
            ]
        )
    values = {run: records[run]["parameters"] for run in runs}
    differing = [
        name
        for name in PARAMETERS
        if name != "run" and len({str(value.get(name)) for value in values.values()}) > 1
    ]
    parameters = pd.DataFrame(
        {
            run: [in_words(value.get(name, "")) for name in differing]
            for run, value in values.items()
        },
        index=pd.Index(differing, name="parameter"),
    )
    verdicts = pd.DataFrame(
        {run: read_table(path).set_index("claim_id")["verdict"] for run, path in tables.items()}
    ).fillna("")
    told = verdicts.apply(lambda row: len(set(row) - {""}), axis=1)
    return parameters, verdicts.rename_axis("claim_id").assign(flips=told > 1)
