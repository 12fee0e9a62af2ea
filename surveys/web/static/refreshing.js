// Shows newer figures without a reload, for as long as something goes on. Without this script a reload does it.
// What it asks for keeps nobody signed in.
// What is marked with data-live is replaced; nothing in which somebody is at work with the keyboard.

const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30_000;
const GIVE_UP_AFTER = 30 * 60_000;

const began = Date.now();
let wait = FIRST_WAIT;

const goesOn = () => document.querySelector("[data-goes-on]") !== null;

function replace(newer) {
  for (const fresh of newer.querySelectorAll("[data-live]")) {
    const shown = document.getElementById(fresh.id);
    if (!shown || shown.contains(document.activeElement) || shown.innerHTML === fresh.innerHTML) continue;
    shown.replaceChildren(...fresh.childNodes);
  }
}

async function look() {
  const reply = await fetch(location.href, { headers: { Accept: "text/html", "X-By-Itself": "1" } });
  if (reply.redirected || !reply.ok) return false; // signed out, or not allowed any more
  replace(new DOMParser().parseFromString(await reply.text(), "text/html"));
  return true;
}

async function refresh() {
  let goOn = true;
  try {
    if (!document.hidden) goOn = await look();
    wait = Math.min(wait * 1.1, LONGEST_WAIT);
  } catch {
    wait = Math.min(wait * 2, LONGEST_WAIT); // no connection
  }
  if (goOn && goesOn() && Date.now() - began < GIVE_UP_AFTER) setTimeout(refresh, wait);
}

if (goesOn()) setTimeout(refresh, wait);
