extension WrongField {
  /// One change each: values that do not fit their key.
  static let values: [WrongField] = [
    WrongField(
      "a word where a number belongs",
      "kernel_radius_m: 3000", "kernel_radius_m: far",
      tells: #"""
        scenario.yaml:14:20: error[E0210]: district.kernel_radius_m: expected a number, found 'far'
          14 |   kernel_radius_m: far
             |                    ^
        """#),
    WrongField(
      "a quoted number",
      "power_kw: 60", #"power_kw: "60""#,
      tells: #"""
        scenario.yaml:56:17: error[E0210]: charging.charger_types.dc60.power_kw: expected a number, found '60'
          56 |       power_kw: "60"
             |                 ^
          help: write a number without quotes
        """#),
    WrongField(
      "NaN",
      "patience_min: 10", "patience_min: .nan",
      tells: #"""
        scenario.yaml:67:17: error[E0210]: charging.patience_min: expected a number, found '.nan'
          67 |   patience_min: .nan
             |                 ^
        """#),
    WrongField(
      "infinity",
      "per_cny: 0.3", "per_cny: .inf",
      tells: #"""
        scenario.yaml:70:14: error[E0210]: charging.choice.per_cny: expected a number, found '.inf'
          70 |     per_cny: .inf
             |              ^
        """#),
    WrongField(
      "a negative count",
      "stock: 3000", "stock: -3000",
      tells: #"""
        scenario.yaml:36:12: error[E0212]: fleet.private.stock: -3000 is outside 0 to 1000000000
          36 |     stock: -3000
             |            ^
        """#),
    WrongField(
      "a fraction of a vehicle",
      "stock: 3000", "stock: 3000.5",
      tells: #"""
        scenario.yaml:36:12: error[E0211]: fleet.private.stock: expected a whole number, found '3000.5'
          36 |     stock: 3000.5
             |            ^
        """#),
    WrongField(
      "more days than ten years",
      "  days: 3", "  days: 4000",
      tells: #"""
        scenario.yaml:88:9: error[E0212]: run.days: 4000 is outside 1 to 3660
          88 |   days: 4000
             |         ^
        """#),
    WrongField(
      "a share above 1",
      "own_plug_share: 0.45", "own_plug_share: 1.45",
      tells: #"""
        scenario.yaml:37:21: error[E0212]: fleet.private.own_plug_share: 1.45 is outside 0 to 1
          37 |     own_plug_share: 1.45
             |                     ^
        """#),
    WrongField(
      "a number that starts with zero",
      "capacity_max: 120", "capacity_max: 0120",
      tells: #"""
        scenario.yaml:29:23: error[E0211]: district.sites.categories.public-parking.capacity_max: expected a whole number, found '0120'
          29 |         capacity_max: 0120
             |                       ^
          help: write a number without leading zeros
        """#),
    WrongField(
      "a thousands separator",
      "stock: 3000", "stock: 3,000",
      tells: #"""
        scenario.yaml:36:12: error[E0211]: fleet.private.stock: expected a whole number, found '3,000'
          36 |     stock: 3,000
             |            ^
          help: write no thousands separators; the decimal sign is a point
        """#),
    WrongField(
      "a number with its unit",
      "speed_km_per_hour: 30", "speed_km_per_hour: 30 km/h",
      tells: #"""
        scenario.yaml:73:22: error[E0210]: travel.speed_km_per_hour: expected a number, found '30 km/h'
          73 |   speed_km_per_hour: 30 km/h
             |                      ^
        """#),
    WrongField(
      "a number too large for any count",
      "  replications: 4", "  replications: 99999999999999999999",
      tells: #"""
        scenario.yaml:90:17: error[E0212]: run.replications: 99999999999999999999 is outside 1 to 10000
          90 |   replications: 99999999999999999999
             |                 ^
        """#),
    WrongField(
      "a number beyond every range",
      "coverage_radius_m: 900", "coverage_radius_m: 1e308",
      tells: #"""
        scenario.yaml:94:22: error[E0212]: report.coverage_radius_m: 1e308 is outside 1 to 100000
          94 |   coverage_radius_m: 1e308
             |                      ^
        """#),
    WrongField(
      "an unquoted no",
      "name_en: private cars", "name_en: no",
      tells: #"""
        scenario.yaml:35:14: error[E0218]: fleet.private.name_en: 'no' is ambiguous
          35 |     name_en: no
             |              ^
          help: quote it if you mean the text: "no"
        """#),
    WrongField(
      "yes instead of true",
      "allows_swap: true", "allows_swap: yes",
      tells: #"""
        scenario.yaml:30:22: error[E0213]: district.sites.categories.public-parking.allows_swap: expected true or false, found 'yes'
          30 |         allows_swap: yes
             |                      ^
        """#),
    WrongField(
      "an id with capitals",
      "- id: public-parking", "- id: Public Parking",
      tells: #"""
        scenario.yaml:21:13: error[E0216]: district.sites.categories.Public Parking.id: 'Public Parking' is not an id
          21 |       - id: Public Parking
             |             ^
          help: use lower-case letters, digits and hyphens
        """#),
    WrongField(
      "a day that is not in the calendar",
      "2028-12-31", "2028-02-30",
      tells: #"""
        scenario.yaml:106:15: error[E0217]: targets.stations.deadline: '2028-02-30' is not a date
          106 |     deadline: "2028-02-30"
              |               ^
          help: write it as "2025-12-31"
        """#),
    WrongField(
      "an unknown reference system",
      "datum: WGS-84 # or", "datum: WGS84 # or",
      tells: #"""
        scenario.yaml:11:12: error[E0214]: district.boundary.datum: 'WGS84' is not one of the known words
          11 |     datum: WGS84 # or CGCS2000, GCJ-02
             |            ^
          help: did you mean 'WGS-84'?
        """#),
    WrongField(
      "an unknown current",
      "current: ac", "current: three-phase",
      tells: #"""
        scenario.yaml:62:16: error[E0214]: charging.charger_types.ac7.current: 'three-phase' is not one of the known words
          62 |       current: three-phase
             |                ^
          help: known here: ac, dc, wireless
        """#),
    WrongField(
      "an unknown sense",
      "sense: at_least", "sense: at-least",
      tells: #"""
        scenario.yaml:102:12: error[E0214]: targets.stations.sense: 'at-least' is not one of the known words
          102 |     sense: at-least
              |            ^
          help: did you mean 'at_least'?
        """#),
    WrongField(
      "an unknown grade of a source",
      "grade: assumed, source", "grade: guess, source",
      tells: #"""
        scenario.yaml:111:40: error[E0214]: sources[0].grade: 'guess' is not one of the known words
          111 |   - { key: fleet.private.stock, grade: guess, source: "replace with a count" }
              |                                        ^
          help: known here: assumed, measured, published, reported
        """#),
    WrongField(
      "an unknown metric",
      "metric: charging_stations", "metric: charging_station",
      tells: #"""
        scenario.yaml:100:13: error[E0602]: unknown metric 'charging_station'
          100 |     metric: charging_station
              |             ^
          help: did you mean 'charging_stations'?
        """#),
    WrongField(
      "an unknown algorithm",
      "algorithm: greedy-swap", "algorithm: greedy-swop",
      tells: #"""
        scenario.yaml:83:14: error[E0214]: siting.algorithm: 'greedy-swop' is not one of the known words
          83 |   algorithm: greedy-swop
             |              ^
          help: did you mean 'greedy-swap'?
        """#),
    WrongField(
      "an unknown curve",
      "curve: tesla-like", "curve: tesla",
      tells: #"""
        scenario.yaml:44:12: error[E0214]: fleet.private.curve: 'tesla' is not one of the known words
          44 |     curve: tesla
             |            ^
          help: did you mean 'tesla-like'?
        """#),
    WrongField(
      "a curve that runs backwards",
      "curve: tesla-like", "curve: [[0, 1.5], [0.8, 1], [0.5, 0.5], [1, 0.1]]",
      tells: #"""
        scenario.yaml:44:33: error[E0221]: fleet.private.curve: a curve runs from 0 to 1 in order, with power above 0 before its end and at most two points at one state
          44 |     curve: [[0, 1.5], [0.8, 1], [0.5, 0.5], [1, 0.1]]
             |                                 ^
        """#),
    WrongField(
      "a tariff of 23 hours",
      "energy_cny_per_kwh: [0.35, ", "energy_cny_per_kwh: [",
      tells: #"""
        scenario.yaml:66:25: error[E0207]: charging.tariff.energy_cny_per_kwh: expected 24 numbers, found 23
          66 |     energy_cny_per_kwh: [0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.65, 0.65, 0.65, 1, 1, 1, 1, 1, 1, 0.65, 0.65, 0.65, 1, 1, 0.65, 0.65]
             |                         ^
        """#),
    WrongField(
      "a price that is a word",
      "energy_cny_per_kwh: [0.35, 0.35", "energy_cny_per_kwh: [0.35, cheap",
      tells: #"""
        scenario.yaml:66:32: error[E0210]: charging.tariff.energy_cny_per_kwh[1]: expected a number, found 'cheap'
          66 |     energy_cny_per_kwh: [0.35, cheap, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.65, 0.65, 0.65, 1, 1, 1, 1, 1, 1, 0.65, 0.65, 0.65, 1, 1, 0.65, 0.65]
             |                                ^
        """#),
    WrongField(
      "a null value",
      "early_target_share: 0.8", "early_target_share:",
      tells: #"""
        scenario.yaml:42:24: error[E0210]: fleet.private.early_target_share: expected a number, found nothing
          42 |     early_target_share:
             |                        ^
        """#),
    WrongField(
      "a UTM zone that does not exist",
      "utm_zone: 48", "utm_zone: 61",
      tells: #"""
        scenario.yaml:12:15: error[E0212]: district.boundary.utm_zone: 61 is outside 0 to 60
          12 |     utm_zone: 61
             |               ^
        """#),
    WrongField(
      "a negative seed",
      "    seed: 1\n", "    seed: -1\n",
      tells: #"""
        scenario.yaml:19:11: error[E0212]: district.sites.seed: -1 is outside 0 to 9223372036854775807
          19 |     seed: -1
             |           ^
        """#),
  ]
}
