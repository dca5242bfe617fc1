"""The documentation is true: its code runs, its references match the program, its links lead somewhere."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import shlex
import shutil
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from runut.analysis import EXTRACTORS
from runut.cli.main import COMMANDS, cli
from runut.settings import Settings
from runut.view.export import EXPORTS, TABLES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FENCE = re.compile(r"(<!-- not run: [^>]+-->\n)?```(sh|python)\n(.*?)```", re.DOTALL)
WITH_CODE = sorted(path for path in DOCS.rglob("*.md") if FENCE.search(path.read_text(encoding="utf-8")))
READY = [path for path in WITH_CODE if path.parent.name == "howto" or path.name == "tutorial.md"]


def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", DOCS / "reference" / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample pages and a record of them."""
    place = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "samples", place / "samples")
    with contextlib.chdir(place):
        status, _ = runut(["add", "-r", "arsip.runut", "samples"])
    assert status == 4  # two sample pages cannot be used, on purpose
    return place


def runut(arguments: list[str]) -> tuple[int, bytes]:
    """The exit status and the output of one call, made in this process: a new one for each would take minutes."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        status = cli.main(arguments, prog_name="runut", standalone_mode=False)
    return status or 0, out.buffer.getvalue()


def run_shell(code: str) -> None:
    """Run lines of `runut ...`, with `> FILE` and wild cards, as a shell would."""
    for line in code.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if not words:
            continue
        assert words[0] == "runut", f"not a command of ours: {line}"
        target = None
        if ">" in words:
            words, target = words[: words.index(">")], words[words.index(">") + 1]
        arguments = [
            found for word in words[1:] for found in (sorted(map(str, Path().glob(word))) if "*" in word else [word])
        ]
        status, output = runut(arguments)
        assert status == 0, line
        if target:
            Path(target).write_bytes(output)


@pytest.mark.parametrize("page", READY, ids=lambda path: path.name)
def test_the_code_of_a_page_runs(page: Path, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "samples", tmp_path / "samples")
    if page.name != "tutorial.md":  # the tutorial makes its own
        shutil.copy2(folder / "arsip.runut", tmp_path / "arsip.runut")
    names: dict[str, object] = {}
    ran = 0
    with contextlib.chdir(tmp_path):
        for not_run, language, code in FENCE.findall(page.read_text(encoding="utf-8")):
            if not_run:
                continue
            if language == "sh":
                run_shell(code)
            else:
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(code, page.name, "exec"), names)
            ran += 1
    assert ran


REFERENCES = (
    "commands.md",
    "settings.md",
    "record.md",
    "exports.md",
    "api.md",
    "library.md",
    "mcp.md",
    "extractors.md",
)


@pytest.mark.parametrize("name", REFERENCES)
def test_a_reference_page_says_what_the_program_says(name: str) -> None:
    module = build()
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert set(module.PAGES) == {path.name for path in (DOCS / "reference").glob("*.md")}
    assert written == module.NOTE + module.PAGES[name](), "renew it with: python docs/reference/build.py"


def test_every_command_setting_export_and_table_is_documented() -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "reference").glob("*.md")}
    for name in COMMANDS:
        assert f"\n## {name}\n" in pages["commands.md"]
    for name in Settings.__struct_fields__:
        assert f"`{name}`" in pages["settings.md"]
    for export in EXPORTS:
        assert f"`{export.name}`" in pages["exports.md"]
    for table in TABLES:
        assert f"\n## {table.name}\n" in pages["exports.md"]
    schema = (ROOT / "src/runut/record/schema.sql").read_text(encoding="utf-8")
    for table_name in re.findall(r"CREATE TABLE (\w+)", schema):
        assert f"\n## {table_name}\n" in pages["record.md"]


def test_every_extractor_is_documented() -> None:
    text = (DOCS / "reference" / "extractors.md").read_text(encoding="utf-8")
    for extractor in EXTRACTORS:
        assert f"`{extractor.name}`" in text, extractor.name


def test_every_link_inside_the_docs_leads_to_a_page() -> None:
    for path in DOCS.rglob("*.md"):
        text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+\.md)", text):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_site_lists_only_pages_that_are_there() -> None:
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    pages = re.findall(r"[\w/-]+\.md", str(config["nav"]))
    assert len(pages) == len(set(pages))
    for page in pages:
        assert (DOCS / page).exists(), page


def test_the_exports_of_the_documentation_are_all_exports() -> None:
    used = {name for path in READY for name in re.findall(r"runut export (\w[\w-]*)", path.read_text(encoding="utf-8"))}
    assert used <= {export.name for export in EXPORTS}
