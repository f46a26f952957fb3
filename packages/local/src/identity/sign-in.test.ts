import { createHash, randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { expect, onTestFinished, test } from "vitest";
import { fixturePeople } from "../../test/definition.ts";
import { eventually, scratchFolder } from "../../test/scratch.ts";
import { close, listen } from "../loopback.ts";
import { openSignIn } from "./sign-in.ts";

const startSignIn = async (folder: string, port = 0) => {
  const troubles: unknown[] = [];
  const server = createServer((request, response) => void signIn.answer(request, response));
  const origin = `http://127.0.0.1:${await listen(server, port)}`;
  const signIn = openSignIn(origin, folder, fixturePeople, (message, cause) =>
    troubles.push([message, cause]),
  );
  const stop = async () => {
    await close(server, 0);
    signIn.close();
  };
  return { origin, stop, troubles };
};

/** A browser as far as cookies and redirects within one origin go. */
const browser = () => {
  const cookies = new Map<string, string>();
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";", 1);
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
};

const verifier = randomBytes(32).toString("base64url");
const authorizeUrl = (origin: string, more: Record<string, string> = {}): string =>
  `${origin}/oidc/auth?${new URLSearchParams({
    client_id: "tongban-console",
    response_type: "code",
    redirect_uri: `${origin}/console/signed-in`,
    scope: "openid profile",
    state: "s1",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...more,
  })}`;

const locationOf = (response: Response): string =>
  new URL(response.headers.get("location") ?? "", response.url).href;

const form = (values: Record<string, string>): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(values),
});

/** Goes through the pages until the console is called back. */
const signInAs = async (visit: ReturnType<typeof browser>, origin: string, staffId: string): Promise<URL> => {
  const page = locationOf(await visit(authorizeUrl(origin)));
  let response = await visit(page, form({ staffId }));
  while (!locationOf(response).includes("/console/")) response = await visit(locationOf(response));
  return new URL(locationOf(response));
};

type Tokens = { access_token: string; refresh_token: string; id_token: string; expires_in: number };

const exchange = async (origin: string, values: Record<string, string>): Promise<Tokens> => {
  const response = await fetch(`${origin}/oidc/token`, form({ client_id: "tongban-console", ...values }));
  const text = await response.text();
  expect(response.status, text).toBe(200);
  const tokens: Tokens = JSON.parse(text);
  return tokens;
};

