/// Grid power that stations may draw, by quarter hour of the week from Monday's midnight: what transformers and feeders
/// leave them beside everybody else.
public struct StationHeadroom: Codable, Hashable, Sendable {
  /// Quarter hours of a week.
  public static let slots = 672

  /// kW by station of the plan × quarter hour; infinity where nothing limits.
  public let kW: [[Double]]

  /// - Parameter kW: 672 values for each station of the plan, none negative or not a number.
  public init(kW: [[Double]]) {
    precondition(kW.allSatisfy { $0.count == Self.slots && $0.allSatisfy { $0 >= 0 } })
    self.kW = kW
  }

  /// Of some stations only, in their order.
  public func of(_ stations: Range<Int>) -> StationHeadroom { StationHeadroom(kW: Array(kW[stations])) }

  /// The least a station ever has.
  public func leastKW(_ station: Int) -> Double { kW[station].min() ?? .infinity }
}
