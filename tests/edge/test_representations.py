"""Each representation is made once, and kept until another edition is served. What may not be is made anew."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.main import create_app
from app.settings import Settings
from app.store.editions import Editions

Ask = Callable[..., httpx.Response]
Within = Callable[[FastAPI], Any]
Serve = Callable[[Path | str], FastAPI]

ITEM = "/v1/factors/calcium-deficiency"
LIST = "/v1/factors?limit=2"
KEPT = (ITEM, LIST, "/v1", "/v1/overview", "/v1/codes/icd-10-cm/E58", "/v1/editions", "/v1/editions/2026.11.1")
PINNED = f"{ITEM}?edition=2026.11.1"


@pytest.mark.parametrize("path", [*KEPT, PINNED, "/v1/factors?slug=nothing", "/docs/assets/docs.css"])
def test_what_was_made_once_is_not_made_again(fresh: FastAPI, ask: Ask, within: Within, path: str) -> None:
    """The second answer is the first, and nothing but the shelf was asked for it."""
    inside = within(fresh)
    first, second = ask(fresh, "GET", path), ask(fresh, "GET", path)
    assert first.status_code == second.status_code == 200
    assert inside.asked == [path.partition("?")[0]]
    assert (second.content, second.headers) == (first.content, first.headers)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"path": "/v1/factors"}, {"path": "/v1/foods"}),
        ({"path": "/v1/factors"}, {"path": "/v1/factors?limit=2"}),
        ({"path": ITEM}, {"path": PINNED}),
        ({"headers": {"Accept-Encoding": "gzip"}}, {"headers": {"Accept-Encoding": "br"}}),
        ({"headers": {"Accept-Encoding": "gzip"}}, {"headers": {"Accept-Encoding": ""}}),
        ({"headers": {"Accept-Language": "en"}}, {"headers": {"Accept-Language": "es"}}),
    ],
    ids=["path", "query", "edition", "coding", "no coding", "language"],
)
def test_what_differs_in_what_was_asked_is_kept_apart(
    fresh: FastAPI, ask: Ask, within: Within, one: dict[str, Any], other: dict[str, Any]
) -> None:
    """Path, query, content coding and language each lead to a representation of their own."""
    inside = within(fresh)
    tags = {ask(fresh, "GET", **{"path": ITEM} | asked).headers["etag"] for asked in (one, other, one, other)}
    assert len(tags) == len(inside.asked) == 2


def test_accept_is_part_of_what_was_asked(fresh: FastAPI, ask: Ask, within: Within) -> None:
    """Whoever takes only HTML is refused, also right after somebody else got the JSON."""
    inside = within(fresh)
    asked = ["application/json", "text/html", "application/json", "text/html", "*/*"]
    statuses = [ask(fresh, "GET", ITEM, headers={"Accept": accept}).status_code for accept in asked]
    assert statuses == [200, 406, 200, 406, 200]
    assert len(inside.asked) == 4, "only the second question for JSON was answered from the shelf"


def test_coding_is_chosen_before_the_shelf_is_asked(fresh: FastAPI, ask: Ask, within: Within) -> None:
    """However a client words that it likes br best, there is one br representation."""
    inside = within(fresh)
    worded = ["br", "BR", "br;q=1.0, gzip;q=0.8", "br, deflate", "identity;q=0.2, br;q=0.3", "zstd;q=0, *;q=0, br;q=1"]
    answers = [ask(fresh, "GET", ITEM, headers={"Accept-Encoding": accepted}) for accepted in worded]
    assert {answer.headers["content-encoding"] for answer in answers} == {"br"}
    assert len(inside.asked) == len(inside.shelf) == 1


LINES = [
    [("Accept-Encoding", "br"), ("Accept-Encoding", "br;q=0")],
    [("Accept-Encoding", "br;q=0"), ("Accept-Encoding", "gzip")],
    [("Accept-Encoding", "br"), ("Accept-Encoding", "zstd;q=0.1")],
]


@pytest.mark.parametrize("lines", LINES)
def test_a_header_on_several_lines_cannot_spoil_what_others_get(
    fresh: FastAPI, ask: Ask, lines: list[tuple[str, str]]
) -> None:
    """What is shelved is coded as its question says, whoever asked first and however."""
    ask(fresh, "GET", ITEM, headers=lines)
    assert "content-encoding" not in ask(fresh, "GET", ITEM, headers={"Accept-Encoding": ""}).headers
    for coding in ("gzip", "br", "zstd"):
        answer = ask(fresh, "GET", ITEM, headers={"Accept-Encoding": coding})
        assert answer.headers["content-encoding"] == coding
        assert answer.json()["data"]["slug"] == "calcium-deficiency"


IN_OTHER_WORDS = {
    "/v1/factors?limit=25": ["/v1/factors", "/v1/factors?offset=0", "/v1/factors?offset=0&limit=25"],
    "/v1/foods?diet=vegan&limit=2": ["/v1/foods?limit=2&diet=vegan", "/v1/foods?offset=0&diet=vegan&limit=2"],
    "/v1/sources?year_from=2000&year_to=2010": ["/v1/sources?year_to=2010&year_from=2000"],
    "/v1/codes/icd-10-cm/E58": ["/v1/codes/icd-10-cm/e58"],
}


@pytest.mark.parametrize(("path", "others"), IN_OTHER_WORDS.items(), ids=list(IN_OTHER_WORDS))
def test_the_same_thing_asked_for_in_other_words_is_one_representation(
    fresh: FastAPI, ask: Ask, within: Within, path: str, others: list[str]
) -> None:
    """Another order of the parameters or a default written out: same bytes, same tag, held once."""
    inside = within(fresh)
    first = ask(fresh, "GET", path)
    before = inside.shelf.bytes
    for other in others:
        answer = ask(fresh, "GET", other)
        assert (answer.content, answer.headers) == (first.content, first.headers)
    assert len(inside.shelf) == 1 + len(others)
    assert inside.shelf.bytes - before < 1000 * len(others), "the question takes room, the body no more"
    assert len({id(inside.shelf.known(first.headers["etag"].encode()))}) == 1


Row = tuple[str, int, str, dict[str, str], str]
"""Method, status, path, headers, and the service that is asked."""

ERRORS: list[Row] = [
    ("GET", 404, "/v1/nothing", {}, "fresh"),
    ("GET", 404, "/v1/factors/nothing", {}, "fresh"),
    ("GET", 406, ITEM, {"Accept": "text/html"}, "fresh"),
    ("GET", 410, "/test/withdrawn", {}, "breaking"),
    ("GET", 422, "/v1/factors?limt=3", {}, "fresh"),
    ("GET", 500, "/test/handler", {}, "breaking"),
    ("GET", 503, ITEM, {}, "missing"),
    ("HEAD", 404, "/v1/nothing", {}, "fresh"),
    ("POST", 405, ITEM, {}, "fresh"),
    ("OPTIONS", 204, ITEM, {}, "fresh"),
    ("GET", 307, "/", {}, "fresh"),
]
NO_STORE: list[Row] = [
    ("GET", 200, "/livez", {}, "fresh"),
    ("GET", 200, "/readyz", {}, "fresh"),
    ("GET", 200, "/docs", {}, "fresh"),
]
PERSONAL: list[Row] = [
    ("GET", 200, ITEM, {"Authorization": "Basic bWFyeTo0NzEx"}, "fresh"),
    ("GET", 200, ITEM, {"Cookie": "mary=4711"}, "fresh"),
    ("HEAD", 200, ITEM, {"Cookie": "mary=4711"}, "fresh"),
]


@pytest.mark.parametrize("row", [*ERRORS, *NO_STORE, *PERSONAL], ids=lambda row: f"{row[0]} {row[1]} {row[2]}")
def test_what_is_never_kept(row: Row, ask: Ask, within: Within, request: pytest.FixtureRequest) -> None:
    """Errors, other methods, what says that it is not to be kept, and whatever a person may be known by."""
    method, status, path, headers, service = row
    inside = within(request.getfixturevalue(service))
    for _ in range(2):
        assert ask(request.getfixturevalue(service), method, path, headers=headers).status_code == status
    assert len(inside.asked) == 2
    assert (len(inside.shelf), inside.shelf.bytes) == (0, 0)


def test_a_personal_request_is_not_answered_from_the_shelf_either(fresh: FastAPI, ask: Ask, within: Within) -> None:
    """It is the same answer as everybody's, made anew."""
    inside = within(fresh)
    public = ask(fresh, "GET", ITEM)
    personal = ask(fresh, "GET", ITEM, headers={"Cookie": "mary=4711"})
    assert len(inside.asked) == 2
    assert (personal.content, personal.headers) == (public.content, public.headers)


