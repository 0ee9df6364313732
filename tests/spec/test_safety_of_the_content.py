"""The rules of safety on the real content, as it is published: what a reader in danger gets to see."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from app.content.compose import Composition
from app.content.corpus import Corpus
from app.content.language import AMOUNT
from app.content.models import CrisisLine, Guidance
from app.content.references import slugs_of
from app.content.safety import (
    FIGURE,
    SAFETY,
    crisis_texts_show_no_risk_figures,
    danger_signs_are_whole,
    lines_that_are_named_are_shown,
    nothing_is_played_down,
    only_safety_rests_on_records,
    some_people_get_no_amount,
)
from app.documents.crisis import CountryLines, CrisisLineReference
from app.documents.crisis import CrisisLine as CrisisLineDocument
from app.documents.prose import Guidance as GuidanceDocument
from app.identifiers import EU_MEMBERS
from app.vocabulary import CrisisScope, GuidanceKind, Kind, LineConfidence

RISK = "guidance-suicide-red-flag"
"""The claim that says how much more often people with insomnia think of suicide."""
NOT_PLAYED_DOWN = ("suicidal-thoughts", "worried-about-someone", "after-birth-mind")
SECOND_HAND = {LineConfidence.NEWS, LineConfidence.SECONDARY}
ADMITTED = "We did not read this on its own page. If it does not work, call your emergency number."
BEYOND = ["EU", "ZZ"]


def guidance_documents(composition: Composition) -> Iterator[GuidanceDocument]:
    return (composed.document for composed in composition.documents if isinstance(composed.document, GuidanceDocument))


def lines_of(document: GuidanceDocument) -> list[CountryLines]:
    return document.crisis_lines if isinstance(document.crisis_lines, list) else []


def calling(corpus: Corpus, composition: Composition) -> Iterator[tuple[Guidance, GuidanceDocument]]:
    """Guidance that names crisis lines, as written and as published."""
    for document in guidance_documents(composition):
        item = corpus.by_name[Kind.GUIDANCE, document.slug]
        assert isinstance(item, Guidance)
        if item.crisis_lines:
            yield item, document


@pytest.mark.parametrize(
    "rule",
    [
        crisis_texts_show_no_risk_figures,
        danger_signs_are_whole,
        lines_that_are_named_are_shown,
        nothing_is_played_down,
        only_safety_rests_on_records,
        some_people_get_no_amount,
    ],
    ids=lambda rule: rule.__name__,
)
def test_it_breaks_no_rule_of_safety(corpus: Corpus, rule: Any) -> None:
    assert list(rule(corpus)) == []


def test_every_danger_sign_shows_lines_and_no_other_guidance_lacks_those_it_names(
    corpus: Corpus, composition: Composition
) -> None:
    signs = [item.slug for _, item in corpus.of(Guidance) if item.guidance_kind is GuidanceKind.DANGER_SIGN]
    assert len(signs) >= 20
    assert {*signs} <= {item.slug for item, _ in calling(corpus, composition)}


def test_whom_to_call_is_said_for_every_country_that_has_a_line_and_for_any_other(
    corpus: Corpus, composition: Composition
) -> None:
    for item, document in calling(corpus, composition):
        fitting = {line.slug: line for _, line in corpus.of(CrisisLine) if {*line.scopes} & {*item.crisis_lines}}
        assert {group.country for group in lines_of(document)} == {line.country for line in fitting.values()}
        for group in lines_of(document):
            shown = [line.slug for line in group.lines]
            assert len(shown) == len({*shown}), f"{item.slug} shows a line twice in {group.country}"
            assert {slug for slug, line in fitting.items() if line.country == group.country} <= {*shown} <= {*fitting}


def test_a_reader_finds_a_line_for_every_need_in_the_group_of_one_country(
    corpus: Corpus, composition: Composition
) -> None:
    """One group is enough, and what meets a need in it is for everyone in the whole country."""
    for item, document in calling(corpus, composition):
        assert "ZZ" in {group.country for group in lines_of(document)}, item.slug
        for group in lines_of(document):
            whole = [line for line in group.lines if not line.region and not line.for_whom]
            met = {scope for line in whole for scope in line.scopes}
            assert {*item.crisis_lines} <= met, f"{item.slug}, {group.country}"


def areas_of(country: str) -> list[str]:
    """The country itself, the union for its members, and any country."""
    return list(dict.fromkeys([country, *(["EU"] if country in EU_MEMBERS else []), "ZZ"]))


def test_no_line_stands_under_another_country(corpus: Corpus, composition: Composition) -> None:
    for item, document in calling(corpus, composition):
        for group in lines_of(document):
            for line in group.lines:
                authored = corpus.by_name[Kind.CRISIS_LINE, line.slug]
                assert isinstance(authored, CrisisLine)
                assert line.country == authored.country, item.slug
                assert line.country in areas_of(group.country), f"{item.slug}, {group.country}"


def test_lines_from_beyond_a_country_stand_there_for_needs_that_nothing_nearer_meets(
    corpus: Corpus, composition: Composition
) -> None:
    lines = [line for _, line in corpus.of(CrisisLine)]
    for item, document in calling(corpus, composition):
        for group in lines_of(document):
            areas = areas_of(group.country)
            for i, area in enumerate(areas):
                nearer = [n for n in lines if n.country in areas[:i] and not n.region and not n.for_whom]
                unmet = {*item.crisis_lines} - {scope for line in nearer for scope in line.scopes}
                expected = {line.slug for line in lines if line.country == area and unmet & {*line.scopes}}
                shown = {line.slug for line in group.lines if line.country == area}
                assert shown == expected, f"{item.slug}, {group.country}, {area}"


def test_countries_stand_in_order_and_those_beyond_come_last(corpus: Corpus, composition: Composition) -> None:
    for item, document in calling(corpus, composition):
        countries = [group.country for group in lines_of(document)]
        own = [country for country in countries if country not in BEYOND]
        assert own == sorted({*own}), item.slug
        assert countries == [*own, *(country for country in BEYOND if country in countries)], item.slug


def test_lines_stand_in_the_order_of_the_needs_that_the_guidance_names(
    corpus: Corpus, composition: Composition
) -> None:
    """For one need the country's own come first, then those for everyone, and what is to be checked again last."""
    for item, document in calling(corpus, composition):

        def place(line: CrisisLineReference, needs: tuple[CrisisScope, ...] = item.crisis_lines) -> tuple[Any, ...]:
            need = min(needs.index(scope) for scope in line.scopes if scope in needs)
            some = bool(line.region), bool(line.for_whom), line.recheck_before_publishing
            return need, line.country in BEYOND, *some, line.slug

        for group in lines_of(document):
            assert group.lines == sorted(group.lines, key=place), f"{item.slug}, {group.country}"


