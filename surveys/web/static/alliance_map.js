// The plane of questions in which an alliance is placed: by pointer, by keys, or by the buttons beside the boxes.
// The numbers in the boxes are the answer: the drawing follows them and writes to them.

const SIDE = 300; // of the drawing, as in its template
const APART = 44; // a grip stands this far outside the ellipse: a finger’s reach from the point
const SIDES = ["vertical", "horizontal"];

for (const map of document.querySelectorAll(".alliance-map:not([data-alive])")) bringToLife(map);

function bringToLife(map) {
  map.dataset.alive = "";
  const low = Number(map.dataset.minimum);
  const high = Number(map.dataset.maximum);
  const unit = SIDE / (high - low);
  const plane = map.querySelector(".plane");
  const svg = plane.querySelector("svg");
  const said = map.querySelector(".said");
  const boxes = {};
  for (const each of map.querySelectorAll("[data-number]")) boxes[each.dataset.number] = each.querySelector("input");

  // ---- The numbers ----

  function number(name) {
    const words = boxes[name].value.trim().replace(",", ".");
    const value = words === "" ? NaN : Number(words);
    return value >= least(name) && value <= most(name) ? value : null;
  }
  const least = (name) => (SIDES.includes(name) ? low : 0);
  const most = (name) => (SIDES.includes(name) ? high : high - low);
  const round = (name, value) => Math.round(Math.min(most(name), Math.max(least(name), value)) * 10) / 10;
  const isOut = () => boxes.vertical.disabled;
  const isPlaced = () => number("vertical") !== null && number("horizontal") !== null;

  // While something is dragged only “input” is told; “change”, after which answers are saved, comes with its end.
  function write(values, { isDone = true } = {}) {
    if (isOut()) return;
    const changed = Object.keys(values).filter((name) => boxes[name].value !== String(values[name]));
    for (const name of changed) boxes[name].value = values[name];
    for (const name of changed) tell(boxes[name], "input");
    if (isDone) for (const name of Object.keys(values)) tell(boxes[name], "change");
  }

  function place(vertical, horizontal, more) {
    write({ vertical: round("vertical", vertical), horizontal: round("horizontal", horizontal) }, more);
  }

  // Both half-axes are given or none, so the first one given is that of a circle.
  const other = (side) => SIDES.find((each) => each !== side) + "Unsure";

  function doubt(side, value, { isCircle = boxes[other(side)].value.trim() === "", ...more } = {}) {
    const name = `${side}Unsure`;
    const values = { [name]: round(name, value) };
    if (isCircle) values[other(side)] = values[name];
    write(values, more);
  }

  function clear() {
    write(Object.fromEntries(Object.keys(boxes).map((name) => [name, ""])));
  }

  function nudge(name, by) {
    if (name.endsWith("Unsure")) doubt(name.replace("Unsure", ""), (number(name) ?? 0) + by);
    else write({ [name]: round(name, (number(name) ?? (low + high) / 2 - by) + by) });
  }

  // ---- The drawing ----

  function show() {
    const [vertical, horizontal, up, along] = [...SIDES, "verticalUnsure", "horizontalUnsure"].map(number);
    const isThere = isPlaced();
    map.toggleAttribute("data-unfinished", (vertical === null) !== (horizontal === null) || (up === null) !== (along === null));
    plane.classList.toggle("is-out", isOut());
    svg.querySelector(".grips").setAttribute("visibility", isThere ? "visible" : "hidden");
    const hasRegion = isThere && up !== null && along !== null;
    said.textContent = (hasRegion ? said.dataset.ellipse : isThere ? said.dataset.point : said.dataset.nothing).replace(
      /\{(\w+)\}/g,
      (_, name) => number(name),
    );
    const region = svg.querySelector(".region");
    region.setAttribute("rx", hasRegion ? along * unit : 0);
    region.setAttribute("ry", hasRegion ? up * unit : 0);
    if (!isThere) return;
    const x = (horizontal - low) * unit;
    const y = (high - vertical) * unit;
    region.setAttribute("cx", x);
    region.setAttribute("cy", y);
    put("point", x, y);
    // Each grip stands on the side where there is more room.
    put("horizontal", x + inwards(x) * ((along ?? 0) * unit + APART), y);
    put("vertical", x, y + inwards(y) * ((up ?? 0) * unit + APART));
  }

  const inwards = (at) => (at > SIDE / 2 ? -1 : 1);
  const within = (at) => Math.min(SIDE, Math.max(0, at));

  function put(grip, x, y) {
    const group = svg.querySelector(`[data-grip=${grip}]`);
    group.setAttribute("transform", `translate(${within(x)} ${within(y)})`);
    group.removeAttribute("visibility");
  }

  // ---- By pointer ----

  function at(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return { vertical: high - point.y / unit, horizontal: low + point.x / unit };
  }

  let drag = null;

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || isOut()) return;
    const grip = event.target.closest("[data-grip]")?.dataset.grip;
    // A finger beside the grips may want to scroll the page: it places the point only by a tap.
    if (!grip && event.pointerType !== "mouse") return;
    const from = at(event);
    const start = Object.fromEntries(Object.keys(boxes).map((name) => [name, number(name)]));
    if (!grip) place(from.vertical, from.horizontal, { isDone: false });
    // Captured by the drawing, which stays, whatever is under the pointer.
    svg.setPointerCapture(event.pointerId);
    drag = { id: event.pointerId, grip: grip ?? "plane", from, start };
    plane.focus({ preventScroll: true });
    event.preventDefault();
  });

  function follow(event, isDone) {
    const to = at(event);
    const { grip, from, start } = drag;
    if (grip === "plane") place(to.vertical, to.horizontal, { isDone });
    else if (grip === "point") {
      const moved = (side) => start[side] + to[side] - from[side];
      place(moved("vertical"), moved("horizontal"), { isDone });
    } else {
      const toward = grip === "horizontal" ? inwards((start.horizontal - low) * unit) : -inwards((high - start.vertical) * unit);
      const isCircle = start[other(grip)] === null;
      doubt(grip, (start[`${grip}Unsure`] ?? 0) + toward * (to[grip] - from[grip]), { isDone, isCircle });
    }
  }

  // From a grip a finger drags and does not scroll; “touch-action” is not heeded inside a drawing.
  const hold = (event) => event.target.closest("[data-grip]") && !isOut() && event.preventDefault();
  svg.addEventListener("touchstart", hold, { passive: false });

  svg.addEventListener("pointermove", (event) => {
    if (drag?.id === event.pointerId) follow(event, false);
  });
  svg.addEventListener("pointerup", (event) => {
    if (drag?.id !== event.pointerId) return;
    follow(event, true);
    drag = null;
  });
  svg.addEventListener("pointercancel", () => {
    drag = null;
  });
  svg.addEventListener("click", (event) => {
    if (event.pointerType === "mouse" || event.target.closest("[data-grip]")) return;
    const { vertical, horizontal } = at(event);
    place(vertical, horizontal);
  });

  // ---- By keys and buttons ----

  const STEPS = {
    ArrowUp: ["vertical", 0.1],
    ArrowDown: ["vertical", -0.1],
    ArrowRight: ["horizontal", 0.1],
    ArrowLeft: ["horizontal", -0.1],
  };

  plane.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Delete" || event.key === "Backspace") clear();
    else if (!(event.key in STEPS)) return;
    else if (!isPlaced()) place((low + high) / 2, (low + high) / 2);
    else {
      const [side, by] = STEPS[event.key];
      nudge(event.shiftKey ? `${side}Unsure` : side, by);
    }
    event.preventDefault();
  });

  for (const [name, box] of Object.entries(boxes)) {
    for (const button of box.parentElement.querySelectorAll("button")) {
      button.hidden = false;
      button.addEventListener("click", () => nudge(name, Number(button.dataset.step)));
    }
  }

  plane.tabIndex = 0;
  plane.setAttribute("role", "application");
  plane.setAttribute("aria-label", plane.dataset.label);
  for (const hint of map.querySelectorAll(".needs-script")) hint.hidden = false;
  map.addEventListener("input", show);
  standAside(map, Object.values(boxes), show);
}

// Whoever ticks a way of not answering sends no numbers; without the tick they are there again.
function standAside(map, boxes, show) {
  const ways = [...map.closest("fieldset").querySelectorAll("input[type=checkbox]")];
  const follow = () => {
    const isOut = ways.some((way) => way.checked);
    for (const box of boxes) box.disabled = isOut;
    show();
  };
  for (const way of ways) way.addEventListener("change", follow);
  follow();
}

function tell(box, what) {
  box.dispatchEvent(new Event(what, { bubbles: true }));
}
