"""The report on a phone: nothing makes the page wider than the screen."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from enrich.contact import Name, Text
from pipeline.report.page import write_report
from tests.pipeline.fakes import FakeRun, write_cards

CHROMIUM = shutil.which("chromium")
_WIDE = (
    "M.B.B.S., M.D., D.V., D.P.C., P.G.D.F.E., F.C.S.E.P.I., D.Psych., F.R.C.S., M.R.C.P., D.C.H."
)
_ASK = """<script>onload = () => { const page = document.documentElement
  page.innerHTML = `<p id="answer">${page.scrollWidth - page.clientWidth}</p>` }</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: sudo apt-get install chromium")
def test_long_values_wrap(tmp_path: Path) -> None:
    write_cards(tmp_path / "photos" / "a.jpg", "Abe Sample\na@x.example")
    result = FakeRun(tmp_path / "photos")()
    contacts = tuple(
        replace(
            contact,
            name=Name("Abe Sample", suffix=_WIDE),
            organizations=(Text("Northwind" * 30),),
            notes="https://northwind.example.com/" + "path/" * 60,
        )
        for contact in result.contacts
    )
    page = write_report(replace(result, contacts=contacts))
    page = re.sub(r"<meta[^>]*Content-Security-Policy[^>]*>", "", page)
    (tmp_path / "page.html").write_text(page.replace("</body>", f"{_ASK}</body>"))
    said = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--virtual-time-budget=5000", "--window-size=500,844", f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom", f"file://{tmp_path / 'page.html'}",
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    answer = re.search(r'id="answer">(-?\d+)<', said.stdout)
    assert answer is not None and int(answer[1]) <= 0
