"""Reading `plain-words.yaml`: a list of words that need no term, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from app.content.load import Loaded, load
from app.content.rules import RULES, check

TERMS = """\
review: {status: editorial, reviewers: The editors, last_reviewed: 2026-11-22, next_review: 2027-11-22}
terms:
- slug: oxalate
  title: Oxalate
  definition: A salt in some plants.
"""
WRONG = "this file holds one key, `words`, with a list of words under it; mend it"

WRONG_SHAPES: dict[str, tuple[str, int, str]] = {
    "another key": ("word:\n- salt\n", 1, WRONG),
    "a key too many": ("review: x\nwords:\n- salt\n", 2, WRONG),
    "a list without key": ("- salt\n- plant\n", 1, WRONG),
    "words in a line": ("words: salt plant\n", 1, WRONG),
    "nothing under the key": ("words:\n", 1, WRONG),
    "words as keys": ("words:\n  salt: plain\n", 1, WRONG),
    "a number among them": ("words:\n- salt\n- 12\n", 1, WRONG),
    "a `no` that YAML takes for false": ("words:\n- salt\n- no\n", 1, WRONG),
    "a list in the list": ("words:\n- [salt]\n", 1, WRONG),
    "an empty entry": ("words:\n- salt\n-\n", 1, WRONG),
    "no YAML": ("words: [\n", 2, "this is not YAML"),
    "nothing": ("", 1, "the file is empty"),
    "the same key twice": ("words: [salt]\nwords: [plant]\n", 2, "the key `words` stands twice; keep one"),
    "an alias": ("words: &w [salt]\n", 1, "anchors and aliases"),
}


def load_words(folder: Path, words: str, name: str = "plain-words.yaml") -> Loaded:
    (folder / "content").mkdir()
    (folder / "content" / "terms.yaml").write_text(TERMS)
    path = folder / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(words)
    return load(folder / "content")


def slugs(loaded: Loaded) -> list[str]:
    return [entry.item.slug for entry in loaded.corpus.entries]


def test_words_are_read_and_are_no_items(tmp_path: Path) -> None:
    loaded = load_words(tmp_path, "# Known to all.\nwords:\n- salt\n- plants\n- 'no'\n- salt\n")
    assert loaded.findings == ()
    assert loaded.corpus.plain_words == {"salt", "plants", "no"}
    assert slugs(loaded) == ["oxalate"]
    assert not loaded.corpus.unread


@pytest.mark.parametrize(("text", "line", "words"), WRONG_SHAPES.values(), ids=WRONG_SHAPES)
def test_a_wrong_shape_gives_one_finding_and_no_words(tmp_path: Path, text: str, line: int, words: str) -> None:
    loaded = load_words(tmp_path, text)
    (finding,) = loaded.findings
    assert (finding.place.file, finding.place.line) == ("content/plain-words.yaml", line)
    assert words in finding.message
    assert finding.severity == "error"
    assert loaded.corpus.plain_words == frozenset()


@pytest.mark.parametrize("text", [text for text, _, _ in WRONG_SHAPES.values()], ids=WRONG_SHAPES)
def test_words_that_cannot_be_read_hide_no_item(tmp_path: Path, text: str) -> None:
    """They are no item that another could wait for, so every rule still judges the rest."""
    loaded = load_words(tmp_path, text)
    assert slugs(loaded) == ["oxalate"]
    assert not loaded.corpus.unread
    found = {finding.message for finding in check(loaded.corpus, date(2026, 11, 22))}
    assert "no text uses the term `oxalate`; delete it, or link it" in found
    assert not [message for message in found if "is not explained" in message], "without words nothing is judged"


def test_a_content_folder_needs_no_words(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "terms.yaml").write_text(TERMS)
    loaded = load(tmp_path / "content")
    assert (loaded.findings, loaded.corpus.plain_words) == ((), frozenset())


@pytest.mark.parametrize("name", ["terms/plain-words.yaml", "plain-words.yml", "plain_words.yaml"])
def test_only_the_one_file_is_read(tmp_path: Path, name: str) -> None:
    loaded = load_words(tmp_path, "words: [salt]\n", name)
    (finding,) = loaded.findings
    assert finding.place.file == f"content/{name}"
    assert finding.message.startswith("nothing is read from this file; content stands in mechanisms/*.yaml, ")
    assert "plain-words.yaml: move or delete it" in finding.message
    assert loaded.corpus.plain_words == frozenset()


def test_a_rule_looks_at_words_even_where_there_is_no_item(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "plain-words.yaml").write_text("words: [salt]\n")
    corpus = load(tmp_path / "content").corpus
    assert corpus.plain_words == {"salt"}
    assert [finding for rule in RULES for finding in rule(corpus)] == []
