"""What `casomnia check` reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file of the content."""

    file: str
    line: int = 1


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend (error) or to know (warning)."""

    place: Place
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line}: {self.severity}: {self.message}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest known word, or nothing where none is near."""
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean `{near[0]}`?" if near else ""


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Only what blocks publishing."""
    return [f for f in findings if f.severity == "error"]