def test_unknown_parameters_do_not_fill_the_shelf(fresh: FastAPI, ask: Ask, within: Within) -> None:
    """Under `/v1` they are refused; elsewhere they change nothing, so they are not looked at."""
    inside = within(fresh)
    for number in range(20):
        assert ask(fresh, "GET", f"{ITEM}?x={number}").status_code == 422
        assert ask(fresh, "GET", f"/docs/assets/docs.css?x={number}").status_code == 200
    assert len(inside.shelf) == 1
    assert inside.asked.count("/docs/assets/docs.css") == 1


@pytest.mark.parametrize("name", ["Host", "X-Forwarded-Host", "Forwarded", "User-Agent", "Referer", "Origin", "Range"])
def test_other_headers_do_not_fill_the_shelf(fresh: FastAPI, ask: Ask, within: Within, name: str) -> None:
    """Nothing that is served depends on them."""
    inside = within(fresh)
    answers = [ask(fresh, "GET", ITEM, headers={name: f"evil-{number}.example"}) for number in range(3)]
    assert len(inside.asked) == len(inside.shelf) == 1
    assert len({answer.content for answer in answers}) == 1
    assert "evil" not in answers[0].text + str(answers[0].headers)


def test_a_question_that_is_too_long_is_answered_but_not_remembered(fresh: FastAPI, ask: Ask, within: Within) -> None:
    """It could take more room than its answer."""
    inside = within(fresh)
    headers = {"Accept-Language": ", ".join(f"x{number}" for number in range(1000))}
    for _ in range(2):
        assert ask(fresh, "GET", ITEM, headers=headers).status_code == 200
    assert len(inside.asked) == 2
    assert len(inside.shelf) == 0


