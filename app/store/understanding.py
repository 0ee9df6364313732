"""What the newest edition understands messages by."""

from collections.abc import Iterable, Mapping

from pydantic import ValidationError
from sqlalchemy import Connection

from app.asking.classifier import Classifier, Packed
from app.asking.needs import NOTHING
from app.asking.understanding import NONE_OF, Understanding
from app.documents.recognition import Recognition
from app.errors import StoreUnavailable
from app.identifiers import ENGLISH
from app.store import read
from app.vocabulary import Kind, Recognises

_made: dict[tuple[str, ...], Understanding] = {}
"""The last one, by the digests of what it was made of: most editions understand messages as the one before."""


def load(connection: Connection, edition_id: str) -> Understanding:
    """The recognitions of an edition, made ready. An edition from before there were any understands nothing."""
    digests = read.digests(connection, edition_id, ENGLISH, Kind.RECOGNITION)
    of_these = tuple(digests.values())
    if (known := _made.get(of_these)) is None:
        slugs = (slug for slug in digests if slug != NOTHING)  # search reads that one, from its index
        stored = (read.document(connection, edition_id, ENGLISH, Kind.RECOGNITION, slug) for slug in slugs)
        known = _understanding(document.data for document in stored if document)
        _made.clear()
        _made[of_these] = known
    return known


def _understanding(documents: Iterable[str]) -> Understanding:
    """Made of one document after the other, since they are large."""
    known: list[Recognition] = []
    weights: dict[Recognises, dict[str, Packed]] = {sort: {} for sort in Recognises}
    for document in documents:
        one = _recognition(document)
        if one.weights:
            weights[one.recognises][one.slug] = Packed(one.weights)
        known.append(one.model_copy(update={"weights": None}))
    asked_as = {asked.question: asked.patterns for one in known for asked in one.asked_as}
    return Understanding(known, asked_as, _classifiers(weights))


def _recognition(document: str) -> Recognition:
    try:
        return Recognition.model_validate_json(document)
    except ValidationError as problem:
        raise StoreUnavailable("a recognition is damaged; run `casomnia editions verify`") from problem


def _classifiers(weights: Mapping[Recognises, Mapping[str, Packed]]) -> dict[Recognises, Classifier]:
    """What was learned when the edition was published."""
    return {
        sort: Classifier(any_sign, weights[sort])
        for sort, none in NONE_OF.items()
        for any_sign in weights[none].values()
    }
