// A file as it is: keys for its views and parts, and the marked bytes brought into sight.
"use strict";
(() => {
  const follow = (link) => { if (link) location.assign(link.href); return Boolean(link); };
  function tab(step) {
    const tabs = [...document.querySelectorAll(".tabs a")];
    const now = tabs.findIndex((one) => one.hasAttribute("aria-current"));
    return follow(tabs[(now + step + tabs.length) % tabs.length]);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    const does = {
      "[": () => tab(-1), "]": () => tab(1),
      ",": () => follow(document.querySelector('[data-turn="earlier"]')),
      ".": () => follow(document.querySelector('[data-turn="later"]')),
      o: () => { const box = document.querySelector("[data-go]"); box?.focus(); return Boolean(box); },
    }[event.key];
    if (does && does()) event.preventDefault();
  });
  document.addEventListener("DOMContentLoaded", () => {
    const tabs = document.querySelector(".tabs"), now = tabs?.querySelector("[aria-current]");
    if (now) tabs.scrollLeft = now.offsetLeft - (tabs.clientWidth - now.offsetWidth) / 2;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "part") return;
    event.target.querySelector("mark, .marked")?.scrollIntoView({ block: "center", inline: "nearest" });
    event.target.querySelector(".raw-scroll")?.focus({ preventScroll: true });
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.target.id === "part") event.target.innerHTML = event.detail.xhr.responseText;
  });
})();
