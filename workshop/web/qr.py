"""QR codes as SVG, without inline styles (the content security policy forbids them)."""

from __future__ import annotations

import io

import segno
from flask import Response


def qr_response(text: str) -> Response:
    """A QR code of this text; dark on transparent, so that it fits both themes' white card."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=2, xmldecl=False, svgns=True, nl=False, dark="#1c2333", light="#fff"
    )
    response = Response(out.getvalue(), mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=300"
    return response
