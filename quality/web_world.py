"""Draws static/vendor/world.svg from the world-atlas package's countries-110m.json (Natural Earth, public domain).

`python quality/web_world.py countries-110m.json` writes the outline that the map page lays its dots on.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src" / "runut" / "web" / "static" / "vendor" / "world.svg"
WIDTH, HEIGHT = 960, 480
FINE = 0.6  # points nearer than this to the last one change no pixel at the size shown


def project(point: tuple[float, float]) -> tuple[float, float]:
    return round((point[0] + 180) / 360 * WIDTH, 1), round((90 - point[1]) / 180 * HEIGHT, 1)


def arcs_of(atlas: dict) -> list[list[tuple[float, float]]]:
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    return arcs


def path_of(ring: list[int], arcs: list[list[tuple[float, float]]]) -> str:
    """One ring; where it jumps over the 180th meridian it is cut in two."""
    points: list[tuple[float, float]] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc if not points else arc[1:]
    pieces: list[list[tuple[float, float]]] = [[]]
    for point in map(project, points):
        piece = pieces[-1]
        if piece and abs(piece[-1][0] - point[0]) > WIDTH / 2:
            pieces.append([point])
        elif not piece or abs(piece[-1][0] - point[0]) + abs(piece[-1][1] - point[1]) >= FINE:
            piece.append(point)
    if len(pieces) > 1 and abs(pieces[0][0][0] - pieces[-1][-1][0]) < WIDTH / 2:
        pieces[0] = pieces.pop() + pieces[0]
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in piece) + "Z" for piece in pieces if len(piece) > 2)


def main(source: Path) -> None:
    atlas = json.loads(source.read_text(encoding="utf-8"))
    arcs = arcs_of(atlas)
    paths = []
    for country in atlas["objects"]["countries"]["geometries"]:
        if country["properties"].get("name") == "Antarctica":
            continue
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        paths.append("".join(path_of(ring, arcs) for polygon in polygons for ring in polygon))
    body = "".join(f'<path d="{path}"/>' for path in paths if path)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><g id="land">{body}</g></svg>\n'
    TARGET.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
