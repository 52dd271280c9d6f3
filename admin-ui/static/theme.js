// Before the first paint: the saved language, and the saved theme, or else what the system prefers, now and when it changes.
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const saved = (key) => {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const apply = () => {
    document.documentElement.dataset.theme = saved("banyi-theme") ?? (dark.matches ? "dark" : "light");
  };
  if (saved("banyi-lang") === "en") document.documentElement.lang = "en";
  dark.addEventListener("change", apply);
  apply();
})();
