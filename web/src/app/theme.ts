export type Theme = "light" | "dark" | "system";

/** Wears a theme at once and remembers it for the next first paint. */
export function wear(theme: Theme) {
  const isDark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.toggle("dark", isDark);
  localStorage.setItem("langgan.theme", theme);
}
