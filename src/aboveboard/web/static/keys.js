// Flag and advance: the keys of lists, and what is chosen in them.
"use strict";
(() => {
  sessionStorage.clear(); // htmx notes the page's address there
  const all = () => [...document.querySelectorAll("main [data-key]")];
  const current = () => document.querySelector("main [data-key][data-current]");
  const chosen = () => document.querySelectorAll("main [data-key][data-chosen]");
  const inspector = () => document.getElementById("inspector");
  const inspected = () => document.querySelector("[data-inspected]")?.dataset.inspected;

  function go(step, range) {
    const items = all();
    if (!items.length) return;
    const now = current();
    const next = items[Math.max(0, Math.min(items.length - 1, now ? items.indexOf(now) + step : 0))];
    if (range) { if (now) now.dataset.chosen = ""; next.dataset.chosen = ""; }
    stand(next);
  }

  function stand(item) {
    current()?.removeAttribute("data-current");
    item.dataset.current = "";
    item.scrollIntoView({ block: "nearest" });
    if (inspected() && inspected() !== item.dataset.key) open(item);
  }

  function open(item) { item.querySelector("[data-open]")?.click(); }

  function keys() {
    const some = [...chosen()].map((item) => item.dataset.key);
    return some.length ? some : [current()?.dataset.key || inspected()].filter(Boolean);
  }

  async function post(address, values) {
    const answer = await fetch(address, { method: "POST", credentials: "same-origin", headers: { "HX-Request": "true" }, body: new URLSearchParams(values) });
    said(await answer.text());
    return answer.ok;
  }

  function said(text) {
    const box = document.getElementById("said");
    box.innerHTML = text;
    marks(box);
    clearTimeout(said.timer);
    said.timer = setTimeout(() => { box.textContent = ""; }, 4000);
  }

  function marks(box) {
    for (const made of box.querySelectorAll("template[data-marks]"))
      for (const place of document.querySelectorAll(`[id="marks-${made.dataset.marks}"]`)) place.replaceWith(made.content.cloneNode(true));
  }

  async function mark(what, value) {
    const some = keys();
    if (!some.length) return;
    const many = chosen().length > 0;
    if (await post("/mark", { what, value, keys: some.join(" ") }) && !many) go(1, false);
    chosen().forEach((item) => item.removeAttribute("data-chosen"));
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Escape") { if (typing) typing.blur(); else close(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key;
    const does = {
      j: () => go(1, false), k: () => go(-1, false), J: () => go(1, true), K: () => go(-1, true),
      x: () => { const c = current(); if (c) c.toggleAttribute("data-chosen"); },
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
    const item = event.target.closest("main [data-key]");
    if (item && event.target.closest("[data-open]")) { current()?.removeAttribute("data-current"); item.dataset.current = ""; }
    else if (item && event.shiftKey && current()) {
      const items = all(), from = items.indexOf(current()), to = items.indexOf(item);
      items.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => { one.dataset.chosen = ""; });
    } else if (item && !event.target.closest("a, button, input, summary")) { stand(item); }
  });

  document.addEventListener("htmx:afterSwap", (event) => { if (event.target.id === "said") { marks(event.target); } });
  document.addEventListener("htmx:responseError", (event) => said(event.detail.xhr.responseText));
})();
