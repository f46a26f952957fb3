import { handler } from "../../../functions/partner/index.ts"; export const x = handler;
