/* "Save" opens a dialog with one's boards, filled from the address that the link leads to; a click
   on a board saves and closes. Where anything is unusual, the link's own page says it. */

const STAYS = 10_000;
const WAIT = 200;

let dialog;
let note;
let busy = false;
let leaving;

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-save]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link.href);
});

async function open(address) {
  const words = await ask(address);
  if (words === null) return;
  dialog ??= made();
  fill(words);
  dialog.showModal();
  first()?.focus();
}

function made() {
  const box = document.createElement("dialog");
  box.className = "saving saving--dialog";
  box.setAttribute("aria-labelledby", "saving-title");
  box.addEventListener("click", ({ target }) => {
    if (target === box || target.closest("[data-close]")) box.close();
  });
  box.addEventListener("submit", submit);
  box.addEventListener("input", ({ target }) => {
    if (target.matches("[data-search]")) search(target);
  });
  document.body.append(box);
  return box;
}

/* The words of the answer, or null where the browser goes to the page itself. */
async function ask(address, body) {
  if (busy) return null;
  busy = true;
  try {
    const response = await fetch(address, {
      method: body ? "POST" : "GET",
      body,
      headers: { "HX-Request": "true" },
    });
    if (response.redirected || !(response.ok || response.status === 422)) throw new Error(response.status);
    const words = await response.text();
    return body ? { words, saved: response.ok } : words;
  } catch {
    location.assign(address);
    return null;
  } finally {
    busy = false;
  }
}

async function submit(event) {
  const form = event.target;
  event.preventDefault();
  if (form.method === "get") return search(form.querySelector("[data-search]"));
  const answer = await ask(form.action, new FormData(form, event.submitter));
  if (!answer) return;
  if (answer.saved) {
    dialog?.close();
    tell(answer.words);
  } else {
    fill(answer.words);
    first()?.focus();
  }
}

let typing;

function search(field) {
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const address = new URL(field.form.action);
    address.searchParams.set("q", field.value);
    const response = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!response?.ok) return;
    const page = parsed(await response.text());
    dialog.querySelector("[data-boards]").replaceWith(page.querySelector("[data-boards]"));
    const found = dialog.querySelectorAll("[data-board]").length;
    say(found === 1 ? "1 board" : `${found} boards`);
  }, WAIT);
}

function fill(words) {
  dialog.replaceChildren(parsed(words));
}

function first() {
  return dialog.querySelector("[aria-invalid=true], [data-board], input[name=name]");
}

function parsed(words) {
  const template = document.createElement("template");
  template.innerHTML = words;
  return template.content;
}

/* What became of it stays for a while, longer for whoever is at it. */
function tell(words) {
  note ??= madeNote();
  note.replaceChildren(parsed(words));
  note.hidden = false;
  say(note.querySelector(".saved-note__words").textContent);
  showBookmark(note.querySelector("[data-bookmark]").dataset);
  stay();
}

/* Saving bookmarks, too: the sign on the card says so. */
function showBookmark({ bookmark, kept }) {
  if (!kept) return;
  for (const button of document.querySelectorAll(`button[formaction="${bookmark}"]`)) {
    button.setAttribute("aria-pressed", kept);
    button.value = kept === "true" ? "0" : "1";
  }
}

function madeNote() {
  const box = document.createElement("div");
  box.className = "saved-note";
  box.addEventListener("submit", submit);
  document.body.append(box);
  return box;
}

function stay() {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (note.matches(":hover, :focus-within")) stay();
    else note.hidden = true;
  }, STAYS);
}

function say(words) {
  document.getElementById("said").textContent = words;
}
