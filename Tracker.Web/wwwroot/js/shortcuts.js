// Whether single keys do something. Kept in this browser, and switched wherever a box for it stands.
const stored = "tracker.shortcuts";
let on = true;
try {
  on = localStorage.getItem(stored) !== "off";
} catch {
  // A browser that keeps nothing has the keys on.
}

const boxes = () => document.querySelectorAll("[data-shortcuts-on]");

function show() {
  document.documentElement.toggleAttribute("data-shortcuts", on);
  for (const box of boxes()) {
    box.checked = on;
  }
}

for (const box of boxes()) {
  box.addEventListener("change", () => {
    on = box.checked;
    try {
      localStorage.setItem(stored, on ? "on" : "off");
    } catch {
      // Then it holds for this page.
    }
    show();
  });
}
show();

export const isOn = () => on;

// Where letters are written they are letters.
export const isWriting = (target) =>
  target.closest("textarea, select, [contenteditable], [data-no-shortcuts], input:not([type=radio], [type=checkbox])") !== null;
