"""How wide text is, and where its lines break, without a font at hand."""

_WIDTHS = (
    "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 "
    "337 838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 "
    "684 989 685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 "
    "635 411 521 392 634 592 818 592 592 525 636 337 636 838 "
)
WIDTHS = {chr(32 + i): int(width) / 1000 for i, width in enumerate(_WIDTHS.split())}
"""Of ASCII in DejaVu Sans, in parts of the font's size. It is the widest of the usual fonts, so text fits in all."""
WIDEST = 1.0
BOLD = 1.12
"""How much wider bold text is."""


def width(text: str, size: float) -> float:
    """The most room that a line of text takes."""
    return sum(WIDTHS.get(letter, WIDEST) for letter in text) * size


def wrapped(text: str, size: float, room: float) -> list[str]:
    """The lines of a text. A word that is wider than the room is broken."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size) <= room:
            lines[-1] = longer
            continue
        pieces = _broken(word, size, room)
        lines = [*lines, *pieces] if lines[-1] else pieces
    return lines


def _broken(word: str, size: float, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(f"{pieces[-1]}{letter}-", size) > room:
            pieces[-1] += "-"
            pieces.append("")
        pieces[-1] += letter
    return pieces
