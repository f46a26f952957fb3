/**
 * Stands in for the SDK's cache of discovered endpoints in bundles. A client of DynamoDB makes one at start and asks it
 * only where endpoint discovery is on, which no function here turns on; it remembers nothing.
 */
export class EndpointCache {
  /** No endpoint was discovered: the client takes its own. */
  getEndpoint(): undefined {
    return undefined;
  }

  /** Nothing is remembered under any key. */
  get(): undefined {
    return undefined;
  }

  /** Forgets at once. */
  set(): void {}
}
