"""Synonyms are checked like all content: each leads somewhere, stands once, and can be found."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.content.compose import compose
from app.content.corpus import Corpus, Entry, Lines
from app.content.load import load
from app.content.models import Synonyms
from app.content.synonyms import synonyms_lead_somewhere
from app.documents.synonyms import Synonyms as Published
from app.vocabulary import Kind


def findings(corpus: Corpus, group: dict[str, Any]) -> list[str]:
    """What is wrong with one group of synonyms, beside the real content."""
    synonyms = Synonyms.model_validate({"slug": "synonyms", "groups": [group]})
    others = tuple(entry for entry in corpus.entries if not isinstance(entry.item, Synonyms))
    lines = Lines("content/synonyms.yaml", {("groups", 0): 7})
    return [
        str(finding) for finding in synonyms_lead_somewhere(replace(corpus, entries=(*others, Entry(synonyms, lines))))
    ]


def test_the_real_ones_are_sound_and_many(corpus: Corpus) -> None:
    assert list(synonyms_lead_somewhere(corpus)) == []
    ((_, synonyms),) = corpus.of(Synonyms)
    assert len(synonyms.groups) >= 150


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ({"same": ["blorp", "xyzzy"]}, "no text uses any of these phrases"),
        ({"said": ["cannot sleep"], "means": ["blorp"]}, "no text uses any of these phrases"),
        ({"same": ["insomnia", "one two three four five six seven"]}, "must have one to 6 words"),
        ({"same": ["insomnia", "?!"]}, "must have one to 6 words"),
        ({"same": ["leg cramp", "leg cramps"]}, "stands already in this group"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(corpus: Corpus, group: dict[str, Any], said: str) -> None:
    found = findings(corpus, group)
    assert any(said in line and line.startswith("content/synonyms.yaml:7") for line in found), found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("groups:\n- same: [one]\n", "`same` needs another phrase"),
        ("groups:\n- said: [one]\n", "write `same`, a list of phrases that stand for each other"),
        ("groups:\n- same: [one, two]\n  means: [three]\n", "write `same`"),
        ("groups:\n- same: [one, no]\n", "`False` is not text; put it in quotes"),
        ("groups:\n- sames: [one, two]\n", "unknown key `sames`; did you mean `same`?"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "synonyms.yaml").write_text(f"slug: synonyms\n{text}", encoding="utf-8")
    (finding, *_) = load(tmp_path).findings
    assert said in str(finding)
    assert "synonyms.yaml:" in str(finding)


def test_they_are_a_document_of_the_edition(corpus: Corpus) -> None:
    (composed,) = (c for c in compose(corpus).documents if c.kind is Kind.SYNONYMS)
    assert isinstance(composed.document, Published)
    one_way = next(group for group in composed.document.groups if "low calcium" in group.said)
    assert {"calcium deficiency", "low blood calcium"} <= {*one_way.means}
    assert any(group.said == group.means for group in composed.document.groups)
