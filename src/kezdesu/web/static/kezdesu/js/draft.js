// Keeps what a person writes until it is sent: <form data-draft="ask-M-2026-0147">.
// Only <textarea> and <select> are kept, for a week; contacts never. The page that confirms the sending carries
// <… data-draft-sent="ask-M-2026-0147"> and so clears the draft. <p data-offline hidden> is shown when the line is down.
const WEEK = 7 * 24 * 3600 * 1000;
const place = (name) => `draft:${name}`;

function read(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(place(name)) ?? "null");
    return kept && Date.now() - kept.at < WEEK ? kept.fields : {};
  } catch {
    return {};
  }
}

function write(name, fields) {
  try {
    localStorage.setItem(place(name), JSON.stringify({ at: Date.now(), fields }));
  } catch {
    // Storage is full or forbidden: the page works without a draft.
  }
}

function keep(form) {
  const name = form.dataset.draft;
  const fields = [...form.querySelectorAll("textarea[name], select[name]")];
  const kept = read(name);
  for (const field of fields) {
    if (!field.value && kept[field.name]) {
      field.value = kept[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  form.addEventListener("input", () => {
    write(name, Object.fromEntries(fields.map((field) => [field.name, field.value])));
  });
  form.addEventListener("submit", (event) => {
    const note = form.querySelector("[data-offline]");
    if (navigator.onLine || !note) return;
    event.preventDefault();
    note.hidden = false;
  });
}

for (const sent of document.querySelectorAll("[data-draft-sent]")) {
  try {
    localStorage.removeItem(place(sent.dataset.draftSent));
  } catch {
    // Nothing was kept.
  }
}
document.querySelectorAll("form[data-draft]").forEach(keep);
