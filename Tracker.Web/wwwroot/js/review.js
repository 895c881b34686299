// Keys for the review queue. Each presses what stands on the page; without this script the buttons do the same.
import { isOn, isWriting } from "./shortcuts.js";

const dialog = document.querySelector("#shortcuts");
const open = document.querySelector("#shortcuts-open");
open.hidden = false;
open.addEventListener("click", () => dialog.showModal());

const radios = () => [...document.querySelectorAll("#statements input[name=outcome]")];

function pick(radio) {
  if (radio) {
    radio.checked = true;
    radio.focus();
    radio.closest(".statement").scrollIntoView({ block: "nearest" });
  }
}

function move(step) {
  const all = radios();
  pick(all[Math.min(Math.max(all.findIndex((radio) => radio.checked) + step, 0), all.length - 1)]);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.altKey || document.querySelector("dialog[open]") || isWriting(event.target)) {
    return;
  }
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  if (!isUndo && (!isOn() || event.ctrlKey || event.metaKey)) {
    return;
  }
  const key = isUndo ? "u" : event.key.toLowerCase();
  if (key === "?") {
    dialog.showModal();
  } else if (key === "j" || key === "arrowdown") {
    if (radios().length === 0) {
      return;
    }
    move(1);
  } else if (key === "k" || key === "arrowup") {
    if (radios().length === 0) {
      return;
    }
    move(-1);
  } else if (/^[1-9]$/.test(key)) {
    pick(radios()[Number(key) - 1]);
  } else {
    const target = document.querySelector(`[data-shortcut="${CSS.escape(key)}"]`);
    if (!target) {
      return;
    }
    target.click();
    if (target.tagName === "SUMMARY" && target.parentElement.open) {
      target.parentElement.querySelector("input:not([type=hidden])").focus();
    }
  }
  event.preventDefault();
});
