import DistrictModel
import PowerNetwork

extension ComponentModel {
  /// Where the sun stands.
  static let solarPosition = ComponentModel(
    id: "solar_position",
    summary: BilingualText(
      zh: "太阳位置（Reda–Andreas 2004，截断项）", en: "position of the sun (Reda and Andreas 2004, shortened)"),
    forms: [
      ModelForm(
        inputs: [.latitude, .longitude, .time, .altitude],
        outputs: [
          OutputColumn("zenith_deg", unit: "°", zh: "天顶角（无折射）", en: "zenith without refraction"),
          OutputColumn("apparent_zenith_deg", unit: "°", zh: "视天顶角", en: "zenith with refraction"),
          OutputColumn("sun_azimuth_deg", unit: "°", zh: "方位角，北起顺时针", en: "azimuth, clockwise from north"),
          OutputColumn("eot_min", unit: "min", zh: "时差", en: "equation of time"),
        ]
      ) { row in
        let sun = position(row)
        return [sun.zenith, sun.apparentZenith, sun.azimuth, sun.equationOfTime]
      }
    ])

  /// Sunlight without clouds.
  static let clearSky = ComponentModel(
    id: "clear_sky",
    summary: BilingualText(
      zh: "晴空辐照（Haurwitz；Ineichen–Perez）；地平线以下为零",
      en: "irradiance without clouds (Haurwitz; Ineichen and Perez); zeros below the horizon"),
    forms: [
      ModelForm(
        inputs: [.apparentZenith, .neededAltitude, .turbidity, .extraterrestrial], outputs: clearSkyOutputs
      ) { row in
        clearSky(
          row, apparentZenith: row.number("apparent_zenith_deg"),
          extraterrestrial: row.number("dni_extra_spencer"))
      },
      ModelForm(
        inputs: [.latitude, .longitude, .time, .turbidity, .altitude],
        outputs: clearSkyOutputs + [
          OutputColumn(
            "dni_extra_spencer", unit: "W/m²", zh: "大气层外辐照", en: "irradiance outside the atmosphere")
        ]
      ) { row in
        let outside = ClearSky.extraterrestrial(dayOfYear: CivilInstant.dayOfYear(row.number("time")))
        return clearSky(row, apparentZenith: position(row).apparentZenith, extraterrestrial: outside)
          + [outside]
      },
      ModelForm(inputs: [.apparentZenith], outputs: [clearSkyOutputs[0]]) { row in
        [ClearSky.haurwitz(apparentZenith: row.number("apparent_zenith_deg"))]
      },
    ])

  private static let clearSkyOutputs = [
    OutputColumn("haurwitz_ghi", unit: "W/m²", zh: "Haurwitz 总辐照", en: "global irradiance, Haurwitz"),
    OutputColumn("airmass_abs", zh: "大气质量；地平线以下为 0", en: "air mass; 0 below the horizon"),
    OutputColumn("ineichen_ghi", unit: "W/m²", zh: "Ineichen 总辐照", en: "global irradiance, Ineichen"),
    OutputColumn("ineichen_dni", unit: "W/m²", zh: "Ineichen 直射", en: "direct irradiance, Ineichen"),
    OutputColumn("ineichen_dhi", unit: "W/m²", zh: "Ineichen 散射", en: "diffuse irradiance, Ineichen"),
  ]

  private static func clearSky(_ row: ModelRow, apparentZenith: Double, extraterrestrial: Double) -> [Double]
  {
    let altitude = row.number("alt_m")
    let light = ClearSky.ineichen(
      apparentZenith: apparentZenith, altitude: altitude, turbidity: row.number("linke_turbidity"),
      extraterrestrial: extraterrestrial)
    return [
      ClearSky.haurwitz(apparentZenith: apparentZenith),
      Atmosphere.airMass(apparentZenith: apparentZenith, altitude: altitude), light.global, light.direct,
      light.diffuse,
    ]
  }

