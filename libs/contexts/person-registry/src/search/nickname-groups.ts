/**
 * Names that people use for one another, English and Spanish as in California: the first of a line stands for the
 * group. A name may stand in several lines.
 */
export const nicknameGroups: readonly string[] = `
aaron ron ronnie
abigail abby abbie gail
abraham abe bram abrahan
adelaida adela lala adelita
adrian adrien adriano
adriana adri nana
agnes aggie inez
albert al bert bertie alberto beto
alejandra ale sandra alexandra jandra
alejandro ale alex jandro alejo
alexander alex al sandy xander lex sasha alec
alexandra alex sandra sandy lexi sasha alexa
alfonso poncho fonso alphonse alfonzo
alfred al fred freddie alfie alfredo fredo
alice ali allie alicia licha
allison ali allie alison
amanda mandy amandita
amelia amy millie mia
andrea andie andy drea
andres andy andresito
andrew andy drew andres
angela angie angel angelita angelica
angelina angie lina
anita annie ana
ann annie anna anne nan nancy hannah ana
antonia toni tonia tona
anthony tony ant antonio tono
antonio tony tono toni antonito
arthur art artie arturo
arturo art turo
barbara barb babs barbie barbara
beatrice bea bee trixie beatriz
beatriz betty bety bea triz
belinda linda lindy
benjamin ben benny benji benito
bernard bernie barney bernardo
bradley brad
brenda bren
calvin cal
carmen carmela carmelita menchu
carlos charlie carlitos litos charles
carolina caro lina caroline
caroline carol carrie lina carolyn
catherine cathy kate katie kathy kathryn katherine cat kay kitty catalina katy kathleen
cecilia ceci celia cissy
charles charlie chuck chas carlos
charlotte charlie lottie
christian chris cristian
christina chris chrissy tina christine cristina kristina kris
christopher chris kit topher cristobal
clara clarita claire
clifford cliff
concepcion concha conchita
consuelo chelo
cristina cris tina christina
cynthia cindy cyndi
daniel dan danny dani
daniela dani dany danielle
david dave davy davey
deborah deb debbie debra debby
dennis denny
dolores lola lolita
dominic dom nick domingo
donald don donnie
dorothy dot dottie dorotea
douglas doug
eduardo lalo eddie edward
edward ed eddie ted teddy ned eduardo
edwin ed eddie
eleanor ellie nell nora ella leonor
elena nena helen lena
elizabeth liz beth betty lizzie eliza betsy libby lisa isabel elisa ellie
emily em emmy emilia
emmanuel manny manuel
enrique kike quique rick henry
ernest ernie ernesto
ernesto neto ernie
esperanza pera lancha espe
esther essie ester
eugene gene eugenio
eugenia genia gena
eva evita eve
evelyn evie eve
felipe pipe phil philip
fernando nando fer ferdinand
florence flo florencia
frances fran francie frankie francisca
francis frank fran francisco
francisca paca panchita francis pancha
francisco paco pancho frank cisco kiko frankie
franklin frank frankie
frederick fred freddie rick federico
gabriel gabe gabi
gabriela gabby gabi gaby gabrielle
gerald gerry jerry gerardo
gerardo gera lalo jerry
gilbert gil bert gilberto beto
gloria glori goya
graciela chela grace
gregory greg gregg gregorio goyo
guadalupe lupe lupita pita
guillermo memo guille william bill
gustavo gus tavo
harold hal harry
hector tito
helen nell nellie elena lena
henry hank harry hal enrique
herbert herb bert heriberto
humberto beto
ignacio nacho iggy
irene rene
isaac ike zac
isabel isa chabela chavela elizabeth bella isabella
isabella bella izzy isabel
ismael mayel
jacob jake jacobo
jacqueline jackie
jaime jimmy james
james jim jimmy jamie jaime
janet jan jeanette
jason jay
javier javi xavier
jeffrey jeff geoff geoffrey
jennifer jen jenny jenn
jeremy jerry jem jeremiah
jessica jess jessie
jesus chuy chucho chui
joan joanie juana
joaquin quino juaquin
john johnny jack jon juan
jonathan jon jonny john nathan
jorge george coque
jose pepe chepe joe joseito joseph
josefina fina pepa josie chepina josephine
joseph joe joey jose
josephine jo josie
joshua josh josue
joyce joy
juan juanito john johnny
juana juanita joan jane
judith judy judi
julia julie jules juliana
julio july julius
karen kari
kenneth ken kenny
kevin kev
kimberly kim kimmy
larry lawrence lorenzo
laura laurie lori laurita
lawrence larry lars laurence lorenzo
leonard leo len lenny leonardo
leonardo leo nardo
leticia lety leti
lillian lily lilly lil liliana
linda lindy
lorenzo lencho larry
lourdes lulu
lucia lucy luz lucita lucha
luis lucho louis luisito lou
luisa lucha louise
manuel manny manolo manolito meme
manuela manolita nela
marcos mark marc marcus
margaret maggie meg peggy marge margie greta margarita rita daisy
margarita rita mago margo margaret
maria mary marie mari maricela marita
mario mayito
martha marty marta
matthew matt matty mateo
maureen mo
maximiliano max
melissa mel missy lissa
mercedes meche merche
michael mike mikey mick micky miguel
michelle shelly chelle
miguel mike migue miguelito michael
mildred millie
monica moni mona
nancy nan
natalie nat natalia
natalia nata natalie talia
nathaniel nate nat nathan
nicholas nick nicky nicolas nico
nicolas nico nick nicholas
nicole nikki nicky
octavio tavo
olivia liv livvy
oscar osqui
pamela pam
patricia pat patty trish tricia pati
patricio pato patrick
patrick pat paddy patricio
pablo paul pablito
paul pauly pablo
pedro peter perico pedrito
peter pete pedro
philip phil pip felipe phillip
rafael rafa rafi ralph
ramon moncho mon raymond
randall randy
raquel kelly quela rachel
raul rulo
rachel rach raquel
raymond ray ramon
rebecca becky becca rebeca
ricardo rick ricky richie rico cardo richard
richard rick ricky dick rich richie ricardo
robert bob bobby rob robbie bert roberto
roberto beto robert tito berto bobby
rodolfo rudy fito rolfo
rodrigo rod rigo
rogelio roger roy
ronald ron ronnie
rosa rosie rosita rose chita
rosario chayo charo
rose rosie rosa
russell russ rusty
salvador chava sal
samantha sam sammy
samuel sam sammy
sandra sandy
santiago santi chago james diego
sara sarah sally sadie sarita
sergio checo
sharon shari
silvia sylvia chivis
sofia sophie sophia sofi
sophia sophie sofia
socorro coco
stephanie steph stef estefania fanny
stephen steve stevie steven esteban
steven steve stevie stephen
susan sue susie suzy susana
teresa terry tere theresa tess
theodore ted teddy theo teodoro
theresa terry tess teresa
thomas tom tommy tomas
timothy tim timmy timoteo
tomas tom tommy thomas
valentina vale tina
valeria vale val valerie
veronica vero ronnie roni
vicente chente vincent vince
victor vic vico
victoria vicky tori vikki
vincent vince vinny vicente
virginia ginny gina
walter walt wally
william bill billy will willie liam guillermo
ximena mena jimena
yolanda yoli yola
zachary zach zack
`
  .trim()
  .split('\n');
