import { expect, test } from "vitest";
import { firstKeys, keysAfter, withoutKey } from "@/components/dashboards/editor/item-keys/keys-after";

const [a, b, c] = [{ label: "a" }, { label: "b" }, { label: "c" }];

test("the rest of a list keeps its keys when one in the middle goes, also by a step back", () => {
  const first = firstKeys([a, b, c]);
  expect(keysAfter(first, [a, c]).keys).toEqual([0, 2]);
  expect(withoutKey(first, 1)).toMatchObject({ items: [a, c], keys: [0, 2] });
});

test("of two equal items the one that stays keeps its own key", () => {
  const dropped = withoutKey(firstKeys([a, a, b]), 0);
  expect(dropped.keys).toEqual([1, 2]);
  expect(keysAfter(dropped, [a, b]).keys).toEqual([1, 2]);
});

test("an item that is edited keeps its key, one that is added or comes back gets a new one", () => {
  const edited = keysAfter(firstKeys([a, b, c]), [a, { label: "bb" }, c]);
  expect(edited.keys).toEqual([0, 1, 2]);
  const added = keysAfter(edited, [a, { label: "bb" }, c, { label: "d" }]);
  expect(added.keys).toEqual([0, 1, 2, 3]);
  const less = keysAfter(added, [a, c, { label: "d" }]);
  expect(keysAfter(less, [a, b, c, { label: "d" }]).keys).toEqual([0, 4, 2, 3]);
});
