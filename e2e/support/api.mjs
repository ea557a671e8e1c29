// The API as one of the people: makes the world that a scene needs, and asks what became of it.
import assert from "node:assert/strict";

/** Speaks to the server with somebody's session. Anything but success fails the scene. */
export function apiOf(url, cookie) {
  const ask = async (method, path, body, headers = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: { origin: url, cookie, "content-type": "application/json", ...headers },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, text, json: text.startsWith("{") ? JSON.parse(text) : undefined };
  };
  const done = async (...question) => {
    const { status, text, json } = await ask(...question);
    assert.ok(status < 300, `${question[0]} ${question[1]}: ${status} ${text}`);
    return json;
  };
  return {
    ask,
    get: (path) => done("GET", path),
    post: (path, body = {}) => done("POST", path, body),
    patch: (path, body, version) => done("PATCH", path, body, version === undefined ? {} : { "if-match": `"${version}"` }),
    remove: (path) => done("DELETE", path),
  };
}
