"""Full-text search in one edition: the items that hold most of what was asked come first.

Every stem's places stand in one list, which says the fields too; a list is cut after so many items of a kind. So the
time a search takes does not follow the size of the edition, as it would if FTS5 weighed every match (`bm25`). FTS5
itself is asked for what lists cannot tell: phrases in quotes, and, where lists were cut, items that hold all words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.asking.entries import KINDS
from app.asking.expressions import all_of, phrase
from app.asking.gathering import EVERYTHING, names_of, slug_name
from app.asking.needs import NO_ROW, shares
from app.asking.places import kind_of
from app.asking.query import MOST_WORDS, Part, parts, rarest, weighed, with_also
from app.asking.ranking import LEADING, TITLE, Ranked, Rows, holding, holding_all, lifted, ranked
from app.asking.snippets import Snippet, pattern, snippet
from app.asking.spelling import corrections, tolerated
from app.asking.stemming import stem
from app.asking.synonyms import phrases
from app.asking.words import is_code, words
from app.store.indexing import CARRIED
from app.store.lookup import Lookup, Stems
from app.vocabulary import CertaintyLevel, Kind, Urgency

QUOTED = re.compile(r'["“”„]([^"“”„]+)["“”„]')
MOST_OF_ALL, MOST_QUOTED = 200, 1_000
"""How many items FTS5 is asked for that hold all words, and that hold what stands in quotes."""
SHOWN = ("title", "summary", *CARRIED)


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
    """0 to 1: the share of what was asked that this item holds. Rare words weigh more, unknown ones most."""
    matched: tuple[str, ...]
    """The fields in which it was found: title, names, summary, steps, body."""
    needed: float
    """0 to 1: its share of what people need who use such words, as far as that was learned."""
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
    """False where there may be more than `total`."""
    did_you_mean: str | None = None
    """The query with its misspelt words mended."""
    facets: Mapping[Kind, int] = field(default_factory=dict)
    """How many of each kind there are, whatever kinds were chosen."""
    unknown: tuple[str, ...] = ()
    """Words that nothing here holds, nor anything like them."""


@dataclass(frozen=True)
class Search:
    """All that a query finds, the best first, of which pages can be shown."""

    lookup: Lookup
    ranked: Sequence[Ranked]
    needed: Mapping[int, float]
    """The share of what people need who use such words, by row."""
    sought: frozenset[str]
    """The stems that were looked for and are known."""
    complete: bool
    did_you_mean: str | None
    unknown: tuple[str, ...]

    def page(self, kinds: Sequence[Kind] = (), limit: int = 25, offset: int = 0) -> Found:
        """A page of the items of some kinds, or of all."""
        facets = Counter(kind_of(row) for _, row, _ in self.ranked)
        chosen = [one for one in self.ranked if kind_of(one[1]) in kinds] if kinds else self.ranked
        return Found(
            hits=tuple(self._hits(chosen[offset : offset + limit])),
            total=len(chosen),
            complete=self.complete,
            did_you_mean=self.did_you_mean,
            facets={kind: facets[kind] for kind in KINDS if kind in facets},
            unknown=self.unknown,
        )

    def _hits(self, page: Sequence[Ranked]) -> Iterator[Hit]:
        """A page of what was found, with its texts."""
        shown, looks = self.lookup.texts([row for _, row, _ in page], SHOWN), pattern(self.sought)
        longer = _longer(self.lookup, page)
        for minus, row, held in page:
            title, summary, slug, certainty, urgency, notices, text_language = shown[row]
            yield Hit(
                kind=kind_of(row),
                slug=slug,
                title=title,
                summary=summary,
                score=-minus,
                coverage=held.coverage,
                matched=held.matched,
                needed=self.needed.get(row, 0.0),
                snippet=snippet(longer.get(row, summary), self.sought, looks),
                text_language=text_language,
                notices=tuple(notices.split()),
                certainty=CertaintyLevel(certainty) if certainty else None,
                urgency=Urgency(urgency) if urgency else None,
            )


def search(
    connection: Connection,
    edition_id: str,
    language: str,
    query: str,
    kinds: Sequence[Kind] = (),
    limit: int = 25,
    offset: int = 0,
    asked_as: Sequence[str] = (),
) -> Found:
    """A page of the items of an edition that hold what was asked; see `searched`."""
    return searched(connection, edition_id, language, query, asked_as).page(kinds, limit, offset)


def searched(
    connection: Connection, edition_id: str, language: str, query: str, asked_as: Sequence[str] = ()
) -> Search:
    """The items of an edition that hold what was asked, the best first. Any text is a query.

    `asked_as` are the slugs of the questions that were asked in other words; they come first.
    An edition that has no index, and a store in another database than SQLite, is a `SearchUnavailable`.
    """
    lookup = Lookup(connection, edition_id, language)
    asked = words(query)[:MOST_WORDS]
    sought, stems, did_you_mean = _understood(lookup, asked, unfinished=not query[-1:].isspace())
    asked = words(did_you_mean)[:MOST_WORDS] if did_you_mean else asked
    known = rarest(sought)
    needed = _needed(lookup, asked, asked_as)
    rows = _rows(lookup, asked, known, stems, query, needed)
    named = stems.named(names_of(asked, known))
    found = ranked(rows, known, sum(part.weight for part in sought), named, needed)
    next_items = lookup.next_items([row for _, row, _ in found[:LEADING]])
    looked_for = frozenset(stem for part in known for stem in part.stems)
    return Search(
        lookup=lookup,
        ranked=lifted(found, next_items),
        needed=needed,
        sought=looked_for,
        complete=stems.cut.isdisjoint(looked_for),
        did_you_mean=did_you_mean,
        unknown=tuple(" ".join(part.words) for part in sought if not part.known),
    )


def _rows(
    lookup: Lookup, asked: list[str], known: Sequence[Part], stems: Stems, query: str, needed: Iterable[int]
) -> Rows:
    """The rows that hold any of the parts or are needed, of these only those with all phrases that stand in quotes."""
    rows = dict.fromkeys(needed, 0) | holding(known, stems.places)
    rows.pop(NO_ROW, None)
    for row in stems.named(names_of(asked, known)):
        rows[row] = rows.get(row, 0) | holding_all(len(known), TITLE)
    if len(known) > 1 and any(stem in stems.cut for part in known for stem in part.own):
        for row in lookup.matching(all_of(known), MOST_OF_ALL):
            rows.setdefault(row, holding_all(len(known)))
    if quoted := " AND ".join(map(phrase, filter(None, map(words, QUOTED.findall(query))))):
        together = set(lookup.matching(quoted, MOST_QUOTED))
        rows = {row: fields for row, fields in rows.items() if row in together}
    return rows


def _needed(lookup: Lookup, asked: Sequence[str], asked_as: Sequence[str]) -> dict[int, float]:
    """The rows of what people need who use such words, with their shares; the questions that it asks share it all."""
    stems = {*map(stem, asked)}
    learned = shares(lookup.needs(stems), len(stems))
    meant = [slug_name(slug) for slug in asked_as]
    questions = lookup.stems(meant).named(meant) if meant else frozenset()
    return learned | dict.fromkeys(questions, 1 / max(len(questions), 1))


def _understood(lookup: Lookup, asked: list[str], unfinished: bool) -> tuple[list[Part], Stems, str | None]:
    """The parts of what was asked, what is known of their stems, and the query with its misspelt words mended."""
    sought, stems = _parts(lookup, asked)
    unknown = [part.words[0] for part in sought if not part.known and not is_code(part.words[0])]
    if not unknown:
        return sought, stems, None
    begun = lookup.beginning_with(asked[-1]) if unfinished and asked[-1] in unknown else []
    near = {word: _near(lookup, word) for word in unknown if not (begun and word == asked[-1])}
    mended = {word: other for word, other in near.items() if other and other != word}
    sought, stems = _parts(lookup, [mended.get(word, word) for word in asked], begun)
    return sought, stems, " ".join(mended.get(word, word) for word in asked) if mended else None


def _parts(lookup: Lookup, asked: list[str], begun: Sequence[str] = ()) -> tuple[list[Part], Stems]:
    """A query in parts. `begun` are words that its last one may be the beginning of."""
    meant, stop_words = lookup.phrases(phrases(asked))
    found = parts(asked, meant, stop_words)
    if begun:
        found = [with_also(part, begun) if part.words == (asked[-1],) else part for part in found]
    stems = lookup.stems([*names_of(asked, found), *(stem for part in found for stem in part.stems)])
    return [weighed(part, stems.items, stems.items[EVERYTHING], stems.called) for part in found], stems


def _near(lookup: Lookup, word: str) -> str | None:
    """The word that a misspelt one is most likely to be."""
    for wrong in tolerated(word):
        if near := corrections(word, lookup.words_like(word, wrong), wrong):
            return near[0]
    return None


def _longer(lookup: Lookup, page: Sequence[Ranked]) -> dict[int, str]:
    """The steps or the body of hits whose summary holds nothing of what was asked."""
    found: dict[int, str] = {}
    for name in ("body", "steps"):
        rows = [row for _, row, held in page if "summary" not in held.matched and name in held.matched]
        found |= {row: text for row, (text,) in lookup.texts(rows, (name,)).items()} if rows else {}
    return found
