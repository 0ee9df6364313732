"""No statement stands without its ground: steps of guidance, paragraphs, and ties to calcium."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.content.models.authored import Passage, Step
from app.content.models.prose import RelationToCalcium
from app.vocabulary import CalciumPool

NAMED: dict[str, Any] = {"claims": ["some-claim"], "foods": ["milk"], "sources": ["page"]}


@pytest.mark.parametrize("keys", [["claims"], ["foods"], ["sources"], ["claims", "foods"], list(NAMED)], ids="+".join)
def test_a_step_rests_on_claims_foods_or_sources(keys: list[str]) -> None:
    ground = {key: NAMED[key] for key in keys}
    step = Step.model_validate({"text": "Call for help.", **ground})
    assert not step.practice_point
    with pytest.raises(ValidationError, match="no statement stands without its ground"):
        Step.model_validate({"text": "Call for help.", "practice_point": True, **ground})


def test_or_it_is_plain_good_sense_and_says_so() -> None:
    assert Step.model_validate({"text": "Stay calm.", "practice_point": True}).practice_point


@pytest.mark.parametrize("ground", [{}, {"practice_point": False}, {"claims": []}, {"claims": [], "sources": []}])
def test_a_step_without_ground_is_refused(ground: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="name the `claims`, `foods` or `sources` this text rests on"):
        Step.model_validate({"text": "Stay calm.", **ground})


@pytest.mark.parametrize("ground", [{}, {"claims": []}, {"foods": ["milk"]}, {"practice_point": True}])
def test_a_paragraph_always_rests_on_claims(ground: dict[str, Any]) -> None:
    assert Passage.model_validate({"text": "Milk holds calcium.", "claims": ["some-claim"]}).claims == ("some-claim",)
    with pytest.raises(ValidationError):
        Passage.model_validate({"text": "Milk holds calcium.", **ground})


TIES = [pool for pool in CalciumPool if pool is not CalciumPool.NONE]


def relation(pool: str, *claims: str) -> RelationToCalcium:
    return RelationToCalcium.model_validate({"calcium_pool": pool, "statement": "They may be tied.", "claims": claims})


@pytest.mark.parametrize("pool", TIES)
def test_a_tie_to_calcium_names_its_claims(pool: str) -> None:
    assert relation(pool, "some-claim").claims == ("some-claim",)
    with pytest.raises(ValidationError, match="a tie to calcium has a `calcium_pool` and its `claims`"):
        relation(pool)


def test_where_nothing_ties_it_to_calcium_no_claim_does() -> None:
    assert relation("none").claims == ()
    with pytest.raises(ValidationError, match="where there is none, both say so"):
        relation("none", "some-claim")


def test_it_says_which_calcium_and_how() -> None:
    for missing in ("calcium_pool", "statement"):
        whole = {"calcium_pool": "none", "statement": "Nothing ties them."}
        del whole[missing]
        with pytest.raises(ValidationError, match=missing):
            RelationToCalcium.model_validate(whole)
    with pytest.raises(ValidationError, match="calcium_pool"):
        relation("bone", "some-claim")
