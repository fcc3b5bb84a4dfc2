"""The picture of the report in the README: `CHECKER_PICTURE=1 pytest tests/test_browser_picture.py` takes it anew."""

from __future__ import annotations

import os
import struct

from browsing import ROOT, Open, seeds_document

PICTURE = ROOT / "seeds" / "report.png"
SIZE = {"width": 1120, "height": 1100}


def test_the_picture_in_the_readme_is_of_the_sample_articles(visit: Open) -> None:
    page = visit(seeds_document(), viewport=SIZE, color_scheme="light")
    first = page.locator("#findings .finding").first
    assert first.is_visible()
    if os.environ.get("CHECKER_PICTURE"):
        page.screenshot(path=PICTURE)
    assert "seeds/report.png" in (ROOT / "README.md").read_text(encoding="utf-8")
    data = PICTURE.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n") and 20_000 < len(data) < 600_000
    assert struct.unpack(">II", data[16:24]) == (SIZE["width"], SIZE["height"])
