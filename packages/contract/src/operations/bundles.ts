import * as z from "zod";
import { operation } from "../operation.ts";
import {
  bundle,
  bundleApplication,
  bundleCommand,
  intakeBundle,
  intakeBundleReceipt,
} from "../schemas/bundle.ts";
import { bundleId, windowId } from "../schemas/identifiers.ts";
import { partnerOperations } from "./partner.ts";

const audience = "partner";
const params = z.strictObject({ bundleId });

const refusals = [
  ...partnerOperations.submitCase.refusals,
  "package-not-offered",
  "bundle-ref-reused",
  "needless-input",
] as const;

const commandRefusals = ["nothing-to-take-back", "nothing-to-start", "due-date-beyond-calendar"] as const;

/** One bundle of a window that took it in; of others it is not found. */
const ofWindow = {
  path: "/window/v1/windows/{windowId}/intake/bundles/{bundleId}",
  audience: "window",
  roles: ["clerk", "lead"],
  params: z.strictObject({ windowId, bundleId }),
} as const;

/** Operations on what applicants ask for as one thing (一件事一次办). */
export const bundleOperations = {
  submitBundle: operation({
    name: "submit-bundle",
    method: "POST",
    command: "none",
    path: "/v1/bundles",
    audience,
    summary: "Apply for a package (一件事): one form, each material once, a case for each member",
    body: bundleApplication,
    returns: bundle,
    status: 201,
    refusals,
  }),
  getBundle: operation({
    name: "get-bundle",
    method: "GET",
    path: "/v1/bundles/{bundleId}",
    audience,
    summary: "One of your bundles: every member, whose turn it is, what is due, and all results",
    params,
    returns: bundle,
  }),
  commandBundle: operation({
    name: "command-bundle",
    method: "POST",
    path: "/v1/bundles/{bundleId}",
    audience,
    summary: "Take members back that are not over, or try again to start what could not",
    params,
    body: bundleCommand,
    returns: bundle,
    refusals: commandRefusals,
  }),
  takeInBundle: operation({
    name: "take-in-bundle",
    method: "POST",
    command: "none",
    path: "/window/v1/windows/{windowId}/intake/bundles",
    audience: "window",
    roles: ["clerk", "lead"],
    params: z.strictObject({ windowId }),
    summary: "Take an application for a package in at a window (收件), with the identity check on the record",
    body: intakeBundle,
    returns: bundle,
    status: 201,
    refusals: ["takes-nothing-in", ...refusals],
  }),
  getIntakeBundle: operation({
    ...ofWindow,
    name: "get-intake-bundle",
    method: "GET",
    summary: "A package that your window took in: its receipt slip (收件凭证), and how far each member is",
    returns: intakeBundleReceipt,
  }),
  commandIntakeBundle: operation({
    ...ofWindow,
    name: "command-intake-bundle",
    method: "POST",
    summary:
      "For the applicant of a package that your window took in: take members back that are not over, or try again to start what could not",
    body: bundleCommand,
    returns: intakeBundleReceipt,
    refusals: commandRefusals,
  }),
} as const;
