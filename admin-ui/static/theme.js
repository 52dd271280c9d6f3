// Before the first paint: the saved theme, or else what the system prefers, now and when it changes.
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const saved = () => {
    try {
      return window.localStorage.getItem("banyi-theme");
    } catch {
      return null;
    }
  };
  const apply = () => {
    document.documentElement.dataset.theme = saved() ?? (dark.matches ? "dark" : "light");
  };
  dark.addEventListener("change", apply);
  apply();
})();
