"""What the auditor reads out of the two documents themselves is what the study's table says.

The documents are not ours to publish: they stand beside the project, where they do.
"""

from fractions import Fraction

import pytest

from cifras import paths
from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims
from cifras.sources.claims import clean_claims
from cifras.sources.schema import read_sources
from cifras.sources.tables import read_table

DOCUMENTS = paths.ROOT.parent / "shared" / "documents"
FILES = {"inl": "inl-colombia.txt", "crs": "crs-colombia-summary.txt"}


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not beside the project")
@pytest.mark.parametrize("document", FILES)
def test_every_change_of_the_table_is_found_with_its_numbers_and_its_verdict(document):
    claims = clean_claims(read_sources())
    claims = claims[(claims["document_id"] == document) & (claims["kind"] == "change")]
    verdicts = read_table(paths.results("baseline") / "verdicts.csv").set_index("claim_id")
    text = (DOCUMENTS / FILES[document]).read_text(encoding="utf-8")
    found = {
        (claim.start_period, claim.end_period, claim.stated_value): grade_text_claim(claim)
        for claim in read_claims(text, "en").claims
    }
    wanted = {}
    for claim in claims.itertuples():
        sign = 1 if claim.direction == "increase" else -1
        key = str(claim.start_period), str(claim.end_period), sign * claim.stated.value
        wanted[key] = verdicts.at[claim.claim_id, "verdict"]
    # A text has no series whose rounding unit could excuse a claim, and "the same time period"
    # stands for the years of the sentence before.
    same = {("same time period", "", Fraction(-58)): ("2007", "2013", Fraction(-58))}
    graded = {same.get(key, key): one.verdict for key, one in found.items()}
    assert graded == {k: "contradicted" if v == "grain" else v for k, v in wanted.items()}
