"""
What intake can find in a file, as codes: the tracker speaks codes, the web speaks languages.

A `Problem` stops its line (or, without a row, the whole file); a `Note` tells what intake did
on its own. Both carry the same places: file, sheet, the file's own row number, column, and the
two parameters of every sentence, `found` and `expected`: names, figures and samples, no language.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Fault(StrEnum):
    """Why a file or a line of it cannot be taken."""

    EMPTY_FILE = "empty-file"
    """The file has no bytes, or no sheet holds anything."""
    NO_FILE = "no-file"
    """Nothing can be read at the path that was given."""
    FILE_TOO_LARGE = "file-too-large"
    """More bytes than the limit; found and expected are sizes."""
    WRONG_TYPE = "wrong-type"
    """The content is not a spreadsheet, whatever the name says; found names the content."""
    UNSUPPORTED_FORMAT = "unsupported-format"
    """A spreadsheet, or something like it, that is too old or too special to be read."""
    ENCRYPTED = "encrypted"
    """The workbook is protected by a password."""
    MACROS = "macros"
    """The workbook carries program code; found names the part."""
    EXTERNAL_LINKS = "external-links"
    """The workbook refers to other files or embeds objects; found names the part."""
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    """The file would unpack to far more than it weighs (a zip bomb)."""
    DAMAGED = "damaged"
    """The file has the right kind but cannot be read."""
    TOO_SLOW = "too-slow"
    """Reading needed more time or memory than a plan of any size does."""
    TOO_MANY_CELLS = "too-many-cells"
    """More sheets, rows or columns than a plan can have; found and expected are sizes."""
    UNKNOWN_ENCODING = "unknown-encoding"
    """The text is neither UTF-8 nor GB 18030."""
    BAD_JSON = "bad-json"
    """The text is not the JSON that intake reads; found says where."""
    NO_HEADER = "no-header"
    """No row names the columns; expected lists the required ones."""
    MISSING_COLUMN = "missing-column"
    """A required column is absent; expected names it."""
    DUPLICATE_COLUMN = "duplicate-column"
    """Two columns mean the same; found names both."""
    NO_LINES = "no-lines"
    """The header is there, but no plan line below it."""
    UNKNOWN_DEPARTMENT = "unknown-department"
    """No department of the park is called so; expected lists the nearest ones."""
    NO_DEPARTMENT = "no-department"
    """Neither the caller, the facts sheet nor the title says whose plan this is."""
    CONFLICTING_DEPARTMENT = "conflicting-department"
    """The file belongs to another department than the one it was sent for."""
    MISSING_VALUE = "missing-value"
    """A required cell is empty; the place names the column."""
    UNCALCULATED_FORMULA = "uncalculated-formula"
    """The cell holds a formula whose value was never saved."""
    ERROR_VALUE = "error-value"
    """The cell shows an error of the spreadsheet program, such as #N/A."""
    ROUNDED_CODE = "rounded-code"
    """The credit code was typed as a number and the spreadsheet program has rounded it."""
    BAD_CODE = "bad-code"
    """The credit code has a wrong length or a character that no code has."""
    WRONG_CHECK_DIGIT = "wrong-check-digit"
    """The credit code has a typing error: its check digit does not fit."""
    UNKNOWN_ENTERPRISE = "unknown-enterprise"
    """No enterprise of the park has this credit code; expected lists the nearest ones."""
    WRONG_ENTERPRISE = "wrong-enterprise"
    """Credit code and name belong to two different enterprises of the park."""
    UNREADABLE_TIME = "unreadable-time"
    """The text says no time that intake can read."""
    OUTSIDE_WEEK = "outside-week"
    """The date lies outside the planned week."""
    NOT_A_WORKING_DAY = "not-a-working-day"
    """The day lies in the week but nobody works on it."""
    WRONG_WEEKDAY = "wrong-weekday"
    """Date and weekday, written side by side, do not fit."""
    OUTSIDE_SESSIONS = "outside-sessions"
    """The window shares no minute with the hours of a working day."""
    WINDOW_TOO_SHORT = "window-too-short"
    """No window holds the visit: found: longest usable stretch; expected: the visit."""
    LINES_TOO_LONG = "lines-too-long"
    """Lines that become one request need together more minutes than any window has."""
    BAD_MINUTES = "bad-minutes"
    """The duration is no number of minutes between the two that are expected."""
    BAD_NUMBER = "bad-number"
    """The cell is no whole number within the range that is expected."""
    BAD_YES_NO = "bad-yes-no"
    """The cell is neither yes nor no."""
    BAD_PRIORITY = "bad-priority"
    """The cell is no priority."""
    BAD_INSPECTION_TYPE = "bad-inspection-type"
    """The cell is none of the three types of inspection."""
    BAD_DATE = "bad-date"
    """The cell is no date."""
    TEXT_TOO_LONG = "text-too-long"
    """The cell holds more characters than a plan line keeps."""
    DUPLICATE_LINE = "duplicate-line"
    """The same item at the same enterprise stands twice; found names the first row."""
    BAD_RATE = "bad-rate"
    """The cell says neither a proportion nor a frequency."""
    BAD_PERIOD = "bad-period"
    """The cell is no stretch of the year that is planned."""
    NO_PARTNER = "no-partner"
    """A line of a joint plan names nobody but the department that initiates it."""
    LEAD_OUTSIDE = "lead-outside"
    """The lead is none of the line's departments; expected lists those."""
    SAME_LINE = "same-line"
    """A line of an annual plan, or its number, stands twice; found names the first row."""
    UNKNOWN_WORD = "unknown-word"
    """The cell is none of the words that expected lists."""
    BAD_MOMENT = "bad-moment"
    """The cell is neither a date nor a date with a time."""
    FUTURE_MOMENT = "future-moment"
    """The moment has not come yet."""
    BAD_PHONE = "bad-phone"
    """The cell is no telephone number."""
    TWICE_IN_LIST = "twice-in-list"
    """The number of a matter stands twice in a list; found names the first row."""
    OTHER_WORDS = "other-words"
    """The register knows the number already, with another title or text; expected is its own."""
    NO_PROBLEMS = "no-problems"
    """The header is there, but no matter below it."""
    UNKNOWN_FACT = "unknown-fact"
    """A value of the facts sheet cannot be read."""


