"""The sentences that are made from data: citations and summaries, with whatever fields there are."""

from typing import Any

import pytest

from app.content.compose import wording
from app.content.corpus import Corpus
from app.content.models import Code, Food, ReferenceIntake, Source
from app.vocabulary import Authority, CslType, Design, LifeState, Sex

WHOLE: dict[str, Any] = {
    "title": "Calcium and sleep",
    "authors": ("Lee A", "Kim B"),
    "et_al": False,
    "year": 2020,
    "container_title": "Sleep",
    "publisher": None,
    "volume": "12",
    "issue": "3",
    "pages": "45-50",
    "doi": "10.1000/xyz",
}


@pytest.mark.parametrize(
    ("update", "citation"),
    [
        ({}, "Lee A, Kim B. Calcium and sleep (2020). Sleep 12(3):45-50. doi:10.1000/xyz."),
        ({"et_al": True}, "Lee A, Kim B et al. Calcium and sleep (2020). Sleep 12(3):45-50. doi:10.1000/xyz."),
        (
            {"authors": tuple("ABCDEFG"), "doi": None},
            "A, B, C, D, E, F et al. Calcium and sleep (2020). Sleep 12(3):45-50.",
        ),
        ({"authors": ()}, "Calcium and sleep (2020). Sleep 12(3):45-50. doi:10.1000/xyz."),
        ({"year": None, "doi": None}, "Lee A, Kim B. Calcium and sleep. Sleep 12(3):45-50."),
        ({"title": "It ends.", "doi": None}, "Lee A, Kim B. It ends (2020). Sleep 12(3):45-50."),
        ({"issue": None, "doi": None}, "Lee A, Kim B. Calcium and sleep (2020). Sleep 12:45-50."),
        ({"pages": None, "doi": None}, "Lee A, Kim B. Calcium and sleep (2020). Sleep 12(3)."),
        ({"volume": None, "doi": None}, "Lee A, Kim B. Calcium and sleep (2020). Sleep (3):45-50."),
        ({"volume": None, "issue": None, "doi": None}, "Lee A, Kim B. Calcium and sleep (2020). Sleep 45-50."),
        (
            {"container_title": None, "publisher": "EFSA", "volume": None, "issue": None, "pages": None, "doi": None},
            "Lee A, Kim B. Calcium and sleep (2020). EFSA.",
        ),
        (
            dict.fromkeys(("year", "container_title", "volume", "issue", "pages", "doi")) | {"authors": ()},
            "Calcium and sleep.",
        ),
    ],
)
def test_a_citation_has_what_was_verified_and_nothing_else(
    corpus: Corpus, update: dict[str, Any], citation: str
) -> None:
    any_source = next(source for _, source in corpus.of(Source))
    assert wording.citation(any_source.model_copy(update=WHOLE | update)) == citation


@pytest.mark.parametrize(
    ("update", "summary"),
    [
        ({}, "Meta analysis from 2020. It is about: adults."),
        ({"year": None, "population": None}, "Meta analysis."),
        (
            {"design": None, "data_only": True, "population": None},
            "Page from 2020. It backs rows of data only, never a claim.",
        ),
    ],
)
def test_a_source_says_what_it_is(corpus: Corpus, update: dict[str, Any], summary: str) -> None:
    any_source = next(source for _, source in corpus.of(Source))
    whole = {"design": Design.META_ANALYSIS, "year": 2020, "population": "adults", "data_only": False}
    article = any_source.model_copy(update=whole | {"csl_type": CslType.ARTICLE_JOURNAL} | update)
    assert wording.source_summary(article) == summary


@pytest.mark.parametrize(
    ("low", "usable", "ending"),
    [
        (False, True, " It can be called rich in calcium."),
        (True, False, " The body takes up little of it, so it is not a good source."),
        (False, False, ""),
        (True, True, " The body takes up little of it, so it is not a good source."),
    ],
)
def test_a_food_is_called_rich_only_where_the_body_can_use_it(
    corpus: Corpus, low: bool, usable: bool, ending: str
) -> None:
    milk = next(food for _, food in corpus.of(Food) if food.slug == "whole-milk")
    food = milk.model_copy(update={"low_bioavailability": low, "usable_source": usable})
    said = "Milk. One serving holds 276 mg of calcium. That is 1 cup, or 244 g."
    assert wording.food_summary(food, "Milk") == f"{said}{ending}"


@pytest.mark.parametrize(
    ("update", "title"),
    [
        ({"sex": Sex.ANY}, "IOM RDA: Adults"),
        ({"sex": Sex.MALE}, "IOM RDA: Adults, male"),
        ({"sex": Sex.FEMALE, "state": LifeState.PREGNANCY}, "IOM RDA: Adults"),
        ({"sex": Sex.FEMALE, "state": LifeState.LACTATION}, "IOM RDA: Adults"),
        ({"sex": Sex.FEMALE, "state": LifeState.INCLUDING_PREGNANCY_AND_LACTATION}, "IOM RDA: Adults, female"),
    ],
)
def test_an_intake_says_for_whom_it_is_and_that_it_is_no_dose(
    corpus: Corpus, update: dict[str, Any], title: str
) -> None:
    rda = next(row for _, row in corpus.of(ReferenceIntake) if (row.authority, row.metric) == ("iom", "rda"))
    row = rda.model_copy(update={"life_stage": "Adults", "state": LifeState.NONE, "value_mg_per_day": 1000} | update)
    assert wording.intake_title(row) == title
    assert wording.intake_summary(row) == (
        f"{title}: 1000 mg of calcium a day from all sources ({row.reference_year}). "
        "This is a value for a group, not a dose for a person."
    )


def test_every_authority_has_a_name() -> None:
    assert set(wording.AUTHORITIES) == {authority.value for authority in Authority}


def test_a_code_without_a_name_is_shown_as_a_code(corpus: Corpus) -> None:
    snomed = next(code for _, code in corpus.of(Code) if code.slug == "snomed-ct/193462001")
    assert wording.code_summary(snomed) == "(snomed-ct 193462001)."
    named = snomed.model_copy(update={"display": "A name"})
    assert wording.code_summary(named) == "A name (snomed-ct 193462001)."
