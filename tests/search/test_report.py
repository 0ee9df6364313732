"""The report, on a service that is made up."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from tests.search import report
from tests.search.asking import Found
from tests.search.judged import Group, Query
from tests.search.verdict import Verdict, judge

PERFECT = Found(hits=("term/calcium",), matched=True, question="calcium")


def asked(words: str, group: Group, found: Found, **expected: object) -> Verdict:
    """The verdict on one query."""
    nothing: dict[str, object] = {"grades": {}, "answer": (), "danger": (), "refusal": (), "help_is_fine": False}
    return judge(Query.model_validate({"words": words, "group": group, "lang": "en"} | nothing | expected), found)


VERDICTS = [
    asked("calcium", Group.ONE_WORD, PERFECT, grades={"term/calcium": 3}, answer={"calcium"}),
    asked("what is calcium", Group.LAY, Found(hits=("term/milk",)), grades={"term/calcium": 3}),
    asked("he had a fit", Group.DANGEROUS, Found(urgent=("seizure",)), danger={"seizure"}),
    asked("best laptop", Group.OUT_OF_SCOPE, Found(matched=True)),
]


def printed(*, each: bool = False) -> str:
    """The report as text."""
    console = Console(file=io.StringIO(), width=200)
    for table in report.tables(VERDICTS, each):
        console.print(table)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def row(text: str, first: str) -> list[str]:
    """The cells of the row that begins with the word."""
    line = next(line for line in text.splitlines() if line.strip(" │").startswith(first))
    return [cell.strip() for cell in line.strip("│").split("│")]


def test_each_group_has_a_row_and_all_of_them_one() -> None:
    text = printed()
    assert row(text, "one-word")[1:4] == ["1", "1.000", "1.000"]
    assert row(text, "lay")[1:4] == ["1", "0.000", "0.000"]
    assert row(text, "all")[1:4] == ["4", "0.500", "0.500"]
    assert not any(line.strip(" │").startswith("clinical") for line in text.splitlines())


def test_what_went_wrong_is_listed_with_what_was_expected_and_shown() -> None:
    text = printed()
    assert row(text, "danger missed in search") == [
        "danger missed in search",
        "dangerous",
        "he had a fit",
        "seizure",
        "seizure",
    ]
    assert row(text, "false answer")[2:] == ["best laptop", "", "passages"]


def test_weak_rankings_show_their_hits_and_what_is_missing() -> None:
    text = printed()
    assert row(text, "0.000")[1:] == ["what is calcium", "0 term/milk", "term/calcium"]
    assert "│ 1.000 │ calcium" not in text


def test_everything_can_be_shown() -> None:
    assert "│ 1.000 │ calcium" in printed(each=True)


def test_another_file_can_be_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.yaml").write_text("out-of-scope: [best laptop]")
    monkeypatch.setattr(report, "asked", lambda _composition, _folder, queries: [judge(q, Found()) for q in queries])
    report.main([str(tmp_path / "mine.yaml")])
    assert row(capsys.readouterr().out, "out-of-scope")[1] == "1"
