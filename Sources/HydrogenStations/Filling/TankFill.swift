/// How a fill is run and where it ends. SI units: s, kg/s, Pa, K.
public struct TankFill: Hashable, Sendable {
  public enum Control: Hashable, Sendable {
    /// kg/s.
    case massFlow(Double)
    /// Pressure in the tank rises by so many Pa/s, as far as the most flow in kg/s allows.
    case ramp(Double, mostFlow: Double)
    /// Flow as measured: seconds and kg/s, straight between, nothing after the last.
    case measured(seconds: [Double], flows: [Double])
  }

  /// Where the temperature of the fuel is known.
  public enum Fuel: Hashable, Sendable {
    /// Behind every valve: h_in = h(p of the tank, T).
    case nozzle(kelvin: Double)
    /// Before the valve: h_in = h(p, T) of the supply, which warms as it is throttled.
    case supply(kelvin: Double, pascal: Double)
  }

  public enum Stop: String, Hashable, Sendable {
    case pressure
    case full
    case temperature
    case supply
    case time
  }

  /// The first one reached ends the fill.
  public struct Limits: Hashable, Sendable {
    public var pressure: Double
    /// Density over that of a full tank; `nil` where only pressure counts.
    public var stateOfCharge: Double?
    /// Of the gas, K.
    public var temperature: Double?
    /// Whether the flow is taken back as the gas nears its temperature, instead of ending there.
    public var easesWithTemperature: Bool
    public var seconds: Double

    public init(
      pressure: Double, stateOfCharge: Double? = nil, temperature: Double? = nil,
      easesWithTemperature: Bool = false, seconds: Double = 86_400
    ) {
      self.pressure = pressure
      self.stateOfCharge = stateOfCharge
      self.temperature = temperature
      self.easesWithTemperature = easesWithTemperature
      self.seconds = seconds
    }

    /// 1.25 times the nominal pressure, full at 15 °C, 85 °C, the flow taken back before (SAE J2601, second-hand).
    public static func vehicle(_ tank: OnBoardTank) -> Limits {
      Limits(
        pressure: 1.25 * tank.nominalPressure, stateOfCharge: 1, temperature: 358.15,
        easesWithTemperature: true, seconds: 7200)
    }
  }

  public var tank: OnBoardTank
  public var startPressure: Double
  /// Of gas and wall.
  public var startKelvin: Double
  public var ambientKelvin: Double
  public var control: Control
  public var fuel: Fuel
  public var limits: Limits

  public init(
    tank: OnBoardTank, startPressure: Double, startKelvin: Double, ambientKelvin: Double, control: Control,
    fuel: Fuel, limits: Limits
  ) {
    self.tank = tank
    self.startPressure = startPressure
    self.startKelvin = startKelvin
    self.ambientKelvin = ambientKelvin
    self.control = control
    self.fuel = fuel
    self.limits = limits
  }
}

/// The tank at a moment of a fill.
public struct TankState: Hashable, Sendable {
  public let seconds: Double
  public let pressure: Double
  public let gasKelvin: Double
  /// Of a wall of one temperature, else the mean over its heat capacity.
  public let wallKelvin: Double
  public let mass: Double
  /// Density over that of a full tank.
  public let stateOfCharge: Double
}

/// What came of a fill.
public struct TankFillOutcome: Hashable, Sendable {
  public let start: TankState
  public let end: TankState
  public let stop: TankFill.Stop
  /// At the seconds asked for; after the stop nothing flows and the gas cools.
  public let samples: [TankState]
}
