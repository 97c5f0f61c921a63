"""How well texts are read: counts on the development set, by language and kind of claim.

`make scorecard` prints the table and keeps it as reports/scorecard.md. The set is small and was
used while the reader was written, so the counts flatter it; what is found in other texts is less.
"""

import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "reading"))
from test_claims import development, expected, is_same

from cifras import paths
from cifras.audit.text_claims import grade_text_claim
from cifras.reading.claims import read_claims

_NAMES = {
    "full": "size and both levels",
    "change": "percent alone, or with one level",
    "levels": "levels alone",
    "points": "points, part of them",
    "multiple": "multiples, part of them",
    "difference": "amounts by which something moved",
}


def count():
    """Return counts by language and kind, and of what was made wrong, trapped and called."""
    counts = Counter()
    for rows in development():
        language, text = rows[0]["language"], rows[0]["text"]
        claims = read_claims(text, language).claims
        bad = any(grade_text_claim(c).verdict in ("contradicted", "reversed") for c in claims)
        is_slip = any(row["slip"] for row in rows)
        counts["slips", language] += is_slip
        counts["slips called", language] += is_slip and bad
        counts["false alarms", language] += bad and not is_slip
        made = [
            (c.kind, *(n and n.value for n in (c.start, c.end)), c.stated_value) for c in claims
        ]
        counts["made", language] += len(made)
        for row in rows:
            if row["kind"] == "none":
                counts["traps", language] += 1
                counts["trapped", language] += bool(made)
                continue
            wanted = expected(row)
            kind = "full" if None not in wanted else wanted[0]
            counts[kind, language] += 1
            if found := [one for one in made if is_same(one, wanted)]:
                made.remove(found[0])
                counts[f"{kind} found", language] += 1
        counts["wrong", language] += len(made)
    return counts


def speed():
    """Return characters a second on the development set, read as one text."""
    text = "\n\n".join(rows[0]["text"] for rows in development())
    start = time.perf_counter()
    read_claims(text, "en")
    return len(text) / (time.perf_counter() - start)


def page(counts):
    """Return the scorecard as Markdown."""
    lines = [
        "# How well texts are read",
        "",
        f"{date.today().isoformat()}, on `tests/data/claims_dev.csv`: texts in English and Spanish",
        "written for this purpose. The reader was made with this set at hand, which flatters it.",
        "",
        "| | English | Spanish |",
        "| --- | --- | --- |",
    ]
    for kind, name in _NAMES.items():
        cells = [f"{counts[f'{kind} found', x]} of {counts[kind, x]}" for x in ("en", "es")]
        lines.append(f"| found, every number right: {name} | {' | '.join(cells)} |")
    for name, one, of in (
        ("made wrong in some number, of all made", "wrong", "made"),
        ("texts without a claim of which one was made", "trapped", "traps"),
        ("planted slips called", "slips called", "slips"),
        ("texts without a slip in which one was called", "false alarms", ""),
    ):
        cells = [
            f"{counts[one, x]} of {counts[of, x]}" if of else str(counts[one, x])
            for x in ("en", "es")
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += [
        "",
        "Not read yet: *respectively*, a size that two subjects share, claims over three",
        "sentences, ranks, records, streaks, shares and sums. Periods and what a claim is about",
        "are printed words and are right less often than numbers.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = page(count())
    (paths.ROOT / "reports" / "scorecard.md").write_text(text, encoding="utf-8")
    print(text)
    print(f"{speed() / 1e6:.2f} MB of dense text a second")
