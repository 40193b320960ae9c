/** Invented families: first names for women and men, last names, and a weight. Nobody in particular is meant. */
export interface Heritage {
  readonly weight: number;
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly last: readonly string[];
}

const list = (names: string): readonly string[] => names.split(',').map((each) => each.trim());

export const heritages: readonly Heritage[] = [
  {
    weight: 38,
    women: list(
      'María,Guadalupe,Ana,Rosa,Sofía,Isabella,Valentina,Camila,Ximena,Juana,Leticia,Verónica,Mónica,Adriana,Gabriela,Elena,Teresa,María José,Ana Sofía,Lourdes,Esperanza,Dolores,Beatriz,Yolanda',
    ),
    men: list(
      'José,Juan,Luis,Carlos,Jesús,Miguel,Francisco,Javier,Alejandro,Eduardo,Ricardo,Roberto,Sergio,Héctor,Raúl,Ángel,Martín,Óscar,Andrés,Mateo,Santiago,José Luis,Juan Carlos,Guillermo',
    ),
    last: list(
      'García,Hernández,Martínez,López,González,Rodríguez,Pérez,Sánchez,Ramírez,Flores,Rivera,Gómez,Díaz,Cruz,Reyes,Morales,Gutiérrez,Ortiz,Chávez,Ramos,Ruiz,Mendoza,Vásquez,Castillo,Jiménez,Núñez,Peña,Ibáñez,García-López,Rivera Santos,De la Cruz,Muñoz',
    ),
  },
  {
    weight: 30,
    women: list(
      'Jennifer,Jessica,Emily,Sarah,Elizabeth,Ashley,Amanda,Katherine,Margaret,Susan,Deborah,Patricia,Linda,Barbara,Nancy,Rebecca,Rachel,Victoria,Olivia,Emma,Abigail,Mary Ann,Theresa,Kathleen',
    ),
    men: list(
      "Michael,James,Robert,William,David,Richard,Joseph,Thomas,Christopher,Daniel,Matthew,Anthony,Steven,Andrew,Kenneth,Edward,Ronald,Timothy,Jeffrey,Nicholas,Benjamin,Samuel,Patrick,D'Andre",
    ),
    last: list(
      "Smith,Johnson,Williams,Brown,Jones,Miller,Davis,Wilson,Anderson,Taylor,Moore,Jackson,Thompson,White,Harris,Clark,Lewis,Robinson,Walker,Young,Allen,King,Wright,O'Brien,O'Connor,McDonald,Smith-Jones,Stephens,Stevens,Meyer",
    ),
  },
  {
    weight: 8,
    women: list('Aaliyah,Imani,Keisha,Ebony,Tanisha,Latoya,Monique,Nia,Zoe,Destiny,Jasmine,Kiara'),
    men: list('Malik,Darnell,Jamal,Marcus,Terrence,Andre,Isaiah,Elijah,Xavier,Tyrone,DeShawn,Reginald'),
    last: list(
      'Washington,Jefferson,Banks,Booker,Coleman,Dixon,Freeman,Gaines,Hawkins,Mosley,Tillman,Simmons',
    ),
  },
  {
    weight: 7,
    women: list('Linh,Hương,Mai,Thảo,Ngọc,Lan,Phương,Trang,Thúy,Kim Anh,Bích,Yến'),
    men: list('Minh,Hùng,Dũng,Tuấn,Quang,Đức,Khánh,Long,Huy,Bảo,Thành,Việt'),
    last: list('Nguyễn,Trần,Lê,Phạm,Huỳnh,Hoàng,Võ,Đặng,Bùi,Đỗ,Ngô,Dương'),
  },
  {
    weight: 4,
    women: list('Mai Yer,Pa Houa,Kia,Xee,Bao,Ka Zoua,Yer,Mee,Chee,Sheng'),
    men: list('Tou,Chue,Pao,Kou,Xeng,Neng,Fue,Vang Pao,Cheng,Long'),
    last: list('Vang,Xiong,Yang,Lor,Thao,Moua,Her,Lee,Vue,Cha,Hang,Kue'),
  },
  {
    weight: 4,
    women: list('Ani,Nare,Lusine,Anahit,Gayane,Mariam,Hasmik,Siranush,Arpine,Tatevik'),
    men: list('Armen,Hayk,Tigran,Aram,Narek,Davit,Gevorg,Vahé,Hovhannes,Sarkis'),
    last: list(
      'Petrosyan,Sargsyan,Grigoryan,Hakobyan,Harutyunyan,Khachatryan,Vardanyan,Mkrtchyan,Avetisyan,Ter-Petrosyan',
    ),
  },
  {
    weight: 5,
    women: list('Mei,Li Na,Xiu Ying,Fang,Jing,Hui,Yan,Ying,Wei,Xia'),
    men: list('Wei,Jun,Ming,Jian,Hao,Lei,Tao,Chao,Bin,Feng'),
    last: list('Chen,Wang,Li,Zhang,Liu,Wong,Huang,Lin,Wu,Lü'),
  },
  {
    weight: 4,
    women: list('Maricel,Rowena,Jocelyn,Maribel,Liezl,Cristina,Analyn,Rosario,Divina,Marites'),
    men: list('Rodel,Jun,Rommel,Arnel,Edwin,Ferdinand,Reynaldo,Danilo,Benigno,Isagani'),
    last: list('Santos,Reyes,Bautista,Ocampo,Dela Cruz,Villanueva,Aquino,Mercado,Pascual,Magsaysay'),
  },
];
