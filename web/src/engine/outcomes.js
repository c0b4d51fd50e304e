/** By the numbers that a matrix holds. The last stands for pairs that there was no time for. */
export const OUTCOMES = ["deny", "undecided", "review", "defer", "allow", "skipped"];
