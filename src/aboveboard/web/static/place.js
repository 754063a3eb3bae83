// What the browser's history keeps with a page: where lists stood, what is chosen and open, by addresses and record keys
// alone. It is gone with the window. Updating it is no navigation.
"use strict";
const place = (() => {
  const entry = () => window.navigation?.currentEntry;
  const get = () => (entry() ? entry().getState() : history.state) || {};
  function set(more) {
    const state = { ...get(), ...more };
    if (entry()) navigation.updateCurrentEntry({ state }); else history.replaceState(state, "");
  }
  // A place above this one on the same page: the way back leads from it to this one.
  function push(more) {
    const state = { ...get(), ...more };
    history.pushState(null, "");
    set(state);
  }
  // Which page one came from; only the window itself remembers it, and pages that send no referrer are told it nowhere else.
  if (get().from === undefined) set({ from: window.name });
  window.name = location.pathname;
  return { get, set, push };
})();
