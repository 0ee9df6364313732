"""What a reader sees of HTML, and that no HTML takes long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.display.html import MOST_TAGS, is_tangled, shown
from app.display.sheets import MOST_SELECTORS
from app.display.words import STRUCK, phrase, word_set

SIZE = 100_000


def read(html: str) -> str:
    """The words that are seen."""
    return " ".join(phrase(shown(html).text))


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a<p>b", "a b"),
        ("a<b>b</b>c", "abc"),
        ("a<div>b</div>c", "a b c"),
        ("a<br>b", "a b"),
        ("<ul><li>a<li>b</ul>", "a b"),
        ("<pre>a\nb</pre>", "a b"),
        ("&lt;p&gt; &amp; &eacute;", "p é"),
        ("<svg><title>t</title><text>a</text></svg>", "a"),
        ("a<noscript>b</noscript>c", "ac"),
        ("a<noscript><p>b", "a"),
        ("</noscript>a", "a"),
        ("a<s>b</s>c", f"a {STRUCK} c"),
        ("<details>a<summary>b</summary></details>", "b"),
        ("<details open>a<summary>b</summary></details>", "a b"),
        ("<p style='font-size:0'>a<b style='font-size:1rem'>b</b>", "b"),
        ("<p style='display:none'>a<b style='display:block'>b</b>", ""),
        ("<p style='clip: rect(1px, 1px, 1px, 1px)'>a", ""),
        ("<p style='clip-path: circle(0)'>a", ""),
        ("<p style='max-height: 1px; overflow: hidden'>a", ""),
        ("<p style='height: 100px; overflow: hidden'>a", "a"),
        ("<p style='color: #12345600'>a", ""),
        ("<p style='color: rgb(0 0 0 / 0)'>a", ""),
        ("<p style='color: rgb(0 0 0)'>a", "a"),
        ("<p style='font: 0/0 a'>a", ""),
        ("<p style='filter: opacity(0)'>a", ""),
        ("<p style='font-size: small; left: -9999px'>a", "a"),
        ("<p style='display: none; display: block'>a", "a"),
        ("<p style='display: none !important; display: block'>a", ""),
        ("<p style='nonsense'>a", "a"),
        ("<style>}{ p { display none }</style><p>a", "a"),
        ("<style>p[ { display: none }</style><p>a", "a"),
        ("<style>p { color: red }</style><p>a", "a"),
        ("<style>.x, p { display: none }</style><p>a", ""),
        ("<style>main { color: red; & p { display: none } }</style><main><p>a</main>b", "b"),
        (r"<style>.md\:off { display: none }</style><p class='md:off'>a", ""),
        ("<style>p{display:none}</s>p{display:none}</style><p>a", ""),
        ("<style>< { display: none }</style><p>a", "a"),
        ("<style>p:hover { display: none }</style><p>a", ""),
        ("<style>[hidden] { display: none }</style><p>a", "a"),
        ("<style>@supports (x: y) { @media all { p { opacity: 0 } } }</style><p>a", ""),
        ("<style>@keyframes x { from { opacity: 0 } }</style><p>a", "a"),
    ],
)
def test_what_is_seen(html: str, words: str) -> None:
    assert read(html) == words


def test_links_that_are_seen() -> None:
    assert shown("<a href=/a>a</a><a href=/b hidden>b</a><div hidden><a href=/c>c</a></div><a href=/d></a>").links == (
        "/a",
    )


def test_style_sheets_elsewhere() -> None:
    assert shown('<link rel="preload StyleSheet" href=a>').sheets_elsewhere
    assert shown("<style>@IMPORT 'a'</style>").sheets_elsewhere
    assert not shown("<link rel=icon href=a><style>p {}</style>").sheets_elsewhere


def test_more_rules_than_are_followed() -> None:
    rules = "".join(f".a{i} {{ display: none }}" for i in range(MOST_SELECTORS + 1))
    assert shown(f"<style>{rules}</style>").too_many_rules


def test_unreadable_styles_hide() -> None:
    deep = "(" * 5000
    assert read(f"<p style='left: {deep}'>a") == ""
    assert read(f"<style>p {{ left: {deep} }}</style><p>a") == ""
    assert read(f"<p style='opacity: {'1' * 5000}'>a") == ""


def test_elements_left_open_by_the_hundred_are_tangled() -> None:
    bomb = "<p>" + "".join(f"<b id={i}>" for i in range(1000)) + "</p>" + "<p>x</p>" * 500
    disguised = "<p>" + "".join(f'<b x=">{i}">' for i in range(1000)) + "</p>" + "<p>x</p>" * 500
    assert is_tangled(bomb)
    assert is_tangled(disguised)
    assert not is_tangled("<p><b>x</b> <strong class='a'>y</strong>" * 1500)
    assert not is_tangled("<p><b><p>" * 3000)


HOSTILE = {
    "deep": "<div>" * MOST_TAGS,
    "deep formatting": "<b>" * MOST_TAGS,
    "crossing": "<b><div>" * 3000 + "</b>" * 3000,
    "details in details": "<details open>" * (SIZE // 14),
    "links in tables": "<table><td><a href=x>" * 3300,
    "attributes": "<p " + " ".join(f"a{i}" for i in range(14_000)) + ">x",
    "declarations": '<p style="' + "a:b;" * 20_000 + '">x',
    "brackets": '<p style="left:' + "(" * (SIZE - 20) + '">x',
    "rules": "<style>" + "*{display:none}" * 6000 + "</style>x",
    "selectors": "<style>" + "a b c d{display:none} " * 100 + "</style>" + "<a><b><c><d>" * 2000,
    "conditions": "<style>" + "@media x{" * 10_000,
    "noscript": "<noscript>" * MOST_TAGS,
    "entities": "&shy;" * (SIZE // 5),
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_html_is_read_all_the_same(html: str) -> None:
    assert shown(html[:SIZE]) is not None


TAGS = (
    "<p> </p> <b> </b> <div> </div> <table> <td> </table> <s> </s> <style> </style> p{display:none} <details> <br> "
    "<summary> <noscript> </noscript> <template> </template> <svg> <a href=x> </a> a <!-- --> & &amp; style='top:-9px "
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(sorted(word_set(TAGS))), max_size=30))
def test_any_tags_in_any_order_are_read(parts: list[str]) -> None:
    assert isinstance(read("".join(parts)), str)
