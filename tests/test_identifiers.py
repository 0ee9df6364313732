"""The forms of identifiers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.identifiers import (
    CODE_FORMS,
    Doi,
    LanguageTag,
    Pmcid,
    Pmid,
    Slug,
    Url,
    Words,
    is_code,
    loinc_check_digit,
    normal_code,
)
from app.vocabulary import CodeSystem

GOOD: list[tuple[object, str]] = [
    (Slug, "calcium-and-sleep-2"),
    (Slug, "x" * 120),
    (Doi, "10.1016/S0140-6736(20)30183-5"),
    (Pmid, "1"),
    (Pmid, "12345678"),
    (Pmcid, "PMC3866235"),
    (Url, "https://www.efsa.europa.eu/en/efsajournal/pub/4101"),
    (Url, "http://example.org:8080/a?b=c#d"),
    (LanguageTag, "en"),
    (LanguageTag, "zh-Hans-CN"),
    (Words, "a word"),
]

BAD: list[tuple[object, str]] = [
    (Slug, ""),
    (Slug, "Calcium"),
    (Slug, "calcium--sleep"),
    (Slug, "-calcium"),
    (Slug, "calcium_sleep"),
    (Slug, "calcium\n"),
    (Slug, "x" * 121),
    (Doi, "doi:10.1000/xyz"),
    (Doi, "https://doi.org/10.1000/xyz"),
    (Doi, "10.1000/x y"),
    (Doi, "10.١٠٠٠/xyz"),
    (Pmid, "0123"),
    (Pmid, "123456789"),
    (Pmid, "1٢٣"),
    (Pmcid, "3866235"),
    (Pmcid, "PMC0"),
    (Url, "example.org"),
    (Url, "ftp://example.org"),
    (Url, "https://192.0.2.1/mirror"),
    (Url, "https://example.org/a b"),
    (LanguageTag, "e"),
    (LanguageTag, "en_GB"),
    (LanguageTag, "en-"),
    (Words, "  "),
]

CODES: list[tuple[CodeSystem, str, bool]] = [
    (CodeSystem.ICD_10_CM, "G47.00", True),
    (CodeSystem.ICD_10_CM, "E20.810", True),
    (CodeSystem.ICD_10_CM, "E58", True),
    (CodeSystem.ICD_10_CM, "G4700", False),
    (CodeSystem.ICD_10_CM, "g47.00", False),
    (CodeSystem.ICD_10_CM, "G47.", False),
    (CodeSystem.ICD_10, "G47.0", True),
    (CodeSystem.ICD_10, "G47.000", False),
    (CodeSystem.MESH, "D007319", True),
    (CodeSystem.MESH, "D000123456", True),
    (CodeSystem.MESH, "007319", False),
    (CodeSystem.LOINC, "17861-6", True),
    (CodeSystem.LOINC, "17861-5", False),
    (CodeSystem.LOINC, "178616", False),
    (CodeSystem.LOINC, "١٧٨٦١-٦", False),
    (CodeSystem.RXNORM, "1897", True),
    (CodeSystem.RXNORM, "٣", False),
    (CodeSystem.ATC, "A12AA04", True),
    (CodeSystem.ATC, "A12", True),
    (CodeSystem.ATC, "A12AA4", False),
    (CodeSystem.SNOMED_CT, "193462001", True),
    (CodeSystem.SNOMED_CT, "12345", False),
]


@pytest.mark.parametrize(("form", "value"), GOOD)
def test_a_good_identifier_stays_as_it_is(form: object, value: str) -> None:
    assert TypeAdapter(form).validate_python(value) == value


@pytest.mark.parametrize(("form", "value"), BAD)
def test_a_bad_identifier_is_refused(form: object, value: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(form).validate_python(value)


@pytest.mark.parametrize(("system", "code", "good"), CODES)
def test_codes_have_the_form_of_their_system(system: CodeSystem, code: str, good: bool) -> None:
    assert is_code(system, code) is good


def test_every_system_has_a_form() -> None:
    assert set(CODE_FORMS) == set(CodeSystem)


@given(st.integers(min_value=0, max_value=99_999), st.integers(min_value=0, max_value=9))
def test_a_loinc_code_has_one_right_check_digit(body: int, digit: int) -> None:
    assert is_code(CodeSystem.LOINC, f"{body}-{digit}") is (digit == loinc_check_digit(str(body)))


@given(st.text(max_size=12))
def test_no_text_makes_a_form_stumble(text: str) -> None:
    for system in CodeSystem:
        assert is_code(system, text) in (True, False)
        assert normal_code(system, normal_code(system, text)) == normal_code(system, text)


@pytest.mark.parametrize(
    ("system", "asked", "code"),
    [
        (CodeSystem.ICD_10_CM, "g4700", "G47.00"),
        (CodeSystem.ICD_10_CM, "G47.00", "G47.00"),
        (CodeSystem.ICD_10, "e835", "E83.5"),
        (CodeSystem.ICD_10, "e58", "E58"),
        (CodeSystem.MESH, "d007319", "D007319"),
        (CodeSystem.LOINC, "17861-6", "17861-6"),
        (CodeSystem.ATC, "a12aa04", "A12AA04"),
    ],
)
def test_a_code_is_found_however_it_is_written(system: CodeSystem, asked: str, code: str) -> None:
    assert normal_code(system, asked) == code
