import type { ChatMessage } from "@/lib/chat/schema";

/** A message's place in its conversation. */
export type Place = { readonly id: string; readonly parentId: string; readonly role: "user" | "assistant" };

/** The place of a message; null while the server has not named it yet. */
export function placeOf({ id, role, metadata }: ChatMessage): Place | null {
  return metadata === undefined || role === "system" ? null : { id, role, parentId: metadata.parentId };
}

/**
 * The branch that ends in a message: its places from the first question on. Empty when there is no such message.
 * Order: oldest first.
 */
export function placesTo(places: readonly Place[], id: string): Place[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const path: Place[] = [];
  for (let place = byId.get(id); place !== undefined && !path.includes(place); place = byId.get(place.parentId)) {
    path.unshift(place);
  }
  return path;
}

/** The newest message of those that follow a message, directly or not; the message itself when nothing follows it. */
export function newestBelow(places: readonly Place[], id: string): string {
  const below = new Set([id]);
  let newest = id;
  // Places come oldest first, so a parent is met before its children.
  for (const place of places) {
    if (!below.has(place.parentId)) continue;
    below.add(place.id);
    newest = place.id;
  }
  return newest;
}

/** The messages that stand beside a message, itself among them. Order: oldest first. */
export function siblingsOf(places: readonly Place[], id: string): Place[] {
  const own = places.find((place) => place.id === id);
  return own === undefined ? [] : places.filter(({ parentId, role }) => parentId === own.parentId && role === own.role);
}

/**
 * One branch of a conversation: the one that leads through a chosen message to the newest below it; where none is chosen, or the chosen one
 * is not there, the one that was spoken in last.
 * Order: oldest first, as `messages`.
 */
export function pathOf(messages: readonly ChatMessage[], chosenId: string | null): ChatMessage[] {
  const places = placesOf(messages);
  const chosen = places.find(({ id }) => id === chosenId) ?? places.at(-1);
  if (chosen === undefined) return [];
  const byId = new Map(messages.map((message) => [message.id, message]));
  return placesTo(places, newestBelow(places, chosen.id)).flatMap(({ id }) => byId.get(id) ?? []);
}

/** The places of messages that have one. */
export function placesOf(messages: readonly ChatMessage[]): Place[] {
  return messages.flatMap((message) => placeOf(message) ?? []);
}
