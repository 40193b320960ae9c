import { FakeClock } from '#kernel/testing';
import type { Progress } from '#operations';
import { progressLine, progressText, reachedText } from './progress-text.js';
import { ProgressBar, ProgressLines, progressFor } from './progress-view.js';

function lines() {
  const clock = new FakeClock();
  const written: number[] = [];
  const view = new ProgressLines(clock, ({ done }) => written.push(done));
  const after = (milliseconds: number, done: number, known: Partial<Progress> = { total: 1_000 }) => {
    clock.advance(milliseconds);
    view.show({ done, unit: 'events', ...known });
  };
  return { after, written };
}

test('quick work says nothing but its result', () => {
  const { after, written } = lines();
  for (let done = 0; done <= 1_000; done += 100) after(100, done);
  expect(written).toEqual([]);
});

test('a line comes at most every two seconds', () => {
  const { after, written } = lines();
  for (let done = 0; done < 1_000; done += 50) after(500, done);
  expect(written).toEqual([150, 350, 550, 750, 950]);
});

test('slow work says something after five percent or half a minute', () => {
  const { after, written } = lines();
  after(2_000, 10);
  after(10_000, 49);
  after(100, 50);
  after(29_000, 51);
  after(1_000, 52);
  expect(written).toEqual([50, 52]);
});

test('work without a known end says every two seconds how much it has done', () => {
  const { after, written } = lines();
  for (let done = 1; done <= 6; done++) after(1_000, done, {});
  expect(written).toEqual([2, 4, 6]);
  expect(progressText({ done: 7, unit: 'submissions', note: '2 requests closed' })).toBe(
    '7 submissions, 2 requests closed',
  );
});

test('progress reads as share, amount, rate and time left', () => {
  expect(
    progressText({
      done: 12_345,
      total: 36_000,
      unit: 'events',
      perSecond: 5_012,
      secondsLeft: 125,
      note: 'reading',
    }),
  ).toBe('34%, 12,345 of 36,000 events, 5,012/s, 2 min 5 s left, reading');
  expect(progressText({ done: 1_500_000, total: 3_000_000, unit: 'bytes' })).toBe('50%, 1.5 MB of 3.0 MB');
  expect(progressText({ done: 1_500_000, total: 3_000_000, unit: 'bytes', perSecond: 500_000 })).toBe(
    '50%, 1.5 MB of 3.0 MB, 500.0 kB/s',
  );
  expect(progressText({ done: 0, total: 0, unit: 'events' })).toBe('100%, 0 of 0 events');
});

const reading: Progress = {
  done: 12_345,
  total: 36_000,
  unit: 'events',
  perSecond: 5_012,
  secondsLeft: 125,
  note: 'reading',
};

test('what work had reached when it was stopped has neither rate nor time left', () => {
  expect(reachedText(reading)).toBe('34%, 12,345 of 36,000 events, reading');
});

test('a line fits every width: the bar gets shorter and goes, then what is said last', () => {
  const widths = Array.from({ length: 141 }, (_, width) => width);
  expect(widths.filter((width) => progressLine(reading, width).length > Math.max(0, width - 1))).toEqual([]);
  expect(progressLine(reading, 140)).toMatch(/^█{10}░{20} 34%, .* reading$/);
  expect(progressLine(reading, 80)).toMatch(/^█+░+ 34%, .*, reading$/);
  expect(progressLine(reading, 55)).toBe('34%, 12,345 of 36,000 events, 5,012/s, 2 min 5 s left');
  expect(progressLine(reading, 36)).toBe('██░░░░ 34%, 12,345 of 36,000 events');
  expect(progressLine(reading, 8)).toBe('34%');
});

/** A terminal that keeps what is written to it. */
function terminal(columns: number) {
  let text = '';
  const write = (part: string) => {
    text += part;
    return true;
  };
  const stream = { isTTY: true, columns, write } as unknown as NodeJS.WriteStream;
  return {
    stream,
    shown: () => text,
    resize: (to: number) => {
      stream.columns = to;
      text = '';
    },
  };
}

test('the bar follows the width of its terminal', () => {
  const { stream, shown, resize } = terminal(100);
  const bar = new ProgressBar(stream);
  bar.show(reading);
  expect(shown()).toContain('2 min 5 s left, reading');
  resize(30);
  bar.show({ ...reading, done: 20_000 });
  bar.end();
  expect(shown()).toContain('55%');
  expect(shown()).not.toContain('left');
});

test('a dumb terminal gets plain lines', () => {
  const { stream, shown } = terminal(80);
  const clock = new FakeClock();
  const view = progressFor(stream, { TERM: 'dumb' }, clock);
  clock.advance(2_000);
  view.show(reading);
  view.end();
  expect(shown()).toBe(`${progressText(reading)}\n`);
  expect(progressFor(stream, { TERM: 'xterm' }, clock)).toBeInstanceOf(ProgressBar);
});
