"""``kith share``: whom an article would help."""

from __future__ import annotations

import click

from pipeline.commands._desk import Desk, at_desk


@click.command(name="share", short_help="Say whom an article would help, and why.")
@click.argument("url")
@click.option("--about", "topics", required=True, help="What it is about, in a few words.")
@click.option("--lang", "language", help="Instead of each card's language.")
@at_desk
def command(desk: Desk, url: str, topics: str, language: str | None) -> None:
    """Say whom the article at URL would help and why, with a personal draft for each.

    At most a handful: those whose needs, talks or topics it meets best ([limits] share_with in
    kith.toml). Each draft says what of theirs it is about. kith opens no address.
    """
    from pipeline.book.typed import check_value
    from pipeline.commands.draft import present
    from pipeline.followup.drafting import Offer
    from pipeline.followup.giving import load_profiles, match_article
    from pipeline.followup.letters import draft_to
    from pipeline.followup.people import meet_again

    check_value("url", url)
    found = match_article(topics, load_profiles(desk.book), desk.settings.limits.share_with)
    if not found:
        click.echo("Nobody you noted anything of cares about that.", err=True)
    asked: set[str] = set()
    for match in found:
        person = meet_again(desk.book, match.person.id, desk.settings)
        if person is None:
            continue
        shared = ", ".join(match.shared)
        offer = Offer(
            url=url,
            about=" ".join(topics.split()),
            shared=shared,
            they_need=match.person.needs if match.why == "need" else "",
        )
        click.echo(f"── {match.person.name}: {WHY[match.why]} ({shared})")
        if last := person.recipient.last_contact:
            click.echo(f"   last contact {last}")
        present(
            person, draft_to(person, "share", desk.settings, desk.today, offer, language), asked
        )


WHY = {
    "need": "it meets what they need",
    "talk": "you talked about it",
    "topic": "it is their topic",
}
