"""What declarations of CSS take out of sight."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

FAR = 500
"""Pixels beyond which something is pushed off the screen."""
TINY = 3
"""Pixels up to which letters cannot be read."""

Effects = dict[str, bool]
"""Ways of being out of sight, and whether they begin or end here. A child can end only some of them."""

ENDABLE = {"visibility", "font-size", "color", "-webkit-text-fill-color"}
UNREADABLE = (RecursionError, ValueError)
"""What comes of brackets in brackets in brackets, and of numbers of thousands of digits. What may hide, hides."""
_NUMBER = re.compile(r"(-?\d*\.?\d+)(%|[a-z]*)")
_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "vw": 10.0, "vh": 10.0, "%": 10.0}


def effects(style: str) -> Effects:
    """What declarations do to what stands in their element."""
    import tinycss2  # here, since few requests need it

    if ":" not in style:
        return {}
    try:
        return effects_of(tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True))
    except UNREADABLE:
        return {"unreadable": True}


def effects_of(parsed: Iterable[Any]) -> Effects:
    """The same, of declarations that were parsed already. An important one is not overruled by a later plain one."""
    found: dict[str, tuple[bool, str]] = {}
    for part in parsed:
        if part.type == "declaration" and part.important >= found.get(part.lower_name, (False, ""))[0]:
            found[part.lower_name] = (part.important, _written(part.value))
    return _effects({name: value for name, (_, value) in found.items()})


def _written(tokens: Iterable[Any]) -> str:
    return " ".join(token.serialize() for token in tokens if token.type not in ("whitespace", "comment")).lower()


def _effects(declared: Mapping[str, str]) -> Effects:
    found = {name: test(declared[name]) for name, test in _TESTS.items() if name in declared}
    found["off-screen"] = _is_off_screen(declared)
    found["clipped"] = _is_clipped(declared)
    return {name: hides for name, hides in found.items() if hides or name in ENDABLE}


def _is_zero(value: str) -> bool:
    number = _first(value)
    return number is not None and abs(number[0]) < 0.02


def _first(value: str) -> tuple[float, str] | None:
    found = _NUMBER.search(value)
    return (float(found[1]), found[2]) if found else None


def _pixels(value: str) -> float:
    number, unit = _first(value) or (0.0, "")
    return number * _PIXELS.get(unit, 1.0)


def _is_tiny(value: str) -> bool:
    """A share of the size around it, as `85%` and `0.9em` are, is taken as readable unless it is next to nothing."""
    number, unit = _first(value) or (float("inf"), "")
    return number <= {"%": 20, "em": 0.2, "rem": 0.2}.get(unit, TINY)


def _is_transparent(value: str) -> bool:
    if value == "transparent":
        return True
    parts = re.split(r"[,/\s()]+", value.strip(" )"))
    has_alpha = value.startswith(("rgba", "hsla")) or (value.startswith(("rgb", "hsl")) and "/" in value)
    short = re.fullmatch(r"#([0-9a-f]{3}0|[0-9a-f]{6}00)", value.replace(" ", ""))
    return bool(short) or (has_alpha and _is_zero(parts[-1]))


def _is_off_screen(declared: Mapping[str, str]) -> bool:
    moved = ["text-indent", "margin-left", "margin-top"]
    if declared.get("position") in ("absolute", "fixed"):
        moved += ["left", "right", "top", "bottom"]
    if any(_pixels(declared[name]) <= -FAR for name in moved if name in declared):
        return True
    transform = declared.get("transform", "")
    far = any(abs(float(n) * _PIXELS.get(unit, 1.0)) >= FAR for n, unit in _NUMBER.findall(transform))
    return far or bool(re.search(r"scale[xy3d]*\s*\(\s*0*\.?0*\s*[,)]", transform))


def _is_clipped(declared: Mapping[str, str]) -> bool:
    clip = declared.get("clip", "").replace(" ", "").replace("px", "").replace(",", "")
    if clip in ("rect(0000)", "rect(1111)"):
        return True
    path = declared.get("clip-path", "")
    if path.startswith("inset") and _pixels(path) >= _pixels("50%"):
        return True
    if path.startswith(("circle", "ellipse", "polygon")) and _is_zero(path):
        return True
    sizes = [declared[name] for name in ("width", "height", "max-width", "max-height") if name in declared]
    cut = any(
        declared.get(name, "").startswith(("hidden", "clip")) for name in ("overflow", "overflow-x", "overflow-y")
    )
    return cut and any(value[:1].isdigit() and 0 <= _pixels(value) <= TINY for value in sizes)


_TESTS: dict[str, Callable[[str], bool]] = {
    "display": lambda value: value == "none",
    "visibility": lambda value: value in ("hidden", "collapse"),
    "content-visibility": lambda value: value == "hidden",
    "opacity": lambda value: _is_zero(value),
    "font-size": _is_tiny,
    "font": lambda value: value[:1] in "0." and _is_tiny(value),
    "color": _is_transparent,
    "-webkit-text-fill-color": _is_transparent,
    "filter": lambda value: "opacity" in value and _is_zero(value.partition("opacity")[2]),
    "zoom": _is_zero,
    "text-decoration": lambda value: "line-through" in value,
    "text-decoration-line": lambda value: "line-through" in value,
}
