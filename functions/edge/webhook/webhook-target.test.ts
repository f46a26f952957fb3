import { describe, expect, it } from "vitest";
import { readTargetRules, resolveTarget } from "./webhook-target.ts";

const hidden = [
  ["this network", "0.0.0.0"],
  ["loopback", "127.0.0.1"],
  ["all of loopback", "127.255.255.254"],
  ["private 10", "10.0.0.1"],
  ["private 172.16", "172.16.0.1"],
  ["private 172.31", "172.31.255.255"],
  ["private 192.168", "192.168.1.1"],
  ["carrier-grade NAT", "100.64.0.1"],
  ["the metadata of a cloud", "169.254.169.254"],
  ["the container credentials of a cloud", "169.254.170.2"],
  ["protocol assignments", "192.0.0.8"],
  ["documentation", "203.0.113.7"],
  ["benchmarking", "198.18.0.1"],
  ["multicast", "224.0.0.1"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["loopback in decimal", "2130706433"],
  ["loopback in hex", "0x7f000001"],
  ["loopback in octal", "0177.0.0.1"],
  ["loopback in short", "127.1"],
  ["unspecified v6", "[::]"],
  ["loopback v6", "[::1]"],
  ["link-local v6", "[fe80::1]"],
  ["site-local v6", "[fec0::1]"],
  ["unique local v6", "[fd00:ec2::254]"],
  ["multicast v6", "[ff02::1]"],
  ["mapped loopback", "[::ffff:127.0.0.1]"],
  ["mapped private", "[::ffff:a00:1]"],
  ["compatible loopback", "[::7f00:1]"],
  ["translated (SIIT)", "[::ffff:0:10.0.0.1]"],
  ["NAT64", "[64:ff9b::a00:1]"],
  ["local NAT64", "[64:ff9b:1::a00:1]"],
  ["6to4 of a private one", "[2002:a00:1::]"],
  ["Teredo", "[2001::1]"],
  ["documentation v6", "[2001:db8::1]"],
  ["discard v6", "[100::1]"],
  ["not given out v6", "[4000::1]"],
] as const;

const rulesOf = (WEBHOOK_NETWORKS: string) => ({
  ...readTargetRules({ WEBHOOK_NETWORKS, LOOPBACK_PORTS_REFUSED: "80,18380" }),
  local: false,
});

/** As an installation on the internet has them. */
const open = rulesOf("");

describe("the target of a webhook", () => {
  it.each(hidden)("is refused at an address that is not public: %s", async (_, host) => {
    expect(await resolveTarget(`https://${host}:8443/hook`, open)).toMatchObject({
      kind: "target-refused",
      reason: "not-public",
      range: expect.stringMatching(/^[\w]+$/),
    });
  });

  it.each(["localhost", "localhost.", "LOCALHOST", "ip6-localhost.invalid"])(
    "is refused where its name leads back here, or nowhere: %s",
    async (host) => expect((await resolveTarget(`https://${host}/hook`, open)).kind).toBe("target-refused"),
  );

  it.each([
    ["not a URL", "nanjing.example", "not-a-url"],
    ["a user", "https://user@8.8.8.8/", "carries-credentials"],
    ["a password", "https://:secret@8.8.8.8/", "carries-credentials"],
    ["plain http", "http://8.8.8.8/hook", "not-https"],
    ["another protocol", "ftp://8.8.8.8/hook", "not-https"],
  ])("is refused with %s, in words that say so", async (_, url, reason) => {
    expect(await resolveTarget(url, open)).toEqual({ kind: "target-refused", reason });
  });

  it.each([
    ["v4", "https://8.8.8.8:8443/hook?a=1", "8.8.8.8", 4],
    ["v6", "https://[2606:4700:4700::1111]/hook", "2606:4700:4700::1111", 6],
  ] as const)("is the address that was checked, the URL unchanged: %s", async (_, text, address, family) => {
    expect(await resolveTarget(text, open)).toEqual({
      kind: "target",
      url: new URL(text),
      address,
      family,
    });
  });

  it("may be http on loopback for a partner that is marked local, and nothing else that is hidden", async () => {
    expect(await resolveTarget("http://127.0.0.1:9000/hook", { ...open, local: true })).toMatchObject({
      address: "127.0.0.1",
    });
    for (const url of [
      "http://10.0.0.1/",
      "https://169.254.169.254/",
      "http://8.8.8.8/",
      "ftp://127.0.0.1/",
    ]) {
      expect((await resolveTarget(url, { ...open, local: true })).kind, url).toBe("target-refused");
    }
  });

  it.each(["http://127.0.0.1:18380/", "http://localhost:18380/", "http://[::1]:18380/", "http://127.0.0.1/"])(
    "is refused at a port that the broker's own engines listen on, also for a local partner: %s",
    async (url) =>
      expect(await resolveTarget(url, { ...open, local: true })).toEqual({
        kind: "target-refused",
        reason: "own-port",
      }),
  );

  it("may be at such a port elsewhere: only this machine's are the broker's", async () => {
    expect(await resolveTarget("https://8.8.8.8:18380/", { ...open, local: true })).toMatchObject({
      kind: "target",
    });
  });
});

describe("in an installation that delivers to listed networks", () => {
  const rules = rulesOf("10.20.0.0/16, fd00:20::/32");

  it.each(["https://10.20.255.1/hook", "https://[fd00:20::1]:8443/hook", "https://[::ffff:10.20.0.1]/hook"])(
    "the target may be inside them: %s",
    async (url) => expect((await resolveTarget(url, rules)).kind).toBe("target"),
  );

  it.each([
    "https://10.21.0.1/hook",
    "https://8.8.8.8/hook",
    "https://[fd00:21::1]/hook",
    "https://192.168.1.1/",
  ])("and nowhere else: %s", async (url) =>
    expect(await resolveTarget(url, rules)).toEqual({
      kind: "target-refused",
      reason: "outside-networks",
    }),
  );

  it("and only by https", async () => {
    expect(await resolveTarget("http://10.20.0.1/hook", rules)).toEqual({
      kind: "target-refused",
      reason: "not-https",
    });
  });

  it("and never where an address is no other machine's, whatever is listed", async () => {
    const all = rulesOf("0.0.0.0/0,::/0");
    for (const host of ["127.0.0.1", "169.254.169.254", "0.0.0.0", "224.0.0.1", "[::1]", "[fe80::1]"])
      expect((await resolveTarget(`https://${host}/`, all)).kind, host).toBe("target-refused");
  });

  it("or to none at all", async () => {
    for (const url of ["https://8.8.8.8/", "https://10.20.0.1/"])
      expect((await resolveTarget(url, rulesOf("none"))).kind).toBe("target-refused");
  });

  it("what is no network is a fault that shows at the start", () => {
    expect(() => rulesOf("10.20.0.0")).toThrow();
  });
});
