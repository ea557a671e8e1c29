import { read, send } from "./api";

/** Sends one file as a form. */
export async function upload<T>(path: string, file: File, method: "POST" | "PUT" = "POST"): Promise<T> {
  const body = new FormData();
  body.append("file", file);
  return (await read(await send(path, { method, headers: { accept: "application/json", "accept-language": document.documentElement.lang }, body }))) as T;
}

/** Asks for a file that is made on request, and saves it as `name`. */
export async function download(path: string, name: string) {
  const answer = await send(path, { method: "POST", headers: { "accept-language": document.documentElement.lang, "content-type": "application/json" }, body: "{}" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
