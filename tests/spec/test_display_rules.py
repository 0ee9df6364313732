"""What an app must show with what it took from here, and what does not count as showing it."""

import html
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.disclaimer import BUILT_IN

TEXT, SHORT = BUILT_IN.text, BUILT_IN.short_text
ORIGIN = "Casomnia, edition 2026.11.1 (CC-BY-4.0)"
BEDROOM = {"kind": "factor", "slug": "noise"}
QUESTION = {"kind": "question", "slug": "is-insomnia-related-to-calcium-deficiency"}
DANGER = {"kind": "guidance", "slug": "suicidal-thoughts"}
CLAIM = {"kind": "claim", "slug": "calcium-deficiency-insomnia-overall"}
STATEMENT = "Low calcium and poor sleep go together in some studies, but no one has shown that one leads to the other."


def checked(client: Any, content: str, written: str = "text", **more: Any) -> dict[str, Any]:
    """What came of the check of a display."""
    response = client.request("POST", "/v1/display-checks", json={"content": content, "format": written} | more)
    assert response.status_code == 200, response.text
    data: dict[str, Any] = response.json()["data"]
    return data


def found(data: dict[str, Any], rule: str) -> list[dict[str, Any]]:
    """The findings of one rule."""
    return [finding for finding in data["findings"] if finding["rule"] == rule]


def status(client: Any, rule: str, content: str, written: str = "text", **more: Any) -> str:
    """The only or worst status of one rule."""
    statuses = {finding["status"] for finding in found(checked(client, content, written, **more), rule)}
    return next(status for status in ("fail", "warning", "pass", "not-applicable") if status in statuses)


def test_a_display_with_all_it_needs_is_compliant(client: Any) -> None:
    data = checked(client, f"Noise can wake you.\n\n{TEXT}\n\n{ORIGIN}")
    assert data["compliant"]
    assert "text_to_add" not in data


def test_the_whole_text_and_the_short_one_both_suffice(client: Any) -> None:
    assert status(client, "disclaimer", TEXT) == "pass"
    assert status(client, "disclaimer", SHORT) == "pass"


def test_with_the_short_text_a_link_to_the_whole_one_is_advised(client: Any) -> None:
    assert status(client, "disclaimer-link", SHORT) == "warning"
    assert (
        status(client, "disclaimer-link", f'{SHORT} <a href="https://a.test{BUILT_IN.url}">More</a>', "html") == "pass"
    )
    assert status(client, "disclaimer-link", TEXT) == "not-applicable"


SAME = {
    "other spacing": TEXT.replace(" ", "  \t\u00a0 "),
    "broken lines": TEXT.replace(" ", "\n"),
    "windows lines": TEXT.replace(". ", ".\r\n"),
    "capitals": TEXT.upper(),
    "typographic characters": TEXT.replace("t", "𝐭").replace("fi", "ﬁ"),
    "soft hyphens and zero width": "\u200b".join(TEXT).replace("medical", "med\u00adi\u00adcal"),
    "marks of direction": f"\u200e{TEXT}\u200f",
    "quotes around it": f"“{TEXT}”",
    "a heading": f"Please read this first: {TEXT}",
    "a heading in a line": f"Please read this first\n{TEXT}\nMore about us",
    "a sign": f"⚠️ {TEXT}",
    "Markdown": "> **" + TEXT.replace(" not ", " *not* ") + "**",
    "after a sentence": f"Most people sleep badly at times. {TEXT} You can read on.",
    "after what denies something else": f"No study has shown that calcium cures insomnia. {TEXT}",
    "next to a danger sign": f"Do not ignore warning signs. {TEXT} Do not wait for it to get worse.",
    "lines as a list": "- " + TEXT.replace(". ", ".\n- "),
}


@pytest.mark.parametrize("way", SAME)
def test_writing_it_in_another_way_changes_nothing(client: Any, way: str) -> None:
    assert status(client, "disclaimer", SAME[way]) == "pass"


