"""`/v1/answers`: help first, then what was published, or an honest no."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from app.api import answers
from app.errors import SearchUnavailable

Ask = Callable[..., Any]


@pytest.fixture
def answer(client: Any) -> Ask:
    """The body of an answer."""

    def answer(q: str, **more: str) -> Any:
        response = client.get("/v1/answers", params={"q": q, **more})
        assert response.status_code == 200, response.text
        return response.json()

    return answer


@pytest.fixture
def unsearchable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store has no index."""

    def broken(*_: Any, **__: Any) -> None:
        raise SearchUnavailable("no index")

    monkeypatch.setattr(answers, "searched", broken)


def slugs(items: list[dict[str, Any]]) -> list[str]:
    return [item["slug"] for item in items]


def has_figure(texts: list[str]) -> bool:
    return any(character.isdigit() for text in texts for character in text)


def test_help_for_suicide_comes_first_and_alone(answer: Ask) -> None:
    body = answer("I want to die")
    data = body["data"]
    assert data["matched"] is True
    assert set(data) == {"matched", "urgent", "refusals", "passages"}
    assert data["passages"] == data["refusals"] == []
    (first,) = data["urgent"]
    assert {"kind", "slug", "title", "href", "urgency", "summary", "steps"} <= set(first)
    assert (first["slug"], first["urgency"]) == ("suicidal-thoughts", "emergency")
    assert first["crisis_lines"] == "/v1/crisis-lines?scope=emergency&scope=suicide"
    assert first["safe_messaging"] == "/v1/guidance/safe-messaging"
    assert body["meta"]["notices"][0]["id"] == "emergency"


def test_what_help_links_to_exists(client: Any, answer: Ask) -> None:
    (first,) = answer("I want to die")["data"]["urgent"]
    for href in (first["href"], first["crisis_lines"], first["safe_messaging"]):
        assert client.get(href).status_code == 200


def test_danger_leads_whatever_else_matches(answer: Ask) -> None:
    data = answer("my calcium is low and my dad had a fit last night")["data"]
    assert "seizure" in slugs(data["urgent"])
    assert not has_figure([claim["statement"] for claim in data.get("question", {}).get("claims", [])])


@pytest.mark.usefixtures("unsearchable")
def test_help_does_not_wait_for_the_index(answer: Ask) -> None:
    assert slugs(answer("my dad is having a seizure")["data"]["urgent"]) == ["seizure"]


@pytest.mark.usefixtures("unsearchable")
def test_without_an_index_and_without_danger_it_says_so(client: Any) -> None:
    assert client.get("/v1/answers?q=calcium").status_code == 503


@pytest.mark.parametrize(
    ("q", "question"),
    [
        ("is my insomnia due to lack of calcium", "is-insomnia-related-to-calcium-deficiency"),
        ("cant sleep leg cramps", "do-night-leg-cramps-mean-low-calcium"),
        ("does milk help you sleep", "does-milk-help-you-sleep"),
        ("do I have hypocalcemia", "what-are-the-signs-of-low-blood-calcium"),
        ("how to sleep better", "what-helps-sleep-besides-calcium"),
        ("por qué el insomnio y la falta de calcio", "is-insomnia-related-to-calcium-deficiency"),
        ("缺钙会失眠吗", "is-insomnia-related-to-calcium-deficiency"),
    ],
)
def test_the_curated_question_that_fits(answer: Ask, q: str, question: str) -> None:
    data = answer(q)["data"]
    assert data["question"]["slug"] == question
    assert data["question"]["certainty"]["level"]
    assert data["question"]["short_answer"]
    assert data["passages"] == []
    assert data["matched"] is True


def test_an_answer_is_word_for_word_what_was_published(client: Any, answer: Ask) -> None:
    question = answer("does milk help you sleep")["data"]["question"]
    published = client.get(question["href"]).json()["data"]
    assert question["short_answer"] == published["short_answer"]
    assert slugs(question["claims"]) == slugs(published["claims"])


def test_passages_are_word_for_word(client: Any, answer: Ask) -> None:
    data = answer("jet lag")["data"]
    assert data["passages"]
    for passage in data["passages"]:
        published = client.get(passage["item"]["href"]).json()["data"]
        assert passage["text"] in json.dumps(published, ensure_ascii=False)


@pytest.mark.parametrize(
    ("q", "refusal"),
    [
        ("how many mg should my baby take", "child-or-baby-dose"),
        ("what dose of calcium should i take", "personal-dose"),
        ("do I have hypocalcemia", "diagnosis"),
        ("my calcium is 2.05 is that bad", "read-my-test"),
    ],
)
def test_a_refusal_has_no_figure_beside_it(answer: Ask, q: str, refusal: str) -> None:
    data = answer(q)["data"]
    assert refusal in slugs(data["refusals"])
    assert data["matched"] is True
    question = data.get("question", {})
    beside = [question.get("short_answer", ""), *(claim["plain_statement"] for claim in question.get("claims", []))]
    assert not has_figure([*beside, *(passage["text"] for passage in data["passages"])])


