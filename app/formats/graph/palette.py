"""The colours of the picture, in light and dark. None says anything alone: tags, marks and line styles say it too."""

from app.vocabulary import CalciumPool, ConclusionStatus, NodeType

Colours = dict[str, str]

LIGHT: Colours = {
    "page": "#ffffff",
    "ink": "#1b1f24",
    "muted": "#4c555f",
    "rule": "#d0d7de",
    "link": "#0b57a4",
    "badge": "#ffffff",
    "eaten": "#e7f0fb",
    "blood": "#fde9e6",
    "cells": "#efe9fb",
    "hormone": "#fcf2d6",
    "process": "#e6f5ee",
    "symptom": "#fbe9f2",
    "sleep": "#e4e8fa",
    "health": "#f7ece0",
    "factor": "#f0f1f2",
    "guidance": "#e3f4f6",
    "supported": "#1c4f8f",
    "mixed": "#8a5a00",
    "insufficient": "#656d76",
    "contradicted": "#b3261e",
}
DARK: Colours = {
    "page": "#0f1419",
    "ink": "#eef2f6",
    "muted": "#b3bcc6",
    "rule": "#3a434d",
    "link": "#8ec4ff",
    "badge": "#0f1419",
    "eaten": "#173455",
    "blood": "#4d211d",
    "cells": "#35275a",
    "hormone": "#463808",
    "process": "#16402f",
    "symptom": "#4a2039",
    "sleep": "#252f63",
    "health": "#46301a",
    "factor": "#2a3139",
    "guidance": "#123f46",
    "supported": "#86b8f5",
    "mixed": "#e8b64a",
    "insufficient": "#9fa9b4",
    "contradicted": "#ff8f85",
}
FILLS = {
    NodeType.HORMONE: "hormone",
    NodeType.PROCESS: "process",
    NodeType.SYMPTOM: "symptom",
    NodeType.SLEEP_OUTCOME: "sleep",
    NodeType.HEALTH_OUTCOME: "health",
    NodeType.FACTOR: "factor",
    NodeType.GUIDANCE: "guidance",
}
POOL_FILLS = {
    CalciumPool.DIETARY_INTAKE: "eaten",
    CalciumPool.BLOOD_CALCIUM: "blood",
    CalciumPool.CELLULAR_SIGNALLING: "cells",
}
STROKES = {
    ConclusionStatus.SUPPORTED: "supported",
    ConclusionStatus.CONTRADICTED: "contradicted",
    ConclusionStatus.MIXED: "mixed",
    ConclusionStatus.INSUFFICIENT: "insufficient",
    ConclusionStatus.NOT_STUDIED: "insufficient",
}


def fill(type_: NodeType, pool: CalciumPool | None) -> str:
    """The colour of a box."""
    return POOL_FILLS[pool] if pool in POOL_FILLS else FILLS[type_]


def variables(colours: Colours) -> str:
    """The colours as CSS."""
    return "".join(f"--{name}:{value};" for name, value in colours.items())
