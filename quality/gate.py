"""Hold the measured scores against their floors: a floor rises quietly and falls only loudly.

usage: python quality/gate.py [--raise]

Floors stand in quality/floors.d/*.toml as [[floor]] rows with a name and a value: "dev <row>" is a row of the
page scorer over the 33 development pages, "across <row>" a row of the cross-page scorer over the same pages.
Exit status 1 when a score lies below its floor. --raise writes every floor that the scores have left behind by
more than two hundredths up to just under them; lowering one is an edit by hand that a reviewer sees.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "quality" / "floors.d"
RUNUT = [sys.executable, "-m", "runut"]
SLACK = 0.01  # a raised floor stays this far under the score, so that a harmless change does not break the build


def floors() -> dict[str, float]:
    """Every floor by name."""
    found: dict[str, float] = {}
    for path in sorted(FLOORS.glob("*.toml")):
        for row in tomllib.loads(path.read_text("utf-8")).get("floor", []):
            assert row["name"] not in found, f"{row['name']} stands twice"
            found[row["name"]] = row["value"]
    return found


def _figures(path: Path) -> dict[str, float]:
    rows = json.loads(path.read_text("utf-8"))
    return {name: row["f1"] if "f1" in row else row["acc"] for name, row in rows.items()}


def measure() -> dict[str, float]:
    """Every score that can be measured here, by the names that floors use."""
    dev = SHARED / "gold" / "dev"
    pages = sorted(str(path) for path in dev.glob("*.txt"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "dev.jsonl").open("wb") as out:
            subprocess.run([*RUNUT, "read", "--jsonl", *pages], stdout=out, check=True)
        score = [sys.executable, str(SHARED / "score" / "score.py"), str(dev), str(folder / "dev.jsonl")]
        subprocess.run([*score, "--json", str(folder / "dev.json")], check=True, stdout=subprocess.DEVNULL)
        record = str(folder / "dev.runut")
        subprocess.run([*RUNUT, "add", *pages, "-r", record], check=True, capture_output=True)
        runut = folder / "runut"
        runut.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m runut "$@"\n')
        runut.chmod(0o755)
        score = [sys.executable, str(SHARED / "score" / "score_across.py"), str(dev), record, "--runut", str(runut)]
        subprocess.run([*score, "--json", str(folder / "across.json")], check=True, stdout=subprocess.DEVNULL)
        across = _figures(folder / "across.json")
        return {
            **{f"dev {row}": value for row, value in _figures(folder / "dev.json").items()},
            **{f"across {row}": value for row, value in across.items()},
        }


def lift(scores: dict[str, float]) -> None:
    """Raise the floors that the scores have left behind."""
    for path in sorted(FLOORS.glob("*.toml")):
        text = path.read_text("utf-8")

        def higher(match: re.Match[str]) -> str:
            score, floor = scores.get(match[2]), float(match[4])
            if score is None or score - floor <= 2 * SLACK:
                return match[0]
            return f"{match[1]}{match[2]}{match[3]}{score - SLACK:.3f}"

        path.write_text(re.sub(r'(name\s*=\s*")([^"]+)("\s*\n?\s*value\s*=\s*)([0-9.]+)', higher, text), "utf-8")


def main() -> int:
    if not (SHARED / "gold" / "dev").is_dir():
        print("gate: no answer keys beside this checkout; nothing was measured")
        return 0
    scores, fallen = measure(), 0
    for name, floor in sorted(floors().items()):
        if name not in scores:
            print(f"elsewhere  {name:<34} floor {floor:.3f}  (see quality/)")
            continue
        fell = scores[name] < floor
        fallen += fell
        print(f"{'FELL' if fell else 'holds':<10} {name:<34} floor {floor:.3f}  score {scores[name]:.3f}")
    if "--raise" in sys.argv:
        lift(scores)
    print(f"gate: {fallen} scores below their floor")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
