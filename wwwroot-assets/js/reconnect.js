// Follows the classes that the Blazor script sets on the banner; they are the same in every version of it.
const banner = document.getElementById('components-reconnect-modal');
const RETRY_MS = 5000;

async function resume() {
  try {
    if (!await Blazor.reconnect()) {
      location.reload();
    }
  } catch {
    setTimeout(resume, RETRY_MS);
  }
}

function follow() {
  if (banner.classList.contains('components-reconnect-rejected')) {
    location.reload();
  } else if (banner.classList.contains('components-reconnect-failed')) {
    resume();
  }
}

new MutationObserver(follow).observe(banner, { attributes: true, attributeFilter: ['class'] });
