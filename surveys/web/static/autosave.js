// Saves what is changed on a page of questions at once, and keeps it on the device until the server has it.
// All words stand in the page. Without this script, the page's buttons save everything.

const line = document.getElementById("autosave");
const form = line.closest("form");
const words = line.dataset;
const language = document.documentElement.lang;
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;
const LONGEST_HOLD = 1000;

const changed = new Map(); // question: the time of its last change, until the server has it
const prints = new Map(form.elements.prints.value.split(" ").map((pair) => pair.split("=")));
const known = new Map(); // question: its inputs as the server has them, as far as this window knows
const key = random();
let number = 0;
let pause = FIRST_PAUSE;
let timer;
let sending; // a promise while something is under way
let held; // a promise while a pointer is pressed
let isFilling = false;
let hasEnded = false;
let pressed; // the button that waits until everything is saved
let state = "open"; // then "passing" while the form is being sent, and "gone"

// The questions and their inputs

const card = (question) => form.querySelector(`[data-question="${CSS.escape(question)}"]`);
const questionOf = (element) => element.closest("[data-question]")?.dataset.question;
const inputsOf = (question) =>
  [...form.elements].filter((input) => input.name && input.type !== "submit" && questionOf(input) === question);
const isTick = (input) => input.type === "radio" || input.type === "checkbox";
const isText = (input) => !isTick(input) && input.type !== "hidden";

function valuesOf(question) {
  return inputsOf(question)
    .filter((input) => !input.disabled && (!isTick(input) || input.checked))
    .map((input) => [input.name, input.value]);
}

function fill(question, pairs) {
  isFilling = true; // the scripts of questions draw themselves anew; nobody has answered
  for (const input of inputsOf(question)) {
    const values = pairs.filter(([name]) => name === input.name).map(([, value]) => value);
    if (isTick(input)) input.checked = values.includes(input.value);
    else input.value = values[0] ?? "";
    for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
  }
  isFilling = false;
}

function note(question, kind, ...lines) {
  const place = card(question);
  place.querySelector(`[data-note="${kind}"]`)?.remove();
  if (!lines.length) return;
  const box = document.createElement("div");
  Object.assign(box.dataset, { note: kind });
  box.className = kind === "problem" ? "field-error" : "note";
  box.setAttribute("role", "status");
  place.querySelector("legend, label").after(box);
  for (const text of lines) box.append(Object.assign(document.createElement("p"), { textContent: text }));
}

// What is said

function clock(at) {
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Date(at).toLocaleString(language, isToday ? time : { ...time, day: "numeric", month: "long" });
}

function say(text, kind = "") {
  if (line.textContent !== text) line.textContent = text;
  line.dataset.kind = kind;
}

function sayNoConnection() {
  const left = changed.size;
  say((left > 1 ? words.many : left ? words.one : words.none).replace("{count}", left), "trouble");
}

// The copy on the device; in a private window there may be none

const prefix = `soundings ${words.copy} `;
const tab = stored(() => (sessionStorage.soundings ??= random())) ?? key;
const place = `${prefix}${words.address} ${tab}`; // two tabs may have the same page open, and each its own answers

