"""`/v1/display-checks`: whether what an app shows still carries what it must."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import ConfigDict, Field, StringConstraints, ValidationInfo, field_validator
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.api import envelope, responses
from app.api.bodies import Body, Line, PostRoute
from app.api.displayed import facts, versions
from app.api.openapi import POSTED
from app.api.parameters import Language
from app.display.check import check
from app.display.html import MOST_TAGS, is_tangled
from app.documents.display import DisplayCheck
from app.documents.envelope import Envelope, Links
from app.identifiers import ENGLISH, LanguageTag
from app.vocabulary import DisplayFormat, Kind

router = APIRouter(prefix="/v1/display-checks", tags=["display-checks"], route_class=PostRoute)

LONGEST_CONTENT = 100_000
MOST_ITEMS = 100


class ItemShown(Body):
    """An item that a display shows."""

    kind: Kind
    """What the item is."""
    slug: Line
    """The item's slug; of a code `system/code`, as in `icd-10-cm/G47.00`."""


class Display(Body):
    """What an app shows. None of it is kept."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "format": "html",
                    "content": "<h1>Noise</h1> … <p>This is not medical advice, and no doctor has reviewed it.</p>",
                    "language": "en",
                    "items": [{"kind": "factor", "slug": "noise"}],
                    "edition": "2026.11.1",
                }
            ]
        }
    )

    format: DisplayFormat = DisplayFormat.TEXT
    """`text`, with an empty line between paragraphs, or `html`."""
    content: Annotated[str, StringConstraints(max_length=LONGEST_CONTENT)]
    """All that is shown, at most 100,000 characters; of HTML at most 10,000 tags. Nothing that it names is fetched."""
    language: LanguageTag = ENGLISH
    """BCP 47 tag of the language of the display: its texts must stand in it, or in English where there are none."""
    items: list[ItemShown] = Field(default_factory=list, max_length=MOST_ITEMS)
    """The items it shows, at most 100."""
    edition: Line = Field(default_factory=str)
    """The edition it shows, as in `2026.11.1`; without it, the current one."""

    @field_validator("content")
    @classmethod
    def _is_readable(cls, content: str, info: ValidationInfo) -> str:
        if info.data.get("format") is DisplayFormat.HTML:
            if content.count("<") > MOST_TAGS:
                raise ValueError(f"HTML may have at most {MOST_TAGS:,} tags; send only what is shown")
            if is_tangled(content):
                raise ValueError("too many elements such as <b> are left open; close them where they end")
        return content


class DisplayCheckResponse(Envelope[DisplayCheck]):
    """What came of a display check."""


@router.post("", response_model=DisplayCheckResponse, responses=POSTED)
async def check_display(
    request: Request,
    chosen: Annotated[Language, Query()],
    display: Display,
) -> Response:
    """Check that what you show still carries what it must, item by item.

    Looks for the disclaimer and the notices in their current wording, whole and not taken back; for the attribution
    and the licence; for the certainty next to every statement that is quoted word for word; for editions that are
    superseded, items that were taken back, and danger signs whose first step or lines to call are cut. Each finding
    has the exact text to add. A display is `compliant` when nothing failed; see `limits` for what cannot be seen.

    An edition or an item that there is not is a finding, not a problem, so that one answer says everything. Nothing of
    the body is stored, logged or fetched. Source: the published documents of the edition shown and of the current one.
    """
    choice = responses.choose(request, chosen)
    edition, shown = versions(choice, display.edition)
    against = facts(choice, edition, shown, display.language, [(item.kind, item.slug) for item in display.items])
    found = await run_in_threadpool(check, display.content, display.format, against)  # long ones take a while
    links = Links(self=envelope.address(request.scope["path"], chosen))
    required = {notice.id: notice for item in against.items for notice in item.notices}
    meta = responses.plain_meta(choice, required.values())
    return envelope.respond(request, found.compact, meta, links, envelope.PRIVATE)
