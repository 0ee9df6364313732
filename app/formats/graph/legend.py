"""The key to the picture: what line styles, colours, arrows, signs and marks mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from app.formats.graph import words
from app.formats.graph.columns import MARGIN, WIDTH
from app.formats.graph.letters import width
from app.formats.graph.palette import STROKES
from app.vocabulary import CertaintyLevel, ConclusionStatus

SAMPLE, ROW, SIZE, BETWEEN = 30.0, 19.0, 11.5, 14.0
STATUSES = (
    ConclusionStatus.SUPPORTED,
    ConclusionStatus.MIXED,
    ConclusionStatus.INSUFFICIENT,
    ConclusionStatus.CONTRADICTED,
)


@dataclass(frozen=True)
class Sample:
    """One entry: its words, and the line drawn before them, where there is one."""

    text: str
    style: str = ""
    mark: str = ""
    arrow: str = ""

    @property
    def room(self) -> float:
        """How wide it is."""
        return (SAMPLE + 6 if self.style else 0) + width(self.text, SIZE)


ROWS: tuple[tuple[Sample, ...], ...] = (
    (
        Sample("How sure we are:"),
        *(Sample(words.LEVELS[level], f"{level} supported") for level in CertaintyLevel),
        Sample("(of the least certain claim on the line)"),
    ),
    (
        Sample("The evidence:"),
        *(
            Sample(words.STATUS_NAMES[status], f"moderate {STROKES[status]}", words.MARKS[status])
            for status in STATUSES
        ),
    ),
    (
        Sample("one acts on the other", "moderate supported", arrow="supported"),
        Sample("the same, in doubt", "moderate mixed", arrow="page"),
        Sample("they go together; which comes first is open", "moderate supported"),
    ),
    (
        Sample("The number leads to the list below."),
        Sample("+ more of it"),
        Sample("− less of it"),
        Sample("= no difference"),
        Sample("± it differs"),
    ),
)


def legend(root: Element, y: float) -> float:
    """Draw the key, and say where the next thing may stand."""
    group = SubElement(root, "g")
    for row in ROWS:
        y = _row(group, row, y + ROW)
    return y + 16


def _row(group: Element, row: Sequence[Sample], y: float) -> float:
    x = MARGIN
    for sample in row:
        if x + sample.room > WIDTH - MARGIN:
            x, y = MARGIN + BETWEEN, y + ROW
        _sample(group, sample, x, y)
        x += sample.room + BETWEEN
    return y


def _sample(group: Element, sample: Sample, x: float, y: float) -> None:
    if sample.style:
        _line(group, sample, x, y - 4)
        x += SAMPLE + 6
    SubElement(group, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "class": "small"}).text = sample.text


def _line(group: Element, sample: Sample, x: float, y: float) -> None:
    stroke = sample.style.partition(" ")[2]
    SubElement(group, "path", {"d": f"M{x:.1f} {y:.1f}H{x + SAMPLE:.1f}", "class": f"line {sample.style}"})
    if sample.arrow:
        tip = x + SAMPLE
        points = f"M{tip:.1f} {y:.1f}L{tip - 9:.1f} {y - 5:.1f}V{y + 5:.1f}Z"
        SubElement(group, "path", {"d": points, "class": f"head-of {stroke}", "style": f"fill:var(--{sample.arrow})"})
    if sample.mark:
        place = {"x": f"{x + 4:.1f}", "y": f"{y - 7.5:.1f}", "width": "22", "height": "15", "rx": "4"}
        SubElement(group, "rect", {**place, "class": f"pill {stroke}"})
        SubElement(group, "text", {"x": f"{x + 15:.1f}", "y": f"{y + 4:.1f}", "class": "badge"}).text = sample.mark
