// Shows in the pane what experts would see, a moment after the last word was typed. Without this script a button does it.

const form = document.getElementById("entries");
const pane = document.getElementById("card");
const WAIT = 900;
let timer;
let number = 0;

async function refresh() {
  number += 1;
  const asked = number;
  const body = new FormData(form);
  body.set("preview", "1");
  try {
    const reply = await fetch(form.action, { method: "POST", body, redirect: "error" });
    if (!reply.ok || asked !== number) return;
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page.getElementById("card");
    if (fresh && asked === number) pane.replaceChildren(...fresh.childNodes);
  } catch {
    // The button still shows it.
  }
}

function soon(event) {
  if (!event.isTrusted) return;
  clearTimeout(timer);
  timer = setTimeout(refresh, WAIT);
}

if (form && pane) {
  form.addEventListener("input", soon);
  pane.addEventListener("change", (event) => {
    if (event.target.id === "shown_in") refresh();
  });
  pane.addEventListener("click", (event) => {
    if (event.target.closest("button")) event.preventDefault();
  });
}
