import type { System } from '#composition';
import { type CountyContact, countySettingsDecider } from '#contexts/county-settings';
import { counties, systemActor } from '#kernel';

/** Invented, like everybody in the demo: a number that nobody has, a street that is everywhere. */
function contactOf({ code, name }: (typeof counties)[number]): CountyContact {
  const street = `${Number(code) * 100} Civic Center Drive`;
  return {
    phone: `80055501${code}`,
    address: { en: `${street}, ${name} County, CA`, es: `${street}, condado de ${name}, CA` },
    hours: {
      en: 'Monday to Friday, 8:00 AM to 5:00 PM',
      es: 'De lunes a viernes, de 8:00 a. m. a 5:00 p. m.',
    },
  };
}

/** A few counties have not opted in to Two-Way Messaging. */
const optedOut = ({ code }: (typeof counties)[number]): boolean => code.endsWith('7');

/** Every county says how its customers reach it, and whether they can write. Again = nothing. */
export async function setCountyContacts({ engine, clock }: Pick<System, 'engine' | 'clock'>): Promise<void> {
  for (const county of counties) {
    const changes = { contact: contactOf(county), twoWayMessaging: !optedOut(county) };
    await engine.execute(
      countySettingsDecider,
      county.code,
      { kind: 'change', county: county.code, changes, reason: 'Demo data', at: clock.now() },
      {
        actor: systemActor('demo-data'),
        command: 'ChangeCountySettings',
        idempotencyKey: `demo:county-contact:${county.code}`,
        correlationId: 'demo',
      },
    );
  }
}
