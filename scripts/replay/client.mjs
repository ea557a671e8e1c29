import { setTimeout as sleep } from "node:timers/promises";

/** Letters and digits of a name, joined by dots: `Darcel Schlecht` → `darcel.schlecht`. */
export function slug(name) {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, ".").replace(/^\.|\.$/g, "");
}

/** Talks to the API as one person and waits where the server asks for it. Anything else but success ends the replay. */
export class Client {
  static count = 0;

  constructor(url, token) {
    this.url = url;
    this.token = token;
  }

  static async login(url, email, password) {
    const { token } = await new Client(url).post("/api/auth/login", { email, password, mode: "token" });
    return new Client(url, token);
  }

  get(path) {
    return this.#send("GET", path);
  }

  post(path, body) {
    return this.#send("POST", path, body);
  }

  patch(path, body) {
    return this.#send("PATCH", path, body);
  }

  async #send(method, path, body) {
    Client.count += 1;
    const headers = { accept: "application/json" };
    if (body) headers["content-type"] = "application/json";
    if (this.token) headers.authorization = `Bearer ${this.token}`;
    const answer = await fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) });
    if (answer.status === 429) {
      await sleep(1000 * Number(answer.headers.get("retry-after") ?? 1));
      return this.#send(method, path, body);
    }
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}
