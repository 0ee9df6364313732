"""Where everything in a picture stands: boxes in columns, and lines in lanes of their own.

igraph orders each column so that lines cross as little as they can (Sugiyama's method). Each line ends in a lane at the
side of a box, wide enough for its badge, so that no two badges meet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.formats.graph.columns import Columns, columns
from app.formats.graph.letters import wrapped
from app.formats.graph.picture import Picture

FONT, LEADING, PADDING, TAG = 12.0, 15.0, 7.0, 14.0
LANE, PASSING = 18.0, 6.0
"""Height that the end of a line takes, and that a line takes which passes a column."""
GAP = 10.0
STRAIGHT = 44.0
"""How far a line runs straight before it ends: there its badge has its place."""
ROUNDS = 30
"""How often columns are drawn toward each other."""

Name = str | tuple[int, int]
"""Of a box, its slug; of a lane, its line and column."""


@dataclass(frozen=True)
class Box:
    """A node's place, and its title in lines."""

    slug: str
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Route:
    """A line's way as an SVG path, where it ends, and where to: 1 is to the right."""

    path: str
    x: float
    y: float
    heading: int
    spots: tuple[tuple[float, float, int], ...]
    """Where its badge may stand, the best first: a point on the line, and on which side of it (0: on it)."""


@dataclass(frozen=True)
class Layout:
    """A picture with everything in its place."""

    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]
    height: float


@dataclass(frozen=True)
class Room:
    """What is placed: the height of every box and lane, what each line visits, and what stands in each column."""

    heights: Mapping[Name, float]
    chains: Sequence[Sequence[Name]]
    order: Sequence[Sequence[Name]]


def layout(picture: Picture) -> Layout:
    """The places of all boxes and lines. The same picture always looks the same."""
    where = columns(picture)
    titles = {node.slug: tuple(wrapped(node.title, FONT, where.width - 2 * PADDING)) for node in picture.nodes}
    room = _room(picture, where, titles)
    centres = _settled(room)
    boxes = tuple(
        Box(slug, lines, where.left[where.of[slug]], centres[slug] - height / 2, where.width, height)
        for slug, lines in titles.items()
        if (height := room.heights[slug])
    )
    routes = _routes(picture, where, room, centres)
    return Layout(boxes, routes, max(box.y + box.height for box in boxes))


def _room(picture: Picture, where: Columns, titles: Mapping[str, Sequence[str]]) -> Room:
    heights: dict[Name, float] = {}
    for slug, lines in titles.items():
        text = TAG + len(lines) * LEADING + PADDING + 3
        heights[slug] = max(text, LANE * max(len(ends) for ends in _ends(picture, where, slug)) + 6)
    chains: list[list[Name]] = []
    of: dict[Name, int] = dict(where.of.items())
    for i, line in enumerate(picture.lines):
        lanes: list[Name] = [(i, column) for column in where.passed(line)]
        heights |= dict.fromkeys(lanes, PASSING)
        of |= dict(zip(lanes, where.passed(line), strict=True))
        chains.append([line.subject, *lanes, line.object])
    return Room(heights, chains, _ordered(of, chains, where.last + 1))


def _ends(picture: Picture, where: Columns, slug: str) -> tuple[list[int], list[int]]:
    """The lines that begin or end on the left and on the right of a box; one that does both stands there twice."""
    found: tuple[list[int], list[int]] = ([], [])
    for i, line in enumerate(picture.lines):
        for end, side in zip((line.subject, line.object), where.sides(line), strict=True):
            if end == slug:
                found[side > 0].append(i)
    return found


def _ordered(of: Mapping[Name, int], chains: Sequence[Sequence[Name]], count: int) -> list[list[Name]]:
    """What stands in each column, from top to bottom."""
    from igraph import Graph  # here, since it is big and few processes ever draw

    names = list(of)
    pairs = [pair for chain in chains for pair in pairwise(chain)]
    joins = [sorted((names.index(a), names.index(b)), key=lambda i: of[names[i]]) for a, b in pairs if of[a] != of[b]]
    found = Graph(len(names), joins, directed=True).layout_sugiyama(layers=list(of.values()), maxiter=1000)
    across = {name: found[i][0] for i, name in enumerate(names)}
    joined = {names[i] for join in joins for i in join}
    across |= {b: across[a] + 0.01 for pair in pairs for a, b in (pair, pair[::-1]) if b not in joined and a in joined}
    return [sorted((n for n in names if of[n] == column), key=lambda n: across[n]) for column in range(count)]


def _settled(room: Room) -> dict[Name, float]:
    """The height of the middle of everything: near what it is joined with, in order, and nothing over anything else."""
    near: dict[Name, list[Name]] = {name: [] for name in room.heights}
    for chain in room.chains:
        for one, other in pairwise(chain):
            near[one].append(other)
            near[other].append(one)
    centres = {name: y for column in room.order for name, y in _spread(column, room, {}).items()}
    for turn in range(ROUNDS):
        for column in room.order if turn % 2 else reversed(room.order):
            wanted = {n: sum(centres[o] for o in near[n]) / len(near[n]) for n in column if near[n]}
            centres |= _spread(column, room, wanted)
    return _closed(centres, room)


