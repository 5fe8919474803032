"""QR codes as pictures; made only for an address the publisher confirmed."""

from __future__ import annotations

from functools import cache

import segno


@cache
def qr_png(address: str) -> str:
    """A data URI with a PNG of the address (4 modules of quiet zone, error correction M)."""
    code = segno.make(address, error="m", boost_error=False, micro=False)
    uri: str = code.png_data_uri(scale=8, border=4)
    return uri
