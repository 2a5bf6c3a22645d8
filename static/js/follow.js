/* A follow button says at once what it will be. Where the site refuses, the whole page is sent, so
   that the reason can be read. */

const asked = (event) => (event.target.matches?.(".follow") ? event.target : null);

document.addEventListener("htmx:beforeRequest", (event) => {
  const button = asked(event);
  if (!button) return;
  button.querySelector("[data-label]").textContent = button.dataset.then;
  const followers = document.querySelector(`[data-followers="${button.dataset.person}"]`);
  if (followers) followers.textContent = Number(followers.textContent) + (button.value === "1" ? 1 : -1);
});
document.addEventListener("htmx:responseError", (event) => {
  const button = asked(event);
  button?.form.requestSubmit(button);
});
document.addEventListener("htmx:sendError", (event) => {
  const button = asked(event);
  if (!button) return;
  button.querySelector("[data-label]").textContent = "Try again";
  document.getElementById("said").textContent = "The site could not be reached";
});
