/* After a form was refused: to the first field that is wrong. */

document.querySelector("[aria-invalid=true]")?.focus();
