/* A button that copies the link in a field; the field itself is for browsers without scripts. */

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  const plain = document.querySelector(`[data-copied-from="${field.id}"]`);
  const label = button.querySelector("[data-label]");
  const words = label.textContent;
  button.hidden = false;
  plain.hidden = true;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    const copied = await copy(field.value);
    if (!copied) {
      plain.hidden = false;
      field.focus();
      return;
    }
    label.textContent = "Copied";
    document.getElementById("said").textContent = "Link copied";
    setTimeout(() => { label.textContent = words; }, 2500);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
