import NumericKernels
import Reports
import Testing

@Suite("The digest that names style and script is SHA-256")
struct ContentHashTests {
  /// NIST, FIPS 180-4 example values (csrc.nist.gov, SHA256.pdf) and the million letters of FIPS 180-2, B.3.
  @Test(
    "FIPS 180-4 examples",
    arguments: [
      ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "a", 1_000_000,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func sha256(message: String, times: Int, digest: String) {
    let bytes = Array(String(repeating: message, count: times).utf8)
    #expect(ContentHash.hexadecimal(ContentHash.sha256(bytes)) == digest)
  }

  /// RFC 4648, section 10.
  @Test(
    "RFC 4648 examples",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func base64(message: String, text: String) {
    #expect(ContentHash.base64(Array(message.utf8)) == text)
  }

  @Test("A message in pieces has the digest of the whole; a piece left out has not")
  func pieces() {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for length in [1, 55, 63, 64, 65, 200, 1000] {
      var (stream, faulty) = (ContentHash.Stream(), ContentHash.Stream())
      for start in stride(from: 0, to: message.count, by: length) {
        let piece = Array(message[start..<min(message.count, start + length)])
        stream.add(piece)
        if start > 0 { faulty.add(piece) }
      }
      #expect(stream.digest() == ContentHash.sha256(message))
      #expect(faulty.digest() != ContentHash.sha256(message))
    }
  }
}
