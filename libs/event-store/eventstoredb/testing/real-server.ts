/** Tests that need a real EventStoreDB; skipped, and said so, where TEST_EVENTSTOREDB_URL names none. */
export function describeRealServer(tests: (url: string) => void): void {
  const url = process.env.TEST_EVENTSTOREDB_URL;
  if (url) {
    tests(url);
    return;
  }
  console.warn('TEST_EVENTSTOREDB_URL names no real EventStoreDB: these tests ran on the fake server only');
  describe.skip('where TEST_EVENTSTOREDB_URL names a real server', () => tests(''));
}
