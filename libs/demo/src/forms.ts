import type { System } from '#composition';
import { formDecider, formFilesOf } from '#contexts/e-messages';
import { type CountyCode, counties, type FormId, formId, systemActor } from '#kernel';

/** Invented forms that every county can send. */
const titles = [
  { key: 'report', title: 'Semi-annual status report', kind: 'form', returnExpected: true },
  { key: 'rights', title: 'Your rights and responsibilities', kind: 'form', returnExpected: false },
  { key: 'approval', title: 'Notice of approval', kind: 'noa', returnExpected: false },
] as const;

export type DemoForm = (typeof titles)[number]['key'];

/** The id of a demo form in a county. */
export const demoFormId = ({ secrets }: Pick<System, 'secrets'>, county: CountyCode, key: DemoForm): FormId =>
  formId(secrets.id('form', 'demo', county, key));

const largest = 10_000_000;

/** Every county has a small catalogue of forms, kept by its supervisor. Again = nothing. */
export async function addForms(system: System): Promise<void> {
  const { engine, files, clock } = system;
  // What makes them is large, and of use to nobody else.
  const { demoPdf } = await import('./demo-papers.js');
  const made = await Promise.all(
    titles.map(async (each) => ({
      ...each,
      bytes: await demoPdf(each.title, ['Name', 'Case number', 'Date', 'Signature']),
    })),
  );
  for (const { code: county } of counties)
    for (const { key, title, kind, returnExpected, bytes } of made) {
      const id = demoFormId(system, county, key);
      const context = {
        actor: systemActor('demo-data'),
        command: 'AddForm',
        idempotencyKey: `demo:form:${county}:${key}`,
        correlationId: 'demo',
      };
      if ((await engine.earlier(formDecider, id, context)) !== undefined) continue;
      const limits = { fileBytes: largest, pages: 1 };
      const kept = await files.take(formFilesOf(county), [{ name: `${key}.pdf`, bytes }], limits);
      const { fileId, size, digest } = kept;
      const facts = {
        title,
        language: 'en',
        kind,
        sendable: true,
        returnExpected,
        paperOnly: false,
      } as const;
      await engine.execute(
        formDecider,
        id,
        {
          kind: 'add-form',
          formId: id,
          county,
          facts: { ...facts, fileId, size, digest },
          by: { kind: 'supervisor', id: `supervisor-${county}`, county },
          at: clock.now(),
        },
        context,
      );
    }
}
