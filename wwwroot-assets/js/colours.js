// Puts the mark of the chosen colours onto the document itself, where the style sheet looks for it. If that asked for it with :root:has(), the
// browser would look through the whole page, and style most of it again, whenever anything in it comes or goes.
let mark = null;
const changes = new MutationObserver(wear);

function wear() {
  if (mark) {
    document.documentElement.dataset.colours = mark.dataset.colours;
  }
}

function find() {
  const found = document.getElementById('colours');
  if (found !== mark) {
    mark = found;
    changes.disconnect();
    if (mark) {
      changes.observe(mark, { attributes: true, attributeFilter: ['data-colours'] });
    }
  }

  wear();
}

// It comes and goes with the layout, whose parts are the body's children.
new MutationObserver(find).observe(document.body, { childList: true });
find();
