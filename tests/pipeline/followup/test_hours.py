"""Decent hours, across zones, the date line and changes of clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from pipeline.followup.hours import find_slot

HOME = ZoneInfo("Europe/Amsterdam")
THEIRS, MINE = (time(9, 30), time(17)), (time(8), time(19))


def _slot(day: str, zone: str) -> tuple[str, str, bool]:
    slot = find_slot(date.fromisoformat(day), ZoneInfo(zone), HOME, THEIRS, MINE)
    return f"{slot.theirs:%d %H:%M}", f"{slot.mine:%d %H:%M}", slot.decent


def test_their_morning_is_our_afternoon() -> None:
    assert _slot("2026-11-18", "America/New_York") == ("18 09:30", "18 15:30", True)
    assert _slot("2026-11-18", "Asia/Kolkata") == ("18 12:30", "18 08:00", True)


def test_the_change_of_clocks_moves_the_hour_between_us_but_not_the_decency() -> None:
    # Europe leaves summer time on 25 October 2026, the USA on 1 November.
    assert _slot("2026-10-23", "America/New_York") == ("23 09:30", "23 15:30", True)
    assert _slot("2026-10-28", "America/New_York") == ("28 09:30", "28 14:30", True)
    assert _slot("2026-11-04", "America/New_York") == ("04 09:30", "04 15:30", True)
    # On the very Sunday, counted by the hours that pass and not by the clock's hands.
    assert _slot("2026-10-25", "Europe/London") == ("25 09:30", "25 10:30", True)


def test_when_no_hour_is_decent_for_both_theirs_is_kept_and_it_is_said() -> None:
    assert _slot("2026-11-18", "Pacific/Auckland") == ("18 09:30", "17 21:30", False)


def test_across_the_date_line_my_day_may_be_another() -> None:
    slot = find_slot(
        date(2026, 11, 18), ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Los_Angeles"),
        THEIRS, MINE,
    )  # fmt: skip
    assert slot.decent
    assert slot.mine.date() == date(2026, 11, 17)


_zones = st.sampled_from(
    ["Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Asia/Kathmandu",
     "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Africa/Casablanca"]
)  # fmt: skip


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), _zones, _zones)
def test_a_slot_is_always_within_their_hours_and_decent_ones_within_mine(
    day: date, theirs: str, mine: str
) -> None:
    slot = find_slot(day, ZoneInfo(theirs), ZoneInfo(mine), THEIRS, MINE)
    assert slot.theirs.date() == day
    assert slot.theirs.astimezone(UTC) == slot.mine.astimezone(UTC)
    end = (slot.theirs.astimezone(UTC) + timedelta(minutes=30)).astimezone(slot.theirs.tzinfo)
    assert THEIRS[0] <= slot.theirs.time() and end.time() <= THEIRS[1]
    if slot.decent:
        assert MINE[0] <= slot.mine.time() < MINE[1]
        assert isinstance(slot.mine, datetime)
