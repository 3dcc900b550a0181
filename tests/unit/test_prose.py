"""Prose: an author's text becomes safe HTML."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.glossary import Glossary
from widgets.mistake import Mistake
from widgets.prose import citation_keys, quoted, source_ids, to_html
from widgets.prose_mistakes import mistakes_in
from widgets.reference import SourceError
from widgets.sources import Sources

SOURCES = Sources.from_text(
    "@misc{a2020, author = {Aa, Bo}, title = {T}, year = 2020, annotation = {Lopen helpt <vaak>.}}"
    "@misc{b2021, title = {U}, annotation = {Slapen ook.}}"
)
GLOSSARY = Glossary.from_text('[[terms]]\nterm = "zenuw"\nvariants = ["zenuwen"]\nexplanation = "Een <draad>."')
ALLOWED = {
    "p": set(),
    "br": set(),
    "em": set(),
    "strong": set(),
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "a": {"href", "rel"},
    "button": {"type", "class", "popovertarget", "aria-describedby", "aria-label"},
    "span": {"id", "popover", "class", "lang"},
    "cite": set(),
}
DANGEROUS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert)",
    "[x](java\tscript:alert)",
    "[x](<java&#x73;cript:alert>)",
    "[x](&#106;avascript:alert)",
    "[x](javascript&colon;alert)",
    "[x](\x01javascript:alert)",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)>",
    '[x](http://e.org" onclick="alert(1))',
    '[x](http://e.org "a\\" onclick=\\"b")',
    "![x](javascript:alert(1))",
    '![" onerror="alert(1)](x)',
    "[@a2020](javascript:alert)",
    "[ref]\n\n[ref]: javascript:alert(1)",
    "```html\n<script>alert(1)</script>\n```",
    "<!-- --><script>alert(1)</script>",
    "<style>*{background:url(javascript:x)}</style>",
    "<p popover id=x>",
    "**<b onclick=x>**",
]


class Reader(HTMLParser):
    """Notes every element and attribute, as a browser would."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def assert_harmless(html):
    assert "<script" not in html.lower()
    for tag, attributes in elements(html):
        assert tag in ALLOWED, html
        assert set(attributes) <= ALLOWED[tag], html
        href = (attributes.get("href") or "").lower()
        assert ":" not in href.split("/")[0] or href.startswith(("http:", "https:", "mailto:")), html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Een *woord* en **nog een**.", "<p>Een <em>woord</em> en <strong>nog een</strong>.</p>"),
        ("Een.\n\nTwee.", "<p>Een.</p>\n<p>Twee.</p>"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>"),
        ("1. een\n2. twee", "<ol>\n<li>een</li>\n<li>twee</li>\n</ol>"),
        ("3 < 5 & 5 > 3", "<p>3 &lt; 5 &amp; 5 &gt; 3</p>"),
        ("# geen kop", "<p># geen kop</p>"),
        ("<b>vet</b>", "<p>&lt;b&gt;vet&lt;/b&gt;</p>"),
        ("![een rug](rug.png)", "<p>een rug</p>"),
        ("", ""),
    ],
)
def test_the_small_markdown(markdown, html):
    assert to_html(markdown) == html


@pytest.mark.parametrize(
    "url", ["https://e.org/a?b=c", "http://e.org", "mailto:a@e.org", "#deel", "../01-les/", "/nl/"]
)
def test_links_that_may_be_used(url):
    assert f'<a href="{url}"' in to_html(f"[x]({url})")
    assert mistakes_in(f"[x]({url})") == []


@pytest.mark.parametrize(
    "url", ["javascript:alert", "data:text/html,x", "tel:112", "file:///etc/passwd", "JAVASCRIPT:x"]
)
def test_another_link_is_only_its_words(url):
    assert to_html(f"[lees]({url})") == "<p>lees</p>"
    assert "deze link kan niet" in mistakes_in(f"[lees]({url})")[0].message