def _closed(centres: Mapping[Name, float], room: Room) -> dict[Name, float]:
    """The same from the top down, without the empty bands that parts which nothing joins leave between them."""
    found: dict[Name, float] = {}
    bottom, up = 0.0, min(centres[name] - height / 2 for name, height in room.heights.items())
    for name in sorted(centres, key=lambda name: centres[name] - room.heights[name] / 2):
        top = centres[name] - room.heights[name] / 2 - up
        up += max(top - bottom - 2 * GAP, 0)
        found[name] = centres[name] - up
        bottom = max(bottom, found[name] + room.heights[name] / 2)
    return found


def _spread(column: Sequence[Name], room: Room, wanted: Mapping[Name, float]) -> dict[Name, float]:
    """A column as near to what is wanted as its order and the heights allow (isotonic regression)."""
    offsets, at = [], 0.0
    for name in column:
        half = room.heights[name] / 2
        offsets.append(at + half)
        at += 2 * half + GAP
    pools: list[tuple[float, int]] = []
    for name, offset in zip(column, offsets, strict=True):
        mean, size = wanted.get(name, offset) - offset, 1
        while pools and pools[-1][0] > mean:
            other, more = pools.pop()
            mean, size = (mean * size + other * more) / (size + more), size + more
        pools.append((mean, size))
    shifts = [mean for mean, size in pools for _ in range(size)]
    return {name: offset + shift for name, offset, shift in zip(column, offsets, shifts, strict=True)}


def _routes(picture: Picture, where: Columns, room: Room, centres: Mapping[Name, float]) -> tuple[Route, ...]:
    ports = {node.slug: _ports(picture, where, room, centres, node.slug) for node in picture.nodes}
    routes = []
    for i, (line, chain) in enumerate(zip(picture.lines, room.chains, strict=True)):
        begins, ends = where.sides(line)
        start = where.edge(where.of[line.subject], begins), ports[line.subject][i, 0]
        end = where.edge(where.of[line.object], ends), ports[line.object][i, 1]
        passes = [(where.left[column], centres[i, column]) for column in where.passed(line)]
        path = (
            _around(start, end, ends) if len(chain) == 2 and begins == ends else _way(start, passes, end, where.width)
        )
        midway = [(x + where.width / 2, y, 0) for x, y in passes]
        routes.append(Route(path, *end, -ends, ((*end, ends), *midway, (*start, begins))))
    return tuple(routes)


def _ports(
    picture: Picture, where: Columns, room: Room, centres: Mapping[Name, float], slug: str
) -> dict[tuple[int, int], float]:
    """At what height the lines of a box begin (0) and end (1): in the order of where they come from."""
    found: dict[tuple[int, int], float] = {}
    for side in (-1, 1):
        here = [
            (centres[room.chains[i][1] if end == 0 else room.chains[i][-2]], i, end)
            for i, line in enumerate(picture.lines)
            for end, name in enumerate((line.subject, line.object))
            if name == slug and where.sides(line)[end] == side
        ]
        top = centres[slug] - (len(here) - 1) * LANE / 2
        found |= {(i, end): top + at * LANE for at, (_, i, end) in enumerate(sorted(here))}
    return found


Point = tuple[float, float]


def _way(start: Point, passes: Sequence[Point], end: Point, width: float) -> str:
    """From left to right or back: curves in the gutters, straight through columns and to the end."""
    heading = 1 if start[0] < end[0] else -1
    parts, at = [f"M{start[0]:.1f} {start[1]:.1f}"], start
    for x, y in passes:
        enters, leaves = (x, x + width) if heading > 0 else (x + width, x)
        parts += [_curve(at, (enters, y)), f"H{leaves:.1f}"]
        at = leaves, y
    straight = end[0] - heading * STRAIGHT
    return " ".join([*parts, _curve(at, (straight, end[1])), f"H{end[0]:.1f}"])


def _around(start: Point, end: Point, side: int) -> str:
    """Within a column: out into the gutter, and back."""
    near, far = start[0] + side * STRAIGHT, start[0] + side * (STRAIGHT + 16)
    bend = f"C{far:.1f} {start[1]:.1f} {far:.1f} {end[1]:.1f} {near:.1f} {end[1]:.1f}"
    return f"M{start[0]:.1f} {start[1]:.1f} H{near:.1f} {bend} H{end[0]:.1f}"


def _curve(start: Point, end: Point) -> str:
    middle = (start[0] + end[0]) / 2
    return f"C{middle:.1f} {start[1]:.1f} {middle:.1f} {end[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
