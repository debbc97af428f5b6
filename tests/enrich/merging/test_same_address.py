"""One address in two orders."""

from __future__ import annotations

import pytest

from enrich.contact import Address
from enrich.merging.same_value import address

TOKYO = Address(
    "〒104-0052 東京都中央区月島1-2-3", "月島1-2-3", "中央区", "東京都", "104-0052", "JP"
)
LONDON = Address(
    "221B Mill Rd, London W1K 5AB, United Kingdom", "221B Mill Rd", "London", None, "W1K 5AB", "GB"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TOKYO, Address("月島1-2-3, 中央区 東京都 104-0052")),
        (
            TOKYO,
            Address(
                *("月島1-2-3, 中央区 東京都 104-0052, JP", "月島1-2-3", "中央区", "東京都"),
                *("104-0052", "JP"),
            ),
        ),
        (
            LONDON,
            Address(
                *("W1K 5AB London, 221B Mill Rd, GB", "221B Mill Rd", "London", None),
                *("W1K 5AB", "GB"),
            ),
        ),
        (
            LONDON,
            Address("221B Mill Rd, London W1K 5AB", "221B Mill Rd", "London", None, "W1K 5AB"),
        ),
    ],
)
def test_another_order_is_no_other_address(one: Address, other: Address) -> None:
    assert address(one, other)
    assert address(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TOKYO, Address("東京都中央区月島3-2-1 104-0052")),
        (Address("東京都中央区月島1丁目2-3"), Address("東京都中央区月島3丁目2-1")),
        (
            Address("9 Mill Rd, Suite 3, London W1K 5AB", "9 Mill Rd", "London", None, "W1K 5AB"),
            Address("9 Mill Rd, Suite 4, London W1K 5AB", "9 Mill Rd", "London", None, "W1K 5AB"),
        ),
    ],
)
def test_another_house_is_another_address(one: Address, other: Address) -> None:
    assert not address(one, other)
