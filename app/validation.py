"""Pydantic's account of an invalid value, in words for people."""

from collections.abc import Mapping
from typing import Any


def complaint(error: Mapping[str, Any]) -> str:
    """What is wrong, beginning in lower case."""
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{message[0].lower()}{message[1:]}"


def allowed_values(error: Mapping[str, Any]) -> list[str]:
    """The values of the closed enumeration that an `enum` error is about."""
    expected = str(error["ctx"]["expected"]).replace(" or ", ", ")
    return [value.strip("'") for value in expected.split(", ")]
