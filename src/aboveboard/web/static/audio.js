// Sounds: a copy that browsers play is made meanwhile; a press on play waits for it. The speed holds for all. The waveform is
// pressed, or gone along by keys, to be somewhere else.
"use strict";
(() => {
  const STEP = 5, FAR = 30;
  const speed = () => Number(document.querySelector("[data-speed]")?.value || 1);
  const say = (sound, words) => { const place = sound.nextElementSibling; if (place) place.textContent = words; };
  const word = (sound) => sound.getAttribute("src").slice(9).split("?")[0];
  const waveOf = (sound) => sound.closest(".sound")?.querySelector("[data-seek]");
  const clock = (at) => `${Math.floor(at / 60)}:${String(Math.floor(at % 60)).padStart(2, "0")}`;

  async function stage(name) {
    const answer = await fetch("/previews/wanted", { method: "POST", credentials: "same-origin", body: new URLSearchParams({ words: name, seat: "play" }) });
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
    const told = await fetch(`/preview/said/${word(sound)}`, { credentials: "same-origin" });
    say(sound, told.ok ? await told.text() : "");
    sound.src = `/preview/${word(sound)}?2`;
    sound.load();
    sound.playbackRate = speed();
    sound.play().catch(() => {});
  }

  function stand(wave, at) {
    const length = Number(wave.dataset.seek), box = wave.querySelector("svg").viewBox.baseVal;
    wave.querySelector(".played").setAttribute("width", String(length ? Math.min(1, at / length) * box.width : 0));
    wave.setAttribute("aria-valuenow", String(Math.round(at)));
    wave.setAttribute("aria-valuetext", clock(at));
  }

  function seek(wave, at) {
    const sound = wave.closest(".sound").querySelector("[data-sound]");
    const to = Math.max(0, Math.min(Number(wave.dataset.seek) - 0.05, at));
    stand(wave, to);
    if (sound.readyState >= 1) sound.currentTime = to;
    else { sound.dataset.at = String(to); sound.play().catch(() => {}); }
  }

  // These events do not bubble.
  document.addEventListener("error", (event) => { if (event.target.matches?.("[data-sound]")) come(event.target); }, true);
  document.addEventListener("play", (event) => {
    if (!event.target.matches?.("[data-sound]")) return;
    event.target.playbackRate = speed();
    for (const other of document.querySelectorAll("[data-sound]")) if (other !== event.target) other.pause();
  }, true);
  document.addEventListener("loadedmetadata", (event) => {
    const sound = event.target;
    if (sound.dataset?.at) { sound.currentTime = Number(sound.dataset.at); delete sound.dataset.at; }
  }, true);
  document.addEventListener("timeupdate", (event) => {
    const wave = event.target.matches?.("[data-sound]") && waveOf(event.target);
    if (wave) stand(wave, event.target.currentTime);
  }, true);
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-speed]")) for (const sound of document.querySelectorAll("[data-sound]")) sound.playbackRate = speed();
  });
  document.addEventListener("click", (event) => {
    const wave = event.target.closest("[data-seek]");
    if (!wave) return;
    const box = wave.getBoundingClientRect();
    seek(wave, (event.clientX - box.left) / box.width * Number(wave.dataset.seek));
  });
  document.addEventListener("keydown", (event) => {
    const wave = event.target.closest("[data-seek]");
    if (!wave || event.ctrlKey || event.metaKey || event.altKey) return;
    const now = Number(wave.closest(".sound").querySelector("[data-sound]").currentTime) || 0, end = Number(wave.dataset.seek);
    const to = { ArrowRight: now + STEP, ArrowUp: now + STEP, ArrowLeft: now - STEP, ArrowDown: now - STEP, PageUp: now + FAR, PageDown: now - FAR, Home: 0, End: end }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    seek(wave, to);
  });
})();
