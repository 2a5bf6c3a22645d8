/* Buttons, arrow keys and a small picture of each for a row that one can scroll anyway. */

for (const carousel of document.querySelectorAll("[data-carousel]")) start(carousel);

function start(carousel) {
  const row = carousel.querySelector("[data-row]");
  const [slides, thumbs] = ["slide", "thumb"].map((name) => [...carousel.querySelectorAll(`[data-${name}]`)]);
  const [previous, next] = ["previous", "next"].map((name) => carousel.querySelector(`[data-${name}]`));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const last = slides.length - 1;
  let current = -1;
  let wanted = 0;
  let settling;

  carousel.classList.add("is-live");
  previous.hidden = next.hidden = false;
  previous.addEventListener("click", () => go(wanted - 1));
  next.addEventListener("click", () => go(wanted + 1));
  thumbs.forEach((thumb, index) => thumb.addEventListener("click", (event) => {
    event.preventDefault();
    go(index);
  }));
  carousel.addEventListener("keydown", (event) => {
    const targets = { ArrowLeft: wanted - 1, ArrowRight: wanted + 1, Home: 0, End: last };
    if (!(event.key in targets) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(targets[event.key]);
  });
  row.addEventListener("scroll", () => {
    clearTimeout(settling);
    settling = setTimeout(() => { wanted = nearest(); show(wanted); }, 120);
  }, { passive: true });
  /* Another width moves all pictures but not the row. */
  new ResizeObserver(() => row.scrollTo({ left: slides[wanted].offsetLeft, behavior: "instant" })).observe(row);
  show(nearest(), false);

  function go(index) {
    wanted = Math.min(Math.max(index, 0), last);
    row.scrollTo({ left: slides[wanted].offsetLeft, behavior: calm.matches ? "instant" : "smooth" });
    show(wanted);
  }

  function nearest() {
    const distances = slides.map((slide) => Math.abs(slide.offsetLeft - row.scrollLeft));
    return distances.indexOf(Math.min(...distances));
  }

  function show(index, tell = true) {
    if (index === current) return;
    current = index;
    previous.disabled = index === 0;
    next.disabled = index === last;
    thumbs.forEach((thumb, at) => {
      if (at === index) thumb.setAttribute("aria-current", "true");
      else thumb.removeAttribute("aria-current");
    });
    const strip = thumbs[index].parentElement;
    strip.scrollTo({ left: thumbs[index].offsetLeft - strip.clientWidth / 2 });
    if (!tell) return;
    const words = [slides[index].getAttribute("aria-label"), slides[index].querySelector(".slide__more p")?.textContent];
    document.getElementById("said").textContent = words.filter(Boolean).join(": ");
  }
}
