"""What a print shop's inks are: the profile a file is meant for, and how colours of a screen become inks."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from campaign.problems import CampaignError

_GREYISH = 0.06
"""Largest distance between red, green and blue of a colour that is printed with black ink alone."""


@dataclass(frozen=True)
class Profile:
    """An ICC profile of a printing press."""

    path: Path

    @property
    def _opened(self) -> Any:
        from PIL import ImageCms  # loaded only where a print shop is served

        return ImageCms.ImageCmsProfile(io.BytesIO(self.path.read_bytes()))

    @property
    def name(self) -> str:
        """What the condition of printing is called, e.g. 'FOGRA39'."""
        profile = self._opened.profile
        return str(profile.model or profile.profile_description).strip()

    def check(self) -> None:
        """Raise CampaignError when the file is no profile of a press with four inks."""
        from PIL import ImageCms

        try:
            profile = self._opened.profile
        except (OSError, ImageCms.PyCMSError) as error:
            raise CampaignError(f"nie mogę odczytać profilu ICC {self.path} – podaj plik .icc") from error
        if (profile.xcolor_space.strip(), profile.device_class.strip()) != ("CMYK", "prtr"):
            raise CampaignError(
                f"profil {self.path} nie opisuje druku czterema farbami (CMYK) – proszę o inny drukarnię"
            )

    def picture(self, stream: Any) -> None:
        """Change a PDF's picture in red, green and blue into one in inks, in place; its mask stays."""
        from PIL import Image, ImageCms

        extra = stream.extra
        rows = zlib.decompress(b"".join(getattr(piece, "data", piece) for piece in stream.stream))
        picture = Image.open(io.BytesIO(_png(extra["Width"], extra["Height"], rows)))
        screen = ImageCms.createProfile("sRGB")
        inks = ImageCms.profileToProfile(picture.convert("RGB"), screen, self._opened, outputMode="CMYK")
        assert inks is not None  # it is None only when a picture is changed in place
        extra["ColorSpace"] = "/DeviceCMYK"
        del extra["DecodeParms"]
        stream.stream = [zlib.compress(inks.tobytes(), 9)]


def _png(width: int, height: int, rows: bytes) -> bytes:
    """The filtered rows of a picture in red, green and blue as a PNG that a library opens."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    found = b"\x89PNG\r\n\x1a\n"
    for kind, data in parts:
        found += len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    return found


def inks_of(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """Cyan, magenta, yellow and black (0 to 1) for a colour of a screen (0 to 1).

    Dark greys become black ink alone: letters of four inks that do not meet exactly have coloured edges.
    Other flat colours are reckoned without the profile, which would mix the dark ones from four inks as well.
    """
    most = max(red, green, blue)
    if most < 0.1:
        return 0, 0, 0, 1
    if most < 0.5 and most - min(red, green, blue) < _GREYISH:
        return 0, 0, 0, 1 - (red + green + blue) / 6  # black ink alone prints lighter than its share
    return 1 - red / most, 1 - green / most, 1 - blue / most, 1 - most
