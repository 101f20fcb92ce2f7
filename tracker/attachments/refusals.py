"""How a file is refused: always as a fault of the field `file`."""

from tracker.errors import Fault, FaultCode, Rejected
from tracker.intake import faults as intake

_LONGEST = 80

_CODES = {
    intake.Fault.MACROS: FaultCode.UNSAFE,
    intake.Fault.EXTERNAL_LINKS: FaultCode.UNSAFE,
    intake.Fault.ENCRYPTED: FaultCode.UNSAFE,
    intake.Fault.UNPACKS_TOO_LARGE: FaultCode.TOO_LARGE,
    intake.Fault.UNSUPPORTED_FORMAT: FaultCode.WRONG_KIND,
    intake.Fault.WRONG_TYPE: FaultCode.WRONG_KIND,
    intake.Fault.DAMAGED: FaultCode.DAMAGED,
}


def refused(code: FaultCode, found: str = "", expected: str = "") -> Rejected:
    """The fault of a file; what was found is cut to what a reader can take in."""
    shown = "".join(sign for sign in found if sign.isprintable())[:_LONGEST]
    return Rejected([Fault("file", code, shown, expected)])


def translated(fault: intake.Refused, expected: str) -> Rejected:
    """What the door of the intake found, as a fault of an attachment."""
    code = _CODES.get(fault.code, FaultCode.DAMAGED)
    wanted = expected if code is FaultCode.WRONG_KIND else fault.expected
    return refused(code, fault.found or fault.code.value, wanted)
