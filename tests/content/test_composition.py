"""The documents of the real content: complete, valid, linked, and with digests that anyone can compute again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
import rfc8785

from app.content.compose import Composed, Composition, compose
from app.content.compose.edition import COMPOSERS
from app.content.compose.view import KINDS_THAT_LINK_BACK, View
from app.content.corpus import Corpus
from app.content.models import AuthoredItem, Claim, Guidance, Mechanism, Withdrawal
from app.content.references import mentions
from app.content.safety import SAFETY
from app.documents.addresses import COLLECTIONS, href
from app.documents.document import ItemDocument
from app.documents.synonyms import Synonyms
from app.vocabulary import CrisisScope, GuidanceKind, Kind, Urgency

Name = tuple[Kind, str]


def inside(node: Any) -> Iterator[Any]:
    """Every value inside plain JSON."""
    yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from inside(child)


def of(composition: Composition, kind: Kind) -> list[Composed]:
    return [composed for composed in composition.documents if composed.kind is kind]


def test_every_item_becomes_one_document(corpus: Corpus, composition: Composition) -> None:
    names = [(composed.kind, composed.slug) for composed in composition.documents]
    assert len(names) == len(set(names))
    assert set(corpus.by_name) <= set(names)
    assert {kind for kind, _ in set(names) - set(corpus.by_name)} == {Kind.CODE}, "only parents of codes are added"


def test_every_kind_that_authors_write_has_a_composer() -> None:
    assert {item_type.kind for item_type in COMPOSERS} == set(Kind)


def test_every_body_is_its_document_and_validates_against_its_model(composition: Composition) -> None:
    for composed in composition.documents:
        values = json.loads(composed.body) | {"digest": composed.digest}
        again = type(composed.document).model_validate(values)
        assert again.model_copy(update={"digest": ""}) == composed.document
        assert (values["kind"], values["slug"], values["language"]) == (composed.kind, composed.slug, "en")


def test_every_digest_is_the_sha256_of_its_canonical_body(composition: Composition) -> None:
    for composed in composition.documents:
        assert composed.digest == sha256(composed.body.encode()).hexdigest()
        assert rfc8785.dumps(json.loads(composed.body)).decode() == composed.body


def test_what_is_unknown_is_left_out_and_never_null(composition: Composition) -> None:
    for composed in composition.documents:
        values = json.loads(composed.body)
        assert "digest" not in values
        assert None not in list(inside(values)), composed.slug


def test_the_digest_of_an_edition_covers_its_sorted_digests(composition: Composition) -> None:
    lines = "\n".join(sorted(composed.digest for composed in composition.documents))
    assert composition.digest == sha256(lines.encode()).hexdigest()


def test_composing_again_or_in_another_order_gives_the_same(corpus: Corpus, composition: Composition) -> None:
    backwards = compose(replace(corpus, entries=corpus.entries[::-1]))
    assert backwards == composition


def test_progress_is_told_of_every_document(corpus: Corpus, composition: Composition) -> None:
    told: list[int] = []
    compose(corpus, told.append)
    assert sum(told) == len(composition.documents)


def test_every_reference_leads_to_a_document(composition: Composition) -> None:
    names = {(composed.kind.value, composed.slug) for composed in composition.documents}
    for composed in composition.documents:
        for value in inside(json.loads(composed.body)):
            if isinstance(value, dict) and {"kind", "slug", "title", "href"} <= set(value):
                assert (value["kind"], value["slug"]) in names
                assert value["href"] == href(Kind(value["kind"]), value["slug"])
                assert value["href"].startswith("/v1/")


@pytest.mark.parametrize(
    ("kind", "slug", "address"),
    [
        (Kind.OVERVIEW, "overview", "/v1/overview"),
        (Kind.REFERENCE_INTAKE, "iom-ear-adults", "/v1/reference-intakes?slug=iom-ear-adults"),
        (Kind.CODE, "icd-10-cm/G47.00", "/v1/codes/icd-10-cm/G47.00"),
        (Kind.GUIDANCE, "balanced-diet", "/v1/guidance/balanced-diet"),
        (Kind.DISCLAIMER, "general", "/v1/disclaimers/general"),
        *(
            (kind, "x", f"/v1/{segment}/x")
            for kind, segment in COLLECTIONS.items()
            if kind is not Kind.REFERENCE_INTAKE
        ),
    ],
)
def test_every_item_has_one_address(kind: Kind, slug: str, address: str) -> None:
    assert href(kind, slug) == address


def meets_a_crisis(item: AuthoredItem | None) -> bool:
    """A danger sign with rules of talk about suicide shows only what its author names."""
    return isinstance(item, Guidance) and item.guidance_kind == "danger-sign" and item.safe_messaging is not None


def pages(composition: Composition) -> list[Composed]:
    """All but the words that messages are understood and searched by."""
    return [composed for composed in composition.documents if isinstance(composed.document, ItemDocument)]


def shown_in(document: Any, key: str) -> list[Name]:
    assert isinstance(document, ItemDocument | Synonyms)
    return [(Kind(reference["kind"]), reference["slug"]) for reference in document.published().get(key, [])]


def test_links_stand_on_both_sides(corpus: Corpus, composition: Composition) -> None:
    """What an author names as related names it too; whatever else refers to an item is said to mention it."""
    documents = {(composed.kind, composed.slug): composed.document for composed in composition.documents}
    kept_apart = 0
    for entry in corpus.entries:
        name = (entry.item.kind, entry.item.slug)
        for mention in mentions(entry.item) if name[0] in KINDS_THAT_LINK_BACK else ():
            other = (mention.kind, mention.slug)
            if mention.kind in (Kind.CODE, Kind.DISCLAIMER) or name == other:
                continue
            related, mentioned_by = (shown_in(documents[other], key) for key in ("related", "mentioned_by"))
            if meets_a_crisis(corpus.by_name.get(other)):
                kept_apart += name not in related
            elif mention.path[0] == "related":
                assert name in related, f"{other} does not lead back to {name}"
            else:
                assert name in [*related, *mentioned_by], f"{other} does not say that {name} mentions it"
    assert kept_apart > 10


def test_nothing_else_stands_among_the_links(corpus: Corpus, composition: Composition) -> None:
    """The author's own first and in their order, then their mirrors."""
    naming: dict[Name, set[Name]] = {}
    referring: dict[Name, set[Name]] = {}
    for entry in corpus.entries:
        for mention in mentions(entry.item):
            found = naming if mention.path[0] == "related" else referring
            found.setdefault((mention.kind, mention.slug), set()).add((entry.item.kind, entry.item.slug))
    for composed in pages(composition):
        name = (composed.kind, composed.slug)
        item = corpus.by_name.get(name)
        own = [(ref.kind, ref.slug) for ref in getattr(item, "related", ())]
        related, mentioned_by = (shown_in(composed.document, key) for key in ("related", "mentioned_by"))
        assert related[: len(own)] == own, name
        if meets_a_crisis(item):
            assert (related, mentioned_by) == (own, []), name
        assert {*related} <= {*own} | naming.get(name, set()), name
        assert {*mentioned_by} <= referring.get(name, set()), name


