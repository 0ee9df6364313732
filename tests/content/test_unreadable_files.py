"""A file that cannot be read gives one finding, with its line and what to do; never a traceback."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content import yaml
from app.content.corpus import ANY
from app.content.findings import Finding
from app.content.load import Loaded, load
from app.vocabulary import Kind

GOOD = """\
review: {status: editorial, reviewers: The editors, last_reviewed: 2026-11-22, next_review: 2027-11-22}
terms:
- slug: oxalate
  title: Oxalate
  definition: A salt in some plants.
"""

UNREADABLE: dict[str, tuple[str | bytes, int, str]] = {
    "an open bracket": (GOOD + "  also_called: [\n", 7, "this is not YAML: did not find expected node content; mend"),
    "a tab as indentation": (GOOD + "\t- x\n", 6, "this is not YAML: found a tab character"),
    "two documents": (GOOD + "---\nmore: 1\n", 6, "found another document; mend this line"),
    "a Python object": (GOOD.replace("Oxalate", "!!python/object:os.system x"), 4, "could not determine a constructor"),
    "an unknown tag": (GOOD.replace("Oxalate", "!salt x"), 4, "could not determine a constructor"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 1, "byte 0 is not UTF-8; save it as UTF-8 text"),
    "UTF-16": (GOOD.encode("utf-16"), 1, "byte 0 is not UTF-8; save it as UTF-8 text"),
    "Latin-1": (GOOD.encode() + "# Müsli\n".encode("latin-1"), 1, "is not UTF-8; save it as UTF-8 text"),
    "nothing but NUL": (bytes(100), 1, "a control character stands here; delete it"),
    "a bell, after two-byte letters": (GOOD + "# Müsli ü\n# \a\n", 7, "a control character stands here; delete it"),
    "an escaped NUL": (GOOD.replace("Oxalate", '"Oxa\\0late"'), 4, "a control character stands in this text; delete"),
    "half a surrogate pair": (GOOD.replace("Oxalate", '"\\ud83d"'), 4, "invalid Unicode character escape code; mend"),
    "nothing": ("", 1, "the file is empty; write the item, or delete the file"),
    "only a comment": ("# later\n", 1, "the file is empty; write the item, or delete the file"),
    "ten megabytes": ("terms: '" + "x" * 10_000_000 + "'", 1, "10,000,009 bytes; 2,000,000 is the most: split it"),
    "a bomb of aliases": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1, "anchors and aliases"),
    "an alias to itself": ("review: 1\nterms: &x [*x]\n", 2, "anchors and aliases (`&x`, `*x`) are not read; write"),
    "an anchor without alias": (GOOD.replace("Oxalate", "&x Oxalate"), 4, "anchors and aliases"),
    "a hundred thousand brackets": ("[" * 100_000, 1, "more than 30 levels of nesting"),
    "a staircase": ("".join(" " * depth + "a:\n" for depth in range(1000)), 31, "more than 30 levels of nesting"),
    "the same key twice": (GOOD + "  title: Oxalic acid\n", 6, "the key `title` stands twice; keep one"),
    "the same key twice at the top": (GOOD + "terms: []\n", 6, "the key `terms` stands twice; keep one"),
    "a list as a key": ("? [a]\n: b\n", 1, "a key is not a word; write `key: value`"),
    "a day that does not exist": (GOOD.replace("2027-11-22", "2027-13-41"), 1, "`2027-13-41` cannot be read; mend it"),
    "a number that is none": (GOOD.replace("Oxalate", "!!int ''"), 4, "cannot be read; mend it"),
    "neither true nor false": (GOOD.replace("Oxalate", "!!bool maybe"), 4, "`maybe` cannot be read; mend it"),
    "a date that is none": (GOOD.replace("Oxalate", "!!timestamp soon"), 4, "`soon` cannot be read; mend it"),
    "six thousand digits": (GOOD.replace("Oxalate", "9" * 6000), 4, "cannot be read; mend it, or put it in quotes"),
    "a time of day without end": (GOOD.replace("Oxalate", ":".join(["1"] * 500) + ".5"), 4, "cannot be read; mend it"),
}


def load_file(folder: Path, text: str | bytes, name: str = "terms.yaml") -> Loaded:
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(folder / "content")


def test_the_good_file_is_good(tmp_path: Path) -> None:
    loaded = load_file(tmp_path, GOOD)
    assert not loaded.findings
    assert [entry.item.slug for entry in loaded.corpus.entries] == ["oxalate"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert not load_file(tmp_path, "\ufeff" + GOOD).findings


@pytest.mark.parametrize(("text", "line", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_one_finding_says_where_and_what_to_do(tmp_path: Path, text: str | bytes, line: int, words: str) -> None:
    loaded = load_file(tmp_path, text)
    (finding,) = loaded.findings
    assert (finding.place.file, finding.place.line) == ("content/terms.yaml", line)
    assert words in finding.message
    assert len(finding.message) < 300
    assert finding.severity == "error"
    assert loaded.corpus.unread == {(Kind.TERM, ANY)}, "nothing is known of the terms in it"


def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    finding = yaml.read(tmp_path / "gone.yaml", "content/gone.yaml")
    assert isinstance(finding, Finding)
    assert str(finding) == (
        "content/gone.yaml:1: error: the file cannot be opened: No such file or directory; "
        "check that it exists and may be read"
    )


@pytest.mark.parametrize("name", ["nothing", "content"])
def test_an_empty_or_missing_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "content" / ".git").mkdir(parents=True)
    (tmp_path / "content" / ".git" / "HEAD").write_text("hidden files are not content")
    (finding,) = load(tmp_path / name).findings
    assert "there is no content here; name the folder with CASOMNIA_CONTENT" in finding.message
    assert finding.place.file.endswith(name)


@pytest.mark.parametrize(
    "name", ["terms.yml", "notes.txt", "claims/old/muscle.yaml", "old/foods.yaml", "mechanisms/README.md"]
)
def test_a_file_that_nothing_reads_is_named(tmp_path: Path, name: str) -> None:
    (finding,) = load_file(tmp_path, "foods: []\n", name).findings
    assert finding.place.file == f"content/{name}"
    assert "nothing is read from this file; content stands in mechanisms/*.yaml, " in finding.message
    assert finding.message.endswith("move or delete it")


def test_a_file_is_known_by_its_folder_whatever_its_name(tmp_path: Path) -> None:
    assert not load_file(tmp_path, "sources: []\n", "sources/overview.yaml").findings


def test_the_current_folder_has_a_name_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_file(tmp_path, "")
    monkeypatch.chdir(tmp_path / "content")
    (finding,) = load(Path()).findings
    assert finding.place.file == "content/terms.yaml"


@given(st.binary(max_size=60) | st.text(alphabet="ab:-[]{}&*!|>'\"\\?,#% \n\t01.~<=@`x", max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_file_makes_it_stumble(tmp_path_factory: pytest.TempPathFactory, text: bytes | str) -> None:
    loaded = load_file(tmp_path_factory.mktemp("any"), text)
    assert loaded.findings, "what is no list of terms is not passed over"


@given(
    st.from_regex(
        r"(!!(int|float|bool|null|timestamp|binary|str|set|omap) )?[-+0-9:._eExXabTZ' ]{0,12}", fullmatch=True
    )
)
@settings(max_examples=300, deadline=None)
def test_no_value_makes_it_stumble(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    loaded = load_file(tmp_path_factory.mktemp("any"), GOOD.replace("Oxalate", value))
    assert bool(loaded.findings) is not bool(loaded.corpus.entries)
