/* Marks pictures that have arrived, so that what stood in for them can go. */

const arrived = (image) => image.classList.add("is-there");

document.addEventListener("load", ({ target }) => {
  if (target instanceof HTMLImageElement) arrived(target);
}, true);
for (const image of document.images) if (image.complete && image.naturalWidth) arrived(image);
