/** Fen in a yuan. */
const FEN = 100;

/** An amount in fen as yuan, with two places. */
export const yuanOf = (fen: number): string => (fen / FEN).toFixed(2);