SAME_HTML = {
    "tags inside words": TEXT.replace("not", "<b>n</b>ot"),
    "entities": TEXT.replace("o", "&#111;").replace(" ", "&nbsp;"),
    "soft hyphens": TEXT.replace("medical", "med&shy;i<wbr>cal"),
    "lines": TEXT.replace(". ", ".<br>"),
    "paragraphs": "<p>" + TEXT.replace(". ", ".</p><p>") + "</p>",
    "a list": "<ul><li>" + TEXT.replace(". ", ".</li><li>") + "</ul>",
    "a table": "<table><tr><td>Note<td>" + TEXT + "</table>",
    "comments": TEXT.replace("medical", "med<!-- no -->ical"),
    "hidden words between": TEXT.replace("not medical", "not <span hidden>real </span>medical"),
    "an open summary": f"<details><summary>{TEXT}</summary>More</details>",
    "open details": f"<details open><summary>Note</summary>{TEXT}</details>",
    "an open dialog": f"<dialog open>{TEXT}</dialog>",
    "seen in what is unseen": f'<div style="visibility:hidden">x<p style="visibility:visible">{TEXT}</p></div>',
    "only not on paper": f"<style>@media print {{ p {{ display: none }} }}</style><p>{TEXT}</p>",
    "a rule for something else": f"<style>.menu p {{ display: none }}</style><p>{TEXT}</p>",
    "a pseudo-element hidden": f"<style>p::before {{ display: none }}</style><p>{TEXT}</p>",
    "smaller": f'<small style="font-size: 85%; color: #444">{TEXT}</small>',
    "tags left open": f"<div><p><b>{TEXT}",
}


@pytest.mark.parametrize("way", SAME_HTML)
def test_marking_it_up_in_another_way_changes_nothing(client: Any, way: str) -> None:
    assert status(client, "disclaimer", SAME_HTML[way], "html") == "pass"


