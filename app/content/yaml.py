"""Reading one YAML file: plain values, the line of every one of them, and one clear finding when it cannot be read."""

from pathlib import Path as FilePath
from typing import Any

import yaml

from app.content.corpus import Lines, Path
from app.content.findings import Finding, Place

LARGEST = 2_000_000
DEEPEST = 30


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
    except yaml.YAMLError as problem:
        return Finding(Place(name), f"this is not YAML: {str(problem).splitlines()[0]}; write it anew as UTF-8 text")


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
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable("anchors and aliases (`&x`, `*x`) are not read; write the text out", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Unreadable(f"more than {DEEPEST} levels of nesting; nothing in the content is that deep", line)


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
    try:
        return loader.construct_object(node)
    except ValueError as problem:  # a date such as 2026-13-41
        raise Unreadable(
            f"`{node.value}` cannot be read: {problem}; put text in quotes", node.start_mark.line + 1
        ) from problem


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
