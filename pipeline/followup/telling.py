"""Which letter it was that fulfilled a task, and whether that letter quotes what you promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.book import Book
from pipeline.followup.drafting import choose_template
from pipeline.followup.notes import PROMISING
from pipeline.followup.plan import Birthday, Every, Plan, Step
from pipeline.followup.planning import task_id, touch_of
from pipeline.followup.records import TouchKind
from pipeline.followup.schedule import channels_of, read_date

_REACH = timedelta(days=3653)
"""Ten years, as far ahead as anything is planned."""


@dataclass(frozen=True)
class Telling:
    """The letters that one contact was sent, as far as the plan knows them."""

    book: Book
    lead: str
    plan: Plan

    def tells_promises(self, kind: TouchKind, task: str | None, recorded: date) -> bool:
        """Whether a touch told what was promised, as its letter does.

        A touch without a task is the owner's own, and taken to have told it. A task that is no
        step of the plan, such as an introduction, has told nothing.
        """
        if task is None:
            return True
        step = self._step_of(task, recorded)
        return step is not None and self._template(step, kind) in PROMISING

    def _step_of(self, task: str, recorded: date) -> Step | None:
        """The step that the task was of: its id is worked out anew for all that it may be."""
        ids = [
            row["id"]
            for row in self.book.query("SELECT id FROM entry WHERE lead = ?", (self.lead,))
        ]
        return next(
            (
                step
                for step in self.plan.steps
                for occasion in self._occasions(step, recorded)
                for id_ in ids
                if task_id(id_, step.name, occasion) == task
            ),
            None,
        )

    def _occasions(self, step: Step, recorded: date) -> Iterator[str]:
        if isinstance(step.when, Birthday):
            yield from (str(recorded.year + ahead) for ahead in (0, 1, -1, 2))
        elif isinstance(step.when, Every):
            # Counted from a contact of which it is not known any more which one it was.
            day, first = recorded, self._first_contact() or recorded
            while day >= max(first, recorded - _REACH):
                yield day.isoformat()
                day -= timedelta(days=1)
        else:
            yield "meeting"

    def _first_contact(self) -> date | None:
        rows = self.book.query(
            "SELECT met_on AS day FROM contact WHERE id = ?1 UNION "
            "SELECT v.date FROM entry e JOIN event v ON v.id = e.event WHERE e.lead = ?1 UNION "
            "SELECT t.date FROM entry e JOIN touch t ON t.contact = e.id WHERE e.lead = ?1",
            (self.lead,),
        )
        return min((day for row in rows if (day := read_date(row["day"]))), default=None)

    def _template(self, step: Step, kind: TouchKind) -> str:
        """What the task's letter was, by the first channel of the card that makes such a touch."""
        (row,) = self.book.query("SELECT body FROM contact WHERE id = ?", (self.lead,))
        possible, _ = channels_of(row["body"], starred=True)
        ways = [c for c in step.channels if kind in {touch_of(c, step, n) for n in (True, False)}]
        channel = next((c for c in ways if c in possible), next(iter(ways), step.channels[0]))
        return choose_template(step.template, channel, None)
