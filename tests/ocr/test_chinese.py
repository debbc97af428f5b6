"""Chinese print as an engine slips on it."""

from __future__ import annotations

import pytest

from ocr.chinese import mend_chinese
from tests.ocr.fakes import line


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("部内经理", "部门经理"),
        ("部内经理副教授", "部门经理副教授"),
        ("部内参考", "部内参考"),
        ("内部经理", "内部经理"),
    ],
)
def test_slips_are_put_right_and_other_words_stay(read: str, printed: str) -> None:
    mended = mend_chinese(line(read))
    assert mended.text == printed
    assert "".join(char.text for char in mended.chars) == printed
