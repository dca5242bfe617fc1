// Single-key commands; none is active while typing, and Settings switches them all off.
const GO = { c: "/", k: "/search?kind=quotes", a: "/actors", p: "/pairs", h: "/", t: "/review" };

export function startKeys({ drawer, layers }) {
  let going = false;
  const typing = (element) => element.closest?.("input, textarea, select, [contenteditable]");
  const stops = () => [...document.querySelectorAll("main a.fact, main a.item")].filter((link) => link.offsetParent);
  const move = (step) => {
    const list = stops();
    if (!list.length) return;
    const place = list.indexOf(document.activeElement);
    const next = list[place < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, place + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const evidence = () => {
    const here = document.activeElement?.closest?.("tr, li, .card, .wordings > div") || document.querySelector("main");
    const link = document.activeElement?.matches?.("a.fact") ? document.activeElement : here.querySelector("a.fact");
    link?.click();
  };
  const press = (name) => document.querySelector(`[data-key="${name}"]`)?.click();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { if (!drawer.close()) document.activeElement?.blur(); return; }
    if (typing(event.target)) return;
    const key = event.key;
    if (going) {
      going = false;
      if (GO[key]) { event.preventDefault(); location.href = GO[key]; }
      return;
    }
    const review = document.querySelector("[data-review]");
    const actions = {
      "/": () => document.querySelector("input[name=q]")?.focus(),
      "?": () => { location.href = "/help"; },
      j: () => move(1), k: () => move(-1),
      o: () => document.activeElement?.click?.(),
      e: evidence, g: () => { going = true; }, b: layers.raw,
      c: () => press("c"), s: () => press("s"), x: () => press("x"), m: () => press("m"), u: () => press("u"), r: () => press("r"),
    };
    if (/^[1-6]$/.test(key)) { event.preventDefault(); if (review) press(key); else layers.toggle(Number(key)); return; }
    if (actions[key]) { event.preventDefault(); actions[key](); }
  });
}
