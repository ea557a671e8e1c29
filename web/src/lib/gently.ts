/** Does something at once, and once more after a burst: many calls within `milliseconds` become two. */
export function gently(act: () => void, milliseconds: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsked = false;
  const rest = () => {
    timer = undefined;
    if (isAsked) go();
  };
  const go = () => {
    isAsked = false;
    timer = setTimeout(rest, milliseconds);
    act();
  };
  return () => {
    if (timer === undefined) go();
    else isAsked = true;
  };
}
