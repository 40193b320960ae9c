import { UnusableFile } from '#contexts/person-registry';
import { InvalidInput, Refused } from '#kernel';
import { failureOf, Interrupted, WrongUsage } from './failures.js';
import { wholeNumber } from './whole-number.js';

test('wrong usage, an unusable file and a wrong name end with 2', () => {
  const usage = [
    new WrongUsage('name the views'),
    new UnusableFile('unknown columns: "snn"'),
    new InvalidInput([{ field: 'NAME', message: 'nope' }]),
  ];
  expect(usage.map((each) => failureOf(each).exitCode)).toEqual([2, 2, 2]);
});

test('an error of a running server counts by its name', () => {
  const remote = Object.assign(new Error('is no file'), { name: 'UnusableFile' });
  expect(failureOf(remote)).toEqual({
    exitCode: 2,
    name: 'UnusableFile',
    message: 'is no file',
    said: false,
  });
});

test('work that was stopped says how far it came', () => {
  expect(new Interrupted('SIGTERM', '34%, 12 of 36 events').message).toBe(
    'stopped at 34%, 12 of 36 events; what was done so far is kept and not repeated: running it again goes on',
  );
});

test('everything else that goes wrong ends with 1, Ctrl-C and SIGTERM as shells count them', () => {
  expect(failureOf(new Refused('no_previous_copy', 'there is none')).exitCode).toBe(1);
  expect(failureOf('odd').exitCode).toBe(1);
  expect(failureOf(new Interrupted('SIGINT')).exitCode).toBe(130);
  expect(failureOf(new Interrupted('SIGTERM')).exitCode).toBe(143);
});

test('what the parser of the line has said already is not said again, except as JSON', () => {
  const said = (code: string) => failureOf(Object.assign(new Error('error: no such option'), { code }));
  expect(said('commander.unknownOption')).toEqual({
    exitCode: 2,
    name: 'WrongUsage',
    message: 'no such option',
    said: true,
  });
  expect(said('commander.help').message).toContain('name a command');
  expect(said('commander.helpDisplayed').exitCode).toBe(0);
});

test.each(['', '-1', '1.5', '0', '11', '1e1', ' 5', '0x5'])(
  '"%s" is no whole number from 1 to 10',
  (text) => {
    expect(() => wholeNumber('--people', 1, 10)(text)).toThrow('--people');
  },
);

test('a whole number within bounds is read', () => {
  expect(wholeNumber('--people', 1, 10)('10')).toBe(10);
});
