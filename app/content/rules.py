"""The rules of content: pure functions from a corpus to findings. `check` runs them all.

Rules about single claims (grading, figures, relations) stand in `grading.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from app.content import grading
from app.content.corpus import Corpus, Entry
from app.content.findings import Finding, Place, did_you_mean
from app.content.glossary import technical_words_are_explained
from app.content.language import (
    key_of,
    measured_texts,
    relative_figures_are_said_to_be_relative,
    sentences_are_measured,
)
from app.content.links import claims_can_be_come_by, nothing_is_an_orphan, pages_are_connected, terms_are_used
from app.content.models import (
    Claim,
    Code,
    Disclaimer,
    Factor,
    Food,
    Mechanism,
    Overview,
    Question,
    ReferenceIntake,
    Source,
    Withdrawal,
)
from app.content.models.authored import Passage
from app.content.needs import examples_find_their_item
from app.content.quality.verdicts import judgements_are_not_kind, quality_is_stated
from app.content.readability import grade
from app.content.recognition import (
    examples_are_recognised,
    patterns_can_be_read,
    recognitions_have_guidance,
    the_more_urgent_ranks_first,
)
from app.content.references import languages_of, mentions, slugs_of, texts, walk
from app.content.safety import (
    crisis_texts_show_no_risk_figures,
    danger_signs_are_whole,
    lines_that_are_named_are_shown,
    nothing_is_played_down,
    only_safety_rests_on_records,
    some_people_get_no_amount,
)
from app.content.synonyms import synonyms_lead_somewhere
from app.content.web import (
    claims_have_a_place,
    edges_join_nodes,
    nodes_are_used_once,
    pools_stay_apart,
    wider_nodes_exist,
)
from app.disclaimer import GENERAL, NOTICES
from app.identifiers import ENGLISH
from app.vocabulary import (
    CertaintyLevel,
    CodeSystem,
    FoodGroup,
    Kind,
    LifeState,
    Sex,
)

HARDEST_GRADE = 8.0

Rule = Callable[[Corpus], Iterator[Finding]]


def check(corpus: Corpus, today: date) -> list[Finding]:
    """All findings of all rules, in the order of files and lines."""
    found = [finding for rule in RULES for finding in rule(corpus)]
    return sorted({*found, *dates_are_possible(corpus, today), *overdue_review(corpus, today)})


def duplicate_slugs(corpus: Corpus) -> Iterator[Finding]:
    """A slug names one item of its kind."""
    first: dict[tuple[Kind, str], Entry] = {}
    for entry in corpus.entries:
        name = (entry.item.kind, entry.item.slug)
        if name in first:
            other = first[name].place(("slug",))
            message = f"the {name[0]} `{name[1]}` stands already at {other.file}:{other.line}; rename or delete one"
            yield Finding(entry.place(("slug",)), message)
        first.setdefault(name, entry)


def dangling_references(corpus: Corpus) -> Iterator[Finding]:
    """Whatever is referred to exists."""
    for entry in corpus.entries:
        for mention in mentions(entry.item):
            if not corpus.knows(mention.kind, mention.slug):
                hint = did_you_mean(mention.slug, corpus.slugs(mention.kind)) or "; add it, or delete the reference"
                yield Finding(entry.place(mention.path), f"no {mention.kind} `{mention.slug}`{hint}")


def claims_rest_on_publications(corpus: Corpus) -> Iterator[Finding]:
    """A page that backs only rows of data never backs a claim."""
    for entry, claim in corpus.of(Claim):
        for mention in mentions(claim):
            source = corpus.by_name.get((mention.kind, mention.slug))
            if isinstance(source, Source) and source.data_only:
                yield Finding(entry.place(mention.path), f"`{source.slug}` backs only rows of data; cite a publication")


def claims_are_graded_soundly(corpus: Corpus) -> Iterator[Finding]:
    """The rules of `grading.py`, for every claim."""
    for entry, claim in corpus.of(Claim):
        for path, message in grading.faults(claim):
            yield Finding(entry.place(path), message)


def conclusions_do_not_exceed_claims(corpus: Corpus) -> Iterator[Finding]:
    """An item is no more certain than the best of its claims, and concludes no more than its certainty allows."""
    for entry in corpus.entries:
        item = entry.item
        if not isinstance(item, Mechanism | Factor | Question | Overview):
            continue
        best = _best(corpus, slugs_of(item, Kind.CLAIM))
        if item.certainty.level.rank > best.rank:
            message = f"certainty is {item.certainty.level}, but the best of its claims is {best}; lower it"
            yield Finding(entry.place(("certainty", "level")), message)
        if isinstance(item, Mechanism | Overview):
            for message in grading.conclusion_faults(item.conclusion, item.certainty.level):
                yield Finding(entry.place(("conclusion", "status")), message)


def _best(corpus: Corpus, slugs: Sequence[str]) -> CertaintyLevel:
    """The certainty of the best of some claims; where one of them could not be read it may be any."""
    claims = [corpus.by_name.get((Kind.CLAIM, slug)) for slug in slugs]
    levels = [claim.certainty.level for claim in claims if isinstance(claim, Claim)]
    return max(levels, key=lambda level: level.rank) if len(levels) == len(slugs) > 0 else CertaintyLevel.HIGH


def statements_do_not_exceed_claims(corpus: Corpus) -> Iterator[Finding]:
    """A sentence of the bottom line is no more certain than the best of its claims."""
    for entry, overview in corpus.of(Overview):
        for i, line in enumerate(overview.statements):
            if line.certainty and line.certainty.rank > _best(corpus, line.claims).rank:
                message = f"certainty is {line.certainty}, more than any of its claims has; lower it"
                yield Finding(entry.place(("statements", i, "certainty")), message)


def languages_are_complete(corpus: Corpus) -> Iterator[Finding]:
    """An item is translated whole or not at all."""
    for entry in corpus.entries:
        offered = languages_of(entry.item)
        for path, text in texts(entry.item):
            for missing in sorted(offered - set(text)):
                message = f"this text lacks `{missing}`, which other texts of the item have; translate it"
                yield Finding(entry.place(path), message)


def disclaimers_exist(corpus: Corpus) -> Iterator[Finding]:
    """Every language in use has the disclaimer and the notices."""
    in_use = {ENGLISH}.union(*(languages_of(entry.item) for entry in corpus.entries))
    written = {item.slug: (entry, item) for entry, item in corpus.of(Disclaimer)}
    folder = corpus.entries[0].lines.file.partition("/")[0] if corpus.entries else ""
    for slug in (GENERAL, *NOTICES):
        entry, item = written.get(slug, (None, None))
        if not corpus.entries or corpus.lost(Kind.DISCLAIMER, slug):
            continue
        for language in sorted(in_use - set(item.text if item else {})):
            place = entry.place(("text",)) if entry else Place(f"{folder}/disclaimers.yaml")
            yield Finding(
                place, f"the disclaimer `{slug}` lacks `{language}`, which is in use; write it in disclaimers.yaml"
            )


def reading_level(corpus: Corpus) -> Iterator[Finding]:
    """Every text that readers see is at US grade 8 or below."""
    for entry, path, text in measured_texts(corpus):
        if (measured := grade(text)) > HARDEST_GRADE:
            message = f"`{key_of(path)}` reads at grade {measured}; use shorter sentences and words, down to grade 8"
            yield Finding(entry.place(path), message)


def low_certainty_is_said(corpus: Corpus) -> Iterator[Finding]:
    """What rests only on claims of low or very low certainty says may or not known, or in which study it was seen."""
    for entry in corpus.entries:
        if isinstance(entry.item, Mechanism | Factor | Question):
            for path, passage in walk(entry.item):
                if isinstance(passage, Passage) and not grading.DOUBT.search(passage.text[ENGLISH]):
                    best = _best(corpus, passage.claims)
                    if best.rank <= CertaintyLevel.LOW.rank:
                        message = f"its best claim is {best}; say may, might, in some studies, or that it is not known"
                        yield Finding(entry.place((*path, "text")), message)


def foods_add_up(corpus: Corpus) -> Iterator[Finding]:
    """Figures of a food agree, and a food whose calcium is hardly absorbed is never called a usable source."""
    for entry, food in corpus.of(Food):
        if abs(food.calcium_mg_per_100g * food.serving_g / 100 - food.calcium_mg_per_serving) > 1:
            message = "mg per serving is not mg per 100 g times the serving's weight; mend the wrong one"
            yield Finding(entry.place(("calcium_mg_per_serving",)), message)
        if food.usable_source != (food.calcium_mg_per_serving >= 100 and not food.low_bioavailability):
            message = "`usable_source` is true exactly for 100 mg or more a serving without low bioavailability"
            yield Finding(entry.place(("usable_source",)), message + "; mend it")
        oxalate = food.group in (FoodGroup.HIGH_OXALATE_GREENS, FoodGroup.HIGH_OXALATE_FRUIT_VEG)
        if oxalate and not food.low_bioavailability:
            yield Finding(entry.place(("low_bioavailability",)), "high in oxalate, so this must be true; mend it")


def coded_data(corpus: Corpus) -> Iterator[Finding]:
    """SNOMED CT's names may not be shipped."""
    for entry, code in corpus.of(Code):
        if code.system is CodeSystem.SNOMED_CT and code.display:
            yield Finding(entry.place(("display",)), "SNOMED CT's names may not be shipped; delete `display`")


