// Lets people choose words by selecting them, with the mouse in the text or with the keyboard in the field beneath a paragraph.
// Places are offsets in the text as the engine reads it, which the page shows unit by unit. Without this script the same is
// done by ticking clauses or writing the words out.
const marks = /^[\s，。；：、！？]+|[\s，。；：、！？]+$/gu;

for (const element of document.querySelectorAll("[data-needs-script]")) {
  element.hidden = false;
}

document.querySelector("#tools")?.focus({ preventScroll: true });

/** The words without the marks and blanks around them, and where they begin. */
function trimmed(words, start) {
  const head = words.match(/^[\s，。；：、！？]*/u)[0].length;
  return { words: words.replace(marks, ""), start: start + head };
}

// The text itself.
const addForm = document.querySelector("#add-words");
const bar = document.querySelector("[data-selection-bar]");

/** How many units of the paragraph stand before a place in it. */
function offset(paragraph, node, at) {
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, at);
  return before.toString().length;
}

function selectedInText() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
    return null;
  }
  const range = selection.getRangeAt(0);
  const from = range.startContainer.parentElement?.closest("p[data-start]");
  const to = range.endContainer.parentElement?.closest("p[data-start]");
  if (!from || (to !== from && range.endOffset > 0)) {
    return null;
  }
  const first = offset(from, range.startContainer, range.startOffset);
  const last = to === from ? offset(from, range.endContainer, range.endOffset) : from.textContent.length;
  const chosen = trimmed(from.textContent.slice(first, last), Number(from.dataset.start) + first);
  return chosen.words.length > 1 ? chosen : null;
}

if (addForm && bar) {
  const words = addForm.elements.words;
  document.addEventListener("selectionchange", () => {
    const chosen = selectedInText();
    bar.hidden = !chosen;
    if (!chosen) {
      return;
    }
    words.value = chosen.words;
    setStart(addForm, chosen.start);
    bar.querySelector("[data-selection]").textContent = chosen.words;
  });
  // Written by hand, the words are looked for.
  words.addEventListener("input", () => setStart(addForm, ""));
}

function setStart(form, start) {
  const field = form.querySelector("input[type=hidden][name=start]");
  if (field) {
    field.value = start;
  }
}

// One paragraph, with the keyboard.
for (const field of document.querySelectorAll("textarea[data-pick]")) {
  const form = field.form;
  const show = () => {
    const raw = field.value.slice(field.selectionStart, field.selectionEnd);
    const chosen = trimmed(raw, Number(field.dataset.pick) + field.selectionStart);
    form.elements.words.value = chosen.words;
    setStart(form, chosen.words ? chosen.start : "");
    form.querySelector("[data-picked]").textContent = chosen.words || "—";
  };
  for (const event of ["select", "keyup", "mouseup"]) {
    field.addEventListener(event, show);
  }
  form.addEventListener("change", (event) => {
    if (event.target.name === "piece") {
      form.elements.words.value = "";
      setStart(form, "");
      form.querySelector("[data-picked]").textContent = "—";
    }
  });
}

// Where a commitment is parted.
for (const field of document.querySelectorAll("textarea[data-cut]")) {
  const form = field.form;
  const choice = form.querySelector("[data-cut-choice]");
  const shown = form.querySelector("[data-cut-shown]");
  const show = () => {
    const at = field.selectionStart;
    if (at > 0 && at < field.value.length) {
      choice.value = at;
      choice.checked = true;
      shown.textContent = `${field.value.slice(0, at)} ┃ ${field.value.slice(at)}`;
    }
  };
  for (const event of ["select", "keyup", "click"]) {
    field.addEventListener(event, show);
  }
  form.elements.second.addEventListener("input", () => {
    form.querySelector("[data-words-choice]").checked = true;
  });
}
