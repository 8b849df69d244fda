"""``kezdesu import-schedule``: looks without writing, and with ``--as`` takes the good rows."""

from __future__ import annotations

import json

import pytest

from kezdesu.common import clock
from kezdesu.config.commands import import_schedule
from kezdesu.people.models import Account
from kezdesu.schedule.models import Entry
from kezdesu.tables.models import TableImport
from tests.tables.factory import FILES, NOVEMBER, make_house

pytestmark = pytest.mark.django_db


def test_the_command_reads_and_with_a_clerk_takes(capsys: pytest.CaptureFixture[str]) -> None:
    file, body = str(FILES / "forty_rows.docx"), ("--body", "healthcare")
    with clock.at(NOVEMBER):
        house = make_house()
        assert import_schedule.main([file, *body, "--json"]) == 1
        rows = json.loads(capsys.readouterr().out)
        assert [row["row"] for row in rows if row["faults"]] == [6, 13, 19, 24, 32, 39]
        assert TableImport.objects.count() == 0
        email = Account.objects.get(pk=house.clerk.account_id).email
        assert import_schedule.main([file, *body, "--as", email]) == 1
        assert "34 good, 6 to mend" in capsys.readouterr().out
        assert Entry.objects.count() == 34
        assert import_schedule.main([str(FILES / "two_tables.docx"), *body]) == 2
        assert "--sheet" in capsys.readouterr().err
        assert import_schedule.main([file, "--body", "nobody"]) == 2
