// A table pasted from a spreadsheet or from Word keeps its cells: its HTML becomes lines with tabs.
// While a file is being read the form says so. Both are helps: the pages work without them.
function cellText(cell) {
  const text = cell.innerText.trim();
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function lines(table) {
  const grid = [];
  [...table.rows].forEach((row, y) => {
    grid[y] ??= [];
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y][x] !== undefined) x += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        grid[y + down] ??= [];
        for (let right = 0; right < cell.colSpan; right += 1) grid[y + down][x + right] = cellText(cell);
      }
      x += cell.colSpan;
    }
  });
  return grid.map((row) => Array.from(row, (text) => text ?? "").join("\t")).join("\n");
}

for (const area of document.querySelectorAll("textarea[data-paste-table]")) {
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    const table = html && new DOMParser().parseFromString(html, "text/html").querySelector("table");
    if (!table) return;
    event.preventDefault();
    area.setRangeText(lines(table), area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

for (const form of document.querySelectorAll("form[data-reading]")) {
  form.addEventListener("submit", () => {
    form.querySelector("[data-progress]")?.removeAttribute("hidden");
  });
}
addEventListener("pageshow", () => {
  for (const note of document.querySelectorAll("[data-progress]")) note.hidden = true;
});
