import { createHash } from 'node:crypto';

const given =
  'Ana,Ben,Carla,Daniel,Elena,Felix,Grace,Hugo,Irene,Jamal,Karen,Luis,Mei,Noah,Olga,Priya,Quinn,Rosa,Samir,Tess,Umar,Vera,Wes,Ximena,Yuki,Zoe'.split(
    ',',
  );
const family =
  'Abbott,Brooks,Castillo,Dang,Ellis,Flores,Garcia,Huang,Ibarra,Jensen,Kaur,Lopez,Mendez,Nguyen,Ortiz,Park,Quintero,Reyes,Santos,Tran,Underwood,Vargas,Walker,Xiong,Young,Zamora'.split(
    ',',
  );

/** An invented name, always the same one for an id. */
export function demoName(id: string): string {
  const digest = createHash('sha256').update(id).digest();
  return `${given[digest[0]! % given.length]} ${family[digest[1]! % family.length]}`;
}
