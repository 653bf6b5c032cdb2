// Account pages work without it. It moves the token of an invite's or set-up's address into the form and out of sight, and copies
// what is shown once.
const token = location.hash.slice(1);
const field = document.querySelector("[data-token-field]");
if (field) {
  // A page that comes back after a refusal has the token already: no browser sends what stands behind the #.
  const input = field.querySelector("input");
  input.value ||= token;
  field.hidden = input.value !== "";
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent.trim());
      button.textContent = "Copied";
    } catch {
      // A browser that allows no copying leaves the text marked for the keys.
      getSelection().selectAllChildren(document.getElementById(button.dataset.copies));
    }
  });
}
