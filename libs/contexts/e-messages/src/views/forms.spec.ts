import { folded, storeForTests } from '#engine/testing';
import { fileId, formId, personId } from '#kernel';
import {
  adding,
  byForeigner,
  bySupervisor,
  case1,
  county19,
  county34,
  formFacts,
  later,
  ortiz,
} from '../../testing/examples.js';
import { formDecider } from '../form/decider.js';
import { formsProjection } from './forms.projection.js';
import { Forms } from './forms.queries.js';

const added = (id: string, changes: Parameters<typeof adding>[0] = {}) =>
  formDecider.decide(adding({ formId: formId(id), ...changes }), formDecider.initial);

test('an entry of the catalogue is as it is now', () => {
  const changed = formDecider.decide(
    {
      kind: 'change-form',
      formId: formId('sar7'),
      changes: { sendable: false },
      by: bySupervisor,
      at: later,
    },
    added('sar7').reduce(formDecider.evolve, formDecider.initial),
  );
  expect(folded(formsProjection, [...added('sar7'), ...changed]).get('sar7')).toMatchObject({
    ...{
      formId: 'sar7',
      county: county19,
      personId: null,
      form: { facts: { sendable: false, title: 'SAR 7' } },
    },
  });
});

describe('the catalogue', () => {
  const store = storeForTests();
  afterAll(() => store.remove());

  test("is a county's; one person's own is offered for nobody else", async () => {
    const events = [
      ...added('a'),
      ...added('b', { of: { caseNumber: case1, personId: ortiz } }),
      ...added('c', { county: county34, by: byForeigner }),
    ];
    const forms = new Forms(await store.show(formsProjection, events));
    const ids = async (...of: Parameters<Forms['ofCounty']>) =>
      (await forms.ofCounty(...of)).map((each) => each.formId).sort();
    expect(await ids(county19)).toEqual(['a']);
    expect(await ids(county19, ortiz)).toEqual(['a', 'b']);
    expect(await ids(county19, personId('p-2'))).toEqual(['a']);
    expect(await ids(county34, ortiz)).toEqual(['c']);
    expect(await forms.knowsFile(formFacts.fileId)).toBe(true);
    expect(await forms.knowsFile(fileId('of-nobody'))).toBe(false);
  });
});
