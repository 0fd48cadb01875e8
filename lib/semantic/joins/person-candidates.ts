import { type Candidate, candidateOf, type SourceColumn } from "@/lib/semantic/joins/candidate";
import type { KeyIndex, NamedTable } from "@/lib/semantic/joins/key-index";
import { compactOf } from "@/lib/semantic/joins/name-forms";
import { isAboutPeople } from "@/lib/semantic/roles/person-words";

const staffTables = new Set(["employee", "staff", "personnel", "worker", "faculty", "mitarbeiter", "员工", "职员"]);
const userTables = new Set(["user", "person", "people", "用户"]);
/** What the key of a person is called beside the role: `manager_ssn`. */
const keyWords = new Set(["id", "key", "code", "no", "number", "ssn"]);
/** What people are to others at work. */
const staffRoles = new Set(
  (
    "manager supervisor boss superior head lead leader chief director chair chairman president rep representative agent " +
    "advisor adviser mentor tutor instructor teacher lecturer professor vorgesetzter attending inspector operator"
  ).split(" "),
);
/** Those that someone of the same table can be, as staff report to staff. */
const ownRoles = new Set(["manager", "supervisor", "boss", "superior", "vorgesetzter", "lead", "head"]);
/** What people are to what they work on. */
const userRoles = new Set(
  (
    "owner author creator editor assignee reporter reviewer approver requester requestor recipient sender receiver subscriber " +
    "uploader moderator follower invitee inviter contact buyer seller host granter revoker"
  ).split(" "),
);

/** The people that a role in a column's name can mean ("manager_id", "created_by"), staff or users first; none where it names none. */
export function personCandidates(source: SourceColumn, index: KeyIndex): readonly (readonly Candidate[])[] {
  const { table, column, forms } = source;
  const bare = forms.words.filter((word) => !keyWords.has(word));
  const last = bare.at(-1) ?? "";
  const reports = bare.join(" ") === "report to";
  const isBy = last === "by" && bare.length > 1;
  const isStaffRole = reports || staffRoles.has(last);
  if (!isStaffRole && !isBy && !userRoles.has(last)) return [];
  const people = peopleOf(index);
  const isOwn = reports || ownRoles.has(last);
  const own = isOwn && people.includes(table) ? [table] : [];
  const [first, second] = isStaffRole ? [staffTables, userTables] : [userTables, staffTables];
  const least = forms.ending === "word" || reports || isBy ? "unknown" : "possible";
  const candidatesOf = (tables: readonly NamedTable[], score: number) =>
    tables.flatMap((each) => {
      const [key] = index.of(each);
      if (key === undefined || key.column === column) return [];
      const code = each === table ? "join-own-table" : "join-person";
      return [candidateOf(source, key, { score, least, code })];
    });
  const called = (names: ReadonlySet<string>) => people.filter((each) => isCalled(each, names));
  return [
    candidatesOf(own, 0.9),
    candidatesOf(called(first), 0.88),
    candidatesOf(called(second), 0.8),
    candidatesOf(people, 0.75),
  ];
}

// Many columns of a source name roles.
const peopleByIndex = new WeakMap<KeyIndex, readonly NamedTable[]>();

function peopleOf(index: KeyIndex): readonly NamedTable[] {
  let people = peopleByIndex.get(index);
  if (people === undefined) {
    people = index.tables.filter((each) => isPeople(each) && index.of(each).some(({ kind }) => kind !== "sample"));
    peopleByIndex.set(index, people);
  }
  return people;
}

const isPeople = ({ structure, names }: NamedTable): boolean =>
  structure.kind === "table" && (isAboutPeople(structure.name) || isCalled({ names }, staffTables));

const isCalled = ({ names }: Pick<NamedTable, "names">, called: ReadonlySet<string>): boolean =>
  called.has(names.words.at(-1) ?? "") || called.has(compactOf(names.words));
