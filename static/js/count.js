/* Tells how much room is left in a text field. */

for (const output of document.querySelectorAll("[data-counts]")) {
  const field = document.getElementById(output.dataset.counts);
  const most = Number(output.dataset.most);
  const show = () => {
    const length = [...field.value].length;
    output.textContent = `${length} / ${most}`;
    output.classList.toggle("count--full", length >= most);
  };
  output.hidden = false;
  field.addEventListener("input", show);
  show();
}
