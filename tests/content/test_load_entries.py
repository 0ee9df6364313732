"""An entry that breaks the rules of its kind: one finding per fault, at its line, in words that need no Python."""

from pathlib import Path

import pytest

from app.content.corpus import ANY
from app.content.findings import Finding
from app.content.load import load
from app.vocabulary import Kind

REVIEW = "review: {status: editorial, reviewers: The editors, last_reviewed: 2026-11-22, next_review: 2027-11-22}\n"

TERMS = f"""{REVIEW}terms:
- slug: oxalate
  title: Oxalate
  definition: A salt in some plants.
  also_called: [oxalic acid salt]
  related: [factor/diet]
  codes: [mesh/D019815]
"""

SOURCES = f"""{REVIEW}sources:
- slug: lee-2020-sleep
  csl_type: article-journal
  title: Calcium and sleep
  year: 2020
  doi: 10.1000/xyz
  pmid: '123456'
  pmcid: PMC123
  url: https://example.org/a
  sample_size: 24 studies
  retraction: {{status: none-found, checked_on: 2026-11-22}}
  verified:
  - record: PubMed record
    fields: [title, year]
"""

CODES = f"""{REVIEW}codes:
- system: icd-10-cm
  code: G47.00
  verified: code and description
- system: loinc
  code: 17861-6
  verified: code and name
"""

DISCLAIMERS = f"""{REVIEW}disclaimers:
- slug: general
  role: disclaimer
  version: 1
  title: Please read
  text: This is not advice.
  short_text: Not advice.
"""

FOODS = f"""{REVIEW}foods:
- slug: milk
  title: Milk
  group: dairy
  source_description: Milk, whole
  ndb_number: '01077'
  fdc_check: matched
  calcium_mg_per_100g: 113
  serving: 1 cup
  serving_g: 244
  calcium_mg_per_serving: 276
  fortified: false
  low_bioavailability: false
  usable_source: true
  source: usda-sr28
  verified: calcium
"""

FACTOR = f"""slug: diet
title: Diet
summary: What people eat.
category: nutrition
modifiable: true
explanation:
- text: People eat.
  claims: [some-claim]
contributes_to: insomnia
relation_to_calcium: {{calcium_pool: none, statement: Nothing ties it to calcium.}}
certainty: {{level: low, rationale: Few studies.}}
{REVIEW}"""

FILES = {
    "terms.yaml": TERMS,
    "sources/all.yaml": SOURCES,
    "codes.yaml": CODES,
    "disclaimers.yaml": DISCLAIMERS,
    "foods.yaml": FOODS,
    "factors/diet.yaml": FACTOR,
}

