// Before the first paint, so that nobody who works in the dark is blinded.
const chosen = localStorage.getItem("langgan.theme") || "system";
const isDark = chosen === "dark" || (chosen === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.classList.toggle("dark", isDark);
document.documentElement.lang = localStorage.getItem("langgan.locale") || (navigator.language.startsWith("en") ? "en" : "id");
