import { KeyedQueue } from './keyed-queue.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the queue of records under way', () => {
  it('runs tasks side by side up to its bound, and never two with one key', async () => {
    const queue = new KeyedQueue(3);
    const running = new Set<string>();
    const order: number[] = [];
    let most = 0;
    let clash = false;
    for (let index = 0; index < 60; index++) {
      const keys = [`person ${index}`, `case ${index % 5}`];
      await queue.add(keys, async () => {
        clash ||= keys.some((each) => running.has(each));
        for (const each of keys) running.add(each);
        most = Math.max(most, running.size / 2);
        await turn();
        for (const each of keys) running.delete(each);
        order.push(index);
      });
    }
    await queue.drain();
    expect(clash).toBe(false);
    expect(most).toBe(3);
    for (let key = 0; key < 5; key++) {
      const ofKey = order.filter((each) => each % 5 === key);
      expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
    }
  });

  it('takes nothing more after a task failed, and says why', async () => {
    const queue = new KeyedQueue(1);
    await queue.add(['a'], () => Promise.reject(new Error('the store is gone')));
    await turn();
    await expect(queue.add(['b'], async () => {})).rejects.toThrow('the store is gone');
    await expect(queue.drain()).rejects.toThrow('the store is gone');
  });
});
