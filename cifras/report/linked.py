"""What other programs read of a run: verdicts as ClaimReview, the run as an RO-Crate.

Both are JSON-LD with the vocabulary of schema.org. Neither holds the time of the run, which
stands in run.json only: the same inputs give the same bytes.
"""

import json

from cifras import __released__, __version__
from cifras.report.formats import report_file

_BEST = 5
# Best first, as VERDICTS are: five points for what follows, one for the wrong direction.
RATINGS = {"exact": 5, "rounding": 4, "grain": 3, "contradicted": 2, "reversed": 1}
_CRATE = "https://w3id.org/ro/crate/1.1"
_PROCESS_RUN = "https://w3id.org/ro/wfrun/process/0.5"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def claim_reviews(facts):
    """Return one schema.org ClaimReview per tested claim, as claimreview.json holds them.

    A rating runs from 1 (``reversed``) to 5 (``exact``); ``alternateName`` is the verdict.
    """
    documents = {row.document_id: row for row in facts.registry.documents.itertuples()}
    fill, page = facts.values.fill, report_file("html", facts.voice.language)
    reviews = []
    for claim_id, row in facts.verdicts.iterrows():
        if row["verdict"] not in RATINGS:
            continue
        document = documents[row["document_id"]]
        reviews.append(
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "identifier": claim_id,
                "url": f"{page}#claim-{claim_id}",
                "inLanguage": facts.voice.language,
                "claimReviewed": fill(facts.paraphrase(claim_id)),
                "itemReviewed": {
                    "@type": "Claim",
                    "identifier": claim_id,
                    "author": {"@type": "Organization", "name": document.publisher},
                    "appearance": {
                        "@type": "CreativeWork",
                        "name": document.title,
                        "datePublished": document.published,
                    },
                },
                "reviewRating": {
                    "@type": "Rating",
                    "ratingValue": RATINGS[row["verdict"]],
                    "bestRating": _BEST,
                    "worstRating": 1,
                    "alternateName": facts.voice.name(row["verdict"]),
                },
                "reviewBody": fill(facts.reason(claim_id)),
                "author": {"@type": "Organization", "name": "Cifras"},
                "license": _LICENCE,
            }
        )
    return json.dumps(reviews, indent=1, ensure_ascii=False) + "\n"


def run_crate(record):
    """Return ro-crate-metadata.json of a run: parameters, inputs and outputs with hashes.

    `record` is the run record; paths in it are relative to the project. The crate's root is
    the folder of the report; what lies outside it is named by its path and its hash.
    """
    run = record["run"]
    root = f"reports/{run}/"
    inputs = [_file(path, digest, "") for path, digest in sorted(record["inputs"].items())
              if path.startswith("data/")]  # fmt: skip
    outputs = [
        _file(path, digest, root)
        for path, digest in sorted(record["outputs"].items())
        if not path.startswith(root + "notebooks/")
    ]
    parts = [_link(item) for item in outputs if item["@type"] == "File"]
    parameters = [
        {"@id": f"#parameter-{name}", "@type": "PropertyValue", "name": name,
         "value": ", ".join(value) if isinstance(value, list) else str(value)}
        for name, value in record["parameters"].items()
    ]  # fmt: skip
    software = {
        "@id": "#cifras",
        "@type": "SoftwareApplication",
        "name": "Cifras",
        "softwareVersion": __version__,
    }
    action = {
        "@id": "#run",
        "@type": "CreateAction",
        "name": f"Run {run}: the notebooks in order",
        "instrument": _link(software),
        "object": [_link(item) for item in [*parameters, *inputs]],
        "result": [_link(item) for item in outputs],
    }
    dataset = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Cifras, run {run}",
        "description": "Report, figures and tables of one run of the notebooks of Cifras.",
        "datePublished": __released__,
        "license": {"@id": _LICENCE},
        "conformsTo": {"@id": _PROCESS_RUN},
        "hasPart": parts,
        "mentions": _link(action),
    }
    graph = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": _CRATE},
        },
        dataset,
        {"@id": _LICENCE, "@type": "CreativeWork", "name": "CC BY 4.0"},
        {"@id": _PROCESS_RUN, "@type": "CreativeWork", "name": "Process Run Crate"},
        software, action, *parameters, *inputs, *outputs,
    ]  # fmt: skip
    crate = {"@context": f"{_CRATE}/context", "@graph": graph}
    return json.dumps(crate, indent=1, ensure_ascii=False) + "\n"


def _file(path, digest, root):
    """Describe one file: as part of the crate if it lies below its `root`."""
    if root and path.startswith(root):
        name = path.removeprefix(root)
        return {"@id": name, "@type": "File", "name": name, "sha256": digest}
    return {
        "@id": f"#{path}", "@type": "MediaObject", "name": path, "contentUrl": f"../../{path}",
        "sha256": digest,
    }  # fmt: skip


def _link(item):
    return {"@id": item["@id"]}
