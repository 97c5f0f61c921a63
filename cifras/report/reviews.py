"""What other programs read of verdicts: ClaimReview, JSON-LD with the words of schema.org."""

import json

from cifras.report.formats import report_file

_BEST = 5
# Best first, as VERDICTS are: five points for what follows, one for the wrong direction.
RATINGS = {"exact": 5, "rounding": 4, "grain": 3, "contradicted": 2, "reversed": 1}
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def claim_reviews(report, documents, rows):
    """Return one schema.org ClaimReview per tested claim, as claimreview.json holds them.

    `documents` maps ids to what is known of each document, `rows` are the claims in order: id,
    document, verdict, what the rating is called, and the paraphrase and the reason with their
    tokens. A rating runs from 1 (``reversed``) to 5 (``exact``); ``alternateName`` is the
    verdict, and on whose figures it was reached where that matters.
    """
    fill, language = report.values.fill, report.voice.language
    page, reviews = report_file("html", language), []
    for claim_id, document_id, verdict, rated, paraphrase, reason in rows:
        if verdict not in RATINGS:
            continue
        document = documents[document_id]
        reviews.append(
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "identifier": claim_id,
                "url": f"{page}#claim-{claim_id}",
                "inLanguage": language,
                "claimReviewed": fill(paraphrase),
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
                    "ratingValue": RATINGS[verdict],
                    "bestRating": _BEST,
                    "worstRating": 1,
                    "alternateName": fill(rated),
                },
                "reviewBody": fill(reason),
                "author": {"@type": "Organization", "name": "Cifras"},
                "license": _LICENCE,
            }
        )
    return json.dumps(reviews, indent=1, ensure_ascii=False) + "\n"
