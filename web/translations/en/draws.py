"""Random draws, in English."""

SENTENCES = {
    "draw.now": "draw {draw}: {state}",
    "draw.written": "draw {draw} is written to {path}",
    "draw.true": "drawn again, with the same result",
    "draw_state.announced": "announced",
    "draw_state.drawn": "drawn",
    "draw_state.void": "void",
    "column.announced": "announced",
    "column.witness": "witness",
    "column.drawn": "drawn",
    "column.tier": "tier",
    "column.officers": "officers",
}
