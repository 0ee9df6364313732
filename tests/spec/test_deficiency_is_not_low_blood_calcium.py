"""Too little calcium from food and low blood calcium are two things, and no text takes one for the other."""

import pytest

from app.content.language import DEFICIENCY

MIXED_UP = [
    "A deficiency of calcium in your blood.",
    "Doctors treat calcium deficiency with a drip for spasms.",
    "Low blood calcium means you eat too little.",
    "Hypocalcaemia from poor diet.",
    "Low blood calcium is a calcium deficiency.",
    "Calcium deficiency means low blood calcium.",
    "A blood test shows calcium deficiency.",
    "Calcium deficiency (hypocalcaemia) can cause cramps.",
    "Calcium deficiency, also called hypocalcaemia.",
    "Eating too little calcium causes hypocalcaemia.",
    "If your blood calcium is low, you have a deficiency.",
    "Blood calcium deficiency can cause cramps.",
    "A blood-calcium deficiency.",
    "A serum calcium deficiency.",
    "A deficiency of blood calcium.",
    "Deficient in blood calcium.",
    "Deficiency in serum calcium.",
    "Calcium deficiency in the blood.",
    "Calcium deficiency in your blood.",
    "Calcium deficiency shows in a blood test.",
    "Calcium deficiency causes tetany.",
    "Dietary hypocalcaemia is common.",
    "Hypocalcemia from the diet.",
    "Hypocalcaemia comes from a low intake.",
    "Low blood calcium from the diet.",
    "Low blood calcium in your food.",
    "Hypocalcaemia or calcium deficiency.",
    "Low blood calcium, also called calcium deficiency.",
    "Low blood calcium, or a deficiency, causes cramps.",
]
KEPT_APART = [
    "Calcium deficiency rarely shows in a blood test.",
    "Calcium deficiency from the diet seldom changes the blood level.",
    "Calcium deficiency is too little calcium from food.",
    "Low blood calcium is a medical condition.",
    "Low blood calcium can cause cramps.",
    "Calcium deficiency is not low blood calcium.",
    "Low blood calcium is not a calcium deficiency.",
    "A blood test does not show calcium deficiency.",
    "Low blood calcium does not come from low blood calcium in the diet.",
    "Vitamin D deficiency can cause low blood calcium.",
    "Magnesium deficiency can lower blood calcium.",
    "Vitamin D deficiency is found with a blood test.",
    "A vitamin D deficiency can lead to hypocalcaemia.",
]


@pytest.mark.parametrize("text", MIXED_UP)
def test_a_mix_up_is_found_with_the_words_at_fault(text: str) -> None:
    (fault,) = DEFICIENCY.faults(text)
    assert fault.endswith(DEFICIENCY.advice)
    assert fault.split("`")[1] in text


@pytest.mark.parametrize("text", KEPT_APART)
def test_what_keeps_them_apart_is_left_alone(text: str) -> None:
    assert list(DEFICIENCY.faults(text)) == []
