/// What a stream of draws is for, made from its name, such as `"demand.plan"`.
///
/// The name becomes one word by FNV-1a (32 bits, over the UTF-8), so a new purpose changes no
/// other purpose's draws and needs no central list of numbers.
public struct StreamPurpose: Hashable, Sendable {
  public let word: UInt32

  public init(_ name: String) {
    var hash: UInt32 = 0x811C_9DC5
    for byte in name.utf8 {
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }
    word = hash
  }
}
