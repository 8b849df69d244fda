// The live hour on a phone and on the hall's screen. Reads state, never events: a snapshot with its version, pushed
// (/live/<code>/stream) or fetched (/live/<code>/state.json with its ETag). Writes text only, no markup.
// Hooks are data-live="…" in public/live/*.html. Without this module the page reloads itself.
const room = document.querySelector('[data-live="room"]');
const hook = (name, inside = document) => inside.querySelector(`[data-live="${name}"]`);
const hooks = (name, inside = document) => inside.querySelectorAll(`[data-live="${name}"]`);
const base = `/live/${encodeURIComponent(room.dataset.code)}`;
const isScreen = room.dataset.screen === "1";
const POLL = 3000;
const RETRY_STREAM = 20000;
const SCREEN_LOST_AFTER = 15000;
const VOTED = "live-voted";
const SIZES = [[110, "s"], [200, "m"], [380, "l"]];

let version = -1;
let etag = "";
let skew = 0;
let state = null;
let lostSince = 0;
let source = null;
let poller = 0;

const now = () => Date.now() + skew;
const tongue = (texts) => texts[room.dataset.language] || texts.kk || texts.ru;
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

function write(element, text) {
  if (element && element.textContent !== String(text)) element.textContent = text;
}

function minutes(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = Math.floor((whole % 3600) / 60);
  return `${hours ? `${hours}:${two(rest)}` : rest}:${two(whole % 60)}`;
}

// --- votes -----------------------------------------------------------------------------------------------------

function voted() {
  try {
    return new Set(JSON.parse(localStorage.getItem(VOTED) ?? "[]"));
  } catch {
    return new Set();
  }
}

function remember(code) {
  try {
    localStorage.setItem(VOTED, JSON.stringify([...voted().add(code)].slice(-500)));
  } catch {
    // Storage is forbidden: the server still counts once.
  }
}

function markVotes() {
  const mine = voted();
  for (const form of hooks("vote")) {
    const button = hook("vote-button", form);
    const joined = mine.has(form.elements.question.value);
    button.disabled = joined;
    write(button, joined ? button.dataset.voted : button.dataset.word);
  }
}

async function vote(event) {
  const form = event.target.closest('[data-live="vote"]');
  if (!form) return;
  event.preventDefault();
  const button = hook("vote-button", form);
  const code = form.elements.question.value;
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    write(hook("said"), answer.ok ? button.dataset.voted : button.dataset.failed);
    if (answer.ok) {
      remember(code);
      showFigures(form.closest('[data-live="question"]'), (await answer.json()).figures);
    }
  } catch {
    write(hook("said"), button.dataset.failed);
    lose();
  }
  markVotes();
}

// --- showing ---------------------------------------------------------------------------------------------------

function showFigures(article, support) {
  for (const name of ["device", "contact", "identified"]) write(hook(name, article), support[name]);
}

function showQuestion(article, question) {
  const text = hook("text", article);
  article.dataset.code = question.code;
  write(text, question.text);
  text.lang = question.language;
  text.dataset.size = SIZES.find(([limit]) => question.text.length <= limit)?.[1] ?? "xl";
  write(hook("region", article), tongue(question.region));
  write(hook("region-kk", article), question.region.kk);
  write(hook("region-ru", article), question.region.ru);
  write(hook("code", article), question.code);
  const link = hook("link", article);
  if (link) {
    write(link, question.code);
    link.href = `${room.dataset.questionPath}${encodeURIComponent(question.code)}/`;
  }
  const hall = hook("hall", article);
  if (hall) hall.hidden = !question.hall;
  showFigures(article, question.support);
  const form = hook("vote", article);
  if (form) form.elements.question.value = question.code;
}

function showCurrent(question) {
  const section = hook("current");
  if (question) {
    const article = hook("question", section);
    showQuestion(article, question);
    const since = hook("on-air-for", article);
    if (since) since.dateTime = question.started_at;
  }
  if (!isScreen) section.hidden = !question;
  const between = hook("between");
  if (!between) return;
  between.hidden = Boolean(question);
  write(between, between.dataset[state.phase] ?? "");
}

function showQueue(questions) {
  const list = hook("next");
  const mould = document.querySelector('template[data-live="item"]');
  while (list.children.length > questions.length) list.lastElementChild.remove();
  while (list.children.length < questions.length) list.append(mould.content.cloneNode(true));
  questions.forEach((question, place) => {
    const line = list.children[place];
    const article = hook("question", line);
    if (article) showQuestion(article, question);
    else {
      write(hook("text", line), question.text);
      hook("text", line).lang = question.language;
    }
  });
  const empty = hook("empty");
  if (empty) empty.hidden = questions.length > 0 || state.phase === "ended";
  const upcoming = hook("upcoming");
  if (upcoming) upcoming.hidden = questions.length === 0;
}

