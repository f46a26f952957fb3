import { table } from "../store/src/table.ts"; export const x = table;
