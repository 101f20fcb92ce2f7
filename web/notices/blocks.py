"""
Papers block by block: what `form.typ` prints and what `word` writes for editing.

A block is a mapping with its `kind`; both readers know each kind, so that the PDF and the
document to edit say the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from web import wording

Block = Mapping[str, Any]


def text(*lines: str) -> Block:
    """Paragraphs."""
    return {"kind": "text", "lines": list(lines)}


def heading(words: str) -> Block:
    """A heading."""
    return {"kind": "heading", "text": words}


def facts(rows: Iterable[tuple[str, str, bool]]) -> Block:
    """The box: what, its value, and whether it is printed large."""
    return {"kind": "facts", "rows": [list(row) for row in rows]}


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int] = ()
) -> Block:
    """A table under its headings; the widths are shares."""
    shares = list(widths) or [1] * len(columns)
    told = [list(row) for row in rows]
    return {"kind": "table", "columns": list(columns), "widths": shares, "rows": told}


def points(items: Sequence[str], *, numbered: bool = False) -> Block:
    """A list."""
    return {"kind": "list", "items": list(items), "numbered": numbered}


def pairs(rows: Iterable[Sequence[str]]) -> Block:
    """Terms, each with what it means."""
    return {"kind": "pairs", "rows": [list(row) for row in rows]}


def blanks(names: Sequence[str]) -> Block:
    """Lines to write on."""
    return {"kind": "blanks", "names": list(names)}


def seal(contacts: Sequence[str], signature: str, issued: str, language: str) -> Block:
    """Whom to ask; who answers for the paper, with its seal and day."""
    stamp = wording.say("notice.seal", language)
    told = {"contacts": list(contacts), "signature": signature, "issued": issued}
    return {"kind": "seal", "seal": stamp, **told}


def receipt(title: str, names: Sequence[str]) -> Block:
    """What the enterprise fills in and gives back."""
    return {"kind": "receipt", "receipt_title": title, "receipt": list(names)}


def of_notice(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a notice with all that its template prints as blocks."""
    return {
        **fields,
        "blocks": [
            text(fields["opening"]),
            facts(fields["facts"]),
            heading(fields["departments_title"]),
            table(fields["columns"], map(_row, fields["departments"]), (3, 4, 2, 4)),
            text(fields["officers_note"]),
            heading(fields["why_title"]),
            text(fields["why"]),
            heading(fields["prepare_title"]),
            points(fields["prepare"]),
            heading(fields["rights_title"]),
            points(fields["rights"], numbered=True),
            heading(fields["forbidden_title"]),
            pairs(fields["forbidden"]),
            seal(fields["contacts"], fields["signature"], fields["issued"], fields["lang"]),
            receipt(fields["receipt_title"], fields["receipt"]),
        ],
    }


def _row(row: Mapping[str, Any]) -> list[str]:
    """A department as the cells of a table."""
    items = [line for one in row["items"] for line in (one["name"], one["basis"]) if line]
    officers = ["　".join(one).strip() or "＿＿＿＿　＿＿＿＿＿＿" for one in row["officers"]]
    return [
        f"{row['name']}\n{row['role']}　{row['times']}",
        "\n".join(items),
        f"{row['minutes']}\n{row['heads']}",
        "\n".join(officers),
    ]
