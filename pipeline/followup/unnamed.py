"""Company cards: whom did you meet there? Until that is said, there is nobody to follow up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from enrich.sample_cards import SAMPLE
from pipeline.book import Book
from pipeline.book.noted import gather_words
from pipeline.errors import WrongUse
from pipeline.followup.given_up import marks_of
from pipeline.followup.plan import Audience, Channel, Plan, Step, Within
from pipeline.followup.planning import REMEMBERED, plan_once
from pipeline.followup.records import Mark, Person, Task
from pipeline.followup.schedule import my_days_off, read_date, read_touch
from pipeline.settings import Settings

FIND_OUT = "find out whom you met"

WHOM = "whom did you meet?"
"""What is missing of such a card."""

_STEP = Step(FIND_OUT, Within(48), (Channel.EMAIL,), "", Audience("everyone"), 14, FIND_OUT)


@dataclass(frozen=True)
class UnnamedCard:
    """A card that names no person."""

    task: Task
    """Its days are those of the thank-you that waits for the name."""
    organization: str
    """Or what else the card is called by."""
    event: str
    met_on: date
    overdue: int
    """Days past the due day, 0 when in time."""
    given_up: bool
    """Whether it was asked in vain until the thank-you lapsed."""

    def is_asked(self, until: date) -> bool:
        """Whether a name is asked by this day, and not given up."""
        return not self.given_up and self.task.start <= until

    @property
    def how(self) -> str:
        """The command that names the person."""
        return naming_command(self.task.person)


def naming_command(id_: str) -> str:
    """The command that says whose a card is."""
    return f'kith correct {id_} "name=…"'


NO_PERSON = "c.kind = 'org' AND json_extract(c.body, '$.name') IS NULL AND instr(c.body, ?1) = 0"
"""Of a row of ``contact c``; its first parameter is :data:`SAMPLE`, for whose cards nobody is asked."""


def unnamed_cards(
    book: Book, settings: Settings, today: date, id_: str | None = None
) -> tuple[UnnamedCard, ...]:
    """The cards whose person is not known: asked for now, later, or in vain in the last two
    months; starred ones in front, then what is due first. With ``id_`` that card alone."""
    step = naming_step(settings.plan)
    # A card that was put off long ago may be asked about still.
    reach = None if step.lapse_days is None else step.lapse_days + 2 * REMEMBERED
    rows = book.query(
        "SELECT c.id, c.name, c.event, c.met_on FROM contact c "
        f"WHERE c.met_on >= ?2 AND (?3 IS NULL OR c.id = ?3) AND {NO_PERSON} "
        "ORDER BY c.met_on, c.sort, c.id",
        (SAMPLE, "" if reach is None else (today - timedelta(days=reach)).isoformat(), id_),
    )
    cards = []
    for row in rows:
        met_on = read_date(row["met_on"])
        task = met_on and _task(book, settings, step, row["id"], met_on)
        if not met_on or not task:
            continue
        lapses = task.lapses or date.max
        if lapses >= today - timedelta(days=REMEMBERED):
            late = max(0, (today - task.due).days)
            event = row["event"] or ""
            cards.append(UnnamedCard(task, row["name"], event, met_on, late, lapses < today))
    return tuple(sorted(cards, key=lambda card: (not card.task.starred, card.task.due)))


def find_unnamed(book: Book, settings: Settings, id_: str, today: date) -> UnnamedCard | None:
    """The one whose task's id is, or begins with, ``id_``."""
    said = id_.strip().lower()
    cards = unnamed_cards(book, settings, today)
    found = [card for card in cards if card.task.id.startswith(said)]
    return found[0] if len(said) >= 3 and len(found) == 1 else None


def refuse_done(card: UnnamedCard) -> WrongUse:
    """What to say to who calls it done without having said a name."""
    return WrongUse(f"{card.task.id}: is done when you say whom you met", f"Say it: {card.how}")


def refuse_nameless(said: str, id_: str) -> WrongUse:
    """What to say to who asks for a letter to the firm's card ``id_``, as ``said``."""
    return WrongUse(
        f"{said}: the card names no person to write to",
        f"Say whom you met: {naming_command(id_)}",
    )


def naming_step(plan: Plan) -> Step:
    """What is asked, in the days of the plan's first thank-you."""
    thank = next((step for step in plan.steps if isinstance(step.when, Within)), _STEP)
    return replace(_STEP, when=thank.when, lapse_days=thank.lapse_days)


def is_let_rest(person: Person, marks: Sequence[Mark], plan: Plan) -> bool:
    """Whether the owner skipped the question whom a company card is of."""
    return plan_once(person, naming_step(plan), (), marks, frozenset()) is None


def _task(book: Book, settings: Settings, step: Step, id_: str, met_on: date) -> Task | None:
    """The open task; whoever wrote to the firm or called it needs no more asking."""
    touches = [t for said in book.touches(id_) if (t := read_touch(said.kind, said.date))]
    merged = [
        row["id"]
        for row in book.query("SELECT id FROM entry WHERE lead = ? AND id <> lead", (id_,))
    ]
    person = Person(id_, met_on, starred=_is_starred(book, id_), merged=tuple(merged))
    marks = marks_of(book.task_marks(id_))
    return plan_once(person, step, touches, marks.get(id_, ()), my_days_off(settings))


def _is_starred(book: Book, id_: str) -> bool:
    words = book.query(
        "SELECT a.contact, a.key, a.value FROM entry e JOIN about a ON a.contact = e.id "
        "WHERE e.lead = ? AND a.live AND a.key = 'star' ORDER BY a.id",
        (id_,),
    )
    return bool(gather_words((row["contact"], row["key"], row["value"]) for row in words))
