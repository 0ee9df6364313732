"""`/v1/codes`: from a code of a terminology to the items that answer to it."""

from typing import Annotated

from fastapi import Path, Query, Request
from starlette.responses import Response

from app.api import responses
from app.api.openapi import ITEM
from app.api.parameters import CodeInPath, Selection
from app.api.routes import ContentRouter
from app.documents.data import Code
from app.documents.envelope import Envelope
from app.vocabulary import CodeSystem

router = ContentRouter("/v1/codes", tag="codes")


class CodeResponse(Envelope[Code]):
    """A code and the items that answer to it."""


@router.get("/{system}/{code}", response_model=CodeResponse, responses=ITEM)
async def get_code(
    request: Request,
    system: Annotated[CodeSystem, Path(description="The terminology.")],
    code: CodeInPath,
    chosen: Annotated[Selection, Query()],
) -> Response:
    """Get the items that answer to a code. A code that is not listed is answered by its nearest listed parent."""
    return responses.code(request, system, code, chosen)
