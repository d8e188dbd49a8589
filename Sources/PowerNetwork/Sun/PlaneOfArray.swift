import Glibc

/// Sunlight on modules that stand tilted.
public struct PlaneOfArray: Hashable, Sendable {
  /// Degrees from level.
  public var tilt: Double
  /// Where the modules face, degrees clockwise from north: 180 is south.
  public var azimuth: Double
  /// Share of light the ground throws back.
  public var albedo: Double

  public init(tilt: Double, azimuth: Double, albedo: Double = 0.2) {
    self.tilt = tilt
    self.azimuth = azimuth
    self.albedo = albedo
  }

  /// Angle between the sun and what the modules face, degrees in 0...180.
  public func incidence(apparentZenith: Double, sunAzimuth: Double) -> Double {
    let cosine = incidenceCosine(apparentZenith: apparentZenith, sunAzimuth: sunAzimuth)
    return acos(max(-1, min(1, cosine))) / radiansPerDegree
  }

  private func incidenceCosine(apparentZenith: Double, sunAzimuth: Double) -> Double {
    let zenith = apparentZenith * radiansPerDegree
    let slope = tilt * radiansPerDegree
    return cos(slope) * cos(zenith) + sin(slope) * sin(zenith)
      * cos((sunAzimuth - azimuth) * radiansPerDegree)
  }

  /// Irradiance on the modules, W/m²: beam, isotropic sky and ground.
  ///
  /// Source: Liu, Jordan, "The interrelationship and characteristic distribution of direct, diffuse and total solar
  /// radiation", 1960, doi:10.1016/0038-092X(60)90062-1.
  public func irradiance(_ light: Irradiance, apparentZenith: Double, sunAzimuth: Double) -> Double {
    let slope = cos(tilt * radiansPerDegree)
    let facing = incidenceCosine(apparentZenith: apparentZenith, sunAzimuth: sunAzimuth)
    return max(0, light.direct * facing) + light.diffuse * (1 + slope) / 2
      + albedo * light.global * (1 - slope) / 2
  }
}

extension Irradiance {
  /// The share of the light outside the atmosphere that reaches the ground, 0...1.
  public static func clearness(global: Double, zenith: Double, extraterrestrial: Double) -> Double {
    let height = max(cos(zenith * radiansPerDegree), 0.065)
    guard extraterrestrial > 0 else { return 0 }
    return min(1, max(0, global / (extraterrestrial * height)))
  }

  /// Splits global irradiance into beam and sky.
  ///
  /// Source: Erbs, Klein, Duffie, "Estimation of the diffuse radiation fraction for hourly, daily and monthly-average global
  /// radiation", 1982, doi:10.1016/0038-092X(82)90302-4. Above 87° of true zenith all light counts as diffuse: the beam
  /// would be a small number over a smaller one.
  ///
  /// - Parameter zenith: True zenith, degrees.
  public static func erbs(global: Double, zenith: Double, extraterrestrial: Double) -> Irradiance {
    let k = clearness(global: global, zenith: zenith, extraterrestrial: extraterrestrial)
    let share: Double
    if k <= 0.22 {
      share = 1 - 0.09 * k
    } else if k <= 0.8 {
      share = 0.9511 + k * (-0.1604 + k * (4.388 + k * (-16.638 + k * 12.336)))
    } else {
      share = 0.165
    }
    let direct = (global - global * share) / cos(zenith * radiansPerDegree)
    guard zenith <= 87, global >= 0, direct >= 0 else {
      return Irradiance(global: max(0, global), direct: 0, diffuse: max(0, global))
    }
    return Irradiance(global: global, direct: direct, diffuse: global * share)
  }
}

/// What modules make of the light.
public struct PhotovoltaicArray: Hashable, Sendable {
  /// Direct-current power at 1,000 W/m² and 25 °C, kW.
  public var peakKW: Double
  /// Alternating-current limit of the inverter, kW.
  public var inverterKW: Double
  /// Change of power per kelvin of the cell above 25 °C.
  public var temperatureCoefficient: Double
  /// What dirt, wiring and mismatch leave over.
  public var systemShare: Double
  /// What the inverter leaves over.
  public var inverterShare: Double

  public init(
    peakKW: Double, inverterKW: Double, temperatureCoefficient: Double = -0.0035,
    systemShare: Double = 0.86, inverterShare: Double = 0.975
  ) {
    self.peakKW = peakKW
    self.inverterKW = inverterKW
    self.temperatureCoefficient = temperatureCoefficient
    self.systemShare = systemShare
    self.inverterShare = inverterShare
  }

  /// Cell temperature, °C, from irradiance on the modules in W/m², air in °C and wind in m/s.
  ///
  /// Source: Faiman, "Assessing the outdoor operating temperature of photovoltaic modules", 2008, doi:10.1002/pip.813.
  public static func cellTemperature(irradiance: Double, air: Double, wind: Double) -> Double {
    air + irradiance / (25 + 6.84 * wind)
  }

  /// Direct-current power, kW, before losses of the system.
  ///
  /// Source: Dobos, "PVWatts Version 5 Manual", NREL/TP-6A20-62641, 2014.
  public func directKW(irradiance: Double, cell: Double) -> Double {
    max(0, peakKW * irradiance / 1000 * (1 + temperatureCoefficient * (cell - 25)))
  }

  /// Alternating-current power, kW, after losses and within the inverter's limit.
  public func alternatingKW(irradiance: Double, cell: Double) -> Double {
    min(inverterKW, directKW(irradiance: irradiance, cell: cell) * systemShare * inverterShare)
  }
}
