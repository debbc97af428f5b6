"""Ways to open a draft: a mail file, a mailto link, a search for the person."""

from __future__ import annotations

from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import quote, urlencode

from pipeline.followup.drafting import Draft, Recipient
from pipeline.settings import Me

_LONGEST_LINK = 1900
"""Windows and several mail programs cut mailto links at about 2,000 characters."""


def build_eml(draft: Draft, recipient: Recipient, me: Me, now: datetime) -> bytes:
    """The draft as an RFC 5322 message to one person, opened for editing by mail programs.

    ``X-Unsent`` makes Outlook and Thunderbird open it in a compose window. The same draft at the
    same ``now`` gives the same bytes.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = draft.subject
    if me.email:
        message["From"] = _mailbox(me.name, me.email)
    message["To"] = _mailbox(recipient.name.full, recipient.email)
    message["Date"] = now
    message["X-Unsent"] = "1"
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _mailbox(name: str, address: str) -> Address:
    user, _, domain = address.rpartition("@")
    return Address(" ".join(name.split()), user, domain)


def mailto_link(draft: Draft, recipient: Recipient) -> str:
    """The draft as a ``mailto:`` link (RFC 6068), or with its subject alone when it is too long."""
    to = quote(recipient.email, safe="@.+-_")
    body = draft.body.replace("\n", "\r\n")
    link = f"mailto:{to}?" + urlencode(
        {"subject": draft.subject, "body": body}, quote_via=quote, safe=""
    )
    if len(link) <= _LONGEST_LINK:
        return link
    return f"mailto:{to}?" + urlencode({"subject": draft.subject}, quote_via=quote, safe="")


def linkedin_link(recipient: Recipient, handle: str | None = None) -> str:
    """Their profile when the card names it, else LinkedIn's search for their name and company."""
    if handle:
        bare = handle.strip().removeprefix("@").strip("/").rsplit("/", 1)[-1]
        return f"https://www.linkedin.com/in/{quote(bare, safe='')}"
    words = " ".join(part for part in (recipient.name.full, recipient.organization) if part)
    query = urlencode({"keywords": words}, quote_via=quote)
    return f"https://www.linkedin.com/search/results/people/?{query}"
