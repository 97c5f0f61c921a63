"""Claims and figures to verdicts: graded, compared with other published figures, tabled.

Judging gives codes and values; words are made where a table or a report is written. It may
import the rooms from :mod:`cifras.arithmetic` to :mod:`cifras.sources`.
"""
