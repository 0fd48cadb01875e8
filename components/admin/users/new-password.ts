// Without letters and digits that look alike: people read these aloud.
const alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const length = 16;

/** A random password for a first sign-in: 16 characters of 56, about 93 bits. */
export function newPassword(): string {
  // 224 is the largest multiple of 56 in a byte: values above it would favour the first letters.
  const limit = 256 - (256 % alphabet.length);
  let password = "";
  while (password.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && password.length < length) password += alphabet[byte % alphabet.length];
    }
  }
  return password;
}
