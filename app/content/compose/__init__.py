"""Corpus in, documents out: pure, and the same on every machine."""

from app.content.compose.edition import Composed, Composition, compose

__all__ = ["Composed", "Composition", "compose"]
