import { x } from "../../contract/index.ts"; export const y = x;
