import { mostRequestBytes, UploadCapacity } from './upload-capacity.js';

const kilobyte = 1_024;
const full = expect.objectContaining({ status: 503, code: 'uploads_full' });
const failure = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

test('so many at a time, and no more before one is over; giving back twice counts once', () => {
  const capacity = new UploadCapacity();
  const all = Array.from({ length: 16 }, (_, n) => capacity.claim(`person-${n}`, kilobyte));
  expect(failure(() => capacity.claim('late', kilobyte))).toEqual(full);
  all[0]!();
  all[0]!();
  capacity.claim('late', kilobyte);
  expect(failure(() => capacity.claim('later', kilobyte))).toEqual(full);
});

test('nobody takes the room of all others', () => {
  const capacity = new UploadCapacity();
  const own = Array.from({ length: 4 }, () => capacity.claim('ana', kilobyte));
  expect(failure(() => capacity.claim('ana', kilobyte))).toEqual(full);
  capacity.claim('ben', kilobyte);
  own[0]!();
  capacity.claim('ana', kilobyte);
});

test('one that does not say how long it is takes as much as there may be of one', () => {
  const capacity = new UploadCapacity();
  const all = Array.from({ length: 4 }, (_, n) => capacity.claim(`person-${n}`, undefined));
  expect(failure(() => capacity.claim('late', kilobyte))).toEqual(full);
  all[0]!();
  capacity.claim('late', kilobyte);
});

test('one that is longer than any may be is refused for good', () => {
  const act = () => new UploadCapacity().claim('ana', mostRequestBytes + 1);
  expect(failure(act)).toMatchObject({ status: 413, code: 'too_large', errors: [{ field: 'file' }] });
});
