/// What the equipment of one site draws. All values are inputs: no verified list was found.
public struct RoadsidePower: Codable, Hashable, Sendable {
  public struct Device: Codable, Hashable, Sendable {
    public var name: String
    public var number: Double
    public var watts: Double

    public init(name: String, number: Double, watts: Double) {
      self.name = name
      self.number = number
      self.watts = watts
    }
  }

  public var devices: [Device]

  public init(devices: [Device]) { self.devices = devices }

  public var kilowatts: Double { devices.reduce(0) { $0 + $1.number * $1.watts } / 1000 }
  /// Energy of a year of 8,760 hours.
  public var megawattHoursPerYear: Double { 8.76 * kilowatts }

  /// Money saved where so many sites share a pole, a power connection and fibre with a station; counted once per site.
  public static func coLocationSaving(
    sharedSites: Double, poleCNY: Double, connectionCNY: Double, fibreCNY: Double
  ) -> Double {
    sharedSites * (poleCNY + connectionCNY + fibreCNY)
  }
}
