"""kith.toml: what the user set, typed and checked. What it leaves out is our default.

The defaults are a kith.toml too (``pipeline/followup/default.toml``), read by the same code.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from enrich.cities import City
from pipeline.errors import WrongUse
from pipeline.followup.plan import LONGEST_DAYS, Channel, Plan, Step, parse_audience, parse_when

T = TypeVar("T")

LANGUAGES = ("en", "de", "fr", "es", "pt", "ja")
"""ISO 639-1 codes of the languages that have templates."""

NOTE_LIMITS = {"free": 200, "premium": 300}
"""Characters in a LinkedIn invitation's note, by kind of account (docs/follow-up.md)."""

SHEETS = ("L7163", "L7160", "5160", "5163")
"""Label sheets that can be printed."""


@dataclass(frozen=True)
class Me:
    """Who writes."""

    name: str
    email: str
    company: str
    city: str
    country: str
    """ISO 3166-1 alpha-2, or empty."""
    timezone: str
    """IANA name; empty means the city's, else the computer's."""
    language: str
    languages: tuple[str, ...]
    home: City | None = None
    """The city, once it was found."""


@dataclass(frozen=True)
class Limits:
    """What keeps it personal."""

    touches_per_day: int
    share_with: int
    local_km: float


@dataclass(frozen=True)
class Hours:
    """When people are called."""

    mine: tuple[time, time]
    theirs: tuple[time, time]
    digest: time
    weekends: bool
    postcard_days: int


@dataclass(frozen=True)
class Settings:
    """All of kith.toml."""

    me: Me
    limits: Limits
    hours: Hours
    plan: Plan
    linkedin_account: str
    label_sheet: str
    label_font: Path | None
    folder: Path | None
    """Where the user's kith.toml lies; own templates are looked for in its ``templates/``."""
    fingerprint: str
    """Changes when anything that shapes the plan changes."""

    @property
    def own_templates(self) -> Path | None:
        """The folder of the user's own templates, be it there or not."""
        return _own_templates(self.folder)

    @property
    def note_limit(self) -> int:
        """Characters a LinkedIn note may have."""
        return NOTE_LIMITS[self.linkedin_account]


def _own_templates(folder: Path | None) -> Path | None:
    return folder / "templates" if folder else None


def find_settings(book_folder: Path | None = None) -> Path | None:
    """The user's kith.toml: ``$KITH_TOML``, beside the book, or in the user's config folder.

    Raises:
        WrongUse: ``$KITH_TOML`` names a file that does not exist.
    """
    if named := os.environ.get("KITH_TOML"):
        path = Path(named)
        if not path.is_file():
            raise WrongUse(f"{path}: no such file", "KITH_TOML must name your kith.toml.")
        return path
    if book_folder and (book_folder / "kith.toml").is_file():
        return book_folder / "kith.toml"
    path = own_settings()
    return path if path.is_file() else None


def own_settings() -> Path:
    """Where the user's kith.toml lies when it is not beside a book."""
    from platformdirs import user_config_path

    return user_config_path("kith") / "kith.toml"


