"""Reading one YAML file: plain values, the line of every one of them, and one clear finding when it cannot be read."""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from textwrap import shorten
from typing import Any

import yaml
from yaml.reader import ReaderError

from app.content.corpus import Lines, Path
from app.content.findings import Finding, Place

LARGEST = 2_000_000
DEEPEST = 30
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Unreadable(Exception):
    """The file cannot be read; `line` and the message say why and what to do."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def read(path: FilePath, name: str) -> tuple[Any, Lines] | Finding:
    """The values and lines of a file, or the one finding that says why there are none."""
    try:
        text = _text(path)
        _guard(text)
        lines: dict[Path, int] = {}
        return _values(text, lines), Lines(name, lines)
    except Unreadable as problem:
        return Finding(Place(name, problem.line), str(problem))
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        return Finding(
            Place(name, mark.line + 1 if mark else 1), f"this is not YAML: {problem.problem}; mend this line"
        )


def _text(path: FilePath) -> str:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(f"the file has {size:,} bytes; {LARGEST:,} is the most: split it by area")
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Unreadable(f"this is not text: byte {problem.start} is not UTF-8; save it as UTF-8 text") from problem
    except OSError as problem:
        raise Unreadable(
            f"the file cannot be opened: {problem.strerror}; check that it exists and may be read"
        ) from problem


def _guard(text: str) -> None:
    """Refuse what could blow up when it is composed: aliases and deep nesting."""
    depth = 0
    for event in _events(text):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable("anchors and aliases (`&x`, `*x`) are not read; write the text out", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Unreadable(f"more than {DEEPEST} levels of nesting; nothing in the content is that deep", line)


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except ReaderError as problem:  # it counts bytes, not lines
        line = text.encode()[: problem.position].count(b"\n") + 1
        raise Unreadable(
            "a control character stands here; delete it, or save the file as UTF-8 text", line
        ) from problem


def _values(text: str, lines: dict[Path, int]) -> Any:
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise Unreadable("the file is empty; write the item, or delete the file")
        return _plain(loader, node, (), lines)
    finally:
        loader.dispose()


def _plain(loader: yaml.CSafeLoader, node: yaml.Node, path: Path, lines: dict[Path, int]) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, child, (*path, i), lines) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, lines)
    return _scalar(loader, node)


def _scalar(loader: yaml.CSafeLoader, node: yaml.Node) -> Any:
    line = node.start_mark.line + 1
    try:
        value = loader.construct_object(node)
    except (ValueError, LookupError, AttributeError, ArithmeticError) as problem:  # 2026-13-41, !!bool maybe
        short = shorten(node.value, 40)
        raise Unreadable(f"`{short}` cannot be read; mend it, or put it in quotes if it is text", line) from problem
    if isinstance(value, str) and CONTROL.search(value):
        raise Unreadable("a control character stands in this text; delete it", line)
    return value


def _mapping(loader: yaml.CSafeLoader, node: yaml.MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, child in node.value:
        key, line = key_node.value, key_node.start_mark.line + 1
        if not isinstance(key, str):
            raise Unreadable("a key is not a word; write `key: value`", line)
        if key in values:
            raise Unreadable(f"the key `{key}` stands twice; keep one", line)
        lines[(*path, key)] = line
        values[key] = _plain(loader, child, (*path, key), lines)
    return values