function stored(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

function random() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function batch() {
  const each = ([question, at]) => [question, { at, print: prints.get(question) ?? "", pairs: valuesOf(question) }];
  return Object.fromEntries([...changed].map(each));
}

function keepCopy() {
  const copy = JSON.stringify({ until: Number(words.until), tab, questions: batch() });
  stored(() => (changed.size ? localStorage.setItem(place, copy) : localStorage.removeItem(place)));
}

// Another script offers what an earlier visit left here; nothing of it is lost before the server has it.
form.addEventListener("put-back", async ({ detail: { name, copy } }) => {
  const { questions } = copy;
  const address = name.slice(prefix.length).split(" ")[0];
  if (address !== words.address) {
    const reply = await post(address, questions).catch(() => ({ status: 0 }));
    // What cannot be read stays until its own page shows what is wrong; a network’s sign-in page has taken nothing.
    const isSaved = reply.shown && !Object.keys(reply.problems).length;
    if (isSaved) stored(() => localStorage.removeItem(name));
    if (isSaved) say(words.saved.replace("{time}", clock(Date.now())));
    else if (reply.sentence) say(reply.sentence, "trouble");
    else if (!reply.shown) sayNoConnection();
    return;
  }
  for (const [question, { at, print, pairs }] of Object.entries(questions)) {
    if (!card(question)) continue;
    fill(question, pairs);
    changed.set(question, at);
    prints.set(question, print);
  }
  keepCopy();
  if (name !== place) stored(() => localStorage.removeItem(name));
  save();
});

// Sending

async function post(address, questions, keepalive = false, isSecond = false) {
  const names = Object.keys(questions);
  const body = new URLSearchParams([
    ["csrf_token", form.elements.csrf_token.value],
    ["form_key", key],
    ["number", ++number],
    ["ages", names.map((name) => `${name}=${(Math.max(0, Date.now() - questions[name].at) / 1000).toFixed(3)}`).join(" ")],
    ["prints", names.map((name) => `${name}=${questions[name].print}`).join(" ")],
    ...names.flatMap((name) => questions[name].pairs),
  ]);
  const signal = keepalive ? undefined : AbortSignal.timeout(20000);
  const reply = await fetch(address, { method: "POST", body, keepalive, signal });
  const told = await reply.json().catch(() => ({}));
  if (!told.token || isSecond) return { ...told, status: reply.status };
  form.elements.csrf_token.value = told.token;
  return post(address, questions, keepalive, true);
}

// What is said moves the page: a button would slip away from under a pointer that is pressed on it and not yet let go.
function hold() {
  held = new Promise((letGo) => {
    const end = () => setTimeout(letGo); // after the click
    for (const type of ["pointerup", "pointercancel"]) addEventListener(type, end, { once: true });
    setTimeout(letGo, LONGEST_HOLD); // it may be let go outside of the window
  });
}

addEventListener("pointerdown", hold);

function save() {
  clearTimeout(timer);
  sending ??= attempt().then((result) => {
    sending = undefined;
    if (pressed) goOn(result);
  });
}

// Returns whether everything on the page is "saved", or a newer answer was "kept", or it is to be tried "later".
async function attempt() {
  if (hasEnded) return "saved";
  await held;
  const sent = batch();
  if (changed.size) say(words.saving);
  const reply = await post(words.address, sent).catch(() => ({ status: 0 }));
  await held;
  // A network that wants a sign-in answers in the server's place, and not as it does.
  if (reply.status >= 500 || !(reply.shown || reply.sentence)) return tryLater(reply.sentence);
  pause = FIRST_PAUSE;
  if (reply.shown) return take(sent, reply);
  hasEnded = true; // closed, submitted elsewhere, or no longer signed in: what was typed stays here
  say(reply.sentence, "trouble");
  return "saved";
}

function tryLater(sentence) {
  if (sentence) say(sentence, "trouble");
  else sayNoConnection();
  timer = setTimeout(save, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
  return "later";
}

function take(sent, reply) {
  for (const [question, { at, pairs }] of Object.entries(sent)) {
    if (!(question in reply.prints) && !(question in reply.problems)) return tryLater();
    if (changed.get(question) === at) changed.delete(question);
    known.set(question, JSON.stringify(pairs));
    // Nobody is interrupted in a question of several steps: it says itself what is left to do, or is left first.
    const isHalfway = card(question)?.querySelector("[data-unfinished], [data-several]:focus-within");
    if (isHalfway) known.delete(question);
    note(question, "problem", ...(reply.problems[question] && !isHalfway ? [reply.problems[question]] : []));
    note(question, "kept");
  }
  for (const [question, print] of Object.entries(reply.prints)) prints.set(question, print);
  form.elements.prints.value = [...prints].map((pair) => pair.join("=")).join(" ");
  for (const [question, kept] of Object.entries(reply.kept)) showKept(question, kept);
  const asked = new Set(reply.shown);
  if (asked.size) for (const each of form.querySelectorAll("[data-question]")) each.hidden = !asked.has(each.dataset.question);
  keepCopy();
  if (changed.size) timer = setTimeout(save, 600);
  else if (Object.keys(sent).length > Object.keys(reply.problems).length) say(words.saved.replace("{time}", clock(Date.now())));
  else say("");
  if (Object.keys(reply.kept).length) return "kept";
  return changed.size ? "later" : "saved";
}

function showKept(question, { at, fields }) {
  const typed = inputsOf(question).filter((input) => isText(input) && input.value.trim()).map((input) => input.value);
  fill(question, Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value])));
  known.set(question, JSON.stringify(valuesOf(question)));
  note(question, "kept", words.kept.replace("{time}", clock(at)), ...(typed.length ? [words.typed, ...typed] : []));
}

// Changes

function touch(question, wait) {
  // What is changed back while the change is under way is a change too.
  if (!changed.has(question) && known.get(question) === JSON.stringify(valuesOf(question))) return;
  changed.set(question, Date.now());
  keepCopy();
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

function notice(event) {
  const question = questionOf(event.target);
  // What other programs put into the page is no answer; the scripts of questions speak for whoever uses them.
  const isMeant = event.isTrusted || event.target.closest("[data-alive]");
  if (!question || isFilling || !isMeant) return;
  const typing = event.target.tagName === "TEXTAREA" ? 600 : 1500;
  touch(question, event.type === "change" || isTick(event.target) ? 0 : typing);
}

form.addEventListener("input", notice);
form.addEventListener("change", notice);
form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=clear]");
  if (!button) return;
  event.preventDefault();
  fill(button.value, []);
  touch(button.value, 0);
  inputsOf(button.value)[0].focus();
});

// Leaving

form.addEventListener("submit", (event) => {
  if (state === "passing") {
    state = "gone";
    setTimeout(() => (state = "open"), 10000); // the browser was stopped, perhaps
    return;
  }
  event.preventDefault();
  if (state === "gone" || pressed) return; // a double click
  pressed = event.submitter;
  save();
});

function goOn(result) {
  const button = pressed;
  if (result !== "later") pressed = undefined;
  if (result !== "saved") return; // a newer answer is to be looked at first
  const { layout } = form.elements;
  const isAtLeast = (width) => matchMedia(`(min-width: ${width}rem)`).matches;
  if (layout) layout.value = isAtLeast(62) ? "wide" : isAtLeast(40) ? "medium" : "narrow";
  state = "passing";
  form.requestSubmit(button);
}

addEventListener("online", () => (changed.size || pressed) && save());
document.addEventListener("visibilitychange", () => changed.size && save());
addEventListener("pagehide", () => changed.size && !hasEnded && post(words.address, batch(), true).catch(() => {}));
addEventListener("pageshow", (event) => event.persisted && (state = "open"));

// What a browser restores of an older page is no answer; what was typed before this script ran is one.
form.autocomplete = "off";
for (const question of prints.keys()) {
  const isDefault = (input) => {
    if (input.options) return input.selectedIndex === Math.max(0, [...input.options].findIndex((option) => option.defaultSelected));
    return isTick(input) ? input.checked === input.defaultChecked : input.value === input.defaultValue;
  };
  if (inputsOf(question).every((input) => input.type === "hidden" || isDefault(input))) known.set(question, JSON.stringify(valuesOf(question)));
  else touch(question, 0);
}
