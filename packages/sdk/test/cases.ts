import type { partnerRoutes } from "@tongban/contract";
import type * as z from "zod";

type SubmittedBody = z.input<(typeof partnerRoutes.submitCase)["body"]>;

/** An application that the contract takes. */
export const aSubmission = (more: Partial<SubmittedBody> = {}): SubmittedBody => ({
  externalRef: "NJ-1",
  source: "320100",
  handling: "610100",
  matter: "remote-medical-filing",
  mode: "online",
  applicant: { kind: "person", name: "张三", citizenId: "11010519491231002X" },
  form: { 参保地: "南京" },
  materials: [],
  ...more,
});
