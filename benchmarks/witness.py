"""A client that looks closely at every answer: header, `meta` and data must be of one edition.

What an edition holds is compared with the store in the end; every edition that was published is still there.
"""

import gzip
import http.client
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from time import monotonic
from typing import Any

import rfc8785

from app.documents.digest import digest_of
from app.vocabulary import Kind
from benchmarks.asking import Answer, ask_on
from benchmarks.hot import ITEM

PATHS = (ITEM, "/v1/factors?limit=10", "/v1/factors/caffeine", "/v1/questions?limit=5", "/v1/factors?modifiable=true")
ACCEPTED = ("identity", "gzip")
Shown = tuple[str, Kind, str, str]
"""Edition, kind, slug and digest of an item that was shown."""


@dataclass
class Witness:
    """What one client saw."""

    port: int
    answers: Counter[int] = field(default_factory=Counter)
    """How many answers had each status; 0 stands for none at all."""
    mixed: list[str] = field(default_factory=list)
    """What did not belong together, in words."""
    shown: set[Shown] = field(default_factory=set)
    milliseconds: list[float] = field(default_factory=list)
    _tags: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """For what was asked: the tag and the edition of the answer before."""
    _checked: dict[bytes, str] = field(default_factory=dict)
    """The edition of every body that was looked at."""

    def watch(self) -> Iterator[None]:
        """Ask and look, once for each step, for as long as somebody wants."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        for path, accepted in cycle((path, accepted) for path in PATHS for accepted in ACCEPTED):
            try:
                self._ask(connection, path, accepted)
            except (OSError, http.client.HTTPException):
                self.answers[0] += 1
                connection.close()
            yield

    @property
    def errors(self) -> int:
        """Answers other than 200 and 304."""
        return sum(count for status, count in self.answers.items() if status not in (200, 304))

    @property
    def editions(self) -> int:
        """How many editions were seen."""
        return len({edition for edition, *_ in self.shown})

    def compare(self, published: dict[str, set[tuple[Kind, str, str]]]) -> None:
        """Note what was shown of an edition without being part of it."""
        for edition, *item in sorted(self.shown):
            if tuple(item) not in published.get(edition, set()):
                self.mixed.append(f"{item} is not of edition {edition}")

    def _ask(self, connection: http.client.HTTPConnection, path: str, accepted: str) -> None:
        tag, edition = self._tags.get((path, accepted), ("", ""))
        condition = {"If-None-Match": tag} if tag and sum(self.answers.values()) % 3 else {}
        begun = monotonic()
        answer = ask_on(connection, path, {"Accept-Encoding": accepted, **condition})
        self.milliseconds.append((monotonic() - begun) * 1000)
        self.answers[answer.status] += 1
        if answer.status == 304:
            self._same(path, answer.header("Knowledge-Edition"), edition)
        elif answer.status == 200:
            self._tags[path, accepted] = (answer.header("ETag"), answer.header("Knowledge-Edition"))
            self._look(path, answer)

    def _look(self, path: str, answer: Answer) -> None:
        body = gzip.decompress(answer.body) if answer.header("Content-Encoding") == "gzip" else answer.body
        if body not in self._checked:
            content = json.loads(body)
            edition = self._checked[body] = content["meta"]["edition"]["id"]
            items = content["data"] if isinstance(content["data"], list) else [content["data"]]
            for item in items:
                self._note(edition, item)
        self._same(path, answer.header("Knowledge-Edition"), self._checked[body])

    def _note(self, edition: str, item: dict[str, Any]) -> None:
        """Remember an item; its digest must be that of its bytes."""
        digest = item.pop("digest")
        if digest_of(rfc8785.dumps(item).decode()) != digest:
            self.mixed.append(f"{item['slug']} of {edition} does not have its digest")
        self.shown.add((edition, Kind(item["kind"]), item["slug"], digest))

    def _same(self, path: str, said: str, is_of: str) -> None:
        if said != is_of:
            self.mixed.append(f"{path} says edition {said} in its header, but is of {is_of}")
