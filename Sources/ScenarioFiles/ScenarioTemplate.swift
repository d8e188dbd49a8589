/// The files `wayside init` writes: a small, complete scenario to edit.
public enum ScenarioTemplate {
  /// Path inside the folder, and text.
  public static func files(name: String) -> [(path: String, text: String)] {
    [
      ("scenario.yaml", scenario(name)), ("data/boundary.geojson", boundary),
      ("data/townships.csv", townships),
      ("scenario.schema.json", JSONSchema.scenario()),
    ]
  }

  private static func scenario(_ name: String) -> String {
    let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return """
      # yaml-language-server: $schema=./scenario.schema.json
      # A small district to start from. Every key: wayside schema --format markdown.
      schema: wayside/1
      name:
        zh: "\(quoted)"
        en: "\(quoted)"

      district:
        boundary:
          file: data/boundary.geojson # Polygon or MultiPolygon
          datum: WGS-84 # or CGCS2000, GCJ-02
          utm_zone: 48
        cell_size_m: 500
        kernel_radius_m: 3000
        townships:
          file: data/townships.csv
          datum: WGS-84
        sites:
          seed: 1
          categories:
            - id: public-parking
              name_zh: 公共停车场
              name_en: public car park
              candidates: 60
              follows_residents_share: 0.9
              capacity_median: 20
              capacity_log_sd: 0.8
              capacity_min: 4
              capacity_max: 120
              allows_swap: true

      fleet:
        - id: private
          name_zh: 私家车
          name_en: private cars
          stock: 3000
          own_plug_share: 0.45
          driving_start_hour: 7
          driving_end_hour: 22
          surely_charges_below_km: 40
          never_charges_above_km: 120
          early_target_share: 0.8
          target_share: 0.9
          curve: tesla-like
          profile:
            - { hour: 6, spread_hours: 1.2, share: 0.15 }
            - { hour: 14, spread_hours: 1.8, share: 0.20 }
            - { hour: 0, spread_hours: 1.5, share: 0.20 }

      charging:
        charger_types:
          - id: dc60
            name_zh: 直流 60 千瓦
            name_en: DC 60 kW
            current: dc
            power_kw: 60
            connectors: 1
            share: 0.7
          - id: ac7
            name_zh: 交流 7 千瓦
            name_en: AC 7 kW
            current: ac
            power_kw: 7
            share: 0.3
        tariff:
          energy_cny_per_kwh: [0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.65, 0.65, 0.65, 1, 1, 1, 1, 1, 1, 0.65, 0.65, 0.65, 1, 1, 0.65, 0.65]
        patience_min: 10
        attempts: 3
        choice:
          per_cny: 0.3

      travel:
        speed_km_per_hour: 30

      climate:
        daily_mean_c: [18.6]

      siting:
        stations: 20
        chargers: 240
        smallest_station: 4
        radii_m: [300, 600, 900]
        algorithm: greedy-swap
        swap_stations: 2
        swap_radii_m: [1000, 2000, 3000]

      run:
        days: 3
        warm_up_days: 1
        replications: 4
        seed: 1

      report:
        coverage_radius_m: 900

      targets:
        - id: stations
          name_zh: 充电站
          name_en: charging stations
          metric: charging_stations
          counting: station
          sense: at_least
          value: 20
          unit_zh: 座
          unit_en: stations
          deadline: "2028-12-31"
          document: "your document"
          clause: "its clause"

      sources:
        - { key: fleet.private.stock, grade: assumed, source: "replace with a count" }

      """
  }

  private static let boundary = """
    {"type": "Feature", "properties": {"name": "example"}, "geometry": {"type": "Polygon", "coordinates": [
      [[106.50, 29.60], [106.62, 29.60], [106.62, 29.70], [106.50, 29.70], [106.50, 29.60]]
    ]}}

    """

  private static let townships = """
    code,name_zh,name_en,residents,grade,lon,lat
    001,甲街道,Township A,60000,assumed,106.53,29.63
    002,乙街道,Township B,35000,assumed,106.58,29.66
    003,丙镇,Township C,8000,assumed,106.60,29.62

    """
}
