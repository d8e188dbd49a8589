import Glibc

/// How hot a transformer becomes under a load, and how fast its insulation ages.
///
/// Exponential form of the difference equations of IEC 60076-7:2018, clause 8.2.3: exact while load and ambient stand still
/// within a step, and stable at any step, which the Euler form of the clause is not.
public struct TransformerThermal: Hashable, Sendable {
  /// Rise of the top oil over the air at rated load, K.
  public var oilRise: Double
  /// Hot-spot factor times winding gradient: rise of the hot spot over the top oil at rated load, K.
  public var hotSpotGradient: Double
  /// Load loss over no-load loss at rated load.
  public var lossRatio: Double
  /// Exponents of oil and winding.
  public var oilExponent: Double
  public var windingExponent: Double
  public var k11: Double
  public var k21: Double
  public var k22: Double
  /// Time constants of oil and winding, minutes.
  public var oilMinutes: Double
  public var windingMinutes: Double
  /// Added to the air outside, K: 10 for a closed kiosk.
  public var ambientSurcharge: Double

  public init(
    oilRise: Double, hotSpotGradient: Double, lossRatio: Double, oilExponent: Double,
    windingExponent: Double, k11: Double, k21: Double, k22: Double, oilMinutes: Double,
    windingMinutes: Double, ambientSurcharge: Double = 0
  ) {
    self.oilRise = oilRise
    self.hotSpotGradient = hotSpotGradient
    self.lossRatio = lossRatio
    self.oilExponent = oilExponent
    self.windingExponent = windingExponent
    self.k11 = k11
    self.k21 = k21
    self.k22 = k22
    self.oilMinutes = oilMinutes
    self.windingMinutes = windingMinutes
    self.ambientSurcharge = ambientSurcharge
  }

  /// Oil-immersed distribution transformer, natural cooling (ONAN). Hot-spot factor 1.1 and a gradient of 20.9091 K, as in
  /// the reference week.
  public static let distribution = TransformerThermal(
    oilRise: 55, hotSpotGradient: 1.1 * 20.9091, lossRatio: 6.5, oilExponent: 0.8, windingExponent: 1.6,
    k11: 1, k21: 1, k22: 2, oilMinutes: 180, windingMinutes: 4)

  /// Oil-immersed medium or large transformer, natural cooling (ONAN).
  public static let medium = TransformerThermal(
    oilRise: 52, hotSpotGradient: 1.3 * 20, lossRatio: 6, oilExponent: 0.8, windingExponent: 1.3, k11: 0.5,
    k21: 2, k22: 2, oilMinutes: 210, windingMinutes: 10)

  /// Where the temperatures stand between two steps.
  public struct State: Hashable, Sendable {
    /// Top oil, °C.
    public var topOil: Double
    /// The two parts of the hot spot's rise over the top oil, K.
    public var fast: Double
    public var slow: Double

    public init(topOil: Double, fast: Double, slow: Double) {
      self.topOil = topOil
      self.fast = fast
      self.slow = slow
    }

    /// °C.
    public var hotSpot: Double { topOil + fast - slow }
  }

  /// Rise of the top oil in the steady state, K; load per unit of the rating.
  @inline(__always)
  public func steadyOilRise(load: Double) -> Double {
    oilRise * ColumnPower.raise((1 + lossRatio * load * load) / (1 + lossRatio), oilExponent)
  }

  /// Rise of the hot spot over the top oil in the steady state, K.
  @inline(__always)
  public func steadyGradient(load: Double) -> Double {
    hotSpotGradient * ColumnPower.raise(load, windingExponent)
  }

  /// The steady state under a load, air in °C.
  public func steady(load: Double, ambient: Double) -> State {
    let gradient = steadyGradient(load: load)
    return State(
      topOil: ambient + ambientSurcharge + steadyOilRise(load: load), fast: k21 * gradient,
      slow: (k21 - 1) * gradient)
  }

  /// How far the three parts go to their steady state within a step.
  public struct Pace: Hashable, Sendable {
    let oil: Double
    let fast: Double
    let slow: Double
  }

