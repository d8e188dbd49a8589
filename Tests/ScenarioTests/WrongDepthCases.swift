extension WrongField {
  /// One change each: classes, chargers and provision that do not fit each other.
  static let depth: [WrongField] = [
    WrongField(
      "a price list with a gap",
      "0.65, 0.65]", "0.65]",
      tells: #"""
        scenario.yaml:66:25: error[E0207]: charging.tariff.energy_cny_per_kwh: expected 24 numbers, found 23
          66 |     energy_cny_per_kwh: [0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.65, 0.65, 0.65, 1, 1, 1, 1, 1, 1, 0.65, 0.65, 0.65, 1, 1, 0.65]
             |                         ^
        """#),
    WrongField(
      "a price that is missing in the middle",
      "[0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35, 0.35,", "[0.35, 0.35, null, 0.35, 0.35, 0.35, 0.35, 0.35,",
      tells: #"""
        scenario.yaml:66:38: error[E0210]: charging.tariff.energy_cny_per_kwh[2]: expected a number, found 'null'
          66 |     energy_cny_per_kwh: [0.35, 0.35, null, 0.35, 0.35, 0.35, 0.35, 0.35, 0.65, 0.65, 0.65, 1, 1, 1, 1, 1, 1, 0.65, 0.65, 0.65, 1, 1, 0.65, 0.65]
             |                                      ^
        """#),
    WrongField(
      "a fleet larger than memory",
      "stock: 3000", "stock: 60000000",
      tells: #"""
        scenario.yaml:33:3: error[E0608]: 60000000 vehicles need about 2.9 GB for each run at a time; at most 50000000 (2.4 GB) are allowed
          33 |   - id: private
             |   ^
        """#),
    WrongField(
      "a curve that runs back",
      "curve: tesla-like", "curve: [[0, 1], [0.6, 1], [0.5, 0.8], [1, 0.1]]",
      tells: #"""
        scenario.yaml:44:31: error[E0221]: fleet.private.curve: a curve runs from 0 to 1 in order, with power above 0 before its end and at most two points at one state
          44 |     curve: [[0, 1], [0.6, 1], [0.5, 0.8], [1, 0.1]]
             |                               ^
        """#),
    WrongField(
      "a shift across midnight",
      "    driving_start_hour: 7\n    driving_end_hour: 22\n",
      "    driving_blocks: [{ start_hour: 22, end_hour: 6, share: 1 }]\n",
      tells: #"""
        scenario.yaml:38:50: error[E0603]: fleet.private.driving_blocks: must be after its start at 22; split a shift at midnight
          38 |     driving_blocks: [{ start_hour: 22, end_hour: 6, share: 1 }]
             |                                                  ^
        """#),
    WrongField(
      "more needs at home and at work than there are",
      "    own_plug_share: 0.45", "    own_plug_share: 0.45\n    at_home_share: 0.7\n    at_work_share: 0.5",
      tells: #"""
        scenario.yaml:39:20: error[E0616]: fleet.private: at_home_share and at_work_share sum to more than 1
          39 |     at_work_share: 0.5
             |                    ^
        """#),
    WrongField(
      "a class only for wireless pads",
      "    own_plug_share: 0.45",
      "    own_plug_share: 0.45\n    ac_limit_kw: 0\n    dc_limit_kw: 0\n    wireless_limit_kw: 11",
      tells: #"""
        scenario.yaml:39:18: error[E0607]: fleet.private: this class can use none of the charger types
          39 |     dc_limit_kw: 0
             |                  ^
          help: there are: dc60 (gb_t_dc), ac7 (gb_t_ac)
        """#),
    WrongField(
      "provision for a class that is not there",
      "travel:\n",
      "provision:\n  - { id: a, spaces_per_year: 10, built_share: 0.8, reserved_share: 0.5, serves: privat }\ntravel:\n",
      tells: #"""
        scenario.yaml:73:69: error[E0615]: provision.a: built and reserved shares sum to more than 1
          73 |   - { id: a, spaces_per_year: 10, built_share: 0.8, reserved_share: 0.5, serves: privat }
             |                                                                     ^
        scenario.yaml:73:82: error[E0614]: unknown class 'privat'
          73 |   - { id: a, spaces_per_year: 10, built_share: 0.8, reserved_share: 0.5, serves: privat }
             |                                                                                  ^
          help: did you mean 'private'?
        """#),
    WrongField(
      "connectors that break every few seconds",
      "      power_kw: 60\n", "      power_kw: 60\n      availability_share: 0.05\n      repair_hours: 0.1\n",
      tells: #"""
        scenario.yaml:57:27: error[E0642]: charging.charger_types.dc60: with this availability and repair a connector fails every 0.3 min on average; at least 60 are expected
          57 |       availability_share: 0.05
             |                           ^
          help: raise the availability or the time to repair
        """#),
    WrongField(
      "operators without stations",
      "  patience_min: 10", "  operators: [{ id: a, share: 0 }]\n  patience_min: 10",
      tells: #"""
        scenario.yaml:67:14: error[E0619]: the shares of the operators sum to 0, not to 1
          67 |   operators: [{ id: a, share: 0 }]
             |              ^
        """#),
    WrongField(
      "an hourly weather file that is not there",
      "  daily_mean_c: [18.6]", "  hourly_file: data/hours.csv",
      tells: #"""
        scenario.yaml:76:16: error[E0504]: file 'data/hours.csv' cannot be read
          76 |   hourly_file: data/hours.csv
             |                ^
        """#),
    WrongField(
      "more days than the books can hold",
      "stock: 3000", "stock: 30000000",
      tells: #"""
        scenario.yaml:88:9: error[E0621]: the books cannot hold the energy of 4 days: at most 0 with this fleet; simulate in parts
          88 |   days: 3
             |         ^
        """#),
  ]
}
