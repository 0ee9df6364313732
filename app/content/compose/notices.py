"""Which notices an item requires beside the general disclaimer: those its authors name, and those of what it shows."""

from collections.abc import Iterator

from app.content.compose.order import order_of
from app.content.corpus import Corpus
from app.content.models import AuthoredItem, Claim, Factor, Guidance, Mechanism, Overview, ReferenceIntake
from app.content.references import slugs_of
from app.disclaimer import UNCERTAIN, in_order
from app.intakes.groups import ADULT
from app.vocabulary import AgeUnit, CertaintyLevel, GuidanceKind, IntakeMetric, Kind, LifeState


def notices_of(corpus: Corpus, item: AuthoredItem) -> tuple[str, ...]:
    """The slugs of the notices that an item requires, in the order in which they are shown."""
    return in_order(_notices(corpus, item))


def _notices(corpus: Corpus, item: AuthoredItem) -> Iterator[str]:
    """What the item names itself, what the claims it shows require, and what follows from its data."""
    yield from getattr(item, "notices", ())
    shown = [
        claim for slug in slugs_of(item, Kind.CLAIM) if isinstance(claim := corpus.by_name[Kind.CLAIM, slug], Claim)
    ]
    yield from (notice for claim in shown for notice in claim.notices)
    match item:
        case ReferenceIntake():
            yield from _by_group(item)
        case Overview():
            parts = [entry.item for entry in corpus.entries if isinstance(entry.item, Mechanism | Factor | Guidance)]
            yield from (notice for part in sorted(parts, key=order_of) for notice in notices_of(corpus, part))
    if any(_is_uncertain(graded) for graded in (item, *shown)) and not _is_safety(item):
        yield UNCERTAIN


def _is_safety(item: AuthoredItem) -> bool:
    """Beside "call now" nobody is told that the evidence is uncertain; every claim still says how sure it is."""
    return isinstance(item, Guidance) and item.guidance_kind in (GuidanceKind.DANGER_SIGN, GuidanceKind.REFUSAL)


def _is_uncertain(item: AuthoredItem) -> bool:
    certainty = getattr(item, "certainty", None)
    return certainty is not None and certainty.level in (CertaintyLevel.LOW, CertaintyLevel.VERY_LOW)


def _by_group(row: ReferenceIntake) -> Iterator[str]:
    youngest = row.age_min if row.age_unit is AgeUnit.YEARS else 0
    if youngest is not None and youngest < ADULT:
        yield "children"
    if row.state is not LifeState.NONE:
        yield "pregnancy"
    if row.metric is IntakeMetric.UL:
        yield "supplements"