const verify = (origin: string, token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${origin}/oidc/jwks`)), {
    issuer: `${origin}/oidc`,
    audience: "tongban",
  });

const redeem = (origin: string, callback: URL) =>
  exchange(origin, {
    grant_type: "authorization_code",
    code: callback.searchParams.get("code") ?? "",
    redirect_uri: `${origin}/console/signed-in`,
    code_verifier: verifier,
  });

test("discovery tells endpoints below the issuer's path", async () => {
  const { origin, stop } = await startSignIn(scratchFolder());
  onTestFinished(stop);
  const found = await (await fetch(`${origin}/oidc/.well-known/openid-configuration`)).json();
  expect(found).toMatchObject({
    issuer: `${origin}/oidc`,
    authorization_endpoint: `${origin}/oidc/auth`,
    token_endpoint: `${origin}/oidc/token`,
    jwks_uri: `${origin}/oidc/jwks`,
    end_session_endpoint: `${origin}/oidc/session/end`,
  });
});

test("picking a person on the page ends in verified tokens, silent renewal and a rotated refresh token", async () => {
  const { origin, stop } = await startSignIn(scratchFolder());
  onTestFinished(stop);
  const visit = browser();
  const page = await visit(locationOf(await visit(authorizeUrl(origin))));
  const html = await page.text();
  for (const text of ["李梅", "窗口人员", "未央通办专窗", "王强"]) expect(html).toContain(text);
  expect(html).not.toMatch(/https?:\/\//);

  const callback = await signInAs(visit, origin, "li-mei");
  expect(callback.searchParams.get("state")).toBe("s1");
  const tokens = await redeem(origin, callback);
  expect(tokens.expires_in).toBe(900);
  const { payload } = await verify(origin, tokens.access_token);
  expect(payload).toMatchObject({ sub: "li-mei", client_id: "tongban-console" });

  const silent = await visit(
    authorizeUrl(origin, { prompt: "none", redirect_uri: `${origin}/console/silent` }),
  );
  expect(new URL(locationOf(silent)).searchParams.get("code")).toBeTruthy();
  const renewed = await exchange(origin, {
    grant_type: "refresh_token",
    refresh_token: tokens.refresh_token,
  });
  expect((await verify(origin, renewed.access_token)).payload.sub).toBe("li-mei");
  expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
});

test("a restart signs nobody out", async () => {
  const folder = scratchFolder();
  const first = await startSignIn(folder);
  const visit = browser();
  const tokens = await redeem(first.origin, await signInAs(visit, first.origin, "li-mei"));
  await first.stop();
  expect(statSync(join(folder, "keys.json")).mode & 0o777).toBe(0o600);

  const second = await startSignIn(folder, Number(new URL(first.origin).port));
  onTestFinished(second.stop);
  await eventually(() =>
    fetch(`${second.origin}/oidc/jwks`).then(
      () => true,
      () => false,
    ),
  );
  expect((await verify(second.origin, tokens.access_token)).payload.sub).toBe("li-mei");
  await exchange(second.origin, { grant_type: "refresh_token", refresh_token: tokens.refresh_token });
  const silent = await visit(authorizeUrl(second.origin, { prompt: "none" }));
  expect(new URL(locationOf(silent)).searchParams.get("code")).toBeTruthy();
});

test("signing out asks, ends the session and leads back to the console", async () => {
  const { origin, stop } = await startSignIn(scratchFolder());
  onTestFinished(stop);
  const visit = browser();
  const tokens = await redeem(origin, await signInAs(visit, origin, "li-mei"));
  const back = `${origin}/console/`;
  const query = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: back });
  const html = await (await visit(`${origin}/oidc/session/end?${query}`)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const done = await visit(`${origin}/oidc/session/end/confirm`, form({ xsrf, logout: "yes" }));
  expect(locationOf(done)).toBe(back);
  const silent = await visit(authorizeUrl(origin, { prompt: "none" }));
  expect(new URL(locationOf(silent)).searchParams.get("error")).toBe("login_required");
});

test("no code challenge, another redirect or an unknown person is refused", async () => {
  const { origin, stop } = await startSignIn(scratchFolder());
  onTestFinished(stop);
  const bare = new URL(authorizeUrl(origin));
  bare.searchParams.delete("code_challenge");
  bare.searchParams.delete("code_challenge_method");
  expect(locationOf(await browser()(bare.href))).toContain("error=invalid_request");
  expect((await browser()(authorizeUrl(origin, { redirect_uri: "http://127.0.0.1:1/x" }))).status).toBe(400);
  const visit = browser();
  const page = locationOf(await visit(authorizeUrl(origin)));
  expect((await visit(page, form({ staffId: "nobody" }))).status).toBe(400);
  expect((await browser()(page)).status).toBe(400);
});

test("a command line gets a token for a person, a web page does not", async () => {
  const { origin, stop, troubles } = await startSignIn(scratchFolder());
  onTestFinished(stop);
  const ask = (body: string, headers: Record<string, string> = { "content-type": "application/json" }) =>
    fetch(`${origin}/oidc/local-token`, { method: "POST", headers, body });
  const response = await ask('{"staffId":"wang-qiang"}');
  const tokens: Tokens = JSON.parse(await response.text());
  expect((await verify(origin, tokens.access_token)).payload).toMatchObject({
    sub: "wang-qiang",
    aud: "tongban",
  });
  expect((await ask('{"staffId":"nobody"}')).status).toBe(404);
  expect((await ask("[]")).status).toBe(400);
  expect((await ask('{"staffId":"wang-qiang"}', { "content-type": "text/plain" })).status).toBe(415);
  const fromPage = { "content-type": "application/json", origin: "http://evil.example" };
  expect((await ask('{"staffId":"wang-qiang"}', fromPage)).status).toBe(403);
  expect((await fetch(`${origin}/oidc/local-token`)).status).toBe(405);
  expect(troubles).toEqual([]);
});
