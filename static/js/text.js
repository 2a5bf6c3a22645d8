/* The picture of a text post: sent at once, on its own, while the words are being written. */

import { arrivalIn } from "./arriving.js";
import { incoming } from "./incoming.js";

const form = document.querySelector("[data-text]");
if (form) start(form);

function start(form) {
  const find = (name) => form.querySelector(`[data-${name}]`);
  const [kept, missing, leave] = ["kept", "missing", "leave"].map(find);
  const input = incoming(find("drop"), ([file]) => arrival.send(file));
  const arrival = arrivalIn(find("arriving"), {
    address: form.dataset.text,
    token: form.elements.csrfmiddlewaretoken.value,
    kept: keep,
    cancelled: () => input.focus(),
    ended: () => { missing.hidden = true; },
  });

  document.documentElement.classList.add("has-script");
  leave.addEventListener("change", ({ target }) => kept.classList.toggle("is-left-out", target.checked));
  form.addEventListener("submit", (event) => {
    const why = reasonToWait();
    missing.hidden = !why;
    missing.lastElementChild.textContent = why;
    if (!why) return;
    event.preventDefault();
    missing.scrollIntoView({ block: "nearest" });
  });

  function keep(upload, shown) {
    const picture = upload.querySelector("[data-picture]");
    if (picture && shown) picture.src = shown;
    kept.replaceChildren(upload);
    kept.classList.remove("is-left-out");
    leave.hidden = false;
    leave.querySelector("input").checked = false;
    form.classList.add("has-picture");
    find("title").textContent = "Choose another picture";
    document.getElementById("said").textContent = "The picture has arrived.";
  }

  function reasonToWait() {
    if (arrival.isSending()) return "Your picture is still on its way. Share it in a moment.";
    if (arrival.hasFailed()) return "Your picture has not arrived. Try again, or cancel it.";
    return "";
  }
}
