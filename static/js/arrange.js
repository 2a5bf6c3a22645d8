/* The pictures of a Collection: sent one after the other, put in order, replaced and removed. */

import { arrivalIn } from "./arriving.js";
import { draggable } from "./dragging.js";
import { incoming } from "./incoming.js";

const FEWEST = 2;

const form = document.querySelector("[data-arrange]");
if (form) arrange(form);

function arrange(form) {
  const find = (name) => form.querySelector(`[data-${name}]`);
  const [list, missing, refusals] = ["pieces", "missing", "refusals"].map(find);
  const most = Number(form.dataset.most);
  const input = incoming(find("drop"), (files) => take(files));
  const pieces = () => [...list.querySelectorAll("[data-piece]")];
  const waiting = [];
  const arrivals = new Map();

  document.documentElement.classList.add("has-script");
  draggable(list, "[data-piece]", "[data-handle]", moved);
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=act]");
    if (!button) return;
    event.preventDefault();
    const piece = button.closest("[data-piece]");
    if (button.dataset.step) step(piece, Number(button.dataset.step), button);
    else remove(piece);
  });
  list.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-replace]") || !target.files.length) return;
    const [file] = target.files;
    target.value = "";
    send(file, target.closest("[data-piece]"));
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "act") return;
    const why = reasonToWait();
    missing.hidden = !why;
    missing.lastElementChild.textContent = why;
    if (!why) return;
    event.preventDefault();
    missing.scrollIntoView({ block: "nearest" });
    input.focus({ preventScroll: true });
  });
  renumber();

  function take(files) {
    refusals.replaceChildren();
    missing.hidden = true;
    const room = Math.max(0, most - list.children.length);
    files.slice(0, room).forEach((file) => send(file));
    const left = files.slice(room).map(({ name }) => `“${name}”`);
    if (left.length) refuse(`A Collection has at most ${most} pictures, so ${left.join(", ")} ${left.length > 1 ? "were" : "was"} not taken.`);
  }

  /* Files go one after the other: the site looks at only so many at a time. */
  function send(file, replaced = null) {
    const item = find("blank-arrival").content.firstElementChild.cloneNode(true);
    if (replaced) replaced.after(item);
    else list.append(item);
    const arrival = arrivalIn(item.querySelector("[data-arriving]"), {
      address: form.dataset.arrange,
      token: form.elements.csrfmiddlewaretoken.value,
      kept: (upload, shown) => keep(upload, shown, item, replaced),
      cancelled: () => drop(item, arrival),
      ended: next,
    });
    arrivals.set(item, arrival);
    arrival.wait(file);
    waiting.push([arrival, file]);
    next();
  }

  function next() {
    if ([...arrivals.values()].some((arrival) => arrival.isSending())) return;
    const [arrival, file] = waiting.shift() ?? [];
    arrival?.send(file);
  }

  function drop(item, arrival) {
    const place = waiting.findIndex(([each]) => each === arrival);
    if (place >= 0) waiting.splice(place, 1);
    arrivals.delete(item);
    item.remove();
    input.focus();
  }

  function keep(upload, shown, item, replaced) {
    const id = upload.querySelector("input[name=image]").value;
    const piece = blank(id);
    const image = piece.querySelector("img");
    const kept = upload.querySelector("[data-picture]");
    image.src = shown || kept.getAttribute("src");
    image.width = kept.getAttribute("width");
    image.height = kept.getAttribute("height");
    arrivals.delete(item);
    item.replaceWith(piece);
    if (replaced?.isConnected) takePlace(piece, replaced);
    renumber();
    say(`Picture ${place(piece)} of ${pieces().length} has arrived.`);
  }

  function blank(id) {
    const template = document.createElement("template");
    template.innerHTML = find("blank-piece").innerHTML.replaceAll("NEWPICTURE", id);
    return template.content.firstElementChild;
  }

  function takePlace(piece, old) {
    piece.querySelector("textarea").value = old.querySelector("textarea").value;
    const wasCover = cover(old).checked;
    old.replaceWith(piece);
    cover(piece).checked = wasCover;
  }

  function step(piece, by, button) {
    const target = pieces()[place(piece) - 1 + by];
    if (!target) return;
    if (by < 0) target.before(piece);
    else target.after(piece);
    moved(piece);
    const other = piece.querySelector(`[data-step="${-by}"]`);
    (button.disabled ? other : button).focus();
  }

  function moved(piece) {
    renumber();
    say(`Picture moved to place ${place(piece)} of ${pieces().length}.`);
  }

  function remove(piece) {
    const number = place(piece);
    piece.remove();
    renumber();
    say(`Picture ${number} removed. ${pieces().length} left.`);
    (pieces()[Math.min(number, pieces().length) - 1]?.querySelector("[data-remove]") ?? input).focus();
  }

  /* Numbers, ends and the cover follow whatever happened. */
  function renumber() {
    const all = pieces();
    all.forEach((piece, index) => {
      for (const number of piece.querySelectorAll("[data-number]")) number.textContent = index + 1;
      piece.querySelector("[data-total]").textContent = all.length;
      piece.querySelector('[data-step="-1"]').disabled = index === 0;
      piece.querySelector('[data-step="1"]').disabled = index === all.length - 1;
    });
    if (all.length && !all.some((piece) => cover(piece).checked)) cover(all[0]).checked = true;
    find("title").textContent = all.length ? "Add more pictures" : `Choose ${FEWEST} to ${most} pictures`;
    form.classList.toggle("has-picture", all.length > 0);
    find("drop").hidden = all.length >= most;
  }

  function cover(piece) {
    return piece.querySelector("input[name=cover]");
  }

  function place(piece) {
    return pieces().indexOf(piece) + 1;
  }

  function refuse(sentence) {
    const line = document.createElement("p");
    line.className = "field__error";
    line.textContent = sentence;
    refusals.append(line);
  }

  function say(words) {
    document.getElementById("said").textContent = words;
  }

  function reasonToWait() {
    const all = [...arrivals.values()];
    if (all.some((arrival) => arrival.isSending()) || waiting.length) {
      return "Your pictures are still on their way. Share them in a moment.";
    }
    if (all.some((arrival) => arrival.hasFailed())) {
      return "A picture has not arrived. Try again, or take it away.";
    }
    return "";
  }
}