  private static func position(_ row: ModelRow) -> SolarPosition {
    SolarPosition(
      latitude: row.number("lat"), longitude: row.number("lon"), altitude: row.number("alt_m"),
      seconds: row.number("time"))
  }
}

extension ComponentModel {
  /// Sunlight on tilted modules and what they make of it.
  static let planeOfArray = ComponentModel(
    id: "poa",
    summary: BilingualText(
      zh: "组件面辐照（各向同性）、Erbs 分解、Faiman 组件温度与直流功率",
      en:
        "irradiance on modules (isotropic sky), Erbs' split, cell temperature by Faiman and direct-current power"
    ),
    forms: [
      ModelForm(
        inputs: sun + light + [.zenith, .extraterrestrial, cloudy] + weather,
        outputs: [incidence, onModules] + split + [onModulesInCloud] + power
      ) { row in
        let clear = clear(row)
        let cloudy = cloudy(row, onModules: row.number("ghi_cloudy40"))
        return [incidence(row), clear] + cloudy + power(row, clear)
      },
      ModelForm(inputs: sun + light + weather, outputs: [incidence, onModules] + power) { row in
        let clear = clear(row)
        return [incidence(row), clear] + power(row, clear)
      },
      ModelForm(
        inputs: sun + [.zenith, .extraterrestrial, cloudy],
        outputs: [incidence] + split + [onModulesInCloud]
      ) { row in
        [incidence(row)] + cloudy(row, onModules: row.number("ghi_cloudy40"))
      },
    ])

  private static let sun: [InputColumn] = [
    .apparentZenith,
    InputColumn(
      "sun_azimuth_deg", unit: "°", .number(-360...360), zh: "太阳方位角，北起顺时针", en: "azimuth of the sun"),
    InputColumn("tilt_deg", unit: "°", .number(0...180), zh: "组件倾角", en: "tilt of the modules"),
    InputColumn(
      "azimuth_deg", unit: "°", .number(-360...360), zh: "组件朝向，180 为正南",
      en: "where the modules face; 180 is south"),
  ]
  private static let light: [InputColumn] = [
    InputColumn("ineichen_ghi", unit: "W/m²", .number(-1...2000), zh: "水平面总辐照", en: "global irradiance"),
    InputColumn("ineichen_dni", unit: "W/m²", .number(-1...2000), zh: "直射", en: "direct irradiance"),
    InputColumn("ineichen_dhi", unit: "W/m²", .number(-1...2000), zh: "散射", en: "diffuse irradiance"),
  ]
  private static let cloudy = InputColumn(
    "ghi_cloudy40", unit: "W/m²", .number(0...2000), zh: "多云时的水平面总辐照，以 Erbs 分解",
    en: "global irradiance under clouds, split by Erbs")
  private static let weather: [InputColumn] = [
    InputColumn(
      "temp_air_c", unit: "°C", .number(-60...60), zh: "气温", en: "air temperature", fallback: .number(20)),
    InputColumn(
      "wind_m_s", unit: "m/s", .number(0...60), zh: "风速", en: "wind speed", fallback: .number(2)),
  ]
  private static let incidence = OutputColumn("aoi_deg", unit: "°", zh: "入射角", en: "angle of incidence")
  private static let onModules = OutputColumn(
    "poa_clear_isotropic", unit: "W/m²", zh: "组件面辐照", en: "irradiance on the modules")
  private static let split = [
    OutputColumn("erbs_kt", zh: "晴空指数", en: "clearness index"),
    OutputColumn("erbs_dhi", unit: "W/m²", zh: "散射（Erbs）", en: "diffuse, Erbs"),
    OutputColumn("erbs_dni", unit: "W/m²", zh: "直射（Erbs）", en: "direct, Erbs"),
  ]
  private static let onModulesInCloud = OutputColumn(
    "poa_cloudy_isotropic", unit: "W/m²", zh: "多云时组件面辐照", en: "irradiance on the modules under clouds")
  private static let power = [
    OutputColumn(
      "cell_temp_faiman_20C_2ms", unit: "°C", zh: "组件温度（Faiman）；气温与风速默认 20 °C、2 m/s",
      en: "cell temperature, Faiman; at 20 °C and 2 m/s unless given"),
    OutputColumn(
      "pdc_w_per_kwp", unit: "W/kWp", zh: "直流功率", en: "direct-current power before losses"),
  ]

