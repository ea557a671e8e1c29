/** What Home offers to newcomers. */
type Offer = "steps" | "demo";

const key = (offer: Offer, user: string) => `langgan.${offer}.${user}`;

/** Whether somebody put an offer of Home away. */
export const isAway = (offer: Offer, user: string) => localStorage.getItem(key(offer, user)) === "away";

/** Puts an offer of Home away for good. */
export const putAway = (offer: Offer, user: string) => localStorage.setItem(key(offer, user), "away");
