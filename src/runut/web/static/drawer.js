// The evidence drawer: htmx puts the exact words into it; Escape closes it and gives the focus back.
export function startDrawer(drawer) {
  let opener = null;
  const close = () => {
    if (!drawer || drawer.hidden) return false;
    drawer.hidden = true;
    opener?.focus();
    opener = null;
    return true;
  };
  if (!drawer) return { close, isOpen: () => false };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.fact");
    if (link && !drawer.contains(link)) opener = link;
    if (event.target.closest?.("[data-close]")) { event.preventDefault(); close(); }
  }, true);
  document.addEventListener("htmx:after:swap", () => {
    if (drawer.textContent.trim() && opener) {
      drawer.hidden = false;
      drawer.querySelector("h2")?.focus();
    }
  });
  return { close, isOpen: () => !drawer.hidden };
}
