"""Robots of chat groups."""

from tracker import robots
from tracker.acts import Act as Right
from web.acts.act import Noun, act

NOUN = Noun(
    name="robots",
    thing="robot",
    rights=(Right.READ_MAIL,),
    show=robots.show,
    lists=robots.list_robots,
    case=lambda key: f"robot:{key}",
    acts=(act(robots.again, Right.SEND_MAIL, name="tell-again"),),
)
