// SHA-256 of bytes, where the browser offers it.

let said = false;

/**
 * In hexadecimal digits, or null on an address that is not secure: there browsers do not offer it, and nothing is checked.
 * @param {ArrayBuffer} bytes
 */
export async function sha256(bytes) {
  if (!crypto.subtle) {
    if (!said) console.info("self-check: nothing is compared with its hash: this address is not secure (no HTTPS)");
    said = true;
    return null;
  }
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
