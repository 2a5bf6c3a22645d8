// Shows the passkey button where the browser knows passkeys, and says when one did not work.
if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("[data-passkey]")) button.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const wrong = document.getElementById("passkey_wrong");
  if (!wrong) return;
  wrong.textContent = sentence(event.detail.exception);
  wrong.hidden = false;
});

function sentence(exception) {
  if (exception?.name === "InvalidStateError") return "This device has a passkey for your account already.";
  if (exception?.name === "SecurityError") return "Passkeys do not work at this address.";
  return "That did not work, or was cancelled. You can try again.";
}
