"""kith.toml: read, checked, and refused with its place when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import WrongUse
from pipeline.followup.plan import Audience, Between, Channel
from pipeline.followup.workdays import weekend_of
from pipeline.settings import find_settings, load_settings


def _load(tmp_path: Path, text: str) -> object:
    path = tmp_path / "kith.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_the_default_plan_is_the_promised_one() -> None:
    plan = load_settings().plan
    assert [step.name for step in plan.steps] == [
        "thank-you",
        "connect",
        "call",
        "meet",
        "keep-in-touch",
        "birthday",
    ]
    assert load_settings().note_limit == 200


def test_what_is_left_out_keeps_its_default(tmp_path: Path) -> None:
    settings = _load(tmp_path, '[me]\nname = "Jo"\n[linkedin]\naccount = "premium"\n')
    assert settings.me.name == "Jo"  # type: ignore[attr-defined]
    assert settings.note_limit == 300  # type: ignore[attr-defined]
    assert settings.limits == load_settings().limits  # type: ignore[attr-defined]


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    settings = _load(tmp_path, '\ufeff[me]\nname = "Jo"\n')
    assert settings.me.name == "Jo"  # type: ignore[attr-defined]


def test_own_steps_are_the_whole_plan(tmp_path: Path) -> None:
    settings = _load(
        tmp_path,
        '[[step]]\nname = "visit"\nwhen = "from day 5 by day 9"\nchannel = "meet"\n'
        'template = "meet"\nfor = "tag:Client"\n',
    )
    (step,) = settings.plan.steps  # type: ignore[attr-defined]
    assert (step.when, step.channels) == (Between(5, 9), (Channel.MEET,))
    assert step.audience == Audience("tag", "client")
    assert step.lapse_days is None
    assert settings.fingerprint != load_settings().fingerprint  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[me\n", "is not TOML"),
        ("[me]\nname = Jo\n", "A text stands in quotes"),
        ("[you]\n", r"there is no \[you\]"),
        ("[me]\nnme = 'x'\n", "knows no “nme”"),
        ("[me]\nname = 3\n", "name must be a text"),
        ("[me]\ntimezone = 'Mars/Olympus'\n", "say a zone like"),
        ("[me]\ncountry = 'Netherlands'\n", "two-letter code"),
        ("[me]\nlanguages = ['xx']\n", "languages must name some of"),
        ("[me]\ncountry = 'ZZ'\n", "two-letter code"),
        ("[me]\ncountry = 31\n", "must be a text"),
        ("[me]\nemail = 'not an email'\n", r"\[me\] email: say an address"),
        ("[labels]\nfont = '/nonexistent.ttf'\n", r"\[labels\] font: /nonexistent.ttf: no such"),
        ("[limits]\ntouches_per_day = 0\n", "at least 1"),
        ("[limits]\ntouches_per_day = 99999999999999999999\n", "at most 1000"),
        ("[limits]\nlocal_km = 99999999\n", "at most 20000"),
        ("[limits]\nshare_with = 50\n", "at most 10"),
        ("[hours]\nmine = ['19:00', '08:00']\n", "19:00 is not before 08:00"),
        ("[hours]\ndigest = 'noon'\n", "say a time like"),
        ("[labels]\nsheet = 'A4'\n", "sheet must be one of"),
        ("[[me]]\n", "for a table"),
        ("[[step]]\nname = 'x'\n", "lacks “when”"),
        (
            "[[step]]\nname='x'\nwhen='soon'\nchannel='email'\ntemplate='x'\n",
            r"step.*number 1.*“soon” is not a time kith knows",
        ),
        (
            "[[step]]\nname='x'\nwhen='on day 3'\nchannel='email'\ntemplate='nosuch'\n",
            "step “x”: there is no template “nosuch”\nKnown are meet, thank-you",
        ),
        (
            "[[step]]\nname='x'\nwhen='on day 3'\nchannel='email'\ntemplate='call'\n"
            "lapses=999999999999\n",
            "lapses must be a whole number, at least 0, at most 3653",
        ),
        *(
            (
                f"[[step]]\nname='x'\nwhen='{when}'\nchannel='email'\ntemplate='call'\n",
                "more than ten years ahead",
            )
            for when in (
                "on day 99999999",
                "by day 3654",
                "from day 3 by day 99999999",
                "within 99999999 hours",
                "every 99999999 months",
                f"on day {'9' * 5000}",
            )
        ),
        (
            "[[step]]\nname='x'\nwhen='on day 3'\nchannel='pigeon'\ntemplate='x'\n",
            "channel must name some of",
        ),
        (
            "[[step]]\nname='x'\nwhen='on day 3'\nchannel='email'\ntemplate='x'\nfor='all'\n",
            "say everyone, starred, others",
        ),
        (
            "[[step]]\nname='x'\nwhen='on day 3'\nchannel='email'\ntemplate='x'\n" * 2,
            "two steps are called “x”",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said) as error:
        _load(tmp_path, text)
    assert "kith.toml" in str(error.value)


def test_ten_years_are_no_mistake(tmp_path: Path) -> None:
    steps = "".join(
        f"[[step]]\nname='{when}'\nwhen='{when}'\nchannel='email'\ntemplate='call'\nlapses=3653\n"
        for when in ("on day 3653", "within 48 hours", "every 120 months")
    )
    assert len(_load(tmp_path, steps).plan.steps) == 3  # type: ignore[attr-defined]


def test_a_template_of_ones_own_is_known(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "de" / "visit.j2"
    own.parent.mkdir(parents=True)
    own.write_text("Subject: Besuch\n\nbald")
    step = "[[step]]\nname='x'\nwhen='on day 3'\nchannel='email'\ntemplate='visit'\n"
    assert _load(tmp_path, step).plan.steps[0].template == "visit"  # type: ignore[attr-defined]


def test_where_kith_toml_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KITH_TOML", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert find_settings(tmp_path) is None
    (tmp_path / "kith.toml").write_text("")
    assert find_settings(tmp_path) == tmp_path / "kith.toml"
    monkeypatch.setenv("KITH_TOML", str(tmp_path / "nowhere.toml"))
    with pytest.raises(WrongUse, match="no such file"):
        find_settings(tmp_path)


def test_weekends_agree_with_the_common_locale_data() -> None:
    from babel import Locale

    places = {"NL": "nl_NL", "EG": "ar_EG", "IL": "he_IL", "IR": "fa_IR"}
    places |= {"AE": "ar_AE", "IN": "hi_IN", "AF": "fa_AF", "SA": "ar_SA"}
    for country, locale in places.items():
        known = Locale.parse(locale)
        first, last = known.weekend_start, known.weekend_end
        days = {day % 7 for day in range(first, last + 1 + 7 * (last < first))}
        assert weekend_of(country) == days, country
