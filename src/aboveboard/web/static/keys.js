// Flag and advance: the keys of lists, and what is chosen in them.
"use strict";
(() => {
  sessionStorage.clear(); // htmx notes the page's address there
  const all = () => [...document.querySelectorAll("main [data-key]")];
  const current = () => document.querySelector("main [data-key][data-current]");
  const picked = new Set(); // keys of what is chosen, also of what a long list does not hold now
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
    item.scrollIntoView({ block: "nearest" });
    if (inspected() && inspected() !== item.dataset.key) open(item);
  }

  function pick(item, on) { if (on) picked.add(item.dataset.key); else picked.delete(item.dataset.key); }

  // What is chosen, as the rows and the bar show it.
  function told() {
    for (const item of all()) {
      const on = whole !== null || picked.has(item.dataset.key);
      item.toggleAttribute("data-chosen", on);
      const box = item.querySelector("[data-pick]");
      if (box) box.checked = on;
    }
    const bar = document.getElementById("marking");
    bar.hidden = whole === null && !picked.size;
    bar.querySelector("output").value = whole !== null ? whole.count || "∀" : picked.size;
  }

  function none() { picked.clear(); whole = null; told(); }

  function choose_all() {
    const button = document.querySelector("[data-choose-all]");
    if (!button) return true;
    whole = { of: button.dataset.chooseAll, count: Number(button.dataset.count).toLocaleString("en") };
    if (!button.dataset.count) whole.count = "";
    told();
  }

  function open(item) { item.querySelector("[data-open]")?.click(); }

  function keys() {
    return picked.size ? [...picked] : [current()?.dataset.key || inspected()].filter(Boolean);
  }

  async function post(address, values) {
    const answer = await fetch(address, { method: "POST", credentials: "same-origin", headers: { "HX-Request": "true" }, body: new URLSearchParams({ ...values, seen: all().map((item) => item.dataset.key).join(" ") }) });
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
    const does = {
      j: () => go(1, false), k: () => go(-1, false), J: () => go(1, true), K: () => go(-1, true),
      x: () => { const c = current(); if (c) { whole = null; pick(c, !picked.has(c.dataset.key)); told(); } }, a: choose_all,
      Enter: () => { const c = current(); if (c && !event.target.closest("a, button, summary")) open(c); else return true; },
      p: () => { document.querySelector("[data-prove]")?.click(); },
      u: () => post("/undo", {}), r: () => mark("reviewed", ""),
      t: () => { const tag = prompt(document.documentElement.lang === "zh" ? "标签" : "Tag"); if (tag) mark("tag", tag); },
      "/": () => document.getElementById("q").focus(),
      "?": () => document.getElementById("keys").showModal(),
    }[key] || (/^[1-9]$/.test(key) ? () => mark("tag", key) : null);
    if (does && does() !== true) event.preventDefault();
  });

  function close() { const box = inspector(); if (box) box.textContent = ""; current()?.querySelector("[data-open]")?.focus(); }

  document.addEventListener("click", (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) navigator.clipboard?.writeText(copy.dataset.copy);
    if (event.target.closest("[data-close]")) close();
    if (event.target.closest("[data-choose-all]")) choose_all();
    if (event.target.closest("[data-choose-none]")) none();
    if (event.target.closest("[data-undo]")) post("/undo", {});
    if (event.target.matches("[data-pick]")) { const one = event.target.closest("[data-key]"); whole = null; pick(one, event.target.checked); told(); return; }
    if (event.target.closest("label.pick")) return;
    const item = event.target.closest("main [data-key]");
    if (item && event.target.closest("[data-open]")) { current()?.removeAttribute("data-current"); item.dataset.current = ""; }
    else if (item && event.shiftKey && current()) {
      const items = all(), from = items.indexOf(current()), to = items.indexOf(item);
      items.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => pick(one, true));
      told();
    } else if (item && !event.target.closest("a, button, input, summary")) { stand(item); }
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
