"""What is vendored is what its manifest says, with its licence, and weighs no more than the pages may."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "src" / "runut" / "web" / "static" / "vendor", ROOT / "tests" / "web" / "vendor")
FREE = ("0BSD", "ISC", "MIT", "BSD", "Apache-2.0")


@pytest.mark.parametrize("folder", FOLDERS, ids=["shipped", "tests"])
def test_the_manifest_tells_every_file(folder: Path) -> None:
    rows = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    told = {row["file"] for row in rows} | {row["licence_file"] for row in rows} | {"manifest.json"}
    assert {path.name for path in folder.iterdir()} == told
    for row in rows:
        assert hashlib.sha256((folder / row["file"]).read_bytes()).hexdigest() == row["sha256"], row["file"]
        assert row["version"]
        assert row["licence"].startswith(FREE) or "tests" in row["licence"]
        assert (folder / row["licence_file"]).stat().st_size > 100


def test_all_scripts_of_a_page_weigh_less_than_40_kB() -> None:
    static = FOLDERS[0].parent
    scripts = [*static.glob("*.js"), *FOLDERS[0].glob("*.js")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) < 40_000
