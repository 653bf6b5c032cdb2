// Follows the classes that the Blazor script sets on the banner; they are the same in every version of it. Says how late the screen is.
const banner = document.getElementById('components-reconnect-modal');
const late = document.getElementById('screen-delayed');
const RETRY_MS = 5000;
const LATE_MS = 3000;
const LOOK_MS = 500;

// A page whose session was ended, or whose replay was closed, would try for ever: its server is there, and does not know it any more. It says so at this address.
async function leaveIfOver() {
  try {
    const answer = await fetch('api/engine/health', { method: 'HEAD', cache: 'no-store' });
    if (answer.status === 401 || answer.status === 404) {
      location.reload();
    }
  } catch {
    // Nobody answers: the connection is what is lost.
  }
}

async function resume() {
  await leaveIfOver();
  try {
    if (!await Blazor.reconnect()) {
      location.reload();
    }
  } catch {
    setTimeout(resume, RETRY_MS);
  }
}

function follow() {
  if (banner.classList.contains('components-reconnect-show')) {
    leaveIfOver();
  } else if (banner.classList.contains('components-reconnect-rejected')) {
    location.reload();
  } else if (banner.classList.contains('components-reconnect-failed')) {
    resume();
  }
}

// The server's second on the last picture, and when it was first seen. A tab in the background gets none, by its own wish.
let second;
let seenAt = performance.now();

function look() {
  const now = document.getElementById('picture')?.dataset.second;
  if (now !== second || document.hidden) {
    second = now;
    seenAt = performance.now();
  }

  const age = performance.now() - seenAt;
  const isLate = second !== undefined && age > LATE_MS;
  if (document.documentElement.hasAttribute('data-screen-late') !== isLate) {
    document.documentElement.toggleAttribute('data-screen-late', isLate);
  }

  const isHidden = !isLate || getComputedStyle(banner).display !== 'none';
  if (late.hidden !== isHidden) {
    // Set again to what it is, it would cost a picture.
    late.hidden = isHidden;
  }

  if (isLate || !late.hidden) {
    say(`${Math.floor(age / 1000)} s`);
  } else {
    say('');
  }
}

function say(age) {
  const feed = document.getElementById('strip-feed') ? 'The feed was delayed, too.' : 'The feed was not delayed when last heard of.';
  write('[data-late]', age && ` ${age}`);
  write('[data-feed]', feed);
}

function write(selector, text) {
  for (const place of document.querySelectorAll(`:is(#components-reconnect-modal, #screen-delayed) ${selector}`)) {
    if (place.textContent !== text) {
      place.textContent = text;
    }
  }
}

new MutationObserver(follow).observe(banner, { attributes: true, attributeFilter: ['class'] });
setInterval(look, LOOK_MS);
