// Single keys: "?" opens the list, "/" goes to the search, [data-key="a"] is pressed by its key.
// They rest while a person types, and can be switched off for good in the list.
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

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || dialog?.open) return;
  if (event.key === "?" && dialog) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  const found = isOff() || box?.checked ? null : target(event.key);
  if (!found) return;
  event.preventDefault();
  if (event.key === "/") found.focus();
  else found.click();
});
