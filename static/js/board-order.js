/* Puts a board's posts in order: by dragging, by the buttons and by the arrow keys on them, without
   loading the page anew. Each move is sent at once, one after the other. */

import { draggable } from "./dragging.js";

const page = document.querySelector("[data-board-order]");
if (page) order(page);

function order(page) {
  const list = page.querySelector("[data-items]");
  const items = () => [...list.querySelectorAll("[data-item]")];
  let sent = Promise.resolve();

  document.documentElement.classList.add("has-script");
  draggable(list, "[data-item]", "[data-handle]", (item) => {
    const next = item.nextElementSibling;
    const above = item.previousElementSibling;
    /* At the foot of the page, others may follow on the next one. */
    send(item, next ? { before: next.dataset.item } : { after: above.dataset.item });
    moved(item);
  });
  list.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "move") return;
    const item = event.target.closest("[data-item]");
    const { value } = event.submitter;
    if (isAtEnd(item, value)) {
      event.preventDefault();
      moved(item);
    } else if (step(item, value)) {
      event.preventDefault();
      send(item, { move: value });
      event.submitter.focus();
    }
  });
  list.addEventListener("keydown", (event) => {
    const move = { ArrowUp: "earlier", ArrowDown: "later", Home: "first" }[event.key];
    const item = event.target.closest("button[name=move]") && event.target.closest("[data-item]");
    if (!move || !item || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    item.querySelector(`button[value="${move}"]`).click();
    event.target.focus();
  });

  function isAtEnd(item, move) {
    if (move === "later") return !item.nextElementSibling && !page.querySelector("[rel=next]");
    return !item.previousElementSibling && !location.search;
  }

  /* Gives whether it could be shown here; else the page comes anew. */
  function step(item, move) {
    const { previousElementSibling: above, nextElementSibling: below } = item;
    if (move === "earlier" && above) above.before(item);
    else if (move === "later" && below) below.after(item);
    else if (move === "first" && !location.search) list.prepend(item);
    else return false;
    moved(item);
    return true;
  }

  function moved(item) {
    document.getElementById("said").textContent =
      `Moved to place ${items().indexOf(item) + 1} of ${items().length}.`;
  }

  function send(item, what) {
    const body = new FormData(item.querySelector("form"));
    Object.entries(what).forEach(([name, value]) => body.set(name, value));
    sent = sent.then(async () => {
      const response = await fetch(location.href, { method: "POST", body, headers: { "HX-Request": "true" } });
      if (!response.ok) throw new Error(response.status);
    }).catch(() => location.reload());
  }
}
