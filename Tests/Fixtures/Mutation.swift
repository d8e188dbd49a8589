import NumericKernels

/// Broken forms of a text, each from its seed alone: bytes turned over, cut, doubled, numbers replaced, words exchanged.
public enum Mutation {
  private static let numbers = [
    "0", "-1", "1e999", "-1e308", "NaN", "9223372036854775808", "0.1e-400", "1,5", "", "2147483648",
    "99999999999999999999",
    "-0", "1e3", "00", "4.7", "181", "-91",
  ]
  private static let words = [
    "null", "\"\"", "[]", "{}", "\u{0}", "\u{301}", "\u{2028}", "\u{600}", "\"", ",", ";", "\r\n",
    "</script>", "=1+1", "true",
    "\\ud800", "\\u0000", "电", "\u{FEFF}", "[[[[[[[[", "{\"a\":", "-", ":", "}", "]",
  ]

  public static func bytes(_ text: [UInt8], number: Int, format: String) -> [UInt8] {
    var random = RandomStream(
      seed: 9, replication: UInt32(truncatingIfNeeded: number), purpose: StreamPurpose("mutation-" + format))
    var bytes = text
    for _ in 0...random.integer(below: 3) { change(&bytes, &random) }
    return bytes
  }

  private static func change(_ bytes: inout [UInt8], _ random: inout RandomStream) {
    guard !bytes.isEmpty else { return }
    let place = random.integer(below: bytes.count)
    switch random.integer(below: 8) {
    case 0: bytes[place] ^= 1 << UInt8(random.integer(below: 8))
    case 1: bytes[place] = UInt8(random.integer(below: 256))
    case 2: bytes.removeSubrange(place...)
    case 3:
      let end = min(bytes.count, place + 1 + random.integer(below: 60))
      bytes.insert(contentsOf: bytes[place..<end], at: random.integer(below: bytes.count + 1))
    case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.integer(below: 20)))
    case 5: replaceNumber(&bytes, from: place, &random)
    case 6: swapTokens(&bytes, &random)
    default: bytes.insert(contentsOf: words[random.integer(below: words.count)].utf8, at: place)
    }
  }

  /// The next number behind a place.
  private static func replaceNumber(_ bytes: inout [UInt8], from place: Int, _ random: inout RandomStream) {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: numbers[random.integer(below: numbers.count)].utf8)
  }

  /// Exchanges two stretches between separators, wherever they stand: keys become values, columns change places.
  private static func swapTokens(_ bytes: inout [UInt8], _ random: inout RandomStream) {
    let signs = Array(",;:{}[]\n".utf8)
    let cuts = bytes.indices.filter { signs.contains(bytes[$0]) }
    guard cuts.count > 3 else { return }
    let first = random.integer(below: cuts.count - 2)
    let second = first + 1 + random.integer(below: cuts.count - first - 2)
    let (a, b) = (cuts[first] + 1..<cuts[first + 1], cuts[second] + 1..<cuts[second + 1])
    let (left, right) = (Array(bytes[a]), Array(bytes[b]))
    bytes.replaceSubrange(b, with: left)
    bytes.replaceSubrange(a, with: right)
  }
}
