"""What a text of ours may do on a page: links and emphasis, no markup, no picture."""

import pytest

from cifras.language.voice import Voice
from cifras.report.blocks import Report
from cifras.report.html import Html
from cifras.report.values import Values


@pytest.mark.parametrize("for_page", [True, False])
def test_markup_and_pictures_in_a_text_are_no_tags(for_page):
    html = Html(Report("baseline", Voice(), Values(), []), for_page=for_page)
    shown = html.text("*so* <b onclick='x'>a</b> ![p](http://a/x.png) <img src=http://a/y.png>")
    assert shown.startswith("<em>so</em> &lt;b onclick=")
    assert "<b" not in shown and "<img" not in shown
