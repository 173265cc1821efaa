/* The case page: zoom, dialogs that close on the way to a field, and a dialog that a fault opens again. */
(() => {
  const drawing = document.querySelector(".scan .view svg");
  const size = [[1, "zoom-1"], [1.25, "zoom-2"], [1.6, "zoom-3"], [2, "zoom-4"], [2.5, "zoom-5"]];
  let step = 0;
  for (const button of document.querySelectorAll("[data-zoom]"))
    button.addEventListener("click", () => {
      if (!drawing) return;
      drawing.classList.remove(size[step][1]);
      step = Math.min(size.length - 1, Math.max(0, step + (button.dataset.zoom > 1 ? 1 : -1)));
      drawing.classList.add(size[step][1]);
    });

  document.addEventListener("click", (e) => {
    const link = e.target.closest("[data-shut]");
    if (!link) return;
    link.closest("dialog")?.close();
    document.querySelector(link.hash)?.querySelector("button, a")?.focus();
  });

  // After a value was judged the next one waits under the same key.
  if (location.hash === "#fields") document.querySelector(".row .do button")?.focus();

  // A field that can't take a confirmation again, or a decision that was refused: show its place at once.
  const summary = document.querySelector(".error-summary a[href^='#d-']");
  const refused = summary && document.querySelector(summary.hash);
  refused?.showModal?.();
})();
