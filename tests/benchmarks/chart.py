"""The plot: seconds until the end by number of requests, both by powers of ten."""

from collections.abc import Sequence
from html import escape
from math import log10

from tests.benchmarks.row import OURS
from tests.benchmarks.summary import Group

WIDE, HIGH, EDGE = 760, 420, 56
COLOURS = {
    OURS: "#0b6e4f",
    "starts": "#c8553d",
    "intervals": "#8e6c8a",
    "columns": "#3a6ea5",
    "greedy": "#9a9a9a",
    "timefold": "#d4a017",
}
STYLE = "font: 13px sans-serif; fill: #333"


def chart(groups: Sequence[Group]) -> str:
    """An SVG with a dot for each kind of week and solver, filled where all runs were proven."""
    points = [(one, one.middle("requests") or 1.0, one.middle("end") or 0.1) for one in groups]
    powers = (
        _powers([requests for _, requests, _ in points]),
        _powers([max(seconds, 0.1) for _, _, seconds in points]),
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" '
        f'aria-label="seconds by requests" style="{STYLE}">',
        f'<rect width="{WIDE}" height="{HIGH}" fill="white"/>',
        *_grid(*powers),
        *(
            _dot(one, _x(requests, powers[0]), _y(max(seconds, 0.1), powers[1]))
            for one, requests, seconds in points
        ),
        *_legend(),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _powers(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around the values, at least one apart."""
    low = int(log10(min(values, default=1)) // 1)
    high = -int(-log10(max(values, default=10)) // 1)
    return low, max(high, low + 1)


def _x(value: float, powers: tuple[int, int]) -> float:
    return EDGE + (WIDE - 190) * (log10(value) - powers[0]) / (powers[1] - powers[0])


def _y(value: float, powers: tuple[int, int]) -> float:
    return HIGH - EDGE - (HIGH - 2 * EDGE) * (log10(value) - powers[0]) / (powers[1] - powers[0])


def _grid(across: tuple[int, int], up: tuple[int, int]) -> list[str]:
    left, right = _x(10 ** across[0], across), _x(10 ** across[1], across)
    bottom, top = _y(10 ** up[0], up), _y(10 ** up[1], up)
    found = [
        f'<text x="{left}" y="{EDGE - 24}">seconds until the end, by number of requests</text>'
    ]
    for power in range(across[0], across[1] + 1):
        x = _x(10**power, across)
        found.append(f'<path d="M{x:.1f} {bottom:.1f}V{top:.1f}" stroke="#ddd"/>')
        label = f'y="{bottom + 20:.1f}" text-anchor="middle">{10**power:,}</text>'
        found.append(f'<text x="{x:.1f}" {label}')
    for power in range(up[0], up[1] + 1):
        y = _y(10**power, up)
        found.append(f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="#ddd"/>')
        label = f'y="{y + 4:.1f}" text-anchor="end">{10**power:g}</text>'
        found.append(f'<text x="{left - 8:.1f}" {label}')
    return found


def _dot(group: Group, x: float, y: float) -> str:
    colour = COLOURS.get(group.solver, "black")
    fill = colour if group.optimal == len(group.rows) else "white"
    title = f"<title>{escape(f'{group.week}, {group.solver}')}</title>"
    look = f'fill="{fill}" stroke="{colour}" stroke-width="1.5"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" {look}>{title}</circle>'


def _legend() -> list[str]:
    found = []
    for place, (name, colour) in enumerate(COLOURS.items()):
        y = EDGE + 22 * place
        found.append(f'<circle cx="{WIDE - 112}" cy="{y - 4}" r="5" fill="{colour}"/>')
        found.append(f'<text x="{WIDE - 100}" y="{y}">{escape(name)}</text>')
    y = EDGE + 22 * len(COLOURS) + 10
    found.append(f'<text x="{WIDE - 118}" y="{y}">filled: proven</text>')
    return found
