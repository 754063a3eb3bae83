// One photo large: the arrow keys go to its neighbours, and a press shows it without blur and in colour.
"use strict";
(() => {
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const turned = document.documentElement.dir === "rtl";
    const way = { ArrowLeft: turned ? "next" : "prev", ArrowRight: turned ? "prev" : "next" }[event.key];
    if (way) document.querySelector(`a[rel="${way}"]`)?.click();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reveal]");
    if (!button) return;
    const shown = document.querySelector(".large").toggleAttribute("data-revealed");
    button.setAttribute("aria-pressed", String(shown));
  });
})();
