import { foldName } from '#kernel';
import { tellingParts } from './names.js';
import { nicknames } from './nicknames.js';
import { firstSounds, lastSounds } from './sounds.js';

/** Apostrophes and what is typed for one: quotes, primes, accents alone, modifier letters, the saltillo. */
const apostrophes = "'’‘‛`´′ʹʻʼʽʾʿˈˊˋ՚ՙ＇ꞌꞋ";

describe('names for searching', () => {
  it.each([
    ['García', 'garcia'],
    ["O'Connor", 'oconnor'],
    ['De la Cruz', 'delacruz'],
    ['Smith-Jones', 'smithjones'],
    ['Nguyễn', 'nguyen'],
    ['Đặng', 'dang'],
    ['Müller-Weiß', 'mullerweiss'],
    ['Łukasz Ørsted', 'lukaszorsted'],
    ['王', '王'],
    ['佐々木', '佐々木'],
    ['Oʻahu', 'oahu'],
    ['Kauʼi', 'kaui'],
    ['Lukʹyanov', 'lukyanov'],
    ['Oꞌodham', 'oodham'],
    ['ŉou', 'nou'],
  ])('fold %s to %s', (name, expected) => {
    expect(foldName(name)).toBe(expected);
  });

  it.each([...apostrophes])('take %j for an apostrophe, which parts no words', (mark) => {
    expect(foldName(`O${mark}Connor`)).toBe('oconnor');
    expect(tellingParts(`D${mark}Angelo Ruiz`)).toEqual(['dangelo', 'ruiz']);
    expect(lastSounds(`O${mark}Connor`)).toEqual(lastSounds("O'Connor"));
    expect(firstSounds(`D${mark}Angelo`)).toEqual(firstSounds("D'Angelo"));
    expect(nicknames(`D${mark}Angelo`)).toEqual(nicknames("D'Angelo"));
  });

  it.each([...'-‐‑‒–—―−﹣－'])('part words at %j', (dash) => {
    expect(tellingParts(`García${dash}López`)).toEqual(['garcia', 'lopez']);
  });

  it('take a compound name apart into the words that mean something alone', () => {
    expect(tellingParts('García-López de la Cruz')).toEqual(['garcia', 'lopez', 'cruz']);
    expect(tellingParts('García')).toEqual([]);
  });

  it.each([
    ['Stephens', 'Stevens'],
    ['Meyer', 'Meier'],
    ['Catherine', 'Kathryn'],
    ['Gonzalez', 'Gonzales'],
    ['García-López', 'Lopez'],
  ])('%s sounds like %s', (a, b) => {
    expect(lastSounds(a).some((each) => lastSounds(b).includes(each))).toBe(true);
  });

  it('do not all sound alike, and a script without a sound has none', () => {
    expect(lastSounds('Smith').some((each) => lastSounds('García').includes(each))).toBe(false);
    expect(lastSounds('王')).toEqual([]);
  });

  it.each([
    ['Bob', 'Robert'],
    ['Bill', 'William'],
    ['Pepe', 'José'],
    ['Lupita', 'Guadalupe'],
    ['Paco', 'Francisco'],
    ['Chuy', 'Jesús'],
    ['Beth', 'Elizabeth'],
    ['Alex', 'Alejandro'],
    ['Alex', 'Alexandra'],
    ['Pepe', 'José Luis'],
  ])('%s is short for %s', (short, long) => {
    expect(nicknames(short).some((each) => nicknames(long).includes(each))).toBe(true);
  });

  it('belong together only when they are said of one another', () => {
    expect(nicknames('Robert').some((each) => nicknames('Maria').includes(each))).toBe(false);
    expect(nicknames('Xqwz')).toEqual([]);
  });
});
