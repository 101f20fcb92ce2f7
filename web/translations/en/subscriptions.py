"""Calendars of people's devices, in English."""

SENTENCES = {
    "noun.subscriptions": "Calendar subscriptions",
    "noun.subscriptions.hint": (
        "Visits in the calendar of a phone or a computer: one for each device, so that a lost one "
        "is ended alone."
    ),
    "noun.subscriptions.none": (
        "No subscriptions yet. Make one and give its address to the calendar of your device."
    ),
    "act.subscriptions.subscribe": "New subscription",
    "act.subscriptions.subscribe.hint": (
        "The calendar holds the visits that you may see, as your rights change. Leave department "
        "and enterprise empty for all of them."
    ),
    "act.subscriptions.revoke": "End",
    "act.subscriptions.revoke.hint": (
        "The calendar of that device is emptied when it is refreshed next. This cannot be undone; "
        "you may make another."
    ),
    "subscriptions.all": "All visits that you may see",
    "subscriptions.standing": "in use",
    "subscriptions.revoked": "ended",
    "subscriptions.made": "Subscription made: {name}",
    "subscriptions.once": (
        "The address is shown this once. Whoever has it sees this calendar, so do not pass it on; "
        "if it is lost, end it and make another."
    ),
    "subscriptions.address": "Address of the calendar",
    "subscriptions.address.hint": "Choose “subscribe to a calendar by URL” and paste this address.",
    "subscriptions.open": "Open in the calendar of this device",
    "subscriptions.late": (
        "Calendars refresh at their own pace and may be some hours late; notices and these pages "
        "are what counts."
    ),
    "field.subscriptions.name": "Device or purpose",
    "column.calendar": "What is in it",
    "column.subscription": "Device or purpose",
    "feed.ended": "This calendar has ended",
    "column.fetched": "last fetched",
    "column.client": "by",
    "log_act.subscribe": "subscribed a calendar",
    "log_act.unsubscribe": "ended a calendar",
    "thing.subscription": "calendar subscription {number}",
    "subscription_act.revoke": "end",
    "subscription_state.revoked": "ended",
}
