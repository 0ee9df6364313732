"""Every rule of content provoked once, on the real content with one thing changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.content import rules
from app.content.corpus import Corpus, Entry, Lines
from app.content.models import Claim, Code, Disclaimer, Food, Mechanism, Overview, ReferenceIntake, Source, Withdrawal
from app.content.rules import RULES, Rule, check
from app.vocabulary import (
    CertaintyLevel,
    CodeSystem,
    ConclusionStatus,
    FoodGroup,
    Kind,
    LifeState,
    Sex,
)

TODAY = date(2026, 11, 22)
HARD = {"en": "Physiological homeostatic dysregulation characteristically precipitates considerable insomnia."}


def changed(corpus: Corpus, kind: Kind, slug: str, **update: Any) -> Corpus:
    """The corpus with some fields of one item replaced."""
    assert (kind, slug) in corpus.by_name
    entries = (
        replace(entry, item=entry.item.model_copy(update=update))
        if (entry.item.kind, entry.item.slug) == (kind, slug)
        else entry
        for entry in corpus.entries
    )
    return replace(corpus, entries=tuple(entries))


def with_item(corpus: Corpus, item: Any) -> Corpus:
    """The corpus with one more item."""
    return replace(corpus, entries=(*corpus.entries, Entry(item, Lines("content/added.yaml", {}))))


def without(corpus: Corpus, kind: Kind, slug: str = "") -> Corpus:
    """The corpus without an item, or without any of a kind."""
    kept = (e for e in corpus.entries if e.item.kind is not kind or (slug and e.item.slug != slug))
    return replace(corpus, entries=tuple(kept))


def messages(rule: Rule, corpus: Corpus) -> list[str]:
    """What one rule reports."""
    return [finding.message for finding in rule(corpus)]


def claim(corpus: Corpus, slug: str) -> Claim:
    item = corpus.by_name[Kind.CLAIM, slug]
    assert isinstance(item, Claim)
    return item


def first_intake(corpus: Corpus, test: Callable[[ReferenceIntake], bool]) -> ReferenceIntake:
    return next(row for _, row in corpus.of(ReferenceIntake) if test(row))


def test_the_real_content_breaks_none(corpus: Corpus) -> None:
    assert check(corpus, TODAY) == []


def test_every_rule_says_in_words_what_holds() -> None:
    for rule in RULES:
        assert rule.__doc__, rule.__name__


def test_duplicate_slugs(corpus: Corpus) -> None:
    twice = with_item(corpus, corpus.by_name[Kind.FOOD, "whole-milk"])
    (message,) = messages(rules.duplicate_slugs, twice)
    assert message.startswith("the food `whole-milk` stands already at content/foods.yaml:")


def test_the_same_slug_in_two_kinds_is_no_duplicate(corpus: Corpus) -> None:
    assert {"calcium-deficiency"} <= set(corpus.slugs(Kind.FACTOR)) & set(corpus.slugs(Kind.TERM))


def test_dangling_references(corpus: Corpus) -> None:
    gone = without(corpus, Kind.CLAIM, "factor-noise")
    found = messages(rules.dangling_references, gone)
    assert len(found) > 1, "one for each place that refers to it"
    assert all(message.startswith("no claim `factor-noise`; ") for message in found)


def test_claims_rest_on_publications(corpus: Corpus) -> None:
    noise = claim(corpus, "factor-noise")
    page = next(source for _, source in corpus.of(Source) if source.data_only)
    evidence = (noise.evidence[0].model_copy(update={"source": page.slug}), *noise.evidence[1:])
    (finding,) = rules.claims_rest_on_publications(changed(corpus, Kind.CLAIM, noise.slug, evidence=evidence))
    assert finding.message == f"`{page.slug}` backs only rows of data; cite a publication"
    assert finding.place.file == "content/claims/factors.yaml"


def test_claims_are_graded_soundly(corpus: Corpus) -> None:
    cramps = claim(corpus, "hypocalcaemia-cramps-tetany")
    very_low = cramps.certainty.model_copy(update={"level": CertaintyLevel.VERY_LOW})
    found = messages(rules.claims_are_graded_soundly, changed(corpus, Kind.CLAIM, cramps.slug, certainty=very_low))
    assert "very-low certainty cannot be `supported`; conclude insufficient, mixed or contradicted" in found


@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        (Kind.MECHANISM, "nerve-excitability"),
        (Kind.FACTOR, "calcium-deficiency"),
        (Kind.QUESTION, "is-insomnia-related-to-calcium-deficiency"),
        (Kind.OVERVIEW, "overview"),
    ],
)
def test_conclusions_do_not_exceed_claims(corpus: Corpus, kind: Kind, slug: str) -> None:
    item: Any = corpus.by_name[kind, slug]
    high = item.certainty.model_copy(update={"level": CertaintyLevel.HIGH})
    humbled = corpus
    for one in list(corpus.of(Claim)):
        low = one[1].certainty.model_copy(update={"level": CertaintyLevel.LOW})
        if one[1].certainty.level is CertaintyLevel.HIGH:
            humbled = changed(humbled, Kind.CLAIM, one[1].slug, certainty=low)
    found = messages(rules.conclusions_do_not_exceed_claims, changed(humbled, kind, slug, certainty=high))
    assert any(message.startswith("certainty is high, but the best of its claims is ") for message in found)


@pytest.mark.parametrize(("kind", "slug"), [(Kind.MECHANISM, "nerve-excitability"), (Kind.OVERVIEW, "overview")])
def test_an_item_concludes_no_more_than_its_certainty_allows(corpus: Corpus, kind: Kind, slug: str) -> None:
    item = corpus.by_name[kind, slug]
    assert isinstance(item, Mechanism | Overview)
    very_low = item.certainty.model_copy(update={"level": CertaintyLevel.VERY_LOW})
    supported = item.conclusion.model_copy(update={"status": ConclusionStatus.SUPPORTED})
    bold = changed(corpus, kind, slug, certainty=very_low, conclusion=supported)
    (message,) = messages(rules.conclusions_do_not_exceed_claims, bold)
    assert message == "very-low certainty cannot be `supported`; conclude insufficient, mixed or contradicted"


def test_statements_do_not_exceed_claims(corpus: Corpus) -> None:
    overview = corpus.by_name[Kind.OVERVIEW, "overview"]
    assert isinstance(overview, Overview)
    first = overview.statements[0].model_copy(update={"certainty": CertaintyLevel.HIGH})
    bold = changed(corpus, Kind.OVERVIEW, "overview", statements=(first, *overview.statements[1:]))
    (message,) = messages(rules.statements_do_not_exceed_claims, bold)
    assert message == "certainty is high, more than any of its claims has; lower it"
    remark = overview.statements[0].model_copy(update={"certainty": None})
    humble = changed(corpus, Kind.OVERVIEW, "overview", statements=(remark, *overview.statements[1:]))
    assert messages(rules.statements_do_not_exceed_claims, humble) == []


def test_languages_are_complete(corpus: Corpus) -> None:
    half = changed(corpus, Kind.TERM, "melatonin", title={"en": "Melatonin", "es": "Melatonina"})
    found = messages(rules.languages_are_complete, half)
    assert "this text lacks `es`, which other texts of the item have; translate it" in found


def test_a_review_in_more_languages_asks_for_no_translation(corpus: Corpus) -> None:
    review = corpus.by_name[Kind.TERM, "melatonin"].review  # type: ignore[union-attr]
    both = review.model_copy(update={"reviewers": {"en": "The editors", "es": "La redacción"}})
    assert messages(rules.languages_are_complete, changed(corpus, Kind.TERM, "melatonin", review=both)) == []


def test_disclaimers_exist_in_every_language_in_use(corpus: Corpus) -> None:
    title, definition = {"en": "Melatonin", "es": "Melatonina"}, {"en": "A hormone.", "es": "Una hormona."}
    review = corpus.by_name[Kind.TERM, "melatonin"].review  # type: ignore[union-attr]
    both = review.model_copy(update={"reviewers": {"en": "The editors", "es": "La redacción"}})
    update = {"title": title, "definition": definition, "also_called": (), "review": both}
    found = messages(rules.disclaimers_exist, changed(corpus, Kind.TERM, "melatonin", **update))
    assert sorted(found) == sorted(
        f"the disclaimer `{notice.slug}` lacks `es`, which is in use; write it in disclaimers.yaml"
        for _, notice in corpus.of(Disclaimer)
    )


def test_reading_level_covers_what_readers_meet_first(corpus: Corpus) -> None:
    conclusion = claim(corpus, "factor-noise").conclusion.model_copy(update={"statement": HARD})
    for kind, slug, update in (
        (Kind.FACTOR, "sleep-environment", {"summary": HARD}),
        (Kind.QUESTION, "is-insomnia-related-to-calcium-deficiency", {"short_answer": HARD}),
        (Kind.CLAIM, "factor-noise", {"plain_statement": HARD}),
        (Kind.CLAIM, "factor-noise", {"conclusion": conclusion}),
        (Kind.DISCLAIMER, "general", {"short_text": HARD}),
        (Kind.TERM, "melatonin", {"definition": HARD}),
    ):
        (message,) = messages(rules.reading_level, changed(corpus, kind, slug, **update))
        assert "reads at grade" in message
        assert message.endswith("use shorter sentences and words, down to grade 8")
    exact = changed(corpus, Kind.CLAIM, "factor-noise", statement=HARD)
    assert messages(rules.reading_level, exact) == [], "exact wording may be hard"


def test_foods_add_up(corpus: Corpus) -> None:
    spinach = corpus.by_name[Kind.FOOD, "boiled-spinach"]
    assert isinstance(spinach, Food)
    for update, message in (
        ({"serving_g": 10.0}, "mg per serving is not mg per 100 g times the serving's weight; mend the wrong one"),
        ({"usable_source": True}, "`usable_source` is true exactly for 100 mg or more a serving without low"),
        ({"low_bioavailability": False, "usable_source": True}, "high in oxalate, so this must be true; mend it"),
    ):
        (found,) = messages(rules.foods_add_up, changed(corpus, Kind.FOOD, spinach.slug, **update))
        assert found.startswith(message)
    fruit = {"group": FoodGroup.HIGH_OXALATE_FRUIT_VEG}
    (found,) = messages(rules.foods_add_up, changed(corpus, Kind.FOOD, "whole-milk", **fruit))
    assert found.startswith("high in oxalate")


def test_coded_data(corpus: Corpus) -> None:
    code = next(code for _, code in corpus.of(Code) if code.system is CodeSystem.SNOMED_CT)
    (message,) = messages(rules.coded_data, changed(corpus, Kind.CODE, code.slug, display="Insomnia"))
    assert message == "SNOMED CT's names may not be shipped; delete `display`"


def test_intakes_are_ordered(corpus: Corpus) -> None:
    children = first_intake(corpus, lambda row: row.age_min is not None and row.age_max is not None)
    upside_down = changed(corpus, children.kind, children.slug, age_min=children.age_max, age_max=0)
    (message,) = messages(rules.intakes_are_ordered, upside_down)
    assert message == "`age_min` is above `age_max`; swap them"
    pregnant = first_intake(corpus, lambda row: row.state is LifeState.PREGNANCY)
    (message,) = messages(rules.intakes_are_ordered, changed(corpus, pregnant.kind, pregnant.slug, sex=Sex.ANY))
    assert message == "`state` is pregnancy, so `sex` is female; mend one of them"


def test_withdrawals_are_final(corpus: Corpus) -> None:
    tombstone = Withdrawal.model_validate(
        {"item": "term/melatonin", "since": TODAY, "reason": "A test.", "replacement": "term/body-clock"}
    )
    (message,) = messages(rules.withdrawals_are_final, with_item(corpus, tombstone))
    assert message == "the term `melatonin` is withdrawn, but still stands in the content; delete one of them"
    gone = tombstone.model_copy(update={"item": tombstone.item.model_copy(update={"slug": "never-was"})})
    assert messages(rules.withdrawals_are_final, with_item(corpus, gone)) == []
    lost = gone.model_copy(update={"replacement": gone.item})
    (message,) = messages(rules.dangling_references, with_item(corpus, lost))
    assert message.startswith("no term `never-was`"), "the replacement has to exist"


def test_one_overview(corpus: Corpus) -> None:
    (message,) = messages(rules.one_overview, without(corpus, Kind.OVERVIEW))
    assert message == "the content has no overview; write overview.yaml"


def test_an_overdue_review_is_a_warning(corpus: Corpus) -> None:
    review = corpus.by_name[Kind.FACTOR, "sleep-environment"].review  # type: ignore[union-attr]
    late = review.model_copy(update={"next_review": date(2026, 11, 21)})
    (finding,) = rules.overdue_review(changed(corpus, Kind.FACTOR, "sleep-environment", review=late), TODAY)
    assert finding.severity == "warning"
    assert finding.message == "a review was due on 2026-11-21; review what it stands for and date it anew"
    today = review.model_copy(update={"next_review": TODAY})
    due = changed(corpus, Kind.FACTOR, "sleep-environment", review=today)
    assert list(rules.overdue_review(due, TODAY)) == []


def test_an_overdue_review_that_many_share_is_told_once(corpus: Corpus) -> None:
    (finding,) = {f for f in rules.check(corpus, date(2099, 1, 1)) if f.place.file == "content/foods.yaml"}
    assert finding.severity == "warning"
    assert "2027-11-22" in finding.message


def test_dates_are_possible(corpus: Corpus) -> None:
    review = corpus.by_name[Kind.FACTOR, "sleep-environment"].review  # type: ignore[union-attr]
    wrong = review.model_copy(update={"last_reviewed": date(2026, 12, 1), "next_review": date(2026, 11, 30)})
    spoilt = changed(corpus, Kind.FACTOR, "sleep-environment", review=wrong)
    assert [finding.message for finding in rules.dates_are_possible(spoilt, TODAY)] == [
        "this date is in the future; mend it",
        "it is due before it was last reviewed; mend the dates",
    ]
    tombstone = Withdrawal.model_validate({"item": "term/never-was", "since": "2099-01-01", "reason": "A test."})
    (finding,) = rules.dates_are_possible(with_item(corpus, tombstone), TODAY)
    assert "in the future" in finding.message
