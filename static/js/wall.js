/* Around endless scrolling: tells how many pictures came, keeps the keyboard's place, and ends it
   after some pages, when the link "More" leads on (browsers lay out only so many rows). */

const MOST_CARDS = 240;
const cards = (wall) => wall.querySelectorAll(".card").length;
let before = 0;
let hadFocus = false;

document.addEventListener("htmx:beforeRequest", (event) => {
  const more = event.target.closest(".more");
  if (!more) return;
  if (cards(more.parentElement) >= MOST_CARDS) event.preventDefault();
});

document.addEventListener("htmx:beforeSwap", ({ target, detail }) => {
  const more = detail.target?.closest?.(".more") ?? target.closest?.(".more");
  if (!more) return;
  before = cards(more.parentElement);
  hadFocus = more.contains(document.activeElement);
});

document.addEventListener("htmx:afterSettle", ({ target }) => {
  const wall = target.closest?.(".wall");
  if (!wall || !before) return;
  const all = wall.querySelectorAll(".card");
  document.getElementById("said").textContent = `${all.length - before} more pictures`;
  if (hadFocus) all[before]?.querySelector("a").focus();
  before = 0;
});
