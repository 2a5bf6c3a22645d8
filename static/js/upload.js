/* Sends a chosen, dropped or pasted picture at once, on its own, while the rest is being written. */

const LOST = "The picture did not arrive: the connection was lost.";
const ODD = "The picture did not arrive. Please try again.";
const TOO_LARGE = "This file is too large for this site.";
const LOGGED_OUT = "You are not logged in any more. Log in in another tab, then try again.";

const form = document.querySelector("[data-share]");
if (form) share(form);

function share(form) {
  const find = (name) => form.querySelector(`[data-${name}]`);
  const [kept, drop, arriving, problem, missing] =
    ["kept", "drop", "arriving", "problem", "missing"].map(find);
  const [preview, bar, name, state, retry, cancel] =
    ["preview", "bar", "name", "state", "retry", "cancel"].map(find);
  const input = drop.querySelector("input[type=file]");
  let sending = null;
  let failed = false;
  let file = null;

  document.documentElement.classList.add("has-script");

  input.addEventListener("change", () => take(input.files));
  retry.addEventListener("click", () => send(file));
  cancel.addEventListener("click", () => { stop(); file = null; failed = false; arriving.hidden = true; input.focus(); });
  form.addEventListener("submit", (event) => {
    const why = reasonToWait();
    missing.hidden = !why;
    missing.lastElementChild.textContent = why;
    if (!why) return;
    event.preventDefault();
    missing.scrollIntoView({ block: "nearest" });
    (failed && !retry.hidden ? retry : input).focus({ preventScroll: true });
  });

  document.addEventListener("paste", ({ clipboardData, target }) => {
    const writing = target.closest?.("input:not([type=file]), textarea");
    if (!clipboardData?.files.length || (writing && clipboardData.types.includes("text/plain"))) return;
    take(clipboardData.files);
  });
  let depth = 0;
  const carriesFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  document.addEventListener("dragenter", (event) => {
    if (carriesFiles(event)) drop.classList.toggle("is-over", ++depth > 0);
  });
  document.addEventListener("dragleave", (event) => {
    if (carriesFiles(event)) drop.classList.toggle("is-over", --depth > 0);
  });
  document.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    drop.classList.remove("is-over");
    take(event.dataTransfer.files);
  });

  function take(files) {
    if (!files.length) return;
    /* The form itself must not send it a second time. */
    const [first] = files;
    const several = files.length > 1;
    input.value = "";
    problem.hidden = !several;
    problem.lastElementChild.textContent = several
      ? `A post has one picture, so “${first.name}” was taken and the others were not.` : "";
    send(first);
  }

  function send(chosen) {
    stop();
    file = chosen;
    failed = false;
    missing.hidden = true;
    arriving.hidden = false;
    arriving.querySelector("[data-progress]").hidden = false;
    retry.hidden = true;
    name.textContent = file.name;
    say("Sending…");
    bar.value = 0;
    const shown = URL.createObjectURL(file);
    preview.hidden = false;
    preview.src = shown;
    preview.onerror = () => { preview.hidden = true; };

    const request = new XMLHttpRequest();
    sending = request;
    request.open("POST", form.dataset.share);
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (!lengthComputable) return;
      bar.value = loaded / total;
      if (loaded < total) return say(`Sending… ${Math.round((100 * loaded) / total)} %`);
    };
    request.upload.onload = () => {
      bar.removeAttribute("value");
      say("Looking at the picture…");
    };
    request.onload = () => answered(request, shown);
    request.onerror = () => fail(LOST);
    const body = new FormData();
    body.append("file", file);
    request.send(body);
  }

  function answered(request, shown) {
    sending = null;
    const answer = document.createElement("template");
    answer.innerHTML = request.responseText;
    const upload = answer.content.querySelector("[data-upload]");
    if (!upload) {
      if (request.status === 413) return fail(TOO_LARGE);
      return fail(new URL(request.responseURL).pathname === form.dataset.share ? ODD : LOGGED_OUT);
    }
    if (!upload.querySelector("input[name=image]")) {
      return fail(upload.textContent.trim() || ODD, [429, 503].includes(request.status));
    }
    const picture = upload.querySelector("[data-picture]");
    if (picture && !preview.hidden) picture.src = shown;
    kept.replaceChildren(upload);
    form.classList.add("has-picture");
    find("title").textContent = "Choose another picture";
    arriving.hidden = missing.hidden = true;
    file = null;
    document.getElementById("said").textContent = "The picture has arrived.";
  }

  function fail(sentence, again = true) {
    sending = null;
    failed = true;
    arriving.querySelector("[data-progress]").hidden = true;
    retry.hidden = !again;
    say(sentence, true);
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

  function reasonToWait() {
    if (sending) return "Your picture is still on its way. Share it in a moment.";
    if (failed) return "Your picture has not arrived. Try again, or choose another one.";
    if (!kept.querySelector("input[name=image]")) return "Choose a picture first.";
    return "";
  }
}
