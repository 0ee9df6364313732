"""Reading the content folder into a `Corpus`. Whatever cannot be read becomes a finding; nothing is lost silently."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from types import UnionType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.content import yaml
from app.content.corpus import ANY, Corpus, Entry, Lines
from app.content.corpus import Path as FieldPath
from app.content.findings import Finding, Place, did_you_mean
from app.content.models import (
    AuthoredItem,
    Claim,
    Code,
    CrisisLine,
    Disclaimer,
    Factor,
    Food,
    Graph,
    Guidance,
    Mechanism,
    Overview,
    Quality,
    Question,
    Recognition,
    ReferenceIntake,
    Source,
    Synonyms,
    Term,
    Withdrawal,
)
from app.identifiers import SPOKEN_FORMS
from app.validation import allowed_values, complaint
from app.vocabulary import Kind

ItemType = type[AuthoredItem]
Thing = Entry | Finding | tuple[Kind, str] | frozenset[str]
"""What reading yields: an item, what is wrong, the name of an item that has errors, or words that need no term."""

SINGLE: dict[str, ItemType] = {
    "mechanisms/*.yaml": Mechanism,
    "factors/*.yaml": Factor,
    "guidance/*.yaml": Guidance,
    "questions/*.yaml": Question,
    "recognition/*.yaml": Recognition,
    "overview.yaml": Overview,
    "quality.yaml": Quality,
    "graph.yaml": Graph,
    "synonyms.yaml": Synonyms,
}
"""Files that hold one item each."""

GROUPED: dict[str, tuple[str, ItemType]] = {
    "claims/*.yaml": ("claims", Claim),
    "sources/*.yaml": ("sources", Source),
    "foods.yaml": ("foods", Food),
    "reference-intakes.yaml": ("reference_intakes", ReferenceIntake),
    "terms.yaml": ("terms", Term),
    "crisis-lines.yaml": ("crisis_lines", CrisisLine),
    "codes.yaml": ("codes", Code),
    "disclaimers.yaml": ("disclaimers", Disclaimer),
    "withdrawn.yaml": ("withdrawn", Withdrawal),
}
"""Files that hold a list under one key; entries inherit the file's `review`."""


PLAIN_WORDS = "plain-words.yaml"
"""The file of words that need no term."""

NAMED_BY: dict[ItemType, tuple[str, ...]] = {Code: ("system", "code"), Withdrawal: ("item",)}
"""The keys that name an item, where that is not `slug`."""


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
    findings = dict.fromkeys(thing for thing in read if isinstance(thing, Finding))
    plain = frozenset[str]().union(*(thing for thing in read if isinstance(thing, frozenset)))
    return Loaded(Corpus(entries, unread, plain), tuple(findings))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read_file(folder: Path, path: Path) -> Iterator[Thing]:
    relative = path.relative_to(folder)
    name = f"{folder.resolve().name}/{relative.as_posix()}"
    pattern = relative.name if relative.parent == Path() else f"{relative.parent.as_posix()}/*{relative.suffix}"
    if pattern not in (*SINGLE, *GROUPED, PLAIN_WORDS):
        known = ", ".join((*SINGLE, *GROUPED, PLAIN_WORDS))
        yield Finding(Place(name), f"nothing is read from this file; content stands in {known}: move or delete it")
        return
    read = yaml.read(path, name)
    if pattern == PLAIN_WORDS:
        yield from [read] if isinstance(read, Finding) else _plain_words(*read)
    elif isinstance(read, Finding):
        yield read
        yield (SINGLE[pattern].kind, path.stem) if pattern in SINGLE else (GROUPED[pattern][1].kind, ANY)
    elif pattern in SINGLE:
        yield from _single(SINGLE[pattern], *read, path.stem)
    else:
        yield from _group(*GROUPED[pattern], *read)


def _plain_words(values: Any, lines: Lines) -> Iterator[Thing]:
    listed = values.get("words") if isinstance(values, dict) and set(values) == {"words"} else None
    if isinstance(listed, list) and all(isinstance(word, str) for word in listed):
        yield frozenset(listed)
    else:
        yield Finding(
            lines.place(("words",)), "this file holds one key, `words`, with a list of words under it; mend it"
        )


