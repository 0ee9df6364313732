"""The settings: one frozen object from `CASOMNIA_*`, built once. The environment is read nowhere else."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, HttpUrl, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import SettingsError

PREFIX = "CASOMNIA_"


class Settings(BaseSettings):
    """Every setting with its default. README.md lists them all."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, use_attribute_docstrings=True)

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
    grace_seconds: int = Field(default=10, ge=0, le=600)
    """How long requests in flight may take to finish after SIGTERM."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """How much the server says about itself; it never logs what was asked."""

    @classmethod
    def load(cls, environment: Mapping[str, str], **overrides: Any) -> Self:
        """The settings of an environment, with options from the command line put over them."""
        _refuse_misspelt(environment)
        given = {name: value for name, value in overrides.items() if value is not None}
        try:
            return cls(**given)
        except ValidationError as problem:
            raise SettingsError("\n".join(_explain(error) for error in problem.errors(include_url=False))) from problem


def _refuse_misspelt(environment: Mapping[str, str]) -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in sorted(environment):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = get_close_matches(name.upper(), known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the settings are {', '.join(sorted(known))}"
            raise SettingsError(f"{name} is not a setting; {hint}")


def _explain(error: Any) -> str:
    name = PREFIX + str(error["loc"][0]).upper()
    return f"{name}: `{error['input']}` does not do: {error['msg'][0].lower()}{error['msg'][1:]}"
