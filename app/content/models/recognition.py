"""How people put danger and requests in words: matching data, never shown to readers."""

from typing import ClassVar

from pydantic import Field

from app.content.models.authored import Authored, Text
from app.identifiers import Slug, Words
from app.vocabulary import Kind, Recognises

Several = tuple[Words, ...]


class ByLanguage(Authored):
    """Words or texts by language."""

    en: Several = ()
    es: Several = ()
    zh: Several = Field(default=(), alias="zh-Hans")

    @property
    def words(self) -> Several:
        """Those of every language: all are tried, whatever language is asked for."""
        return (*self.en, *self.es, *self.zh)


class WordList(ByLanguage):
    """Words that a pattern refers to by one name, as `@name`."""

    name: Slug


class Recognition(Authored):
    """What a danger sign or a refusal is recognised by; it has the slug of that guidance.

    `phrases` and `near_misses` are examples that `check` tries, one by one. `examples` and `counterexamples` are many
    more, from which the classifier of danger learns; `check` wants most of them to be understood. None is published.
    """

    kind: ClassVar[Kind] = Kind.RECOGNITION
    slug: Slug
    recognises: Recognises
    rank: int = Field(default=0, ge=0, le=1000)
    patterns: Several = ()
    always: Several = ()
    masks: Several = ()
    quiet: Several = ()
    phrases: ByLanguage = ByLanguage()
    near_misses: ByLanguage = ByLanguage()
    examples: ByLanguage = ByLanguage()
    counterexamples: ByLanguage = ByLanguage()
    lists: tuple[WordList, ...] = ()
    facts: Several = ()
    negations: Several = ()
    fillers: Several = ()
    ordinary: Several = ()
    quiet_line: Text | None = None
    quiet_line_of_signs: Text | None = None
    scope: Text | None = None

    def __hash__(self) -> int:
        """By name: texts have no hash, and equality tells the rest."""
        return hash(self.slug)
