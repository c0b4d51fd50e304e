/** A key for a pair of plans; without a requested plan the current one is left. */
export const pairOf = ({ current, requested }) => JSON.stringify([current, requested ?? null]);

export const pairWords = ({ current, requested }) => (requested ? `${current} to ${requested}` : `${current}, cancelled`);