NOT_WHOLE = {
    "nothing": "",
    "cut in half": TEXT[: len(TEXT) // 2],
    "its end": TEXT[len(TEXT) // 2 :],
    "a word left out": TEXT.replace("not medical", "medical"),
    "another word left out": SHORT.replace("no doctor", "a doctor"),
    "a word put in": TEXT.replace("not medical", "not only medical"),
    "a word changed": TEXT.replace("emergency number", "number"),
    "sentences in another order": " ".join(reversed(TEXT.split(". "))),
    "an advertisement in between": TEXT.replace(". Talk", ". Buy calcium now! Talk"),
    "a question": SHORT.replace("advice, and", "advice? And"),
    "the whole as a question": SHORT.rstrip(".") + "?",
    "struck through in Markdown": f"~~{SHORT}~~",
    "struck through with marks": "\u0336".join(SHORT),
    "only its address": BUILT_IN.url,
}


@pytest.mark.parametrize("way", NOT_WHOLE)
def test_what_is_not_whole_does_not_pass(client: Any, way: str) -> None:
    (finding,) = found(checked(client, NOT_WHOLE[way]), "disclaimer")
    assert finding["status"] == "fail"
    assert finding["text_to_add"] == TEXT


DENIED = {
    "before a colon": f"It is not true that: {TEXT}",
    "at the end of a line": f"It is not true that\n{TEXT}",
    "in a paragraph before": f"It is false that\n\n{TEXT}",
    "as a part of a sentence": f"Nobody believes that {SHORT}",
    "in words nobody foresaw": f"Only a fool would say {SHORT}",
    "quoted and denied": f"Some say “{SHORT}” but that is wrong.",
    "quoted and denied after": f"“{SHORT}” That is not true.",
    "denied after": f"{TEXT} Just kidding!",
    "denied after it at length": f"{TEXT} None of the above is true, so it need not be read; ignore the above.",
    "followed by more": f"{SHORT.rstrip('.')}, or so they say.",
    "told to ignore what follows": f"Ignore the following. {TEXT}",
    "told to ignore it in a heading": f"Ignore the text below\n\n{TEXT}",
    "told to ignore it by name": f"Welcome. You may ignore our disclaimer.\n\nSleep well.\n\n{TEXT}",
    "out of date": f"This is no longer so:\n{TEXT}",
    "shouted": f"IT IS NOT TRUE THAT: {TEXT.upper()}",
    "denied in one place of two": f"{TEXT}\n\nSleep well.\n\nIt is not true that: {TEXT}",
}


@pytest.mark.parametrize("way", DENIED)
def test_what_is_denied_does_not_pass(client: Any, way: str) -> None:
    assert status(client, "disclaimer", DENIED[way]) == "fail"
    marked = "".join(f"<p>{html.escape(part)}</p>" for part in DENIED[way].split("\n\n"))
    assert status(client, "disclaimer", marked.replace("true", "tr<i>ue</i>"), "html") == "fail"


@pytest.mark.parametrize(
    "said", ["This is medical advice.", "Reviewed by doctors!", "All of it was medically reviewed."]
)
def test_saying_the_contrary_does_not_pass(client: Any, said: str) -> None:
    (finding,) = found(checked(client, f"{said}\n\n{TEXT}"), "contradiction")
    assert finding["status"] == "fail"
    assert finding["words_to_remove"]


@pytest.mark.parametrize("said", ["Is this medical advice? No.", "It was not medically reviewed.", "Talk to a doctor."])
def test_saying_the_same_in_other_words_is_no_contradiction(client: Any, said: str) -> None:
    assert status(client, "contradiction", f"{said}\n\n{TEXT}") == "pass"


HIDDEN = {
    "hidden": "<p hidden>{}</p>",
    "hidden until found": '<p hidden="until-found">{}</p>',
    "an outer element hidden": "<div hidden><section><p>{}</p></section></div>",
    "display none": '<p style="display: none">{}</p>',
    "display none in disguise": '<p style="DIS\\70 LAY:/* */NONE !important; display: block">{}</p>',
    "visibility": '<p style="visibility:hidden">{}</p>',
    "opacity": '<p style="opacity:0.00">{}</p>',
    "opacity in per cent": '<p style="opacity:0%">{}</p>',
    "font size": '<p style="font-size:0">{}</p>',
    "tiny letters": '<p style="font-size:1px">{}</p>',
    "transparent": '<p style="color:transparent">{}</p>',
    "transparent by its alpha": '<p style="color:rgba(0, 0, 0, 0)">{}</p>',
    "off the screen": '<p style="position:absolute; left:-9999px">{}</p>',
    "indented off the screen": '<p style="text-indent:-999em">{}</p>',
    "moved off the screen": '<p style="transform: translateX(-2000px)">{}</p>',
    "shrunk": '<p style="transform: scale(0)">{}</p>',
    "clipped": '<p style="position:absolute; clip: rect(0, 0, 0, 0)">{}</p>',
    "clipped by a path": '<p style="clip-path: inset(50%)">{}</p>',
    "cut to no height": '<p style="height:0; overflow:hidden">{}</p>',
    "closed details": "<details><summary>Note</summary><p>{}</p></details>",
    "closed details without a summary": "<details>{}</details>",
    "a closed dialog": "<dialog>{}</dialog>",
    "a popover": "<div popover>{}</div>",
    "kept from screen readers": '<p aria-hidden="true">{}</p>',
    "a comment": "<!-- {} -->",
    "a script": "<script>{}</script>",
    "a style sheet": "<style>{}</style>",
    "a template": "<template><p>{}</p></template>",
    "noscript": "<noscript><p>{}</p></noscript>",
    "the title of the page": "<title>{}</title>",
    "an alternative text": '<img alt="{}">',
    "a title": '<p title="{}">x</p>',
    "a field": '<input value="{}"><textarea>{}</textarea>',
    "a frame": "<iframe>{}</iframe>",
    "struck through": "<s>{}</s>",
    "deleted": "<del><p>{}</p></del>",
    "struck through by style": '<p style="text-decoration: line-through red">{}</p>',
    "a style sheet's class": "<style>.note {{ display: none }}</style><p class=note>{}</p>",
    "a style sheet's condition": "<style>@media (width < 600px) {{ p {{ opacity: 0 }} }}</style><p>{}</p>",
    "a style sheet in parts": "<style>#a > div .b:not(.c), i {{ visibility: hidden }}</style>"
    '<main id=a><div><p class="b">{}</p></div></main>',
    "a table that closes nothing": "<div hidden><table></div><p>{}</p></table>",
}


@pytest.mark.parametrize("way", HIDDEN)
def test_what_is_hidden_is_not_shown(client: Any, way: str) -> None:
    assert status(client, "disclaimer", HIDDEN[way].format(html.escape(TEXT), ""), "html") == "fail"


def test_a_struck_word_is_not_there(client: Any) -> None:
    assert status(client, "disclaimer", TEXT.replace("not medical", "<s>not</s> medical"), "html") == "fail"


def test_a_style_sheet_elsewhere_is_not_fetched_and_said(client: Any) -> None:
    content = f'<link rel="stylesheet" href="https://a.test/a.css"><p>{TEXT}</p>'
    assert status(client, "style-sheets", content, "html") == "warning"
    assert any("Nothing is fetched" in limit for limit in checked(client, content, "html")["limits"])


def test_every_notice_of_every_item_must_stand(client: Any) -> None:
    notices = client.get(f"/v1/questions/{QUESTION['slug']}").json()["meta"]["notices"]
    findings = found(checked(client, notices[0]["text"], items=[QUESTION]), "notice")
    assert [finding["about"]["slug"] for finding in findings] == [notice["id"] for notice in notices]
    assert [finding["status"] for finding in findings] == ["pass"] + ["fail"] * (len(notices) - 1)
    assert [finding.get("text_to_add") for finding in findings[1:]] == [notice["text"] for notice in notices[1:]]


def test_the_origin_is_named_with_its_edition_and_licence(client: Any) -> None:
    for content in (
        ORIGIN,
        "From Casomnia (edition 2026.11.1), CC BY 4.0",
        "casomnia 2026.11.1, Creative Commons Attribution 4.0",
    ):
        assert status(client, "attribution", content) == status(client, "licence", content) == "pass"
    assert status(client, "attribution", "Casomnia, edition 2026.11.12 (CC-BY-4.0)") == "fail"
    assert status(client, "licence", "Casomnia, edition 2026.11.1 (CC-BY-NC-4.0)") == "fail"
    linked = '<a href="https://creativecommons.org/licenses/by/4.0/">Licence</a>'
    assert status(client, "licence", linked, "html") == "pass"
    assert status(client, "licence", f"<div hidden>{linked}</div>", "html") == "fail"


QUOTED = {
    f"{STATEMENT} Certainty: low.": "pass",
    f"“{STATEMENT}” (low certainty)": "pass",
    f"{STATEMENT}\n\nHow sure we are: low": "pass",
    f"Low certainty of evidence\n\n{STATEMENT}": "pass",
    f"{STATEMENT}": "fail",
    f"{STATEMENT} Certainty: high.": "fail",
    f"{STATEMENT} Certainty: very low.": "fail",
    f"{STATEMENT} It is low. {'Sleep well. ' * 30} Certainty: low.": "fail",
    "Calcium and sleep have perhaps something to do with each other.": "not-applicable",
}


@pytest.mark.parametrize("content", QUOTED)
def test_a_claim_is_quoted_only_with_its_certainty(client: Any, content: str) -> None:
    assert status(client, "certainty", content, items=[CLAIM]) == QUOTED[content]


def test_it_holds_for_the_claims_of_other_items_too(client: Any) -> None:
    (finding,) = found(checked(client, STATEMENT, items=[QUESTION]), "certainty")
    assert (finding["status"], finding["about"]["slug"]) == ("fail", CLAIM["slug"])
    assert finding["text_to_add"] == f"“{STATEMENT}” Certainty: low."


def test_a_conclusion_never_stands_without_its_statement(client: Any) -> None:
    assert status(client, "conclusion", "Conclusion: mixed", items=[CLAIM]) == "fail"
    assert status(client, "conclusion", f"{STATEMENT} Conclusion: mixed", items=[CLAIM]) == "pass"
    assert status(client, "conclusion", "In conclusion, sleep well.", items=[CLAIM]) == "not-applicable"


def test_the_steps_of_a_danger_sign_stand_in_their_order_and_from_the_first(client: Any) -> None:
    steps = [step["text"] for step in client.get("/v1/guidance/suicidal-thoughts").json()["data"]["steps"]]
    for shown, expected in (
        (steps, "pass"),
        (steps[:2], "warning"),
        (steps[1:], "fail"),
        (steps[::-1], "fail"),
        (["Call someone."], "not-applicable"),
    ):
        assert status(client, "steps", "\n".join(shown), items=[DANGER]) == expected


def test_a_danger_sign_shows_whom_to_call(client: Any) -> None:
    assert status(client, "crisis-lines", "Call someone.", items=[DANGER]) == "fail"
    assert status(client, "crisis-lines", "Samaritans: 116 123", items=[DANGER]) == "pass"


def test_a_line_read_second_hand_has_the_emergency_number_next_to_it(client: Any) -> None:
    (finding,) = found(checked(client, "Lifeline: 13 11 14", items=[DANGER]), "crisis-lines")
    assert finding["status"] == "fail"
    assert "000" in finding["text_to_add"]
    assert status(client, "crisis-lines", "Lifeline: 13 11 14, or 000", items=[DANGER]) == "pass"


def test_an_unknown_item_is_a_finding_that_suggests_near_ones(client: Any) -> None:
    (finding,) = found(checked(client, TEXT, items=[{"kind": "factor", "slug": "cafeine"}]), "item")
    assert finding["status"] == "fail"
    assert finding["suggestions"][0] == "/v1/factors/caffeine"


def test_an_unknown_edition_is_a_finding_and_all_else_is_checked(client: Any) -> None:
    data = checked(client, f"{TEXT}\n\n{ORIGIN}", edition="2026.11.9")
    assert not data["compliant"]
    assert [finding["rule"] for finding in data["findings"] if finding["status"] == "fail"] == ["edition"]


PARTS = (
    "Noise can wake you.",
    STATEMENT,
    "Conclusion: mixed",
    TEXT[:200],
    SHORT,
    f"Nobody believes that {SHORT}",
    "Lifeline: 13 11 14",
    "Tell someone you trust. Ask them to come and stay with you.",
    "How sure are we?",
    ORIGIN[:20],
)
ITEMS = (
    BEDROOM,
    QUESTION,
    DANGER,
    CLAIM,
    {"kind": "overview", "slug": "overview"},
    {"kind": "food", "slug": "whole-milk"},
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(PARTS), max_size=5), items=st.lists(st.sampled_from(ITEMS), max_size=3))
def test_with_the_texts_to_add_a_display_passes(client: Any, parts: list[str], items: list[dict[str, str]]) -> None:
    content = "\n\n".join(parts)
    data = checked(client, content, items=items)
    assert data["compliant"] == ("text_to_add" not in data or not failing(data))
    mended = checked(client, "\n\n".join((content, data.get("text_to_add", ""))), items=items)
    assert mended["compliant"], failing(mended)
    marked = "".join(f"<p>{html.escape(part)}</p>" for part in parts) + data.get("html_to_add", "")
    assert checked(client, marked, "html", items=items)["compliant"]


def failing(data: dict[str, Any]) -> list[str]:
    """What did not pass."""
    return [json.dumps(finding) for finding in data["findings"] if finding["status"] == "fail"]
