"""The settings: one frozen object from `CASOMNIA_*`, built once. The environment is read nowhere else."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from app.errors import SettingsError
from app.validation import complaint

PREFIX = "CASOMNIA_"


class Settings(BaseModel):
    """Every setting with its default. README.md lists them all."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    database_url: str = "sqlite:///var/casomnia.db"
    """Where the store is, as an SQLAlchemy address."""
    content: Path = Path("content")
    """The folder of authored content that `check` and `publish` read."""
    host: str = "127.0.0.1"
    """The address to listen on."""
    port: int = Field(default=8000, ge=0, le=65535)
    """The port to listen on."""
    workers: int = Field(default=1, ge=1, le=256)
    """How many processes serve."""
    public_url: HttpUrl | None = None
    """The address the service is reached at from outside, for formats that need absolute addresses."""
    cache_bytes: int = Field(default=32 * 1024 * 1024, ge=0, le=16 * 1024**3)
    """How many bytes of representations a process keeps ready; 0 keeps none."""
    body_bytes: int = Field(default=256 * 1024, ge=1024, le=16 * 1024**2)
    """How many bytes the body of a POST may have."""
    grace_seconds: int = Field(default=10, ge=0, le=600)
    """How long requests in flight may take to finish after SIGTERM."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """How much the server says about itself; it never logs what was asked."""

    @classmethod
    def load(cls, environment: Mapping[str, str], **options: Any) -> Self:
        """The settings of an environment, with options from the command line put over them."""
        values: dict[str, Any] = {_setting(name): environment[name] for name in environment if _is_ours(name)}
        given = {name: value for name, value in options.items() if value is not None}
        try:
            return cls(**(values | given))
        except ValidationError as problem:
            raise SettingsError("\n".join(_explain(error) for error in problem.errors(include_url=False))) from problem


def _is_ours(name: str) -> bool:
    return name.upper().startswith(PREFIX)


def _setting(name: str) -> str:
    """The field that a variable sets; a misspelt one is reported, not passed over."""
    known = {PREFIX + field.upper(): field for field in Settings.model_fields}
    if name not in known:
        near = get_close_matches(name[len(PREFIX) :].lower(), Settings.model_fields, n=1)
        hint = f"did you mean {PREFIX}{near[0].upper()}?" if near else f"the settings are {', '.join(sorted(known))}"
        raise SettingsError(f"{name} is not a setting; {hint}")
    return known[name]


def _explain(error: Any) -> str:
    name = PREFIX + str(error["loc"][0]).upper()
    return f"{name}: `{error['input']}` does not do: {complaint(error)}"
