"""From shares to verdicts: thresholds at their edges, the worst figure, and judgements that are never kind."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.content.compose.quality import quality as compose_quality
from app.content.compose.view import View
from app.content.corpus import Corpus
from app.content.models import Claim, Quality
from app.content.models.quality import NUMBERS, AppliedInstrument, Criterion
from app.content.quality.measures import Share
from app.content.quality.verdicts import (
    basis,
    computed,
    judgements_are_not_kind,
    quality_is_stated,
    verdict,
    verdict_of,
)
from app.identifiers import ENGLISH
from app.vocabulary import Basis, Instrument, Kind, Verdict
from app.vocabulary import QualityMeasure as M

BEST_FIRST = (Verdict.PASS, Verdict.PARTIAL, Verdict.FAIL)


@pytest.fixture(scope="module")
def statement(corpus: Corpus) -> Quality:
    """The real statement."""
    (quality,) = (quality for _, quality in corpus.of(Quality))
    return quality


def criterion(**given: Any) -> Criterion:
    return Criterion.model_validate({"number": 1, "criterion": "Is it?", "reason": "So.", "to_pass": "Mend."} | given)


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [
        (900, 1000, Verdict.PASS),
        (899, 1000, Verdict.PARTIAL),
        (1000, 1000, Verdict.PASS),
        (500, 1000, Verdict.PARTIAL),
        (499, 1000, Verdict.FAIL),
        (0, 1000, Verdict.FAIL),
        (0, 0, Verdict.FAIL),
    ],
)
def test_thresholds_at_their_edges(count: int, of: int, expected: Verdict) -> None:
    """The thresholds are included, and nothing to count is nothing to show."""
    assert verdict_of(Share(count, of), pass_at_percent=90, partial_at_percent=50) is expected


@given(st.lists(st.integers(0, 100), min_size=1, max_size=3), st.sampled_from([None, *BEST_FIRST]))
def test_the_worst_counts_and_a_judgement_only_lowers(counts: list[int], judged: Verdict | None) -> None:
    names = [M.CLAIMS_WITH_EVIDENCE, M.SHORT_LISTS, M.TRANSLATED][: len(counts)]
    shares = {name: Share(count, 100) for name, count in zip(names, counts, strict=True)}
    scale = Quality.model_construct(pass_at_percent=90, partial_at_percent=50)
    one = criterion(verdict=judged, measures=names)
    allowed = [verdict_of(share, 90, 50) for share in shares.values()]
    assert computed(scale, one, shares) is max(allowed, key=BEST_FIRST.index)
    assert verdict(scale, one, shares) is max([*allowed, *([judged] if judged else [])], key=BEST_FIRST.index)
    assert basis(one) is (Basis.JUDGED if judged else Basis.COMPUTED)


@pytest.mark.parametrize("judged", Verdict)
def test_without_figures_the_judgement_stands(judged: Verdict) -> None:
    one = criterion(verdict=judged)
    assert computed(Quality.model_construct(), one, {}) is None
    assert verdict(Quality.model_construct(), one, {}) is judged


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({}, "or a `verdict`"),
        ({"verdict": "passed"}, "Input should be"),
        ({"verdict": "not-applicable", "figures": ["short-lists"]}, "not applicable has no figures"),
        ({"verdict": "partial", "to_pass": None}, "what would make it pass"),
        ({"measures": ["short-lists"], "to_pass": None}, "what would make it pass"),
        ({"measures": ["findings-read-as-abstracts"]}, "more of `findings-read-as-abstracts` is not better"),
        ({"measures": ["short-list"]}, "Input should be"),
        ({"verdict": "pass", "reason": ""}, "at least 1 character"),
        ({"verdict": "pass", "reason": None}, "valid dictionary"),
    ],
)
def test_a_verdict_has_its_reason_or_its_figures(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        criterion(**wrong)


@pytest.mark.parametrize(("instrument", "items"), [("discern", 16), ("pif-tick", 10), ("pemat-p", 24)])
def test_every_instrument_has_the_items_of_its_makers(instrument: Instrument, items: int) -> None:
    assert len(NUMBERS[instrument]) == items
    assert len(NUMBERS[Instrument.CDC_INDEX]) == 20
    assert NUMBERS[Instrument.PEMAT_P][-1] == 26
    assert not {13, 14}.intersection(NUMBERS[Instrument.PEMAT_P]), "they are for sound and film"


@pytest.mark.parametrize("slug", Instrument)
def test_an_item_that_is_missing_is_named(statement: Quality, slug: Instrument) -> None:
    (whole,) = (instrument for instrument in statement.instruments if instrument.slug is slug)
    values = whole.model_dump()
    with pytest.raises(ValidationError, match="its items are numbered 1, 2"):
        AppliedInstrument.model_validate(values | {"items": values["items"][1:]})
    with pytest.raises(ValidationError, match="its items are numbered 1, 2"):
        AppliedInstrument.model_validate(values | {"items": values["items"][::-1]})


def test_an_instrument_says_where_it_was_read(statement: Quality) -> None:
    values = statement.instruments[0].model_dump()
    with pytest.raises(ValidationError, match="name in `read_at` the pages"):
        AppliedInstrument.model_validate(values | {"read_at": []})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda v: v | {"partial_at_percent": 90}, "`partial_at_percent` is below `pass_at_percent`"),
        (lambda v: v | {"instruments": v["instruments"][1:]}, "see to discern"),
        (lambda v: v | {"measures": v["measures"] + v["measures"][:1]}, "see to claims-with-evidence"),
        (lambda v: v | {"limits": []}, "at least 1 item"),
        (lambda v: v | {"slug": "other"}, "quality"),
    ],
)
def test_the_statement_is_whole(
    statement: Quality, change: Callable[[dict[str, Any]], dict[str, Any]], said: str
) -> None:
    values = {name: list(v) if isinstance(v, tuple) else v for name, v in statement.model_dump().items()}
    assert Quality.model_validate(values) == statement
    with pytest.raises(ValidationError, match=said):
        Quality.model_validate(change(values))


def with_claims(corpus: Corpus, change: Callable[[Claim], Claim]) -> Corpus:
    """The corpus with every claim changed."""
    entries = (replace(e, item=change(e.item)) if isinstance(e.item, Claim) else e for e in corpus.entries)
    return replace(corpus, entries=tuple(entries))


def test_figures_lower_the_verdicts_that_rest_on_them(corpus: Corpus, statement: Quality) -> None:
    """Were half of the claims without evidence, no item that rests on them would pass, judged or not."""

    def halve(claim: Claim) -> Claim:
        return claim.model_copy(update={"evidence": ()}) if len(claim.slug) % 2 else claim

    spoilt = with_claims(corpus, halve)
    found = compose_quality(View(spoilt, ENGLISH), statement)
    resting = [
        item
        for instrument in found.instruments
        for item in instrument.items
        if M.CLAIMS_WITH_EVIDENCE in [figure.name for figure in item.measures if figure.verdict]
    ]
    assert len(resting) >= 3
    assert Verdict.PASS not in {item.verdict for item in resting}
    assert all(item.to_pass for item in resting)


def test_a_judgement_that_has_become_too_kind_is_an_error(corpus: Corpus) -> None:
    assert list(judgements_are_not_kind(corpus)) == []
    spoilt = with_claims(corpus, lambda claim: claim.model_copy(update={"evidence": ()}))
    findings = list(judgements_are_not_kind(spoilt))
    assert findings
    for finding in findings:
        assert finding.severity == "error"
        assert finding.place.file == "content/quality.yaml"
        assert finding.message == "the figures say fail; a judgement is never kinder"
    unread = replace(spoilt, unread=frozenset({(Kind.CLAIM, "lost")}))
    assert list(judgements_are_not_kind(unread)) == [], "not everything can be counted yet"


def test_content_without_a_statement_is_an_error(corpus: Corpus) -> None:
    silent = replace(corpus, entries=tuple(e for e in corpus.entries if e.item.kind is not Kind.QUALITY))
    (finding,) = quality_is_stated(silent)
    assert finding.message == "the content does not state its quality; write quality.yaml"
    assert list(quality_is_stated(replace(silent, unread=frozenset({(Kind.QUALITY, "quality")})))) == []
    assert list(quality_is_stated(Corpus(()))) == []
