/* Marks pictures that have arrived, so that what stood in for them can go, and those that never will. */

const mark = ({ target, type }) => {
  if (!(target instanceof HTMLImageElement)) return;
  target.classList.toggle("is-there", type === "load");
  target.classList.toggle("is-missing", type === "error");
};

document.addEventListener("load", mark, true);
document.addEventListener("error", mark, true);
for (const image of document.images) {
  if (image.complete && image.currentSrc) mark({ target: image, type: image.naturalWidth ? "load" : "error" });
}
