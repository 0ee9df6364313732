"""Rules of what a person's words are understood by: its examples are tried on it."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from app.asking.lexicon import Message
from app.asking.patterns import NotAPattern, parse
from app.asking.understanding import NONE_OF, Understanding, Understood
from app.content.corpus import Corpus, Path
from app.content.findings import Finding
from app.content.learning import Teaching, lessons, reader, teaching
from app.content.models import Guidance, Question
from app.content.models.recognition import ByLanguage, Recognition
from app.vocabulary import GuidanceKind, Kind, Recognises, Urgency

Read = Callable[[str], Message]
PATTERNS = ("patterns", "always", "masks", "quiet", "facts", "negations", "asked_as")
ASKED = (Recognition, Question)
FITTING = {Recognises.DANGER: GuidanceKind.DANGER_SIGN, Recognises.REQUEST: GuidanceKind.REFUSAL}
MOST_UNLEARNED = 0.2
"""The share of examples of which the classifier may think otherwise."""
LANGUAGES = {"en": "en", "es": "es", "zh": "zh-Hans"}


def patterns_can_be_read(corpus: Corpus) -> Iterator[Finding]:
    """Every pattern follows the notation and refers to lists that exist."""
    lists = {f"@{words.name}" for _, item in corpus.of(Recognition) for words in item.lists}
    for entry in corpus.entries:
        for field in PATTERNS:
            for i, text in enumerate(getattr(entry.item, field, ()) if isinstance(entry.item, ASKED) else ()):
                for fault in _faults(text, lists):
                    yield Finding(entry.place((field, i)), f"`{text}`: {fault}")


def _faults(text: str, lists: set[str]) -> Iterator[str]:
    names = _names(text)
    if isinstance(names, str):
        yield f"{names}; app/asking/patterns.py says how patterns are written"
        return
    unknown = sorted(name for name in names if name.startswith("@") and name not in lists)
    yield from (f"there is no list `{name[1:]}`; write it in recognition/words.yaml" for name in unknown)


@cache
def _names(text: str) -> frozenset[str] | str:
    """The names in a pattern, or why it cannot be read."""
    try:
        return parse(text).names
    except NotAPattern as problem:
        return str(problem)


def recognitions_have_guidance(corpus: Corpus) -> Iterator[Finding]:
    """What is recognised can be answered, and every danger sign can be recognised."""
    known = {item.slug for _, item in corpus.of(Recognition)}
    for entry, item in corpus.of(Recognition):
        if item.recognises in FITTING and not _is_fitting(corpus, item):
            kind = FITTING[item.recognises]
            yield Finding(entry.place(("slug",)), f"there is no {kind} `{item.slug}` to answer it with; mend the slug")
    for entry, guidance in corpus.of(Guidance):
        lost = corpus.lost(Kind.RECOGNITION, guidance.slug)
        if known and guidance.guidance_kind in FITTING.values() and guidance.slug not in known and not lost:
            message = "nothing recognises it in a person's words; write a file for it in recognition/"
            yield Finding(entry.place(("slug",)), message)


def the_more_urgent_ranks_first(corpus: Corpus) -> Iterator[Finding]:
    """Where more than one sign is said, the most urgent is shown first."""
    ranked = sorted(corpus.of(Recognition), key=lambda found: found[1].rank)
    least = len(Urgency)
    for entry, item in ranked:
        guidance = corpus.by_name.get((Kind.GUIDANCE, item.slug))
        if item.recognises is Recognises.DANGER and isinstance(guidance, Guidance):
            urgency = list(Urgency).index(guidance.urgency)
            if urgency > least:
                yield Finding(entry.place(("rank",)), "a less urgent sign ranks before it; give it a lower rank")
            least = min(least, urgency)


def _is_fitting(corpus: Corpus, item: Recognition) -> bool:
    guidance = corpus.by_name.get((Kind.GUIDANCE, item.slug))
    if not isinstance(guidance, Guidance):
        return corpus.lost(Kind.GUIDANCE, item.slug)
    return guidance.guidance_kind is FITTING[item.recognises]


def examples_are_recognised(corpus: Corpus) -> Iterator[Finding]:
    """Every phrase is recognised as what it stands under, no near miss as anything of its sort, and most examples
    are understood by the classifier that learned from them: else they contradict one another.
    """
    entries = {item.slug: entry for entry, item in corpus.of(Recognition)}
    if corpus.unread or any(patterns_can_be_read(corpus)):
        return  # less would be learned than was written
    for slug, path, message in _misunderstood(teaching(corpus)):
        yield Finding(entries[slug].place(path), message)


@lru_cache(maxsize=2)
def _misunderstood(told: Teaching) -> tuple[tuple[str, Path, str], ...]:
    """The examples that are not understood, each with the slug of its item; trying them all takes seconds."""
    classifiers = {sort: learned.classifier for sort, learned in lessons(told).items()}
    understanding, read = Understanding(told.recognitions, classifiers=classifiers), reader(told.recognitions)
    return tuple(
        (item.slug, *fault)
        for item in told.recognitions
        for fault in (*_wrong_examples(understanding, read, item), *_unlearned(understanding, read, item))
    )


def _unlearned(understanding: Understanding, read: Read, item: Recognition) -> Iterator[tuple[Path, str]]:
    """The fields of many examples that are not understood: danger taken for harmless, or the other way round."""
    sort = next((sort for sort, none in NONE_OF.items() if item.recognises in (sort, none)), None)
    for field, is_said in (("examples", True), ("counterexamples", False)) if sort else ():
        texts = getattr(item, field).words
        wrong = [text for text in texts if sort and understanding.hears(read(text), sort) is not is_said]
        if len(wrong) > MOST_UNLEARNED * len(texts):
            some = "; ".join(f"`{text}`" for text in wrong[:3])
            yield (
                (field,),
                f"{len(wrong)} of {len(texts)} are not understood, such as {some}; see whether they are right",
            )


def _wrong_examples(understanding: Understanding, read: Read, item: Recognition) -> Iterator[tuple[Path, str]]:
    for path, text in _texts(item.phrases, "phrases"):
        if item.slug not in _recognised(understanding.hear(read(text)), item):
            yield path, f"`{text}` is not recognised by its own patterns; add or mend one"
    for path, text in _texts(item.near_misses, "near_misses"):
        if heard := _recognised(understanding.hear(read(text)), item):
            yield path, f"`{text}` is taken for {heard[0]}; narrow its patterns, or mask it"


def _recognised(understood: Understood, item: Recognition) -> tuple[str, ...]:
    """What was understood of the sort that the item is of."""
    match item.recognises:
        case Recognises.DANGER:
            return understood.dangers.said
        case Recognises.REQUEST:
            return understood.requests
        case _:
            return (item.slug,) if understood.is_elsewhere else ()


def _texts(texts: ByLanguage, field: str) -> Iterator[tuple[Path, str]]:
    for name, key in LANGUAGES.items():
        yield from (((field, key, i), text) for i, text in enumerate(getattr(texts, name)))
