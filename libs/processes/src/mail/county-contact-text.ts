import { countySettingsDecider } from '#contexts/county-settings';
import type { Language } from '#kernel';
import { type CountyCode, countyName, phoneText } from '#kernel';
import type { FlowPorts } from '../ports.js';

/** How to reach a county, line by line, for a mail; empty where the county has set nothing. */
export async function countyContactText(
  { engine }: Pick<FlowPorts, 'engine'>,
  county: CountyCode,
  language: Language,
): Promise<string> {
  const { contact } = await engine.state(countySettingsDecider, county);
  const lines = [
    contact.phone === null ? undefined : phoneText(contact.phone),
    contact.hours?.[language],
    contact.address?.[language],
  ].filter((each) => each !== undefined);
  const name = countyName(county);
  return lines.length === 0
    ? ''
    : [language === 'es' ? `Condado de ${name}` : `${name} County`, ...lines].join('\n');
}
