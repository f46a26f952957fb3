export const table = "t";
