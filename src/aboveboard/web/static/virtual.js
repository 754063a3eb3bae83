// Long lists: parts are fetched as they come near, and those far away give their place to an empty one of the same
// height, so that a list of any length keeps a few hundred elements. Where a list stood is kept with the page (place.js), so
// that the way back finds it. Without this file the first part stands alone.
"use strict";
(() => {
  const KEPT = 8; // parts that stay on either side
  const NEAR = 1200; // how near to its end, in CSS pixels, a list goes on

  function attach(box) {
    if (box.virtual) return;
    box.virtual = true;
    let busy = false;
    const parts = () => [...box.querySelectorAll(":scope > [data-chunk], :scope > [data-gone]")];

    async function fetched(address) {
      const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
      const made = document.createElement("template");
      made.innerHTML = answer.ok ? await answer.text() : "";
      const part = made.content.querySelector("[data-chunk]");
      if (part) part.dataset.self = address;
      return part;
    }

    // --- the way back
    const number = [...document.querySelectorAll("[data-virtual]")].indexOf(box);

    function keep() {
      const all = parts(), own = all.findIndex((p) => !p.dataset.self && !p.dataset.gone);
      if (own < 0 || all.length > 2000) return;
      const told = (p) => [p.dataset.self || p.dataset.gone, Math.round(p.getBoundingClientRect().height)];
      const stood = { before: all.slice(0, own).map(told), after: all.slice(own + 1).map(told), prev: all[0].dataset.prev, next: all[all.length - 1].dataset.next, top: box.scrollTop };
      place.set({ places: { ...place.get().places, [number]: stood } });
    }

    function restore() {
      const stood = place.get().places?.[number], own = parts()[0];
      if (!stood || !own) return false;
      const gaps = (some) => some.map(([address, height]) => { const gap = document.createElement(own.tagName); gap.dataset.gone = address; gap.style.height = `${height}px`; return gap; });
      if (stood.before.length) delete own.dataset.prev;
      if (stood.after.length) delete own.dataset.next;
      own.before(...gaps(stood.before));
      own.after(...gaps(stood.after));
      const all = parts();
      if (stood.prev && stood.before.length) all[0].dataset.prev = stood.prev;
      if (stood.next && stood.after.length) all[all.length - 1].dataset.next = stood.next;
      box.scrollTop = stood.top;
      return true;
    }

    function shown(part) { if (window.htmx) window.htmx.process(part); box.dispatchEvent(new CustomEvent("parts", { bubbles: true })); }

    async function grow(edge, way) {
      const address = edge.dataset[way];
      if (!address) return false;
      const part = await fetched(address);
      delete edge.dataset[way];
      if (!part) return false;
      const before = box.scrollHeight;
      if (way === "next") edge.after(part); else { edge.before(part); box.scrollTop += box.scrollHeight - before; }
      shown(part);
      return true;
    }

    // A part that came from no address of its own (the page's first) is kept whole.
    function empty(part) {
      const gap = document.createElement(part.tagName);
      gap.dataset.gone = part.dataset.self;
      for (const way of ["next", "prev"]) if (part.dataset[way]) gap.dataset[way] = part.dataset[way];
      gap.style.height = `${part.getBoundingClientRect().height}px`;
      part.replaceWith(gap);
    }

    async function back(gap) {
      const part = await fetched(gap.dataset.gone);
      if (!part) return;
      for (const way of ["next", "prev"]) { if (gap.dataset[way]) part.dataset[way] = gap.dataset[way]; else delete part.dataset[way]; }
      gap.replaceWith(part);
      shown(part);
    }

    async function look() {
      if (busy) return;
      busy = true;
      try {
        for (let turns = 0; turns < 6; turns++) {
          const all = parts();
          if (!all.length) return;
          const view = box.getBoundingClientRect();
          const near = (p) => { const r = p.getBoundingClientRect(); return r.bottom > view.top - NEAR && r.top < view.bottom + NEAR; };
          const gap = all.find((p) => p.dataset.gone && near(p));
          if (gap) { await back(gap); continue; }
          const inside = all.filter(near);
          const first = all.indexOf(inside[0]), last = all.indexOf(inside[inside.length - 1]);
          all.forEach((p, n) => { if (p.dataset.self && !p.dataset.gone && (n < first - KEPT || n > last + KEPT)) empty(p); });
          const bottom = box.scrollHeight - box.scrollTop - box.clientHeight;
          if (bottom < NEAR && await grow(all[all.length - 1], "next")) continue;
          if (box.scrollTop < NEAR && await grow(all[0], "prev")) continue;
          return;
        }
      } finally { busy = false; }
    }

    let due = false, later = 0;
    box.addEventListener("scroll", () => { if (!due) { due = true; requestAnimationFrame(() => { due = false; look(); }); } clearTimeout(later); later = setTimeout(keep, 100); }, { passive: true });
    const hit = box.querySelector("#hit");
    if (restore()) { /* as it was left */ } else if (hit) hit.scrollIntoView({ block: "center" });
    else if (box.dataset.from === "end") box.scrollTop = box.scrollHeight;
    look();
  }

  const begin = (root) => root.querySelectorAll("[data-virtual]").forEach(attach);
  document.addEventListener("DOMContentLoaded", () => begin(document));
  document.addEventListener("htmx:load", (event) => begin(event.target.parentElement || document));
})();
