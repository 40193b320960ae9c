/** All of it at once, in memory: for what is known to be small. */
export async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const each of bytes) parts.push(each);
  return Buffer.concat(parts);
}
