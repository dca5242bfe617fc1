"""Office holders from a CSV: roles, countries, and a reason for every row that is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.errors import CollectingError
from runut.gazetteer.importing import import_actors, rows_of
from runut.gazetteer.tables import rows

CSV = """person,personID,position,country,start,end
Sergei Lavrov,Q58217,Minister of Foreign Affairs,Rusia,2004-03-09,
Astrid Fjellheim,Q1,Prime Minister,NO,2031-01-01,2033
Q77,,President,NO,2031-01-01,
Olav Bakke,,President,,2031-01-01,
Liv Bakke,,Governor of Oslo,NO,1.1.2031,
"""


def test_rows_become_terms_and_people(tmp_path: Path):
    file = tmp_path / "holders.csv"
    file.write_text(CSV, encoding="utf-8")
    found = import_actors(file, until="2031-06-01")
    assert [(term.person, term.role, term.office) for term in found.terms] == [
        ("Sergey Lavrov", "foreign-minister", "Minister of Foreign Affairs of Russia"),
        ("Astrid Fjellheim", "head-of-government", "Prime Minister of Norway"),
    ]
    assert found.terms[0].until == "2031-06-01"
    assert found.people == (("Q1", "Astrid Fjellheim", "NO"),)
    assert [line for line, _ in found.left_out] == [4, 5, 6]
    width = len(rows("offices_by_hand")[0])
    assert all(line.count("\t") == width - 1 for line in rows_of(found))


def test_a_file_without_its_columns_is_refused(tmp_path: Path):
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(CollectingError, match="columns"):
        import_actors(file)
