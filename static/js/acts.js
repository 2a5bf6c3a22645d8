/* Likes and bookmarks: the sign changes at once, the site's answer corrects it, a failure turns it back. */

const WAIT = 15_000;
const SHOWN = 6_000;
const FAILED = "That did not work. Please try again.";
const form = document.getElementById("act");
/* What is wished for, by the address of the act, until the site has said that it is so. */
const wishes = new Map();

if (form) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-act]");
    if (!button) return;
    event.preventDefault();
    wish(button);
  });
}

function wish(button) {
  const address = button.getAttribute("formaction");
  const before = { on: button.getAttribute("aria-pressed") === "true", likes: likesOf(button) };
  const on = !before.on;
  show(address, { on, likes: before.likes + (on ? 1 : -1) });
  const running = wishes.get(address);
  if (running) {
    running.on = on;
    return;
  }
  wishes.set(address, { on });
  send(address, before);
}

/* One request at a time, so that the last click is the one that counts. */
async function send(address, state) {
  const wished = wishes.get(address);
  try {
    do {
      state = await ask(address, wished.on);
    } while (state.on !== wished.on);
  } catch (problem) {
    say(problem.sentence ?? FAILED);
  }
  wishes.delete(address);
  show(address, state);
}

async function ask(address, on) {
  const body = new URLSearchParams({
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    next: form.elements.next.value,
    value: on ? "1" : "0",
  });
  const response = await fetch(address, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
    keepalive: true,
    signal: AbortSignal.timeout(WAIT),
  });
  const answer = await response.json().catch(() => ({}));
  if (answer.log_in) location.assign(answer.log_in);
  if (!response.ok) throw { sentence: answer.error };
  return answer;
}

function show(address, { on, likes }) {
  for (const button of document.querySelectorAll("button[data-act]")) {
    if (button.getAttribute("formaction") !== address) continue;
    button.setAttribute("aria-pressed", String(on));
    button.value = on ? "0" : "1";
    const count = button.querySelector("[data-likes]");
    if (count) count.textContent = likes > 0 ? likes : "";
  }
}

function likesOf(button) {
  return Number(button.querySelector("[data-likes]")?.textContent ?? 0);
}

/* For those who hear, and for those who see. */
function say(words) {
  document.getElementById("said").textContent = words;
  document.querySelector(".toast")?.remove();
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.ariaHidden = "true";
  toast.textContent = words;
  document.body.append(toast);
  setTimeout(() => toast.remove(), SHOWN);
}
