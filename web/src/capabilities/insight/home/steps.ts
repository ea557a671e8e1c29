const key = (user: string) => `langgan.steps.${user}`;

/** Whether somebody put the first steps away. */
export const areHidden = (user: string) => localStorage.getItem(key(user)) === "hidden";

/** Puts the first steps away for good. */
export const hideSteps = (user: string) => localStorage.setItem(key(user), "hidden");
