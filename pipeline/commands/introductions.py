"""``kith introductions``: who should know whom."""

from __future__ import annotations

import click

from pipeline.commands._desk import Desk, at_desk


@click.command(name="introductions", short_help="Suggest who should meet whom.")
@click.option("--draft", "pair", metavar="PAIR", help="Draft the question to each of a pair.")
@click.option("--lang", "language", help="Instead of each card's language.")
@click.option("--at-most", type=click.IntRange(1, 100), default=10, show_default=True)
@at_desk
def command(desk: Desk, pair: str | None, language: str | None, at_most: int) -> None:
    """Suggest introductions: one needs what the other offers, as you noted of both.

    Each is asked first, in a letter of their own (--draft), and nothing of one is passed to the
    other. kith done PAIR says that you introduced them, kith skip PAIR that you will not.
    """
    from pipeline.followup.giving import suggest_introductions

    if pair is not None:
        _draft(desk, pair, language)
        return
    found = suggest_introductions(desk.book, at_most)
    for introduction in found:
        click.echo(f"{introduction.id}  {introduction.reason}")
        click.echo(f"            in common: {', '.join(introduction.shared)}")
    if not found:
        click.echo(
            "No needs and offers match. Note them: kith note CONTACT --needs … --offers …",
            err=True,
        )


def _draft(desk: Desk, pair: str, language: str | None) -> None:
    from datetime import timedelta

    from pipeline.commands.draft import present
    from pipeline.errors import WrongUse
    from pipeline.followup.drafting import Offer
    from pipeline.followup.giving import suggest_introductions
    from pipeline.followup.letters import draft_to
    from pipeline.followup.people import meet_again
    from pipeline.followup.workdays import next_working_day, weekend_of

    said = pair.strip().lower()
    found = [i for i in suggest_introductions(desk.book, 1000) if said and i.id.startswith(said)]
    if len(found) != 1:
        raise WrongUse(f"{pair!r}: no suggested pair has this id", "See kith introductions.")
    introduction = found[0]
    needer, offerer = introduction.needer, introduction.offerer
    weekend = weekend_of(desk.settings.me.country or None)
    by = next_working_day(desk.today + timedelta(days=7), weekend)
    questions: set[str] = set()
    for asked, other in ((needer, offerer), (offerer, needer)):
        person = meet_again(desk.book, asked.id, desk.settings)
        about = meet_again(desk.book, other.id, desk.settings)
        if person is None or about is None:
            continue
        offer = Offer(
            other_name=about.recipient.name.full,
            other_about=", ".join(
                part for part in (about.recipient.title, about.recipient.organization) if part
            ),
            they_need=needer.needs if asked is needer else "",
            other_offers=offerer.offers if asked is needer else "",
            they_offer=offerer.offers if asked is offerer else "",
            other_needs=needer.needs if asked is offerer else "",
            by=by,
        )
        draft = draft_to(person, "introduce", desk.settings, desk.today, offer, language)
        present(person, draft, questions)
