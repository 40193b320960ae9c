/**
 * Last names that are written in several ways because another script or tongue stands behind them, and that no rule of
 * sound brings together. Both sets are closed: the clans of the Hmong, and the frequent Chinese surnames as Pinyin,
 * Wade-Giles, Cantonese and Hokkien write them. The first of a line stands for the group; a name may stand in several.
 */
export const surnameGroups: readonly string[] = `
vang vaj vaaj veng va wang
yang yaj yaaj ya
xiong xyooj siong shong
lee ly li lis
thao thor thoj tho thoa
vue vu vwj
moua mua muas
her heu herr hawj hue
lor lo lao lau lauj
cha chang tcha tsab tsaab
chue chu tsue tchue tswb
hang haam ham
khang kha khab khaab
kong koo soung
kue kwm khue
fang faaj faj
pha phab phang
cheng tsheej
tang taaj taj
wang wong ong
li lee lei
zhang chang cheung cheong teo
liu lau lew liew low
chen chan chin tan
yang yeung young yeo
huang wong hwang ng ooi
zhao chao chiu chew
wu ng woo goh
zhou chow chou chau jou
xu hsu hui tsui shu
zhu chu choo
hu hoo woo wu
guo kwok kuo quock
he ho hor
lin lam lim
luo lo law
zheng cheng cheang tay
liang leung leong
xie hsieh tse chia
tang tong
cai tsai choi choy
jiang chiang kong keung
ye yeh yip ip
yu yee
gao kao ko
zeng tseng tsang
xiao hsiao siu
feng fung
deng teng
ma mah
cao tsao tso
shen sum shum
pan poon pun
lu loo lui
peng pang
su soo so
cui tsui choi
jin chin kam
zhong chung jhong
qian chin chien tsien
qiu yau chiu
mo mok
wei ngai wai
zou chow tsou
yan ngan yen yim
xue sit hsueh
`
  .trim()
  .split('\n');
