"""How calendar programs subscribe, in English."""

SENTENCES = {
    "clients.title": "How each calendar subscribes, and how late it is",
    "clients.hint": (
        "Make a subscription first: it gives you an address. Moves and cancellations then appear "
        "by themselves, but each program refreshes at its own pace."
    ),
    "clients.inside": (
        "The address of this system cannot be reached from outside, or is not encrypted: subscribe "
        "on phones and computers that open these pages. Google Calendar, Outlook on the web and "
        "Nextcloud fetch from their own servers and cannot."
    ),
    "clients.cannot": "Cannot reach this system at present.",
    "clients.formal": (
        "A calendar is a convenience. What counts is the notice of inspection and these pages."
    ),
    "clients.column.program": "Program",
    "clients.column.steps": "How to subscribe",
    "clients.column.late": "How late",
    "clients.iphone": "iPhone, iPad",
    "clients.iphone.steps": (
        "Scan the code with the camera and choose Subscribe. Or add a subscribed calendar among "
        "the calendar accounts in Settings and paste the address. Keep the reminders when asked, "
        "if you want them."
    ),
    "clients.iphone.late": (
        "As set under Fetch New Data, often hourly; pull down in the calendar to refresh at once."
    ),
    "clients.mac": "Mac",
    "clients.mac.steps": (
        "In Calendar choose New Calendar Subscription from the File menu and paste the address."
    ),
    "clients.mac.late": "As chosen there, every 5 minutes to every week; hourly is well.",
    "clients.android": "Android, HarmonyOS",
    "clients.android.steps": (
        "If the phone's own calendar offers to subscribe by URL, paste the address there. If not, "
        "install a program for it, such as ICSx⁵."
    ),
    "clients.android.late": "As set in the program, often daily; hourly is well.",
    "clients.outlook": "Outlook on the desktop",
    "clients.outlook.steps": (
        "Add Calendar, From Internet, and paste the address. Do not open a downloaded file: that "
        "imports once and never again."
    ),
    "clients.outlook.late": "About hourly, with send and receive. Reminders have no effect.",
    "clients.outlook_web": "Outlook on the web, new Outlook",
    "clients.outlook_web.steps": "Add calendar, Subscribe from web, and paste the address.",
    "clients.outlook_web.late": (
        "Some hours, at times more than a day; it cannot be hurried. Reminders have no effect."
    ),
    "clients.google": "Google Calendar",
    "clients.google.steps": (
        "On a computer, click the plus sign beside Other calendars, From URL, paste the address."
    ),
    "clients.google.late": "8 to 24 hours; it cannot be hurried. Reminders have no effect.",
    "clients.thunderbird": "Thunderbird",
    "clients.thunderbird.steps": (
        "New calendar, On the Network, leave the user name empty and paste the address."
    ),
    "clients.thunderbird.late": (
        "Every 30 minutes unless changed in its properties; Synchronize refreshes at once."
    ),
    "clients.linux": "Linux desktops (Evolution, GNOME Calendar)",
    "clients.linux.steps": "New calendar of the kind On the Web, and paste the address.",
    "clients.linux.late": "Every 30 minutes unless chosen otherwise; Refresh does it at once.",
    "clients.nextcloud": "Nextcloud",
    "clients.nextcloud.steps": (
        "New calendar, New subscription from link, and paste the address. Reminders are taken out."
    ),
    "clients.nextcloud.late": "About hourly, with the background jobs of its server.",
    "clients.chats": "WeCom, DingTalk, Feishu",
    "clients.chats.steps": (
        "Their calendars cannot subscribe an address outside: use the phone's own calendar."
    ),
    "clients.chats.late": "never",
}
