"""What an address book cannot have meant, or says in part only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import cli

WHOLE = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Mara Lindqvist\nEMAIL:mara@northwind.example\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Otto Brandt\nTITLE:Baker\nTEL:+49 30 901820\n"
    "EMAIL:otto@brandt.example\nEND:VCARD\n"
)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_NOW", "2026-11-27T09:00:00+00:00")


def take(path: Path, text: str) -> Result:
    path.write_text(text)
    return CliRunner().invoke(cli, ["import", str(path)])


def contacts() -> dict[str, dict[str, Any]]:
    lines = CliRunner().invoke(cli, ["contacts", "--json"]).stdout.splitlines()
    return {found["name"]["full"]: found for found in map(json.loads, lines)}


class TestAFileThatIsCutOff:
    def test_the_last_contact_is_taken_as_far_as_it_goes(self, tmp_path: Path) -> None:
        path = tmp_path / "cut.vcf"
        result = take(path, WHOLE[: WHOLE.index("brandt.example")])
        assert result.exit_code == 0, result.output
        assert f"{path}: ends within a contact" in result.stderr
        found = contacts()
        assert set(found) == {"Mara Lindqvist", "Otto Brandt"}
        assert [p["number"] for p in found["Otto Brandt"]["phones"]] == ["+4930901820"]
        # Half an address is none.
        assert not found["Otto Brandt"]["emails"]

    @pytest.mark.parametrize("lacking", ["END:VCARD\n", "VCARD\n", "\n"])
    def test_only_its_end_may_be_missing(self, tmp_path: Path, lacking: str) -> None:
        result = take(tmp_path / "cut.vcf", WHOLE.removesuffix(lacking))
        assert result.exit_code == 0, result.output
        assert ("ends within a contact" in result.stderr) == (lacking != "\n")
        assert [e["address"] for e in contacts()["Otto Brandt"]["emails"]] == [
            "otto@brandt.example"
        ]

    def test_a_card_without_its_end_within_the_file_is_taken_too(self, tmp_path: Path) -> None:
        result = take(tmp_path / "cut.vcf", WHOLE.replace("END:VCARD\n", "", 1))
        assert "ends within a contact" not in result.stderr
        assert set(contacts()) == {"Mara Lindqvist", "Otto Brandt"}

    def test_an_agent_s_card_takes_nothing_from_its_principal_s(self, tmp_path: Path) -> None:
        agent = "AGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Ines Rocha\nEND:VCARD\nEMAIL:mara"
        take(tmp_path / "agent.vcf", WHOLE.replace("EMAIL:mara", agent))
        found = contacts()
        assert set(found) == {"Mara Lindqvist", "Otto Brandt", "Ines Rocha"}
        assert found["Mara Lindqvist"]["emails"]


class TestADayThatHasNotCome:
    def test_in_our_table_is_named_and_changes_nothing(self, tmp_path: Path) -> None:
        header = "name,given_name,family_name,native_name,event,met_on,met_at\n"
        rows = "Mara Lindqvist,Mara,Lindqvist,,Fair,2026-11-27,\nOtto Brandt,Otto,Brandt,,Fair,"
        result = take(tmp_path / "table.csv", f"{header}{rows}2026-11-28,\n")
        assert result.exit_code != 0
        assert "contact 2 of the table: met_on 2026-11-28: has not come yet" in result.stderr
        assert not contacts()
        assert take(tmp_path / "table.csv", f"{header}{rows}2026-11-27,\n").exit_code == 0

    def test_in_a_note_is_no_meeting(self, tmp_path: Path) -> None:
        note = "NOTE:Met: Fair\\, 2026-11-28\\nsings\nEND:VCARD"
        take(tmp_path / "book.vcf", WHOLE.replace("END:VCARD", note))
        mara = contacts()["Mara Lindqvist"]
        assert mara["met"] == {"event": None, "date": None, "place": None}
        assert mara["notes"] == "Met: Fair, 2026-11-28\nsings"
