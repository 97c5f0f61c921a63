"""What an audit shows on a terminal."""

from cifras.cli import main


def test_claims_of_one_sentence_that_are_not_tested_are_told_apart(tmp_path, capsys):
    text = tmp_path / "text.txt"
    text.write_text(
        "Robbery rose by 27 per cent, and fraud by 41 per cent. Boats were 6 in 2019 and 11 in "
        "2021. The use of it tripled in a decade. Fines fell from 412 to 390.",
        encoding="utf-8",
    )
    assert main(["audit", str(text)]) == 0
    shown = " ".join(capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ").split())
    for told in ("+27 %: a percent", "+41 %: a percent", "6 → 11: two levels", "× 3: the size"):
        assert told in shown
    assert "412 → 390" not in shown  # what is tested says its numbers itself
