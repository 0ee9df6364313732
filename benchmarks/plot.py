"""The figures as a picture: what each server does in a second, and what becomes of latency as content grows."""

from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.growth import KINDS, Size
from benchmarks.hot import Hot
from benchmarks.results import Results

OURS, OTHERS = "#1f5f8b", "#b8b8b8"


def draw(results: Results, file: Path) -> None:
    """Write an SVG with one panel for each part that was measured."""
    mpl.rcParams |= {"svg.hashsalt": "casomnia", "svg.fonttype": "none", "font.size": 9}
    panels = [one for one in (results.hot, results.growth) if one]
    if not panels:
        return
    figure = Figure(figsize=(6 * len(panels), 4.2), layout="constrained")
    for place, panel in enumerate(panels, start=1):
        axes = figure.add_subplot(1, len(panels), place)
        _rates(axes, panel) if isinstance(panel, Hot) else _latencies(axes, panel)
    figure.savefig(file, metadata={"Date": None})


def _rates(axes: Axes, hot: Hot) -> None:
    names = sorted(hot.figures, key=lambda name: hot.figures[name].rate)
    rates = [hot.figures[name].rate for name in names]
    spread = [
        [rate - hot.figures[name].rates[0] for name, rate in zip(names, rates, strict=True)],
        [hot.figures[name].rates[1] - rate for name, rate in zip(names, rates, strict=True)],
    ]
    colours = [OURS if name.startswith("ours") else OTHERS for name in names]
    axes.barh(names, rates, xerr=spread, color=colours, error_kw={"linewidth": 1})
    axes.set_xscale("log")
    axes.set_xlabel("requests a second (log), median and range of the rounds")
    for at, (name, rate) in enumerate(zip(names, rates, strict=True)):
        axes.annotate(f"  {rate:,.0f}", (hot.figures[name].rates[1], at), va="center", fontsize=8)
    axes.margins(x=0.25)
    axes.spines[["top", "right"]].set_visible(False)


def _latencies(axes: Axes, sizes: list[Size]) -> None:
    items = [size.published.items for size in sizes]
    for kind in KINDS:
        axes.plot(items, [size.figures[kind].p50 for size in sizes], marker="o", label=kind)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("items in the edition (log)")
    axes.set_ylabel("median latency under full load in ms (log)")
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
