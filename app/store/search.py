"""Full-text search in one edition: the items that hold most of what was asked come first.

Every stem's places stand in one list, which says the fields too; a list is cut after so many items of a kind. So the
time a search takes does not follow the size of the edition, as it would if FTS5 weighed every match (`bm25`). FTS5
itself is asked for what lists cannot tell: phrases in quotes, and, where lists were cut, items that hold all words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.asking.entries import KINDS
from app.asking.places import kind_of
from app.asking.query import MOST_WORDS, SHORTEST_BEGINNING, Part, parts, rarest, weighed, with_also
from app.asking.ranking import Ranked, holding, ranked
from app.asking.snippets import Snippet, pattern, snippet
from app.asking.spelling import corrections, tolerated
from app.asking.synonyms import phrases
from app.asking.words import is_code, words
from app.store.indexing import CARRIED, EVERYTHING
from app.store.lookup import Lookup, Stems
from app.vocabulary import CertaintyLevel, Kind, Urgency

QUOTED = re.compile(r'["“”„]([^"“”„]+)["“”„]')
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


def search(
    connection: Connection,
    edition_id: str,
    language: str,
    query: str,
    kinds: Sequence[Kind] = (),
    limit: int = 25,
    offset: int = 0,
) -> Found:
    """The items of an edition that hold what was asked, the best first. Any text is a query.

    An edition that has no index, and a store in another database than SQLite, is a `SearchUnavailable`.
    """
    lookup = Lookup(connection, edition_id, language)
    asked = words(query)[:MOST_WORDS]
    sought, stems, did_you_mean = _understood(lookup, asked, unfinished=not query[-1:].isspace())
    known = rarest(sought)
    rows = holding(known, stems.places)
    found = ranked(rows, known, sum(part.weight for part in sought))
    facets = Counter(kind_of(one.row) for one in found)
    chosen = [one for one in found if kind_of(one.row) in kinds] if kinds else found
    return Found(
        hits=tuple(_hits(lookup, chosen[offset : offset + limit], {stem for part in known for stem in part.stems})),
        total=len(chosen),
        did_you_mean=did_you_mean,
        facets={kind: facets[kind] for kind in KINDS if kind in facets},
        unknown=tuple(" ".join(part.words) for part in sought if not part.known),
    )


def _understood(lookup: Lookup, asked: list[str], unfinished: bool) -> tuple[list[Part], Stems, str | None]:
    """The parts of what was asked, what is known of their stems, and the query with its misspelt words mended."""
    meant, stop_words = lookup.phrases(phrases(asked))
    found = parts(asked, meant, stop_words)
    stems = lookup.stems(stem for part in found for stem in part.stems)
    found = _weighed(found, stems)
    if all(part.known for part in found):
        return found, stems, None
    mended: dict[str, str] = {}
    found = [
        part if part.known else _guessed(lookup, part, unfinished and part.words[-1] == asked[-1], mended)
        for part in found
    ]
    stems = lookup.stems(stem for part in found for stem in part.stems)
    return _weighed(found, stems), stems, " ".join(mended.get(word, word) for word in asked) if mended else None


def _weighed(found: Sequence[Part], stems: Stems) -> list[Part]:
    return [weighed(part, stems.items, stems.items[EVERYTHING]) for part in found]


def _guessed(lookup: Lookup, part: Part, unfinished: bool, mended: dict[str, str]) -> Part:
    """A word that nothing holds: the last one may be the beginning of a word, and any may be misspelt."""
    word = part.words[-1]
    if is_code(word):
        return part
    if unfinished and len(word) >= SHORTEST_BEGINNING and (begun := lookup.beginning_with(word)):
        return with_also(part, begun)
    for wrong in tolerated(word):
        if near := corrections(word, lookup.words_like(word, wrong), wrong):
            mended[word] = near[0]
            return with_also(part, near)
    return part


def _hits(lookup: Lookup, page: Sequence[Ranked], sought: set[str]) -> Iterator[Hit]:
    """A page of what was found, with its texts."""
    shown, looks = lookup.texts([one.row for one in page], SHOWN), pattern(sought)
    for one in page:
        title, summary, slug, certainty, urgency, notices, text_language = shown[one.row]
        yield Hit(
            kind=one.kind,
            slug=slug,
            title=title,
            summary=summary,
            score=one.score,
            coverage=one.held.coverage,
            matched=one.held.matched,
            snippet=snippet(summary, sought, looks),
            text_language=text_language,
            notices=tuple(notices.split()),
            certainty=CertaintyLevel(certainty) if certainty else None,
            urgency=Urgency(urgency) if urgency else None,
        )
