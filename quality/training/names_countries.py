"""Makes src/runut/gazetteer/countries.tsv from CLDR (the Babel package), a Factbook table and the additions below.

    python quality/training/names_countries.py COUNTRIES_TSV OFFICE_HOLDERS_CSV

COUNTRIES_TSV is the CC0 Factbook extract (iso2, country, capital, adjective), OFFICE_HOLDERS_CSV a Wikidata export
with the columns country and countryLabel. The table is mended by hand afterwards: run this only to begin anew.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from babel import Locale
from names_capitals import ADJECTIVES, CAPITALS, OLD

OUT = Path(__file__).resolve().parents[2] / "src/runut/gazetteer/countries.tsv"

# What news writes and CLDR does not hold; a name that reads as a word of its own is left out ("Chad" is no word).
FORMS = {
    "AE": "UEA|PEA|Uni Arab Emirat|Emirat Arab|UAE|Emirates|Persatuan Emirat Arab",
    "AF": "Afghanistan",
    "BA": "Bosnia-Herzegovina|Bosnia Herzegovina|Bosnia and Herzegovina|Bosnia",
    "BN": "Brunei Darussalam",
    "CD": "Republik Demokratik Kongo|RD Kongo|RDK|Kongo|DR Congo|DRC|Democratic Republic of the Congo|Congo",
    "CG": "Republik Kongo|Republic of the Congo|Kongo-Brazzaville",
    "CI": "Pantai Gading|Ivory Coast|Cote d'Ivoire",
    "CL": "Chili|Chile",
    "CN": "China|Cina|RRC|RRT|RRChina|Republik Rakyat China|Republik Rakyat Tiongkok|Tiongkok"
    "|Republik Rakyat Cina|People's Republic of China|PRC",
    "CO": "Columbia Selatan",
    "CZ": "Republik Ceko|Cheko|Czech Republic|Ceska",
    "DK": "Denmark",
    "DO": "Dominican Republic",
    "ES": "Spanyol",
    "ET": "Ethiopia",
    "FR": "Perancis",
    "GB": "Inggris|Britania Raya|Britania|UK|Britain|Great Britain|Kerajaan Inggris|Kerajaan Bersatu|U.K.",
    "GQ": "Guinea Khatulistiwa",
    "HK": "Hong Kong|Hongkong",
    "HU": "Hongaria",
    "ID": "RI|NKRI|Republik Indonesia",
    "IN": "India",
    "IR": "Republik Islam Iran|Republik Islam|Islamic Republic of Iran|Islamic Republic|Negeri Para Mullah",
    "IL": "Negara Yahudi",
    "IQ": "Iraq",
    "JP": "Negeri Sakura",
    "KG": "Kirgistan|Kyrgyzstan",
    "KH": "Cambodia|Kambodia",
    "KP": "Korut|DPRK|Republik Rakyat Demokratik Korea|N. Korea|NKorea",
    "KR": "Korsel|Republik Korea|ROK|S. Korea|Republic of Korea",
    "KZ": "Kazakstan",
    "LA": "Laos",
    "LB": "Libanon",
    "LR": "Liberia",
    "LT": "Lithuania",
    "LV": "Latvia",
    "MA": "Maroko|Morocco",
    "MM": "Myanmar|Burma|Birma",
    "MO": "Makau|Macau|Macao",
    "MY": "Malaysia",
    "NL": "Nederland|Holland|Negeri Kincir Angin",
    "NZ": "Selandia Baru|New Zealand",
    "PG": "PNG|Papua Nugini",
    "PH": "Filipina|the Philippines",
    "PS": "Palestina|Palestine|Wilayah Palestina|State of Palestine|Palestinian Territories",
    "RU": "Federasi Rusia|Russian Federation|Negeri Beruang Merah",
    "SA": "Saudi|Saudi Arabia|Kerajaan Saudi|Kerajaan Arab Saudi|KSA",
    "SU": "Uni Soviet|Soviet|Soviet Union|USSR|Uni Sovyet",
    "SY": "Syria|Syiria",
    "SZ": "Eswatini|Swaziland",
    "TL": "Timor-Leste|Timor Timur|East Timor",
    "TR": "Turki|Turkiye|Türkiye|Turkey|Republik Turki",
    "TW": "Republic of China",
    "US": "AS|A.S.|Amerika|Negeri Paman Sam|Paman Sam|USA|U.S.|US|America|United States of America|the States",
    "UZ": "Uzbekistan",
    "VA": "Vatikan|Takhta Suci|Tahta Suci|the Vatican|Vatican|Holy See",
    "VE": "Venezuela",
    "VN": "Viet Nam",
    "XK": "Kosovo",
    "YU": "Yugoslavia",
    "CS": "Cekoslowakia|Czechoslovakia",
    "DD": "Jerman Timur|East Germany",
    "MK": "Makedonia",
    "CV": "Cabo Verde",
    "DJ": "Djibouti",
    "EC": "Ecuador|Ekuador",
    "ER": "Eritrea",
    "FM": "Federasi Mikronesia",
    "KE": "Kenya",
    "MV": "Maladewa|Maldives",
    "NP": "Nepal",
    "TD": "Chad",
    "TH": "Negeri Gajah Putih",
    "UA": "Ukraine",
    "UG": "Uganda",
    "YE": "Yemen",
    "ZA": "Afsel|South Africa",
    "TZ": "Tanzania",
    "CF": "CAR",
    "BY": "Belarusia",
    "AU": "Negeri Kanguru",
    "CH": "Swiss|Switzerland|Konfederasi Swiss",
    "GE": "Georgia",
    "LY": "Libia",
    "QA": "Negara Qatar",
    "EG": "Egypt",
    "TM": "Turkmenistan",
    "MX": "Mexico",
    "SG": "Singapore|Negeri Singa",
}
NAMES = {
    "PS": "Palestine",
    "CZ": "Czech Republic",
    "TR": "Turkey",
    "HK": "Hong Kong",
    "MO": "Macau",
    "MM": "Myanmar",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "SU": "Soviet Union",
    "BA": "Bosnia and Herzegovina",
    "TL": "East Timor",
    "VA": "Vatican City",
    "YU": "Yugoslavia",
    "CS": "Czechoslovakia",
    "DD": "East Germany",
    "ST": "Sao Tome and Principe",
    "AG": "Antigua and Barbuda",
    "TT": "Trinidad and Tobago",
    "KN": "Saint Kitts and Nevis",
    "LC": "Saint Lucia",
    "VC": "Saint Vincent and the Grenadines",
}
NAMES_ID = {
    "PS": "Palestina",
    "CN": "China",
    "GB": "Inggris",
    "HK": "Hong Kong",
    "MO": "Makau",
    "MM": "Myanmar",
    "CD": "Republik Demokratik Kongo",
    "CG": "Republik Kongo",
    "CI": "Pantai Gading",
    "SU": "Uni Soviet",
    "CL": "Chile",
    "YU": "Yugoslavia",
    "CS": "Cekoslowakia",
    "DD": "Jerman Timur",
    "SZ": "Eswatini",
}
IDS = {
    "ME": "Q236",
    "BY": "Q184",
    "KI": "Q710",
    "NR": "Q697",
    "WS": "Q683",
    "VA": "Q237",
    "CH": "Q39",
    "HK": "Q8646",
    "MO": "Q14773",
    "GL": "Q223",
    "EH": "Q6250",
    "SU": "Q15180",
    "US": "Q30",
    "CD": "Q974",
    "CG": "Q971",
    "CZ": "Q213",
    "IE": "Q27",
    "CN": "Q148",
    "PS": "Q219060",
    "CI": "Q1008",
    "YU": "Q36704",
    "CS": "Q33946",
    "DD": "Q16957",
    "MM": "Q836",
    "TL": "Q574",
    "BS": "Q778",
    "GM": "Q1005",
    "CV": "Q1011",
    "FM": "Q702",
    "SZ": "Q1050",
    "TR": "Q43",
    "BA": "Q225",
    "ST": "Q1039",
    "KN": "Q763",
    "VC": "Q757",
    "MK": "Q221",
    "AQ": "Q51",
    "PR": "Q1183",
    "GU": "Q16635",
    "NC": "Q33788",
    "PF": "Q30971",
    "FK": "Q9648",
    "GI": "Q1410",
    "BM": "Q23635",
}


def main(factbook: Path, holders: Path) -> None:
    facts = {row["iso2"]: row for row in csv.DictReader(factbook.open(encoding="utf-8"), delimiter="\t") if row["iso2"]}
    english, indonesian = Locale("en").territories, Locale("id").territories
    by_name = {row["countryLabel"]: row["country"] for row in csv.DictReader(holders.open(encoding="utf-8"))}
    rows = []
    codes = [
        c
        for c in sorted(english)
        if re.fullmatch("[A-Z]{2}", c)
        and c
        not in {
            "EU",
            "EZ",
            "UN",
            "QO",
            "XA",
            "XB",
            "ZZ",
            "AC",
            "DG",
            "EA",
            "IC",
            "TA",
            "CP",
            "BV",
            "HM",
            "UM",
            "AQ",
            "CQ",
        }
    ]
    for code in [*codes, "SU", "YU", "CS", "DD"]:
        clean = lambda s: s.replace("&", "and").replace("’", "'").replace("St. ", "Saint ")  # noqa: E731
        name = NAMES.get(code) or clean(english[code])
        name_id = NAMES_ID.get(code) or clean(indonesian[code]).replace(" and ", " dan ")
        forms = [name, name_id]
        for form in FORMS.get(code, "").split("|"):
            if form and form not in forms:
                forms.append(form)
        fact = facts.get(code, {})
        for extra in (clean(english.get(code, "")), fact.get("country", "")):
            if extra and extra not in forms and not re.search(r"[(),]| - |SAR", extra):
                forms.append(extra)
        forms = list(dict.fromkeys(form for form in forms if form))
        capital = CAPITALS.get(code) or re.split(r"[(;,]", fact.get("capital", ""))[0].strip()
        if capital.startswith("no official") or code in {"SG", "DJ", "MC", "SM", "LU", "PA", "GT", "GI", "HK"}:
            capital = ""
        raw = re.sub(r"\(.*?\)", "", fact.get("adjective", ""))
        adjective = (
            ADJECTIVES.get(code, OLD.get(code))
            if code in ADJECTIVES or code in OLD
            else "|".join(
                part.strip()
                for part in re.split(r"[;,/]| or ", raw)
                if part.strip() and part.strip() not in {"NA", "none"}
            )
        )
        qid = IDS.get(code) or by_name.get(name) or by_name.get(fact.get("country", "")) or ""
        rows.append([code, qid, name, name_id, "|".join(forms), capital, adjective or ""])
    head = (
        "# countries and territories: names from Unicode CLDR (Unicode licence) with what news writes added by hand;\n"
        "# capitals and adjectives from the CIA World Factbook (public domain); ids from Wikidata (CC0).\n"
        "# forms: every spelling that means this country, both languages;\n"
        "# capital: seat of government, canonical name first.\n"
    )
    text = (
        head + "code\tid\tname\tname_id\tforms\tcapital\tadjective\n" + "".join("\t".join(row) + "\n" for row in rows)
    )
    OUT.write_text(text, encoding="utf-8")
    print(len(rows), "countries,", sum(not r[1] for r in rows), "without id")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
