import Finance
import Testing

@Suite("Money over the years")
struct CashFlowLaws {
  /// One investment and equal years.
  static func annuity(_ investment: Double, _ yearly: Double, years: Int) -> CashFlow {
    CashFlow(
      (0..<years).map { row in
        var flow = YearFlow(year: 2026 + row)
        if row == 0 { flow.investment = Money(cny: investment) }
        flow.revenue = Money(cny: yearly)
        return flow
      })
  }

  /// (1 − (1 + i)^−n)/i by the closed form, with the power as a product.
  static func annuityFactor(_ share: Double, _ years: Int) -> Double {
    let power = (0..<years).reduce(1.0) { product, _ in product / (1 + share) }
    return (1 - power) / share
  }

  @Test(
    "Net present value of equal years is the annuity formula", arguments: [0.01, 0.06, 0.12, 0.3],
    [1, 5, 10, 25])
  func presentValue(share: Double, years: Int) {
    let flow = Self.annuity(1000, 150, years: years)
    let expected = -1000 + 150 * Self.annuityFactor(share, years)
    #expect(abs(flow.netPresentValue(discountShare: share) - expected) < 1e-9 * 1000)
    // In the middle of the years every yearly amount is worth (1 + i)^½ more.
    let middle = -1000 + 150 * Self.annuityFactor(share, years) * (1 + share).squareRoot()
    #expect(abs(flow.netPresentValue(discountShare: share, timing: .midYear) - middle) < 1e-9 * 1000)
    // Planted fault: a year more or less of interest is told.
    #expect(abs(flow.netPresentValue(discountShare: share) - expected / (1 + share)) > 0.1)
  }

  @Test("Without interest the value is the sum")
  func sum() {
    let flow = Self.annuity(1000, 150, years: 10)
    #expect(flow.netPresentValue(discountShare: 0) == 500)
    #expect(flow.net.cny == 500)
  }

  @Test("At the internal return the value is nothing", arguments: [FlowTiming.endOfYear, .midYear])
  func internalReturn(timing: FlowTiming) throws {
    let flow = Self.annuity(1000, 150, years: 10)
    let share = try #require(flow.internalReturn(timing: timing).share)
    #expect(abs(flow.netPresentValue(discountShare: share, timing: timing)) < 1e-6)
    // Planted fault: the other timing has another return.
    let other = flow.internalReturn(timing: timing == .midYear ? .endOfYear : .midYear)
    #expect(abs(share - (other.share ?? share)) > 0.001)
  }

  @Test("One payment a year later returns its gain", arguments: [-0.5, 0, 0.08, 1, 9])
  func oneYear(share: Double) throws {
    let flow = Self.annuity(100, 100 * (1 + share), years: 1)
    #expect(abs(try #require(flow.internalReturn().share) - share) < 1e-12 * (1 + share))
  }

  @Test("Money that flows one way has no return, and money that turns twice may have two")
  func noReturn() {
    #expect(Self.annuity(100, 0, years: 3).internalReturn() == .none)
    #expect(Self.annuity(0, 100, years: 3).internalReturn() == .none)
    #expect(CashFlow.none.internalReturn() == .none)
    // −1,000, +2,300, −1,320 balance at 10 % and at 20 %.
    var first = YearFlow(year: 2026)
    first.investment = Money(cny: 1000)
    first.revenue = Money(cny: 2300)
    var second = YearFlow(year: 2027)
    second.operation = Money(cny: 1320)
    let flow = CashFlow([first, second])
    #expect(flow.internalReturn() == .ambiguous(2))
    #expect(abs(flow.netPresentValue(discountShare: 0.1)) < 1e-9)
    #expect(abs(flow.netPresentValue(discountShare: 0.2)) < 1e-9)
  }

  @Test("Pay-back: 1,000 at 150 a year are back after 6⅔ years; with 6 % later, with 20 % never")
  func payBack() throws {
    let flow = Self.annuity(1000, 150, years: 10)
    #expect(abs(try #require(flow.simplePayBack().years) - 1000.0 / 150) < 1e-9)
    let late = try #require(flow.discountedPayBack(discountShare: 0.06).years)
    // After 8 years 931.47 are back, after 9 1,020.25: 8 + 68.53/88.78.
    #expect(abs(late - 8.7719) < 0.0005)
    #expect(flow.discountedPayBack(discountShare: 0.2) == .never)
    #expect(Self.annuity(1000, 150, years: 6).simplePayBack() == .never)
    #expect(Self.annuity(0, 150, years: 6).simplePayBack() == .years(0))
  }

  @Test("Money that is out again after it was back counts until it is back for good")
  func replacement() throws {
    var rows = (0..<6).map { row in
      var flow = YearFlow(year: 2026 + row)
      flow.revenue = Money(cny: 100)
      return flow
    }
    rows[0].investment = Money(cny: 150)
    #expect(CashFlow(rows).simplePayBack() == .years(1.5))
    rows[3].replacement = Money(cny: 250)
    // 150 + 250 at 100 a year: after 4 years, and not after the first 1½.
    #expect(CashFlow(rows).simplePayBack() == .years(4))
    rows[5].replacement = Money(cny: 500)
    #expect(CashFlow(rows).simplePayBack() == .never)
  }

  @Test("A unit costs the annuity of the investment and what its year costs", arguments: [0.02, 0.06, 0.15])
  func levelised(share: Double) throws {
    let rows = (0..<10).map { row in
      var flow = YearFlow(year: 2026 + row)
      if row == 0 { flow.investment = Money(cny: 1000) }
      flow.energy = Money(cny: 50)
      flow.operation = Money(cny: 30)
      flow.revenue = Money(cny: 999)
      return flow
    }
    let cost = try #require(
      CashFlow(rows).levelisedCost(
        units: [Double](repeating: 200, count: 10), discountShare: share))
    let expected = (1000 / Self.annuityFactor(share, 10) + 80) / 200
    #expect(abs(cost - expected) < 1e-9)
    // Planted fault: an investment spread without interest is cheaper.
    #expect(abs(cost - (1000.0 / 10 + 80) / 200) > 0.01)
    #expect(CashFlow(rows).levelisedCost(units: [], discountShare: share) == nil)
  }
}
