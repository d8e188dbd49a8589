extension WrongField {
  /// One change each: values that do not fit each other.
  static let sums: [WrongField] = [
    WrongField(
      "shares of charger types that do not sum to 1",
      "    share: 0.3\n", "    share: 0.2\n",
      tells: #"""
        scenario.yaml:52:5: error[E0609]: the shares of the charger types sum to 0.9, not to 1
          52 |     - id: dc60
             |     ^
        """#),
    WrongField(
      "driving that ends before it begins",
      "driving_end_hour: 22", "driving_end_hour: 6",
      tells: #"""
        scenario.yaml:39:23: error[E0603]: fleet.private.driving_end_hour: driving must end after it begins at 7
          39 |     driving_end_hour: 6
             |                       ^
        """#),
    WrongField(
      "a sure range above the never range",
      "never_charges_above_km: 120", "never_charges_above_km: 30",
      tells: #"""
        scenario.yaml:41:29: error[E0604]: fleet.private.never_charges_above_km: must be above surely_charges_below_km, 40
          41 |     never_charges_above_km: 30
             |                             ^
        """#),
    WrongField(
      "a target below the reserve",
      "    target_share: 0.9", "    target_share: 0.1",
      tells: #"""
        scenario.yaml:43:19: error[E0605]: fleet.private: reserve_share < early_target_share ≤ target_share must hold
          43 |     target_share: 0.1
             |                   ^
          help: they are 0.15, 0.8 and 0.1
        """#),
    WrongField(
      "bumps that sum to more than the day",
      "spread_hours: 1.5, share: 0.20", "spread_hours: 1.5, share: 0.80",
      tells: #"""
        scenario.yaml:46:7: error[E0606]: fleet.private.profile: the shares of the bumps sum to more than 1
          46 |       - { hour: 6, spread_hours: 1.2, share: 0.15 }
             |       ^
        """#),
    WrongField(
      "more chargers than the sites hold",
      "  chargers: 240", "  chargers: 100000",
      tells: #"""
        scenario.yaml:80:13: error[E0613]: 100000 chargers are asked for, but all candidate sites together hold at most 7200
          80 |   chargers: 100000
             |             ^
        """#),
    WrongField(
      "more stations than candidates",
      "candidates: 60", "candidates: 6",
      tells: #"""
        scenario.yaml:79:13: error[E0612]: 20 stations are asked for, but there are only 6 candidate sites
          79 |   stations: 20
             |             ^
        """#),
    WrongField(
      "fewer chargers than the stations need",
      "  chargers: 240", "  chargers: 60",
      tells: #"""
        scenario.yaml:80:13: error[E0611]: 60 chargers cannot give 20 stations 4 each (80 needed)
          80 |   chargers: 60
             |             ^
        """#),
    WrongField(
      "a smallest capacity above the largest",
      "capacity_min: 4", "capacity_min: 400",
      tells: #"""
        scenario.yaml:29:23: error[E0610]: district.sites.categories.public-parking.capacity_max: must not be below capacity_min, 400
          29 |         capacity_max: 120
             |                       ^
        """#),
    WrongField(
      "a vehicle no charger fits",
      "    own_plug_share: 0.45", "    own_plug_share: 0.45\n    ac_limit_kw: 0\n    dc_limit_kw: 0",
      tells: #"""
        scenario.yaml:39:18: error[E0607]: fleet.private: this class can use none of the charger types
          39 |     dc_limit_kw: 0
             |                  ^
          help: there are: dc60 (gb_t_dc), ac7 (gb_t_ac)
        """#),
    WrongField(
      "a UTM zone far from the boundary",
      "utm_zone: 48", "utm_zone: 12",
      tells: #"""
        scenario.yaml:12:15: error[E0502]: UTM zone 12 is far from the outline
          12 |     utm_zone: 12
             |               ^
          help: the outline lies in zone 48
        """#),
    WrongField(
      "a cell too small for the district",
      "cell_size_m: 500", "cell_size_m: 10",
      tells: #"""
        scenario.yaml:13:16: error[E0501]: the grid would need 1324125 squares; at most 1000000 are allowed: enlarge cell_size_m
          13 |   cell_size_m: 10
             |                ^
        """#),
  ]
}
