"""The same record from a plain loop, from Daft on one machine, and from Daft over Ray with a worker killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runut.errors import UsageError
from runut.model import Links
from runut.record import open_record
from runut.run.adding import add
from runut.run.distributed import linked, run
from runut.run.intake import Stated
from runut.run.linking import link
from runut.run.loading import load

pytest.importorskip("pyarrow", reason='tables need pyarrow: pip install "runut[parquet]"')


def pages(folder: Path, count: int) -> str:
    folder.mkdir()
    for n in range(count):
        folder.joinpath(f"p{n:03}.txt").write_text(
            f"Presiden Iran Terima Utusan Rusia Ke-{n % 5}\n\n{1 + n % 5} Juni 2024, 09:0{n % 10} WIB\n\n"
            f"TEHERAN, KABAR CONTOH - Presiden Iran Masoud Pezeshkian menerima utusan Rusia di Teheran untuk "
            f"membahas berkas nomor {n % 5}, hari ke-{n % 5} perundingan.\n\n"
            f'"Berkas nomor {n % 5} kami sepakati," kata Pezeshkian dikutip dari IRNA. Halaman {n}.\n',
            encoding="utf-8",
        )
    folder.joinpath("zz-empty.txt").write_text("")
    return str(folder)


def concluded(path: Path) -> dict[str, list[str]]:
    with open_record(path) as record:
        tables = ("stories", "events", "utterances", "quotes", "mentions", "copies", "conflicts", "failures")
        columns = {"failures": "source, stage, reason"}
        return {
            name: sorted(map(repr, record.connection.execute(f"SELECT {columns.get(name, '*')} FROM {name}")))
            for name in tables
        }


def test_tables_make_the_same_record_as_adding(tmp_path: Path) -> None:
    dump = pages(tmp_path / "dump", 12)
    with open_record(tmp_path / "added.runut", "write") as record:
        list(add(record, [dump], Stated()))
        list(link(record))
    list(run([dump], tmp_path / "tables", engine="loop"))
    with open_record(tmp_path / "loaded.runut", "write") as record:
        list(load(record, tmp_path / "tables"))
        list(link(record))
        stories = sorted(story.id for story in record.stories())
        events = sorted(event.id for event in record.events())
    added, loaded = concluded(tmp_path / "added.runut"), concluded(tmp_path / "loaded.runut")
    added.pop("failures"), loaded.pop("failures")  # the names of folders differ in how they were listed
    assert loaded == added
    found = list(linked(tmp_path / "tables"))
    assert sorted(story.id for part in found for story in part.stories) == stories
    assert sorted(event.id for part in found for event in part.events) == events


def test_a_finished_shard_is_not_done_again_and_a_slice_can_be_loaded(tmp_path: Path) -> None:
    dump = pages(tmp_path / "dump", 6)
    assert [stage for stage, _ in run([dump], tmp_path / "tables", engine="loop")] == ["shards", "neighbourhoods"]
    assert [stage for stage, _ in run([dump], tmp_path / "tables", engine="loop")] == ["neighbourhoods"]
    with open_record(tmp_path / "slice.runut", "write") as record:
        ids = list(load(record, tmp_path / "tables", since="2024-06-02", until="2024-06-03"))
        assert {record.line(key).day for key in ids} == {"2024-06-02", "2024-06-03"}


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.runut", "write") as record, pytest.raises(UsageError, match="no tables"):
        list(load(record, tmp_path))


def _run(engine: str, dump: str, out: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "runut", "run", "--engine", engine, dump, "-o", str(out)]
    return subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)


def _links(out: Path) -> list[Links]:
    return list(linked(out))


@pytest.mark.long
@pytest.mark.timeout(600)
def test_daft_on_one_machine_gives_the_same(tmp_path: Path) -> None:
    pytest.importorskip("daft", reason='this engine needs daft: pip install "runut[scale]"')
    dump = pages(tmp_path / "dump", 30)
    list(run([dump], tmp_path / "loop", engine="loop"))
    assert _run("daft", dump, tmp_path / "daft", {}).wait() == 0
    assert _links(tmp_path / "daft") == _links(tmp_path / "loop")


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kill", [False, True], ids=["calm", "worker killed"])
@pytest.mark.filterwarnings("default")
def test_daft_over_ray_with_two_nodes_gives_the_same(tmp_path: Path, kill: bool) -> None:
    pytest.importorskip("daft", reason='this engine needs daft: pip install "runut[scale]"')
    pytest.importorskip("ray", reason='this engine needs ray: pip install "runut[scale]"')
    import psutil
    from ray.cluster_utils import Cluster

    dumps = [pages(tmp_path / f"dump{n}", 40) for n in range(4)]
    for n, dump in enumerate(dumps):  # four shards of different pages
        for path in Path(dump).glob("p*.txt"):
            path.write_text(path.read_text("utf-8").replace("Halaman", f"Bundel {n}, halaman"), "utf-8")
    list(run(dumps, tmp_path / "loop", engine="loop"))
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    try:
        cluster.add_node(num_cpus=1)
        out = tmp_path / "ray"
        command = [sys.executable, "-m", "runut", "run", "--engine", "ray", *dumps, "-o", str(out)]
        environment = {**os.environ, "RAY_ADDRESS": cluster.address, "RAY_USAGE_STATS_ENABLED": "0"}
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kill:
            deadline = time.monotonic() + 240
            victim = None
            while victim is None and time.monotonic() < deadline and process.poll() is None:
                time.sleep(0.2)
                started = list((out / "pages").glob(".*.draft")) + list((out / "articles").glob("*.parquet"))
                workers = [p for p in psutil.process_iter(["name", "cmdline"]) if _is_worker(p)]
                victim = next(iter(workers), None) if started else None
            assert victim is not None, "the run ended before a worker could be killed"
            victim.kill()
        assert process.wait(timeout=600) == 0
        assert _links(out) == _links(tmp_path / "loop")
    finally:
        cluster.shutdown()


def _is_worker(process: object) -> bool:
    """Whether a process does the work: Daft's actor on a node (Ray writes what a worker is over its command line).

    The one process that must live is the runner beside the driver, as Ray itself must.
    """
    line = " ".join(process.info["cmdline"] or [])  # type: ignore[attr-defined]
    return line.startswith("ray::") and "Swordfish" in line
