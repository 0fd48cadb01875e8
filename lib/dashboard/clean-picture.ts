import "server-only";
import sharp from "sharp";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/** Wider is more than any screen shows of a widget. */
const sidePxMax = 2_400;
/** A file of a few kilobytes can unfold to gigabytes. */
const inputPixelsMax = 50_000_000;

export type CleanPicture = { readonly mediaType: "image/png" | "image/jpeg" | "image/webp"; readonly bytes: Buffer };

/**
 * A picture written anew from its pixels: whatever else the file held (places, scripts, other files behind it) is gone.
 * **Fails** picture/unreadable for everything but whole PNG, JPEG and WebP.
 */
export async function cleanPicture(file: Buffer): Promise<Result<CleanPicture>> {
  try {
    const picture = sharp(file, { limitInputPixels: inputPixelsMax, failOn: "error" });
    const { format } = await picture.metadata();
    if (format !== "png" && format !== "jpeg" && format !== "webp") return refuse("picture/unreadable");
    const bytes = await picture
      .rotate()
      .resize({ width: sidePxMax, height: sidePxMax, fit: "inside", withoutEnlargement: true })
      .toFormat(format)
      .toBuffer();
    return ok({ mediaType: `image/${format}`, bytes });
  } catch {
    // Whatever sharp says of it, to whoever chose the file it is one thing.
    return refuse("picture/unreadable");
  }
}