def test_nothing_is_linked_to_itself_or_twice(composition: Composition) -> None:
    for composed in pages(composition):
        linked = [*shown_in(composed.document, "related"), *shown_in(composed.document, "mentioned_by")]
        assert len(linked) == len(set(linked)), "what is related is not said to mention it as well"
        assert (composed.kind, composed.slug) not in linked


def test_what_nothing_mentions_leaves_the_field_out(composition: Composition) -> None:
    held = [json.loads(composed.body).get("mentioned_by") for composed in composition.documents]
    assert [] not in held
    assert None in held
    assert len([references for references in held if references]) > 100


def test_claims_inside_documents_carry_what_is_needed_to_show_them_honestly(composition: Composition) -> None:
    """Only safety texts may do without claims; each of their steps names the record it was taken from, or says so."""
    for kind in (Kind.MECHANISM, Kind.FACTOR, Kind.GUIDANCE, Kind.QUESTION):
        for composed in of(composition, kind):
            values = json.loads(composed.body)
            assert values["claims"] or values.get("guidance_kind") in SAFETY, composed.slug
            for claim in values["claims"]:
                assert claim["statement"]
                assert claim["certainty"]["rationale"]
                assert claim["conclusion"]["statement"]
                assert claim["citations"]


def test_claims_of_passages_stand_in_full_under_claims(composition: Composition) -> None:
    for kind in (Kind.MECHANISM, Kind.FACTOR, Kind.GUIDANCE, Kind.QUESTION):
        for composed in of(composition, kind):
            values = json.loads(composed.body)
            mentioned = {v["slug"] for v in inside(values) if isinstance(v, dict) and v.get("kind") == "claim"}
            assert {claim["slug"] for claim in values["claims"]} >= mentioned - {r["slug"] for r in values["related"]}


def test_whole_texts_are_their_passages(composition: Composition) -> None:
    for kind, key in ((Kind.MECHANISM, "explanation"), (Kind.FACTOR, "explanation"), (Kind.QUESTION, "answer")):
        for composed in of(composition, kind):
            values = json.loads(composed.body)
            assert values[key].split("\n\n") == [passage["text"] for passage in values["passages"]]


def test_positions_count_through_every_list_in_its_documented_order(composition: Composition) -> None:
    assert [composed.position for composed in composition.documents] == list(range(len(composition.documents)))
    urgencies = [list(Urgency).index(c.document.urgency) for c in of(composition, Kind.GUIDANCE)]  # type: ignore[attr-defined]
    assert urgencies == sorted(urgencies, reverse=True), "the most urgent first"
    assert of(composition, Kind.GUIDANCE)[0].slug in ("after-birth-mind", "suicidal-thoughts", "worried-about-someone")
    titles = [c.document.title.casefold() for c in of(composition, Kind.TERM)]  # type: ignore[attr-defined]
    assert titles == sorted(titles)
    for kind in (Kind.CLAIM, Kind.SOURCE, Kind.FOOD, Kind.CODE):
        slugs = [composed.slug for composed in of(composition, kind)]
        assert slugs == sorted(slugs)


