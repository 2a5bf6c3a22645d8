/* Sends a ZIP in parts, and goes on where an earlier try stopped. */

const TRIES = 4;
const form = document.querySelector("[data-bring]");
if (form) bring(form);

function bring(form) {
  const find = (name) => form.querySelector(`[data-${name}]`);
  const [arrives, bar, state] = ["arrives", "bar", "state"].map(find);
  const button = form.querySelector("button[type=submit]");
  find("with-script").hidden = false;
  find("without-script").hidden = true;

  form.addEventListener("submit", async (event) => {
    const [file] = form.elements.archive.files;
    if (!file) return;
    event.preventDefault();
    arrives.hidden = false;
    button.disabled = true;
    try {
      await send(file);
    } catch (problem) {
      state.textContent = problem.message;
      button.disabled = false;
    }
  });

  async function send(file) {
    const size = Number(form.dataset.partBytes);
    if (file.size > Number(form.dataset.mostBytes)) throw new Error(`This ZIP is larger than ${form.dataset.mostGigabytes} GB. Please part it.`);
    const { id, arrived } = await ask(form.dataset.bring, announced(file));
    const here = new Set(arrived);
    const parts = Math.ceil(file.size / size);
    for (let number = 0; number < parts; number += 1) {
      if (!here.has(number)) await sendPart(id, number, file.slice(number * size, (number + 1) * size));
      bar.value = (number + 1) / parts;
      state.textContent = `${Math.round(100 * bar.value)} % has arrived.`;
    }
    await ask(`${base()}${id}/finish/`, new FormData());
    location.assign(`${base()}${id}/`);
  }

  async function sendPart(id, number, bytes) {
    const body = new FormData();
    body.append("part", bytes, "part");
    for (let left = TRIES; ; left -= 1) {
      try {
        return await ask(`${base()}${id}/parts/${number}/`, body);
      } catch (problem) {
        if (problem.isFinal || left <= 1) throw problem;
        await new Promise((done) => setTimeout(done, 2000));
      }
    }
  }

  function base() {
    return form.getAttribute("action");
  }

  function announced(file) {
    const body = new FormData();
    body.append("name", file.name.slice(0, 200));
    body.append("size", file.size);
    body.append("fingerprint", `${file.name}/${file.size}/${file.lastModified}`.slice(-200));
    body.append("visibility", form.elements.visibility.value);
    return body;
  }

  async function ask(address, body) {
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
    let answer;
    try {
      answer = await fetch(address, { method: "POST", body, headers });
    } catch {
      throw new Error("The connection broke. Choose the same file again, and it goes on where it stopped.");
    }
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) return said;
    const problem = new Error(said.error || "This did not work. Please try again in a moment.");
    problem.isFinal = answer.status < 500;
    throw problem;
  }
}
