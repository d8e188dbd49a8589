/// SHA-256 (FIPS 180-4) and base64 (RFC 4648): what a content security policy needs to name a style or a script.
package enum ContentHash {
  /// The 32 bytes of the digest.
  package static func sha256(_ message: [UInt8]) -> [UInt8] {
    var stream = Stream()
    stream.add(message)
    return stream.digest()
  }

  /// A digest of a message that comes in pieces.
  package struct Stream: Sendable {
    private var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var schedule = [UInt32](repeating: 0, count: 64)
    private var rest: [UInt8] = []
    private var count: UInt64 = 0

    package init() {}

    package mutating func add(_ piece: [UInt8]) {
      count += UInt64(piece.count)
      rest += piece
      take()
    }

    /// The stream is used up.
    package mutating func digest() -> [UInt8] {
      rest.append(0x80)
      while rest.count % 64 != 56 { rest.append(0) }
      let bits = count * 8
      for shift in stride(from: 56, through: 0, by: -8) {
        rest.append(UInt8(truncatingIfNeeded: bits >> shift))
      }
      take()
      return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
      }
    }

    /// Works off all whole blocks.
    private mutating func take() {
      let whole = rest.count / 64 * 64
      for start in stride(from: 0, to: whole, by: 64) {
        for word in 0..<16 {
          let at = start + word * 4
          schedule[word] =
            UInt32(rest[at]) << 24 | UInt32(rest[at + 1]) << 16 | UInt32(rest[at + 2]) << 8
            | UInt32(rest[at + 3])
        }
        for word in 16..<64 {
          let early = schedule[word - 15]
          let late = schedule[word - 2]
          let small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)
          let small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10)
          schedule[word] = schedule[word - 16] &+ small0 &+ schedule[word - 7] &+ small1
        }
        compress(&state, schedule)
      }
      rest.removeFirst(whole)
    }
  }

  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.reduce(into: "") { text, byte in
      text += byte < 16 ? "0" : ""
      text += String(byte, radix: 16)
    }
  }

  package static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let rest = min(3, bytes.count - start)
      var block: UInt32 = 0
      for offset in 0..<3 { block = block << 8 | (offset < rest ? UInt32(bytes[start + offset]) : 0) }
      for position in 0..<4 {
        text.append(position <= rest ? alphabet[Int(block >> (18 - 6 * UInt32(position)) & 63)] : "=")
      }
    }
    return text
  }

  /// The word a content security policy uses for a text.
  package static func policySource(_ text: String) -> String {
    "'sha256-" + base64(sha256(Array(text.utf8))) + "'"
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static func compress(_ state: inout [UInt32], _ schedule: [UInt32]) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in 0..<64 {
      let big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ big1 &+ choice &+ constants[round] &+ schedule[round]
      let big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ big0 &+ majority)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
  }

  /// Fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