def intakes_are_ordered(corpus: Corpus) -> Iterator[Finding]:
    """The youngest age is not above the oldest, and pregnancy and breastfeeding concern women."""
    for entry, row in corpus.of(ReferenceIntake):
        if row.age_min is not None and row.age_max is not None and row.age_min > row.age_max:
            yield Finding(entry.place(("age_min",)), "`age_min` is above `age_max`; swap them")
        if row.state in (LifeState.PREGNANCY, LifeState.LACTATION) and row.sex is not Sex.FEMALE:
            yield Finding(entry.place(("sex",)), f"`state` is {row.state}, so `sex` is female; mend one of them")


def withdrawals_are_final(corpus: Corpus) -> Iterator[Finding]:
    """A withdrawn item is gone from the content."""
    for entry, withdrawal in corpus.of(Withdrawal):
        item = withdrawal.item
        if corpus.knows(item.kind, item.slug):
            message = f"the {item.kind} `{item.slug}` is withdrawn, but still stands in the content; delete one of them"
            yield Finding(entry.place(("item",)), message)


def dates_are_possible(corpus: Corpus, today: date) -> Iterator[Finding]:
    """Nothing was reviewed or withdrawn in the future, and a review is due again after it was done."""
    for entry in corpus.entries:
        review = getattr(entry.item, "review", None)
        if review and review.last_reviewed > today:
            yield Finding(entry.place(("review", "last_reviewed")), "this date is in the future; mend it")
        if review and review.next_review <= review.last_reviewed:
            yield Finding(
                entry.place(("review", "next_review")), "it is due before it was last reviewed; mend the dates"
            )
    for entry, withdrawal in corpus.of(Withdrawal):
        if withdrawal.since > today:
            yield Finding(entry.place(("since",)), "this date is in the future; withdraw the item when it comes")