def test_danger_signs_come_first_among_guidance_of_one_urgency(corpus: Corpus, composition: Composition) -> None:
    """And of these, those whose line beside the emergency number is one for suicide; the rest stands by slug."""

    def place(item: AuthoredItem) -> tuple[Any, ...]:
        assert isinstance(item, Guidance)
        sign = item.guidance_kind is GuidanceKind.DANGER_SIGN
        of_suicide = sign and item.crisis_lines[:2] == (CrisisScope.EMERGENCY, CrisisScope.SUICIDE)
        return -list(Urgency).index(item.urgency), not sign, not of_suicide, item.slug

    items = [corpus.by_name[Kind.GUIDANCE, composed.slug] for composed in of(composition, Kind.GUIDANCE)]
    assert items == sorted(items, key=place)
    places = {place(item)[:3] for item in items}
    assert {(urgency, False, of_suicide) for urgency, _, of_suicide in places} & places, "otherwise this shows nothing"
    assert len({urgency for urgency, not_a_sign, _ in places if not_a_sign}) > 1


def test_symptoms_are_texts_whose_claims_stand_in_full(corpus: Corpus, composition: Composition) -> None:
    """Authors write them as steps that rest on claims; documents show the words."""
    grounded = 0
    for composed in of(composition, Kind.MECHANISM):
        item = corpus.by_name[Kind.MECHANISM, composed.slug]
        assert isinstance(item, Mechanism)
        values = json.loads(composed.body)
        assert values["symptoms"] == [symptom.text["en"] for symptom in item.symptoms]
        named = {slug for symptom in item.symptoms for slug in symptom.claims}
        assert named <= {claim["slug"] for claim in values["claims"]}, composed.slug
        grounded += len(named)
    assert grounded > 0


def test_a_claim_is_listed_by_its_summary_or_by_its_plain_statement(corpus: Corpus, composition: Composition) -> None:
    written = {claim.slug: claim for _, claim in corpus.of(Claim)}
    for composed in of(composition, Kind.CLAIM):
        claim = written[composed.slug]
        assert json.loads(composed.body)["summary"] == (claim.summary or claim.plain_statement)["en"]
    assert {slug for slug, claim in written.items() if claim.summary} >= {"guidance-suicide-red-flag"}


def test_intakes_stand_by_authority_and_age(composition: Composition) -> None:
    rows = [json.loads(composed.body) for composed in of(composition, Kind.REFERENCE_INTAKE)]
    keys = [(row["authority"], row["age_unit"], row.get("age_min", 0), row["slug"]) for row in rows]
    assert keys == sorted(keys)


def test_the_overview_shows_the_whole_picture(corpus: Corpus, composition: Composition) -> None:
    (composed,) = of(composition, Kind.OVERVIEW)
    values = json.loads(composed.body)
    assert [m["slug"] for m in values["mechanisms"]] == corpus.slugs(Kind.MECHANISM)
    assert sorted(f["slug"] for group in values["factors"] for f in group["factors"]) == corpus.slugs(Kind.FACTOR)
    assert sorted(g["slug"] for group in values["guidance"] for g in group["guidance"]) == corpus.slugs(Kind.GUIDANCE)
    for group in values["guidance"]:
        for shown in group["guidance"]:
            item = corpus.by_name[Kind.GUIDANCE, shown["slug"]]
            assert isinstance(item, Guidance)
            assert shown["guidance_kind"] == item.guidance_kind
    urgencies = [list(Urgency).index(Urgency(group["urgency"])) for group in values["guidance"]]
    assert urgencies == sorted(set(urgencies), reverse=True)
    assert values["bottom_line"]["question"]["kind"] == "question"


def test_every_item_has_a_name_in_words(corpus: Corpus) -> None:
    tombstone = Withdrawal.model_validate({"item": "term/old", "since": "2026-11-22", "reason": "It was wrong."})
    assert View(corpus, "en").title(tombstone) == "term/old"
    assert all(View(corpus, "en").title(entry.item) for entry in corpus.entries)


def test_a_view_refuses_to_show_as_a_claim_what_is_none(corpus: Corpus) -> None:
    view = View(corpus, "en")
    claim = next(claim for _, claim in corpus.of(Claim))
    assert view.claim(claim.slug).statement == claim.statement["en"]
    mixed_up = replace(corpus, entries=tuple(e for e in corpus.entries if e.item is not claim))
    mixed_up.by_name[Kind.CLAIM, claim.slug] = corpus.by_name[Kind.FOOD, "whole-milk"]
    with pytest.raises(TypeError, match=claim.slug):
        View(mixed_up, "en").claim(claim.slug)
