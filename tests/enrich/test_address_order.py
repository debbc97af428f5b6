from __future__ import annotations

import pytest

from enrich.address_order import in_country_order


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("Lindenstraße 47", "Berlin", "", "10969", "DE"), "Lindenstraße 47, 10969 Berlin"),
        (
            ("Lindenstraße 47", "Berlin", "", "10969", "Germany"),
            "Lindenstraße 47, 10969 Berlin, Germany",
        ),
        (("Via Roma 3", "Milano", "MI", "20121", "IT"), "Via Roma 3, 20121 Milano, MI"),
        (
            ("265 Garden Drive", "Springfield", "IL", "62701", "US"),
            "265 Garden Drive, Springfield, IL 62701",
        ),
        (("221B Mill Rd", "London", "", "W1K 5AB", "UK"), "221B Mill Rd, London W1K 5AB"),
        (("月島1-2-3", "中央区", "東京都", "104-0052", "JP"), "〒104-0052 東京都中央区月島1-2-3"),
        (("朝阳路5号", "北京市", "", "100020", "CN"), "100020 北京市朝阳路5号"),
        (("세종대로 110", "중구", "서울", "04524", "KR"), "04524 서울 중구 세종대로 110"),
        (("1-2-3 Tsukishima", "Tokyo", "", "104-0052", "JP"), "1-2-3 Tsukishima, Tokyo 104-0052"),
        (("12 High Street", "Hill", "", "4711", ""), "12 High Street, Hill 4711"),
        (("", "Graz", "", "", ""), "Graz"),
        (("", "", "", "", "AT"), "AT"),
        (("", "", "", "", ""), ""),
    ],
)
def test_an_address_is_in_the_order_of_its_country(parts: tuple[str, ...], line: str) -> None:
    assert in_country_order(*parts) == line