def _single(item_type: ItemType, values: Any, lines: Lines, stem: str) -> Iterator[Thing]:
    slug = values.get("slug") if isinstance(values, dict) else None
    if slug is not None and slug != stem:
        yield (item_type.kind, stem)
        yield Finding(
            lines.place(("slug",)), f"the slug is `{slug}`, but the file is named `{stem}.yaml`; make them equal"
        )
    yield from _entry(item_type, values, lines, (), stem)


def _group(key: str, item_type: ItemType, values: Any, lines: Lines) -> Iterator[Thing]:
    if not isinstance(values, dict) or not isinstance(values.get(key), list):
        yield Finding(lines.place((key,)), f"this file needs the key `{key}` with a list of entries under it")
        yield (item_type.kind, ANY)
        return
    for extra in sorted(set(values) - {key, "review"}):
        hint = did_you_mean(extra, (key, "review"))
        yield Finding(
            lines.place((extra,)), f"unknown key `{extra}`{hint or f'; only `review` and `{key}` stand here'}"
        )
    inherited = {"review": values["review"]} if "review" in values and "review" in item_type.model_fields else {}
    for i, entry in enumerate(values[key]):
        whole = {**inherited, **entry} if isinstance(entry, dict) else entry
        yield from _entry(item_type, whole, lines, (key, i), ANY)


def _entry(item_type: ItemType, values: Any, lines: Lines, base: FieldPath, unnamed: str) -> Iterator[Thing]:
    """One item, or what is wrong with it and the name it would have had."""
    try:
        yield Entry(item_type.model_validate(values), lines, base)
    except ValidationError as problem:
        errors = problem.errors(include_url=False)
        yield (item_type.kind, _name(item_type, values, errors) or unnamed)
        for error in errors:
            if not _follows(error, errors):
                yield Finding(lines.place(error["loc"], base), _explain(error, item_type))


def _follows(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether a list is too short only because entries with faults of their own do not count in it."""
    within = [other for other in errors if other["loc"][: len(error["loc"])] == error["loc"]]
    return error["type"] == "too_short" and len(within) > 1


def _name(item_type: ItemType, values: Any, errors: list[ErrorDetails]) -> str | None:
    """The slug of an item with errors, unless there the error is."""
    keys = NAMED_BY.get(item_type, ("slug",))
    if not isinstance(values, dict) or any(key in error["loc"][:1] for error in errors for key in keys):
        return None
    return "/".join(str(values[key]) for key in keys)


def _explain(error: ErrorDetails, item_type: ItemType) -> str:
    known = _keys(item_type)
    key = next((str(part) for part in reversed(error["loc"]) if part in known), str(item_type.kind))
    value = shorten(str(error["input"]), 60)
    if error["input"] is None or error["type"] in ("string_too_short", "too_short"):
        return f"`{key}` is empty; write it, or delete it"
    match error["type"]:
        case "extra_forbidden":
            unknown = error["loc"][-1]
            hint = did_you_mean(str(unknown), known) or "; delete it, or see CONTRIBUTING.md for the keys there are"
            return f"unknown key `{unknown}`{hint}"
        case "missing":
            return f"`{key}` is missing; add it"
        case "enum":
            allowed = str(error.get("ctx", {}).get("expected", ""))
            hint = did_you_mean(str(error["input"]), allowed_values(error))
            return f"`{key}`: `{value}` is not allowed{hint}; allowed are {allowed}"
        case "string_pattern_mismatch":
            return f"`{key}`: `{value}` is not {SPOKEN_FORMS[error['ctx']['pattern']]}; mend it"
        case "value_error":
            return f"`{key}`: {complaint(error)}"
        case form if form in FORMS:
            return f"`{key}`: `{value}` is not {FORMS[form]}"
        case _:
            return f"`{key}`: {complaint(error)}; mend the value"


FORMS = {
    "string_type": "text; put it in quotes",
    "dict_type": "text; put it in quotes",
    "tuple_type": "a list; begin every entry with `- `",
    "model_type": "a set of keys; write `key: value` lines",
}
"""What a value of a wrong form should have been, in words that need no Python."""


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
