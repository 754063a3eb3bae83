// Previews that are made meanwhile: asks which of those near the screen have come, and only these are made. Without this
// file a page shows what was there when it was opened.
"use strict";
(() => {
  const OF = 'img[src^="/preview/"], [data-preview]';
  const near = new Set();
  const done = new WeakSet(), seen = new WeakSet();
  let timer = 0, pause = 150, busy = false, asked = false;

  const word = (one) => one.dataset.preview || one.getAttribute("src").slice(9).split("?")[0];

  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting && !done.has(entry.target)) near.add(entry.target); else near.delete(entry.target);
    }
    pause = 150;
    later();
  }, { rootMargin: "300px" });

  // When nothing is near any more, that is told too: what was being made is given up.
  function later() { if (!timer && (near.size || asked)) timer = setTimeout(ask, pause); }

  async function ask() {
    timer = 0;
    for (const one of near) if (!one.isConnected) near.delete(one);
    if (busy || document.hidden) { later(); return; }
    busy = true;
    try {
      const words = [...new Set([...near].map(word))];
      asked = words.length > 0;
      const answer = await fetch("/previews/wanted", { method: "POST", credentials: "same-origin", body: new URLSearchParams({ words: words.join(" ") }) });
      if (!answer.ok) { near.clear(); return; }
      const found = await answer.json();
      let came = false;
      for (const one of [...near]) {
        const [stage, newer] = found[word(one)] || [0, 0];
        const picture = !one.dataset.preview;
        const empty = picture && one.complete && one.naturalWidth === 4 && one.naturalHeight === 3;
        if (picture && stage && (newer || empty)) { one.src = `/preview/${word(one)}?${stage}`; came = true; }
        if (stage === 2) { done.add(one); near.delete(one); watch.unobserve(one); one.dispatchEvent(new CustomEvent("preview", { bubbles: true })); }
      }
      pause = came ? 150 : Math.min(2000, pause * 1.5);
    } finally { busy = false; later(); }
  }

  function begin(root) {
    for (const one of root.querySelectorAll(OF)) if (!seen.has(one)) { seen.add(one); watch.observe(one); }
  }
  document.addEventListener("DOMContentLoaded", () => begin(document));
  document.addEventListener("htmx:load", (event) => begin(event.target.parentElement || document));
  document.addEventListener("parts", (event) => begin(event.target));
  // Who leaves a page waits for nothing of it.
  addEventListener("pagehide", () => {
    for (const seat of ["screen", "play"]) navigator.sendBeacon("/previews/wanted", new URLSearchParams({ words: "", seat }));
  });

  // What is known of a sound or film comes as a part of its page.
  document.addEventListener("preview", async (event) => {
    const place = event.target.closest("[data-about]");
    // What has come stays: put there anew, it would lose the focus and the place in it.
    if (!place || place !== event.target || !place.querySelector("[data-waiting]")) return;
    const answer = await fetch(place.dataset.about, { credentials: "same-origin", headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    place.innerHTML = await answer.text();
    place.dispatchEvent(new CustomEvent("parts", { bubbles: true }));
    place.dispatchEvent(new CustomEvent("about", { bubbles: true }));
  });
})();
