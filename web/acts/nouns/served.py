"""Calendars on a calendar server."""

from tracker import served
from tracker.acts import Act as Right
from web.acts.act import Noun, act

NOUN = Noun(
    name="served-calendars",
    thing="served calendar",
    rights=(Right.READ_MAIL,),
    show=served.show,
    lists=served.list_served,
    case=lambda key: f"calendar:{key}",
    acts=(act(served.again, Right.SEND_MAIL, name="serve-again"),),
)
