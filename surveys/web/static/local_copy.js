// Offers back what an earlier visit left on this device, and forgets it once it is submitted, withdrawn or too old.

const place = document.getElementById("local-copy");
const prefix = `soundings ${place.dataset.copy} `;

function stored(action) {
  try {
    return action();
  } catch {
    return undefined; // a private window, or no permission
  }
}

const forget = (name) => stored(() => localStorage.removeItem(name));
const names = (stored(() => Object.keys(localStorage)) ?? []).filter((name) => name.startsWith("soundings "));
const left = [];
for (const name of names) {
  const copy = stored(() => JSON.parse(localStorage.getItem(name)));
  const isMine = name.startsWith(prefix);
  const isDone = isMine && copy && lastChange(copy) < Number(place.dataset.forget) * 1000;
  if (!copy || isDone || copy.until * 1000 < Date.now()) forget(name);
  else if (isMine) left.push({ name, copy });
}

const form = document.getElementById("autosave")?.closest("form");
const putBack = (detail) => form.dispatchEvent(new CustomEvent("put-back", { detail }));
const tab = stored(() => sessionStorage.soundings);

if (form) {
  // The same tab was loaded anew: nobody needs to be asked.
  for (const each of left.filter(({ copy }) => copy.tab === tab)) putBack(each);
  offer(left.filter(({ copy }) => copy.tab !== tab));
}

function lastChange(copy) {
  return Math.max(...Object.values(copy.questions).map(({ at }) => at));
}

function offer(copies) {
  if (!copies.length) return;
  const last = Math.max(...copies.map(({ copy }) => lastChange(copy)));
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const isToday = new Date(last).toDateString() === new Date().toDateString();
  const said = new Date(last).toLocaleString(document.documentElement.lang, isToday ? time : { ...time, day: "numeric", month: "long" });
  place.querySelector("p").textContent = place.dataset.words.replace("{time}", said);
  place.hidden = false;
  place.addEventListener("click", ({ target }) => {
    if (!target.dataset.act) return;
    for (const each of copies) (target.dataset.act === "put" ? putBack : ({ name }) => forget(name))(each);
    place.hidden = true;
    document.getElementById("main").focus();
  });
}
