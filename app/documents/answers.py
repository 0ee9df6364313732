"""What a person's own words are answered with. Nothing here is composed: every text is one that was published."""

from app.documents.document import Absent, Certainty, ClaimReference, Document, Passage, Reference
from app.documents.envelope import Envelope
from app.vocabulary import Kind, Urgency


class UrgentHelp(Reference):
    """Guidance that cannot wait, whatever else was found."""

    urgency: Urgency
    """How soon to act."""
    summary: str
    """The help in a few plain sentences."""
    steps: list[Passage]
    """What to do, in order."""
    do_not: list[Passage] | Absent = None
    """What not to do."""
    crisis_lines: str | Absent = None
    """Where the lines to call stand, with the right scopes; add `country` to get the reader's own first."""
    safe_messaging: str | Absent = None
    """Where the rules stand that whoever shows this must follow. It is then shown first and alone."""
    notices: list[str]
    """Ids of the notices that must be shown with it; their texts lead in `meta.notices`."""


class Refusal(Reference):
    """What we do not answer, and who can: a dose, a diagnosis, a test result, stopping a medicine."""

    urgency: Urgency
    """How soon to act."""
    summary: str
    """What we do not answer, and whom to ask."""
    steps: list[Passage]
    """Whom to ask, and what to do."""
    notices: list[str]
    """Ids of the notices that must be shown with it; their texts stand in `meta.notices`."""


class IfThisIsAboutYou(Document):
    """One quiet line for words that touch danger but do not say that it is there. Show it; never in place of help."""

    text: str
    """The line."""
    guidance: list[Reference]
    """Where to go on, the most urgent first."""
    crisis_lines: str | Absent = None
    """Where the lines to call stand; absent where the guidance shows none."""


class NextStep(Reference):
    """Guidance that follows from an answer."""

    urgency: Urgency
    """How soon to act."""
    summary: str
    """In a few plain sentences."""


class AnsweredQuestion(Reference):
    """The curated question that fits, with its answer."""

    short_answer: str
    """The answer in a sentence or two."""
    certainty: Certainty
    """How sure we are of the short answer."""
    claims: list[ClaimReference]
    """The claims behind it. Beside help for danger or a refusal, those with figures are left out."""
    guidance: list[NextStep]
    """What a person can do, the most urgent first."""
    notices: list[str]
    """Ids of the notices that must be shown with it; their texts stand in `meta.notices`."""


class FoundPassage(Document):
    """A passage of an item, word for word."""

    text: str
    """The passage."""
    item: Reference
    """The item it stands in."""
    claims: list[ClaimReference]
    """The claims it rests on."""
    notices: list[str]
    """Ids of the notices that must be shown with it; their texts stand in `meta.notices`."""


class Searched(Document):
    """How many items of one kind were looked through."""

    kind: Kind
    """The kind."""
    items: int
    """How many there are."""


class AnswerScope(Document):
    """What this service can answer."""

    statement: str
    """The scope in words."""
    searched: list[Searched]
    """What was looked through for this answer."""


class Answer(Document):
    """The answer to a person's own words. Show `urgent` first, whatever else is here."""

    matched: bool
    """Whether there is an answer: help, a refusal, a question or passages. False means: not in our scope."""
    urgent: list[UrgentHelp]
    """Help for danger that the words speak of, the most urgent first, two at most. Empty without such words."""
    refusals: list[Refusal]
    """What of the request is not answered, and who can answer it. Then no figure stands beside it."""
    question: AnsweredQuestion | Absent = None
    """The curated question that fits; absent where none does, and beside help that is shown alone."""
    passages: list[FoundPassage]
    """Where no question fits: the best passages. Beside help that is shown alone there are none."""
    if_this_is_about_you: IfThisIsAboutYou | Absent = None
    """A quiet line; absent where `urgent` says it all, or nothing touches danger."""
    scope: AnswerScope | Absent = None
    """What this service answers, and what was searched; absent beside help that is shown alone."""


class AnswerResponse(Envelope[Answer]):
    """The answer to a person's own words."""
