"""The reading level of English text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from statistics import median, quantiles


@lru_cache(maxsize=4096)
def grade(text: str) -> float:
    """US school grade by Flesch-Kincaid, to one decimal; a decimal point does not end a sentence."""
    # Imported here because it reads a dictionary that only checking and publishing need.
    from textstat import flesch_kincaid_grade

    return round(float(flesch_kincaid_grade(re.sub(r"(?<=\d)\.(?=\d)", "", text))), 1)


def distribution(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A table of the reading levels of texts by what they are: how many, the middle, nine in ten, and the hardest."""
    grades: dict[str, list[float]] = {}
    for name, text in texts:
        grades.setdefault(name, []).append(grade(text))
    yield f"{'':18}{'texts':>7}{'median':>8}{'90 %':>8}{'hardest':>9}"
    for name in sorted(grades):
        found = grades[name]
        ninetieth = quantiles(found, n=10, method="inclusive")[-1] if len(found) > 1 else found[0]
        yield f"{name:18}{len(found):7}{median(found):8.1f}{ninetieth:8.1f}{max(found):9.1f}"
