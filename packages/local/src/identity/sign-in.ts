import type { IncomingMessage, ServerResponse } from "node:http";
import { type Grant, Provider } from "oidc-provider";
import { readBody } from "../gateway/request-body.ts";
import { sendProblem } from "../gateway/send-problem.ts";
import type { Report } from "../sources/source.ts";
import { answerLocalToken } from "./local-token.ts";
import { signInConfiguration } from "./sign-in-configuration.ts";
import { openSignInKeys } from "./sign-in-keys.ts";
import { PAGE_POLICY, type SignInPeople, signInErrorPage, signInPage } from "./sign-in-pages.ts";
import { openSignInStore } from "./sign-in-store.ts";

/** The local OpenID Connect provider, served under /oidc of the broker's own origin. */
export type SignIn = {
  readonly issuer: string;
  /** Answers a request whose path is /oidc or below it. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): void;
};

/** Path that the provider is mounted at. */
export const MOUNT = "/oidc";
const BODY_LIMIT = 4_096;

/** The issuer of tokens of a broker at an origin. */
export const issuerAt = (origin: string): string => `${origin}${MOUNT}`;

const sendPage = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": PAGE_POLICY,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  response.end(html);
};

type Step = { readonly provider: Provider; readonly people: SignInPeople };

const answerSignIn = async (
  { provider, people }: Step,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== "POST")
    return sendPage(response, 200, signInPage(await people.list(), `${MOUNT}/sign-in/${uid}`));
  const chosen = new URLSearchParams((await readBody(request, BODY_LIMIT)).toString("utf8")).get("staffId");
  if (chosen === null || !(await people.find(chosen)))
    return sendPage(response, 400, signInErrorPage("没有这位人员。"));
  return provider.interactionFinished(request, response, { login: { accountId: chosen } });
};

const tryAnswerSignIn = async (
  step: Step,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    await answerSignIn(step, request, response);
  } catch (error) {
    if (error instanceof Error && error.name === "SessionNotFound")
      return sendPage(response, 400, signInErrorPage("本次登录已过期。"));
    throw error;
  }
};

/** Opens the provider with the keys and sessions of a folder. */
export const openSignIn = (origin: string, folder: string, people: SignInPeople, report: Report): SignIn => {
  const issuer = issuerAt(origin);
  const store = openSignInStore(folder);
  const newGrant = (accountId: string, clientId: string): Grant =>
    new provider.Grant({ accountId, clientId });
  const provider = new Provider(
    issuer,
    signInConfiguration({ origin, keys: openSignInKeys(folder), people, adapter: store.adapter, newGrant }),
  );
  provider.on("server_error", (_context, error) => report("Sign-in failed", error));
  const standard = provider.callback();

  /** The provider finds its mount path by comparing the two URLs. */
  const mounted = (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const original = request.url ?? MOUNT;
    Object.assign(request, { originalUrl: original });
    request.url = original.slice(MOUNT.length) || "/";
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "no-referrer");
    if (!path.includes("/.well-known/")) response.setHeader("content-security-policy", PAGE_POLICY);
    return standard(request, response);
  };

  return {
    issuer,
    answer: async (request, response) => {
      const [path = ""] = (request.url ?? "").split("?", 1);
      if (path.startsWith(`${MOUNT}/sign-in/`))
        return tryAnswerSignIn({ provider, people }, request, response);
      if (path === `${MOUNT}/local-token`) return answerLocalToken(provider, people, request, response);
      if (path === MOUNT) return sendProblem(request, response, { code: "not-found" });
      return mounted(request, response, path);
    },
    close: () => store.close(),
  };
};
