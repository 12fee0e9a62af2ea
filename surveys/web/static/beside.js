// Whoever writes in a box beside an option means that option. Without this script the server takes it so.

document.addEventListener("input", ({ target }) => {
  const option = target.closest(".beside")?.previousElementSibling?.querySelector("input");
  if (!option || option.checked || !target.value.trim()) return;
  option.checked = true;
  option.dispatchEvent(new Event("change", { bubbles: true }));
});
