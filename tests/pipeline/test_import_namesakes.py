"""Two people of one name in one file: both stay, and stay who they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli

GOOGLE_HEADER = (
    "First Name,Last Name,Birthday,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,"
    "Phone 2 - Value,E-mail 1 - Label,E-mail 1 - Value\n"
)
ELDER = "John,Smith,1950-01-02,Home,+1 406 555 0101,Mobile,+1 406 555 0177,,\n"
YOUNGER = "John,Smith,1980-03-04,Home,+1 406 555 0101,Mobile,+1 406 555 0188,,\n"
OTHER = "Mara,Lindqvist,,Work,+1 406 555 0123,,,Work,mara@northwind.example\n"
ANNAS = """BEGIN:VCARD
VERSION:3.0
FN:Anna Bell
TITLE:Director
ADR:;;12 Mill Lane;Dover;DE;19901;US
NOTE:sings
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Anna Bell
TITLE:Florist
ADR:;;7 Quay Street;Galena;IL;61036;US
NOTE:paints
END:VCARD
"""
HOTELS = """BEGIN:VCARD
VERSION:3.0
ORG:Hotel Post
ADR:;;Hauptplatz 1;Graz;;8010;AT
END:VCARD
BEGIN:VCARD
VERSION:3.0
ORG:Hotel Post
ADR:;;Am Graben 5;Wien;;1010;AT
END:VCARD
"""
OUTLOOK = (
    "First Name,Last Name,Company,Job Title,Business City,Notes\n"
    "Jan,Kok,Delta Werken BV,Engineer,Delft,\nJan,Kok,Delta Werken BV,Buyer,Breda,\n"
)
OWN = (
    "id,name,given_name,family_name,native_name,title,phone_work,phone_other\n"
    ",Jan Kok,Jan,Kok,,Engineer,,\n,Jan Kok,Jan,Kok,,Buyer,,\n"
)


def take(path: Path, text: str) -> str:
    path.write_text(text)
    result = CliRunner().invoke(cli, ["import", str(path)])
    assert result.exit_code == 0, result.output
    return result.stderr


def shown(id_: str) -> str:
    return CliRunner().invoke(cli, ["show", id_, "--json"]).stdout


def ids() -> list[str]:
    result = CliRunner().invoke(cli, ["contacts", "--json"])
    assert result.exit_code == 0, result.output
    return sorted(json.loads(line)["id"] for line in result.stdout.splitlines())


def id_with(text: str) -> str:
    (found,) = (id_ for id_ in ids() if text in shown(id_))
    return found


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (GOOGLE_HEADER + ELDER + YOUNGER, ("0177", "0188")),
        (ANNAS, ("Director", "Florist")),
        (HOTELS, ("Graz", "Wien")),
        (OUTLOOK, ("Engineer", "Buyer")),
        (OWN, ("Engineer", "Buyer")),
    ],
    ids=["google", "vcard", "firms", "outlook", "kith"],
)
def test_both_stay_and_are_known_again(tmp_path: Path, text: str, apart: tuple[str, str]) -> None:
    path = tmp_path / "book.txt"
    assert "2 new or changed" in take(path, text)
    both = ids()
    assert len(both) == 2
    assert id_with(apart[0]) != id_with(apart[1])
    assert "0 new or changed" in take(path, text)
    assert ids() == both


def test_who_says_the_same_is_there_once(tmp_path: Path) -> None:
    said = take(tmp_path / "book.csv", GOOGLE_HEADER + ELDER + YOUNGER + ELDER)
    assert "2 contacts of google, 2 new or changed" in said
    assert len(ids()) == 2


def test_neither_order_nor_other_lines_make_one_the_other(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    take(path, GOOGLE_HEADER + ELDER + YOUNGER)
    elder, younger = id_with("0177"), id_with("0188")
    assert "1 new or changed" in take(path, GOOGLE_HEADER + OTHER + YOUNGER + ELDER)
    assert (id_with("0177"), id_with("0188")) == (elder, younger)


def test_a_namesake_who_is_alone_by_now_stays_who_he_is(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    take(path, GOOGLE_HEADER + ELDER + YOUNGER)
    elder, younger = id_with("0177"), id_with("0188")
    take(path, GOOGLE_HEADER + YOUNGER.replace("1980-03-04", "1980-03-05"))
    assert (id_with("0177"), id_with("0188")) == (elder, younger)


def test_a_namesake_who_comes_first_in_a_newer_file_is_new(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    take(path, GOOGLE_HEADER + ELDER)
    elder = id_with("0177")
    take(path, GOOGLE_HEADER + YOUNGER + ELDER)
    assert id_with("0177") == elder
    assert id_with("0188") != elder


def test_a_forgotten_namesake_takes_nobody_along(tmp_path: Path) -> None:
    path = tmp_path / "book.vcf"
    take(path, ANNAS)
    stays = id_with("Florist")
    result = CliRunner().invoke(cli, ["forget", id_with("Director"), "--yes"])
    assert result.exit_code == 0, result.output
    assert "left out because you forgot" in take(path, ANNAS)
    assert ids() == [stays]
