"""The documents of claims and sources."""

from datetime import date
from typing import Literal

from app.documents.document import Absent, Certainty, Citation, Conclusion, Document, ItemDocument, Reference
from app.vocabulary import (
    CalciumPool,
    CslType,
    Design,
    Direction,
    Kind,
    Measure,
    ReadAs,
    RecommendationStrength,
    Relation,
    RetractionStatus,
    Stance,
)


class Effect(Document):
    """The one figure of a finding that is nearest to the claim. Odds, risk and hazard ratios are relative."""

    measure: Measure
    """What the value is. `percent` is a change, `proportion` a share, both in per cent where the unit says so."""
    value: float
    """The figure; minus means lower or shorter."""
    ci_low: float | Absent = None
    """Lower end of the confidence interval, as printed."""
    ci_high: float | Absent = None
    """Upper end of the confidence interval, as printed."""
    unit: str | Absent = None
    """The unit of the value."""
    comparison: str | Absent = None
    """What is compared with what."""
    n: int | Absent = None
    """How many people, animals or samples the figure rests on."""


class Evidence(Document):
    """One source's bearing on the claim as worded."""

    source: Citation
    """The source."""
    stance: Stance
    """Toward the claim as worded: a null trial *supports* 'makes no difference'."""
    finding: str
    """What the source found, in our own words with its figures."""
    effect: Effect | Absent = None
    """The figure nearest to the claim."""
    read: ReadAs
    """The least direct record behind this finding; most were read as abstracts."""


class Claim(ItemDocument):
    """One statement on four separate axes: the designs of its studies, its certainty, direction and conclusion."""

    kind: Literal[Kind.CLAIM]
    """Always `claim`."""
    statement: str
    """The claim in exact words."""
    plain_statement: str
    """The claim in plain words, for readers."""
    subject: str
    """What does something."""
    relation: Relation
    """The verb. It never says how sure we are."""
    object: str
    """What it is done to."""
    calcium_pool: CalciumPool
    """Which calcium is meant; `none` when it is not about calcium itself."""
    applies_to: str
    """The people, animals or cells it holds for."""
    direction: Direction
    """What the relation does to the object."""
    conclusion: Conclusion
    """What the evidence says of the statement as worded."""
    certainty: Certainty
    """How sure we are of the statement as worded (GRADE)."""
    recommendation_strength: RecommendationStrength | Absent = None
    """Only for statements of guidelines or of good practice."""
    evidence: list[Evidence]
    """Every source found, null and contrary findings too."""
    caveats: list[str]
    """What to keep in mind."""
    terms: list[Reference] | Absent = None
    """Glossary entries for its technical words."""


class Retraction(Document):
    """Whether the source was looked up for retraction."""

    status: RetractionStatus
    """`not-checked` means just that."""
    checked_on: date | Absent = None
    """ISO 8601 date."""


class Verified(Document):
    """What the fields were compared with."""

    record: str
    """The kinds of record that were read."""
    fields: list[str]
    """The fields seen in at least one of them; any other field was not verified."""


class Source(ItemDocument):
    """A publication, in the variables of the Citation Style Language."""

    kind: Literal[Kind.SOURCE]
    """Always `source`."""
    citation: str
    """The source in one line."""
    csl_type: CslType
    """Type in the Citation Style Language."""
    authors: list[str]
    """Surname and initials, or a body's name; empty when not seen."""
    et_al: bool
    """Whether there are further authors."""
    year: int | Absent = None
    """Year of publication."""
    container_title: str | Absent = None
    """Journal, book or site."""
    publisher: str | Absent = None
    """Publisher or issuing body."""
    volume: str | Absent = None
    """Volume."""
    issue: str | Absent = None
    """Issue."""
    pages: str | Absent = None
    """Pages or article number."""
    doi: str | Absent = None
    """DOI, without a resolver's address."""
    pmid: str | Absent = None
    """PubMed id."""
    pmcid: str | Absent = None
    """PubMed Central id."""
    url: str | Absent = None
    """A canonical address: DOI, PubMed, PMC, the publisher or the issuing body."""
    design: Design | Absent = None
    """Design of the study or publication; absent for pages that back only rows of data."""
    population: str | Absent = None
    """Who or what was studied."""
    sample_size: int | Absent = None
    """Number of participants, where the record gives one."""
    sample_note: str | Absent = None
    """The size in words where it is not one number of participants, as in `24 studies`."""
    funding: str | Absent = None
    """Funding and competing interests, where seen."""
    retraction: Retraction
    """Whether it was looked up for retraction."""
    verified: Verified
    """What was verified against what."""
    data_only: bool
    """True for pages that back only rows of data, never a claim."""
    note: str | Absent = None
    """What else to know of the record."""
