import { commonGivenNames } from "./common-given-names";

/** Two to four words that begin with a capital, initials and particles among them; "Curie, Marie" too. */
const word = "\\p{Lu}[\\p{L}'’-]*\\.?";
const particle = "(?:van|von|de|der|den|da|dos|di|del|la|le|bin|al|el|ten|ter)";
const latin = new RegExp(`^${word},?(?: (?:${word}|${particle})){0,2} ${word}$`, "u");
/** Words of firms, places and things, which are written like names. */
const noPerson =
  /\b(inc|ltd|llc|corp|co|gmbh|ag|plc|company|group|bank|hotel|store|shop|club|team|school|college|university|institute|department|office|street|road|avenue|city|county|state|states|park|north|south|east|west|new|san|saint|st|the|of|and|service|services|system|systems|product|products|international|national|association)\b/i;
/** The commonest Chinese family names: four in five people bear one of them. */
const familyNames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤欧阳";
const chinese = new RegExp(`^[${familyNames}]\\p{Script=Han}{1,2}$`, "u");

/** Whether a text is written as the full name of a person. "Mount Everest" is, too: the column's name has to tell. */
export function isPersonName(value: string): boolean {
  if (value.length > 60) return false;
  return chinese.test(value) || (latin.test(value) && !noPerson.test(value));
}

/** Whether a name holds a given name that many people bear; Chinese ones are known by their family names already. */
export function holdsGivenName(value: string): boolean {
  return (
    chinese.test(value) ||
    value
      .toLowerCase()
      .split(/[\s,.-]+/)
      .some((part) => commonGivenNames.has(part))
  );
}