def test_danger_to_life_begins_with_the_emergency_number(corpus: Corpus, composition: Composition) -> None:
    for item, document in calling(corpus, composition):
        for group in lines_of(document) if item.crisis_lines[0] is CrisisScope.EMERGENCY else ():
            assert CrisisScope.EMERGENCY in group.lines[0].scopes, f"{item.slug}, {group.country}"


def test_no_page_cites_how_much_more_often_people_think_of_suicide(corpus: Corpus, composition: Composition) -> None:
    assert (Kind.CLAIM, RISK) in corpus.by_name
    for entry in corpus.entries:
        assert entry.item.kind is Kind.CLAIM or RISK not in slugs_of(entry.item, Kind.CLAIM), entry.place()
    told = {composed.kind for composed in composition.documents if "risk of suicidal" in composed.body}
    assert told == {Kind.CLAIM}, "an expert may read the claim itself"


def strings(node: Any, skipped: tuple[str, ...] = ()) -> Iterator[str]:
    """Every text inside plain JSON, but for what stands under some keys."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield from () if key in skipped else strings(child, skipped)
    elif isinstance(node, list):
        for child in node:
            yield from strings(child, skipped)
    elif isinstance(node, str):
        yield node


def test_no_risk_figure_is_published_where_somebody_is_in_danger(corpus: Corpus, composition: Composition) -> None:
    """In no danger sign, and in no refusal that says whom to call; not even in the ground of a certainty, or in the
    name of something related.
    """
    signs = [document for document in guidance_documents(composition) if document.guidance_kind == "danger-sign"]
    others = [document for item, document in calling(corpus, composition) if item.guidance_kind in SAFETY]
    assert len(signs) >= 20
    assert {document.guidance_kind for document in others} >= {GuidanceKind.REFUSAL}
    for document in (*signs, *others):
        for text in strings(document.published()):
            assert not re.search(FIGURE, text, re.I), f"{document.slug}: {text}"


def test_no_risk_figure_is_published_beside_suicide(composition: Composition) -> None:
    for composed in composition.documents:
        if composed.kind not in (Kind.CLAIM, Kind.SOURCE):
            for text in strings(json.loads(composed.body)):
                assert "suicid" not in text.lower() or not re.search(FIGURE, text, re.I), f"{composed.slug}: {text}"


SPARED = {"parents", "pregnancy-and-breastfeeding", "after-birth"}


def test_no_amount_is_published_for_parents_or_in_pregnancy(composition: Composition) -> None:
    """Titles of publications are as they are."""
    spared = [document for document in guidance_documents(composition) if SPARED & {*document.audience}]
    assert len(spared) >= 10
    for document in spared:
        for text in strings(document.published(), skipped=("citations", "sources")):
            assert not re.search(AMOUNT, text, re.I), f"{document.slug}: {text}"


def test_nothing_is_played_down_where_the_dossier_forbids_it(corpus: Corpus, composition: Composition) -> None:
    published = {document.slug: document for document in guidance_documents(composition)}
    for slug in NOT_PLAYED_DOWN:
        assert "usually_not" not in published[slug].published(), slug


def test_talk_of_suicide_comes_with_its_rules_in_full(corpus: Corpus, composition: Composition) -> None:
    rules = corpus.by_name[Kind.GUIDANCE, "safe-messaging"]
    assert isinstance(rules, Guidance)
    for item, document in calling(corpus, composition):
        if CrisisScope.SUICIDE in item.crisis_lines:
            shown = document.published()["safe_messaging"]
            assert shown["href"] == "/v1/guidance/safe-messaging", item.slug
            assert shown["rules"] == [step.text["en"] for step in rules.steps], item.slug


def test_numbers_come_with_the_record_that_printed_them(corpus: Corpus) -> None:
    for entry, line in corpus.of(CrisisLine):
        if line.number or line.text_or_chat:
            assert line.source, entry.place()
            assert line.verified, entry.place()
            assert line.confidence, entry.place()
            assert (Kind.SOURCE, line.source) in corpus.by_name, entry.place()


def test_a_number_read_second_hand_says_so(corpus: Corpus, composition: Composition) -> None:
    documents = {c.slug: c.document for c in composition.documents if isinstance(c.document, CrisisLineDocument)}
    lines = [line for _, line in corpus.of(CrisisLine)]
    second_hand = {line.slug for line in lines if line.confidence in SECOND_HAND}
    assert second_hand == {line.slug for line in lines if line.recheck_before_publishing}
    assert second_hand
    for line in lines:
        summary = documents[line.slug].summary
        assert summary.endswith(ADMITTED) is (line.slug in second_hand), line.slug
        assert not line.number or f"Call {line.number}." in summary, line.slug


def test_where_we_know_no_line_we_name_no_number(corpus: Corpus) -> None:
    for entry, line in corpus.of(CrisisLine):
        if line.country == "ZZ":
            assert line.number is None, entry.place()
            assert line.note, entry.place()


def test_the_lines_of_a_guidance_say_the_same_as_the_lines_themselves(corpus: Corpus, composition: Composition) -> None:
    """With how old the record is, and when we last looked at it."""
    documents = {c.slug: json.loads(c.body) for c in composition.documents if c.kind is Kind.CRISIS_LINE}
    for item, document in calling(corpus, composition):
        for group in document.published()["crisis_lines"]:
            for line in group["lines"]:
                whole = documents[line["slug"]]
                whole = {**whole, "last_reviewed": whole["review"]["last_reviewed"]}
                assert line.get("record_year") == whole.get("record_year"), item.slug
                assert {key: whole.get(key) for key in line if key != "href"} == {
                    key: value for key, value in line.items() if key != "href"
                }, item.slug
