"""A table of claims graded at once, for tests that look at all of its rows."""

from cifras.audit.claims_table import ClaimsTable
from cifras.sources.problems import Problem


def audit_table(path, language="", numbers=""):
    """Grade every row of a table of claims; return (rows, problems)."""
    table, rows = ClaimsTable(path, language, numbers), []
    problems = list(table.problems)
    for found in table.rows():
        (problems if isinstance(found, Problem) else rows).append(found)
    return rows, problems
