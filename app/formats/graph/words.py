"""The graph in words: what lines, marks and boxes mean."""

from app.documents.graph import GraphEdge, GraphNode
from app.formats.graph.lines import Line
from app.formats.graph.picture import Picture
from app.vocabulary import CalciumPool, CertaintyLevel, ConclusionStatus, Direction, NodeType, Relation

TYPES = {
    NodeType.CALCIUM_STATE: "calcium",
    NodeType.HORMONE: "hormone",
    NodeType.PROCESS: "process",
    NodeType.SYMPTOM: "sign",
    NodeType.SLEEP_OUTCOME: "sleep",
    NodeType.HEALTH_OUTCOME: "health",
    NodeType.FACTOR: "factor",
    NodeType.GUIDANCE: "what to do",
}
POOLS = {
    CalciumPool.DIETARY_INTAKE: "calcium: eaten",
    CalciumPool.BLOOD_CALCIUM: "calcium: in blood",
    CalciumPool.CELLULAR_SIGNALLING: "calcium: in cells",
}
SIGNS = {
    Direction.INCREASES: "+",
    Direction.DECREASES: "−",
    Direction.NO_EFFECT: "=",
    Direction.MIXED: "±",
    Direction.NOT_APPLICABLE: "",
}
DIRECTIONS = {
    Direction.INCREASES: "more of it",
    Direction.DECREASES: "less of it",
    Direction.NO_EFFECT: "no difference",
    Direction.MIXED: "it differs",
}
MARKS = {
    ConclusionStatus.SUPPORTED: "",
    ConclusionStatus.CONTRADICTED: "✕",
    ConclusionStatus.MIXED: "?",
    ConclusionStatus.INSUFFICIENT: "??",
    ConclusionStatus.NOT_STUDIED: "??",
}
STATUSES = {
    ConclusionStatus.SUPPORTED: "the evidence supports this",
    ConclusionStatus.CONTRADICTED: "the evidence speaks against this",
    ConclusionStatus.MIXED: "the evidence is mixed",
    ConclusionStatus.INSUFFICIENT: "there is not enough evidence",
    ConclusionStatus.NOT_STUDIED: "this was not studied",
}
STATUS_NAMES = {
    ConclusionStatus.SUPPORTED: "supports it",
    ConclusionStatus.CONTRADICTED: "speaks against it",
    ConclusionStatus.MIXED: "is mixed",
    ConclusionStatus.INSUFFICIENT: "is not enough",
    ConclusionStatus.NOT_STUDIED: "is missing",
}
LEVELS = {
    CertaintyLevel.HIGH: "high",
    CertaintyLevel.MODERATE: "moderate",
    CertaintyLevel.LOW: "low",
    CertaintyLevel.VERY_LOW: "very low",
}


def tag(node: GraphNode) -> str:
    """What a node is, in a word or two; of calcium, which calcium."""
    return POOLS[node.calcium_pool] if node.calcium_pool in POOLS else TYPES[node.type]


def badge(number: int, line: Line) -> str:
    """What stands on a line: its number in the list, what it does, and whether that is in doubt."""
    return f"{number} {SIGNS[line.direction]}{MARKS[line.status]}".rstrip()


def told(line: Line, picture: Picture) -> str:
    """A line in words."""
    titles = {node.slug: node.title for node in picture.nodes}
    verbs = ", ".join(dict.fromkeys(edge.relation.replace("-", " ") for edge in line.edges))
    is_open = any(edge.relation is Relation.IS_ASSOCIATED_WITH for edge in line.edges)
    does = f" ({DIRECTIONS[line.direction]})" if is_open and line.direction in DIRECTIONS else ""
    arrow = "→" if line.directed else "—"
    return f"{titles[line.subject]} {arrow} {titles[line.object]}: {verbs}{does}. {judged(line)}"


def judged(line: Line) -> str:
    """How sure we are of a line's claims, and what the evidence says of them."""
    level = LEVELS[line.best] if line.best is line.least else f"{LEVELS[line.least]} to {LEVELS[line.best]}"
    if len(line.edges) == 1:
        return f"Certainty {level}; {STATUSES[line.status]}."
    statuses = {edge.conclusion.status for edge in line.edges}
    said = STATUSES[line.status] if len(statuses) == 1 else "the evidence differs by claim"
    return f"{len(line.edges)} claims; certainty {level}; {said}."


def stated(edge: GraphEdge) -> str:
    """A claim in plain words, with how sure we are."""
    level, status = LEVELS[edge.certainty.level], STATUSES[edge.conclusion.status]
    return f"{edge.plain_statement} (Certainty {level}; {status}.)"


def claims_of(line: Line) -> str:
    """Where the claims of a line are."""
    slugs = list(dict.fromkeys(edge.claim.slug for edge in line.edges))
    return line.edges[0].claim.href if len(slugs) == 1 else "/v1/claims?" + "&".join(f"slug={slug}" for slug in slugs)
