"""Reading the content folder into a `Corpus`. Whatever cannot be read becomes a finding; nothing is lost silently."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.content import yaml
from app.content.corpus import Corpus, Entry, Lines
from app.content.corpus import Path as FieldPath
from app.content.findings import Finding, Place, did_you_mean
from app.content.models import (
    AuthoredItem,
    Claim,
    Code,
    Disclaimer,
    Factor,
    Food,
    Guidance,
    Mechanism,
    Overview,
    Question,
    ReferenceIntake,
    Source,
    Term,
    Withdrawal,
)
from app.vocabulary import Kind

ItemType = type[AuthoredItem]

SINGLE: dict[str, ItemType] = {
    "mechanisms/*.yaml": Mechanism,
    "factors/*.yaml": Factor,
    "guidance/*.yaml": Guidance,
    "questions/*.yaml": Question,
    "overview.yaml": Overview,
}
"""Files that hold one item each."""

GROUPED: dict[str, tuple[str, ItemType]] = {
    "claims/*.yaml": ("claims", Claim),
    "sources/*.yaml": ("sources", Source),
    "foods.yaml": ("foods", Food),
    "reference-intakes.yaml": ("reference_intakes", ReferenceIntake),
    "terms.yaml": ("terms", Term),
    "codes.yaml": ("codes", Code),
    "disclaimers.yaml": ("disclaimers", Disclaimer),
    "withdrawn.yaml": ("withdrawn", Withdrawal),
}
"""Files that hold a list under one key; entries inherit the file's `review`."""


@dataclass(frozen=True)
class Loaded:
    """What was read, and what was wrong with the rest."""

    corpus: Corpus
    findings: tuple[Finding, ...]


def load(folder: Path) -> Loaded:
    """Read every file of the content folder."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not _hidden(p.relative_to(folder)))
    if not files:
        place = Place(str(folder))
        return Loaded(Corpus(()), (Finding(place, "there is no content here; name the folder with CASOMNIA_CONTENT"),))
    read = [thing for path in files for thing in _read_file(folder, path)]
    entries = tuple(thing for thing in read if isinstance(thing, Entry))
    unread = frozenset(thing for thing in read if isinstance(thing, tuple))
    return Loaded(Corpus(entries, unread), tuple(thing for thing in read if isinstance(thing, Finding)))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read_file(folder: Path, path: Path) -> Iterator[Entry | Finding | tuple[Kind, str]]:
    relative, name = path.relative_to(folder), f"{folder.name}/{path.relative_to(folder).as_posix()}"
    single = next((t for pattern, t in SINGLE.items() if relative.match(pattern)), None)
    grouped = next((g for pattern, g in GROUPED.items() if relative.match(pattern)), None)
    if not (single or grouped) or len(relative.parts) > 2:
        known = ", ".join((*SINGLE, *GROUPED))
        yield Finding(Place(name), f"nothing is read from this file; content stands in {known}: move or delete it")
        return
    match yaml.read(path, name):
        case Finding() as finding:
            yield finding
        case values, lines:
            yield from _single(single, values, lines, path.stem) if single else _group(grouped, values, lines)


def _single(item_type: ItemType, values: Any, lines: Lines, stem: str) -> Iterator[Entry | Finding | tuple[Kind, str]]:
    slug = values.get("slug") if isinstance(values, dict) else None
    if slug is not None and slug != stem:
        yield Finding(
            lines.place(("slug",)), f"the slug is `{slug}`, but the file is named `{stem}.yaml`; make them equal"
        )
    yield from _entry(item_type, values, lines, ())


def _group(
    group: tuple[str, ItemType] | None, values: Any, lines: Lines
) -> Iterator[Entry | Finding | tuple[Kind, str]]:
    key, item_type = group or ("", Claim)
    if not isinstance(values, dict) or not isinstance(values.get(key), list):
        yield Finding(lines.place((key,)), f"this file needs the key `{key}` with a list of entries under it")
        return
    for extra in sorted(set(values) - {key, "review"}):
        hint = did_you_mean(extra, (key, "review"))
        yield Finding(
            lines.place((extra,)), f"unknown key `{extra}`{hint or f'; only `review` and `{key}` stand here'}"
        )
    inherited = {"review": values["review"]} if "review" in values and "review" in item_type.model_fields else {}
    for i, entry in enumerate(values[key]):
        whole = {**inherited, **entry} if isinstance(entry, dict) else entry
        yield from _entry(item_type, whole, lines, (key, i))


def _entry(
    item_type: ItemType, values: Any, lines: Lines, base: FieldPath
) -> Iterator[Entry | Finding | tuple[Kind, str]]:
    try:
        yield Entry(item_type.model_validate(values), lines, base)
    except ValidationError as problem:
        if isinstance(values, dict) and isinstance(values.get("slug"), str):
            yield (item_type.kind, values["slug"])
        for error in problem.errors(include_url=False):
            yield Finding(lines.place(base + tuple(error["loc"])), _explain(error, item_type))


def _explain(error: ErrorDetails, item_type: ItemType) -> str:
    key = error["loc"][-1] if error["loc"] else item_type.kind
    match error["type"]:
        case "extra_forbidden":
            hint = (
                did_you_mean(str(key), _keys(item_type)) or "; delete it, or see CONTRIBUTING.md for the keys there are"
            )
            return f"unknown key `{key}`{hint}"
        case "missing":
            return f"`{key}` is missing; add it"
        case "enum":
            allowed = str(error.get("ctx", {}).get("expected", ""))
            hint = did_you_mean(str(error["input"]), allowed.replace("'", "").replace(" or ", ", ").split(", "))
            return f"`{key}`: `{error['input']}` is not allowed{hint}; allowed are {allowed}"
        case "value_error":
            return f"`{key}`: {str(error['msg']).removeprefix('Value error, ')}"
        case "string_type":
            return f"`{key}`: `{error['input']}` is not text; put it in quotes"
        case _:
            return f"`{key}`: {error['msg'][0].lower()}{error['msg'][1:]}; mend the value"


def _keys(model: type[BaseModel]) -> set[str]:
    """All keys that can stand in an item, at any depth."""
    keys = set(model.model_fields)
    for field in model.model_fields.values():
        keys |= {key for nested in _models(field.annotation) for key in _keys(nested)}
    return keys


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif isinstance(annotation, UnionType) or get_args(annotation):
        yield from (model for argument in get_args(annotation) for model in _models(argument))
