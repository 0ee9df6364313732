"""What is wrong with each parameter and each field of a body: FastAPI's account in our words."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel

from app.documents.envelope import FieldProblem
from app.identifiers import SPOKEN_FORMS
from app.validation import allowed_values, complaint

MOST_ERRORS = 20
LONGEST_SHOWN = 60
"""Letters of a field's name that a problem repeats; a body can hold names of any length."""
BODY = "body"

Step = str | int


def field_problems(request: Request, invalid: RequestValidationError) -> Iterator[FieldProblem]:
    """One problem for each thing that is wrong, up to a limit."""
    for error in invalid.errors()[:MOST_ERRORS]:
        if error["type"] == "none_required":  # the other half of "a value, or nothing"; it explains nothing
            continue
        where, *steps = error["loc"]
        yield (
            _of_body(request, steps, error)
            if where == BODY
            else _of_parameter(request, str([where, *steps][:2][-1]), error)
        )


def _of_parameter(request: Request, name: str, error: Mapping[str, Any]) -> FieldProblem:
    if error["type"] == "extra_forbidden":
        return _unknown_name(name, name, _parameters(request), "parameter")
    if error["type"] == "enum":
        return _unknown_value(name, error, f"`{error['input']}` is not")
    return FieldProblem(field=name, message=_message(error))


def _of_body(request: Request, steps: Sequence[Step], error: Mapping[str, Any]) -> FieldProblem:
    """The same for a field of a body, whose values are never repeated."""
    known, model = _followed(_body(request), steps)
    if error["type"] == "extra_forbidden":
        return _unknown_name(path([*known, steps[-1]]), str(steps[-1]), [*model.model_fields] if model else [], "field")
    field = path(known)
    if error["type"] in ("enum", "literal_error"):
        return _unknown_value(field, error, "this is not")
    if error["type"] in ("model_type", "model_attributes_type", "dict_type"):
        return FieldProblem(field=field, message="must be a JSON object")
    return FieldProblem(field=field, message=_message(error))


def _followed(model: type[BaseModel] | None, steps: Sequence[Step]) -> tuple[list[Step], type[BaseModel] | None]:
    """The steps that are fields or places in a list, and the model they lead to; the rest are pydantic's own words."""
    known: list[Step] = []
    for step in steps:
        if isinstance(step, int):
            known.append(step)
        elif model and step in model.model_fields:
            known.append(step)
            model = _model(model.model_fields[step].annotation)
    return known, model


def path(steps: Sequence[Step]) -> str:
    """Where in a body something stands, as in `foods[0].slug`."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{shortened(step)}" for step in steps)
    return written.removeprefix(".") or BODY


def shortened(name: str) -> str:
    """A field's name as a problem repeats it."""
    return name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"


def _message(error: Mapping[str, Any]) -> str:
    """Pydantic's account in our words."""
    if error["type"] == "string_pattern_mismatch":
        form = SPOKEN_FORMS.get(error["ctx"]["pattern"])
        return f"must be {form}" if form else "must not be empty or hold NUL"
    return complaint(error)


def _unknown_name(field: str, name: str, allowed: list[str], what: str) -> FieldProblem:
    near = next(iter(get_close_matches(shortened(name), allowed, n=1)), None)
    hint = f"; did you mean `{near}`?" if near else f"; there are {', '.join(allowed)}"
    return FieldProblem(field=field, message=f"there is no such {what}{hint}", allowed=allowed, suggestion=near)


def _unknown_value(field: str, error: Mapping[str, Any], refusal: str) -> FieldProblem:
    allowed = allowed_values(error)
    near = next(iter(get_close_matches(str(error["input"])[:LONGEST_SHOWN], allowed, n=1)), None)
    hint = f"; did you mean `{near}`?" if near else ""
    message = f"{refusal} one of {', '.join(allowed)}{hint}"
    return FieldProblem(field=field, message=message, allowed=allowed, suggestion=near)


def _parameters(request: Request) -> list[str]:
    """The names of the query parameters that a route takes."""
    dependant = getattr(request.scope.get("route"), "dependant", None)
    models = [_model(parameter.field_info.annotation) for parameter in dependant.query_params] if dependant else []
    return [name for model in models if model for name in model.model_fields]


def _body(request: Request) -> type[BaseModel] | None:
    """What the body of a route is made of."""
    return _model(request.scope["route"].dependant.body_params[0].field_info.annotation)


def _model(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation names, by itself or as what a list holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for inner in get_args(annotation) if (model := _model(inner))), None)
