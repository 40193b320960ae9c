const pairs = (text: string): readonly (readonly [string, string])[] =>
  text
    .trim()
    .split(/\s*\n\s*|\s*,\s*/)
    .map((each) => each.split(' = ') as [string, string]);

/** Two spellings of one name, by where they come from. Sources: README.md. */
export const spellings: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  hmong: pairs(`
    Vang = Vaj, Vang = Vaaj, Vang = Veng, Yang = Yaj, Yang = Ya, Xiong = Xyooj, Xiong = Siong, Xiong = Shong
    Lee = Ly, Lee = Lis, Thao = Thor, Thao = Thoj, Thao = Tho, Vue = Vu, Vue = Vwj, Moua = Muas, Her = Heu
    Her = Hawj, Her = Herr, Lor = Lo, Lor = Lao, Lor = Lauj, Cha = Chang, Cha = Tsab, Chue = Tsue, Chue = Tswb
    Hang = Haam, Khang = Kha, Kong = Koo, Kue = Kwm, Fang = Faaj, Pha = Phab, Cheng = Tsheej, Moua = Mua`),
  chinese: pairs(`
    Wang = Wong, Wang = Ong, Li = Lee, Zhang = Chang, Zhang = Cheung, Liu = Lau, Liu = Lew, Chen = Chan, Chen = Tan
    Chen = Chin, Yang = Yeung, Yang = Young, Huang = Wong, Huang = Hwang, Huang = Ng, Zhao = Chiu, Zhao = Chao, Wu = Ng
    Wu = Woo, Zhou = Chow, Zhou = Chou, Zhou = Chau, Xu = Hsu, Xu = Hui, Xu = Tsui, Zhu = Chu, Zhu = Choo, Guo = Kwok
    Guo = Kuo, He = Ho, Lin = Lam, Lin = Lim, Luo = Law, Zheng = Cheng, Zheng = Cheang, Liang = Leung, Xie = Hsieh
    Xie = Tse, Tang = Tong, Cai = Tsai, Cai = Choi, Jiang = Chiang, Jiang = Kong, Ye = Yip, Ye = Yeh, Yu = Yee, Gao = Ko
    Zeng = Tsang, Xiao = Hsiao, Feng = Fung, Ma = Mah, Hu = Woo, Cao = Tsao, Shen = Sum, Pan = Poon, Lu = Loo
    Zhong = Chung, Qian = Chin, Qiu = Yau, Mo = Mok, Wei = Ngai, Zou = Chow, Yan = Ngan, Xue = Sit`),
  armenian: pairs(`
    Petrosyan = Petrosian, Petrosyan = Bedrosian, Grigoryan = Krikorian, Grigoryan = Grigorian, Hakobyan = Hagopian
    Hakobyan = Akopyan, Karapetyan = Garabedian, Sargsyan = Sarkisian, Sargsyan = Sarkissian, Sargsyan = Sarkisyan
    Harutyunyan = Haroutunian, Harutyunyan = Arutyunyan, Khachatryan = Khatchadourian, Khachatryan = Khachaturian
    Hovhannisyan = Hovanessian, Hovhannisyan = Ovanesian, Hovhannisyan = Oganesyan, Vardanyan = Vartanian
    Mkrtchyan = Mgrdichian, Avetisyan = Avedissian, Poghosyan = Boghosian, Poghosyan = Pogosyan, Gevorgyan = Kevorkian
    Ghazaryan = Kazarian, Davtyan = Tavitian, Manukyan = Manoogian, Martirosyan = Mardirossian, Stepanyan = Stepanian
    Barseghyan = Parseghian, Torosyan = Torossian, Asatryan = Asadourian, Ter-Petrosyan = Der Bedrosian
    Zakaryan = Zakarian, Muradyan = Mouradian, Balyan = Palian, Danielyan = Tanielian
    Boyadjian = Boyajian, Pambukchyan = Bambukjian, Topchyan = Topjian, Kazanchyan = Kazanjian, Najaryan = Nadjarian`),
  spanish: pairs(`
    Gonzalez = Gonzales, Valdez = Baldez, Vasquez = Vazquez, Vasquez = Basquez, Jimenez = Gimenez, Jimenez = Ximenez
    Hernandez = Ernandez, Ybarra = Ibarra, Yglesias = Iglesias, Mejia = Mexia, Rojas = Roxas, Cervantes = Servantes
    Saldivar = Zaldivar, Zepeda = Cepeda, Zuniga = Suniga, Chavez = Chaves, Galvan = Galban, Tovar = Tobar, Nava = Naba
    Barela = Varela, Llamas = Yamas, Padilla = Padia, Trujillo = Truxillo, Quezada = Kesada, Quezada = Quesada
    Marquez = Markes, Rangel = Ranjel, Hinojosa = Hinojoza, Hinojosa = Inojosa, Herrera = Errera, Villarreal = Villareal
    Arechiga = Arrechiga, Barrera = Varrera, Cisneros = Sisneros, Zambrano = Zanbrano, Yanez = Llanez, Vigil = Bigil
    Ochoa = Hochoa, Becerra = Bezerra, Nevarez = Nebarez, Alvarez = Albares, Felix = Feliz, Rios = Ríos, Nuñez = Nunes
    Echeverria = Etcheverria, Huerta = Uerta, Caballero = Cavallero, Segura = Cegura`),
  english: pairs(`
    Stephens = Stevens, Meyer = Meier, Meyer = Myers, Schmidt = Schmitt, Schmidt = Smith, Clark = Clarke, Reed = Reid
    Thompson = Thomson, Johnson = Johnston, Nguyen = Nguyễn, Philips = Phillips, Allen = Alan, Brown = Browne
    Carr = Kerr, Cohen = Kohn, Fisher = Fischer, Green = Greene, Hansen = Hanson, Kelly = Kelley, Lewis = Louis
    Matthews = Mathews, McDonald = MacDonald, Nielsen = Nielson, Olsen = Olson, Peterson = Pedersen, Shaw = Shah
    Snyder = Schneider, Stewart = Stuart, Taylor = Tailor, Wright = Right`),
};

