// Single keys: "?" opens the list, "/" goes to the search, [data-key="a"] is pressed by its key.
// They rest while a person types, and can be switched off for good in the list. A letter is known by its place on the
// keyboard too, so that it works under a Kazakh or Russian layout. The list names what the page really has.
const OFF = "keys-off";
const dialog = document.getElementById("keys");
const box = dialog?.querySelector("[data-keys-off]");

function isOff() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

if (box) {
  box.checked = isOff();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(OFF, box.checked ? "1" : "");
    } catch {
      // Storage is forbidden: the choice holds for this page only.
    }
  });
}

function target(key) {
  if (key === "/") return document.querySelector('input[type="search"]');
  return document.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function fill() {
  const list = dialog.querySelector("[data-keys-list]");
  list.querySelectorAll("[data-made]").forEach((row) => row.remove());
  list.querySelector("[data-keys-search]").hidden = !target("/");
  const seen = new Set(Array.from(list.querySelectorAll("kbd"), (sign) => sign.textContent));
  for (const found of document.querySelectorAll("[data-key]:not(:disabled)")) {
    if (seen.has(found.dataset.key) || !found.checkVisibility()) continue;
    seen.add(found.dataset.key);
    const row = document.createElement("div");
    const [sign, key, words] = ["dt", "kbd", "dd"].map((name) => document.createElement(name));
    row.dataset.made = "";
    key.textContent = found.dataset.key;
    words.textContent = found.textContent.trim();
    sign.append(key);
    row.append(sign, words);
    list.append(row);
  }
}

function pressed(event) {
  const letter = /^Key([A-Z])$/.exec(event.code);
  return target(event.key) ?? (letter && !event.shiftKey ? target(letter[1].toLowerCase()) : null);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || dialog?.open) return;
  if (event.key === "?" && dialog) {
    event.preventDefault();
    fill();
    dialog.showModal();
    return;
  }
  const found = isOff() || box?.checked ? null : pressed(event);
  if (!found) return;
  event.preventDefault();
  if (found.matches("input")) found.focus();
  else found.click();
});