def test_inline_text_has_no_paragraph():
    assert to_html("een *twee*\n\ndrie", inline=True) == "een <em>twee</em> drie"


def test_a_citation_becomes_a_source_button():
    assert to_html("Klopt. [@a2020]", SOURCES) == (
        '<p>Klopt. <button type="button" class="source" popovertarget="bron-1" aria-label="bron: Aa 2020">bron</button>'
        '<span id="bron-1" popover="" class="source-text">Lopen helpt &lt;vaak&gt;. '
        "<cite>Aa B (2020). T.</cite></span></p>"
    )


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Klopt [@a2020].", ["bron."]),
        ("Klopt [@a2020; @b2021], en [@a2020]) ja", ["bron,", "bron)"]),
        ("Klopt. [@a2020] En", []),
    ],
)
def test_a_comma_or_bracket_stays_with_its_source(text, together):
    html = re.sub(r"<span id=.*?</span>", "", to_html(text, SOURCES))
    found = re.findall(r'<span class="unbroken">(.*?)</span>', html)
    assert [re.sub(r"<[^>]+>", "", part) for part in found] == together


def test_every_source_button_has_its_own_id():
    ids = source_ids("alarm-bron")
    html = to_html("Een [@a2020; @b2021].", SOURCES, ids=ids) + to_html("Twee [ @a2020 ].", SOURCES, ids=ids)
    assert [a["id"] for tag, a in elements(html) if "popover" in a] == ["alarm-bron-1", "alarm-bron-2", "alarm-bron-3"]
    targets = [a["popovertarget"] for tag, a in elements(html) if tag == "button"]
    assert targets == ["alarm-bron-1", "alarm-bron-2", "alarm-bron-3"]


@pytest.mark.parametrize("prefix", ["", "Bron", 'x"', "x y"])
def test_a_prefix_is_safe_in_html(prefix):
    with pytest.raises(ValueError, match="prefix"):
        next(source_ids(prefix))


