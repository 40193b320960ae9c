/**
 * How long a request may take to arrive. Node looks for late ones from time to time only, and leaves headers time of
 * their own: unless all of these are set, a slow body holds its connection long past its limit, or for ever.
 */
export function timeLimits({ requestSeconds }: { readonly requestSeconds: number }) {
  const requestTimeout = requestSeconds * 1_000;
  return {
    requestTimeout,
    headersTimeout: Math.min(requestTimeout, 15_000),
    connectionsCheckingInterval: Math.min(requestTimeout / 4, 5_000),
  };
}