def load_settings(path: Path | None = None) -> Settings:
    """Read a kith.toml, or the defaults alone.

    Raises:
        WrongUse: it cannot be read, or says something kith does not understand.
    """
    tables = _default_tables()
    if path is None:
        return _settings(tables, "default.toml", None)
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad writes the mark
    except OSError as error:
        raise WrongUse(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(
            f"{path}: is not TOML: {error}",
            'A text stands in quotes, as in: name = "Jonas Vermeer"',
        ) from error
    return _settings(_laid_over(tables, own, str(path)), str(path), path.parent)


@cache
def _default_text() -> str:
    return (Path(__file__).parent / "followup" / "default.toml").read_text(encoding="utf-8")


def _default_tables() -> dict[str, Any]:
    return tomllib.loads(_default_text())


_OTHERS = frozenset({"run", "book"})
"""Tables of kith.toml that other parts of kith read."""


def _laid_over(base: dict[str, Any], own: Mapping[str, Any], where: str) -> dict[str, Any]:
    result = dict(base)
    for name, table in own.items():
        if name in _OTHERS:
            continue
        if name not in base:
            raise WrongUse(
                f"{where}: there is no [{name}]", "Known are: " + ", ".join(sorted(base)) + "."
            )
        if isinstance(base[name], list) != isinstance(table, list):
            raise WrongUse(f"{where}: write [[step]] for a step and [{name}] for a table")
        if isinstance(table, list):
            result[name] = table
            continue
        for key in table:
            if key not in base[name]:
                raise WrongUse(
                    f"{where}: [{name}] knows no “{key}”",
                    "Known are: " + ", ".join(sorted(base[name])) + ".",
                )
        result[name] = {**base[name], **table}
    return result


def _settings(tables: Mapping[str, Any], where: str, folder: Path | None) -> Settings:
    me, limits, hours = (_Table(where, name, tables[name]) for name in ("me", "limits", "hours"))
    linkedin, labels = _Table(where, "linkedin", tables["linkedin"]), tables["labels"]
    sheet = _Table(where, "labels", labels)
    shaping = repr((tables["step"], tables["hours"], me.text("country"), me.text("timezone")))
    return Settings(
        me=Me(
            name=me.text("name"),
            email=me.spelled("email", _email),
            company=me.text("company"),
            city=me.text("city"),
            country=me.spelled("country", _country),
            timezone=me.checked("timezone", _timezone),
            language=me.choice("language", LANGUAGES),
            languages=me.choices("languages", LANGUAGES),
        ),
        limits=Limits(
            touches_per_day=limits.whole("touches_per_day", at_least=1, at_most=1000),
            share_with=limits.whole("share_with", at_least=1, at_most=10),
            local_km=limits.whole("local_km", at_least=0, at_most=20_000),
        ),
        hours=Hours(
            mine=hours.checked("mine", _span),
            theirs=hours.checked("theirs", _span),
            digest=hours.checked("digest", _clock),
            weekends=hours.yes_no("weekends"),
            postcard_days=hours.whole("postcard_days", at_least=0, at_most=60),
        ),
        plan=_plan(tables["step"], where, folder),
        linkedin_account=linkedin.choice("account", tuple(NOTE_LIMITS)),
        label_sheet=sheet.choice("sheet", SHEETS),
        label_font=sheet.spelled("font", lambda font: _font(font, folder)),
        folder=folder,
        fingerprint=hashlib.sha256(shaping.encode()).hexdigest()[:16],
    )


def _plan(tables: list[Any], where: str, folder: Path | None) -> Plan:
    steps: list[Step] = []
    known = {"name", "when", "channel", "template", "for", "lapses", "why"}
    for number, table in enumerate(tables, 1):
        step = _Table(where, f"[step]] number {number} [", table)
        if unknown := sorted(set(table) - known):
            raise step.wrong(f"knows no “{unknown[0]}”; known are: {', '.join(sorted(known))}")
        for key in ("name", "when", "channel", "template"):
            if key not in table:
                raise step.wrong(f"lacks “{key}”")
        name = step.text("name")
        steps.append(
            Step(
                name=name,
                when=step.checked("when", parse_when),
                channels=tuple(Channel(c) for c in step.choices("channel", tuple(Channel))),
                template=step.text("template"),
                audience=parse_audience("everyone")
                if "for" not in table
                else step.checked("for", parse_audience),
                lapse_days=step.whole("lapses", at_least=0, at_most=LONGEST_DAYS)
                if "lapses" in table
                else None,
                why=step.text("why") if "why" in table else name.replace("-", " "),
            )
        )
    names = [step.name for step in steps]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise WrongUse(f"{where}: two steps are called “{twice[0]}”", "Give each its own name.")
    _check_templates(steps, where, folder)
    return Plan(tuple(steps))


def _check_templates(steps: Sequence[Step], where: str, folder: Path | None) -> None:
    from pipeline.followup.rendering import known_templates  # it needs our languages

    # A meeting's is chosen by where the person is.
    known = ("meet", *known_templates(_own_templates(folder)))
    for step in steps:
        if step.template not in known:
            raise WrongUse(
                f"{where}: step “{step.name}”: there is no template “{step.template}”",
                f"Known are {', '.join(known)}; yours go into templates/<language>/ beside "
                "kith.toml.",
            )


class _Table:
    """One table, read key by key; what is wrong with a value is said with its place."""

    def __init__(self, where: str, name: str, table: Mapping[str, Any]) -> None:
        self._where, self._name, self._table = where, name, table

    def wrong(self, what: str, hint: str | None = None) -> WrongUse:
        return WrongUse(f"{self._where}: [{self._name}] {what}", hint)

    def text(self, key: str) -> str:
        value = self._table[key]
        if not isinstance(value, str):
            raise self.wrong(f"{key} must be a text in quotes, not {value!r}")
        return value.strip()

    def whole(self, key: str, at_least: int = 0, at_most: int | None = None) -> int:
        value = self._table[key]
        fits = isinstance(value, int) and not isinstance(value, bool)
        if not fits or value < at_least or (at_most is not None and value > at_most):
            span = f"at least {at_least}" + (f", at most {at_most}" if at_most is not None else "")
            raise self.wrong(f"{key} must be a whole number, {span}, not {value!r}")
        return int(value)

    def yes_no(self, key: str) -> bool:
        value = self._table[key]
        if not isinstance(value, bool):
            raise self.wrong(f"{key} must be true or false, not {value!r}")
        return value

    def choice(self, key: str, known: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in known:
            raise self.wrong(f"{key} must be one of {', '.join(known)}, not “{value}”")
        return value

    def choices(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        value = self._table[key]
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not values or any(v not in known for v in values):
            raise self.wrong(f"{key} must name some of {', '.join(known)}, not {value!r}")
        return tuple(dict.fromkeys(values))

    def spelled(self, key: str, read: Callable[[str], T]) -> T:
        self.text(key)
        return self.checked(key, read)

    def checked(self, key: str, read: Callable[[Any], T]) -> T:
        try:
            return read(self._table[key])
        except (ValueError, TypeError, AttributeError, RuntimeError) as error:
            raise self.wrong(f"{key}: {error}") from error


def _clock(value: str) -> time:
    try:
        return time.fromisoformat(value)
    except (ValueError, TypeError):
        raise ValueError(f"say a time like 09:30, not {value!r}") from None


def _span(value: list[str]) -> tuple[time, time]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f'say two times like ["09:00", "17:00"], not {value!r}')
    first, last = _clock(value[0]), _clock(value[1])
    if first >= last:
        raise ValueError(f"{value[0]} is not before {value[1]}")
    return first, last


def _country(value: str) -> str:
    from phonenumbers import SUPPORTED_REGIONS

    code = {"UK": "GB"}.get(value.upper(), value.upper())
    if code and code not in SUPPORTED_REGIONS:
        raise ValueError(f"say a two-letter code like NL, not {value!r}")
    return code


def _email(value: str) -> str:
    from pipeline.book.typed import is_email

    if value.strip() and not is_email(value.strip()):
        raise ValueError(f"say an address like jonas@example.org, not {value!r}")
    return value.strip()


def _font(value: str, folder: Path | None) -> Path | None:
    if not value.strip():
        return None
    path = (folder or Path()) / Path(value.strip()).expanduser()
    if not path.is_file():
        raise ValueError(f"{path}: no such file")
    return path


def _timezone(value: str) -> str:
    try:
        if value:
            ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"say a zone like Europe/Amsterdam, not {value!r}") from None
    return value
