"""Cards in a real browser: filters, links, and a change recomputed in the page as in the tables."""

import json
import re
from fractions import Fraction

import pytest
from browsing import NBSP, REPORT, changes, open_page, table, values_of

from cifras.language.voice import Voice
from cifras.report.formats import report_file

pytest.importorskip("selenium")
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


@pytest.fixture
def page(screen, tmp_path):
    """The page of one language without its figures, which take most of the time to load."""
    name = report_file("html", screen.language)
    whole = (REPORT / name).read_text(encoding="utf-8")
    bare = re.sub("<figure>.*?</figure>", "", whole, flags=re.DOTALL)
    (tmp_path / name).write_text(bare, encoding="utf-8")
    open_page(screen, tmp_path / name)
    return screen


def cards(page):
    """Return the cards that are shown."""
    return page.execute_script(
        "return [...document.querySelectorAll('article.card')].filter(card => "
        "card.checkVisibility({opacityProperty: true, visibilityProperty: true}) && "
        "card.getClientRects().length && card.offsetWidth && card.offsetHeight)"
    )


def open_card(page, claim):
    """Open a card as a reader does, and return it."""
    card = page.find_element(By.ID, f"claim-{claim}")
    if not card.find_element(By.TAG_NAME, "details").get_attribute("open"):
        card.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    return card


def tried(card):
    """Return what a card shows for the figures and the rounding unit that are chosen."""
    told = card.parent.execute_script(
        "return {...arguments[0].querySelector('.what-if').dataset}", card
    )
    numbers = {name: float(told[name]) for name in ("low", "high", "point", "power")}
    return numbers | {"fits": told["fit"] == "true"}


def slider(card):
    return card.find_element(By.CSS_SELECTOR, "input[type=range]")


def written(number, language):
    """Return a percent as the page writes one that it recomputes."""
    return Voice(language).percent(number, 2, signed=True).replace(NBSP, " ")


def power(claim, basis):
    rows = [r for r in table("trends") if r["claim_id"] == claim and r["basis"] == basis]
    return int(next(r["power"] for r in rows if r["measure"] == "percent_change"))


def jump(card, number):
    """Press a button that names a rounding unit: as published, of the series, or that fits."""
    buttons = card.find_elements(By.CSS_SELECTOR, ".jumps:not([hidden]) button")
    buttons[number].send_keys(Keys.ENTER)


def test_cards_filter_by_answer_verdict_and_document_with_the_keyboard(page):
    voice, everything = Voice(page.language), cards(page)
    assert len(everything) == len(table("verdicts"))
    answer, verdict, document = page.find_elements(By.CSS_SELECTOR, "#filters select")
    answer.send_keys(voice.name("with attribution"))
    rows = table("quotable")
    wanted = [row["claim_id"] for row in rows if row["quote"] == "with attribution"]
    assert [card.get_attribute("id")[6:] for card in cards(page)] == wanted
    verdict.send_keys(voice.name("untestable"))
    fewer = cards(page)
    assert 0 < len(fewer) < len(wanted)
    assert {card.get_attribute("data-verdict") for card in fewer} == {"untestable"}
    document.send_keys(Keys.ARROW_DOWN)
    least = cards(page)
    assert 0 < len(least) < len(fewer)
    assert len({card.get_attribute("data-document") for card in least}) == 1
    said = page.find_element(By.ID, "shown")
    assert said.text == voice.say("report.filter_shown", shown=len(least), all=len(everything))
    assert said.get_attribute("role") == "status"
    headings = page.find_elements(By.CSS_SELECTOR, "[data-group] h3")
    assert len([heading for heading in headings if heading.is_displayed()]) == 1