FAULTS: dict[str, list[tuple[str, str, int, str]]] = {
    # what stands in a file, what is written instead, the line of the finding, words in it
    "terms.yaml": [
        ("  definition: A salt in some plants.\n", "", 3, "`definition` is missing; add it"),
        ("also_called", "also_caled", 6, "unknown key `also_caled`; did you mean `also_called`?"),
        ("also_called", "zzz", 6, "unknown key `zzz`; delete it, or see CONTRIBUTING.md for the keys"),
        ("title: Oxalate", "title: 5", 4, "`title`: `5` is not text; put it in quotes"),
        ("title: Oxalate", "title: yes", 4, "`title`: `True` is not text; put it in quotes"),
        ("title: Oxalate", "title: 2026-11-22", 4, "`title`: `2026-11-22` is not text; put it in quotes"),
        ("title: Oxalate", "title: [Oxalate]", 4, "`title`: `['Oxalate']` is not text; put it in quotes"),
        ("title: Oxalate", "title: {en: 5}", 4, "`title`: `5` is not text; put it in quotes"),
        ("title: Oxalate", "title:", 4, "`title` is empty; write it, or delete it"),
        ("title: Oxalate", "title: '  '", 4, "`title` is empty; write it, or delete it"),
        ("title: Oxalate", "title: {es: Oxalato}", 4, "the English text is missing: every text has at least `en`"),
        ("title: Oxalate", "title: {en: O, e!: O}", 4, "`e!` is not a language tag such as `en` or `zh-Hans`"),
        ("slug: oxalate", "slug: Oxalate salt", 3, "`Oxalate salt` is not a slug: lower-case words joined by hyphens"),
        (
            "slug: oxalate",
            f"slug: {'x' * 121}",
            3,
            "is not a slug: lower-case words joined by hyphens, 120 characters at most",
        ),
        ("slug: oxalate", "slug: 12", 3, "`slug`: `12` is not text; put it in quotes"),
        ("[factor/diet]", "factor/diet", 7, "`related`: `factor/diet` is not a list; begin every entry with `- `"),
        (
            "[factor/diet]",
            "[diet]",
            7,
            "`related`: write it as `kind/slug`, as in `factor/psychological-stress`",
        ),
        ("[factor/diet]", "[7]", 7, "`related`: write it as `kind/slug`"),
        ("[factor/diet]", "[facter/diet]", 7, "`related`: `facter` is not one of mechanism, factor, "),
        ("[mesh/D019815]", "[D019815]", 8, "`codes`: write it as `system/code`, as in `icd-10-cm/G47.00`"),
        ("[mesh/D019815]", "[mash/D019815]", 8, "`codes`: `mash` is not one of icd-10-cm, icd-10, "),
        ("editorial", "editoral", 1, "`status`: `editoral` is not allowed; did you mean `editorial`?; allowed are"),
        ("2027-11-22", "next year", 1, "`next_review`: input should be a valid date"),
        ("2027-11-22", "2027-11-22T10:00:00", 1, "`next_review`: "),
        (REVIEW, "", 1, "`review` is missing; add it"),
        ("terms:", "words:", 1, "this file needs the key `terms` with a list of entries under it"),
        ("terms:\n", "terms: none\nterm:\n", 2, "this file needs the key `terms` with a list of entries"),
        (TERMS, "- slug: oxalate\n", 1, "this file needs the key `terms` with a list of entries under it"),
        (TERMS, "oxalate\n", 1, "this file needs the key `terms` with a list of entries under it"),
        ("terms:\n", "reviw: x\nterms:\n", 2, "unknown key `reviw`; did you mean `review`?"),
        ("terms:\n", "zzz: x\nterms:\n", 2, "unknown key `zzz`; only `review` and `terms` stand here"),
        (
            "terms:\n",
            "terms:\n- just words\n",
            3,
            "`term`: `just words` is not a set of keys; write `key: value` lines",
        ),
        ("terms:\n", "terms:\n-\n", 3, "`term` is empty; write it, or delete it"),
    ],
    "sources/all.yaml": [
        ("article-journal", "article", 4, "`csl_type`: `article` is not allowed"),
        ("article-journal", "artcle-journal", 4, "did you mean `article-journal`?; allowed are 'article-journal', "),
        ("year: 2020", "year: 20200", 6, "`year`: input should be less than or equal to 2100; mend the value"),
        ("year: 2020", "year: about 2020", 6, "`year`: input should be a valid integer"),
        ("10.1000/xyz", "https://doi.org/10.1000/xyz", 7, "is not a DOI: 10., a registrant, a slash and a suffix"),
        ("'123456'", "123456", 8, "`pmid`: `123456` is not text; put it in quotes"),
        ("'123456'", "'0123'", 8, "`0123` is not a PubMed id: one to eight digits, in quotes, no leading zero"),
        ("PMC123", "'123'", 9, "`123` is not a PMC id: PMC and up to eight digits, as in PMC3866235"),
        (
            "https://example.org/a",
            "example.org",
            10,
            "`example.org` is not a web address: https://, a host by its name",
        ),
        ("https://example.org/a", "https://10.0.0.1/a", 10, "is not a web address: https://, a host by its name"),
        ("{status: none-found, checked_on: 2026-11-22}", "none", 12, "`retraction`: `none` is not a set of keys"),
        ("fields: [title, year]", "fields: []", 15, "`fields` is empty; write it, or delete it"),
    ],
    "codes.yaml": [
        ("G47.00", "G4700", 4, "`G4700` does not have the form of a code of icd-10-cm; compare it with its record"),
        ("17861-6", "17861-7", 7, "`17861-7` does not have the form of a code of loinc"),
        ("17861-6", "'١٧٨٦١-٦'", 7, "does not have the form of a code of loinc"),
    ],
    "disclaimers.yaml": [
        ("version: 1", "version: 0", 5, "`version`: input should be greater than or equal to 1"),
    ],
    "foods.yaml": [
        ("serving_g: 244", "serving_g: .inf", 11, "`serving_g`: input should be a finite number; mend the value"),
        ("serving_g: 244", "serving_g: a cup", 11, "`serving_g`: input should be a valid number"),
        (
            "source: usda-sr28",
            "source: usda-sr28\n  fdc_id: 99999999999999999",
            17,
            "`fdc_id`: input should be less than",
        ),
    ],
    "factors/diet.yaml": [
        ("slug: diet", "slug: food", 1, "the slug is `food`, but the file is named `diet.yaml`; make them equal"),
        ("slug: diet\n", "", 1, "`slug` is missing; add it"),
        ("  claims: [some-claim]\n", "", 7, "`claims` is missing; add it"),
        ("claims: [some-claim]", "claims: some-claim", 8, "`claims`: `some-claim` is not a list"),
        (FACTOR, "- diet\n", 1, "`factor`: `['diet']` is not a set of keys; write `key: value` lines"),
    ],
}


