"""The ceiling: an ASGI application that sends an answer of ours, and does nothing else."""

import json
import os
from pathlib import Path

from starlette.types import Message, Receive, Scope, Send

ANSWER = json.loads(Path(os.environ["BENCHMARK_ANSWER"]).read_text(encoding="utf-8"))
START: Message = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(name.lower().encode(), value.encode()) for name, value in ANSWER["headers"]],
}
BODY: Message = {"type": "http.response.body", "body": ANSWER["body"].encode()}


async def app(scope: Scope, _: Receive, send: Send) -> None:
    """Send it, whatever was asked."""
    if scope["type"] == "http":
        await send(START)
        await send(BODY)
