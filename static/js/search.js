/* Suggests while one types into a search field, and leads there by "/". */

import { combobox } from "./combobox.js";

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
  const hasHistory = "history" in form.dataset;
  const { close } = combobox(input, form.querySelector("[role=listbox]"), { find, take });
  form.addEventListener("submit", close);

  async function find(signal) {
    const text = input.value;
    if (!text.trim() && !hasHistory) return [];
    const response = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(text)}`, { signal });
    if (!response.ok) return [];
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (input.value === text) return [...page.body.children];
  }

  function take(item) {
    if (item.dataset.text) input.value = item.dataset.text;
    location.assign(item.dataset.address);
  }
}