  private static func array(_ row: ModelRow) -> PlaneOfArray {
    PlaneOfArray(tilt: row.number("tilt_deg"), azimuth: row.number("azimuth_deg"))
  }

  private static func incidence(_ row: ModelRow) -> Double {
    array(row).incidence(
      apparentZenith: row.number("apparent_zenith_deg"), sunAzimuth: row.number("sun_azimuth_deg"))
  }

  private static func onModules(_ row: ModelRow, _ light: Irradiance) -> Double {
    array(row).irradiance(
      light, apparentZenith: row.number("apparent_zenith_deg"), sunAzimuth: row.number("sun_azimuth_deg"))
  }

  private static func clear(_ row: ModelRow) -> Double {
    onModules(
      row,
      Irradiance(
        global: row.number("ineichen_ghi"), direct: row.number("ineichen_dni"),
        diffuse: row.number("ineichen_dhi")))
  }

  private static func cloudy(_ row: ModelRow, onModules global: Double) -> [Double] {
    let zenith = row.number("zenith_deg")
    let outside = row.number("dni_extra_spencer")
    let light = Irradiance.erbs(global: global, zenith: zenith, extraterrestrial: outside)
    return [
      Irradiance.clearness(global: global, zenith: zenith, extraterrestrial: outside), light.diffuse,
      light.direct, onModules(row, light),
    ]
  }

  private static func power(_ row: ModelRow, _ irradiance: Double) -> [Double] {
    let cell = PhotovoltaicArray.cellTemperature(
      irradiance: irradiance, air: row.number("temp_air_c"), wind: row.number("wind_m_s"))
    let peak = PhotovoltaicArray(peakKW: 1, inverterKW: .infinity)
    return [cell, peak.directKW(irradiance: irradiance, cell: cell) * 1000]
  }
}

extension InputColumn {
  fileprivate static let latitude = InputColumn(
    "lat", unit: "°", .number(-90...90), zh: "纬度，北为正", en: "latitude, north positive")
  fileprivate static let longitude = InputColumn(
    "lon", unit: "°", .number(-180...180), zh: "经度，东为正", en: "longitude, east positive")
  fileprivate static let time = InputColumn(
    "time", .instant, zh: "ISO 8601 时刻，须带时差", en: "instant in ISO 8601 with its offset from universal time")
  fileprivate static let altitude = InputColumn(
    "alt_m", unit: "m", .number(-500...9000), zh: "海拔", en: "altitude", fallback: .number(0))
  fileprivate static let neededAltitude = InputColumn(
    "alt_m", unit: "m", .number(-500...9000), zh: "海拔", en: "altitude")
  fileprivate static let turbidity = InputColumn(
    "linke_turbidity", .number(0.5...20), zh: "Linke 浑浊度", en: "Linke's turbidity")
  fileprivate static let apparentZenith = InputColumn(
    "apparent_zenith_deg", unit: "°", .number(0...180), zh: "视天顶角", en: "zenith with refraction")
  fileprivate static let zenith = InputColumn(
    "zenith_deg", unit: "°", .number(0...180), zh: "天顶角（无折射）", en: "zenith without refraction")
  fileprivate static let extraterrestrial = InputColumn(
    "dni_extra_spencer", unit: "W/m²", .number(1000...1600), zh: "大气层外辐照",
    en: "irradiance outside the atmosphere")
}
