// Long lists: parts are fetched as they come near, and those far away give their place to an empty one of the same
// height, so that a list of any length keeps a few hundred elements. Where a list stood is kept with the page (place.js), so
// that the way back finds it. Without this file the first part stands alone.
"use strict";
(() => {
  const NEAR = 1200; // CSS pixels: how near to its end a list goes on, and how far from the screen parts stay

  function attach(box) {
    if (box.virtual) return;
    box.virtual = true;
    let busy = false, again = false; // what was scrolled to meanwhile is looked at afterwards
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
      const all = parts(), own = all.findIndex((p) => !p.dataset.self && !p.pieces);
      const told = (some) => some.flatMap((p) => p.pieces || [{ self: p.dataset.self, height: Math.round(p.getBoundingClientRect().height), next: p.dataset.next, prev: p.dataset.prev }]);
      const before = told(all.slice(0, Math.max(0, own))), after = told(all.slice(own + 1));
      if (own < 0 || before.length + after.length > 2000) return;
      place.set({ places: { ...place.get().places, [number]: { before, after, top: box.scrollTop } } });
    }

    function restore() {
      const stood = place.get().places?.[number], own = parts()[0];
      if (!stood || !own) return false;
      if (stood.before.length) { delete own.dataset.prev; own.before(gapOf(own.tagName, stood.before)); }
      if (stood.after.length) { delete own.dataset.next; own.after(gapOf(own.tagName, stood.after)); }
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

    // What was there and is not now: one empty element for all parts beside each other, whatever their number.
    function gapOf(name, pieces) {
      const gap = document.createElement(name);
      gap.dataset.gone = "";
      gap.pieces = pieces;
      fit(gap);
      return gap;
    }
    function fit(gap) { gap.style.height = `${gap.pieces.reduce((sum, piece) => sum + piece.height, 0)}px`; }

    // A part that came from no address of its own (the page's first) is kept whole.
    function empty(part) {
      const piece = { self: part.dataset.self, height: part.getBoundingClientRect().height, next: part.dataset.next, prev: part.dataset.prev };
      const above = part.previousElementSibling, below = part.nextElementSibling;
      if (above?.pieces) {
        above.pieces.push(piece, ...(below?.pieces || []));
        if (below?.pieces) below.remove();
        part.remove();
        fit(above);
      } else if (below?.pieces) {
        below.pieces.unshift(piece);
        part.remove();
        fit(below);
      } else part.replaceWith(gapOf(part.tagName, [piece]));
    }

    // The piece of a gap that is near the screen comes back; what lies above and below it stays empty.
    async function back(gap, near) {
      let top = gap.getBoundingClientRect().top;
      const number = gap.pieces.findIndex((piece) => { const at = top; top += piece.height; return near(at, top); });
      if (number < 0) return false;
      const piece = gap.pieces[number];
      const part = await fetched(piece.self);
      if (!part) return false;
      for (const way of ["next", "prev"]) { if (piece[way]) part.dataset[way] = piece[way]; else delete part.dataset[way]; }
      const above = gap.pieces.slice(0, number), below = gap.pieces.slice(number + 1);
      if (below.length) gap.after(gapOf(gap.tagName, below));
      if (above.length) { gap.pieces = above; fit(gap); gap.after(part); } else gap.replaceWith(part);
      shown(part);
      return true;
    }

    async function look() {
      if (busy) { again = true; return; }
      busy = true;
      try {
        for (let turns = 0; turns < 6; turns++) {
          const all = parts();
          if (!all.length) return;
          const view = box.getBoundingClientRect();
          const near = (top, bottom) => bottom > view.top - NEAR && top < view.bottom + NEAR;
          const by = all.map((p) => { const r = p.getBoundingClientRect(); return near(r.top, r.bottom); });
          const gap = all.find((p, n) => p.pieces && by[n]);
          if (gap && await back(gap, near)) continue;
          all.forEach((p, n) => { if (p.dataset.self && !p.pieces && !by[n]) empty(p); });
          const bottom = box.scrollHeight - box.scrollTop - box.clientHeight;
          if (bottom < NEAR && await grow(all[all.length - 1], "next")) continue;
          if (box.scrollTop < NEAR && await grow(all[0], "prev")) continue;
          return;
        }
        again = true; // parts may be empty: of some searches each record is looked at, and a part says how far that came
      } finally { busy = false; if (again) { again = false; requestAnimationFrame(look); } }
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
