// Says before sending which files will be refused anyway. The server decides; without this script it says the same afterwards.
const input = document.querySelector("#files");
const list = document.querySelector(".chosen");
const readable = /\.(txt|html?|shtml|xhtml|jhtml)$/i;

input?.addEventListener("change", () => {
  list.replaceChildren(...Array.from(input.files, (file) => {
    const item = document.createElement("li");
    const size = Math.max(1, Math.round(file.size / 1024)).toLocaleString(document.documentElement.lang);
    item.textContent = `${file.name} (${size} KB)`;
    const problem = !readable.test(file.name) ? input.dataset.unsupported
      : file.size > Number(input.dataset.largest) ? input.dataset.tooLarge : null;
    if (problem) {
      item.className = "text-silent";
      item.textContent += ` — ${problem}`;
    }
    return item;
  }));
  list.hidden = input.files.length === 0;
});
