"""Words by which a text takes back what stands next to it, by language."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.display.words import phrase, word_set


@dataclass(frozen=True)
class Denials:
    """How one language denies."""

    leading: frozenset[str]
    """Before a colon or at the end of an unfinished sentence, any of these denies what follows."""
    opening: frozenset[str]
    """A line that ends in one of these is unfinished."""
    denying: frozenset[str]
    """In a sentence of its own next to a text, these deny it if the sentence also points at it."""
    denying_pairs: frozenset[tuple[str, ...]]
    """The same, in two words."""
    sparing: frozenset[str]
    """Right before a denying word, these turn it round: `do not ignore`."""
    naming: frozenset[str]
    """What names the disclaimer, wherever it stands."""
    pointing: frozenset[str]
    """What points at the text before or after."""
    vague: frozenset[str]
    """What may point at it: in a sentence of few words it does."""
    alone: frozenset[str]
    """What denies without pointing."""
    contradictions: tuple[tuple[str, ...], ...]
    """What nobody may say of this information."""


def _phrases(listed: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(phrase, listed))


ENGLISH_DENIALS = Denials(
    leading=word_set(
        "not no never nobody none nothing nor neither hardly without false untrue wrong wrongly incorrect lie lies "
        "lying myth misconception joke joking kidding nonsense rubbish ignore ignores ignoring disregard forget skip "
        "doubt doubts doubtful deny denies denied pretend pretends pretending supposedly allegedly unless if except "
        "formerly outdated obsolete expired void isnt arent dont doesnt didnt cant cannot wont wasnt werent wouldnt "
        "shouldnt"
    ),
    opening=word_set(
        "that is are was were say says said saying claim claims claiming believe believes think thinks pretend "
        "pretends to if unless because nor and or but whether how why than as like say while although "
        "though until"
    ),
    denying=word_set(
        "ignore ignores disregard forget skip overlook neglect false untrue wrong incorrect lie lies nonsense rubbish "
        "void invalid outdated obsolete expired meaningless irrelevant"
    ),
    denying_pairs=frozenset(
        ("not", word)
        for word in ("true", "apply", "mean", "believe", "so", "correct", "valid", "trust", "read", "serious", "follow")
    )
    | frozenset((word, "true") for word in ("isnt", "arent", "never", "hardly"))
    | frozenset(("dont", word) for word in ("believe", "mean", "trust", "read", "follow"))
    | frozenset(
        {("isnt", "valid"), ("isnt", "so"), ("doesnt", "apply"), ("no", "longer"), ("no", "need"), ("pay", "no")}
        | {("never", "mind")}
    ),
    sparing=word_set("not never dont cannot cant no"),
    naming=word_set("disclaimer disclaimers"),
    pointing=word_set("following follows below above next previous preceding foregoing sentence paragraph statement"),
    vague=word_set("this that it these those everything anything all they"),
    alone=word_set("joking kidding joke"),
    contradictions=_phrases(
        (
            "this is medical advice",
            "it is medical advice",
            "this is a diagnosis",
            "it is a diagnosis",
            "a doctor has reviewed",
            "doctors have reviewed",
            "reviewed by a doctor",
            "reviewed by doctors",
            "approved by doctors",
            "approved by a doctor",
            "medically reviewed",
            "clinically reviewed",
        )
    ),
)
DENIALS = {"en": ENGLISH_DENIALS}
"""By language. English is looked for in every display."""
