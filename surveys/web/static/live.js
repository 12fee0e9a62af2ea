// Keeps the field work of a round up to date while somebody looks. All words stand in the page.
// Without this script the page is complete as it was loaded, and its link “Reload” does the same.

const line = document.getElementById("watching");
const live = document.getElementById("live");
const asOf = document.getElementById("as-of");
const words = line.dataset;
const SHORTEST = 4000; // after a change
const LONGEST = 30000; // while nothing changes
const AWAY = 120000; // at most, while the server does not answer

let pause = SHORTEST;
let failures = 0;
let timer;
let waiting; // what aborts the request under way
let hasEnded = false;

const partsOf = (root) => new Map([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
// As the server sent each part: what a reader opened in it since is no difference.
const shown = new Map([...partsOf(live)].map(([name, part]) => [name, part.outerHTML]));

function say(sentence, kind = "") {
  line.dataset.kind = kind;
  if (line.textContent !== sentence) line.textContent = sentence;
}

function replace(part, fresh) {
  const open = [...part.querySelectorAll("details[open]")].map((each) => each.id);
  const focused = part.contains(document.activeElement) ? document.activeElement.closest("details")?.id : undefined;
  part.replaceWith(fresh);
  for (const id of open) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  if (focused) fresh.querySelector(`#${CSS.escape(focused)} > summary`)?.focus();
}

// A figure is shown once it is drawn: until then the older one stays.
async function drawn(part) {
  const picture = part.querySelector("img");
  if (!picture) return;
  const next = new Image();
  for (const { name, value } of picture.attributes) next.setAttribute(name, value);
  await next.decode().catch(() => {});
  picture.replaceWith(next);
}

async function exchange(name, part, sent) {
  await drawn(part);
  const older = partsOf(live).get(name);
  // A newer one may have come while the figure was being drawn.
  if (older && shown.get(name) === sent) replace(older, part);
}

function show(html) {
  const fresh = partsOf(new DOMParser().parseFromString(html, "text/html"));
  const now = partsOf(live);
  if ([...fresh.keys()].join() !== [...now.keys()].join()) {
    // The first was invited, or the round was opened: another page almost.
    live.replaceChildren(...fresh.values());
    shown.clear();
  }
  for (const [name, part] of fresh) {
    const sent = part.outerHTML;
    const isNew = shown.get(name) !== sent && !live.contains(part);
    shown.set(name, sent);
    if (isNew) exchange(name, part, sent);
  }
}

async function look() {
  clearTimeout(timer);
  if (hasEnded || waiting) return;
  waiting = new AbortController();
  try {
    const address = `${words.address}?seen=${encodeURIComponent(words.seen)}`;
    const reply = await fetch(address, { signal: waiting.signal, headers: { Accept: "application/json" } });
    if (reply.redirected || reply.status === 401 || reply.status === 403 || reply.status === 404) return end(words.ended);
    if (!reply.ok) throw new Error(reply.statusText);
    take(await reply.json());
  } catch (error) {
    if (error.name !== "AbortError") miss();
  } finally {
    waiting = undefined;
    if (!hasEnded && !document.hidden) timer = setTimeout(look, pause);
  }
}

function take(found) {
  failures = 0;
  asOf.textContent = found.as_of;
  pause = found.html ? SHORTEST : Math.min(pause * 1.5, LONGEST);
  if (found.html) {
    show(found.html);
    words.seen = found.mark;
    say(words.changed.replace("{said}", found.said));
  } else if (line.dataset.kind === "trouble") {
    say(words.alive);
  }
  if (found.phase !== words.phase) end(words.moved);
  else if (found.is_over) hasEnded = true;
}

function miss() {
  failures += 1;
  pause = Math.min(SHORTEST * 2 ** failures, AWAY);
  // One request that is lost is nobody's business.
  if (failures > 1) say(words.away.replace("{seconds}", Math.round(pause / 1000)), "trouble");
}

function end(sentence) {
  hasEnded = true;
  say(sentence, "trouble");
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    clearTimeout(timer);
    waiting?.abort();
  } else {
    pause = SHORTEST;
    look();
  }
});
addEventListener("pagehide", () => (clearTimeout(timer), waiting?.abort()));
addEventListener("pageshow", (event) => event.persisted && look());
addEventListener("online", look);

if (!("over" in words)) {
  say(words.alive);
  timer = setTimeout(look, pause);
}
