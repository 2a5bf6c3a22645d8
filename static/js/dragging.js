/* Puts the items of a list in order by dragging their handles, with mouse, pen or finger. */

const EDGE = 72;
const SPEED = 14;

export function draggable(list, items, handles, moved) {
  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest(handles)?.closest(items);
    if (!item || event.button) return;
    event.preventDefault();
    drag(list, item, event, moved);
  });
}

function drag(list, item, { pointerId, clientY }, moved) {
  const before = item.nextElementSibling;
  let y = clientY;
  let running = true;
  item.classList.add("is-dragged");
  /* The list has the pointer, since an item that is moved in the page would lose it. */
  list.setPointerCapture(pointerId);
  list.addEventListener("pointermove", move);
  list.addEventListener("pointerup", end);
  list.addEventListener("pointercancel", cancel);
  document.addEventListener("keydown", escape);
  requestAnimationFrame(scroll);

  function move(event) {
    y = event.clientY;
    place();
  }

  function place() {
    const others = [...list.children].filter((each) => each !== item);
    const below = others.find((each) => {
      const { top, height } = each.getBoundingClientRect();
      return y < top + height / 2;
    });
    if ((below ?? null) !== item.nextElementSibling) list.insertBefore(item, below ?? null);
  }

  /* Near the window's edges the page follows. */
  function scroll() {
    if (!running) return;
    if (y < EDGE) scrollBy(0, -SPEED);
    else if (y > innerHeight - EDGE) scrollBy(0, SPEED);
    requestAnimationFrame(scroll);
  }

  function end() {
    stop();
    if (item.nextElementSibling !== before) moved(item);
  }

  function cancel() {
    stop();
    list.insertBefore(item, before);
  }

  function escape({ key }) {
    if (key === "Escape") cancel();
  }

  function stop() {
    running = false;
    item.classList.remove("is-dragged");
    if (list.hasPointerCapture(pointerId)) list.releasePointerCapture(pointerId);
    list.removeEventListener("pointermove", move);
    list.removeEventListener("pointerup", end);
    list.removeEventListener("pointercancel", cancel);
    document.removeEventListener("keydown", escape);
  }
}
