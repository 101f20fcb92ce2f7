"""The log, messages and limits, in English."""

SENTENCES = {
    "column.told": "details",
    "column.guess": "provisional",
    "column.met": "met",
    "column.dropped": "dropped",
    "column.reader": "to",
    "thing.head": "review by the head {number}",
    "thing.year": "working year {number}",
}
