"""The findings: what the run's tables support, each a heading and a paragraph.

No number is typed here or in the texts: sentences hold tokens. Every sentence about a claim
follows its verdict. It may import whatever :mod:`cifras.colombia` may.
"""

from cifras.colombia.findings import compared, drove, printed

_FINDINGS = (
    printed.area, printed.cocaine, printed.base, compared.flips, compared.rivals, drove.split,
    drove.where, compared.security, compared.levels, compared.records, compared.windows,
    printed.implied,
)  # fmt: skip


def findings(study):
    """Return the findings that the run's tables support, in order."""
    return [finding for find in _FINDINGS if (finding := find(study))]
