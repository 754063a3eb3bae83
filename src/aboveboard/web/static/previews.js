// Previews that are made meanwhile: asks which of those near the screen have come, and only these are made. Without this
// file a page shows what was there when it was opened.
"use strict";
(() => {
  const OF = 'img[src^="/preview/"]';
  const near = new Set();
  const done = new WeakSet(), seen = new WeakSet();
  let timer = 0, pause = 150, busy = false;

  const word = (img) => img.getAttribute("src").slice(9).split("?")[0];

  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting && !done.has(entry.target)) near.add(entry.target); else near.delete(entry.target);
    }
    pause = 150;
    later();
  }, { rootMargin: "300px" });

  function later() { if (!timer && near.size) timer = setTimeout(ask, pause); }

  async function ask() {
    timer = 0;
    for (const img of near) if (!img.isConnected) near.delete(img);
    if (busy || !near.size || document.hidden) { later(); return; }
    busy = true;
    try {
      const words = [...new Set([...near].map(word))];
      const answer = await fetch("/previews/wanted", { method: "POST", credentials: "same-origin", body: new URLSearchParams({ words: words.join(" ") }) });
      if (!answer.ok) { near.clear(); return; }
      const found = await answer.json();
      let came = false;
      for (const img of [...near]) {
        const [stage, newer] = found[word(img)] || [0, 0];
        const empty = img.complete && img.naturalWidth === 4 && img.naturalHeight === 3;
        if (stage && (newer || empty)) { img.src = `/preview/${word(img)}?${stage}`; came = true; }
        if (stage === 2) { done.add(img); near.delete(img); watch.unobserve(img); img.dispatchEvent(new CustomEvent("preview", { bubbles: true })); }
      }
      pause = came ? 150 : Math.min(2000, pause * 1.5);
    } finally { busy = false; later(); }
  }

  function begin(root) {
    for (const img of root.querySelectorAll(OF)) if (!seen.has(img)) { seen.add(img); watch.observe(img); }
  }
  document.addEventListener("DOMContentLoaded", () => begin(document));
  document.addEventListener("htmx:load", (event) => begin(event.target.parentElement || document));
  document.addEventListener("parts", (event) => begin(event.target));
})();
