// Blur, grey and mute: keys and buttons. What was chosen is kept by the server, for the case and the reviewer.
"use strict";
(() => {
  const KEYS = { b: "blur", g: "grey", m: "mute" };

  // One after another: answers of two keys pressed at once could come the other way round.
  let earlier = Promise.resolve();
  function draw(names, item) {
    return earlier = earlier.catch(() => null).then(() => ask(names, item));
  }

  async function ask(names, item) {
    const answer = await fetch("/veil", { method: "POST", credentials: "same-origin", headers: { "HX-Request": "true" }, body: new URLSearchParams({ names, item }) });
    if (!answer.ok) return null;
    return (await answer.json()).veil;
  }

  function show(item, veil) {
    const drawn = veil.split(" ");
    for (const one of document.querySelectorAll(`[data-item="${item}"]`)) {
      one.dataset.veil = veil;
      if (one.matches("audio, video")) one.muted = drawn.includes("mute");
      for (const button of one.querySelectorAll("[data-veil-of]")) button.setAttribute("aria-pressed", String(drawn.includes(button.dataset.veilOf)));
    }
  }

  async function one(names, item) {
    const veil = await draw(names, item);
    if (veil !== null) show(item, veil);
  }

  // The one that is stood on, else the one that fills the page, else what the inspector shows.
  function current() {
    const place = document.activeElement?.closest("main [data-key], #inspector") || document.querySelector("main [data-key][data-current]") || document.querySelector(".photo, .sound.alone") || document.getElementById("inspector");
    return place?.querySelector("[data-item]")?.dataset.item || document.querySelector("main .page [data-item]")?.dataset.item;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-veil-of]");
    if (button) one(button.dataset.veilOf, button.closest("[data-item]").dataset.item);
  });

  document.addEventListener("keydown", async (event) => {
    if (event.target.closest("input:not([type=range]), textarea, select, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const name = KEYS[event.key.toLowerCase()];
    if (name && event.key === event.key.toLowerCase()) {
      const item = current();
      if (item) { event.preventDefault(); await one(name, item); }
    } else if (name || event.key.toLowerCase() === "v") {
      event.preventDefault();
      if (await draw(name || "blur grey mute", "") !== null) location.reload();
    }
  });
})();
