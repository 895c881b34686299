// The way to an agency or page by a few letters. Without this script the link leads to the page that shows the same.
import { isOn, isWriting } from "./shortcuts.js";

const dialog = document.querySelector("#palette");
const words = document.querySelector("#palette-words");
const results = document.querySelector("#palette-results");
let asked = 0;

async function look() {
  const mine = ++asked;
  const answer = await fetch(`/jump?q=${encodeURIComponent(words.value)}`, { headers: { accept: "text/html" } }).catch(() => null);
  const found = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#jump-results") : null;
  if (found && mine === asked) {
    results.replaceChildren(...found.childNodes);
  }
  return mine === asked;
}

function open() {
  dialog.showModal();
  words.select();
  look();
}

let pause;
words.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(look, 120);
});

const links = () => [...results.querySelectorAll("a")];

dialog.querySelector("form[role=search]").addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(pause);
  await look();
  links()[0]?.click();
});

dialog.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) {
    return;
  }
  event.preventDefault();
  const ring = [words, ...links()];
  ring[(ring.indexOf(document.activeElement) + step + ring.length) % ring.length].focus();
});

document.querySelector("[data-palette]")?.addEventListener("click", (event) => {
  event.preventDefault();
  open();
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.altKey || document.querySelector("dialog[open]")) {
    return;
  }
  const isCommand = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
  if (isCommand || (event.key === "/" && isOn() && !event.ctrlKey && !event.metaKey && !isWriting(event.target))) {
    event.preventDefault();
    open();
  }
});
