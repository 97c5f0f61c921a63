"""What a text claims, written as a table and audited again, gets the verdicts of the text."""

import csv
from pathlib import Path

import pytest
from whole_table import audit_table

from cifras.audit.output import to_csv
from cifras.audit.review import COLUMNS, review_row
from cifras.audit.text_claims import grade_text_claim, text_row
from cifras.reading.claims import read_claims

DATA = Path(__file__).parents[1] / "data"
TEXTS = [
    ("Sales more than doubled from 1,000 tons to 1,900 tons.", "en"),
    ("Sales fell by more than a third, from 3,011 to 2,107.", "en"),
    ("Sales fell by less than half, from 3,011 to 1,607.", "en"),
    ("Sales nearly halved from 3,011 to 1,607.", "en"),
    ("Sales rose by a third, from 3,011 to 4,007.", "en"),
    ("Output tripled to 9,033 from 3,011.", "en"),
    ("Sales rose just over 30 percent, from 3,011 to 3,944.", "en"),
    ("The rate fell to 5.1 % from 6.2 %, down 1.1 points.", "en"),
    ("Deaths rose by 440 to 1,440 from 1,000.", "en"),
    ("Los casos cayeron más de un tercio, de 3.011 a 1.907.", "es"),
    ("Los casos cayeron una tercera parte, de 30,110 a 20,073, un 33.3 %.", "es"),
    ("Las ventas casi se duplicaron de 3.011 a 5.907.", "es"),
    ("La carga subió 12 %, al pasar de 7,5 a 8,4 millones de toneladas.", "es"),
    ("La tasa bajó 1,1 puntos, de 6,2 % a 5,1 %.", "es"),
]


@pytest.fixture
def both(tmp_path):
    """Return the verdicts of a text, and those of the table that its claims are written as."""

    def graded(text, language):
        reading = read_claims(text, language or None)
        rows, verdicts = [], []
        for n, claim in enumerate(reading.claims):
            place = {"claim_id": f"c{n}", "document": "a.txt", "line": 1}
            rows.append(place | review_row(claim, reading.language))
            found = grade_text_claim(claim)
            verdicts.append((found.verdict, text_row(claim, found, 1)["change_pct_recomputed"]))
        path = tmp_path / "claims.csv"
        path.write_text(to_csv(rows, COLUMNS), encoding="utf-8")
        again, problems = audit_table(path)
        assert problems == []
        return verdicts, [(row["verdict"], row["change_pct_recomputed"]) for row in again]

    return graded


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_a_claim_keeps_its_verdict_through_its_table(both, text, language):
    verdicts, again = both(text, language)
    assert again == verdicts
    assert verdicts


@pytest.mark.parametrize(("name", "every"), [("claims_dev.csv", 1), ("claims_more.csv", 6)])
def test_the_claims_of_many_texts_keep_their_verdicts(both, name, every):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        texts = dict.fromkeys((row["text"], row["language"]) for row in csv.DictReader(file))
    seen = 0
    for text, language in list(texts)[::every]:
        verdicts, again = both(text, language)
        assert again == verdicts, text
        seen += len(verdicts)
    assert seen > 150
