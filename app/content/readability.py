"""The reading level of English text."""

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def grade(text: str) -> float:
    """US school grade by Flesch-Kincaid, to one decimal; a decimal point does not end a sentence."""
    # Imported here because it reads a dictionary that only checking and publishing need.
    from textstat import flesch_kincaid_grade

    return round(float(flesch_kincaid_grade(re.sub(r"(?<=\d)\.(?=\d)", "", text))), 1)