def test_a_card_tells_the_answer_closed_and_the_rest_open(page):
    values, voice = values_of(page.language), Voice(page.language)
    for row in table("quotable"):
        text = page.find_element(By.ID, f"claim-{row['claim_id']}").text
        assert row[f"says_{page.language}"] in text
        assert voice.name(row["quote"]) in text
        hidden = row[f"wording_{page.language}"]
        assert hidden not in text or hidden == row[f"says_{page.language}"]
    for row in changes():
        text = open_card(page, row["claim_id"]).text
        told = [values[f"{row['claim_id']}.{name}"] for name in ("start", "end", "stated")]
        told.append(values[f"{row['claim_id']}.recomputed"])
        assert all(value["text"] in text for value in told)
        assert values[f"{row['claim_id']}.reason"]["text"] in text
        for check in table("ledger_checks"):
            if check["claim_id"] == row["claim_id"]:
                assert voice.name(check["status"]) in text


def test_the_slider_gives_the_numbers_of_values_json_at_the_printed_and_the_series_unit(page):
    values = values_of(page.language)
    assert len(changes()) >= 3
    for row in changes():
        claim, card = row["claim_id"], open_card(page, row["claim_id"])
        assert slider(card).get_attribute("value") == "0"
        for basis in ("printed", "series"):
            if basis == "series":
                jump(card, 1)
                unit = slider(card).get_attribute("aria-valuetext")
                assert unit.replace(NBSP, " ") == values[f"{claim}.series_unit"]["text"]
            shown = tried(card)
            for side in ("low", "high"):
                kept = values[f"{claim}.percent_change.{side}.{basis}"]
                assert shown[side] == kept["value"], (claim, basis, side)
            text = card.find_element(By.CSS_SELECTOR, ".what-if p").text
            assert written(shown["low"], page.language) in text
        assert shown["point"] == float(row["change_pct_recomputed"])


def test_the_slider_counts_the_answers_that_would_pass_as_the_tables_do(page):
    for row in changes():
        card = open_card(page, row["claim_id"])
        assert tried(card)["power"] == power(row["claim_id"], "printed")
        jump(card, 1)
        assert tried(card)["power"] == power(row["claim_id"], "series")


def test_a_claim_begins_to_fit_at_the_unit_that_the_table_says(page):
    failing = [row for row in changes() if float(row["grain_needed"] or 0) > 0]
    assert failing
    for row in failing:
        card = open_card(page, row["claim_id"])
        unit, needed = slider(card), Fraction(row["grain_needed"])
        assert not tried(card)["fits"]
        last = int(unit.get_attribute("max"))
        for steps in range(last + 1):  # noqa: B007
            if tried(card)["fits"]:
                break
            unit.send_keys(Keys.ARROW_RIGHT)
        assert 0 < steps < last
        number = re.sub(r"[^\d,.]", "", unit.get_attribute("aria-valuetext")).replace(",", ".")
        basis = json.loads(
            card.find_element(By.CSS_SELECTOR, "input[type=radio]").get_attribute("data-basis")
        )
        step = Fraction(basis["step"])
        assert Fraction(number) - step < needed <= Fraction(number)
        unit.send_keys(Keys.ARROW_LEFT)
        assert not tried(card)["fits"]
        page.execute_script("arguments[0].value = 0", unit)
        jump(card, 2)
        assert tried(card)["fits"]
        assert int(unit.get_attribute("value")) == steps


def test_the_slider_gives_the_bounds_of_the_funnel(page):
    """At every unit that grains.csv holds and the slider has, the same bounds to the last digit."""
    (claim,) = {row["claim_id"] for row in changes() if row["verdict"] == "grain"}
    card, seen = open_card(page, claim), 0
    kept = {Fraction(row["grain"]): row for row in table("grains")}
    unit = slider(card)
    while seen < 45:
        told = unit.get_dom_attribute("aria-valuetext")
        number = Fraction(re.sub(r"[^\d,.]", "", told).strip(",.").replace(",", "."))
        shown = tried(card)
        for side in ("low", "high"):
            assert shown[side] == round(float(kept[number][side]), 4), number
        unit.send_keys(Keys.ARROW_RIGHT)
        seen += 1


