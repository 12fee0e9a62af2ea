// Buttons and drawn chips for questions in which chips are divided over options.
// The numbers in the boxes are the answer: everything here reads them and writes to them.

for (const question of document.querySelectorAll(".chips:not([data-alive])")) bringToLife(question);

function bringToLife(question) {
  question.dataset.alive = "";
  const chips = Number(question.dataset.chips);
  const boxes = [...question.querySelectorAll("input")];
  const said = question.querySelector(".said");
  const count = (box) => (/^\d{1,3}$/.test(box.value.trim()) ? Number(box.value) : 0);
  const placed = () => boxes.reduce((sum, box) => sum + count(box), 0);

  function show() {
    const all = placed();
    const words = all > chips ? said.dataset.over : said.dataset.left;
    const values = { placed: all, chips, left: chips - all, over: all - chips };
    said.textContent = words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    question.toggleAttribute("data-unfinished", all !== chips && all > 0);
    for (const box of boxes) {
      const [less, more] = box.parentElement.querySelectorAll("button");
      // Not the attribute “disabled”: the focus would be lost with the last chip.
      less.setAttribute("aria-disabled", box.disabled || count(box) === 0);
      more.setAttribute("aria-disabled", box.disabled || all >= chips);
      draw(box.closest(".stepper").querySelector(".drawn"), Math.min(count(box), chips));
    }
  }

  function step(button) {
    const box = button.parentElement.querySelector("input");
    if (button.getAttribute("aria-disabled") === "true") return;
    const before = boxes.map((each) => each.value);
    box.value = count(box) + Number(button.dataset.step);
    // With the last chip taken back, nothing is answered; an empty box beside numbers stands for none.
    if (placed() === 0) for (const each of boxes) each.value = "";
    boxes.filter((each, index) => each.value !== before[index]).forEach(tell);
  }

  for (const button of question.querySelectorAll("button")) {
    button.hidden = false;
    button.addEventListener("click", () => step(button));
  }
  question.addEventListener("input", show);
  standAside(question, boxes, show);
  show();
}

function draw(place, count) {
  while (place.children.length > count) place.lastChild.remove();
  while (place.children.length < count) place.append(document.createElement("i"));
}

// Whoever ticks a way of not answering sends no numbers; without the tick they are there again.
function standAside(question, boxes, show) {
  const ways = [...question.closest("fieldset").querySelectorAll("input[type=checkbox]")];
  const follow = () => {
    const isOut = ways.some((way) => way.checked);
    for (const box of boxes) box.disabled = isOut;
    show();
  };
  for (const way of ways) way.addEventListener("change", follow);
  follow();
}

function tell(box) {
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}
