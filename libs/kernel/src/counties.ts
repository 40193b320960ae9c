const names = [
  'Alameda',
  'Alpine',
  'Amador',
  'Butte',
  'Calaveras',
  'Colusa',
  'Contra Costa',
  'Del Norte',
  'El Dorado',
  'Fresno',
  'Glenn',
  'Humboldt',
  'Imperial',
  'Inyo',
  'Kern',
  'Kings',
  'Lake',
  'Lassen',
  'Los Angeles',
  'Madera',
  'Marin',
  'Mariposa',
  'Mendocino',
  'Merced',
  'Modoc',
  'Mono',
  'Monterey',
  'Napa',
  'Nevada',
  'Orange',
  'Placer',
  'Plumas',
  'Riverside',
  'Sacramento',
  'San Benito',
  'San Bernardino',
  'San Diego',
  'San Francisco',
  'San Joaquin',
  'San Luis Obispo',
  'San Mateo',
  'Santa Barbara',
  'Santa Clara',
  'Santa Cruz',
  'Shasta',
  'Sierra',
  'Siskiyou',
  'Solano',
  'Sonoma',
  'Stanislaus',
  'Sutter',
  'Tehama',
  'Trinity',
  'Tulare',
  'Tuolumne',
  'Ventura',
  'Yolo',
  'Yuba',
] as const;

declare const county: unique symbol;
/** Two digits, `01` to `58`: the counties of California in alphabetical order. */
export type CountyCode = string & { readonly [county]: true };

export interface County {
  readonly code: CountyCode;
  readonly name: string;
}

export const counties: readonly County[] = names.map((name, index) => ({
  code: String(index + 1).padStart(2, '0') as CountyCode,
  name,
}));

const byCode = new Map(counties.map((each) => [each.code as string, each]));

export const isCountyCode = (value: string): value is CountyCode => byCode.has(value);

/** @throws RangeError for a code that is not one of the 58. */
export function countyCode(value: string): CountyCode {
  if (!isCountyCode(value)) throw new RangeError(`"${value}" is no county: use a code from 01 to 58`);
  return value;
}

export const countyName = (code: CountyCode): string => byCode.get(code)?.name ?? code;
