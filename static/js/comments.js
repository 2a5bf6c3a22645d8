/* After more comments came: the keyboard goes on where they begin. */

let last = null;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const more = detail.target?.closest?.(".comments__more");
  last = more?.contains(document.activeElement) ? more.previousElementSibling : null;
});

document.addEventListener("htmx:afterSettle", () => {
  last?.nextElementSibling?.querySelector("a")?.focus();
  last = null;
});
