import { table } from "../../store/src/table.ts"; import { readFileSync } from "node:fs"; export const x = [table, readFileSync];