def one_overview(corpus: Corpus) -> Iterator[Finding]:
    """`/v1/overview` has something to show."""
    if corpus.entries and not any(kind is Kind.OVERVIEW for kind, _ in (*corpus.by_name, *corpus.unread)):
        yield Finding(corpus.entries[0].place(), "the content has no overview; write overview.yaml")


def overdue_review(corpus: Corpus, today: date) -> Iterator[Finding]:
    """An overdue review is a warning; one that the entries of a file share is told once."""
    for entry in corpus.entries:
        review = getattr(entry.item, "review", None)
        if review and review.next_review < today:
            message = f"a review was due on {review.next_review}; review what it stands for and date it anew"
            yield Finding(entry.place(("review", "next_review")), message, "warning")


RULES: tuple[Rule, ...] = (
    synonyms_lead_somewhere,
    nothing_is_an_orphan,
    claims_can_be_come_by,
    pages_are_connected,
    terms_are_used,
    technical_words_are_explained,
    sentences_are_measured,
    relative_figures_are_said_to_be_relative,
    crisis_texts_show_no_risk_figures,
    some_people_get_no_amount,
    nothing_is_played_down,
    lines_that_are_named_are_shown,
    low_certainty_is_said,
    only_safety_rests_on_records,
    danger_signs_are_whole,
    duplicate_slugs,
    dangling_references,
    claims_rest_on_publications,
    claims_are_graded_soundly,
    conclusions_do_not_exceed_claims,
    statements_do_not_exceed_claims,
    languages_are_complete,
    disclaimers_exist,
    reading_level,
    foods_add_up,
    coded_data,
    intakes_are_ordered,
    withdrawals_are_final,
    one_overview,
    quality_is_stated,
    judgements_are_not_kind,
    edges_join_nodes,
    nodes_are_used_once,
    claims_have_a_place,
    pools_stay_apart,
    wider_nodes_exist,
    patterns_can_be_read,
    recognitions_have_guidance,
    the_more_urgent_ranks_first,
    examples_are_recognised,
    examples_find_their_item,
)
