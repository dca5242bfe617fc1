// Lays overlapping layers over the text with the CSS Custom Highlight API, so that the text stays one clean node.
// Offsets come as code points; the browser counts UTF-16 units.
const NAMES = ["quotes", "speakers", "sources", "times", "places", "events"];

export function codePointIndex(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let place = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = Array.from(node.data).length;
    nodes.push({ node, start: place, end: place + length, plain: length === node.data.length });
    place += length;
  }
  return nodes;
}

function unitsIn(entry, points) {
  if (entry.plain) return points;
  let units = 0, seen = 0;
  for (const letter of entry.node.data) {
    if (seen === points) break;
    units += letter.length;
    seen += 1;
  }
  return units;
}

export function rangeOf(nodes, start, end) {
  const first = nodes.find((entry) => start >= entry.start && start < entry.end);
  const last = nodes.find((entry) => end > entry.start && end <= entry.end);
  if (!first || !last) return null;
  const range = new Range();
  range.setStart(first.node, unitsIn(first, start - first.start));
  range.setEnd(last.node, unitsIn(last, end - last.start));
  return range;
}

export function startHighlights(text) {
  const toggle = (number) => document.querySelector(`.layers [data-layer="${NAMES[number - 1]}"]`)?.click();
  const raw = () => document.querySelector("[data-tidy]")?.click();
  if (!text) return { toggle, raw };
  document.querySelector("[data-tidy]")?.addEventListener("click", (event) => {
    const tidy = text.classList.toggle("tidy");
    event.currentTarget.setAttribute("aria-pressed", String(tidy));
  });
  if (!globalThis.Highlight || !CSS.highlights) return { toggle, raw };
  const nodes = codePointIndex(text);
  const spans = JSON.parse(text.dataset.layers || "{}");
  for (const [order, name] of NAMES.entries()) {
    const ranges = (spans[name] || []).map(([start, end]) => rangeOf(nodes, start, end)).filter(Boolean);
    const layer = new Highlight(...ranges);
    layer.priority = order;
    const button = document.querySelector(`.layers [data-layer="${name}"]`);
    const show = () => button?.getAttribute("aria-pressed") === "false" ? CSS.highlights.delete(name) : CSS.highlights.set(name, layer);
    button?.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") === "false"));
      show();
    });
    show();
  }
  const here = /^#t=(\d+),(\d+)$/.exec(location.hash);
  if (here) {
    const range = rangeOf(nodes, Number(here[1]), Number(here[2]));
    if (range) {
      CSS.highlights.set("here", new Highlight(range));
      range.startContainer.parentElement.scrollIntoView({ block: "center" });
    }
  }
  return { toggle, raw };
}
