// Looks again while something runs. Without this script the link on the page does the same.
const pause = 4000;

async function look() {
  const old = document.querySelector("#jobs");
  if (!old?.hasAttribute("data-moving")) {
    return;
  }
  // Nobody's focus is taken away under their hands, and a hidden page needs no news.
  if (!document.hidden && !(old.contains(document.activeElement) && document.activeElement.tabIndex >= 0 && document.activeElement !== document.body)) {
    const answer = await fetch("/jobs", { headers: { accept: "text/html" } }).catch(() => null);
    const fresh = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#jobs") : null;
    if (fresh) {
      old.replaceWith(fresh);
    }
  }
  setTimeout(look, pause);
}

setTimeout(look, pause);
