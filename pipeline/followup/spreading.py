"""Which day has room for a task: what one day's list cannot hold goes to the next ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from heapq import heappop, heappush

from pipeline.followup.records import Task
from pipeline.followup.workdays import (
    next_working_day,
    previous_working_day,
)


def spread_over_days(
    tasks: Sequence[Task], today: date, room_today: int, room: int, days_off: frozenset[int]
) -> dict[str, date]:
    """The day on which each task's turn comes, by its id, if every day's list is done.

    No day but the last that makes sense for a task has more than its room: nobody is dropped
    for want of it.

    Args:
        tasks: the most important first, as the list for a day has them.
        room_today: how many tasks today still takes.
        room: how many any other day takes, at least one.
        days_off: weekdays (Monday 0) that take none.
    """
    first = next_working_day(today, days_off)
    begins, ends = defaultdict(list), defaultdict(list)
    for rank, task in enumerate(tasks):
        start = next_working_day(max(task.start, today), days_off)
        begins[start].append(rank)
        if task.lapses is not None:
            ends[max(start, previous_working_day(task.lapses, days_off))].append(rank)
    turns: dict[str, date] = {}
    waiting: list[int] = []
    upcoming = sorted(begins, reverse=True)
    day = first
    while waiting or upcoming:
        if not waiting:
            day = max(day, upcoming[-1])
        while upcoming and upcoming[-1] <= day:
            for rank in begins[upcoming.pop()]:
                heappush(waiting, rank)
        left = room_today if day == today else room
        while waiting and left > 0:
            task = tasks[heappop(waiting)]
            if task.id not in turns:
                turns[task.id] = day
                left -= 1
        for rank in ends[day]:
            turns.setdefault(tasks[rank].id, day)
        while waiting and tasks[waiting[0]].id in turns:
            heappop(waiting)
        day = next_working_day(day + timedelta(days=1), days_off)
    return turns