def write(folder: Path, **changed: str) -> Path:
    for name, text in (FILES | changed).items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "content"


def test_the_files_are_good_before_they_are_changed(tmp_path: Path) -> None:
    loaded = load(write(tmp_path))
    assert not loaded.findings
    assert len(loaded.corpus.entries) == 7


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"), [(file, *fault) for file, faults in FAULTS.items() for fault in faults]
)
def test_one_fault_gives_one_finding(tmp_path: Path, file: str, old: str, new: str, line: int, words: str) -> None:
    assert FILES[file].count(old) == 1
    loaded = load(write(tmp_path, **{file: FILES[file].replace(old, new)}))
    messages = [finding.message for finding in loaded.findings]
    assert [finding.place.file for finding in loaded.findings] == [f"content/{file}"], messages
    assert words in messages[0]
    assert loaded.findings[0].place.line == line


def test_several_faults_in_several_files_are_reported_at_once(tmp_path: Path) -> None:
    terms = TERMS.replace("slug: oxalate", "slug: Oxalate").replace("[mesh/D019815]", "[D019815]")
    loaded = load(write(tmp_path, **{"terms.yaml": terms, "codes.yaml": "codes: [", "foods.yaml": ""}))
    places = [(finding.place.file, finding.place.line) for finding in sorted(loaded.findings)]
    assert places == [
        ("content/codes.yaml", 2),
        ("content/foods.yaml", 1),
        ("content/terms.yaml", 3),
        ("content/terms.yaml", 8),
    ]


def test_a_fault_in_a_shared_review_is_reported_once_at_its_line(tmp_path: Path) -> None:
    two = CODES.replace("editorial", "peer")
    (finding,) = load(write(tmp_path, **{"codes.yaml": two})).findings
    assert (finding.place.line, finding.message[:8]) == (1, "`status`")


def test_an_entry_may_have_a_review_of_its_own(tmp_path: Path) -> None:
    own = "  review: {status: peer, reviewers: Me, last_reviewed: 2026-11-22, next_review: 2027-11-22}\n"
    (finding,) = load(write(tmp_path, **{"terms.yaml": TERMS + own})).findings
    assert finding.place.line == 9


@pytest.mark.parametrize(
    ("file", "text", "names"),
    [
        ("terms.yaml", TERMS.replace("title: Oxalate", "title: 5"), {(Kind.TERM, "oxalate")}),
        ("terms.yaml", TERMS.replace("  slug: oxalate\n", "").replace("- slug: oxalate\n  ", "- "), {(Kind.TERM, ANY)}),
        ("codes.yaml", CODES.replace("verified: code and name", "verified: 5"), {(Kind.CODE, "loinc/17861-6")}),
        ("factors/diet.yaml", "{", {(Kind.FACTOR, "diet")}),
        ("factors/diet.yaml", FACTOR.replace("slug: diet", "slug: food"), {(Kind.FACTOR, "diet")}),
        ("sources/all.yaml", "source: []\n", {(Kind.SOURCE, ANY)}),
    ],
)
def test_what_has_errors_is_known_by_name(tmp_path: Path, file: str, text: str, names: set[tuple[Kind, str]]) -> None:
    loaded = load(write(tmp_path, **{file: text}))
    assert loaded.corpus.unread == names
    for kind, slug in names:
        assert loaded.corpus.knows(kind, "anything" if slug == ANY else slug)
        assert ANY not in loaded.corpus.slugs(kind)


def test_a_finding_reads_as_compilers_print_them(tmp_path: Path) -> None:
    (finding,) = load(write(tmp_path, **{"terms.yaml": ""})).findings
    assert isinstance(finding, Finding)
    assert str(finding) == "content/terms.yaml:1: error: the file is empty; write the item, or delete the file"
