"""Findings, and the texts they ask for."""

from collections.abc import Iterable
from html import escape
from typing import Any

from app.display.facts import Item
from app.documents.addresses import href
from app.documents.display import DisplayedItem, DisplayFinding
from app.documents.document import Reference
from app.documents.envelope import DisclaimerMeta
from app.identifiers import ENGLISH
from app.vocabulary import DisplayRule, DisplayStatus, Kind


def finding(
    rule: DisplayRule, status: DisplayStatus, message: str, item: Item | None = None, **more: Any
) -> DisplayFinding:
    """A finding of a rule, for all of a display or for one item."""
    shown = displayed(item) if item else None
    return DisplayFinding(rule=rule, status=status, message=message, item=shown, **more)


def displayed(item: Item) -> DisplayedItem:
    """An item as a finding names it."""
    title = item.document.get("title")
    return DisplayedItem(
        kind=item.kind, slug=item.slug, title=title, href=href(item.kind, item.slug) if title else None
    )


def to_add(text: str, language: str = ENGLISH) -> dict[str, Any]:
    """A paragraph to add, as text and as HTML."""
    html = escape(text, quote=False).replace("\n", "<br>")
    return {"text_to_add": text, "html_to_add": f'<p lang="{language}">{html}</p>'}


def reference(disclaimer: DisclaimerMeta, title: str) -> Reference:
    """A disclaimer or notice as a finding names it."""
    return Reference(kind=Kind.DISCLAIMER, slug=disclaimer.id, title=title, href=disclaimer.url)


def listed(values: Iterable[str]) -> str:
    """Values in a row."""
    return ", ".join(f"`{value}`" for value in values)
