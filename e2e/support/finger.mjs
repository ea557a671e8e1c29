// A finger on the page, as the browser's own protocol moves it.

export async function fingerOf(visitor, page) {
  const browser = await visitor.newCDPSession(page);
  const send = (type, touchPoints) => browser.send("Input.dispatchTouchEvent", { type, touchPoints });
  return {
    down: (x, y) => send("touchStart", [{ x, y }]),
    move: (x, y) => send("touchMove", [{ x, y }]),
    up: () => send("touchEnd", []),
  };
}
