// Run before the page is painted: the appearance that the reader chose.
(() => {
  const read = (name) => {
    try {
      return localStorage.getItem(`tacitus:${name}`);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  root.dataset.appearance = read("appearance") ?? "auto";
  root.dataset.size = read("size") ?? "medium";
  root.dataset.thread = read("thread") ?? "on";
})();
