"""Clauses of one sentence that tell of two things are never set against each other."""

from itertools import pairwise

import pytest
from test_claims import read

from cifras.reading.clauses import clauses


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("While rents rose by 5 %, wages fell to 412.", 2),
        ("Although sales rose 5% to 412 million, profit fell 3% to 41 million.", 2),
        ("While rents rose from 412, in May, to 420, wages fell to 12.", 1),  # unclear
        ("While arrests fell to 323, in May 2021 the exports were 442 tonnes.", 2),
        ("While there were 813 thefts in 2021, in 2022 they fell to 600.", 1),
        ("While rents rose 5 %, a rise of 12, wages fell to 412.", 2),
        ("While prices rose, wages fell 3 % to 412.", 1),
        ("Mientras las multas fueron 351, los hurtos aumentaron un 76 %.", 2),
        ("Mientras que en 2021 hubo 813 hurtos, en 2022 fueron 600.", 1),
        ("Aunque la tasa bajó al 4,1 %, sigue por encima del 3 %.", 1),
        ("The goal is 32%, and average rents totalled 722.", 2),
        ("The plan has 12 posts, which rose to 14.", 1),
        ("La meta es del 25 %, y los hurtos bajaron a 412.", 2),
        ("The plan cut emissions by 12 %, and they fell to 412 tonnes.", 1),
        ("The target group grew by 12 %, and it reached 412.", 1),
        ("El plan bajó la tasa un 12 %, y esta llegó a 412.", 1),
    ],
)
def test_where_a_sentence_parts(text, parts):
    found = clauses(text, 0, len(text))
    assert len(found) == (parts)
    assert found[0][0] == 0 and found[-1][1] == len(text)
    assert all(one[1] == two[0] for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("en", "While imports fell from €813 million to €624 million, thefts rose 6%.",
         [("levels", 813_000_000, 624_000_000, None), ("change", None, None, 6)]),
        ("en", "While fines rose from 302 to 813, sales fell 20%, from $428 to $344.",
         [("levels", 302, 813, None), ("change", 428, 344, -20)]),
        ("en", "Imports were €421 million in 2022 and €526 million in 2021. From 379 in 2021, "
         "thefts fell 18.5% to 309 in 2022.",
         [("levels", 526_000_000, 421_000_000, None), ("change", 379, 309, -18.5)]),
        ("en", "While the goal is 57.9%, thefts rose by 19.1% to 918 in 2022 from 771 in 2021.",
         [("change", 771, 918, 19.1)]),
        ("es", "Mientras las importaciones pasaron de 897 a 715 millones de euros, los embarques "
         "aumentaron un 0,8 %, de 925 a 932 toneladas.",
         [("levels", 897_000_000, 715_000_000, None), ("change", 925, 932, 0.8)]),
        ("es", "Mientras los nacimientos fueron 834, en 2022 las exportaciones fueron 876.", []),
    ],
)  # fmt: skip
def test_what_one_clause_counts_is_not_set_against_the_other(language, text, claims):
    told = [
        (kind, *(None if n is None else float(n) for n in numbers))
        for kind, *numbers in read(text, language)
    ]
    assert sorted(told, key=str) == sorted(
        [(kind, *(None if n is None else float(n) for n in numbers)) for kind, *numbers in claims],
        key=str,
    )
