// Flag and advance: the keys of lists, and what is chosen in them. Where one stands, what is chosen and what is open is kept
// with the page (place.js), so that the way back finds it again.
"use strict";
(() => {
  sessionStorage.clear(); // htmx notes the page's address there
  const ITEM = "main [data-key], main [data-row]";
  const PAGES = { o: "/", c: "/talks", p: "/people", l: "/list/calls", g: "/gallery", m: "/map", t: "/timeline", e: "/mail", v: "/coverage", f: "/files", r: "/report", s: "/settings" };
  const kept = place.get();
  const touched = matchMedia("(pointer: coarse)").matches;
  let standing = kept.current || null, leading = false, byKey = false;

  // Rows of a list beside what is read are not gone through.
  const all = () => { const some = [...document.querySelectorAll("main [data-key]")]; return some.length ? some : [...document.querySelectorAll("main [data-row]")]; };
  const current = () => document.querySelector("main [data-current]");
  const name = (item) => item.dataset.key || item.dataset.row || item.getAttribute("href");
  const picked = new Set(kept.chosen || []); // keys of what is chosen, also of what a long list does not hold now
  let whole = null; // or all of a list or conversation: its word, and how many that is
  const inspector = () => document.getElementById("inspector");
  const inspected = () => document.querySelector("[data-inspected]")?.dataset.inspected;

  function go(step, range) {
    const items = all();
    if (!items.length) return;
    const now = current();
    const next = items[Math.max(0, Math.min(items.length - 1, now ? items.indexOf(now) + step : 0))];
    if (range) { if (now) pick(now, true); pick(next, true); told(); }
    stand(next);
  }

  function stand(item) {
    current()?.removeAttribute("data-current");
    item.dataset.current = "";
    standing = name(item);
    keep();
    item.scrollIntoView({ block: "nearest" });
    if (inspected() && inspected() !== item.dataset.key) open(item);
  }

  function pick(item, on) {
    if (!item.dataset.key) return;
    if (on) picked.add(item.dataset.key); else picked.delete(item.dataset.key);
    keep();
  }

  function keep() { place.set({ current: standing, chosen: [...picked] }); }

  // What is chosen, as the rows and the bar show it.
  function told() {
    for (const item of document.querySelectorAll(ITEM)) if (standing && !current() && name(item) === standing) item.dataset.current = "";
    for (const item of document.querySelectorAll("main [data-key]")) {
      const on = whole !== null || picked.has(item.dataset.key);
      item.toggleAttribute("data-chosen", on);
      const box = item.querySelector("[data-pick]");
      if (box) box.checked = on;
    }
    const bar = document.getElementById("marking");
    bar.hidden = whole === null && !picked.size;
    bar.querySelector("output").value = whole !== null ? whole.count || "∀" : picked.size;
  }

  function none() { picked.clear(); whole = null; keep(); told(); }

  function choose_all() {
    const button = document.querySelector("[data-choose-all]");
    if (!button) return true;
    whole = { of: button.dataset.chooseAll, count: Number(button.dataset.count).toLocaleString("en") };
    if (!button.dataset.count) whole.count = "";
    told();
  }

  function open(item) { (item.matches("a") ? item : item.querySelector("[data-open], a"))?.click(); }

  function keys() {
    return picked.size ? [...picked] : [current()?.dataset.key || inspected()].filter(Boolean);
  }

  async function post(address, values) {
    const answer = await fetch(address, { method: "POST", credentials: "same-origin", headers: { "HX-Request": "true" }, body: new URLSearchParams({ ...values, seen: all().map((item) => item.dataset.key).filter(Boolean).join(" ") }) });
    said(await answer.text());
    return answer.ok;
  }

  function said(text) {
    const box = document.getElementById("said");
    box.innerHTML = text;
    marks(box);
    clearTimeout(said.timer);
    said.timer = setTimeout(() => { box.textContent = ""; }, 8000);
  }

  function marks(box) {
    for (const made of box.querySelectorAll("template[data-marks]"))
      for (const place of document.querySelectorAll(`[id="marks-${made.dataset.marks}"]`)) place.replaceWith(made.content.cloneNode(true));
  }

  document.addEventListener("marked-elsewhere", async () => {
    const seen = [...document.querySelectorAll('[id^="marks-"]')].map((place) => place.id.slice(6)).join(" ");
    if (!seen) return;
    const answer = await fetch("/marks/now", { method: "POST", credentials: "same-origin", headers: { "HX-Request": "true" }, body: new URLSearchParams({ seen }) });
    if (!answer.ok) return;
    const box = document.createElement("div");
    box.innerHTML = await answer.text();
    marks(box);
  });

  async function mark(what, value) {
    const some = keys();
    if (!some.length && !whole) return;
    const many = picked.size > 0 || whole !== null;
    const done = await post("/mark", { what, value, ...(whole ? { of: whole.of } : { keys: some.join(" ") }) });
    if (done && !many) go(1, false);
    if (done) none();
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key === "Escape") { if (typing) typing.blur(); else if (inspected() || (!picked.size && !whole)) close(); else none(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key;
    if (leading) { leading = false; if (PAGES[key]) { event.preventDefault(); event.stopImmediatePropagation(); location.assign(PAGES[key]); return; } }
    const does = {
      j: () => go(1, false), k: () => go(-1, false), J: () => go(1, true), K: () => go(-1, true),
      x: () => { const c = current(); if (c) { whole = null; pick(c, !picked.has(c.dataset.key)); told(); } }, a: choose_all,
      l: () => { leading = true; },
      d: () => { const turn = document.querySelector("[data-turn-table]"), at = current()?.dataset.key; if (!turn) return true; location.assign(at ? `${turn.href}&hit=${at}#hit` : turn.href); },
      Enter: () => { const c = current(); if (c && !event.target.closest("a, button, summary")) { byKey = true; open(c); } else return true; },
      p: prove,
      u: () => post("/undo", {}), r: () => mark("reviewed", ""),
      t: () => { const tag = prompt(document.documentElement.lang === "zh" ? "标签" : "Tag"); if (tag) mark("tag", tag); },
      "/": () => document.getElementById("q").focus(),
      "?": () => document.getElementById("keys").showModal(),
    }[key] || (/^[1-9]$/.test(key) ? () => mark("tag", key) : null);
    if (does && does() !== true) event.preventDefault();
  });

  // What is open has a place of its own in the history, so that the way back closes it and stays on the page.
  // Where nothing is open, what fills the page is closed: its way up is taken.
  function close() {
    const up = !inspected() && document.querySelector("main [data-up]");
    if (up) { up.click(); return; }
    const { open: opened, over } = place.get();
    shut();
    if (opened && over) history.back();
  }

  function shut() {
    const box = inspector();
    if (box) box.textContent = "";
    if (place.get().open) place.set({ open: null });
    current()?.querySelector("[data-open]")?.focus();
  }

  // Not by a press of its button: that does nothing yet in the moment in which it came.
  function prove() {
    const button = document.querySelector("[data-prove]");
    if (button) window.htmx?.ajax("GET", button.getAttribute("hx-get"), { target: button.getAttribute("hx-target"), swap: "innerHTML" });
  }

  function inspect(key) { window.htmx?.ajax("GET", `/record/${key}`, { target: "#inspector", swap: "innerHTML" }); }

  addEventListener("popstate", () => {
    const wanted = place.get().open;
    if (!wanted) { if (inspected()) shut(); } else if (wanted !== inspected()) inspect(wanted);
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "inspector" || !inspected() || !document.querySelector("main [data-open]")) return;
    // Opened by a key, the next Tab is within it; J and K go on in the list.
    if (byKey) inspector().focus();
    byKey = false;
    keep();
    if (place.get().open) place.set({ open: inspected() }); else place.push({ open: inspected(), over: true });
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector(".talks [aria-current]")?.scrollIntoView({ block: "nearest" });
    told();
    if (kept.open) inspect(kept.open);
  });

  // A link back to where one came from goes there, and not to its beginning.
  function back(event) {
    const link = event.target.closest("a.back");
    if (!link || event.ctrlKey || event.metaKey || place.get().from !== new URL(link.href).pathname) return;
    event.preventDefault();
    history.go(place.get().over ? -2 : -1);
  }

  document.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) navigator.clipboard?.writeText(copy.dataset.copy);
    if (event.target.closest("[data-close]")) close();
    if (event.target.closest("[data-choose-all]")) choose_all();
    if (event.target.closest("[data-choose-none]")) none();
    if (event.target.closest("[data-undo]")) post("/undo", {});
    if (event.target.matches("[data-pick]")) { const one = event.target.closest("[data-key]"); whole = null; pick(one, event.target.checked); told(); return; }
    if (event.target.closest("label.pick")) return;
    back(event);
    const item = event.target.closest(ITEM);
    if (item && event.target.closest("[data-open], [data-row]")) { current()?.removeAttribute("data-current"); item.dataset.current = ""; standing = name(item); keep(); }
    else if (item && event.shiftKey && current()) {
      const items = all(), from = items.indexOf(current()), to = items.indexOf(item);
      items.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => pick(one, true));
      told();
    } else if (item && !event.target.closest("a, button, input, summary, audio, video")) { stand(item); if (touched && !inspected()) open(item); }
  });

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "marking") return;
    event.preventDefault();
    const what = event.submitter?.value || "tag", tag = event.target.elements.value.value.trim();
    if (what.endsWith("tag")) { if (tag) mark(what, tag); else event.target.elements.value.focus(); } else mark(what, what === "sensitive" ? "yes" : "");
  });
  document.addEventListener("parts", told);

  // Saved searches are offered once the search box is gone to; a page that is left meanwhile misses nothing.
  document.getElementById("q")?.addEventListener("focus", async () => {
    try {
      const answer = await fetch("/searches/options", { credentials: "same-origin" });
      if (answer.ok) document.getElementById("saved").innerHTML = await answer.text();
    } catch { /* the page was left */ }
  }, { once: true });

  document.addEventListener("htmx:afterSwap", (event) => { if (event.target.id === "said") { marks(event.target); } });
  document.addEventListener("htmx:responseError", (event) => said(event.detail.xhr.responseText));
})();
