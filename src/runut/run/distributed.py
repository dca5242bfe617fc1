"""The same steps on an existing distributed engine: Daft on one machine, Daft over Ray on many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from runut import linking
from runut.errors import MissingExtra, UsageError
from runut.linking.components import components
from runut.model import Links
from runut.run.linking import COMMON
from runut.run.shards import Shard, do_shard, finished, parts, plan

ENGINES = ("loop", "daft", "ray")
"""A plain loop; Daft's native runner on this machine; Daft over a Ray cluster (RAY_ADDRESS, else a local one)."""

LINKED = "links"
"""The folder of what was concluded across articles: one row for each connected set of articles."""

_ID = 10  # letters of an article's id (model/identity.py)

_features = msgspec.msgpack.Decoder(linking.Features)
_edges = msgspec.msgpack.Decoder(list[linking.Edge])
_encoder = msgspec.msgpack.Encoder()


def run(dumps: Sequence[str], out: Path, *, engine: str = "daft") -> Iterator[tuple[str, int]]:
    """Read `dumps` into Parquet tables in `out`, then link them; yields (stage, how many) as work is finished.

    Shards that an earlier run finished are skipped. Raises UsageError for an unknown engine, MissingExtra when
    it is not installed.
    """
    if engine not in ENGINES:
        raise UsageError(f"no engine {engine!r}", remedy=f"engines: {', '.join(ENGINES)}")
    out.mkdir(parents=True, exist_ok=True)
    todo = [shard for shard in plan(dumps) if not finished(shard, out)]
    if engine == "loop":
        for shard in todo:
            yield "shards", do_shard(shard, str(out))
        yield "neighbourhoods", link_here(out)
        return
    daft = _daft(engine)
    if todo:
        for count in _map_shards(daft, todo, out):
            yield "shards", count
    yield "neighbourhoods", _link(daft, out)


