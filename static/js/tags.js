/* Suggests tags for the word that is being typed, as a list under the field (a combobox). */

const WAIT = 150;

for (const box of document.querySelectorAll("[data-suggests]")) start(box);

function start(box) {
  const input = box.querySelector("input");
  const list = box.querySelector("[role=listbox]");
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
  input.addEventListener("blur", () => { clearTimeout(timer); close(); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) take(option);
  });

  async function ask() {
    const { word } = current();
    asking?.abort();
    if (!word) return close();
    asking = new AbortController();
    try {
      const address = `${box.dataset.suggests}?q=${encodeURIComponent(word)}`;
      const response = await fetch(address, { signal: asking.signal });
      if (!response.ok) return close();
      const { tags } = await response.json();
      if (document.activeElement === input) show(tags.filter(({ name }) => !chosen().has(name)));
    } catch {
      close();
    }
  }

  function show(tags) {
    list.replaceChildren(...tags.map(option));
    activate(-1);
    list.hidden = !tags.length;
    input.setAttribute("aria-expanded", String(!!tags.length));
  }

  function option({ name, posts }, index) {
    const item = document.createElement("li");
    item.id = `${list.id}-${index}`;
    item.className = "suggest__option";
    item.role = "option";
    item.ariaSelected = "false";
    item.dataset.name = name;
    const label = document.createElement("span");
    label.textContent = `#${name}`;
    const count = document.createElement("span");
    count.className = "suggest__count";
    count.textContent = posts === 1 ? "1 post" : `${posts} posts`;
    item.append(label, count);
    return item;
  }

  function onKey(event) {
    if (list.hidden) {
      if (event.key === "ArrowDown") ask();
      return;
    }
    const options = list.children;
    if (event.key === "ArrowDown") activate((active + 1) % options.length);
    else if (event.key === "ArrowUp") activate((active <= 0 ? options.length : active) - 1);
    else if (event.key === "Enter" && active >= 0) take(options[active]);
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
    const { start, end } = current();
    const behind = input.value.slice(end).replace(/^[\s,]*/, "");
    const before = `${input.value.slice(0, start)}${item.dataset.name}, `;
    input.value = before + behind;
    input.setSelectionRange(before.length, before.length);
    close();
  }

  function close() {
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /* The word around the caret. */
  function current() {
    const caret = input.selectionStart ?? input.value.length;
    const start = caret - input.value.slice(0, caret).match(/[^\s,;]*$/)[0].length;
    const end = caret + input.value.slice(caret).match(/^[^\s,;]*/)[0].length;
    return { start, end, word: input.value.slice(start, end).replace(/^#/, "") };
  }

  function chosen() {
    const { start, end } = current();
    const others = input.value.slice(0, start) + input.value.slice(end);
    return new Set(others.split(/[\s,;#]+/).map((name) => name.toLowerCase()));
  }
}
