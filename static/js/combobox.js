/* A field with suggestions under it: how one moves among them, and who is asked for them when. */

const WAIT = 150;

/*
 * `list` is the field's empty listbox. `find(signal)` gives its options as elements, none where there
 * is nothing to suggest, or undefined where what was typed has changed meanwhile; `take(item)` is
 * called with the one that was chosen. `turns` says whether the arrows pass from the last option to
 * the first; otherwise the field itself, with what was typed, comes between.
 */
export function combobox(input, list, { find, take, turns = false }) {
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
  // The field keeps the focus while somebody points at what is suggested.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) choose(option);
  });
  addEventListener("pagehide", close);
  return { close };

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    try {
      const options = await find(asking.signal);
      if (options && document.activeElement === input) show(options);
    } catch (problem) {
      if (problem.name !== "AbortError") close();
    }
  }

  function show(options) {
    list.replaceChildren(...options);
    options.forEach((item, index) => { item.id = `${list.id}-${index}`; });
    activate(-1);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    if (options.length) say(options.length === 1 ? "1 suggestion" : `${options.length} suggestions`);
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === "ArrowDown") ask();
      return;
    }
    const last = list.children.length - 1;
    const between = turns ? 0 : -1;
    if (event.key === "ArrowDown") activate(active === last ? between : active + 1);
    else if (event.key === "ArrowUp") activate(active <= between ? last : active - 1);
    else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
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

  function choose(item) {
    take(item);
    close();
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
