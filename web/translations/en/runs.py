"""Attempts to plan, in English."""

SENTENCES = {
    "work.begin": "working; {count:run waits|runs wait}",
    "runs.queued": "run {run} is queued",
    "runs.state": "run {run}: {state}",
    "runs.counts": ", {visits:visit|visits}, {unplanned} left out",
    "runs.stopped": "run {run}: asked to stop, now {state}",
    "run.queued": "queued",
    "run.running": "under way",
    "run.finished": "finished",
    "run.stopped": "stopped",
    "run.failed": "failed",
}