def _daft(engine: str) -> Any:
    # Neither engine may call home.
    os.environ.update({"DO_NOT_TRACK": "1", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"})
    try:
        import daft
    except ImportError as error:
        raise MissingExtra("daft", extra="scale") from error
    if engine == "ray":
        daft.set_runner_ray(address=os.environ.get("RAY_ADDRESS"), noop_if_initialized=True)
    else:
        daft.set_runner_native()
    return daft


def _map_shards(daft: Any, todo: list[Shard], out: Path) -> Iterator[int]:
    shards = [msgspec.json.encode(shard).decode() for shard in todo]
    folder = str(out.resolve())

    def do(shard: str) -> int:
        return do_shard(msgspec.json.decode(shard, type=Shard), folder)

    # A process of its own for each worker: reading is Python and would wait for the interpreter's lock.
    step = daft.func(do, return_dtype=daft.DataType.int64(), use_process=True)
    frame = daft.from_pydict({"shard": shards})
    if daft.get_or_infer_runner_type() == "ray":
        frame = frame.into_partitions(len(shards))
    for row in frame.with_column("articles", step(daft.col("shard"))).iter_rows():
        yield int(row["articles"])


def _link(daft: Any, out: Path) -> int:
    """Link on the engine: keys meet in a group-by, pairs are compared in a join, neighbourhoods resolved in a map."""
    col = daft.col
    keys = daft.read_parquet([str(path) for path in parts(out, "keys")])
    features = daft.read_parquet([str(path) for path in parts(out, "features")])

    met = keys.distinct().groupby("key").agg(col("article").list_agg().alias("articles"))
    met = met.where(col("articles").list_count().between(2, COMMON))
    binary, text = daft.DataType.binary(), daft.DataType.list(daft.DataType.string())
    pairs = met.with_column("pair", daft.func(pairs_of, return_dtype=text)(col("articles"))).explode("pair")
    shared = pairs.groupby("pair").agg(col("key").list_agg().alias("keys"))
    worth = daft.func(_worth, return_dtype=daft.DataType.bool())
    shared = shared.where(worth(col("keys")))
    ends = {"a": col("pair").left(_ID), "b": col("pair").right(_ID)}
    shared = shared.with_columns(ends)
    left = features.select(col("article").alias("a"), col("data").alias("left"))
    right = features.select(col("article").alias("b"), col("data").alias("right"))
    compared = shared.select("a", "b").join(left, on="a").join(right, on="b")
    compare = daft.func(_compare, return_dtype=binary)
    edges = compared.select("a", "b", compare(col("left"), col("right")).alias("edges")).to_pydict()

    # Which articles hang together is a union-find over short ids: a hundred million pairs fit in one machine.
    found = {pair: _edges.decode(data) for pair, data in zip(zip(edges["a"], edges["b"]), edges["edges"], strict=True)}  # noqa: B905 - a and b are columns of one frame
    names = features.select("article").to_pydict()["article"]
    groups = _groups(names, found)
    of = {name: group[0] for group in groups for name in group}
    by_group: dict[str, list[linking.Edge]] = {}
    for (a, _), some in found.items():
        by_group.setdefault(of[a], []).extend(some)
    where = daft.from_pydict({"article": list(of), "first": list(of.values())})
    held = daft.from_pydict(
        {
            "first": [group[0] for group in groups],
            "edges": [_encoder.encode(by_group.get(group[0], [])) for group in groups],
        }
    )
    sets = features.join(where, on="article").groupby("first").agg(col("data").list_agg().alias("features"))
    resolve = daft.func(_resolve, return_dtype=binary)
    resolved = sets.join(held, on="first").select("first", resolve(col("features"), col("edges")).alias("links"))
    rows = resolved.sort("first").to_pydict()
    _write(out, rows["first"], rows["links"])
    return len(rows["first"])


def link_here(out: Path) -> int:
    """The same linking in this process, without an engine."""
    import pyarrow.parquet as pq

    every = [
        _features.decode(data)
        for path in parts(out, "features")
        for data in pq.read_table(path, columns=["data"])["data"].to_pylist()
    ]
    unique = {item.article: item for item in _once(every)}
    index = linking.Index()
    found: dict[tuple[str, str], list[linking.Edge]] = {}
    for name in sorted(unique):
        for edge in linking.edges(unique[name], index.add(unique[name])):
            found.setdefault((edge.left, edge.right), []).append(edge)
    firsts, links = [], []
    for group in _groups(sorted(unique), found):
        members = set(group)
        inside = [edge for pair, some in found.items() if pair[0] in members for edge in some]
        firsts.append(group[0])
        links.append(_encoder.encode(linking.resolve([unique[name] for name in group], inside)))
    _write(out, firsts, links)
    return len(firsts)


def _groups(names: Iterable[str], found: dict[tuple[str, str], list[linking.Edge]]) -> list[list[str]]:
    joining = [pair for pair, some in found.items() if any(edge.kind in linking.JOINING for edge in some)]
    return components(sorted(set(names)), joining)


def pairs_of(articles: list[str]) -> list[str]:
    """Every two of some articles, each pair as "a b" with a before b."""
    names = sorted(set(articles))
    return [f"{one} {two}" for at, one in enumerate(names) for two in names[at + 1 :]]


def _worth(keys: list[str]) -> bool:
    return linking.worth_comparing(tuple(keys))


def _compare(left: bytes, right: bytes) -> bytes:
    return _encoder.encode(linking.edges(_features.decode(left), [_features.decode(right)]))


def _resolve(features: list[bytes], edges: bytes) -> bytes:
    members = _once(_features.decode(data) for data in features)
    return _encoder.encode(linking.resolve(members, _edges.decode(edges)))


def _once(features: Iterable[linking.Features]) -> list[linking.Features]:
    """Each article once, in order; one that came from two places goes under the smaller name, as in a record."""
    ordered = sorted(features, key=lambda item: (item.article, item.source), reverse=True)
    return sorted({item.article: item for item in ordered}.values(), key=lambda item: item.article)


def _write(out: Path, firsts: list[str], links: list[bytes]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    (out / LINKED).mkdir(exist_ok=True)
    draft = out / LINKED / ".links.draft"
    order = sorted(range(len(firsts)), key=lambda n: firsts[n])
    table = pa.table({"first": [firsts[n] for n in order], "links": [links[n] for n in order]})
    pq.write_table(table, draft, compression="zstd")
    draft.replace(out / LINKED / "links.parquet")


def linked(out: Path) -> Iterator[Links]:
    """What was concluded across articles, one value for each connected set."""
    import pyarrow.parquet as pq

    for data in pq.read_table(out / LINKED / "links.parquet")["links"].to_pylist():
        yield msgspec.msgpack.decode(data, type=Links)
