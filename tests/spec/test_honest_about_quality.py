"""The statement of quality, as published: whole, harsh where it has to be, with figures that anyone can count again."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from textstat import flesch_kincaid_grade

from app.content.compose import Composition
from app.content.corpus import Corpus
from app.content.language import UNMEASURED, reader_texts
from app.documents.quality import CriterionVerdict, InstrumentVerdicts, Quality
from app.vocabulary import Basis, Instrument, Kind, Verdict
from app.vocabulary import QualityMeasure as M

CONTENT = Path(__file__).parents[2] / "content"
PAGES = ("mechanisms", "factors", "guidance", "questions")
CHOICES = ("evaluation", "nutrition", "behaviour", "treatment", "supplement-safety")
GROUNDS = ("claims", "foods", "sources", "practice_point")

Item = dict[str, Any]


@pytest.fixture(scope="module")
def statement(composition: Composition) -> Quality:
    """The document."""
    (document,) = (c.document for c in composition.documents if c.kind is Kind.QUALITY)
    assert isinstance(document, Quality)
    return document


@pytest.fixture(scope="module")
def items(statement: Quality) -> list[CriterionVerdict]:
    """Every item of every instrument."""
    return [item for instrument in statement.instruments for item in instrument.items]


def by_slug(statement: Quality) -> dict[Instrument, InstrumentVerdicts]:
    return {instrument.slug: instrument for instrument in statement.instruments}


def said(statement: Quality) -> str:
    return " ".join([statement.summary, *statement.limits]).lower()


def test_every_instrument_is_whole(statement: Quality) -> None:
    numbers = {slug: [item.number for item in one.items] for slug, one in by_slug(statement).items()}
    assert numbers[Instrument.DISCERN] == list(range(1, 17))
    assert numbers[Instrument.PIF_TICK] == list(range(1, 11))
    assert numbers[Instrument.PEMAT_P] == [*range(1, 13), *range(15, 27)]
    assert numbers[Instrument.CDC_INDEX] == list(range(1, 21))
    assert set(numbers) == set(Instrument)


def test_ids_are_stable_and_unique(items: list[CriterionVerdict]) -> None:
    ids = [item.id for item in items]
    assert len(set(ids)) == len(ids)
    assert {"discern-1", "pif-tick-10", "pemat-p-26", "cdc-clear-communication-index-20", "casomnia-1"} <= set(ids)


def test_not_clinically_reviewed_is_a_plain_fail(statement: Quality) -> None:
    (item,) = (item for item in by_slug(statement)[Instrument.OWN].items if item.id == "casomnia-1")
    assert item.verdict is Verdict.FAIL
    assert item.basis is Basis.COMPUTED
    (figure,) = item.measures
    assert (figure.name, figure.share_percent, figure.count, figure.verdict) == (
        M.CLINICALLY_REVIEWED,
        0,
        0,
        Verdict.FAIL,
    )
    assert figure.of > 1000
    assert "nobody with a clinical licence has reviewed" in said(statement)
    assert "plain fail" in statement.limits[0]


def test_no_certificate_is_claimed(statement: Quality) -> None:
    assert statement.self_assessment is True
    assert "we judged ourselves" in said(statement)
    pif = by_slug(statement)[Instrument.PIF_TICK]
    assert "We do not have it" in pif.scoring
    assert "fee" in pif.scoring
    assert "We hold no mark" in " ".join(statement.limits)
    assert "gives no score" in " ".join(statement.limits)


def test_no_score_is_given(statement: Quality) -> None:
    """The tally counts items; nothing adds them up over instruments or weighs them."""
    for instrument in statement.instruments:
        counted = Counter(item.verdict for item in instrument.items)
        assert {entry.verdict: entry.items for entry in instrument.tally} == {v: counted[v] for v in Verdict}
    keys = {key.lower() for key in _keys(statement.published())}
    assert not [key for key in keys if re.search(r"score$|rating|total|stars", key)]
    assert not {"score", "rating"} & keys


def _keys(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _keys(child)


def test_no_verdict_stands_without_a_reason(items: list[CriterionVerdict]) -> None:
    for item in items:
        assert len(item.reason.split()) > 3, item.id
        assert item.basis is Basis.JUDGED or any(figure.verdict for figure in item.measures), item.id


def test_what_falls_short_says_what_would_make_it_pass(items: list[CriterionVerdict]) -> None:
    for item in items:
        assert bool(item.to_pass) is (item.verdict in (Verdict.PARTIAL, Verdict.FAIL)), item.id


def test_no_verdict_is_better_than_its_figures(items: list[CriterionVerdict]) -> None:
    order = list(Verdict).index
    for item in items:
        for figure in item.measures:
            assert figure.verdict is None or order(figure.verdict) <= order(item.verdict), item.id


@pytest.mark.parametrize(
    ("item_id", "what"),
    [
        ("pif-tick-2", "no training is on record"),
        ("pif-tick-5", "no readers took part"),
        ("pif-tick-8", "there is no way to give feedback"),
        ("pif-tick-10", "no effect is measured"),
        ("discern-12", "what happens untreated is not said"),
        ("pemat-p-15", "there are no pictures"),
        ("pemat-p-26", "there are no pictures of steps"),
        ("cdc-clear-communication-index-4", "no picture carries the main message"),
        ("casomnia-2", "no readers tested it"),
        ("casomnia-3", "nobody from outside checked it"),
        ("casomnia-4", "no source was looked up for retraction"),
        ("casomnia-5", "most findings were read as abstracts"),
        ("casomnia-6", "who paid is known for few studies"),
        ("casomnia-11", "there is no other language"),
    ],
)
def test_what_is_lacking_is_a_fail(items: list[CriterionVerdict], item_id: str, what: str) -> None:
    (item,) = (item for item in items if item.id == item_id)
    assert item.verdict is Verdict.FAIL, what


def test_not_applicable_is_only_what_cannot_be_asked(items: list[CriterionVerdict]) -> None:
    """Pictures that do not exist cannot be unclear; that there are none is a fail elsewhere."""
    found = {item.id for item in items if item.verdict is Verdict.NOT_APPLICABLE}
    assert found == {f"pemat-p-{number}" for number in (16, 17, 18, 19, 25)}


def test_every_figure_shown_under_a_verdict_is_explained(statement: Quality, items: list[CriterionVerdict]) -> None:
    explained = {measure.name: measure for measure in statement.measures}
    assert set(explained) == set(M)
    for item in items:
        for figure in item.measures:
            whole = explained[figure.name]
            assert (figure.share_percent, figure.count, figure.of) == (whole.share_percent, whole.count, whole.of)
    assert set(explained) == {figure.name for item in items for figure in item.measures}, "none is counted in vain"


def test_pages_that_were_read_are_named(statement: Quality) -> None:
    for slug, instrument in by_slug(statement).items():
        assert bool(instrument.read_at) is (slug is not Instrument.OWN)
        assert all(page.url.startswith("http") and page.what for page in instrument.read_at)


# Counted again, from the files as they stand, by no code of the service.


def written(*patterns: str, key: str | None = None) -> Iterator[Item]:
    """Items as authors wrote them."""
    for pattern in patterns:
        for path in sorted(CONTENT.glob(pattern)):
            values = yaml.safe_load(path.read_text(encoding="utf-8"))
            yield from values[key] if key else [values]


def claims() -> list[Item]:
    return list(written("claims/*.yaml", key="claims"))


def findings() -> list[Item]:
    return [finding for claim in claims() for finding in claim["evidence"]]


def sources() -> list[Item]:
    return [source for source in written("sources/*.yaml", key="sources") if not source.get("data_only")]


def choices() -> list[Item]:
    return [item for item in written("guidance/*.yaml") if item["guidance_kind"] in CHOICES]


def nodes(value: Any) -> Iterator[Any]:
    yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(child)


def passages() -> list[Item]:
    pages = written(*(f"{noun}/*.yaml" for noun in PAGES))
    return [n for page in pages for n in nodes(page) if isinstance(n, dict) and "text" in n and {*n} & {*GROUNDS}]


def contrary(claim: Item) -> bool:
    return any(finding["stance"] in ("contradicts", "mixed") for finding in claim["evidence"])


def unsettled() -> list[Item]:
    return [claim for claim in claims() if claim["conclusion"]["status"] in ("mixed", "contradicted")]


def counted(things: list[Item], *all_of: str) -> tuple[int, int]:
    """How many have all of some keys."""
    return sum(all(thing.get(key) for key in all_of) for thing in things), len(things)


def lines() -> list[Item]:
    return [line for line in written("crisis-lines.yaml", key="crisis_lines") if "confidence" in line]


COUNTED = {
    M.CLAIMS_WITH_EVIDENCE: lambda: (
        sum(any(e["stance"] != "background" for e in c["evidence"]) for c in claims()),
        len(claims()),
    ),
    M.CLAIMS_WITH_CAVEATS: lambda: counted(claims(), "caveats"),
    M.CLAIMS_WITH_CONTRARY_EVIDENCE: lambda: (sum(map(contrary, claims())), len(claims())),
    M.CLAIMS_OF_LOW_CERTAINTY: lambda: (sum("low" in c["certainty"]["level"] for c in claims()), len(claims())),
    M.MIXED_CONCLUSIONS_WITH_CONTRARY_EVIDENCE: lambda: (sum(map(contrary, unsettled())), len(unsettled())),
    M.FINDINGS_READ_IN_FULL: lambda: (
        sum(f["read"] in ("full-text", "official-page") for f in findings()),
        len(findings()),
    ),
    M.FINDINGS_READ_AS_ABSTRACTS: lambda: (sum(f["read"] == "abstract" for f in findings()), len(findings())),
    M.SOURCES_WITH_IDENTIFIERS: lambda: (
        sum(bool({"doi", "pmid", "pmcid", "url"} & {*s}) for s in sources()),
        len(sources()),
    ),
    M.SOURCES_WITH_YEAR: lambda: counted(sources(), "year"),
    M.SOURCES_WITH_FUNDING: lambda: counted(sources(), "funding"),
    M.SOURCES_CHECKED_FOR_RETRACTION: lambda: (
        sum("checked_on" in s["retraction"] for s in sources()),
        len(sources()),
    ),
    M.PASSAGES_WITH_GROUNDS: lambda: (sum("practice_point" not in p for p in passages()), len(passages())),
    M.SHORT_PASSAGES: lambda: (sum(len(p["text"].split()) <= 60 for p in passages()), len(passages())),
    M.GUIDANCE_WITH_STEPS: lambda: counted([*written("guidance/*.yaml")], "steps"),
    M.CHOICES_WITH_BENEFITS: lambda: counted(choices(), "benefits"),
    M.CHOICES_WITH_RISKS: lambda: counted(choices(), "risks"),
    M.CHOICES_WITH_BENEFITS_AND_RISKS: lambda: counted(choices(), "benefits", "risks"),
    M.CHOICES_WITH_ALTERNATIVES: lambda: counted(choices(), "alternatives"),
    M.CHOICES_WITH_IF_UNTREATED: lambda: counted(choices(), "if_untreated"),
    M.CHOICES_WITH_QUESTIONS: lambda: counted(choices(), "questions_to_ask"),
    M.CRISIS_LINES_READ_FIRST_HAND: lambda: (
        sum(line["confidence"] in ("official", "official-copy") for line in lines()),
        len(lines()),
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_the_figures_are_those_of_the_content(statement: Quality, name: M) -> None:
    (measure,) = (measure for measure in statement.measures if measure.name is name)
    count, of = COUNTED[name]()
    assert (measure.count, measure.of) == (count, of)
    assert measure.share_percent == pytest.approx(100 * count / of, abs=0.1)
    assert measure.share_percent <= 100 * count / of


def test_reading_levels_are_those_of_the_texts(corpus: Corpus, statement: Quality) -> None:
    texts = [
        text
        for entry, path, text in reader_texts(corpus)
        if entry.item.kind is not Kind.QUALITY
        and next(str(part) for part in reversed(path) if isinstance(part, str)) not in UNMEASURED
    ]
    grades = [round(flesch_kincaid_grade(re.sub(r"(?<=\d)\.(?=\d)", "", text)), 1) for text in texts]
    measures = {measure.name: measure for measure in statement.measures}
    assert measures[M.TEXTS_AT_GRADE_8].of == measures[M.TEXTS_AT_GRADE_6].of == len(grades)
    assert measures[M.TEXTS_AT_GRADE_8].count == sum(grade <= 8 for grade in grades)
    assert measures[M.TEXTS_AT_GRADE_6].count == sum(grade <= 6 for grade in grades)


def test_notices_and_languages_are_those_of_the_documents(composition: Composition, statement: Quality) -> None:
    kinds = {Kind.MECHANISM, Kind.FACTOR, Kind.GUIDANCE, Kind.QUESTION, Kind.OVERVIEW}
    pages = [c for c in composition.documents if c.kind in kinds]
    measures = {measure.name: (measure.count, measure.of) for measure in statement.measures}
    assert measures[M.PAGES_WITH_NOTICES] == (sum(bool(page.notices) for page in pages), len(pages))
    assert measures[M.PAGES_WITH_SUMMARY] == (len(pages), len(pages))
    assert measures[M.TRANSLATED] == (0, len(pages))


def test_what_is_due_when_adds_up(corpus: Corpus, statement: Quality) -> None:
    """Nothing depends on the day: what is overdue is for the reader of the dates to say."""
    dates = [due.due for due in statement.reviews_due]
    assert dates == sorted(set(dates))
    reviewed = [entry for entry in corpus.entries if hasattr(entry.item, "review")]
    assert sum(due.items for due in statement.reviews_due) == len(reviewed)
    assert "overdue" in " ".join(statement.limits)
