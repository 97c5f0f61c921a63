"""Documents that are not those of the study: what the notebooks make of them."""

import json
import runpy

import pytest
from small import read_csv, write_csv

from cifras import paths
from cifras.sources.checks import CheckError

FIRST = paths.NOTEBOOKS / "01-clean-source-figures.ipynb"
DOCUMENT = {"document_id": "road", "title": "Roads", "title_es": "Vías", "publisher": "Somebody",
            "published": "2020", "published_basis": "stated", "language": "en",
            "licence": "CC0"}  # fmt: skip
CLAIM = {"claim_id": "road-01", "document_id": "road", "locator": "s1", "kind": "change",
         "indicator": "homicides", "start_period": "2010", "start_printed": "2,000",
         "end_period": "2012", "end_printed": "1,000", "stated_printed": "50 percent",
         "direction": "decrease", "paraphrase_en": "It fell", "paraphrase_es": "Cayó"}  # fmt: skip


@pytest.fixture
def run_first(root, tmp_path, monkeypatch):
    """Run the cells of the first notebook on one document more, whose claim is about a place."""

    def run(place):
        for name, row in (("documents", DOCUMENT), ("claims", CLAIM | {"geography": place})):
            path = root / "data" / "source" / f"{name}.csv"
            rows = read_csv(path)
            write_csv(path, list(rows[0]), [*rows, row])
        book = json.loads(FIRST.read_text(encoding="utf-8"))
        cells = ["".join(c["source"]) for c in book["cells"] if c["cell_type"] == "code"]
        code = "\n".join(cells).replace('documents = ["inl", "crs"]', 'documents = ["road"]')
        script = tmp_path / "first.py"
        script.write_text(code, encoding="utf-8")
        monkeypatch.setenv("CIFRAS_STAGE", str(tmp_path / "stage"))
        return runpy.run_path(str(script))

    return run


def test_a_document_on_another_place_is_not_for_the_study(run_first):
    with pytest.raises(CheckError, match=r"cifras audit.* not so for road"):
        run_first("Peru")


def test_a_document_of_which_no_number_is_listed_is_counted(run_first):
    assert run_first("Colombia")["numbers"] == 0
