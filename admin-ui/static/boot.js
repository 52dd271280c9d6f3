// Starts the app: the page names the glue and the WASM, whose names change with their content.
const glue = await import(document.getElementById("glue").href);

try {
  await glue.default({ module_or_path: document.getElementById("wasm").href });
  if (glue.banyiGolden) {
    window.banyiGolden = glue.banyiGolden;
  }
} catch (problem) {
  const note = document.createElement("p");
  note.className = "boot-failed";
  note.setAttribute("role", "alert");
  note.textContent = document.documentElement.lang.startsWith("en")
    ? "The desk could not be opened. Reload the page; if that does not help, use a recent Chrome, Edge or Safari."
    : "运营台没能打开。请刷新页面；如果还是不行，请换用新版的 Chrome、Edge 或 Safari 浏览器。";
  document.body.append(note);
  throw problem;
}
