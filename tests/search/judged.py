"""The judged queries: what people ask, and what a good answer to each would be."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from fnmatch import filter as matching
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

HERE = Path(__file__).parent
QUERIES = HERE / "queries.yaml"
TOPICS = HERE / "topics.yaml"


class Group(StrEnum):
    """What kind of query it is; the report has a line for each."""

    LAY = "lay"
    CLINICAL = "clinical"
    MISSPELT = "misspelt"
    LONG = "long"
    ONE_WORD = "one-word"
    LOOKUP = "lookup"
    DANGEROUS = "dangerous"
    NEAR_MISS = "near-miss"
    REFUSAL = "refusal"
    OUT_OF_SCOPE = "out-of-scope"


class Written(BaseModel):
    """One query as the file has it. Items are `kind/slug`, and `*` stands for any letters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: str = Field(min_length=1, max_length=200)
    lang: str = "en"
    about: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    danger: tuple[str, ...] = ()
    refusal: tuple[str, ...] = ()
    help_is_fine: bool = False


class Query(BaseModel):
    """One query with what is expected of it."""

    model_config = ConfigDict(frozen=True)

    words: str
    group: Group
    lang: str
    grades: Mapping[str, int]
    """3 for the best items, 2 for good ones, 1 for related ones, by `kind/slug`; empty where nothing is to be found."""
    answer: frozenset[str]
    """Slugs of questions that answer it; empty where none is expected."""
    danger: frozenset[str]
    """Slugs of danger signs, one of which must be shown; empty where there is no danger."""
    refusal: frozenset[str]
    """Slugs of refusals, one of which must be shown; empty where it may be answered."""
    help_is_fine: bool


class UnknownItemError(ValueError):
    """A judgement names what is not in the content."""


def load(items: Collection[str], queries: Path = QUERIES, topics: Path = TOPICS) -> list[Query]:
    """All judged queries of a file, against the items there are, each `kind/slug`."""
    shared = yaml.safe_load(topics.read_text(encoding="utf-8"))
    groups = yaml.safe_load(queries.read_text(encoding="utf-8"))
    return [_query(Group(group), _written(line), shared, items) for group, lines in groups.items() for line in lines]


def _written(line: object) -> Written:
    return Written(q=line) if isinstance(line, str) else Written.model_validate(line)


def _query(
    group: Group, written: Written, topics: Mapping[str, Mapping[str, list[str]]], items: Collection[str]
) -> Query:
    return Query(
        words=written.q,
        group=group,
        lang=written.lang,
        grades=_grades(written, [topics[name] for name in written.about], items),
        answer=_known("question", written.answer, items),
        danger=_known("guidance", written.danger, items),
        refusal=_known("guidance", written.refusal, items),
        help_is_fine=written.help_is_fine,
    )


def _grades(written: Written, topics: list[Mapping[str, list[str]]], items: Collection[str]) -> dict[str, int]:
    """Later judgements go before earlier ones: the query's own before its topics', the better before the worse."""
    judged: list[tuple[int, Iterable[str]]] = [(1, [name for topic in topics for name in topic["related"]])]
    judged += [(2, [name for topic in topics for name in topic["good"]])]
    judged += [(1, written.related), (2, written.good), (3, written.best)]
    return {item: grade for grade, names in judged for name in names for item in _named(name, items)}


def _named(name: str, items: Collection[str]) -> list[str]:
    found = [name] if name in items else matching(items, name)
    if not found:
        raise UnknownItemError(f"nothing is called {name}")
    return found


def _known(kind: str, slugs: tuple[str, ...], items: Collection[str]) -> frozenset[str]:
    for slug in slugs:
        _named(f"{kind}/{slug}", items)
    return frozenset(slugs)
