public import DistrictModel

/// Prices of energy by the time of day: windows that cover the day once.
public struct TimeOfUse: Hashable, Sendable {
  /// Minutes after midnight, half-open; a window may run over midnight.
  public struct Window: Hashable, Sendable {
    public var fromMinute: Int
    public var toMinute: Int
    /// CNY/kWh.
    public var price: Double

    public init(fromMinute: Int, toMinute: Int, price: Double) {
      self.fromMinute = fromMinute
      self.toMinute = toMinute
      self.price = price
    }
  }

  public let windows: [Window]
  /// CNY/kWh of every minute of the day.
  private let minutes: [Double]

  /// - Throws: `TariffFaults` with every gap, overlap and impossible window.
  public init(_ windows: [Window]) throws(TariffFaults) {
    var faults: [TariffFault] = []
    var prices = [Double](repeating: .nan, count: 1440)
    var owners = [Int](repeating: -1, count: 1440)
    for (row, window) in windows.enumerated() {
      guard (0...1440).contains(window.fromMinute), (0...1440).contains(window.toMinute),
        window.fromMinute != window.toMinute, window.price.isFinite
      else {
        faults.append(
          TariffFault(
            window: row, zh: "时段 \(Self.clock(window)) 为空、超出一日或电价无效",
            en: "the window \(Self.clock(window)) is empty, beyond the day, or without a finite price"))
        continue
      }
      let end = window.toMinute > window.fromMinute ? window.toMinute : window.toMinute + 1440
      var isTold = false
      for minute in window.fromMinute..<end {
        let place = minute % 1440
        if owners[place] >= 0, !isTold {
          isTold = true
          faults.append(
            TariffFault(
              window: row, zh: "时段 \(Self.clock(window)) 与第 \(owners[place] + 1) 个时段重叠",
              en: "the window \(Self.clock(window)) overlaps window \(owners[place] + 1)"))
        }
        owners[place] = row
        prices[place] = window.price
      }
    }
    var minute = 0
    while minute < 1440 {
      guard owners[minute] < 0 else {
        minute += 1
        continue
      }
      let first = minute
      while minute < 1440, owners[minute] < 0 { minute += 1 }
      let (from, to) = (Self.clock(first), Self.clock(minute))
      faults.append(
        TariffFault(window: nil, zh: "\(from)–\(to) 没有电价", en: "there is no price from \(from) to \(to)"))
    }
    guard faults.isEmpty else { throw TariffFaults(faults: faults) }
    self.windows = windows
    self.minutes = prices
  }

  /// Mean price of every slot of a day, CNY/kWh.
  ///
  /// - Precondition: the slots divide the day into whole minutes.
  public func prices(slots: Int) -> [Double] {
    precondition(slots > 0 && 1440.isMultiple(of: slots), "slots are whole minutes")
    let length = 1440 / slots
    return (0..<slots).map { slot in
      // As the first price and what the others differ by, so that one price alone is told to the last digit.
      let first = minutes[slot * length]
      return first + minutes[slot * length..<(slot + 1) * length].reduce(0) { $0 + $1 - first }
        / Double(length)
    }
  }

  private static func clock(_ window: Window) -> String {
    clock(window.fromMinute) + "–" + clock(window.toMinute)
  }

  private static func clock(_ minute: Int) -> String {
    let rest = minute % 60
    return "\(minute / 60):" + (rest < 10 && rest >= 0 ? "0" : "") + "\(rest)"
  }
}

/// One thing that is wrong with a tariff.
public struct TariffFault: Hashable, Sendable {
  /// Row of the window; `nil` where a part of the day has none.
  public let window: Int?
  public let message: BilingualText

  init(window: Int?, zh: String, en: String) {
    self.window = window
    message = BilingualText(zh: zh, en: en)
  }
}

/// Everything that is wrong with a tariff.
public struct TariffFaults: Error, Hashable, Sendable {
  public let faults: [TariffFault]
}

/// What is paid for having a connection, a month: by its size or by the highest quarter hour.
public struct ConnectionCharge: Hashable, Sendable {
  /// CNY per kVA of the transformer and month.
  public var perKVA: Double
  /// CNY per kW of the highest 15-minute mean of the month.
  public var perKW: Double

  public init(perKVA: Double, perKW: Double) {
    self.perKVA = perKVA
    self.perKW = perKW
  }

  /// Both ways to pay a month, CNY, of which the customer takes the cheaper one.
  public struct Bill: Hashable, Sendable {
    public let byCapacity: Double
    public let byDemand: Double
    public var cheaper: Double { min(byCapacity, byDemand) }
    /// What the choice saves against the other way.
    public var saving: Double { abs(byCapacity - byDemand) }
  }

  /// - Parameter quarterHoursKW: Means of all quarter hours of the month; demand is their highest over the whole month.
  public func bill(transformerKVA: Double, quarterHoursKW: [Double]) -> Bill {
    Bill(
      byCapacity: perKVA * transformerKVA, byDemand: perKW * max(0, quarterHoursKW.max() ?? 0))
  }
}
