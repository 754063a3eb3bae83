// Sounds: what a browser does not play is made anew meanwhile; a press on play waits for it. The speed holds for all.
"use strict";
(() => {
  const speed = () => Number(document.querySelector("[data-speed]")?.value || 1);
  const say = (sound, words) => { const place = sound.nextElementSibling; if (place) place.textContent = words; };
  const word = (sound) => sound.getAttribute("src").slice(9).split("?")[0];

  async function stage(name) {
    const answer = await fetch("/previews/wanted", { method: "POST", credentials: "same-origin", body: new URLSearchParams({ words: name }) });
    return answer.ok ? (await answer.json())[name][0] : 2;
  }

  async function come(sound) {
    if (sound.dataset.asked) return;
    sound.dataset.asked = "";
    say(sound, "…");
    while (sound.isConnected && await stage(word(sound)) !== 2) await new Promise((done) => setTimeout(done, 300));
    const answer = await fetch(`/preview/${word(sound)}`, { credentials: "same-origin" });
    if ((answer.headers.get("content-type") || "").startsWith("image/svg")) {
      const said = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
      say(sound, [...said.querySelectorAll("text")].map((t) => t.textContent).join(" "));
      return;
    }
    await answer.body?.cancel();
    say(sound, "");
    sound.src = `/preview/${word(sound)}?2`;
    sound.load();
    sound.playbackRate = speed();
    sound.play().catch(() => {});
  }

  // These events do not bubble.
  document.addEventListener("error", (event) => { if (event.target.matches?.("[data-sound]")) come(event.target); }, true);
  document.addEventListener("play", (event) => {
    if (!event.target.matches?.("[data-sound]")) return;
    event.target.playbackRate = speed();
    for (const other of document.querySelectorAll("[data-sound]")) if (other !== event.target) other.pause();
  }, true);
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-speed]")) for (const sound of document.querySelectorAll("[data-sound]")) sound.playbackRate = speed();
  });
})();
