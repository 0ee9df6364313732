"""Which notices an item requires beside the general disclaimer: those its authors name, and those of what it shows."""

from collections.abc import Iterator

from app.content.compose.order import order_of
from app.content.corpus import Corpus
from app.content.models import AuthoredItem, Claim, Factor, Guidance, Mechanism, Overview, ReferenceIntake
from app.content.references import slugs_of
from app.disclaimer import UNCERTAIN
from app.vocabulary import AgeUnit, CertaintyLevel, IntakeMetric, Kind, LifeState

ADULT = 18
AREAS: dict[str, tuple[str, ...]] = {
    "guidance:interaction": ("supplements",),
    "guidance:upper-limit": ("supplements",),
    "guidance:side-effects": ("supplements",),
    "guidance:supplement-form": ("supplements",),
    "guidance:split-doses": ("supplements",),
    "guidance:milk-alkali": ("supplements",),
    "guidance:kidney-stones": ("supplements", "kidney-disease"),
    "guidance:kidney-disease": ("supplements", "kidney-disease"),
    "guidance:cardiovascular": ("supplements",),
    "guidance:fracture-prevention": ("supplements",),
    "guidance:sleep-medicines": ("supplements",),
    "guidance:pregnancy": ("pregnancy", "supplements"),
    "guidance:red-flag-pregnancy": ("emergency", "pregnancy"),
    "guidance:red-flag-postpartum": ("emergency", "pregnancy"),
    "guidance:red-flag-child": ("emergency", "children"),
    "guidance:red-flag": ("emergency",),
    "guidance:refusal-child-dose": ("children",),
    "guidance:refusal-pregnancy-dose": ("pregnancy",),
    "guidance:requirements-children": ("children",),
    "deficiency-risk:denosumab-kidney-disease": ("kidney-disease",),
    "factor:pregnancy": ("pregnancy",),
}
"""Notices by the beginning of a claim's area; the longest beginning counts."""


def notices_of(corpus: Corpus, item: AuthoredItem) -> tuple[str, ...]:
    """The slugs of the notices that an item requires, each once."""
    return tuple(dict.fromkeys(_notices(corpus, item)))


def _notices(corpus: Corpus, item: AuthoredItem) -> Iterator[str]:
    yield from getattr(item, "notices", ())
    shown = (corpus.by_name.get((Kind.CLAIM, slug)) for slug in slugs_of(item, Kind.CLAIM))
    yield from (notice for claim in shown if isinstance(claim, Claim) for notice in _by_area(claim.area))
    match item:
        case Claim():
            yield from _by_area(item.area)
        case ReferenceIntake():
            yield from _by_group(item)
        case Overview():
            parts = [entry.item for entry in corpus.entries if isinstance(entry.item, Mechanism | Factor | Guidance)]
            yield from (notice for part in sorted(parts, key=order_of) for notice in notices_of(corpus, part))
    certainty = getattr(item, "certainty", None)
    if certainty and certainty.level in (CertaintyLevel.LOW, CertaintyLevel.VERY_LOW):
        yield UNCERTAIN


def _by_area(area: str) -> tuple[str, ...]:
    matching = [beginning for beginning in AREAS if area.startswith(beginning)]
    return AREAS[max(matching, key=len)] if matching else ()


def _by_group(row: ReferenceIntake) -> Iterator[str]:
    youngest = row.age_min if row.age_unit is AgeUnit.YEARS else 0
    if youngest is not None and youngest < ADULT:
        yield "children"
    if row.state is not LifeState.NONE:
        yield "pregnancy"
    if row.metric is IntakeMetric.UL:
        yield "supplements"
