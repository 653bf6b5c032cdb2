// Tells whoever pressed a key why nothing came of it, for a while, at the lower edge of the page.
const SHOWN_MS = 6_000;

let timer;

export function tellViewer(sentence) {
  const box = document.getElementById('told');
  if (box) {
    box.textContent = sentence;
    clearTimeout(timer);
    timer = setTimeout(() => { box.textContent = ''; }, SHOWN_MS);
  }
}
