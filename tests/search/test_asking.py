"""What is read from the service's answers."""

from typing import Any

from tests.search.asking import Found, ask
from tests.search.judged import Group, Query

QUERY = Query(
    words="cant sleep", group=Group.LAY, lang="en", grades={}, answer=(), danger=(), refusal=(), help_is_fine=False
)
SEIZURE = {"kind": "guidance", "slug": "seizure", "summary": "Call."}
BODIES: dict[str, dict[str, Any]] = {
    "/v1/search": {
        "data": {
            "hits": [
                {"kind": "question", "slug": "milk", "title": "Milk?", "score": 1.0},
                {"kind": "code", "slug": "icd-10/E58"},
            ],
            "urgent": [SEIZURE],
        }
    },
    "/v1/answers": {
        "data": {
            "matched": True,
            "question": {"kind": "question", "slug": "milk", "claims": [{"kind": "claim", "slug": "dairy"}]},
            "passages": [{"text": "Ask first.", "item": {"kind": "guidance", "slug": "personal-dose"}}],
            "urgent": [SEIZURE],
            "scope": {"text": "Calcium and sleep."},
        }
    },
}


def test_everything_that_is_judged_is_read() -> None:
    found = ask(lambda path, _: BODIES[path], QUERY)
    assert found.hits == ("question/milk", "code/icd-10/E58")
    assert (found.urgent, found.searched_urgent) == (("seizure",), ("seizure",))
    assert (found.matched, found.question) == (True, "milk")
    assert found.shown == {"question/milk", "claim/dairy", "guidance/personal-dose", "guidance/seizure"}


def test_what_leads_in_danger_and_the_scope_are_no_part_of_the_answer_to_read() -> None:
    text = ask(lambda path, _: BODIES[path], QUERY).text
    assert "Ask first." in text
    assert "Call." not in text
    assert "Calcium and sleep." not in text


def test_no_match_is_read_too() -> None:
    nothing: dict[str, Any] = {"matched": False, "passages": [], "urgent": [], "scope": {}}
    bodies: dict[str, dict[str, Any]] = {
        "/v1/search": {"data": {"hits": [], "urgent": []}},
        "/v1/answers": {"data": nothing},
    }
    assert ask(lambda path, _: bodies[path], QUERY) == Found()


def test_the_words_are_asked_as_they_are_and_in_no_language() -> None:
    asked = []

    def get(path: str, parameters: dict[str, str | int]) -> dict[str, Any]:
        asked.append(parameters)
        return BODIES[path]

    ask(get, QUERY)
    assert [(parameters["q"], "lang" in parameters) for parameters in asked] == [("cant sleep", False)] * 2
