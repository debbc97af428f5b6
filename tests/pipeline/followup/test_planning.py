"""From a person and what happened to the open tasks: rules, one by one, and for any history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.followup.plan import Channel
from pipeline.followup.planning import Rules, plan_person
from pipeline.followup.records import Mark, Person, Task, Touch, TouchKind, Verdict
from pipeline.followup.schedule import read_birthday
from pipeline.settings import load_settings

RULES = Rules(load_settings().plan, "NL")
WEDNESDAY = date(2026, 11, 18)
EVERYTHING = frozenset(Channel)
STAR = Person("p1", WEDNESDAY, starred=True, channels=EVERYTHING, country="NL")


def _plan(
    person: Person,
    touches: Sequence[Touch] = (),
    marks: Sequence[Mark] = (),
    today: date = WEDNESDAY,
) -> dict[str, Task]:
    return {t.step: t for t in plan_person(person, touches, marks, RULES, today).tasks}


def test_a_starred_person_gets_the_whole_plan() -> None:
    tasks = _plan(STAR)
    assert {step: task.due.isoformat() for step, task in tasks.items()} == {
        "thank-you": "2026-11-20",
        "connect": "2026-11-20",
        "call": "2026-12-18",
        "meet": "2027-02-16",
        "keep-in-touch": "2027-02-24",
    }
    assert tasks["meet"].start == date(2027, 1, 18)  # day 60 is a Sunday


def test_others_get_the_light_plan() -> None:
    assert set(_plan(replace(STAR, starred=False))) == {"thank-you"}


def test_the_channel_is_the_first_that_the_card_allows() -> None:
    bare = replace(STAR, channels=frozenset({Channel.LINKEDIN, Channel.MEET}))
    tasks = _plan(bare)
    assert tasks["thank-you"].channel is Channel.LINKEDIN
    assert "connect" not in tasks  # the thank-you is the request already
    assert "call" not in tasks  # neither phone nor e-mail
    assert tasks["keep-in-touch"].channel is Channel.LINKEDIN
    assert tasks["meet"].channel is Channel.MEET


def test_a_card_without_a_person_is_left_in_peace() -> None:
    assert _plan(replace(STAR, channels=frozenset())) == {}


def test_what_was_done_moves_the_plan_on() -> None:
    wrote = Touch(TouchKind.WROTE, date(2026, 11, 19))
    assert "thank-you" not in _plan(STAR, [wrote])
    assert "connect" in _plan(STAR, [wrote])
    called = Touch(TouchKind.CALLED, date(2026, 11, 25))
    assert set(_plan(STAR, [called])) == {"connect", "meet", "keep-in-touch"}
    met = Touch(TouchKind.MET, date(2026, 12, 1))
    assert set(_plan(STAR, [met])) == {"connect", "keep-in-touch"}


def test_the_meeting_itself_fulfils_nothing_but_a_note_the_same_evening_does() -> None:
    assert "thank-you" in _plan(STAR, [Touch(TouchKind.MET, WEDNESDAY)])
    assert "thank-you" not in _plan(STAR, [Touch(TouchKind.WROTE, WEDNESDAY)])


def test_keeping_in_touch_counts_from_the_last_contact() -> None:
    late = Touch(TouchKind.CALLED, date(2027, 1, 5))
    assert _plan(STAR, [late])["keep-in-touch"].start == date(2027, 4, 5)
    later = Touch(TouchKind.WROTE, date(2027, 2, 1))
    assert _plan(STAR, [late, later])["keep-in-touch"].start == date(2027, 5, 3)  # 1 May: Saturday


def test_a_skipped_turn_begins_a_new_interval() -> None:
    task = _plan(STAR)["keep-in-touch"]
    skipped = Mark(task.id, Verdict.SKIPPED, date(2027, 2, 18))
    again = _plan(STAR, [], [skipped])["keep-in-touch"]
    assert again.id != task.id
    assert again.start == date(2027, 5, 18)


def test_a_snoozed_task_comes_back_on_a_working_day_with_the_same_id() -> None:
    task = _plan(STAR)["thank-you"]
    back = _plan(STAR, [], [Mark(task.id, Verdict.SNOOZED, WEDNESDAY, date(2026, 11, 28))])
    assert back["thank-you"].id == task.id
    assert back["thank-you"].start == back["thank-you"].due == date(2026, 11, 30)


def test_correcting_the_day_or_place_of_the_meeting_keeps_ids_and_what_was_done() -> None:
    task = _plan(STAR)["thank-you"]
    moved = replace(STAR, met_on=date(2026, 11, 17))
    assert _plan(moved)["thank-you"].id == task.id
    done = Mark(task.id, Verdict.DONE, date(2026, 11, 19))
    assert "thank-you" not in _plan(moved, [], [done])


def test_meeting_again_at_another_event_begins_again() -> None:
    task = _plan(STAR)["thank-you"]
    done = Mark(task.id, Verdict.DONE, date(2026, 11, 19))
    wrote = Touch(TouchKind.WROTE, date(2026, 11, 19))
    again = replace(STAR, met_on=date(2027, 3, 3))
    assert _plan(again, [wrote], [done])["thank-you"].due == date(2027, 3, 5)


def test_what_was_done_before_cards_were_merged_stays_done() -> None:
    other = replace(STAR, id="p2")
    skipped = Mark(_plan(other)["thank-you"].id, Verdict.SKIPPED, WEDNESDAY)
    assert "thank-you" in _plan(STAR, [], [skipped])
    assert "thank-you" not in _plan(replace(STAR, merged=("p2",)), [], [skipped])


def test_birthdays_come_every_year_and_a_card_leaves_a_week_before() -> None:
    person = replace(STAR, starred=False, met_on=None, birthday=(12, 24))
    (task,) = _plan(person).values()
    assert (task.channel, task.due) == (Channel.POSTCARD, date(2026, 12, 17))
    mail = replace(person, channels=frozenset({Channel.EMAIL}))
    assert _plan(mail)["birthday"].due == date(2026, 12, 24)
    wrote = Touch(TouchKind.WROTE, date(2026, 12, 24))
    assert _plan(mail, [wrote], today=date(2026, 12, 24))["birthday"].due == date(2027, 12, 24)
    schedule = plan_person(mail, [], [], RULES, date(2026, 12, 1))
    assert schedule.plan_again == date(2027, 1, 1)  # a week after, it is too late


def test_a_call_avoids_both_weekends() -> None:
    friday = date(2026, 11, 6)  # thirty days after 7 October
    egypt = replace(STAR, met_on=date(2026, 10, 7), country="EG")
    assert _plan(egypt)["call"].due == date(2026, 11, 9)
    assert _plan(replace(egypt, country="NL"))["call"].due == friday


def test_the_most_frequent_tag_counts(tmp_path: object) -> None:
    plan = load_settings().plan
    rare, often = (
        replace(step, name=name, when=replace(step.when, months=months), audience=audience)
        for step in [plan.step("keep-in-touch")]
        if step is not None
        for name, months, audience in [
            ("rare", 12, replace(step.audience, kind="tag", tag="alumni")),
            ("often", 2, replace(step.audience, kind="tag", tag="client")),
        ]
    )
    rules = replace(RULES, plan=replace(plan, steps=(rare, often)))
    both = replace(STAR, tags=frozenset({"alumni", "client"}))
    (task,) = plan_person(both, [], [], rules, WEDNESDAY).tasks
    assert (task.step, task.start) == ("often", date(2027, 1, 18))


def test_birthdays_are_read_with_and_without_a_year() -> None:
    assert read_birthday("1980-05-17") == read_birthday("--05-17") == read_birthday("05-17")
    assert read_birthday("1980-02-29") == read_birthday("02-29") == (2, 29)
    assert read_birthday("17 May") is None


_days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
_touches = st.lists(st.builds(Touch, st.sampled_from(TouchKind), _days), max_size=6)
_people = st.builds(
    Person,
    id=st.sampled_from(["a", "b"]),
    met_on=st.none() | _days,
    starred=st.booleans(),
    birthday=st.none() | st.tuples(st.just(2), st.integers(1, 29)),
    channels=st.frozensets(st.sampled_from(Channel)),
    country=st.sampled_from([None, "NL", "EG", "IR"]),
)


@given(_people, _touches, _days, st.sampled_from(Verdict), st.integers(0, 200))
def test_any_history_gives_a_plan_that_holds(
    person: Person, touches: list[Touch], today: date, verdict: Verdict, later: int
) -> None:
    tasks = plan_person(person, touches, [], RULES, today).tasks
    assert len({task.id for task in tasks}) == len(tasks)
    assert len({task.step for task in tasks}) == len(tasks)
    for task in tasks:
        assert task.start <= task.due
        assert task.lapses is None or task.due <= task.lapses
        assert task.channel in person.channels
        assert task.due.weekday() < 5
        # The owner's word on it holds, in every plan from then on.
        on = max(today, person.met_on or today)
        mark = Mark(task.id, verdict, on, on + timedelta(later))
        again = plan_person(person, touches, [mark], RULES, on).tasks
        if verdict is Verdict.SNOOZED:
            (same,) = [t for t in again if t.id == task.id] or [task]
            assert same.start >= task.start
        else:
            assert task.id not in {t.id for t in again}
