"""What other programs read of verdicts: ClaimReview, JSON-LD with the words of schema.org."""

import json

from cifras import __licence__
from cifras.audit.quote import ATTRIBUTED, NO, YES
from cifras.report.formats import report_file

_BEST = 5
# Five points for what may be quoted, four where its source must be named. What should not be
# quoted has three where a coarser rounding would save it, and one where the direction is wrong.
RATINGS = {YES: 5, ATTRIBUTED: 4, NO: 2}
_OF_A_VERDICT = {"grain": 3, "reversed": 1}


def claim_reviews(report, documents, rows):
    """Return one schema.org ClaimReview per claim that can be checked, as claimreview.json does.

    `documents` maps ids to what is known of each document, `rows` are the claims in order: id,
    document, answer (one of :data:`cifras.audit.quote.QUOTES`), verdict, what the rating is
    called, and the paraphrase and the reason with their tokens. A rating runs from 1 to 5
    (:data:`RATINGS`); ``alternateName`` is the answer and the verdict.
    """
    fill, language = report.values.fill, report.voice.language
    page, reviews = report_file("html", language), []
    for claim_id, document_id, quote, verdict, rated, paraphrase, reason in rows:
        if quote not in RATINGS:
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
                    "ratingValue": _OF_A_VERDICT.get(verdict, RATINGS[quote]),
                    "bestRating": _BEST,
                    "worstRating": 1,
                    "alternateName": fill(rated),
                },
                "reviewBody": fill(reason),
                "author": {"@type": "Organization", "name": "Cifras"},
                "license": __licence__,
            }
        )
    return json.dumps(reviews, indent=1, ensure_ascii=False) + "\n"
