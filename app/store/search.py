"""Full-text search in one edition, in SQLite's FTS5: who asks gets the items that hold most of what was asked.

What is sought is looked up part by part and field by field, each time as a bounded list of row numbers, and a row's
number alone says its kind, its order and the length of its title. So the time this takes does not follow the size of
the edition, as it would if every match were weighed (`bm25`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlmodel import col

from app.asking.entries import FIELDS, KINDS
from app.asking.query import STOP_WORDS, Part, expression, is_prefix, parts, quoted, rarest, weighed, with_also
from app.asking.ranking import Ranked, ranked, weight
from app.asking.spelling import SHORTEST, corrections
from app.asking.synonyms import phrases
from app.asking.words import MOST_WORDS, words
from app.errors import SearchUnavailable
from app.store.indexing import CARRIED, EVERY, has_index, index_name
from app.store.tables import SearchPhrase, SearchWord
from app.vocabulary import CertaintyLevel, Kind, Urgency

MOST_MATCHES = 2_000
"""Of so many rows a list is complete; beyond, `total` is a lower bound."""
SNIPPETS = (FIELDS.index("summary"), FIELDS.index("steps"), FIELDS.index("body"), FIELDS.index("title"))
"""The fields that snippets are taken from, in this order."""
SNIPPET_WORDS = 32
OPENING, CLOSING = "\x02", "\x03"
"""Stand around highlights in what SQLite gives back; content holds no control characters."""


@dataclass(frozen=True)
class Snippet:
    """A piece of text; `highlights` are code points from and to in it."""

    text: str
    highlights: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Hit:
    """One item that was found."""

    kind: Kind
    slug: str
    title: str
    summary: str
    score: float
    """0 to 1; 1 is the best there could be."""
    coverage: float
    """0 to 1: the share of what was asked that this item holds, words nobody knows included; rare words weigh more."""
    matched: tuple[str, ...]
    """The fields in which it was found: title, names, summary, steps, body."""
    snippet: Snippet
    text_language: str
    notices: tuple[str, ...]
    certainty: CertaintyLevel | None = None
    urgency: Urgency | None = None


@dataclass(frozen=True)
class Found:
    """What search gives back."""

    hits: tuple[Hit, ...] = ()
    """One page of them, the best first."""
    total: int = 0
    complete: bool = True
    """False where there are more than `total`."""
    did_you_mean: str | None = None
    """The query with its misspelt words mended."""
    facets: Mapping[Kind, int] = field(default_factory=dict)
    """How many of each kind there are, whatever kinds were chosen."""
    unknown: tuple[str, ...] = ()
    """Words that nothing here holds, nor anything like them."""


def search(
    connection: Connection,
    edition_id: str,
    language: str,
    query: str,
    kinds: Sequence[Kind] = (),
    limit: int = 25,
    offset: int = 0,
) -> Found:
    """The items of an edition that hold what was asked, the best first. Any text is a query."""
    _require_index(connection, edition_id, language)
    asked = words(query)[:MOST_WORDS]
    if not asked:
        return Found()
    index = _Index(connection, edition_id, language)
    sought, did_you_mean = index.understood(asked, unfinished=not query[-1:].isspace())
    known = rarest(part for part in sought if part.known)
    rows, complete = index.rows(known)
    found = ranked(rows, known, weight(sought))
    chosen = [one for one in found if not kinds or one.kind in kinds]
    facets = Counter(one.kind for one in found)
    return Found(
        hits=tuple(index.hits(chosen[offset : offset + limit], known)),
        total=len(chosen),
        complete=complete,
        did_you_mean=did_you_mean,
        facets={kind: facets[kind] for kind in KINDS if kind in facets},
        unknown=tuple(part.typed for part in sought if not part.known),
    )


@dataclass(frozen=True)
class _Index:
    """The index of one edition in one language."""

    connection: Connection
    edition_id: str
    language: str

    @property
    def name(self) -> str:
        return index_name(self.edition_id, self.language)

    def understood(self, asked: list[str], unfinished: bool) -> tuple[list[Part], str | None]:
        """The parts of what was asked, and the whole with its misspelt words mended."""
        items = self.items_of([*asked, EVERY])
        total = items.pop(EVERY, 1)
        found = parts(asked, self.meanings(asked), STOP_WORDS)
        sought: list[Part] = []
        mended: dict[str, str] = {}
        for phrase, also in found:
            part = weighed(phrase, also, items, total, STOP_WORDS)
            if not part.known:
                part = self._completed(part) if unfinished and phrase[-1] == asked[-1] else part
                part = part if part.known else self._corrected(part, mended)
            sought.append(part)
        return sought, " ".join(mended.get(word, word) for word in asked) if mended else None

    def _completed(self, part: Part) -> Part:
        """A last word may be the beginning of one."""
        word = part.words[-1]
        if self.holds(word) or not is_prefix(word):
            return replace(part, known=self.holds(word))
        return with_also(part, self.beginning_with(word))

    def _corrected(self, part: Part, mended: dict[str, str]) -> Part:
        """A word that nobody uses may be another one misspelt."""
        (word,) = part.words
        if self.holds(word):
            return replace(part, known=True)
        near = corrections(word, self.vocabulary()) if len(word) >= SHORTEST else []
        if near:
            mended[word] = near[0]
        return with_also(part, near)

    def items_of(self, asked: Iterable[str]) -> dict[str, int]:
        """How many items hold each of some words; those that none holds are missing."""
        columns = select(col(SearchWord.word), col(SearchWord.items))
        found = self.connection.execute(self._own(columns, SearchWord).where(col(SearchWord.word).in_([*asked])))
        return {word: items for word, items in found if items}

    def meanings(self, asked: list[str]) -> dict[str, tuple[str, ...]]:
        """What the phrases in a query are also called."""
        columns = select(col(SearchPhrase.phrase), col(SearchPhrase.also))
        wanted = col(SearchPhrase.phrase).in_([*phrases(asked)])
        found = self.connection.execute(self._own(columns, SearchPhrase).where(wanted))
        return {phrase: tuple(also.splitlines()) for phrase, also in found}

    def beginning_with(self, word: str) -> list[str]:
        """The commonest words that begin so."""
        begun = col(SearchWord.word).between(word, f"{word}\uffff")
        words = self._own(select(col(SearchWord.word)), SearchWord).where(begun, col(SearchWord.items) > 0)
        return list(self.connection.execute(words.order_by(col(SearchWord.items).desc()).limit(8)).scalars())

    def vocabulary(self) -> dict[str, int]:
        """All words with how many items hold each."""
        columns = self._own(select(col(SearchWord.word), col(SearchWord.items)), SearchWord)
        return dict(self.connection.execute(columns.where(col(SearchWord.items) > 0)).tuples().all())

    def holds(self, word: str) -> bool:
        """Whether any item holds a word in any form."""
        statement = f"SELECT 1 FROM {self.name} WHERE {self.name} MATCH ? LIMIT 1"  # noqa: S608 - a name of ours
        return self.connection.exec_driver_sql(statement, (quoted(word),)).first() is not None

    def rows(self, known: list[Part]) -> tuple[dict[int, list[int]], bool]:
        """The rows that hold any of the parts, and whether these are all."""
        rows: dict[int, list[int]] = {}
        complete = True
        for number, part in enumerate(known):
            written = (expression(part.words, STOP_WORDS), " OR ".join(map(quoted, part.also)))
            for which, phrase in enumerate(written):
                for place, name in enumerate(FIELDS if phrase else ()):
                    found = self.matching(f"{{{name}}} : ({phrase})")
                    complete &= len(found) < MOST_MATCHES
                    for row in found:
                        fields = rows.get(row)
                        if fields is None:
                            fields = rows[row] = [0] * (2 * len(known))
                        fields[2 * number + which] |= 1 << place
        return rows, complete

    def matching(self, expression: str) -> list[int]:
        statement = f"SELECT rowid FROM {self.name} WHERE {self.name} MATCH ? LIMIT {MOST_MATCHES}"
        return list(self.connection.exec_driver_sql(statement, (expression,)).scalars())

    def hits(self, page: list[Ranked], known: list[Part]) -> Iterator[Hit]:
        """A page of what was found, with texts."""
        sought = " OR ".join(quoted(phrase) for part in known for phrase in (*part.words, *part.also))
        for one in page:
            yield _hit(one, *self.texts(one, sought))

    def texts(self, one: Ranked, sought: str) -> Sequence[Any]:
        """What a hit shows: title, summary, what it carries, and the snippet as SQLite marks it."""
        column = next((place for place in SNIPPETS if one.fields >> place & 1), SNIPPETS[0])
        marked = f"snippet({self.name}, {column}, '{OPENING}', '{CLOSING}', '…', {SNIPPET_WORDS})"
        columns = ", ".join(("title", "summary", *CARRIED, marked))
        statement = f"SELECT {columns} FROM {self.name} WHERE {self.name} MATCH ? AND rowid = ?"  # noqa: S608
        return self.connection.exec_driver_sql(statement, (sought, one.row)).one()

    def _own(self, statement: Select[Any], table: Any) -> Select[Any]:
        return statement.where(col(table.edition_id) == self.edition_id, col(table.language) == self.language)


def _hit(
    one: Ranked,
    title: str,
    summary: str,
    slug: str,
    certainty: str | None,
    urgency: str | None,
    notices: str,
    text_language: str,
    marked: str,
) -> Hit:
    return Hit(
        kind=one.kind,
        slug=slug,
        title=title,
        summary=summary,
        score=one.score,
        coverage=one.coverage,
        matched=one.matched,
        snippet=snippet(marked),
        text_language=text_language,
        notices=tuple(notices.split()),
        certainty=CertaintyLevel(certainty) if certainty else None,
        urgency=Urgency(urgency) if urgency else None,
    )


def snippet(marked: str) -> Snippet:
    """A text with its highlights, from one with marks around them."""
    text, highlights = "", []
    for piece in marked.split(OPENING):
        inside, closing, after = piece.partition(CLOSING)
        if closing:
            highlights.append((len(text), len(text) + len(inside)))
        text += inside + after
    return Snippet(text, tuple(highlights))


def _require_index(connection: Connection, edition_id: str, language: str) -> None:
    if connection.dialect.name != "sqlite":
        raise SearchUnavailable("full-text search needs a store in SQLite; this one is in another database")
    if not has_index(connection, edition_id, language):
        raise SearchUnavailable(f"edition {edition_id} has no index to search; run `casomnia publish`, which makes it")
