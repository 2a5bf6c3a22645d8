/* Files that are chosen, dropped anywhere on the page, or pasted. */

export function incoming(drop, take) {
  const input = drop.querySelector("input[type=file]");
  let depth = 0;

  input.addEventListener("change", () => {
    const files = [...input.files];
    /* The form itself must not send them a second time. */
    input.value = "";
    if (files.length) take(files);
  });
  document.addEventListener("paste", ({ clipboardData, target }) => {
    const writing = target.closest?.("input:not([type=file]), textarea");
    if (!clipboardData?.files.length || (writing && clipboardData.types.includes("text/plain"))) return;
    take([...clipboardData.files]);
  });
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
    if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
  });
  return input;
}
