/* Suggests while one types into a search field (a combobox), and leads there by "/". */

const WAIT = 150;
const forms = [...document.querySelectorAll("[data-suggestions]")];

forms.forEach(start);

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if (document.querySelector("dialog[open]")) return;
  const field = forms.map((form) => form.elements.q).find((each) => each.checkVisibility());
  event.preventDefault();
  if (field) {
    field.focus();
    field.select();
  } else {
    document.querySelector("[data-to-search]")?.click();
  }
});

function start(form) {
  const input = form.elements.q;
  const list = form.querySelector("[role=listbox]");
  const hasHistory = "history" in form.dataset;
  let active = -1;
  let timer;
  let asking;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // The field keeps the focus while somebody points at what is suggested.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) take(option);
  });
  addEventListener("pagehide", close);

  async function ask() {
    const text = input.value;
    asking?.abort();
    if (!text.trim() && !hasHistory) return close();
    asking = new AbortController();
    try {
      const address = `${form.dataset.suggestions}?q=${encodeURIComponent(text)}`;
      const response = await fetch(address, { signal: asking.signal });
      if (!response.ok) return close();
      const words = await response.text();
      if (document.activeElement === input && input.value === text) show(words);
    } catch (problem) {
      if (problem.name !== "AbortError") close();
    }
  }

  function show(words) {
    list.innerHTML = words;
    [...list.children].forEach((item, index) => { item.id = `${list.id}-${index}`; });
    activate(-1);
    const number = list.children.length;
    list.hidden = !number;
    input.setAttribute("aria-expanded", String(number > 0));
    if (number) say(number === 1 ? "1 suggestion" : `${number} suggestions`);
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === "ArrowDown") ask();
      return;
    }
    // After the last comes the field itself, with what was typed.
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") activate(active === last ? -1 : active + 1);
    else if (event.key === "ArrowUp") activate(active === -1 ? last : active - 1);
    else if (event.key === "Enter" && active >= 0) take(list.children[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  function activate(index) {
    active = index;
    [...list.children].forEach((item, at) => { item.ariaSelected = String(at === index); });
    const item = list.children[index];
    if (!item) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  function take(item) {
    if (item.dataset.text) input.value = item.dataset.text;
    close();
    location.assign(item.dataset.address);
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}

function say(words) {
  document.getElementById("said").textContent = words;
}
