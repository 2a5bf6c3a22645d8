/* Suggests tags for the word that is being typed, as a list under the field. */

import { combobox } from "./combobox.js";

for (const box of document.querySelectorAll("[data-suggests]")) start(box);

function start(box) {
  const input = box.querySelector("input");
  combobox(input, box.querySelector("[role=listbox]"), { find, take, turns: true });

  async function find(signal) {
    const { word } = current();
    if (!word) return [];
    const response = await fetch(`${box.dataset.suggests}?q=${encodeURIComponent(word)}`, { signal });
    if (!response.ok) return [];
    const { tags } = await response.json();
    return tags.filter(({ name }) => !chosen().has(name)).map(option);
  }

  function option({ name, posts }) {
    const item = document.createElement("li");
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

  function take(item) {
    const { start, end } = current();
    const behind = input.value.slice(end).replace(/^[\s,]*/, "");
    const before = `${input.value.slice(0, start)}${item.dataset.name}, `;
    input.value = before + behind;
    input.setSelectionRange(before.length, before.length);
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
