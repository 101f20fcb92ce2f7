"""
Turns the fields of papers into PDF: tagged (PDF/UA-1), fonts embedded, equal bytes each time.

A character that no font holds is an error, never a blank box in a legal document.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

TEMPLATE = Path(__file__).with_name("notice.typ")
ROOT = TEMPLATE.parents[1]
"""What templates may read, so that those of other rooms share the base of notices."""

BATCH = 12
"""Notices that justify a further process."""


class NotPrinted(Exception):
    """A paper that could not be set; `paper` is its kind and number, `why` what was wrong."""

    def __init__(self, paper: str, why: str) -> None:
        self.paper, self.why = paper, why
        super().__init__(f"{paper}: {why}")

    def __reduce__(self) -> tuple[type["NotPrinted"], tuple[str, str]]:
        """Both facts, so that it comes back whole from another process."""
        return type(self), (self.paper, self.why)


class Press:
    """
    Prints papers of one kind after the other, reading fonts and template once.

    Parameters
    ----------
    font_dir
        A folder of fonts that go before our own, or None. System fonts are never used: the
        same bytes must come out on every machine.
    template
        Of which kind: its name is that of the kind, and of the input that holds the fields.
    """

    def __init__(self, font_dir: Path | None = None, template: Path = TEMPLATE) -> None:
        own = Path(pylopdf_fonts_zh_cn.sans_path()).parent
        folders = [folder for folder in (font_dir, own) if folder is not None]
        self._kind = template.stem
        self._compiler = typst.Compiler(
            str(template),
            root=str(ROOT),
            font_paths=[str(folder) for folder in folders],
            ignore_system_fonts=True,
        )

    def print(self, fields: Mapping[str, object]) -> bytes:
        """
        One paper as PDF.

        Raises
        ------
        NotPrinted
            With what the type-setter had to say, also when it only warned.
        """
        name = f"{self._kind} {fields['number']}"
        try:
            document, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                sys_inputs={self._kind: json.dumps(fields, ensure_ascii=False)},
                pdf_standards="ua-1",
                timestamp=0,
            )
        except typst.TypstError as error:
            raise NotPrinted(name, error.message) from error
        if warnings:
            raise NotPrinted(name, "; ".join(warning.message for warning in warnings))
        if not isinstance(document, bytes):
            raise NotPrinted(name, f"{type(document).__name__} came out, expected bytes")
        return document


def print_all(
    notices: Iterable[Mapping[str, object]], *, font_dir: Path | None = None, workers: int = 1
) -> Iterator[bytes]:
    """PDFs in the order of the notices, each as soon as it is there, by several processes."""
    waiting = list(notices)
    workers = min(workers, len(waiting) // BATCH)
    if workers < 2:
        yield from map(Press(font_dir).print, waiting)
        return
    fresh = get_context("spawn")
    pool = ProcessPoolExecutor(workers, fresh, initializer=_set_up, initargs=(font_dir,))
    try:
        yield from pool.map(_print, waiting, chunksize=BATCH)
    finally:
        # Whoever wants no more of them does not wait for those that nobody has begun.
        pool.shutdown(cancel_futures=True)


_presses: list[Press] = []
"""Of a process that prints: it reads its fonts once."""


def _set_up(font_dir: Path | None) -> None:
    _presses.append(Press(font_dir))


def _print(fields: Mapping[str, object]) -> bytes:
    return _presses[-1].print(fields)
