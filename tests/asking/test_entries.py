"""What is taken from a document so that it is found."""

from typing import Any

from app.asking.entries import next_items, texts
from app.vocabulary import Kind


def reference(kind: str, slug: str, **more: Any) -> dict[str, Any]:
    """How a document refers to an item."""
    return {"kind": kind, "slug": slug, **more}


def test_a_document_leads_to_what_it_rests_on_and_what_follows() -> None:
    source = reference("source", "a-trial")
    document = {
        "claims": [reference("claim", "milk-helps", citations=[source])],
        "guidance": [reference("guidance", "sleep-habits")],
        "related": [reference("guidance", "sleep-habits"), reference("factor", "noise")],
        "evidence": [{"finding": "Slept longer.", "source": reference("source", "another-trial")}],
    }
    assert next_items(document) == ("claim/milk-helps", "source/another-trial", "guidance/sleep-habits", "factor/noise")


def test_it_leads_to_no_question_and_to_nothing_it_merely_mentions() -> None:
    document = {
        "related": [reference("question", "does-milk-help-you-sleep")],
        "terms": [reference("term", "milk")],
        "mentioned_by": [reference("factor", "noise")],
        "summary": "Milk.",
    }
    assert next_items(document) == ()


def test_a_source_leads_to_the_claims_that_rest_on_it() -> None:
    claim = reference("claim", "milk-helps")
    assert next_items({"kind": "source", "mentioned_by": [claim]}) == ("claim/milk-helps",)
    assert next_items({"kind": "factor", "mentioned_by": [claim]}) == ()


def test_what_people_ask_for_as_such_is_called_by_its_kind() -> None:
    document = {"slug": "us-988", "title": "Lifeline", "summary": "Call 988.", "country": "US"}
    assert "crisis line" in texts(Kind.CRISIS_LINE, document)["names"]
    assert "question" not in texts(Kind.QUESTION, document)["names"]
