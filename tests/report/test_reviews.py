"""ClaimReview and RO-Crate: the vocabulary of schema.org, the hashes of the files."""

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest
import rocrate
from rocrate.rocrate import ROCrate
from small import read_csv

from cifras import paths
from cifras.audit.quote import ATTRIBUTED, NO, QUOTES, UNCHECKED, YES
from cifras.report.reviews import RATINGS

REPORT = paths.ROOT / "reports" / "baseline"
SCHEMA = json.loads((Path(__file__).parent / "claimreview.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def vocabulary():
    """Map every class of schema.org to its ancestors, every property to its domains."""
    text = (Path(rocrate.__file__).parent / "data" / "schema.jsonld").read_text(encoding="utf-8")
    graph = json.loads(text)["@graph"]

    def names(node, key):
        found = node.get(key, [])
        return {x["@id"].split(":", 1)[1] for x in ([found] if isinstance(found, dict) else found)}

    nodes = {n["@id"].split(":", 1)[1]: n for n in graph if n["@id"].startswith("schema:")}
    parents = {k: names(n, "rdfs:subClassOf") for k, n in nodes.items()}

    def ancestors(name):
        return {name}.union(*(ancestors(parent) for parent in parents.get(name, ())))

    domains = {k: names(n, "schema:domainIncludes") for k, n in nodes.items()}
    return ancestors, domains, nodes


def unknown(node, vocabulary):
    """Return the types and properties of a JSON-LD object that schema.org does not have."""
    ancestors, domains, nodes = vocabulary
    kind, found = node["@type"], []
    if kind not in nodes:
        found.append(kind)
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if not domains.get(name, set()) & ancestors(kind):
            found.append(f"{kind}.{name}")
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, dict) and "@type" in child:
                found += unknown(child, vocabulary)
    return found


@pytest.fixture(scope="module")
def reviews():
    return json.loads((REPORT / "claimreview.json").read_text(encoding="utf-8"))


def test_every_review_fits_the_schema(reviews):
    jsonschema.validate(reviews, SCHEMA)


def test_a_review_without_a_rating_does_not_fit(reviews):
    broken = [{k: v for k, v in reviews[0].items() if k != "reviewRating"}]
    with pytest.raises(jsonschema.ValidationError, match="reviewRating"):
        jsonschema.validate(broken, SCHEMA)


def test_every_word_of_a_review_is_one_of_schema_org(reviews, vocabulary):
    assert [word for review in reviews for word in unknown(review, vocabulary)] == []


def test_a_word_that_schema_org_lacks_is_found(reviews, vocabulary):
    assert unknown(reviews[0] | {"verdict": "exact"}, vocabulary) == ["ClaimReview.verdict"]


def test_there_is_one_review_per_claim_that_can_be_checked_rated_by_its_answer(reviews):
    results = paths.ROOT / "data" / "results" / "baseline"
    answers = {row["claim_id"]: row["quote"] for row in read_csv(results / "quotable.csv")}
    checked = {name: answer for name, answer in answers.items() if answer != UNCHECKED}
    rated = {r["identifier"]: r["reviewRating"] for r in reviews}
    assert set(rated) == set(checked)
    for name, answer in checked.items():
        least, most = {YES: (5, 5), ATTRIBUTED: (4, 4), NO: (1, 3)}[answer]
        assert least <= rated[name]["ratingValue"] <= most, name
        assert rated[name]["alternateName"].startswith(f"may it be quoted: {answer}; "), name
    # What a coarser rounding would save is rated above what no figure gives.
    assert rated["inl-04"]["ratingValue"] > rated["inl-03"]["ratingValue"]
    # A record by one estimate is none by another: the rating says whose it is.
    assert rated["crs-07"]["alternateName"].endswith("verdict: exact (on U.S. figures)")


def test_better_answers_have_better_ratings():
    ratings = [RATINGS[answer] for answer in QUOTES if answer in RATINGS]
    assert ratings == sorted(set(ratings), reverse=True)
    assert len(ratings) == len(QUOTES) - 1


def test_reviews_lead_to_the_claim_in_the_page(reviews):
    page = (REPORT / "report.html").read_text(encoding="utf-8")
    assert all(f'id="{review["url"].partition("#")[2]}"' in page for review in reviews)


@pytest.fixture(scope="module")
def graph():
    text = (REPORT / "ro-crate-metadata.json").read_text(encoding="utf-8")
    return {node["@id"]: node for node in json.loads(text)["@graph"]}


def test_the_crate_loads_and_every_part_is_there():
    crate = ROCrate(REPORT)
    assert crate.root_dataset["license"]
    parts = [part for part in crate.data_entities if part.type == "File"]
    assert {"report.md", "report.html", "values.json", "claimreview.json"} <= {p.id for p in parts}
    assert all((REPORT / part.id).exists() for part in parts)


def test_the_crate_knows_the_hash_of_every_input_and_output(graph):
    files = [node for node in graph.values() if "sha256" in node]
    assert len(files) > 90
    for node in files:
        path = REPORT / node.get("contentUrl", node["@id"])
        assert hashlib.sha256(path.read_bytes()).hexdigest() == node["sha256"], node["@id"]


def test_every_reference_of_the_crate_is_resolved(graph):
    def references(value):
        if isinstance(value, dict):
            yield from [value["@id"]] if set(value) == {"@id"} else []
            for child in value.values():
                yield from references(child)
        elif isinstance(value, list):
            for child in value:
                yield from references(child)

    wanted = {name for node in graph.values() for name in references(node)}
    assert {name for name in wanted if name not in graph} <= {"https://w3id.org/ro/crate/1.1"}


def test_the_crate_holds_the_parameters_and_no_time(graph):
    values = {n["name"]: n["value"] for n in graph.values() if n["@type"] == "PropertyValue"}
    assert values["estimator"] == "as-documented"
    assert values["language"] == "en, es"
    assert "startTime" not in json.dumps(list(graph.values()))
