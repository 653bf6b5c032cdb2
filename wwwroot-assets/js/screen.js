// Answers each numbered picture once it is painted, and says when nobody can see the page.
let page;
let mark;

function tell(method, argument) {
  // Without a connection nobody waits for the answer; the page that comes back asks anew.
  page.invokeMethodAsync(method, argument).catch(error => console.debug(error));
}

function onPicture() {
  const stamp = document.getElementById('picture')?.dataset.stamp;
  if (stamp === mark || document.hidden) {
    return;
  }

  mark = stamp;
  // The callback runs before the paint; the next task runs after it.
  requestAnimationFrame(() => setTimeout(() => tell('Painted', Number(stamp))));
}

function onVisibility() {
  tell('Hide', document.hidden);
}

const watch = new MutationObserver(onPicture);

export function start(screen) {
  page = screen;
  watch.observe(document.getElementById('picture'), { attributes: true, attributeFilter: ['data-stamp'] });
  document.addEventListener('visibilitychange', onVisibility);
  if (document.hidden) {
    onVisibility();
  }

  // The first picture may have been painted before this script came.
  onPicture();
}

export function stop() {
  watch.disconnect();
  document.removeEventListener('visibilitychange', onVisibility);
}
