"""The forms of identifiers: slugs, publication ids, terminology codes, languages, editions."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from app.vocabulary import CodeSystem

CODE_FORMS: dict[CodeSystem, re.Pattern[str]] = {
    CodeSystem.ICD_10_CM: re.compile(r"[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?"),
    CodeSystem.ICD_10: re.compile(r"[A-Z][0-9]{2}(\.[0-9]{1,2})?"),
    CodeSystem.MESH: re.compile(r"D[0-9]{6}([0-9]{3})?"),
    CodeSystem.LOINC: re.compile(r"[0-9]{1,5}-[0-9]"),
    CodeSystem.RXNORM: re.compile(r"[0-9]{1,8}"),
    CodeSystem.ATC: re.compile(r"[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?"),
    CodeSystem.SNOMED_CT: re.compile(r"[0-9]{6,18}"),
}

HIERARCHICAL = {CodeSystem.ICD_10_CM, CodeSystem.ICD_10, CodeSystem.ATC}
"""Systems in which a code's beginning is its parent's code; elsewhere a longer number is something else altogether."""


def loinc_check_digit(body: str) -> int:
    """The mod-10 (Luhn) check digit of the part of a LOINC code before its hyphen."""
    doubled = "".join(str(int(d) * 2) if i % 2 == 0 else d for i, d in enumerate(reversed(body)))
    return -sum(map(int, doubled)) % 10


def is_code(system: CodeSystem, code: str) -> bool:
    """Whether `code` has the form, and for LOINC the check digit, that `system` asks for."""
    if not CODE_FORMS[system].fullmatch(code):
        return False
    body, _, check = code.partition("-")
    return system is not CodeSystem.LOINC or loinc_check_digit(body) == int(check)


SLUG_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ENGLISH = "en"
"""The language that every text has."""
COUNTRY_FORM = r"^[A-Z]{2}$"
LANGUAGE_FORM = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}$"
SPOKEN_FORMS = {
    LANGUAGE_FORM: "a language tag such as `en` or `zh-Hans`",
    COUNTRY_FORM: "a country code such as `GB`",
}
"""What a value of each form is, in words."""


def _pubmed_id(value: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,7}", value):
        raise ValueError(f"`{value}` is not a PubMed id: one to eight digits, in quotes, no leading zero")
    return value


def _pmc_id(value: str) -> str:
    if not re.fullmatch(r"PMC[1-9][0-9]{0,7}", value):
        raise ValueError(f"`{value}` is not a PMC id: PMC and up to eight digits, as in PMC3866235")
    return value


def _doi(value: str) -> str:
    if not re.fullmatch(r"10\.[0-9]{4,9}/[^\s\"<>]+", value):
        raise ValueError(f"`{value}` is not a DOI: 10., a registrant, a slash and a suffix, without https://doi.org/")
    return value


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[a-z]+(:[0-9]+)?(/\S*)?", value):
        raise ValueError(f"`{value}` is not a web address: https://, a host by its name, and a path without spaces")
    return value


def _slug(value: str) -> str:
    if not SLUG_FORM.fullmatch(value) or len(value) > 120:
        raise ValueError(f"`{value}` is not a slug: lower-case words joined by hyphens, 120 characters at most")
    return value


Slug = Annotated[str, AfterValidator(_slug)]
Doi = Annotated[str, AfterValidator(_doi)]
Pmid = Annotated[str, AfterValidator(_pubmed_id)]
Pmcid = Annotated[str, AfterValidator(_pmc_id)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Url = Annotated[Words, AfterValidator(_url)]
CountryCode = Annotated[str, StringConstraints(pattern=COUNTRY_FORM)]
EU_MEMBERS = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)
"""Where the lines of the European Union hold."""
UNION, ANYWHERE = "EU", "ZZ"
BEYOND_COUNTRIES = (UNION, ANYWHERE)
"""Codes that stand for many countries, or for any; they come last."""


def areas_of(country: str) -> list[str]:
    """Whose lines hold in a country: its own, those of the union in a member state, and those for any country."""
    return list(dict.fromkeys((country, *([UNION] if country in EU_MEMBERS else []), ANYWHERE)))


LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_FORM)]


def normal_code(system: CodeSystem, code: str) -> str:
    """A code as its terminology writes it: ICD codes come with and without their dot, and in any case."""
    code = code.upper()
    if system in (CodeSystem.ICD_10_CM, CodeSystem.ICD_10) and len(code) > 3 and "." not in code:
        return f"{code[:3]}.{code[3:]}"
    return code
