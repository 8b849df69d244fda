// The draft builder: a card opens its row in a drawer; it is moved by dragging (mouse, pen, a touch that was held), by
// keyboard (m lifts, arrows choose a cell, Enter sets, Esc leaves) or by choosing: lifted from its drawer, or held by
// touch and let go, it waits for the cell that is tapped. Every way ends in the same form of the server.
const drawer = document.getElementById("row");
const says = document.getElementById("says");
const bar = document.getElementById("lifted");
const HOLD = 350;
const FAR = 6;
const EDGE = 56;
const PACE = 10;
let lifted = null;
let target = null;
let pressed = null;
let dropped = false;

const board = () => document.getElementById("board");
const table = () => board().querySelector("table.draft.movable");
const tell = (text) => { says.textContent = text; };

function open(href, cell) {
  const url = new URL(href, document.baseURI);
  if (cell) {
    url.searchParams.set("month", cell.dataset.month);
    if (board().dataset.view === "regions") url.searchParams.set("region", cell.dataset.line);
  }
  const shown = new URL(location.href).searchParams;
  htmx.ajax("GET", url.pathname + url.search, { target: "#row", swap: "innerHTML" }).then(() => {
    for (const form of drawer.querySelectorAll("form[hx-post]")) keepShown(form, shown);
    if (!drawer.open) drawer.showModal();
    const first = drawer.querySelector(cell ? ".quick button" : "input:not([type=hidden]), button");
    first?.focus();
  });
}

// What the page shows (month, line) must not be mistaken for the cell that was chosen.
function keepShown(form, shown) {
  const path = form.getAttribute("hx-post").split("?")[0];
  form.setAttribute("hx-post", shown.size ? `${path}?${shown}` : path);
  htmx.process(form);
}

function closing() {
  const form = document.createElement("form");
  form.method = "dialog";
  const button = document.createElement("button");
  button.className = "button quiet close";
  button.textContent = drawer.dataset.close;
  form.append(button);
  drawer.prepend(form);
}

const name = (cell) => {
  const row = cell.parentElement.querySelector("th a").textContent;
  const heads = [...cell.closest("table").querySelectorAll("thead th")];
  const index = [...cell.parentElement.querySelectorAll("td")].indexOf(cell);
  const month = heads[index].querySelector("a")?.getAttribute("aria-label") ?? heads[index].textContent;
  return `${row}, ${month}: ${cell.querySelectorAll(".meet").length}`;
};

const fits = (cell) => board().dataset.view === "regions" || cell.dataset.line === lifted.closest("td").dataset.line;

function lift(card) {
  lifted = card;
  card.classList.add("lifted");
  aim(card.closest("td"));
  tell(board().dataset.lifted);
  board().classList.add("picking");
  bar.querySelector("b").textContent = card.textContent;
  bar.hidden = false;
}

// From the drawer: the card is lifted where it stands on the board and waits for a cell.
function pick(entry) {
  const card = cardOf(entry);
  if (!card) return;
  drawer.close();
  lift(card);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center", inline: "nearest" });
}

const cardOf = (entry) => table() && [document.getElementById(`e-${entry}`)].find((card) => card?.offsetParent);

