"""Loading and checking together, over a copy of the real content: every fault once, and nothing that only follows."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from app.content.corpus import Corpus
from app.content.findings import Finding, errors
from app.content.load import load
from app.content.models import Claim, Factor
from app.content.rules import check

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 22)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(CONTENT, tmp_path / "content")


def everything(folder: Path) -> list[Finding]:
    """What `casomnia check` reports."""
    loaded = load(folder)
    return sorted([*loaded.findings, *check(loaded.corpus, TODAY)])


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first `old` of a file, and say in which line that was."""
    text = path.read_text(encoding="utf-8")
    before, found, after = text.partition(old)
    assert found, f"{old!r} does not stand in {path}"
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "factors/sleep-environment.yaml",
            "claims: [factor-noise]",
            "claims: [factor-nose]",
            "no claim `factor-nose`; did you mean `factor-noise`?",
        ),
        (
            "factors/sleep-environment.yaml",
            "factor/lifestyle-habits]",
            "factor/life]",
            "no factor `life`; add it, or delete the reference",
        ),
        (
            "factors/low-magnesium.yaml",
            "icd-10-cm/E61.2",
            "icd-10-cm/E61.22",
            "no code `icd-10-cm/E61.22`; did you mean `icd-10-cm/E61.2`?",
        ),
        (
            "factors/sleep-environment.yaml",
            "certainty:",
            "notices: [suplements]\ncertainty:",
            "no disclaimer `suplements`; did you mean `supplements`?",
        ),
        (
            "overview.yaml",
            "question: is-",
            "question: was-",
            "no question `was-insomnia-related-to-calcium-deficiency`",
        ),
        (
            "guidance/suicidal-thoughts.yaml",
            "safe_messaging: safe-messaging",
            "safe_messaging: safe-massaging",
            "no guidance `safe-massaging`; did you mean `safe-messaging`?",
        ),
        ("crisis-lines.yaml", "source: svc-us-988", "source: svc-us-987", "no source `svc-us-987`; did you mean `svc-"),
        ("foods.yaml", "source: usda-sr28", "source: usda-sr2", "no source `usda-sr2`; did you mean `usda-sr28`?"),
    ],
)
def test_a_reference_to_nothing_names_what_was_meant(
    content: Path, file: str, old: str, new: str, message: str
) -> None:
    line = spoil(content / file, old, new)
    (finding,) = everything(content)
    assert message in finding.message
    assert finding.place.file == f"content/{file}"
    assert finding.place.line in (line, line + 1)


def test_a_slug_that_stands_twice_names_both_places(content: Path) -> None:
    path = content / "claims" / "muscle.yaml"
    entry = path.read_text(encoding="utf-8").split("claims:\n")[1].split("\n\n")[0]
    first = spoil(path, "claims:\n", "claims:\n")
    path.write_text(path.read_text(encoding="utf-8") + "\n" + entry + "\n", encoding="utf-8")
    (finding,) = everything(content)
    assert f"stands already at content/claims/muscle.yaml:{first + 1}; rename or delete one" in finding.message


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sources/calcium-and-sleep.yaml", "sources:", "sources: ["),
        ("claims/factors.yaml", "relation:", "relation: relation:"),
        ("claims/factors.yaml", "  - slug: factor-noise\n", "  - slug: factor-noise\n    slug: factor-noise\n"),
        ("claims/factors.yaml", "  - slug: factor-noise\n    area", "  - area"),
        ("claims/factors.yaml", "certainty:\n      level: moderate", "certainty:\n      level: quite"),
        ("codes.yaml", "codes:", "code:"),
        ("codes.yaml", "display: Insomnia, unspecified", "display: 47"),
        ("terms.yaml", "terms:", "term:"),
        ("disclaimers.yaml", "slug: emergency", "slug: Emergency"),
        ("disclaimers.yaml", "disclaimers:", "disclaimers: {"),
        ("overview.yaml", "slug: overview", "slug: [overview"),
        ("factors/sleep-environment.yaml", "category: environmental", "category: environment"),
        ("factors/sleep-environment.yaml", "slug: sleep-environment\n", ""),
        ("factors/sleep-environment.yaml", "slug: sleep-environment\n", "slug: sleep-surroundings\n"),
        ("questions/is-insomnia-related-to-calcium-deficiency.yaml", "slug:", "\tslug:"),
        ("guidance/safe-messaging.yaml", "guidance_kind: safe-messaging", "guidance_kind: safe"),
        ("crisis-lines.yaml", "country: US", "country: USA"),
        ("crisis-lines.yaml", "crisis_lines:", "crisis_line:"),
    ],
)
def test_what_refers_to_an_item_with_errors_is_not_reported(content: Path, file: str, old: str, new: str) -> None:
    spoil(content / file, old, new)
    (finding,) = everything(content)
    assert finding.place.file == f"content/{file}"


def test_a_claim_that_cannot_be_read_does_not_lower_what_rests_on_it(content: Path) -> None:
    """The noise claim is the best of its factor's; without it the rest are low."""
    spoil(content / "factors" / "sleep-environment.yaml", "level: low", "level: moderate")
    assert not everything(content)
    spoil(content / "claims" / "factors.yaml", "slug: factor-noise\n", "slug: factor-noise\n    loud: true\n")
    (finding,) = everything(content)
    assert "unknown key `loud`" in finding.message


def test_all_faults_are_reported_at_once_in_the_order_of_files_and_lines(content: Path) -> None:
    spoil(content / "sources" / "insomnia-care.yaml", "sources:", "sources: [")
    spoil(content / "codes.yaml", "display: Insomnia, unspecified", "display: 47")
    spoil(content / "foods.yaml", "usable_source: true", "usable_source: false")
    spoil(content / "factors" / "sleep-environment.yaml", "factor/lifestyle-habits]", "factor/life]")
    spoil(content / "factors" / "sleep-environment.yaml", "claims: [factor-noise]", "claims: [noise]")
    (content / "notes.txt").write_text("later")
    found = everything(content)
    assert found == sorted(found)
    assert [finding.place.file.removeprefix("content/") for finding in found] == [
        "codes.yaml",
        "factors/sleep-environment.yaml",
        "factors/sleep-environment.yaml",
        "foods.yaml",
        "notes.txt",
        "sources/insomnia-care.yaml",
    ]
    assert errors(found) == found


def test_without_disclaimers_or_overview_each_gap_is_named(content: Path) -> None:
    (content / "disclaimers.yaml").unlink()
    (content / "overview.yaml").unlink()
    messages = {finding.message for finding in everything(content)}
    assert "the content has no overview; write overview.yaml" in messages
    assert "the disclaimer `general` lacks `en`, which is in use; write it in disclaimers.yaml" in messages, (
        "and so for the notices"
    )


def test_an_empty_corpus_has_no_further_findings() -> None:
    assert check(Corpus(()), TODAY) == []


def test_a_corpus_gives_the_entries_of_one_type(corpus: Corpus) -> None:
    assert {factor.slug for _, factor in corpus.of(Factor)} == set(corpus.slugs(Factor.kind))
    assert all(entry.item is claim for entry, claim in corpus.of(Claim))


def test_a_place_is_the_nearest_thing_around_it_that_stands_in_the_file(corpus: Corpus) -> None:
    entry = next(entry for entry, factor in corpus.of(Factor) if factor.slug == "sleep-environment")
    known = entry.place(("certainty", "level"))
    assert known.line > 1
    assert entry.place(("certainty", "level", "nothing", 7)) == known
    assert entry.place(("nothing",)).line == 1
