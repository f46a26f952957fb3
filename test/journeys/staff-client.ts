import { createClient } from "@tongban/sdk";

/** An access token of a seeded member of staff, as the local identity provider of a broker gives it. */
export const mintToken = async (url: string, staffId: string): Promise<string> => {
  const answer = await fetch(`${url}/oidc/local-token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ staffId }),
  });
  const { access_token }: { access_token: string } = JSON.parse(await answer.text());
  return access_token;
};

/** The client of somebody at a broker, English, with the token that `tokenOf` gives them. */
export const staffClient = (url: string, tokenOf: () => Promise<string>) =>
  createClient({
    baseUrl: url,
    language: "en",
    authenticate: async () => ({ authorization: `Bearer ${await tokenOf()}` }),
  });
