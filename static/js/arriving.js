/* One file on its way to the site: its preview, how much has arrived, and what went wrong. */

const LOST = "The picture did not arrive: the connection was lost.";
const ODD = "The picture did not arrive. Please try again.";
const TOO_LARGE = "This file is too large for this site.";
const LOGGED_OUT = "You are not logged in any more. Log in in another tab, then try again.";

/* `kept` gets the site's answer and an address that shows the file; `ended` hears of every end. */
export function arrivalIn(box, { address, token, kept, cancelled, ended = () => {} }) {
  const find = (name) => box.querySelector(`[data-${name}]`);
  const [preview, bar, name, state, retry, cancel, progress] =
    ["preview", "bar", "name", "state", "retry", "cancel", "progress"].map(find);
  let sending = null;
  let failed = false;
  let file = null;

  retry.addEventListener("click", () => send(file));
  cancel.addEventListener("click", () => {
    stop();
    clear();
    cancelled();
    ended();
  });
  return { wait, send, stop, retry, isSending: () => !!sending, hasFailed: () => failed };

  function wait(chosen) {
    stop();
    file = chosen;
    failed = false;
    box.hidden = false;
    progress.hidden = false;
    retry.hidden = true;
    name.textContent = file.name;
    say("Waiting…");
    bar.value = 0;
    if (preview.src) URL.revokeObjectURL(preview.src);
    preview.hidden = false;
    preview.src = URL.createObjectURL(file);
    preview.onerror = () => { preview.hidden = true; };
  }

  function send(chosen) {
    wait(chosen);
    say("Sending…");
    const request = new XMLHttpRequest();
    sending = request;
    request.open("POST", address);
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (!lengthComputable) return;
      bar.value = loaded / total;
      if (loaded < total) say(`Sending… ${Math.round((100 * loaded) / total)} %`);
    };
    request.upload.onload = () => {
      bar.removeAttribute("value");
      say("Looking at the picture…");
    };
    request.onload = () => answered(request);
    request.onerror = () => fail(LOST);
    const body = new FormData();
    body.append("file", file);
    request.send(body);
  }

  function answered(request) {
    const answer = document.createElement("template");
    answer.innerHTML = request.responseText;
    const upload = answer.content.querySelector("[data-upload]");
    if (!upload) {
      if (request.status === 413) return fail(TOO_LARGE);
      return fail(new URL(request.responseURL).pathname === address ? ODD : LOGGED_OUT);
    }
    if (!upload.querySelector("input[name=image]")) {
      return fail(upload.textContent.trim() || ODD, [429, 503].includes(request.status));
    }
    const shown = preview.hidden ? "" : preview.src;
    clear();
    kept(upload, shown);
    ended();
  }

  function clear() {
    sending = file = null;
    failed = false;
    box.hidden = true;
    preview.removeAttribute("src");
  }

  function fail(sentence, again = true) {
    sending = null;
    failed = true;
    progress.hidden = true;
    retry.hidden = !again;
    say(sentence, true);
    ended();
  }

  function stop() {
    if (!sending) return;
    sending.onload = sending.onerror = null;
    sending.abort();
    sending = null;
  }

  function say(words, wrong = false) {
    state.textContent = words;
    state.classList.toggle("arriving__state--wrong", wrong);
    state.setAttribute("role", wrong ? "alert" : "none");
  }
}
