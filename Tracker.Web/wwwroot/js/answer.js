// Narrows the sentences while one types. Without this script the button beside the field asks the server for the same.
const field = document.querySelector("input[data-filters]");
const list = field && document.getElementById(field.dataset.filters);
const shown = document.querySelector("[data-shown]");

function narrow() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const item of list.children) {
    const text = item.querySelector(".record").textContent.toLowerCase();
    // What was chosen stays in sight, so that nothing unseen is sent.
    item.hidden = !words.every(word => text.includes(word)) && !item.querySelector(":checked");
    count += item.hidden ? 0 : 1;
  }
  shown.textContent = shown.dataset.shown.replace("{0}", count);
}

if (list) {
  field.addEventListener("input", narrow);
}
