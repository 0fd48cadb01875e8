import { expect, test } from "vitest";
import { describeError } from "@/components/ui/describe-error";
import { ApiError } from "@/lib/client/fetch-json";

test("the server's sentence and request id are kept", () => {
  const error = new ApiError("source/password", 422, "The password was refused.", false, "r-1");
  expect(describeError(error)).toEqual({
    kind: "server",
    sentence: "The password was refused.",
    requestId: "r-1",
    retryable: false,
  });
});

test("a bug's own message is never shown to people", () => {
  expect(describeError(new TypeError("x is undefined")).sentence).toBeNull();
});

test("a server that was not reached is told apart from one that answered nonsense", () => {
  expect(describeError(new ApiError("client/offline", 0, null, true, null)).kind).toBe("offline");
  expect(describeError(new ApiError("client/answer", 502, null, true, null)).kind).toBe("answer");
});
