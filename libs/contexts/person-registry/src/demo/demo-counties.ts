/** Population in thousands, seat and a ZIP code of each county, in the order of their codes. */
const rows = `
1670 Oakland 94607|1 Markleeville 96120|41 Jackson 95642|208 Oroville 95965|46 San Andreas 95249|22 Colusa 95932
1160 Martinez 94553|27 Crescent City 95531|192 Placerville 95667|1015 Fresno 93721|28 Willows 95988|135 Eureka 95501
179 El Centro 92243|19 Independence 93526|917 Bakersfield 93301|153 Hanford 93230|68 Lakeport 95453|30 Susanville 96130
9830 Los Angeles 90012|160 Madera 93637|256 San Rafael 94903|17 Mariposa 95338|91 Ukiah 95482|287 Merced 95340
9 Alturas 96101|13 Bridgeport 93517|434 Salinas 93901|134 Napa 94559|102 Nevada City 95959|3150 Santa Ana 92701
417 Auburn 95603|19 Quincy 95971|2470 Riverside 92501|1584 Sacramento 95814|67 Hollister 95023|2195 San Bernardino 92415
3276 San Diego 92101|815 San Francisco 94102|793 Stockton 95202|282 San Luis Obispo 93408|737 Redwood City 94063|446 Santa Barbara 93101
1890 San José 95110|264 Santa Cruz 95060|180 Redding 96001|3 Downieville 95936|43 Yreka 96097|449 Fairfield 94533
482 Santa Rosa 95403|552 Modesto 95354|98 Yuba City 95991|65 Red Bluff 96080|16 Weaverville 96093|477 Visalia 93291
54 Sonora 95370|832 Ventura 93009|221 Woodland 95695|84 Marysville 95901`;

export interface DemoCounty {
  readonly code: string;
  readonly population: number;
  readonly city: string;
  readonly zip: string;
}

export const demoCounties: readonly DemoCounty[] = rows
  .trim()
  .split(/[|\n]/)
  .map((row, index) => {
    const [population, ...place] = row.split(' ');
    return {
      code: String(index + 1).padStart(2, '0'),
      population: Number(population),
      city: place.slice(0, -1).join(' '),
      zip: place.at(-1) ?? '',
    };
  });

export const demoStreets = [
  ...[
    'Main St',
    'Oak Ave',
    'Elm St',
    'Mission Blvd',
    'Alvarado St',
    'Cesar Chavez Ave',
    'Magnolia Dr',
    'Poppy Ln',
  ],
  ...['Valley View Rd', 'Orange Grove Ave', 'Sierra Way', 'El Camino Real', 'Foothill Blvd', 'Harbor Dr'],
];
