import { expect, it } from "vitest";
import { environmentNames, localEnvironmentNames } from "../deployment.ts";
import { readEnvironment } from "./environment.ts";

const whole = Object.fromEntries(
  [...environmentNames, ...localEnvironmentNames].map((name) => [name, `value of ${name}`]),
);

it("has every variable that a function may read", () => {
  expect(readEnvironment(whole)).toEqual(whole);
});

it("names every variable at once that is missing or empty", () => {
  expect(() => readEnvironment({ ...whole, TABLE_NAME: undefined, KEY_ID: "" })).toThrow(
    "missing environment variables: TABLE_NAME, KEY_ID",
  );
});

it("finds the issuer's keys by discovery, logs at INFO and refuses no port where nothing else is said", () => {
  const { OIDC_JWKS_URL: _url, LOG_LEVEL: _level, LOOPBACK_PORTS_REFUSED: _ports, ...rest } = whole;
  expect(readEnvironment(rest)).toMatchObject({
    OIDC_JWKS_URL: "",
    LOG_LEVEL: "INFO",
    LOOPBACK_PORTS_REFUSED: "",
  });
});
