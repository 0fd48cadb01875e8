import { handleNextAuth } from "@/lib/http/handle-next-auth";

export const GET = handleNextAuth;
export const POST = handleNextAuth;
