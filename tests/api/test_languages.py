"""The language of a response: `lang` before `Accept-Language`, English where there is nothing else, said plainly."""

from typing import Any

import http_sf
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.negotiation import lookup, note, note_of_list, wanted_languages

TRANSLATED = "/v1/factors/lifestyle-habits"
UNTRANSLATED = "/v1/factors/calcium-deficiency"


def language_of(response: httpx.Response) -> str:
    """The one language that the body, the headers and both disclaimers agree on."""
    meta = response.json()["meta"]
    header: Any = http_sf.parse(response.headers["health-disclaimer"].encode(), tltype="item")
    said = {meta["language"], meta["disclaimer"]["language"], response.headers["content-language"], header[1]["lang"]}
    assert len(said) == 1, said
    return str(said.pop())


@pytest.mark.parametrize(
    ("lang", "accept_language", "served"),
    [
        (None, None, "en"),
        ("es", None, "es"),
        ("ES", None, "es"),
        ("es-MX", None, "es"),
        ("es-x-private", None, "es"),
        ("en-GB", "es", "en"),
        ("es", "en", "es"),
        ("fr", "es", "en"),
        (None, "es", "es"),
        (None, "es-419,es;q=0.9,en;q=0.8", "es"),
        (None, "en;q=0.5, es", "es"),
        (None, "en, es", "en"),
        (None, "fr, es;q=0.1", "es"),
        (None, "es;q=0", "en"),
        (None, "es;q=0, fr", "en"),
        (None, "es;q=0.001", "es"),
        (None, "*", "en"),
        (None, "*, es;q=0.1", "es"),
        (None, "fr, *;q=0.1", "en"),
        (None, "", "en"),
        (None, ";;;q=,,,", "en"),
        (None, "es;q=nonsense", "en"),
        (None, "español", "en"),
        (None, "e", "en"),
        (None, "x" * 5000, "en"),
    ],
)
@pytest.mark.parametrize("path", [TRANSLATED, "/v1/disclaimers/general", "/v1", "/v1/editions", "/v1/factors"])
def test_the_language_that_is_served(
    later: Any, path: str, lang: str | None, accept_language: str | None, served: str
) -> None:
    """RFC 4647 lookup. Body, headers and disclaimer always agree."""
    headers = {"Accept-Language": accept_language.encode()} if accept_language is not None else {}
    response = later.get(path, params={"lang": lang} if lang else {}, headers=headers)
    assert response.status_code == 200
    assert language_of(response) == served


def test_accept_language_on_several_lines_counts_as_one(later: Any) -> None:
    """A list header may come in parts."""
    lines = [("Accept-Language", "fr"), ("Accept-Language", "es;q=0.5")]
    assert language_of(later.get(TRANSLATED, headers=lines)) == "es"


def test_a_translated_item_is_served_in_its_language(later: Any) -> None:
    """With the disclaimer and the notices in that language, and no note."""
    body = later.get(f"{TRANSLATED}?lang=es").json()
    assert body["data"]["language"] == "es"
    assert body["data"]["title"] == "(title, en español)"
    assert body["meta"]["disclaimer"]["text"] == "(text, en español)"
    assert {notice["language"] for notice in body["meta"]["notices"]} == {"es"}
    assert "language_note" not in body["meta"]
    assert body["links"]["self"] == f"{TRANSLATED}?lang=es"


@pytest.mark.parametrize(("path", "asked"), [(UNTRANSLATED, "es"), (UNTRANSLATED, "fr"), (TRANSLATED, "fr-CA")])
def test_what_is_not_translated_comes_in_english_and_says_so(later: Any, path: str, asked: str) -> None:
    """The whole response is English then, its disclaimer too."""
    response = later.get(path, params={"lang": asked})
    assert language_of(response) == "en"
    assert response.json()["meta"]["language_note"] == f"There is no text in `{asked}` here yet; this is `en`."
    assert response.json()["data"]["language"] == "en"


