import { sizeText } from './numbers.js';

test.each([
  [0, '1 kB'],
  [339_500, '340 kB'],
  [1_234_567, '1.2 MB'],
  [4_321_500_000, '4.3 GB'],
  [7_000_000_000_000, '7 TB'],
])('%d bytes are said as disks are sold', (bytes, text) => expect(sizeText(bytes)).toBe(text));
