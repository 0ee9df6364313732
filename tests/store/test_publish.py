"""Publishing: an edition is written whole, named by its month, and only when something changed."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier

import pytest

from app.content.compose import Composition
from app.documents.frame import Edition
from app.errors import ContentError, StoreUnavailable
from app.store import read
from app.store.engine import opened, writer
from app.store.publish import Published, publish
from app.vocabulary import Kind

Put = Callable[..., Published]
Edit = Callable[[Composition, Kind, str], Composition]

NOVEMBER = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def names(sample: Composition) -> dict[Kind, str]:
    """One slug of each kind in the sample."""
    return {composed.kind: composed.slug for composed in sample.documents}


def stored(url: str) -> list[Edition]:
    """The editions in a store, the oldest first."""
    with opened(url) as connection:
        return [read.recorded(document) for document in reversed(read.editions(connection)[1])]


def told(published: Published) -> list[tuple[str, Kind, str]]:
    """The changes of an edition in short."""
    return [(change.change, change.kind, change.slug) for change in published.edition.changes]


def test_first_edition(url: str, put: Put, sample: Composition) -> None:
    first = put(url, sample, NOVEMBER)
    assert first.is_new
    assert first.edition.id == "2026.11.1"
    assert first.edition.published_at == NOVEMBER
    assert first.edition.digest == sample.digest
    assert first.edition.languages == list(sample.languages)
    assert first.edition.changes == []
    assert first.unexplained == ()
    assert stored(url) == [first.edition]


def test_counts_are_those_of_the_composition(url: str, put: Put, sample: Composition) -> None:
    counted = {count.kind: count.documents for count in put(url, sample).edition.counts}
    assert counted == Counter(composed.kind for composed in sample.documents)
    assert list(counted) == [kind for kind in Kind if kind in counted]


def test_every_document_is_stored_as_composed(store: str, composition: Composition) -> None:
    with opened(store) as connection:
        edition = read.latest_edition(connection) or ""
        for c in composition.documents:
            found = read.document(connection, edition, c.language, c.kind, c.slug)
            assert found is not None
            assert (found.body, found.digest, found.notices) == (c.body, c.digest, c.notices)


def test_numbers_go_up_within_a_month_and_start_anew_in_the_next(
    url: str, put: Put, reworded: Edit, sample: Composition, names: dict[Kind, str]
) -> None:
    versions = [sample]
    for kind in (Kind.TERM, Kind.FOOD, Kind.CLAIM):
        versions.append(reworded(versions[-1], kind, names[kind]))
    times = (NOVEMBER, NOVEMBER, DECEMBER, DECEMBER)
    ids = [put(url, version, now).edition.id for version, now in zip(versions, times, strict=True)]
    assert ids == ["2026.11.1", "2026.11.2", "2026.12.1", "2026.12.2"]
    assert [edition.id for edition in stored(url)] == ids


def test_numbers_pass_nine_and_january_is_not_november(
    url: str, put: Put, reworded: Edit, sample: Composition, names: dict[Kind, str]
) -> None:
    version, ids = sample, []
    for _ in range(11):
        ids.append(put(url, version, NOVEMBER).edition.id)
        version = reworded(version, Kind.TERM, names[Kind.TERM])
    assert ids == [f"2026.11.{number}" for number in range(1, 12)]
    assert put(url, version, datetime(2026, 1, 1, tzinfo=UTC)).edition.id == "2026.1.1"


def test_the_month_is_that_of_utc(url: str, put: Put, sample: Composition) -> None:
    """The id and `published_at` speak of the same moment, wherever the clock stands."""
    early = datetime(2026, 12, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    edition = put(url, sample, early).edition
    assert (edition.id, edition.published_at) == ("2026.11.1", datetime(2026, 11, 30, 22, 30, tzinfo=UTC))


def test_unchanged_content_makes_no_new_edition(url: str, put: Put, sample: Composition) -> None:
    first, again = put(url, sample, NOVEMBER), put(url, sample, DECEMBER)
    assert not again.is_new
    assert again.edition == first.edition
    assert stored(url) == [first.edition]


def test_reverting_makes_a_new_edition(
    url: str, put: Put, reworded: Edit, sample: Composition, names: dict[Kind, str]
) -> None:
    first = put(url, sample)
    put(url, reworded(sample, Kind.TERM, names[Kind.TERM]))
    third = put(url, sample)
    assert third.is_new
    assert third.edition.id == "2026.11.3"
    assert third.edition.digest == first.edition.digest
    assert told(third) == [("changed", Kind.TERM, names[Kind.TERM])]


def test_the_digest_knows_nothing_of_clock_and_place(tmp_path: Path, put: Put, sample: Composition) -> None:
    one = put(f"sqlite:///{tmp_path}/one.db", sample, NOVEMBER)
    other = put(f"sqlite:///{tmp_path}/other.db", sample, DECEMBER)
    assert one.edition.id != other.edition.id
    assert one.edition.digest == other.edition.digest == sample.digest


def test_changes_say_what_became_of_each_item(
    url: str,
    put: Put,
    reworded: Edit,
    without: Edit,
    withdrawn: Edit,
    sample: Composition,
    names: dict[Kind, str],
) -> None:
    before = without(sample, Kind.FACTOR, names[Kind.FACTOR])
    after = reworded(sample, Kind.CLAIM, names[Kind.CLAIM])
    after = without(after, Kind.FOOD, names[Kind.FOOD])
    after = withdrawn(after, Kind.TERM, names[Kind.TERM])
    put(url, before)
    second = put(url, after)
    assert told(second) == [
        ("added", Kind.FACTOR, names[Kind.FACTOR]),
        ("changed", Kind.CLAIM, names[Kind.CLAIM]),
        ("removed", Kind.FOOD, names[Kind.FOOD]),
        ("withdrawn", Kind.TERM, names[Kind.TERM]),
    ]
    assert [(change.kind, change.slug) for change in second.unexplained] == [(Kind.FOOD, names[Kind.FOOD])]


def test_a_tombstone_stays(url: str, put: Put, withdrawn: Edit, sample: Composition, names: dict[Kind, str]) -> None:
    """A slug is never reused, and readers learn for ever why something is gone."""
    put(url, withdrawn(sample, Kind.TERM, names[Kind.TERM]))
    with pytest.raises(ContentError) as refused:
        put(url, sample)
    (finding,) = refused.value.findings
    assert f"term/{names[Kind.TERM]}" in str(finding)
    assert "put it back" in str(finding)


def test_a_tombstone_that_comes_late_is_told(
    url: str, put: Put, withdrawn: Edit, sample: Composition, names: dict[Kind, str]
) -> None:
    gone = withdrawn(sample, Kind.TERM, names[Kind.TERM])
    without = replace(gone, documents=tuple(d for d in gone.documents if d.kind is not Kind.WITHDRAWAL))
    put(url, sample)
    assert told(put(url, without)) == [("removed", Kind.TERM, names[Kind.TERM])]
    assert told(put(url, gone)) == [("withdrawn", Kind.TERM, names[Kind.TERM])]


def test_progress_counts_every_document(url: str, sample: Composition) -> None:
    told: list[int] = []
    engine = writer(url)
    publish(engine, sample, NOVEMBER, told.append)
    engine.dispose()
    assert sum(told) == len(sample.documents)


def test_two_publishers_at_once_make_one_edition(url: str, put: Put, sample: Composition) -> None:
    start = Barrier(2)

    def one_of_two(_: int) -> Published:
        start.wait(timeout=10)
        return put(url, sample)

    with ThreadPoolExecutor(2) as both:
        done = list(both.map(one_of_two, range(2)))
    assert sorted(published.is_new for published in done) == [False, True]
    assert done[0].edition == done[1].edition
    assert stored(url) == [done[0].edition]


def test_a_publish_that_fails_leaves_nothing(
    small: str, put: Put, reworded: Edit, sample: Composition, names: dict[Kind, str]
) -> None:
    def stumble(_: int) -> None:
        raise RuntimeError("stumbled")

    engine = writer(small)
    with pytest.raises(RuntimeError, match="stumbled"):
        publish(engine, reworded(sample, Kind.TERM, names[Kind.TERM]), NOVEMBER, stumble)
    engine.dispose()
    assert [edition.id for edition in stored(small)] == ["2026.11.1"]


def test_a_claim_without_its_source_is_not_published(
    url: str, put: Put, without: Edit, sample: Composition, names: dict[Kind, str]
) -> None:
    with pytest.raises(KeyError):
        put(url, without(sample, Kind.SOURCE, names[Kind.SOURCE]))


@pytest.mark.parametrize(
    ("path", "advice"),
    [
        ("/dev/null/casomnia.db", "cannot be made"),
        ("{tmp_path}", "see that its folder may be written to"),
    ],
)
def test_a_store_that_cannot_be_made(tmp_path: Path, put: Put, sample: Composition, path: str, advice: str) -> None:
    with pytest.raises(StoreUnavailable, match=advice):
        put(f"sqlite:///{path.format(tmp_path=tmp_path)}", sample)


@pytest.mark.parametrize("folder", ["a#b", "50%25 off", "a b", "%41"])
def test_reader_and_writer_mean_the_same_file(tmp_path: Path, put: Put, sample: Composition, folder: str) -> None:
    url = f"sqlite:///{tmp_path}/{folder}/casomnia.db"
    assert [put(url, sample).edition] == stored(url)
