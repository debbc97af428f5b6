"""Templates with the values of one person in them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.errors import WrongUse
from pipeline.settings import LANGUAGES

TEMPLATES = (
    "thank-you",
    "linkedin",
    "call",
    "call-request",
    "meet-coffee",
    "meet-video",
    "keep-in-touch",
    "birthday",
    "postcard",
    "introduce",
    "share",
)
"""Templates that exist in every language."""


def known_templates(own: Path | None) -> tuple[str, ...]:
    """The names of our templates, and of those in the languages of the folder ``own``."""
    theirs = {path.stem for path in own.glob("*/*.j2")} if own else set()
    return (*TEMPLATES, *sorted(theirs.difference(TEMPLATES)))


def render(template: str, language: str, values: dict[str, Any], own: Path | None) -> str:
    """The template's text with ``values`` in it; a template in the folder ``own`` goes first.

    Raises:
        WrongUse: there is no such template, or the user's own has a fault.
    """
    from jinja2 import TemplateError, TemplateNotFound

    where = f"{language}/{template}.j2"
    try:
        text: str = _environment(own).get_template(where).render(values)
    except TemplateNotFound as error:
        raise WrongUse(
            f"{error.name}: there is no such template",
            f"Ours are {', '.join(TEMPLATES)}, in {', '.join(LANGUAGES)}; yours go into "
            "templates/<language>/ beside kith.toml.",
        ) from error
    except TemplateError as error:
        raise WrongUse(f"{own or ''}/{where}: {error.message}", "Mend the template.") from error
    return text.strip()


@cache
def _environment(own: Path | None) -> Any:
    from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    folders = [folder for folder in (own, Path(__file__).parent / "templates") if folder]
    return SandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=False,  # plain text, not HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )


def split(rendered: str) -> tuple[str, str]:
    """Subject and body; the subject is empty when the template has none."""
    head, _, rest = rendered.partition("\n")
    if head.startswith("Subject:"):
        return " ".join(head.removeprefix("Subject:").split()), _tidy(rest)
    return "", _tidy(rendered)


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