def test_sources_are_only_looked_for_when_something_is_cited(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert to_html("Mail a@b.nl") == "<p>Mail a@b.nl</p>"
    assert mistakes_in("Mail a@b.nl") == []
    with pytest.raises(SourceError, match="geen references"):
        to_html("[@x]")


def test_citation_keys_in_order_each_once():
    assert citation_keys("[@b; @a] tekst [@a] \\[@nee] [@half") == ["b", "a"]


@pytest.mark.parametrize("text", ["[@a2020", "[@]", "[@a2020 @b2021]", "[@a2020; b2021]", "[@a2020;]", "[@@a2020]"])
def test_a_broken_citation_is_told_and_never_shown(text):
    assert "schrijf [@sleutel] of [@sleutel1; @sleutel2]" in str(mistakes_in(text, SOURCES)[0])
    with pytest.raises(SourceError, match="niet goed geschreven"):
        to_html(text, SOURCES)


def test_an_unknown_key_is_told():
    message = Mistake(2, 'de bron "a202" staat niet in references.bib', 'bedoelt u "a2020"?')
    assert mistakes_in("een\n[@a202]", SOURCES) == [message]
    with pytest.raises(SourceError, match="bedoelt u"):
        to_html("[@a202]", SOURCES)


def test_a_known_key_without_brackets_is_told():
    assert mistakes_in("Volgens @a2020.", SOURCES)[0].cure == "schrijf [@a2020]"
    assert mistakes_in("Volgens @iemand en a@a2020.nl", SOURCES) == []


@pytest.mark.parametrize("text", ["<script>x", "a <b>b</b>", "<br/>", "<!-- x -->", '<img src="x">', "<script"])
def test_html_is_told_by_line(text):
    [mistake] = mistakes_in(f"goed\n{text}")
    assert mistake.line == 2
    assert "gebruik geen HTML" in mistake.cure


@pytest.mark.parametrize("text", ["3 < 5", "pijn <3 maanden", "<https://e.org>", "<a@e.org>", "x > y", "a<b"])
def test_other_angle_brackets_are_fine(text):
    assert mistakes_in(text) == []


def test_a_hard_word_opens_its_explanation():
    made = to_html("Uw **[zenuwen](begrip:)** en [ze](begrip:zenuw).", glossary=GLOSSARY)
    assert '<strong><button type="button" class="term" popovertarget="begrip-1" aria-describedby="begrip-1">' in made
    assert '<span id="begrip-2" popover="" class="term-text"><strong>zenuw</strong> Een &lt;draad&gt;.</span>' in made
    assert mistakes_in("[ze](begrip:zenuw)", glossary=GLOSSARY) == []


def test_an_unknown_hard_word_is_told_by_line():
    [mistake] = mistakes_in("goed\n[zenuwn](begrip:)", glossary=GLOSSARY)
    assert (mistake.line, mistake.cure) == (2, "bedoelt u 'zenuwen'? Anders: zet het woord erbij met een uitleg")
    assert to_html("Een [zenuwn](begrip:).", glossary=GLOSSARY) == "<p>Een zenuwn.</p>"


@pytest.mark.parametrize(
    "text",
    [
        # Signs of Markdown, of JupyterLab and of a web page, which a patient would read as they are.
        *("`code`", "``co`de``", "~~zes~~", "$2^3$", "$$x$$", r"\(a+b\)", "| a | b |", "|---|---|", "iets[^1]"),
        *("# Kop", "### Kop", "[woorden](mijn folder.pdf)", "[woorden][1]"),
    ],
)
def test_a_sign_that_means_nothing_here_is_told_by_line(text):
    [mistake] = mistakes_in(f"goed\n{text}")
    assert mistake.line == 2
    assert mistake.cure


@pytest.mark.parametrize(
    "text",
    ["a | b", "$5 of $10", "'s avonds `", "~ 5 ~", "1 [2] 3", "#1 van 3", r"\[a\]", "C# en **vet**", "2^3", "[a](#b)"],
)
def test_a_sign_that_is_only_a_sign_is_fine(text):
    assert mistakes_in(text) == []


def test_a_picture_is_told():
    assert "een plaatje kan hier niet staan" in mistakes_in("![x](y.png)")[0].message


def test_quoted_is_short_and_on_one_line():
    assert quoted("a\x1b[31m\nb") == '"a [31m b"'
    assert len(quoted("x" * 100_000)) < 50


@pytest.mark.parametrize("markdown", DANGEROUS)
@pytest.mark.parametrize("inline", [False, True])
def test_known_tricks_are_harmless(markdown, inline):
    assert_harmless(to_html(markdown, SOURCES, inline=inline))


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *DANGEROUS,
                "[",
                "]",
                "(",
                ")",
                "<",
                ">",
                "!",
                "*",
                "_",
                "`",
                "\n",
                "- ",
                "1. ",
                "  ",
                "&",
                "\\",
                "[@a2020]",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=14,
).map("".join)


@given(MARKUP, st.booleans())
def test_no_text_whatever_gives_script(markdown, inline):
    try:
        html = to_html(markdown, SOURCES, inline=inline)
    except SourceError:
        return
    assert_harmless(html)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_every_text_is_read(text):
    mistakes = mistakes_in(text, SOURCES)
    assert all(1 <= mistake.line <= text.count("\n") + 1 for mistake in mistakes)
    assert all("\n" not in mistake.message for mistake in mistakes)
    if not any("bron" in mistake.message for mistake in mistakes):
        to_html(text, SOURCES)


@pytest.mark.parametrize(
    "part", ["[", "*", "**a*", "[a](", "![a", "<", "<a ", "- ", "   - a\n", "[@", "\\", "&", "[ ", "](", "> "]
)
def test_a_long_odd_text_is_quick(part):
    text = part * (20_000 // len(part))
    start = time.thread_time()
    mistakes_in(text, SOURCES)
    with suppress(SourceError):
        to_html(text, SOURCES)
    assert time.thread_time() - start < 5
