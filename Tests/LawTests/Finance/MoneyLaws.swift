import Finance
import NumericKernels
import Testing

@Suite("Money in whole fen")
struct MoneyLaws {
  @Test("Sums are the same in any order, where sums of decimals are not")
  func order() {
    let amounts = (1...1000).map { 0.1 * Double($0) }
    let forward = amounts.map { Money(cny: $0) }.total()
    #expect(forward == amounts.reversed().map { Money(cny: $0) }.total())
    #expect(forward.cny == 50_050)
    // The fault that whole fen keep out.
    #expect([0.1, 0.2, 0.3].reduce(0, +) != [0.3, 0.2, 0.1].reduce(0, +))
  }

  @Test("Amounts are rounded to the nearest fen, halves away from zero")
  func rounding() {
    #expect(Money(cny: 0.125).fen == 13)
    #expect(Money(cny: -0.125).fen == -13)
    #expect(Money(cny: 4_938_271.564).cny == 4_938_271.56)
  }

  @Test("What is no amount is nothing, and what is too large is cut, without a trap")
  func extremes() {
    #expect(Money(cny: .nan) == .zero)
    #expect(Money(cny: .infinity) == Money(cny: 1e300))
    #expect(Money(cny: -.infinity) == -Money(cny: .infinity))
    #expect(Money(cny: .infinity).scaled(by: 10) == Money(cny: .infinity))
    #expect([Money](repeating: Money(cny: 1e300), count: 1000).total() > .zero)
  }

  @Test("Parts add up to the whole, whatever the shares", arguments: 1...30)
  func parts(seed: UInt64) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("money.test"))
    let whole = Money(fen: Int64(random.integer(below: 1_000_000)) - 300_000)
    let shares = (0..<(1 + random.integer(below: 5))).map { _ in random.uniform() }
    let parts = whole.split(by: shares)
    #expect(parts.total() == whole)
    #expect(parts.count == shares.count)
    let sum = shares.reduce(0, +)
    for (part, share) in zip(parts, shares) { #expect(abs(part.cny - whole.cny * share / sum) <= 0.0101) }
  }

  @Test("Thirds of a fen: rounding each part by itself loses one, which is the planted fault")
  func thirds() {
    let whole = Money(fen: 100)
    #expect(whole.split(by: [1, 1, 1]).map(\.fen) == [33, 34, 33])
    #expect((0..<3).map { _ in whole.scaled(by: 1 / 3.0) }.total() != whole)
    #expect(whole.split(by: [0, 0]).map(\.fen) == [100, 0])
  }
}
