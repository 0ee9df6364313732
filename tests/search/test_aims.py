"""How well the service answers the judged queries: what is aimed at holds, or what was reached so far."""

import pytest

from tests.conftest import Client
from tests.search.judged import Query
from tests.search.report import verdicts
from tests.search.verdict import AIMS, Aim, Verdict


@pytest.fixture(scope="module")
def judged(client: Client, queries: list[Query]) -> list[Verdict]:
    """What the service finds for every judged query."""
    return verdicts(lambda path, parameters: client.get(path, params=parameters).json(), queries)


@pytest.mark.parametrize("aim", AIMS, ids=lambda aim: aim.words)
def test_it_does_not_fall_behind(aim: Aim, judged: list[Verdict]) -> None:
    failed = [verdict.query.words for verdict in judged if aim.fault and verdict.has(aim.fault)]
    assert aim.is_held(judged), f"{aim.reached(judged):.3f}: {failed}"
