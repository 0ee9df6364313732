"""What search knows of words: those that say nothing, and those that mean the same."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from app.content.models.authored import Authored
from app.identifiers import ENGLISH, LanguageTag, Slug, Words
from app.vocabulary import Kind


class StopWords(Authored):
    """The words of a language that say nothing of what is sought."""

    language: LanguageTag = ENGLISH
    words: tuple[Words, ...] = Field(min_length=1)


class SynonymGroup(Authored):
    """Phrases that stand for each other (`same`), or what those who say one thing (`said`) may mean (`means`)."""

    language: LanguageTag = ENGLISH
    same: tuple[Words, ...] = ()
    said: tuple[Words, ...] = ()
    means: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        if bool(self.same) is bool(self.said or self.means) or bool(self.said) is not bool(self.means):
            raise ValueError("write `same`, a list of phrases that stand for each other, or else `said` and `means`")
        if len(self.same) == 1:
            raise ValueError("`same` needs another phrase, or else it says nothing")
        return self


class Synonyms(Authored):
    """Words to search by. They are no medical statements, and nothing of them is shown."""

    kind: ClassVar[Kind] = Kind.SYNONYMS
    slug: Slug
    stop_words: tuple[StopWords, ...] = ()
    groups: tuple[SynonymGroup, ...]