OTHER_SUBJECTS = [
    "best laptop",
    "lisinopril dose",
    "cure cancer with calcium",
    "weather in london",
    "who won the world cup",
    "how to lose weight fast",
    "python sort list",
    "capital of australia",
    "best running shoes",
    "how do i reset my password",
    "can i take ibuprofen with alcohol",
    "metformin side effects",
    "is my cough covid",
    "how to treat acne",
    "cheap flights to spain",
    "recipe for lasagne",
    "how to get rid of warts",
    "symptoms of diabetes",
    "what is the square root of 144",
    "when was world war two",
    "how to tie a tie",
    "best phone under 300",
    "how to train a puppy",
    "why is my cat sneezing",
    "calcium chloride for roads",
    "calcium for tomato plants",
    "how many moons does jupiter have",
    "does vitamin c prevent colds",
    "blood pressure normal range",
    "how to lower cholesterol",
    "antibiotics for sore throat",
    "hair growth vitamins",
    "how to whiten teeth",
    "does calcium cure diabetes",
    "calcium helps hair grow",
    "magnesium for migraine cure",
    "how to grow taller",
    "fix a leaking tap",
    "bitcoin price",
    "translate hello to french",
    "how to write a cv",
    "netflix recommendations",
    "what time is it in tokyo",
    "car insurance quotes",
    "treatment for psoriasis",
    "is chickenpox contagious",
    "how long does flu last",
    "ear infection drops",
    "broken finger what to do",
    "sprained ankle treatment",
    "contact lenses price",
    "how to quit sugar",
    "vegan cake recipe",
    "keto diet plan",
    "gym routine for beginners",
    "best mattress brand",
    "sleeping bag for camping",
    "sleep token tour dates",
    "insomnia cookies near me",
    "python time sleep",
    "how to put mac to sleep",
    "milk chocolate brownies recipe",
    "calcium hypochlorite pool",
    "atomic number of calcium",
    "bone marrow transplant",
    "prostate cancer screening",
    "what is bitcoin",
    "hello",
    "asdfghjkl",
    "test",
    "how are you",
    "tell me a joke",
    "what is your name",
    "are you a robot",
    "how do vaccines work",
    "monkeypox symptoms",
    "std test near me",
    "pregnancy test accuracy",
    "how to get pregnant",
    "penicillin allergy",
    "viagra online",
    "botox price",
    "knee replacement recovery",
    "colonoscopy prep",
    "mejor portátil",
    "receta de paella",
    "quién ganó el mundial",
    "最好的笔记本电脑",
    "今天天气怎么样",
]


@pytest.mark.parametrize("q", OTHER_SUBJECTS)
def test_what_is_not_ours_is_not_answered(answer: Ask, q: str) -> None:
    data = answer(q)["data"]
    assert data["matched"] is False
    assert data["urgent"] == data["passages"] == []
    assert "calcium" in data["scope"]["statement"]
    assert data["scope"]["searched"]


def test_words_that_touch_suicide_give_one_quiet_line(answer: Ask) -> None:
    data = answer("research on insomnia and suicide")["data"]
    quiet = data["if_this_is_about_you"]
    assert quiet["text"] == "If this is about you or someone close, you can talk to a person now."
    assert slugs(quiet["guidance"])[0] == "suicidal-thoughts"
    assert "scope=suicide" in quiet["crisis_lines"]
    assert data["urgent"] == []
    assert not has_figure([passage["text"] for passage in data["passages"]])


def test_nobody_keeps_what_was_asked(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        response = client.get("/v1/answers", params={"q": "my secret trouble with calcium"})
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    ours = [record.getMessage() for record in caplog.records if record.name != "httpx"]  # the client of this test
    assert not any("secret" in message for message in ours)


@pytest.mark.parametrize("q", ["", "x" * 201])
def test_the_length_of_a_question_is_limited(client: Any, q: str) -> None:
    assert client.get("/v1/answers", params={"q": q}).status_code == 422


def test_help_of_a_pinned_edition_is_that_of_the_newest(answer: Ask) -> None:
    body = answer("I want to die", edition="2026.11.1")
    assert slugs(body["data"]["urgent"]) == ["suicidal-thoughts"]


def test_what_recognises_danger_has_no_address(client: Any) -> None:
    assert client.get("/v1/recognition").status_code == 404
    assert client.get("/v1/search?q=insomnia&kind=recognition").status_code == 422