def test_nothing_is_kept_where_nothing_may_be(store: str, ask: Ask, within: Within) -> None:
    """`CASOMNIA_CACHE_BYTES=0` makes every answer anew; the answers are the same."""
    service = create_app(Settings.load({"CASOMNIA_DATABASE_URL": store, "CASOMNIA_CACHE_BYTES": "0"}))
    inside = within(service)
    first, second = ask(service, "GET", ITEM), ask(service, "GET", ITEM)
    assert len(inside.asked) == 2
    assert len(inside.shelf) == 0
    assert (first.content, first.headers) == (second.content, second.headers)
    assert ask(service, "GET", ITEM, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    service.state.editions.close()


def test_a_representation_larger_than_the_bound_pushes_nothing_out(store: str, ask: Ask, within: Within) -> None:
    """It is served, and what was there stays."""
    service = create_app(Settings(database_url=store, cache_bytes=30_000))
    inside = within(service)
    ask(service, "GET", "/v1/factors?limit=1")
    plain = {"Accept-Encoding": ""}
    for _ in range(2):
        assert len(ask(service, "GET", "/v1/factors?limit=100", headers=plain).content) > 30_000
    ask(service, "GET", "/v1/factors?limit=1")
    assert len(inside.asked) == 3
    assert len(inside.shelf) == 1
    service.state.editions.close()


class Clock:
    """A clock that goes when told to, so that a second need not be waited for."""

    now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def changing(serve: Serve, copied: Path, clock: Clock) -> FastAPI:
    """A service over a store that a test may change, which looks into it when the clock goes on by a second."""
    service = serve(copied)
    service.state.editions = Editions(f"sqlite:///{copied}", clock)
    return service


def publish_next(store: Path) -> None:
    """A newer edition, by hand: the same documents under another name."""
    with closing(sqlite3.connect(store)) as connection, connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            if "edition_id" in names:
                connection.execute(f"UPDATE {table} SET edition_id = '2026.11.2'")  # noqa: S608
        connection.execute(
            "UPDATE edition SET id = '2026.11.2', document = replace(document, '2026.11.1', '2026.11.2')"
        )


def test_another_edition_empties_the_shelf(
    changing: FastAPI, copied: Path, clock: Clock, ask: Ask, within: Within
) -> None:
    """What was made of the one before is not served any more."""
    inside = within(changing)
    assert ask(changing, "GET", ITEM).headers["knowledge-edition"] == "2026.11.1"
    ask(changing, "GET", LIST)
    publish_next(copied)
    assert ask(changing, "GET", ITEM).headers["knowledge-edition"] == "2026.11.1"
    clock.now += 1
    answer = ask(changing, "GET", ITEM)
    assert answer.headers["knowledge-edition"] == answer.json()["meta"]["edition"]["id"] == "2026.11.2"
    assert len(inside.shelf) == 1


def test_a_store_that_fails_empties_the_shelf(
    changing: FastAPI, copied: Path, clock: Clock, ask: Ask, within: Within, tmp_path: Path
) -> None:
    """Without a store nothing is served, from memory neither; when it is back everything is."""
    inside = within(changing)
    before = ask(changing, "GET", ITEM)
    shutil.move(copied, tmp_path / "away.db")
    clock.now += 1
    assert ask(changing, "GET", ITEM).status_code == 503
    assert len(inside.shelf) == 0
    shutil.move(tmp_path / "away.db", copied)
    after = ask(changing, "GET", ITEM)
    assert (after.content, after.headers) == (before.content, before.headers)


def test_what_was_made_while_the_edition_changed_is_not_kept(
    changing: FastAPI, copied: Path, clock: Clock, ask: Ask, within: Within
) -> None:
    """It is whole and right for the one who waited for it, and for nobody else."""
    inside = within(changing)
    made = inside._app

    async def slowly(*request: Any) -> None:
        await made(*request)
        publish_next(copied)
        clock.now += 1

    inside._app = slowly
    waited = ask(changing, "GET", ITEM)
    assert waited.headers["knowledge-edition"] == waited.json()["meta"]["edition"]["id"] == "2026.11.1"
    assert len(inside.shelf) == 0
    inside._app = made
    assert ask(changing, "GET", ITEM).headers["knowledge-edition"] == "2026.11.2"
