/// What a vehicle takes on, and so which room serves it.
public enum EnergyService: UInt8, Codable, CaseIterable, Sendable {
  case charging
  case swap
  case hydrogen
  case methanol
  case ammonia
}