def test_the_toggle_gives_the_changes_of_every_edition(page):
    """By keyboard alone; each equals its row of ledger_checks.csv and of values.json."""
    values, voice = values_of(page.language), Voice(page.language)
    rows = [row for row in table("ledger_checks") if row["change_pct"]]
    stated = {row["claim_id"] for row in table("verdicts") if row["change_pct_stated"]}
    seen = 0
    for claim in sorted(stated):
        card = open_card(page, claim)
        choices = card.find_elements(By.CSS_SELECTOR, ".what-if input[type=radio]")
        editions = [row for row in rows if row["claim_id"] == claim]
        printed = len(choices) - len(editions)
        assert printed in (0, 1)
        choices[0].send_keys(Keys.SPACE)
        for row in editions[(1 - printed) :]:
            page.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
            shown = tried(card)
            kept = values[f"{claim}.{row['estimator']}.{row['as_of']}.change_pct"]
            assert shown["point"] == kept["value"] == float(row["change_pct"])
            assert (shown["low"], shown["high"]) == (kept["low"], kept["high"])
            assert shown["fits"] == (row["status"] == "agrees")
            text = card.find_element(By.CSS_SELECTOR, ".what-if p").text
            assert written(shown["point"], page.language) in text
            seen += 1
    assert seen >= 10
    assert (
        voice.say("card.as_printed") in page.find_element(By.ID, f"claim-{sorted(stated)[0]}").text
    )


def ends(bar):
    """Return where a bar of a number line stands, to a tenth of its unit."""
    return [round(float(n), 1) for n in re.findall(r"[\d.]+", bar.get_attribute("d"))]


def test_the_number_line_shows_what_is_tried_where_it_belongs(page):
    (claim,) = {row["claim_id"] for row in changes() if row["verdict"] == "grain"}
    card = open_card(page, claim)
    (line,) = card.find_elements(By.CSS_SELECTOR, "svg.line")
    bars = line.find_elements(By.CSS_SELECTOR, "g .bar")
    before = [ends(bar) for bar in bars]
    jump(card, 1)
    after = [ends(bar) for bar in bars]
    assert after[1] == ends(line.find_element(By.CSS_SELECTOR, "g.grain .thin")) != before[1]
    assert after[:1] + after[2:] == before[:1] + before[2:]
    choices = card.find_elements(By.CSS_SELECTOR, ".what-if input[type=radio]")
    choices[-1].send_keys(Keys.SPACE)
    assert [ends(bar) for bar in bars] == before


def test_the_link_of_a_card_is_copied_or_offered(page):
    (claim,) = {row["claim_id"] for row in changes() if row["verdict"] == "grain"}
    card, voice = open_card(page, claim), Voice(page.language)
    address = f"{page.current_url.partition('#')[0]}#claim-{claim}"
    button = card.find_element(By.CSS_SELECTOR, ".link button")
    said = page.find_element(By.ID, "said")
    page.execute_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    button.send_keys(Keys.ENTER)
    assert said.get_attribute("textContent") == voice.say("card.copied")
    assert page.execute_script("return window.copied") == address
    page.execute_script("navigator.clipboard.writeText = async () => { throw new Error('no'); }")
    button.send_keys(Keys.SPACE)
    field = card.find_element(By.CSS_SELECTOR, ".link input")
    assert field.is_displayed()
    assert field.get_attribute("value") == address
    assert said.get_attribute("textContent") == voice.say("card.select")
    page.get(address)
    page.refresh()
    assert page.find_element(By.CSS_SELECTOR, f"#claim-{claim} details").get_attribute("open")


def test_a_link_to_a_card_that_is_filtered_away_shows_it(page):
    answer = page.find_elements(By.CSS_SELECTOR, "#filters select")[0]
    answer.send_keys(Voice(page.language).name("cannot be checked"))
    row = next(row for row in table("quotable") if row["quote"] == "yes")
    card = page.find_element(By.ID, f"claim-{row['claim_id']}")
    assert not card.is_displayed()
    page.find_element(By.CSS_SELECTOR, f'#quote a[href="#claim-{row["claim_id"]}"]').send_keys(
        Keys.ENTER
    )
    assert card.is_displayed()
    assert card.find_element(By.TAG_NAME, "details").get_attribute("open")