/** Written down after the rules were finished, and not looked at to make them. */
export const heldOut = pairs(`
  Benavides = Venavides, Bermudez = Vermudez, Cazares = Casares, Cavazos = Cabazos, Velasquez = Velazquez
  Velasco = Belasco, Esparza = Esparsa, Gaitan = Gaytan, Ayala = Allala, Zavala = Savala, Zavala = Zabala, Ceja = Seja
  Sandoval = Zandoval, Quijada = Kijada, Alejo = Alexo, Arguello = Argueyo, Carrillo = Carillo, Castaneda = Castañeda
  Cordova = Cordoba, Escobar = Escovar, Figueroa = Figeroa, Gallegos = Gayegos, Guevara = Gebara, Henriquez = Enriquez
  Izquierdo = Isquierdo, Olvera = Olbera, Ruvalcaba = Rubalcava, Tejada = Texada, Urquiza = Urquisa, Valencia = Balensia
  Abrahamyan = Aprahamian, Aghajanyan = Agajanian, Arakelyan = Arakelian, Arzumanyan = Arzoumanian
  Bagdasaryan = Baghdasarian, Chobanyan = Tchobanian, Galstyan = Kalstian, Gasparyan = Kasparian
  Hambardzumyan = Hampartzoumian, Keshishyan = Keshishian, Kirakosyan = Giragosian, Kocharyan = Kotcharian
  Margaryan = Markarian, Melikyan = Melikian, Nazaryan = Nazarian, Papazyan = Papazian
  Sahakyan = Sahagian, Simonyan = Simonian, Tadevosyan = Tatevosian, Tumanyan = Toumanian, Vosgerchyan = Voskerchian
  Yeghiazaryan = Eghiazarian`);