def test_a_list_says_that_some_of_it_is_not_translated(later: Any) -> None:
    """Its documents say of themselves in which language they are."""
    body = later.get("/v1/factors?lang=es").json()
    assert {item["slug"]: item["language"] for item in body["data"]}["lifestyle-habits"] == "es"
    assert body["meta"]["language_note"] == "Some of this has no text in `es` yet and is in `en`."
    assert "language_note" not in later.get("/v1/factors?lang=es&slug=lifestyle-habits").json()["meta"]
    assert "language_note" not in later.get("/v1/factors").json()["meta"]


def test_no_note_where_english_is_what_was_asked_for_as_well(later: Any) -> None:
    """A browser that also accepts English gets it without a word."""
    response = later.get(UNTRANSLATED, headers={"Accept-Language": "fr, en;q=0.5"})
    assert "language_note" not in response.json()["meta"]


def test_an_edition_before_the_translation_has_only_english(later: Any) -> None:
    """A pin pins the languages too."""
    assert language_of(later.get(f"{TRANSLATED}?lang=es&edition=2026.11.1")) == "en"


def test_disclaimers_come_with_all_their_translations(later: Any) -> None:
    """In every language."""
    general = later.get("/v1/disclaimers/general").json()["data"]
    assert [text["language"] for text in general["translations"]] == ["en", "es"]
    assert all(text["text"] and text["short_text"] for text in general["translations"])


def test_problems_are_in_the_language_chosen(later: Any) -> None:
    """Their disclaimer is; before a language was chosen it is English."""
    response = later.get("/v1/factors/nothing?lang=es")
    assert response.status_code == 404
    assert language_of(response) == "es"
    assert language_of(later.get("/v1/factors?lang=es&limt=3")) == "en"


@pytest.mark.parametrize("lang", ["e", "es_MX", "-es", "es-", "es--MX", "englishenglish", "12", "*", ""])
def test_what_is_not_a_language_tag_is_refused(later: Any, lang: str) -> None:
    """With one message, about `lang`."""
    response = later.get(TRANSLATED, params={"lang": lang})
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["field"] == "lang"


AVAILABLE = st.lists(st.from_regex(r"[a-z]{2}(-[A-Z]{2})?", fullmatch=True), unique_by=str.lower).map(
    lambda tags: ["en", *(tag for tag in tags if tag != "en")]
)
TAGS = st.from_regex(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}|\*", fullmatch=True)
HEADERS = st.one_of(
    st.text(),
    st.text(alphabet="en-s;q=0.1,* "),
    st.lists(st.tuples(TAGS, st.sampled_from(["", ";q=0", ";q=0.5", ";q=2", ";q=x", "; Q=1"])).map("".join)).map(
        ", ".join
    ),
)


@given(lang=st.none() | TAGS | st.text(), header=st.none() | HEADERS, available=AVAILABLE)
def test_any_wish_gets_an_available_language(lang: str | None, header: str | None, available: list[str]) -> None:
    """No header and no tag breaks the lookup, and it never gives what there is not."""
    wanted = wanted_languages(lang, header)
    served = lookup(wanted, available)
    assert served is None or served in available
    assert note(wanted, served or "en") is None or served != wanted[0]


@given(tag=TAGS.filter(lambda tag: tag != "*"), available=AVAILABLE)
def test_lookup_only_ever_shortens(tag: str, available: list[str]) -> None:
    """What is found is the beginning of what was asked for, and the longest such."""
    found = lookup([tag], available)
    fitting = [known for known in available if f"{tag.lower()}-".startswith(f"{known.lower()}-")]
    assert found == max(fitting, key=len, default=None)


@given(st.lists(TAGS), AVAILABLE)
def test_lookup_takes_wishes_in_their_order(wanted: list[str], available: list[str]) -> None:
    """The first wish that can be granted is."""
    each = [found for tag in wanted if (found := lookup([tag], available))]
    assert lookup(wanted, available) == (each[0] if each else None)


def test_the_note_of_a_list_names_each_other_language_once() -> None:
    """And there is none where all is as asked for."""
    assert note_of_list("es", []) is None
    assert note_of_list("es", ["es", "es"]) is None
    assert note_of_list("es", ["en", "es", "en", "de"]) == "Some of this has no text in `es` yet and is in `de`, `en`."
