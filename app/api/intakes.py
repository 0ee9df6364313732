"""What both uses of published intakes read from the store: rows, foods, claims, and guidance to go with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection

from app.api import responses
from app.api.responses import Choice
from app.documents.addresses import reference
from app.documents.data import Food, ReferenceIntake
from app.documents.document import ItemDocument, Reference
from app.documents.envelope import WithdrawnItemMeta
from app.documents.evidence import Claim
from app.store import read
from app.store.read import Stored
from app.vocabulary import Kind

MOST_ROWS = 1_000
"""More than there are of any kind that is read whole."""

D = TypeVar("D", bound=ItemDocument)


@dataclass
class Reader:
    """Reads documents of one choice, and keeps in mind which were taken back later."""

    connection: Connection
    choice: Choice
    withdrawn: list[WithdrawnItemMeta] = field(default_factory=list)

    def reference_intakes(self) -> list[ReferenceIntake]:
        """Every row, in the order of the list."""
        return self._documents(ReferenceIntake, Kind.REFERENCE_INTAKE)

    def foods(self, slugs: Iterable[str]) -> dict[str, Food]:
        """Those of the foods that there are, by slug."""
        return {food.slug: food for food in self._documents(Food, Kind.FOOD, [*slugs])}

    def claim(self, slug: str) -> Claim | None:
        """A claim, if the edition has it."""
        return next(iter(self._documents(Claim, Kind.CLAIM, [slug])), None)

    def guidance(self, slugs: Sequence[str]) -> list[Reference]:
        """Links to guidance in the order given, as far as the edition has it."""
        found = {one.slug: one for one in (reference(stored.values) for stored in self._stored(Kind.GUIDANCE, slugs))}
        return [found[slug] for slug in slugs if slug in found]

    def slugs(self, kind: Kind) -> list[str]:
        """All slugs of a kind, for suggestions."""
        return read.slugs(self.connection, self.choice.served.meta.id, self.choice.language, kind)

    def _documents(self, document: type[D], kind: Kind, slugs: Sequence[str] | None = None) -> list[D]:
        return [document.model_validate_json(stored.data) for stored in self._stored(kind, slugs)]

    def _stored(self, kind: Kind, slugs: Sequence[str] | None = None) -> list[Stored]:
        edition, language = self.choice.served.meta.id, self.choice.language
        chosen = {} if slugs is None else {"slug": [*slugs]}
        _, found = read.page(self.connection, edition, language, kind, chosen, MOST_ROWS, 0, of_all=0)
        self.withdrawn += responses.withdrawn_of(self.connection, self.choice, kind, found)
        return found
