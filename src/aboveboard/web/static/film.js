// A film is played in parts, each a small copy that is made when it is needed. The next one is made while this one plays, and lies
// ready behind it in a player of its own, so that one goes on where the other ends.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector("[data-film]");
  if (!box) return;
  const SPAN = 10;
  let video = box.querySelector("video"), behind = video.cloneNode();
  behind.hidden = true;
  behind.preload = "auto";
  video.after(behind);
  let coming = { number: -1, ready: null };
  const bar = document.querySelector(".film-keys");
  const button = bar.querySelector("[data-play]"), at = bar.querySelector("#film-at"), told = bar.querySelector("output");
  const speed = bar.querySelector("[data-film-speed]"), said = document.querySelector("[data-film-said]");
  const still = document.querySelector(".large > img");
  const play = button.textContent, clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;
  const words = new Map(), made = new Set();
  let part = -1, turn = 0, playing = false, polling = false, wanted = [];
  bar.hidden = false;

  const length = () => Number(at.max) || Infinity;
  function measure() { const one = document.querySelector(".told[data-seconds]"); if (one && Number(one.dataset.seconds)) at.max = one.dataset.seconds; }
  measure();
  document.addEventListener("about", measure);

  async function word(number) {
    if (!words.has(number)) {
      const answer = await fetch("/film/clip", { method: "POST", credentials: "same-origin", body: new URLSearchParams({ of: box.dataset.film, number: String(number) }) });
      if (!answer.ok) return null;
      words.set(number, (await answer.json()).word);
    }
    return words.get(number);
  }

  // Asks for what is wanted until all of it is there; what is not named any more is given up.
  async function poll() {
    if (polling) return;
    polling = true;
    try {
      while (box.isConnected) {
        const open = wanted.filter((number) => !made.has(number));
        const names = [];
        for (const number of open) names.push(await word(number));
        const answer = await fetch("/previews/wanted", { method: "POST", credentials: "same-origin", body: new URLSearchParams({ words: names.filter(Boolean).join(" "), seat: "play" }) });
        const found = answer.ok ? await answer.json() : {};
        for (const [n, name] of names.entries()) if (!name || !found[name] || found[name][0] === 2) made.add(open[n]);
        box.dispatchEvent(new Event("made"));
        if (wanted.every((number) => made.has(number))) return;
        await new Promise((done) => setTimeout(done, 250));
      }
    } finally { polling = false; }
  }

  // Has a part ready in the player behind. Says what must be said of it, and whether it can be played; null: another is wanted by now.
  function load(number) {
    if (coming.number !== number) coming = { number, ready: fill(behind, number) };
    return coming.ready;
  }

  async function fill(player, number) {
    const stale = () => coming.number !== number;
    while (!made.has(number)) {
      await new Promise((done) => box.addEventListener("made", done, { once: true }));
      if (stale()) return null;
    }
    const name = await word(number), address = `/preview/${name}`;
    const answer = await fetch(address, { credentials: "same-origin" });
    if ((answer.headers.get("content-type") || "").startsWith("image/svg")) {
      const why = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
      return { plays: false, says: [...why.querySelectorAll("text")].map((t) => t.textContent).join(" ") };
    }
    await answer.body?.cancel();
    const note = await fetch(`/preview/said/${name}`, { credentials: "same-origin" });
    const says = note.ok ? await note.text() : "";
    if (stale()) return null;
    player.src = address;
    await new Promise((done) => { player.oncanplay = done; player.onerror = done; });
    return stale() ? null : { plays: true, says };
  }

  async function go(seconds, on) {
    const mine = ++turn, number = Math.max(0, Math.floor(seconds / SPAN));
    playing = on;
    shown();
    at.value = String(seconds);
    told.textContent = clock(seconds);
    if (number !== part) {
      if (!video.ended) video.pause();
      wanted = (number + 1) * SPAN < length() ? [number, number + 1] : [number];
      poll();
      if (!made.has(number)) said.textContent = box.dataset.wordWait;
      const found = await load(number);
      if (mine !== turn || !found) return;
      coming = { number: -1, ready: null };
      said.textContent = found.says;
      if (!found.plays) { playing = false; shown(); return; }
      part = number;
      box.hidden = false;
      still.hidden = true;
      [video, behind] = [behind, video];
      video.hidden = false;
      behind.hidden = true;
    }
    video.playbackRate = Number(speed.value);
    // To seek where it is already costs a moment as well.
    if (Math.abs(video.currentTime - (seconds - number * SPAN)) > 0.01) video.currentTime = seconds - number * SPAN;
    if (on) video.play().catch(() => {});
    const next = number + 1;
    if (next * SPAN < length()) { wanted = [number, next]; poll(); load(next); }
  }

  function shown() { button.textContent = playing ? button.dataset.wordPause : play; button.setAttribute("aria-pressed", String(playing)); }

  button.addEventListener("click", () => {
    if (!playing) { const from = Number(at.value); go(from >= length() - 0.2 ? 0 : from, true); return; }
    playing = false;
    turn++;
    video.pause();
    shown();
  });
  for (const player of [video, behind]) {
    player.addEventListener("timeupdate", () => { if (player !== video || part < 0 || video.seeking) return; const now = part * SPAN + video.currentTime; at.value = String(now); told.textContent = clock(now); });
    player.addEventListener("ended", () => {
      if (player !== video) return;
      if ((part + 1) * SPAN < length()) go((part + 1) * SPAN, playing);
      else { playing = false; shown(); }
    });
  }
  at.addEventListener("change", () => go(Number(at.value), playing));
  speed.addEventListener("change", () => { video.playbackRate = Number(speed.value); });
  document.addEventListener("click", (event) => {
    const to = event.target.closest("[data-go]");
    if (to) { go(Number(to.dataset.go), playing); button.scrollIntoView({ block: "nearest" }); }
  });
});
