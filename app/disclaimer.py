"""The invariant: no response without its disclaimer. The built-in text, its header, and what `meta` always says."""

from collections.abc import Iterable

from app.documents.digest import digest_of
from app.documents.envelope import DisclaimerMeta, EditionMeta, IntendedUse
from app.identifiers import ENGLISH

GENERAL = "general"
UNCERTAIN = "evidence-is-uncertain"
NOTICES = ("emergency", "children", "pregnancy", "kidney-disease", "supplements", UNCERTAIN)
"""The notices there must be, in the order in which they are shown: danger comes first."""
LICENSE = "CC-BY-4.0"

_TEXT = (
    "This is information about health in general. "
    "It is not medical advice, and it is not a diagnosis or a treatment. "
    "Nobody with a clinical licence has reviewed it. "
    "Talk to a doctor or other qualified health professional about your own health. "
    "Do not delay care because of what you read here. "
    "In an emergency, call your local emergency number."
)

BUILT_IN = DisclaimerMeta(
    id=GENERAL,
    version=1,
    language=ENGLISH,
    text=_TEXT,
    short_text="This is not medical advice, and no doctor has reviewed it.",
    display="required",
    url=f"/v1/disclaimers/{GENERAL}",
    digest=digest_of(_TEXT),
)
"""Served when the store has no disclaimer to give: the text of version 1 in content/disclaimers.yaml."""

INTENDED_USE = IntendedUse(
    purpose="To inform people about calcium, sleep and insomnia in general, with the evidence for every statement.",
    not_for=[
        "diagnosing a person",
        "choosing or changing a treatment, medicine or dose for a person",
        "replacing the advice of a health professional",
        "emergencies",
    ],
    patient_specific=False,
)


def in_order(notices: Iterable[str]) -> tuple[str, ...]:
    """Notices, each once, in the order in which they are shown."""
    further = sorted(set(notices := [*notices]) - set(NOTICES))
    return tuple(slug for slug in (*NOTICES, *further) if slug in notices)


def health_disclaimer(disclaimer: DisclaimerMeta) -> str:
    """Value of the `Health-Disclaimer` header: an RFC 9651 item with its version, language and address."""
    return f'"{disclaimer.id}";v={disclaimer.version};lang="{disclaimer.language}";href="{disclaimer.url}"'


def terms_link(disclaimer: DisclaimerMeta) -> str:
    """Value of the `Link` header that leads to the disclaimer."""
    return f'<{disclaimer.url}>; rel="terms-of-service"'


def attribution(edition: EditionMeta | None) -> str:
    """How to name the origin of what was served."""
    return f"Casomnia, edition {edition.id} ({LICENSE})" if edition else f"Casomnia ({LICENSE})"
