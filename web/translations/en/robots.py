"""Robots of chat groups, in English."""

SENTENCES = {
    "noun.robots": "Group robots",
    "noun.robots.hint": (
        "They tell the chat groups of departments that a week is published, and how many visits "
        "and reports are before them. They tell numbers and no names of enterprises."
    ),
    "noun.robots.none": "No group robots yet.",
    "act.robots.tell-again": "Try again now",
    "act.robots.tell-again.hint": "Tells at once what the group has not been told.",
    "act.robots.tell-again.done": "It will be told in a moment.",
    "thing.robot": "group robot {number}",
    "robot_act.tell again": "tell again",
    "robot.committee": "Committee",
    "robot.not_set": "No group robots are set, so no group is told anything.",
    "column.robot": "Group robot",
    "column.robot_told": "Last told",
    "column.robot_waiting": "Not told yet",
    "robot_fault.unreachable": "the service of the group did not take it",
    "robot_fault.broken": "it cannot be written; the log of the machine says why",
    "robot.title": "OneVisit",
    "robot.title.demo": "OneVisit (demonstration, all invented)",
    "robot.published": "{week} is published: {parts}.",
    "robot.published.new": "{count} new",
    "robot.published.changed": "{count} changed",
    "robot.published.cancelled": "{count} cancelled",
    "robot.published.left": "{count} that you no longer join",
    "robot.evening": "Up to {day}: {visits:visit|visits}, {reports:report|reports} due.",
    "robot.proposed": "{count:enterprise proposes|enterprises propose} another time.",
    "robot.refused": "{count:refusal|refusals} at the gate.",
}
