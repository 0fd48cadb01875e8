import { type PlaceIndex, placeIndex } from "@/lib/chart/map/place-index";

/**
 * Enough to tell which map a result is of before any map is read: countries by their codes and the names that the platform knows, and
 * the regions whose names are looked for most.
 */
const regions = {
  US: "AL:Alabama AK:Alaska AZ:Arizona AR:Arkansas CA:California CO:Colorado CT:Connecticut DE:Delaware FL:Florida GA:Georgia HI:Hawaii ID:Idaho IL:Illinois IN:Indiana IA:Iowa KS:Kansas KY:Kentucky LA:Louisiana ME:Maine MD:Maryland MA:Massachusetts MI:Michigan MN:Minnesota MS:Mississippi MO:Missouri MT:Montana NE:Nebraska NV:Nevada NH:New_Hampshire NJ:New_Jersey NM:New_Mexico NY:New_York NC:North_Carolina ND:North_Dakota OH:Ohio OK:Oklahoma OR:Oregon PA:Pennsylvania RI:Rhode_Island SC:South_Carolina SD:South_Dakota TN:Tennessee TX:Texas UT:Utah VT:Vermont VA:Virginia WA:Washington WV:West_Virginia WI:Wisconsin WY:Wyoming",
  CN: "AH:Anhui:安徽 BJ:Beijing:北京 CQ:Chongqing:重庆 FJ:Fujian:福建 GD:Guangdong:广东 GS:Gansu:甘肃 GX:Guangxi:广西 GZ:Guizhou:贵州 HA:Henan:河南 HB:Hubei:湖北 HE:Hebei:河北 HI:Hainan:海南 HK:Hong_Kong:香港 HL:Heilongjiang:黑龙江 HN:Hunan:湖南 JL:Jilin:吉林 JS:Jiangsu:江苏 JX:Jiangxi:江西 LN:Liaoning:辽宁 MO:Macao:澳门 NM:Inner_Mongolia:内蒙古 NX:Ningxia:宁夏 QH:Qinghai:青海 SC:Sichuan:四川 SD:Shandong:山东 SH:Shanghai:上海 SN:Shaanxi:陕西 SX:Shanxi:山西 TJ:Tianjin:天津 TW:Taiwan:台湾 XJ:Xinjiang:新疆 XZ:Tibet:西藏 YN:Yunnan:云南 ZJ:Zhejiang:浙江",
  DE: "BW:Baden-Württemberg BY:Bayern:Bavaria BE:Berlin BB:Brandenburg HB:Bremen HH:Hamburg HE:Hessen:Hesse MV:Mecklenburg-Vorpommern NI:Niedersachsen:Lower_Saxony NW:Nordrhein-Westfalen:North_Rhine-Westphalia RP:Rheinland-Pfalz SL:Saarland SN:Sachsen:Saxony ST:Sachsen-Anhalt:Saxony-Anhalt SH:Schleswig-Holstein TH:Thüringen:Thuringia",
  BR: "AC:Acre AL:Alagoas AP:Amapá AM:Amazonas BA:Bahia CE:Ceará DF:Distrito_Federal ES:Espírito_Santo GO:Goiás MA:Maranhão MT:Mato_Grosso MS:Mato_Grosso_do_Sul MG:Minas_Gerais PA:Pará PB:Paraíba PR:Paraná PE:Pernambuco PI:Piauí RJ:Rio_de_Janeiro RN:Rio_Grande_do_Norte RS:Rio_Grande_do_Sul RO:Rondônia RR:Roraima SC:Santa_Catarina SP:São_Paulo SE:Sergipe TO:Tocantins",
  FR: "ARA:Auvergne-Rhône-Alpes BFC:Bourgogne-Franche-Comté BRE:Bretagne CVL:Centre-Val_de_Loire COR:Corse GES:Grand_Est HDF:Hauts-de-France IDF:Île-de-France NOR:Normandie NAQ:Nouvelle-Aquitaine OCC:Occitanie PDL:Pays_de_la_Loire PAC:Provence-Alpes-Côte_d'Azur",
  GB: "SCT:Scotland WLS:Wales NIR:Northern_Ireland LON:London NW:North_West NE:North_East SW:South_West SE:South_East EE:East_of_England WM:West_Midlands EM:East_Midlands YH:Yorkshire_and_the_Humber",
  IN: "AP:Andhra_Pradesh AR:Arunachal_Pradesh AS:Assam BR:Bihar CT:Chhattisgarh DL:Delhi GA:Goa GJ:Gujarat HR:Haryana HP:Himachal_Pradesh JK:Jammu_and_Kashmir JH:Jharkhand KA:Karnataka KL:Kerala MP:Madhya_Pradesh MH:Maharashtra MN:Manipur ML:Meghalaya OR:Odisha PB:Punjab RJ:Rajasthan SK:Sikkim TN:Tamil_Nadu TG:Telangana TR:Tripura UP:Uttar_Pradesh UT:Uttarakhand WB:West_Bengal",
} as const;

/** Two letters each; the platform knows their names in both languages. */
const countryCodes =
  "AE AF AL AM AO AR AT AU AZ BA BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DO DZ EC EE EG ER ES ET FI FJ FR GA GB GE GH GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KP KR KW KZ LA LB LK LR LS LT LU LV LY MA MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PS PT PY QA RO RS RU RW SA SB SD SE SG SI SK SL SN SO SR SS SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VE VN VU WS YE ZA ZM ZW";

/** Names that people write and the platform does not know. */
const others: Readonly<Record<string, readonly string[]>> = {
  US: ["USA", "United States of America", "U.S.A."],
  GB: ["UK", "Great Britain"],
  KR: ["Republic of Korea"],
  RU: ["Russian Federation"],
  CZ: ["Czech Republic"],
  CI: ["Ivory Coast"],
  TR: ["Turkey"],
  VN: ["Viet Nam"],
};

let indices: ReadonlyMap<string, PlaceIndex> | null = null;

function readIndices(): ReadonlyMap<string, PlaceIndex> {
  const [english, chinese] = ["en", "zh"].map((locale) => new Intl.DisplayNames([locale], { type: "region" }));
  const countries = countryCodes.split(" ").map((id) => ({
    ...{ id, en: english?.of(id) ?? id, zh: chinese?.of(id) ?? id },
    names: others[id] ?? [],
  }));
  const maps = Object.entries(regions).map(([country, list]) => {
    const places = list.split(" ").map((entry) => {
      const [code = "", en = "", zh = ""] = entry.split(":").map((part) => part.replaceAll("_", " "));
      return { id: `${country}-${code}`, en, zh, names: [code] };
    });
    return [country, placeIndex(places)] as const;
  });
  return new Map([["world", placeIndex(countries)], ...maps]);
}

/** How much of what is named must be found before a map is drawn without being asked for. */
const shareMin = 0.7;

/** The map that most of the names are of. **Nulls** none that is known has seven tenths of them, or there are fewer than three. */
export function guessRegion(names: readonly string[]): string | null {
  const distinct = [...new Set(names)].filter((name) => name !== "").slice(0, 300);
  if (distinct.length < 3) return null;
  indices ??= readIndices();
  let best: { region: string; count: number } | null = null;
  for (const [region, find] of indices) {
    const count = distinct.filter((name) => find(name) !== null).length;
    if (count > (best?.count ?? 0)) best = { region, count };
  }
  return best && best.count / distinct.length >= shareMin ? best.region : null;
}
