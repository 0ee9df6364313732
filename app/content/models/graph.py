"""The graph as authors write it: what claims speak of, and between which two nodes each claim stands."""

from typing import Self

from pydantic import Field, model_validator

from app.content.models.authored import Authored, Item, ItemRef, Text
from app.identifiers import Slug
from app.vocabulary import CalciumPool, Kind, NodeType


class Node(Authored):
    """Something that claims speak of. Without a title it has that of its page."""

    slug: Slug
    type: NodeType
    calcium_pool: CalciumPool | None = None
    title: Text | None = None
    within: Slug | None = None
    page: ItemRef | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if self.title is None and self.page is None:
            raise ValueError("write a `title`, or the `page` whose title it has")
        return self

    @model_validator(mode="after")
    def _is_of_one_pool(self) -> Self:
        if (self.type is NodeType.CALCIUM_STATE) is (self.calcium_pool in (None, CalciumPool.NONE)):
            raise ValueError("a calcium state says which calcium is meant in `calcium_pool`; other nodes have none")
        return self


class Edge(Authored):
    """Between which two nodes a claim stands."""

    claim: Slug
    subject: Slug
    object: Slug


class LeftOut(Authored):
    """Claims that are no edges."""

    reason: Text
    claims: tuple[Slug, ...] = Field(min_length=1)


class Graph(Item):
    kind = Kind.GRAPH
    picture: Text
    nodes: tuple[Node, ...] = Field(min_length=1)
    edges: tuple[Edge, ...] = Field(min_length=1)
    left_out: tuple[LeftOut, ...] = ()