  public func pace(minutes: Double) -> Pace {
    Pace(
      oil: -expm1(-minutes / (k11 * oilMinutes)), fast: -expm1(-minutes / (k22 * windingMinutes)),
      slow: -expm1(-minutes * k22 / oilMinutes))
  }

  /// The state after a step; load and ambient are those at its end.
  public func next(_ state: State, load: Double, ambient: Double, pace: Pace) -> State {
    next(
      state, oil: ambient + ambientSurcharge + steadyOilRise(load: load),
      gradient: steadyGradient(load: load), pace)
  }

  /// Ageing of normal paper against 98 °C. Source: IEC 60076-7:2018, equation 2.
  public static func ageingOfNormalPaper(hotSpot: Double) -> Double { exp2((hotSpot - 98) / 6) }

  /// Ageing of thermally upgraded paper against 110 °C. Source: IEC 60076-7:2018, equation 3.
  public static func ageingOfUpgradedPaper(hotSpot: Double) -> Double {
    exp(15_000 / 383 - 15_000 / (hotSpot + 273))
  }

  /// A whole series from the steady state of its first step.
  ///
  /// - Parameters:
  ///   - load: Per unit of the rating, never negative; one per step.
  ///   - ambient: °C.
  ///   - minutes: Length of every step.
  /// - Returns: Hot spot of every step, °C.
  public func hotSpots(load: [Double], ambient: [Double], minutes: Double) -> [Double] {
    precondition(load.count == ambient.count, "one ambient per load")
    guard let firstLoad = load.first, let firstAir = ambient.first else { return [] }
    let pace = pace(minutes: minutes)
    var state = steady(load: firstLoad, ambient: firstAir)
    var temperatures = [state.hotSpot]
    temperatures.reserveCapacity(load.count)
    // What every step alone tends to is worked out a column at a time, side by side.
    var oils = [Double](repeating: 0, count: 256)
    var gradients = oils
    var first = 1
    while first < load.count {
      let count = min(oils.count, load.count - first)
      tendencies(load, ambient, first: first, count: count, &oils, &gradients)
      for step in 0..<count {
        state = next(state, oil: oils[step], gradient: gradients[step], pace)
        temperatures.append(state.hotSpot)
      }
      first += count
    }
    return temperatures
  }

  /// Top oil and gradient in the steady state of every step.
  private func tendencies(
    _ load: [Double], _ ambient: [Double], first: Int, count: Int, _ oils: inout [Double],
    _ gradients: inout [Double]
  ) {
    load.withUnsafeBufferPointer { load in
      ambient.withUnsafeBufferPointer { ambient in
        oils.withUnsafeMutableBufferPointer { oils in
          gradients.withUnsafeMutableBufferPointer { gradients in
            guard let load = load.baseAddress, let ambient = ambient.baseAddress,
              let oils = oils.baseAddress, let gradients = gradients.baseAddress
            else { return }
            Self.tendencies(self, load + first, ambient + first, count, oils, gradients)
          }
        }
      }
    }
  }

  /// Over plain pointers and without a check that could end a loop early: so the compiler takes several steps at once.
  private static func tendencies(
    _ transformer: TransformerThermal, _ load: UnsafePointer<Double>, _ ambient: UnsafePointer<Double>,
    _ count: Int, _ oils: UnsafeMutablePointer<Double>, _ gradients: UnsafeMutablePointer<Double>
  ) {
    for step in 0..<count {
      oils[step] = ambient[step] + transformer.ambientSurcharge + transformer.steadyOilRise(load: load[step])
    }
    for step in 0..<count { gradients[step] = transformer.steadyGradient(load: load[step]) }
  }

  @inline(__always)
  private func next(_ state: State, oil: Double, gradient: Double, _ pace: Pace) -> State {
    State(
      topOil: state.topOil + (oil - state.topOil) * pace.oil,
      fast: state.fast + (k21 * gradient - state.fast) * pace.fast,
      slow: state.slow + ((k21 - 1) * gradient - state.slow) * pace.slow)
  }
}
