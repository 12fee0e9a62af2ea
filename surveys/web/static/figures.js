// Shows what a mark of a figure says: to whoever points at it or goes to it with the keyboard.
// Without this script a browser shows the same words by itself; the table beside the figure has them all in any case.

const NEAR = 22; // pixels: as far from a small mark as a finger may miss it
const EDGE = 6; // around the mark that is shown
const SVG = "http://www.w3.org/2000/svg";

for (const figure of document.querySelectorAll(".drawn-figure:not([data-alive])")) bringToLife(figure);

function bringToLife(figure) {
  figure.dataset.alive = "";
  const tip = document.createElement("p");
  tip.className = "figure-tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true"); // the mark itself is named with the same words
  figure.append(tip);
  let isAny = false;
  for (const svg of figure.querySelectorAll(".drawing svg")) isAny = follow(figure, svg, tip) || isAny;
  figure.querySelector(".figure-hint").hidden = !isAny;
}

function follow(figure, svg, tip) {
  const marks = [...svg.querySelectorAll("[data-value]")];
  if (!marks.length) return false;
  svg.setAttribute("role", "group");
  for (const mark of marks) {
    const title = mark.querySelector("title");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", title.textContent);
    mark.setAttribute("tabindex", "-1");
    title.remove(); // or the browser would show the words a second time
  }
  let current = 0;
  marks[0].setAttribute("tabindex", "0");
  const around = [ring("shown-halo"), ring("shown-mark")];
  svg.append(...around);

  function show(mark) {
    tip.textContent = mark.getAttribute("aria-label");
    tip.hidden = false;
    place(tip, figure, mark.getBoundingClientRect());
    const box = inDrawing(svg, mark.getBoundingClientRect());
    for (const each of around) {
      each.setAttribute("x", box.x - 3);
      each.setAttribute("y", box.y - 3);
      each.setAttribute("width", box.width + 6);
      each.setAttribute("height", box.height + 6);
      each.removeAttribute("visibility");
    }
  }

  function hide() {
    tip.hidden = true;
    for (const each of around) each.setAttribute("visibility", "hidden");
  }

  function goTo(at) {
    marks[current].setAttribute("tabindex", "-1");
    current = at;
    marks[at].setAttribute("tabindex", "0");
    marks[at].focus({ preventScroll: true });
    marks[at].scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  svg.addEventListener("pointermove", (event) => {
    const mark = nearest(marks, event.clientX, event.clientY);
    if (mark) show(mark);
    else if (document.activeElement?.closest("svg") !== svg) hide();
  });
  svg.addEventListener("pointerleave", (event) => {
    // A finger leaves at once; what it touched stays until it touches something else.
    if (event.pointerType !== "mouse") return;
    if (marks.includes(document.activeElement)) show(document.activeElement);
    else hide();
  });
  svg.addEventListener("click", (event) => {
    const mark = nearest(marks, event.clientX, event.clientY);
    if (mark) goTo(marks.indexOf(mark));
  });
  svg.addEventListener("focusin", (event) => {
    if (marks.includes(event.target)) show(event.target);
  });
  svg.addEventListener("focusout", hide);
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") hide();
    else {
      const at = next(marks, current, event.key);
      if (at === undefined) return;
      goTo(at);
    }
    event.preventDefault();
  });
  return true;
}

function ring(name) {
  const each = document.createElementNS(SVG, "rect");
  each.setAttribute("class", name);
  each.setAttribute("rx", "4");
  each.setAttribute("visibility", "hidden");
  return each;
}

// Left and right go through all marks as they are read; up and down to the nearest one there.
function next(marks, current, key) {
  if (key === "ArrowRight") return Math.min(current + 1, marks.length - 1);
  if (key === "ArrowLeft") return Math.max(current - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return marks.length - 1;
  if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
  const from = middle(marks[current]);
  const sign = key === "ArrowDown" ? 1 : -1;
  let best = current;
  let least = Infinity;
  marks.forEach((mark, at) => {
    const to = middle(mark);
    const away = sign * (to.y - from.y);
    const cost = away + 2 * Math.abs(to.x - from.x);
    if (away > 2 && cost < least) [best, least] = [at, cost];
  });
  return best;
}

function middle(mark) {
  const box = mark.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function nearest(marks, x, y) {
  let best = null;
  let least = NEAR;
  for (const mark of marks) {
    const box = mark.getBoundingClientRect();
    const right = Math.max(box.left - x, 0, x - box.right);
    const down = Math.max(box.top - y, 0, y - box.bottom);
    const away = Math.hypot(right, down);
    // Of those under the pointer the one drawn last lies on top.
    if (away < least || (away === 0 && least === 0)) [best, least] = [mark, away];
  }
  return best;
}

function inDrawing(svg, box) {
  const matrix = svg.getScreenCTM().inverse();
  const from = new DOMPoint(box.left, box.top).matrixTransform(matrix);
  const to = new DOMPoint(box.right, box.bottom).matrixTransform(matrix);
  return { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
}

function place(tip, figure, box) {
  const frame = figure.getBoundingClientRect();
  const left = box.left + box.width / 2 - frame.left - tip.offsetWidth / 2;
  tip.style.left = `${Math.max(0, Math.min(left, frame.width - tip.offsetWidth))}px`;
  const above = box.top - frame.top - tip.offsetHeight - EDGE;
  tip.style.top = `${above >= 0 ? above : box.bottom - frame.top + EDGE}px`;
}
