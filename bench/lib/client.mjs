// What a person would ask, to find out what the scenarios need.
import { strict as assert } from "node:assert";

export class Client {
  static async logIn(server, email) {
    const client = new Client();
    client.server = server;
    const answer = await client.call("/api/auth/login", { email, password: "langgan-demo-1", mode: "token" });
    client.token = answer.token;
    client.user = answer.user;
    return client;
  }

  async call(path, body) {
    const headers = { "content-type": "application/json" };
    return this.ask(path, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
  }

  /** Sends a form. */
  send(path, form) {
    return this.ask(path, { method: "POST", headers: {}, body: form });
  }

  async ask(path, request) {
    if (this.token) request.headers.authorization = `Bearer ${this.token}`;
    const answer = await fetch(this.server.url + path, request);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** What oha needs to ask for `path` in this person's name. */
  target(path) {
    return { url: this.server.url + path, token: this.token };
  }
}

/** The floor must say what the server says, but for the phone, which it cannot open. */
export async function mustAgree(client, path, floor, floorPath) {
  const [said, expected] = await Promise.all([
    fetch(floor.url + floorPath).then((answer) => answer.text()),
    fetch(client.server.url + path, { headers: { authorization: `Bearer ${client.token}` } }).then((answer) => answer.text()),
  ]);
  const plain = (text) => JSON.parse(text, (key, value) => (key === "phone" || key === "whatsapp_url" ? "" : value));
  assert.deepEqual(plain(said), plain(expected), `${floorPath} of the floor`);
  const differs = Math.abs(said.length - expected.length) / expected.length;
  assert.ok(differs < 0.02, `${floorPath}: ${said.length} bytes, not ${expected.length}`);
}
