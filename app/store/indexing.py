"""Writing what search reads: for each edition and language one full-text index, its stems, its words and its phrases.

It is made of the published documents alone, so that it can be made for any edition at any time.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from app.asking.entries import FIELDS, KINDS, next_items, texts, title_length
from app.asking.gathering import Gathering
from app.asking.places import kind_of, row
from app.asking.synonyms import Group, meanings
from app.asking.words import words
from app.identifiers import ENGLISH
from app.store.tables import INDEX_PREFIX, ROWS, EditionRow, SearchPhrase, SearchStem, SearchTable, SearchWord
from app.vocabulary import Kind

CARRIED = ("slug", "certainty", "urgency", "notices", "text_language")
"""What a hit shows beside its texts."""
TOKENIZER = "porter unicode61 remove_diacritics 2"
AT_ONCE = 500
"""Rows that are held in memory while they are written."""
SHOWN = {"slug", "title", "summary"}
"""What a document must have to be found."""
UNSHOWN = {Kind.SYNONYMS, Kind.RECOGNITION}
"""Kinds that tell search something, and are not found themselves."""
NOTHING = ""
"""Stands among the phrases for the words that say nothing."""
Values = dict[str, Any]
IndexRow = tuple[Any, ...]
"""A row of the full-text index: its number, the fields, and what it carries."""
SLUG = 1 + len(FIELDS) + CARRIED.index("slug")


class Indexed(NamedTuple):
    """What the index has of one item."""

    row: IndexRow
    leads_to: tuple[str, ...]
    """The items that a reader goes on to, each `kind/slug`."""


def index_missing(connection: Connection) -> None:
    """Index every edition that has no index: a new one, and those that were published before there was search."""
    if connection.dialect.name != "sqlite":
        return
    for edition_id, document in connection.execute(select(col(EditionRow.id), col(EditionRow.document))).all():
        with suppress(
            ValueError, LookupError
        ):  # a damaged record is for `verify` to name, and no reason not to publish
            for language in json.loads(document)["languages"]:
                index = EditionIndex(connection, edition_id, language)
                if not index.exists():
                    index.write()


def index_name(edition_id: str, language: str) -> str:
    """The full-text index of an edition."""
    name = f"{edition_id}_{language}".replace(".", "_").replace("-", "_").lower()
    if not name.replace("_", "").isalnum():
        raise ValueError(f"`{edition_id}` and `{language}` cannot name a table")
    return INDEX_PREFIX + name


@dataclass(frozen=True)
class EditionIndex:
    """What search reads of one edition in one language."""

    connection: Connection
    edition_id: str
    language: str

    @property
    def name(self) -> str:
        """The table of the full-text index."""
        return index_name(self.edition_id, self.language)

    def exists(self) -> bool:
        """Whether it was written."""
        known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
        return self.connection.exec_driver_sql(known, (self.name,)).first() is not None

    def write(self) -> None:
        """Make it, from the documents in the store."""
        columns = ", ".join([*FIELDS, *(f"{column} UNINDEXED" for column in CARRIED)])
        self.connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {self.name} USING fts5({columns}, tokenize='{TOKENIZER}')"
        )
        marks = ", ".join("?" * (1 + len(FIELDS) + len(CARRIED)))
        statement = f"INSERT INTO {self.name} (rowid, {', '.join([*FIELDS, *CARRIED])}) VALUES ({marks})"  # noqa: S608
        gathering, rows = Gathering(), self.rows()
        while some := list(islice(rows, AT_ONCE)):
            self.connection.exec_driver_sql(statement, [one.row for one in some])
            for one in some:
                gather(gathering, one)
        for table, values in self.vocabulary(gathering).items():
            here = {"edition_id": self.edition_id, "language": self.language}
            self.connection.execute(insert(table), [here | one for one in values])

    def rows(self) -> Iterator[Indexed]:
        """The rows of the full-text index, in order, as the documents say."""
        stop_words = frozenset(self._stop_words())
        for kind in KINDS:
            for position, text_language, notices, document in self._documents(kind):
                found = texts(kind, document)
                level, urgency = (document.get("certainty") or {}).get("level"), document.get("urgency")
                number = row(kind, position, title_length(document, stop_words))
                carried = (document["slug"], level, urgency, notices, text_language)
                yield Indexed((number, *(found[name] for name in FIELDS), *carried), next_items(document))

    def vocabulary(self, gathering: Gathering) -> dict[type[SearchTable], list[Values]]:
        """The stems, words and phrases, when the words of all rows were gathered."""
        groups = list(self._groups())
        for needs in self._needs():
            gathering.need(needs)
        gathering.learn(word for group in groups for phrase in group.said for word in words(phrase))
        return {
            SearchStem: list(gathering.stem_rows()),
            SearchWord: list(gathering.word_rows()),
            SearchPhrase: list(_phrase_rows(groups, self._stop_words())),
        }

    def _groups(self) -> Iterator[Group]:
        """What the glossary calls by several names, and the synonyms of this language and of what it has in English."""
        for *_, term in self._documents(Kind.TERM):
            names = (term["title"], *term.get("also_called", ()))
            yield Group(names, names)
        for group in self._of_language("groups"):
            yield Group(tuple(group["said"]), tuple(group["means"]))

    def _needs(self) -> Iterator[dict[str, dict[str, int]]]:
        """What was learned of needing items: English words, which stand in the documents of every language."""
        return (one["needs"] for *_, one in self._documents(Kind.RECOGNITION) if one.get("needs"))

    def _stop_words(self) -> Iterator[str]:
        return (word for listed in self._of_language("stop_words") for text in listed["words"] for word in words(text))

    def _of_language(self, part: str) -> Iterator[Any]:
        for *_, synonyms in self._documents(Kind.SYNONYMS):
            yield from (listed for listed in synonyms.get(part, ()) if listed["language"] in (self.language, ENGLISH))

    def _documents(self, kind: Kind) -> Iterator[tuple[int, str, str, dict[str, Any]]]:
        """The published documents of a kind, with position, language and notices; damaged ones are passed over."""
        table = ROWS[kind]
        columns = (col(table.position), col(table.text_language), col(table.notices), col(table.document))
        here = (col(table.edition_id) == self.edition_id, col(table.language) == self.language)
        found = self.connection.execute(select(*columns).where(*here).order_by(col(table.position)))
        for position, text_language, notices, document in found:
            if known := _read(document):
                yield position, text_language, notices, known


def _read(document: str) -> dict[str, Any] | None:
    """A document, or nothing where it is damaged so much that it cannot be shown; `verify` names it."""
    with suppress(ValueError):
        known = json.loads(document)
        if isinstance(known, dict) and (known.get("kind") in UNSHOWN or known.keys() >= SHOWN):
            return known
    return None


def gather(gathering: Gathering, one: Indexed) -> None:
    """Add an item: its texts, the names by which it is found first (title, slug, code), and what it leads to."""
    number, slug = one.row[0], one.row[SLUG]
    code = slug.rpartition("/")[2]
    found = one.row[1 : 1 + len(FIELDS)]
    gathering.add(number, found, (found[FIELDS.index("title")], slug, code, code.replace(".", "")))
    gathering.lead(number, f"{kind_of(number)}/{slug}", one.leads_to)


def _phrase_rows(groups: Iterable[Group], stop_words: Iterable[str]) -> Iterator[Values]:
    yield {"phrase": NOTHING, "also": "\n".join(stop_words)}
    for phrase, also in meanings(groups).items():
        yield {"phrase": phrase, "also": "\n".join(map(" ".join, also))}
