// The ids of corridors and sentences, as Python makes them: what they say, hashed. Pure functions.

geomap.ids = (function () {
  const ROOTS = primes(64).map(function (prime) { return fraction(Math.cbrt(prime)); });
  const START = primes(8).map(function (prime) { return fraction(Math.sqrt(prime)); });

  function primes(count) {
    const found = [];
    for (let number = 2; found.length < count; number++) {
      if (found.every(function (prime) { return number % prime; })) found.push(number);
    }
    return found;
  }

  function fraction(number) {
    return Math.floor((number - Math.floor(number)) * 4294967296) | 0;
  }

  // SHA-256 of a text in UTF-8, as hexadecimal digits. Source: FIPS 180-4. The browser's own
  // works only later and only on some pages, and here a handful of bytes is hashed.
  function sha256(text) {
    const bytes = new TextEncoder().encode(text), blocks = Math.ceil((bytes.length + 9) / 64), words = new Int32Array(blocks * 16);
    bytes.forEach(function (byte, i) { words[i >> 2] |= byte << 24 - 8 * (i & 3); });
    words[bytes.length >> 2] |= 0x80 << 24 - 8 * (bytes.length & 3);
    words[words.length - 1] = bytes.length * 8;
    const state = START.slice();
    for (let block = 0; block < words.length; block += 16) {
      const next = round(words.subarray(block, block + 16), state);
      state.forEach(function (word, i) { state[i] = word + next[i] | 0; });
    }
    return state.map(function (word) { return (word >>> 0).toString(16).padStart(8, "0"); }).join("");
  }

  function turned(word, by) {
    return word >>> by | word << 32 - by;
  }

  function round(block, state) {
    const words = new Int32Array(64);
    words.set(block);
    for (let i = 16; i < 64; i++) {
      const far = words[i - 15], near = words[i - 2];
      words[i] = words[i - 16] + (turned(far, 7) ^ turned(far, 18) ^ far >>> 3) + words[i - 7] + (turned(near, 17) ^ turned(near, 19) ^ near >>> 10);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + (e & f ^ ~e & g) + ROOTS[i] + words[i] | 0;
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
      [a, b, c, d, e, f, g, h] = [one + two | 0, a, b, c, d + one | 0, e, f, g];
    }
    return [a, b, c, d, e, f, g, h];
  }

  // JSON as Python's json.dumps writes it: a space behind each comma, and nothing beyond ASCII.
  function json(values) {
    return "[" + values.map(function (value) {
      return JSON.stringify(value).replace(/[\u007f-\uffff]/g, function (letter) {
        return "\\u" + letter.charCodeAt(0).toString(16).padStart(4, "0");
      });
    }).join(", ") + "]";
  }

  function hashed(values) {
    return sha256(json(values)).slice(0, 12);
  }

  // White space as Python's str.split() knows it.
  function folded(text) {
    return text.split(/[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/).filter(Boolean).join(" ");
  }

  function corridor(mode, origin, destination, bidirectional) {
    const ends = bidirectional ? [origin, destination].sort(byCodePoints) : [origin, destination];
    return hashed([mode, ends[0], ends[1], bidirectional]);
  }

  function byCodePoints(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
  }

  function link(article, mode, origin, destination, sentence) {
    return hashed([article, mode, origin, destination, folded(sentence)]);
  }

  return { corridor: corridor, link: link };
})();
