import { ApiError, read, refusal, send } from "./api";

/** Sends one file as a form. */
export async function upload<T>(path: string, file: File, method: "POST" | "PUT" = "POST"): Promise<T> {
  const body = new FormData();
  body.append("file", file);
  return (await read(await send(path, { method, headers: { accept: "application/json", "accept-language": document.documentElement.lang }, body }))) as T;
}

/** Sends a form with a large file, telling how much of it has arrived, from 0 to 1. */
export function uploadForm<T>(path: string, form: FormData, onProgress: (part: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    // Only this kind of request tells how far it is.
    const sending = new XMLHttpRequest();
    sending.open("POST", path);
    sending.setRequestHeader("accept", "application/json");
    sending.setRequestHeader("accept-language", document.documentElement.lang);
    sending.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    sending.addEventListener("error", () => reject(new ApiError(0, { code: "offline" })));
    sending.addEventListener("load", () => {
      const isJson = sending.getResponseHeader("content-type")?.includes("json");
      const said: unknown = isJson ? JSON.parse(sending.responseText) : undefined;
      if (sending.status >= 200 && sending.status < 300) resolve(said as T);
      else reject(refusal(path, sending.status, said));
    });
    sending.send(form);
  });
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
