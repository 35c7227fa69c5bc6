import { md5Head } from '../../../src/base/md5.js';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe('the beginning of an MD5 digest', () => {
  it.each([
    ['', 0xd41d8cd9],
    ['a', 0x0cc175b9],
    ['abc', 0x90015098],
    ['message digest', 0xf96b697d],
    ['abcdefghijklmnopqrstuvwxyz', 0xc3fcd3d7],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 0xd174ab98],
    ['1234567890'.repeat(8), 0x57edf4a2],
  ])('of %j is that of RFC 1321', (text, head) => {
    expect(md5Head(bytes(text))).toBe(head);
  });
});
