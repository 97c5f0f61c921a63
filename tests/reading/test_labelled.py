"""Texts that people labelled are read as they are labelled, but for those that are known not to be.

`tests/data/misread.txt` names the latter; `make scorecard` writes it anew, so look at what it adds.
"""

import pytest
from scorecard import MISREAD, SETS, development, is_whole

_EVERY = {"development": 1, "more": 7, "shapes": 2}
_PARTS = 4


@pytest.mark.parametrize("part", range(_PARTS))
@pytest.mark.parametrize("name", SETS)
def test_labelled_texts_are_read_whole(name, part):
    known = set(MISREAD.read_text(encoding="utf-8").split())
    texts = development(name)[:: _EVERY[name]][part::_PARTS]
    left = {rows[0]["text_id"]: rows[0]["text"] for rows in texts if not is_whole(rows)}
    assert {key: text for key, text in left.items() if key not in known} == {}
    read = [rows[0]["text_id"] for rows in texts if rows[0]["text_id"] not in left]
    assert sorted(known.intersection(read)) == []