function showLayout() {
  if (!isScreen) return;
  let layout = state?.layout ?? room.dataset.layout;
  if (layout === "question" && state && !state.current) layout = "between";
  if (lostSince && Date.now() - lostSince > SCREEN_LOST_AFTER) layout = "lost";
  room.dataset.layout = layout;
  for (const section of hooks("layout")) section.hidden = section.dataset.name !== layout;
}

function showPhase() {
  room.dataset.phase = state.phase;
  const phase = hook("phase");
  if (phase) write(hook("phase-word", phase), phase.dataset[state.phase]);
  const counts = hook("counts");
  if (counts) write(counts, fill(counts.dataset.pattern, state));
  const isOver = state.phase === "ended";
  for (const [name, hidden] of [["after", !isOver], ["ask", isOver], ["queue-title", isOver]]) {
    const part = hook(name);
    if (part) part.hidden = hidden;
  }
  const broadcast = hook("broadcast");
  if (!broadcast) return;
  broadcast.hidden = !/^https?:/.test(state.links.broadcast);
  if (!broadcast.hidden) broadcast.href = state.links.broadcast;
}

function apply(next) {
  if (next.version <= version) return;
  version = next.version;
  state = next;
  room.dataset.version = String(version);
  showPhase();
  showCurrent(state.current);
  showQueue(state.next);
  showLayout();
  markVotes();
  tick();
}

// --- what goes on by itself ------------------------------------------------------------------------------------

function tickMeter() {
  const figure = hook("meter");
  if (!figure || !state) return;
  const { planned_seconds: planned, allowed_seconds: allowed, amber_seconds: amber, running } = state.meter;
  const grown = running ? Math.max(0, (now() - Date.parse(state.at)) / 1000) : 0;
  const used = Math.floor(state.meter.used_seconds + grown);
  const whole = Math.max(planned, used, 1);
  const width = (seconds) => ((400 * seconds) / whole).toFixed(1);
  const level = !planned || used < amber ? "ok" : used < allowed ? "amber" : "red";
  figure.classList.remove("going", "now", "late");
  figure.classList.add({ ok: "going", amber: "now", red: "late" }[level]);
  hook("meter-used", figure).setAttribute("width", width(used));
  hook("meter-share", figure).setAttribute("width", width(allowed));
  hook("meter-mark", figure).setAttribute("x", String(width(allowed) - 1.5));
  write(hook("meter-words", figure), fill(figure.dataset[level === "amber" && !running ? "ok" : level], { used: minutes(used), allowed: minutes(allowed) }));
}

function tick() {
  const clock = hook("clock");
  if (clock) write(clock, new Date(now()).toLocaleTimeString("kk-KZ", CLOCK));
  const since = hook("on-air-for");
  if (since?.dateTime) write(since, minutes((now() - Date.parse(since.dateTime)) / 1000));
  tickMeter();
  showLayout();
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Almaty" };

// --- the line --------------------------------------------------------------------------------------------------

function lose() {
  lostSince ||= Date.now();
  hook("lost").hidden = false;
}

function regain() {
  lostSince = 0;
  hook("lost").hidden = true;
}

async function poll() {
  try {
    const answer = await fetch(`${base}/state.json`, etag ? { headers: { "If-None-Match": etag } } : {});
    const date = Date.parse(answer.headers.get("Date") ?? "");
    if (Math.abs(date - Date.now()) > 2000) skew = date - Date.now();
    if (answer.status === 200) {
      etag = answer.headers.get("ETag") ?? "";
      apply(await answer.json());
    }
    if (answer.status < 500) regain();
    else lose();
  } catch {
    lose();
  }
}

function pollOnly() {
  source?.close();
  source = null;
  poller ||= setInterval(poll, POLL);
  setTimeout(listen, RETRY_STREAM);
}

function listen() {
  if (source || !("EventSource" in window)) return;
  source = new EventSource(`${base}/stream`);
  const heard = (event) => {
    clearInterval(poller);
    poller = 0;
    regain();
    apply(JSON.parse(event.data));
  };
  source.addEventListener("message", heard);
  source.addEventListener("state", heard);
  source.addEventListener("open", regain);
  source.addEventListener("error", () => {
    if (source?.readyState === EventSource.CLOSED) pollOnly();
    else lose();
  });
}

document.addEventListener("submit", vote);
window.addEventListener("offline", lose);
window.addEventListener("online", poll);
markVotes();
poll().then(listen);
if (!("EventSource" in window)) pollOnly();
setInterval(tick, 1000);