class Remark(StrEnum):
    """What intake did on its own, so that nobody is surprised."""

    HIDDEN_ROWS = "hidden-rows"
    """Hidden or filtered rows were not taken; found lists them."""
    HIDDEN_SHEET = "hidden-sheet"
    """A hidden sheet was not read."""
    SHEET_IGNORED = "sheet-ignored"
    """A sheet without a header of plan lines was not read."""
    UNKNOWN_COLUMN = "unknown-column"
    """A column that no plan line has was not read."""
    MERGED_FILLED = "merged-filled"
    """A merged cell was filled down; found is the range."""
    DITTO_FILLED = "ditto-filled"
    """A ditto mark took the value of the row above."""
    FORMULA_VALUE = "formula-value"
    """The value that a formula had when the file was saved was taken; found is its cell."""
    ROW_IGNORED = "row-ignored"
    """A total, an explanation or a half-empty row was not taken as a plan line."""
    EXAMPLE_IGNORED = "example-ignored"
    """The example row of the template was not taken."""
    NAME_DIFFERS = "name-differs"
    """The name is not the registered one; the credit code decided. Expected: registered name."""
    WINDOW_UNUSABLE = "window-unusable"
    """One of several windows is too short for the visit."""
    DECODED = "decoded"
    """The text was read in another encoding than UTF-8; found names it."""


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where in the file something was found.

    Parameters
    ----------
    row
        The file's own row number, from 1 (of a JSON file: of its list); None: the whole sheet.
    column
        The header as it stands in the file, or the standard one where it is missing.
    cell
        Such as ``E7``, empty where there is none.
    """

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    cell: str = ""

    def __str__(self) -> str:
        row = "" if self.row is None else f"row {self.row}"
        return ", ".join(part for part in (self.file, self.sheet, row, self.column) if part)


_HELP: Final = {
    Fault.ROUNDED_CODE: "the spreadsheet program rounded the credit code, "
    "set the column to text and type it again",
    Fault.UNCALCULATED_FORMULA: "the formula has no saved value, replace it by the value",
    Fault.WINDOW_TOO_SHORT: "the window is shorter than the visit",
    Fault.LINES_TOO_LONG: "lines that become one request are longer than their window",
    Fault.UNPACKS_TOO_LARGE: "the file would unpack to far more than it weighs",
}


@dataclass(frozen=True, slots=True)
class _Finding:
    place: Place
    found: str = ""
    expected: str = ""

    def _sentence(self, code: str) -> str:
        found = f": found {self.found!r}" if self.found else ""
        expected = f", expected {self.expected}" if self.expected else ""
        return f"{self.place}: {code}{found}{expected}"


@dataclass(frozen=True, slots=True)
class Problem(_Finding):
    """One thing that the sender has to put right."""

    code: Fault = Fault.DAMAGED

    @property
    def message(self) -> str:
        """One line in English, for logs and the command line."""
        return self._sentence(_HELP.get(self.code, self.code.replace("-", " ")))


@dataclass(frozen=True, slots=True)
class Note(_Finding):
    """One thing that intake did and tells."""

    code: Remark = Remark.ROW_IGNORED

    @property
    def message(self) -> str:
        """One line in English, for logs and the command line."""
        return self._sentence(self.code.replace("-", " "))


class Refused(Exception):
    """One value or one file cannot be taken; the caller knows the place and makes a `Problem`."""

    def __init__(self, code: Fault, found: str = "", expected: str = "") -> None:
        self.code = code
        self.found = found
        self.expected = expected
        super().__init__(f"{code}: found {found!r}, expected {expected}")
