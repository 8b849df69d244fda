// The operator's console. Keeps the desk fresh (a server-made part of this very page, taken over when the state has
// changed), and keeps questions from the hall through a lost connection: each with its own key, so that sending it
// twice stores it once. Without this module every button is a plain form.
const page = document.querySelector('[data-live="console"]');
const hook = (name, inside = document) => inside.querySelector(`[data-live="${name}"]`);
const base = `/live/${encodeURIComponent(page.dataset.code)}`;
const SHELF = `hall:${page.dataset.code}`;
const POLL = 3000;
const SEND_EVERY = 5000;
const form = hook("hall");
const offline = hook("offline");

// A refused button leaves its own address behind, which cannot be read again: the console is one address above.
const home = location.pathname.replace(/(\/console\/).*$/, "$1");
if (home !== location.pathname) history.replaceState(null, "", home);

let seen = "";
let stale = false;
let busy = false;
let source = null;
let poller = 0;

function show(element, text) {
  element.textContent = text;
  element.hidden = !text;
}

// --- the shelf of questions that were not sent yet ------------------------------------------------------------------

function shelf() {
  try {
    return JSON.parse(localStorage.getItem(SHELF) ?? "[]");
  } catch {
    return [];
  }
}

function keep(captures) {
  localStorage.setItem(SHELF, JSON.stringify(captures));
  const note = hook("kept");
  show(note, captures.length ? note.dataset.pattern.replace("{count}", captures.length) : "");
}

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
const token = () => document.querySelector('input[name="csrfmiddlewaretoken"]').value;

async function send(capture) {
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams({ csrfmiddlewaretoken: token(), text: capture.text, key: capture.key }),
  });
  const isOurs = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (!isOurs) throw new Error("not signed in, or not our server");
  return { ok: answer.ok, told: await answer.json() };
}

function refuse(capture, message) {
  show(hook("hall-refused"), `${message} «${capture.text.slice(0, 200)}»`);
  const box = hook("hall-text");
  if (!box.value) box.value = capture.text;
}

async function deliver() {
  if (busy || !shelf().length) return;
  busy = true;
  try {
    for (const capture of shelf()) {
      const { ok, told } = await send(capture);
      keep(shelf().filter((one) => one.key !== capture.key));
      if (ok) say(told.queued ? "queued" : "held", told.code);
      else refuse(capture, told.error.message);
      back();
      stale = true;
    }
  } catch {
    lose();
    say("offline");
  }
  busy = false;
  refresh();
}

function say(word, code = "") {
  const said = hook("hall-said");
  said.textContent = said.dataset[word].replace("{code}", code);
}

form.addEventListener("submit", (event) => {
  const box = hook("hall-text");
  if (!box.value.trim()) return;
  event.preventDefault();
  try {
    keep([...shelf(), { key: hook("hall-key").value, text: box.value, at: new Date().toISOString() }]);
  } catch {
    form.submit();
    return;
  }
  box.value = "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
  hook("hall-key").value = newKey();
  deliver();
});

// --- the line -------------------------------------------------------------------------------------------------------

function lose() {
  offline.hidden = false;
}

function back() {
  offline.hidden = true;
}

document.addEventListener("submit", (event) => {
  const press = event.target.closest('[data-live="press"]');
  if (!press) return;
  if (!navigator.onLine) {
    event.preventDefault();
    lose();
  } else if (press.dataset.sent) event.preventDefault();
  else press.dataset.sent = "1";
});

// --- the desk -------------------------------------------------------------------------------------------------------

function typing() {
  const active = document.activeElement;
  const inDesk = active?.closest('[data-live="desk"]') && active.matches("input:not([type=hidden]), textarea, select");
  return inDesk || document.querySelector('[data-live="desk"] details[open] textarea');
}

function place(active) {
  const button = active?.closest('[data-live="desk"] [data-live]');
  if (!button) return "";
  const line = active.closest("li[data-code]");
  return `${line ? `li[data-code="${line.dataset.code}"] ` : ""}[data-live="${button.dataset.live}"]`;
}

async function refresh() {
  if (!stale || typing()) return;
  stale = false;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const desk = fresh.querySelector('[data-live="desk"]');
    if (desk) {
      const held = place(document.activeElement);
      hook("desk").replaceWith(document.adoptNode(desk));
      if (held) desk.querySelector(held)?.focus();
    }
    back();
  } catch {
    stale = true;
    lose();
  }
}

function heard(version) {
  back();
  if (version === seen) return;
  stale = stale || seen !== "";
  seen = version;
  refresh();
}

async function poll() {
  try {
    const answer = await fetch(`${base}/state.json`);
    if (answer.ok) heard(String((await answer.json()).version));
  } catch {
    lose();
  }
}

function listen() {
  source = new EventSource(`${base}/stream?desk=1`);
  source.addEventListener("message", (event) => {
    clearInterval(poller);
    poller = 0;
    heard(event.lastEventId);
  });
  source.addEventListener("open", back);
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return lose();
    poller ||= setInterval(poll, POLL);
    setTimeout(listen, 10 * POLL);
  });
}

function tick() {
  const clock = hook("clock");
  const zone = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Almaty" };
  if (clock) clock.textContent = new Date().toLocaleTimeString("kk-KZ", zone);
}

window.addEventListener("offline", lose);
window.addEventListener("online", () => { poll(); deliver(); });
document.addEventListener("focusout", () => setTimeout(refresh, 0));
setInterval(deliver, SEND_EVERY);
setInterval(tick, 1000);
setInterval(refresh, POLL);
try {
  keep(shelf());
} catch {
  // Storage is forbidden: captures go as plain forms.
}
deliver();
listen();
