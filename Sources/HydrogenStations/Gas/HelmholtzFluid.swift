internal import NumericKernels

/// A fluid by its Helmholtz energy: liquid, vapour and gas from one function of temperature and density.
///
///     a / (R T) = α⁰(τ, δ) + αʳ(τ, δ),   τ = T_c / T,   δ = ρ / ρ_c
///
/// Leachman et al., J. Phys. Chem. Ref. Data 38 (2009) 721. Slow and exact: parahydrogen, of which liquid hydrogen
/// consists, and normal hydrogen as the judge of the closed form that stations use.
public struct HelmholtzFluid: Sendable {
  public struct State: Hashable, Sendable {
    /// K.
    public let kelvin: Double
    /// kg/m³.
    public let density: Double
    /// Pa.
    public let pascal: Double
    /// J/kg, from the fluid's own zero.
    public let enthalpy: Double
    /// J/(kg K), from the fluid's own zero.
    public let entropy: Double
    /// J/(kg K), at constant volume.
    public let isochoricHeatCapacity: Double
    /// (∂p/∂ρ) at constant temperature, Pa m³/kg.
    public let pressureOverDensity: Double
    /// (∂p/∂T) at constant density, Pa/K.
    public let pressureOverTemperature: Double

    public var gibbsEnergy: Double { enthalpy - kelvin * entropy }
  }

  struct Power: Sendable {
    let n, t, d: Double
    /// Whether the term fades with density as e^-δ.
    var fades = false
  }

  struct Bell: Sendable {
    let n, t, d, eta, beta, gamma, epsilon: Double
  }

  struct Oscillator: Sendable {
    let weight, level: Double
  }

  /// K.
  public let criticalKelvin: Double
  /// mol/m³.
  let criticalDensity: Double
  let lead: (constant: Double, slope: Double)
  let oscillators: [Oscillator]
  let powers: [Power]
  let bells: [Bell]

  public func state(kelvin: Double, density: Double) -> State {
    let gasConstant = HydrogenEquation.gasConstant
    let tau = criticalKelvin / kelvin
    let delta = density / (HydrogenEquation.molarMass * criticalDensity)
    let ideal = idealPart(tau: tau, delta: delta)
    let real = residual(tau: tau, delta: delta)
    let slope = ideal.tau + real.tau
    let swell = 1 + real.delta - real.deltaTau
    return State(
      kelvin: kelvin, density: density, pascal: density * gasConstant * kelvin * (1 + real.delta),
      enthalpy: gasConstant * kelvin * (1 + slope + real.delta),
      entropy: gasConstant * (slope - ideal.value - real.value),
      isochoricHeatCapacity: -gasConstant * (ideal.tauTau + real.tauTau),
      pressureOverDensity: gasConstant * kelvin * (1 + 2 * real.delta + real.deltaDelta),
      pressureOverTemperature: density * gasConstant * swell)
  }

  /// Newton's method in density alone, from one on the right side of the two phases.
  public func state(kelvin: Double, pascal: Double, near density: Double) -> State? {
    var state = state(kelvin: kelvin, density: density)
    for _ in 0..<60 {
      let step = (pascal - state.pascal) / state.pressureOverDensity
      guard step.isFinite, state.pressureOverDensity > 0 else { return nil }
      let next = state.density + min(max(step, -0.3 * state.density), 0.3 * state.density)
      let isNear = abs(next - state.density) <= 1e-12 * next
      state = self.state(kelvin: kelvin, density: next)
      if isNear { return state }
    }
    return nil
  }

  /// Along a line of one entropy from a state to another pressure, in steps that Newton's method follows.
  public func state(pascal: Double, entropy: Double, from start: State) -> State? {
    var state = start
    let steps = 40
    for number in 1...steps {
      let aim = start.pascal + (pascal - start.pascal) * Double(number) / Double(steps)
      guard let next = isentropicStep(state, to: aim, entropy: entropy) else { return nil }
      state = next
    }
    return state
  }

  private func isentropicStep(_ start: State, to pascal: Double, entropy: Double) -> State? {
    var state = start
    for _ in 0..<40 {
      let heavier = pascal - state.pascal
      let wilder = entropy - state.entropy
      let sT = state.isochoricHeatCapacity / state.kelvin
      let sDensity = -state.pressureOverTemperature / (state.density * state.density)
      let determinant = state.pressureOverTemperature * sDensity - state.pressureOverDensity * sT
      let warmer = (heavier * sDensity - wilder * state.pressureOverDensity) / determinant
      let denser = (state.pressureOverTemperature * wilder - sT * heavier) / determinant
      guard warmer.isFinite, denser.isFinite else { return nil }
      let kelvin = state.kelvin + min(max(warmer, -0.2 * state.kelvin), 0.2 * state.kelvin)
      let density = state.density + min(max(denser, -0.2 * state.density), 0.2 * state.density)
      state = self.state(kelvin: kelvin, density: density)
      if abs(warmer) <= 1e-10 * kelvin && abs(denser) <= 1e-10 * density { return state }
    }
    return nil
  }
}

extension HelmholtzFluid {
  /// Each derivative times its powers of τ and δ.
  private struct Parts {
    var value = 0.0
    var delta = 0.0
    var tau = 0.0
    var deltaDelta = 0.0
    var tauTau = 0.0
    var deltaTau = 0.0
  }

  private func idealPart(tau: Double, delta: Double) -> Parts {
    var parts = Parts()
    parts.value = Elementary.log(delta) + 1.5 * Elementary.log(tau) + lead.constant + lead.slope * tau
    parts.tau = 1.5 + lead.slope * tau
    parts.tauTau = -1.5
    for oscillator in oscillators {
      let x = oscillator.level * tau
      let decay = Elementary.exp(-x)
      let occupied = decay / (1 - decay)
      parts.value += oscillator.weight * Elementary.log(1 - decay)
      parts.tau += oscillator.weight * x * occupied
      parts.tauTau -= oscillator.weight * x * x * occupied / (1 - decay)
    }
    return parts
  }

  private func residual(tau: Double, delta: Double) -> Parts {
    var parts = Parts()
    let (logTau, logDelta) = (Elementary.log(tau), Elementary.log(delta))
    for term in powers {
      let fade = term.fades ? delta : 0
      let value = term.n * Elementary.exp(term.d * logDelta + term.t * logTau - fade)
      let u = term.d - fade
      add(&parts, value, u: u, uu: u * u - u - fade, v: term.t, vv: term.t * (term.t - 1))
    }
    for term in bells {
      let (x, y) = (delta - term.epsilon, tau - term.gamma)
      let value =
        term.n
        * Elementary.exp(
          term.d * logDelta + term.t * logTau - term.eta * x * x - term.beta * y * y)
      let u = term.d - 2 * term.eta * delta * x
      let v = term.t - 2 * term.beta * tau * y
      add(
        &parts, value, u: u, uu: u * u - term.d - 2 * term.eta * delta * delta, v: v,
        vv: v * v - term.t - 2 * term.beta * tau * tau)
    }
    return parts
  }

  private func add(
    _ parts: inout Parts, _ value: Double, u: Double, uu: Double, v: Double, vv: Double
  ) {
    parts.value += value
    parts.delta += value * u
    parts.tau += value * v
    parts.deltaDelta += value * uu
    parts.tauTau += value * vv
    parts.deltaTau += value * u * v
  }
}
