/* Sends a chosen, dropped or pasted picture at once, on its own, while the rest is being written. */

import { arrivalIn } from "./arriving.js";
import { incoming } from "./incoming.js";

const MOST = 10;

const form = document.querySelector("[data-share]");
if (form) share(form);

function share(form) {
  const find = (name) => form.querySelector(`[data-${name}]`);
  const [kept, missing, offer, collect] = ["kept", "missing", "offer", "collect"].map(find);
  const input = incoming(find("drop"), take);
  const arrival = arrivalIn(find("arriving"), {
    address: form.dataset.share,
    token: form.elements.csrfmiddlewaretoken.value,
    kept: keep,
    cancelled: () => { if (collecting) sendNext(); else input.focus(); },
  });
  let others = [];
  let collected = [];
  let collecting = false;

  document.documentElement.classList.add("has-script");
  form.addEventListener("submit", (event) => {
    const why = reasonToWait();
    missing.hidden = !why;
    missing.lastElementChild.textContent = why;
    if (!why) return;
    event.preventDefault();
    missing.scrollIntoView({ block: "nearest" });
    (arrival.hasFailed() && !arrival.retry.hidden ? arrival.retry : input).focus({ preventScroll: true });
  });
  collect.addEventListener("click", () => {
    collecting = true;
    offer.hidden = true;
    if (!arrival.isSending() && !arrival.hasFailed()) keepForCollection();
  });

  function take(files) {
    missing.hidden = true;
    collecting = false;
    collected = [];
    const [first] = files;
    others = files.slice(1);
    offer.hidden = !others.length;
    if (others.length) offerCollection(files);
    arrival.send(first);
  }

  /* Several files are more than one post of this kind can hold. */
  function offerCollection(files) {
    const number = files.length > MOST ? `the first ${MOST}` : `all ${files.length}`;
    find("offer-words").textContent =
      `A post has one picture, so “${files[0].name}” was taken. A Collection can have ${number} of them.`;
    others = files.slice(1, MOST);
  }

  function keep(upload, shown) {
    const picture = upload.querySelector("[data-picture]");
    if (picture && shown) picture.src = shown;
    kept.replaceChildren(upload);
    form.classList.add("has-picture");
    find("title").textContent = "Choose another picture";
    missing.hidden = true;
    document.getElementById("said").textContent = "The picture has arrived.";
    if (collecting) keepForCollection();
  }

  function keepForCollection() {
    const image = kept.querySelector("input[name=image]");
    if (image) collected.push(image.value);
    sendNext();
  }

  function sendNext() {
    if (others.length) return arrival.send(others.shift());
    if (collected.length < 2) {
      collecting = false;
      return;
    }
    const [first] = collected;
    kept.replaceChildren(
      ...collected.map((id) => hidden("image", id)),
      hidden(`${first}-alt_text`, form.elements.alt_text.value),
      hidden("act", "arrange"),
    );
    form.action = collect.dataset.collect;
    form.submit();
  }

  function hidden(name, value) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    return input;
  }

  function reasonToWait() {
    if (arrival.isSending()) return "Your picture is still on its way. Share it in a moment.";
    if (arrival.hasFailed()) return "Your picture has not arrived. Try again, or choose another one.";
    if (!kept.querySelector("input[name=image]")) return "Choose a picture first.";
    return "";
  }
}
