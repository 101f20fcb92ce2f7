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
    "act.subscriptions.renew": "Renew",
    "act.subscriptions.renew.hint": (
        "The address stays and nothing changes on the device; the period begins anew today."
    ),
    "act.subscriptions.revoke": "End",
    "act.subscriptions.revoke.hint": (
        "The calendar of that device is emptied when it is refreshed next. This cannot be undone; "
        "you may make another."
    ),
    "subscriptions.all": "All visits that you may see",
    "subscriptions.standing": "in use",
    "subscriptions.revoked": "ended",
    "subscriptions.expired": "run out",
    "subscriptions.team": "team {team}",
    "subscriptions.with_limits": "{visits}, and what is due",
    "subscriptions.silent": "no reminder",
    "subscriptions.minutes": "{minutes:minute|minutes} before",
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
    "subscriptions.google": "Add to Google Calendar",
    "subscriptions.outlook": "Add to Outlook.com",
    "subscriptions.office": "Add to Microsoft 365",
    "subscriptions.code": "QR code of the calendar's address",
    "subscriptions.scan": (
        "Scan it with a phone to open the calendar there. It holds the address: pass on no picture."
    ),
    "field.subscriptions.name": "Device or purpose",
    "field.subscriptions.holds": "What is in it",
    "field.subscriptions.team": "Team",
    "field.subscriptions.team.hint": (
        "Its number: only visits to which this team goes. Without one: those of every team."
    ),
    "field.alarm": "Remind so many minutes before",
    "field.subscriptions.alarm.hint": (
        "Empty: no reminder. Google and Outlook ignore reminders of subscribed calendars."
    ),
    "holding.visits": "visits",
    "holding.deadlines": "what is due",
    "holding.both": "visits and what is due",
    "column.expires": "valid until",
    "holding.hours": "hours that a department is taken, nothing else",
    "column.reminder": "Reminder",
    "column.calendar": "What is in it",
    "column.subscription": "Device or purpose",
    "feed.ended": "This calendar has ended",
    "column.fetched": "last fetched",
    "column.client": "by",
    "log_act.subscribe": "subscribed a calendar",
    "log_act.renew subscription": "renewed a calendar",
    "log_act.unsubscribe": "ended a calendar",
    "thing.subscription": "calendar subscription {number}",
    "subscription_act.renew": "renew",
    "subscription_act.revoke": "end",
    "subscription_state.revoked": "ended",
}