function aim(cell, follow = true) {
  target?.classList.remove("target", "no");
  target = cell;
  if (!cell) return;
  cell.classList.add("target");
  cell.classList.toggle("no", !fits(cell));
  if (follow) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function drop(set) {
  const card = lifted;
  const cell = target;
  aim(null);
  card?.classList.remove("lifted");
  board().classList.remove("picking");
  bar.hidden = true;
  lifted = null;
  if (!card) return;
  if (!set || !cell || cell === card.closest("td")) tell(board().dataset.left);
  else if (board().dataset.view !== "regions" && cell.dataset.line !== card.closest("td").dataset.line) tell(board().dataset.other);
  else open(card.href, cell);
}

function beside(cell, key) {
  const row = cell.parentElement;
  const index = [...row.children].indexOf(cell);
  const alone = row.parentElement.childElementCount === 1;
  const turned = { ArrowLeft: cell.previousElementSibling, ArrowRight: cell.nextElementSibling };
  if (alone) Object.assign(turned, { ArrowUp: turned.ArrowLeft, ArrowDown: turned.ArrowRight });
  const other = { ArrowUp: row.previousElementSibling, ArrowDown: row.nextElementSibling }[key];
  const found = key in turned ? turned[key] : other?.children[index];
  return found?.matches("td") ? found : null;
}

function step(card, key) {
  const cell = card.closest("td");
  const within = { ArrowUp: card.previousElementSibling, ArrowDown: card.nextElementSibling }[key];
  if (within?.matches(".meet")) return within.focus();
  for (let next = beside(cell, key); next; next = beside(next, key)) {
    const meet = next.querySelector(".meet");
    if (meet) return meet.focus();
  }
}

document.addEventListener("keydown", (event) => {
  if (drawer.open || event.ctrlKey || event.metaKey || event.altKey) return;
  const card = event.target.closest?.(".draft .meet");
  const arrow = event.key.startsWith("Arrow");
  if (lifted) {
    const next = arrow ? beside(target, event.key) : null;
    if (next) { aim(next); tell(name(next)); }
    if (event.key === "Enter" || event.key === " ") drop(true);
    if (event.key === "Escape") drop(false);
    if (arrow || ["Enter", " ", "Escape"].includes(event.key)) event.preventDefault();
    return;
  }
  if (!card) return;
  if (event.key === "m" && table()) { event.preventDefault(); lift(card); }
  else if (arrow) { event.preventDefault(); step(card, event.key); }
});

document.addEventListener("pointerdown", (event) => {
  const card = event.target.closest(".draft.movable .meet");
  if (!card || event.button !== 0 || lifted) return;
  pressed = { card, x: event.clientX, y: event.clientY, touch: event.pointerType === "touch", timer: 0 };
  if (pressed.touch) pressed.timer = setTimeout(() => lift(card), HOLD);
});

document.addEventListener("pointermove", (event) => {
  if (!pressed) return;
  const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > FAR;
  if (!lifted && far && pressed.touch) return release();
  if (!lifted && far) lift(pressed.card);
  if (!lifted) return;
  pressed.at = [event.clientX, event.clientY];
  if (!pressed.dragged) requestAnimationFrame(creep);
  pressed.dragged = true;
  under();
});

function under() {
  const cell = document.elementFromPoint(...pressed.at)?.closest(".draft td[data-month]");
  if (!cell || cell === target) return;
  aim(cell, false);
}

// At the edge of the window or of the grid the board moves on under the card.
function creep() {
  if (!pressed?.dragged || !lifted) return;
  const grid = board().querySelector(".grid-scroll");
  const box = grid.getBoundingClientRect();
  const pace = (at, from, to) => (at < from + EDGE ? -PACE : at > to - EDGE ? PACE : 0);
  const [across, down] = pressed.at;
  grid.scrollBy(pace(across, Math.max(box.left, 0), Math.min(box.right, innerWidth)), pace(down, box.top, box.bottom));
  window.scrollBy(0, pace(down, 0, innerHeight));
  under();
  requestAnimationFrame(creep);
}

function release() {
  clearTimeout(pressed?.timer);
  pressed = null;
}

document.addEventListener("pointerup", () => {
  if (pressed && lifted) {
    dropped = true;
    setTimeout(() => { dropped = false; }, 0);
    if (pressed.dragged || !pressed.touch) drop(pressed.dragged);
  }
  release();
});
document.addEventListener("pointercancel", () => { if (lifted) drop(false); release(); });
document.addEventListener("touchmove", (event) => { if (lifted && pressed) event.preventDefault(); }, { passive: false });
document.addEventListener("dragstart", (event) => { if (event.target.closest?.(".meet")) event.preventDefault(); });
document.addEventListener("contextmenu", (event) => { if (lifted || (pressed?.touch && event.target.closest(".meet"))) event.preventDefault(); });

document.addEventListener("click", (event) => {
  if (dropped) return event.preventDefault();
  const picked = event.target.closest("[data-pick]");
  if (picked) return pick(picked.dataset.pick);
  if (lifted) return choose(event);
  const card = event.target.closest(".draft .meet, [data-row]");
  if (!card || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(card.href, null);
});

// While a card is lifted, a click chooses its cell; nothing else opens.
function choose(event) {
  const cell = event.target.closest(".draft td[data-month]");
  if (cell) aim(cell, false);
  if (cell || event.target.closest("#lifted, .draft a")) event.preventDefault();
  if (cell || event.target.closest("#lifted button")) drop(Boolean(cell));
}

// A refusal (422) is the row itself with its reasons: it belongs into the drawer.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 422) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
  event.detail.target = drawer;
  event.detail.swapOverride = "innerHTML";
});
document.addEventListener("htmx:afterSwap", () => {
  if (drawer.childElementCount && !drawer.querySelector(".close")) closing();
  for (const way of drawer.querySelectorAll(".pick")) way.hidden = !cardOf(way.firstElementChild.dataset.pick);
  drawer.querySelector(".errors")?.focus();
});
document.addEventListener("htmx:afterSettle", (event) => {
  const moved = board().querySelector("[data-moved]");
  if (event.detail.elt !== board() || !moved) return;
  drawer.close();
  drawer.replaceChildren();
  tell(moved.querySelector("span").textContent);
  (document.getElementById(`e-${moved.dataset.moved}`) ?? moved.querySelector("button")).focus({ preventScroll: true });
});
