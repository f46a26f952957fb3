import { x } from "../../infra/app.ts"; export const y = x;
