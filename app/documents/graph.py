"""The document of the graph: what claims speak of, and the claims between."""

from typing import Literal

from app.documents.document import Absent, Certainty, Conclusion, Document, ItemDocument, Reference
from app.vocabulary import CalciumPool, Direction, FactorCategory, Kind, NodeType, Relation


class GraphNode(Document):
    """Something that claims speak of. What differs in its calcium pool is never one node."""

    slug: str
    """Its stable name within the graph, for `about`."""
    type: NodeType
    """What it is."""
    title: str
    """A short name, as plain text. It fits the direction of every edge at the node."""
    calcium_pool: CalciumPool | Absent = None
    """For a calcium state: which calcium is meant. States of different pools are different nodes."""
    category: FactorCategory | Absent = None
    """For a factor with a page of its own: the part of life it belongs to."""
    within: str | Absent = None
    """Slug of the wider node that stands for this one in the picture of the whole."""
    page: Reference | Absent = None
    """The item that tells more."""
    href: str | Absent = None
    """The address of that item, relative to the root of this service."""
    notices: list[str]
    """Ids of the notices that its page requires, for whoever shows the two together."""


class GraphStep(Document):
    """A step of a mechanism's pathway, in its words."""

    mechanism: Reference
    """The mechanism."""
    cause: str
    """What comes first."""
    effect: str
    """What follows."""


class GraphEdge(Document):
    """One claim between two nodes. A claim about several things is an edge to each, with the same certainty."""

    subject: str
    """Slug of the node that the claim speaks of."""
    relation: Relation
    """The claim's verb. It never says how sure we are."""
    object: str
    """Slug of the node at the other end."""
    directed: bool
    """Whether the relation says that one acts on the other. False: they go together, and which comes first is open."""
    direction: Direction
    """What the relation does to the object."""
    calcium_pool: CalciumPool
    """Which calcium the claim is about; `none` when it is not about calcium itself."""
    certainty: Certainty
    """How sure we are of the claim as worded."""
    conclusion: Conclusion
    """What the evidence says of the claim as worded. An edge that is contradicted, mixed or insufficient stays here."""
    claim: Reference
    """The claim, under its exact words."""
    plain_statement: str
    """The claim in plain words, for readers."""
    pathways: list[GraphStep]
    """Where the claim is a step of a mechanism."""
    rested_on_by: list[str]
    """The items that rest on the claim, as `kind/slug`; `about` with one of them finds this edge."""
    notices: list[str]
    """Ids of the notices that must be shown with this edge."""


class LeftOut(Document):
    """Claims that are no edges, and why."""

    reason: str
    """Why, in plain words."""
    claims: list[Reference]
    """The claims."""


class GraphPart(Document):
    """Which part of the whole graph this is."""

    about: str
    """The node or item it is around, as it was asked for."""
    title: str
    """Its title."""
    depth: int
    """How many edges away from it a node may be."""
    of_nodes: int
    """How many nodes the whole graph has."""
    of_edges: int
    """How many edges the whole graph has."""
    statement: str
    """What is left out here, and how to see it, in words."""


class Graph(ItemDocument):
    """The web of causes: what claims speak of, and the claims between."""

    kind: Literal[Kind.GRAPH]
    """Always `graph`."""
    nodes: list[GraphNode]
    """What claims speak of, by type."""
    edges: list[GraphEdge]
    """The claims between them, in a fixed order."""
    items: list[Reference]
    """The items that rest on these claims: with `about=kind/slug` there is a part around each of them."""
    left_out: list[LeftOut] | Absent = None
    """Claims that are no edges; only with the whole graph."""
    picture: str
    """What the picture of the whole leaves out, and how to see it. Nothing of that is left out here."""
    part: GraphPart | Absent = None
    """Only when a part was asked for. `digest` and `review` are those of the whole graph."""
