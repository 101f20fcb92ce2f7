"""Pictures, decoded and written anew, so that nothing stays but what can be seen."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageOps

from tracker.attachments.refusals import refused
from tracker.errors import FaultCode, Rejected

_FORMATS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "jpg": ("JPEG", {"quality": 90}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {"quality": 90}),
}
_MODES: Mapping[str, tuple[str, ...]] = {
    "JPEG": ("L", "RGB"),
    "PNG": ("1", "L", "LA", "RGB", "RGBA", "I;16"),
    "WEBP": ("RGB", "RGBA"),
}
"""What each format holds without a palette."""


def cleaned(content: bytes, kind: str, most_pixels: int) -> bytes:
    """
    The same picture, upright, with nothing before, in or after it that is no picture.

    Parameters
    ----------
    kind
        ``"jpg"``, ``"png"`` or ``"webp"``.
    most_pixels
        Larger ones are refused before they are decoded.

    Raises
    ------
    Rejected
        If it cannot be decoded, is too large, moves, or is an archive as well.
    """
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise refused(FaultCode.UNSAFE, "ZIP")
    name, options = _FORMATS[kind]
    try:
        return _written(content, name, options, most_pixels)
    except Rejected:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise refused(FaultCode.TOO_LARGE, "> 89 Mpx", _millions(most_pixels)) from error
    except Exception as error:  # a broken picture raises anything, from SyntaxError to struct.error
        raise refused(FaultCode.DAMAGED) from error


def _written(content: bytes, name: str, options: Mapping[str, Any], most_pixels: int) -> bytes:
    with Image.open(io.BytesIO(content), formats=[name]) as picture:
        width, height = picture.size
        if width * height > most_pixels:
            raise refused(FaultCode.TOO_LARGE, f"{width} × {height}", _millions(most_pixels))
        # A phone's JPEG may hold a small copy of itself besides; elsewhere it is a film.
        if name != "JPEG" and getattr(picture, "n_frames", 1) > 1:
            raise refused(FaultCode.WRONG_KIND, f"{name} ({getattr(picture, 'n_frames', 1)})", name)
        upright = ImageOps.exif_transpose(picture)
        plain = _plain(upright, _MODES[name])
    plain.info = {}
    target = io.BytesIO()
    plain.save(target, format=name, **options)
    return target.getvalue()


def _plain(picture: Image.Image, modes: tuple[str, ...]) -> Image.Image:
    """The picture in a mode that the format holds, with transparency where both know it."""
    clear = "transparency" in picture.info
    if picture.mode in modes and not clear:
        return picture.copy()
    has_alpha = clear or picture.mode in ("LA", "La", "PA", "RGBa", "RGBA")
    return picture.convert("RGBA" if has_alpha and "RGBA" in modes else "RGB")


def _millions(pixels: int) -> str:
    return f"{pixels / 1_000_000:g} Mpx"
