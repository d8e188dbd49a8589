extension WrongField {
  /// One change each: missing, unknown and repeated keys.
  static let keys: [WrongField] = [
    WrongField(
      "a missing required key",
      "    stock: 3000\n", "",
      tells: #"""
        scenario.yaml:33:5: error[E0201]: key 'stock' is missing
          33 |   - id: private
             |     ^
          help: vehicles in the district
        """#),
    WrongField(
      "a missing section",
      "travel:\n  speed_km_per_hour: 30\n\nclimate:", "travle:\n  speed_km_per_hour: 30\n\nclimate:",
      tells: #"""
        scenario.yaml:72:1: error[E0203]: unknown key 'travle'
          72 | travle:
             | ^
          help: did you mean 'travel'?
        """#),
    WrongField(
      "an unknown key near a known one",
      "cell_size_m: 500", "cell_sise_m: 500",
      tells: #"""
        scenario.yaml:13:3: error[E0203]: unknown key 'cell_sise_m'
          13 |   cell_sise_m: 500
             |   ^
          help: did you mean 'cell_size_m'?
        """#),
    WrongField(
      "an unknown key near none",
      "  days: 3", "  zzzzzzzzzz: 3",
      tells: #"""
        scenario.yaml:88:3: error[E0203]: unknown key 'zzzzzzzzzz'
          88 |   zzzzzzzzzz: 3
             |   ^
          help: known here: days, first_weekday, replications, seed, until, warm_up_days, years_ahead
        """#),
    WrongField(
      "a key given twice",
      "  attempts: 3\n", "  attempts: 3\n  attempts: 2\n",
      tells: #"""
        scenario.yaml:69:3: error[E0202]: key 'attempts' is given twice
          69 |   attempts: 2
             |   ^
          help: the first one is on line 68
        """#),
    WrongField(
      "a key of a list entry given twice",
      "    target_share: 0.9\n", "    target_share: 0.9\n    target_share: 0.8\n",
      tells: #"""
        scenario.yaml:44:5: error[E0202]: key 'target_share' is given twice
          44 |     target_share: 0.8
             |     ^
          help: the first one is on line 43
        """#),
    WrongField(
      "a value where a mapping belongs",
      "  choice:\n    per_cny: 0.3\n", "  choice: 0.3\n",
      tells: #"""
        scenario.yaml:69:11: error[E0204]: charging.choice: expected a mapping of keys, found '0.3'
          69 |   choice: 0.3
             |           ^
        """#),
    WrongField(
      "a mapping where a list belongs",
      "daily_mean_c: [18.6]", "daily_mean_c: { january: 18.6 }",
      tells: #"""
        scenario.yaml:76:17: error[E0206]: climate.daily_mean_c: expected a list of numbers, found a mapping
          76 |   daily_mean_c: { january: 18.6 }
             |                 ^
        """#),
    WrongField(
      "an empty list of fleets",
      "fleet:\n  - id: private", "fleet: []\nx-old:\n  - id: private",
      tells: #"""
        scenario.yaml:32:8: error[E0207]: fleet: the list needs at least 1 entry
          32 | fleet: []
             |        ^
        """#),
    WrongField(
      "an anchor",
      "  stations: 20\n", "  stations: &n 20\n",
      tells: #"""
        scenario.yaml:79:13: error[E0103]: anchors and aliases are not accepted
          79 |   stations: &n 20
             |             ^
          help: write the value out; quote a text that begins with & or *
        """#),
    WrongField(
      "an alias",
      "  chargers: 240", "  chargers: *n",
      tells: #"""
        scenario.yaml:80:13: error[E0103]: anchors and aliases are not accepted
          80 |   chargers: *n
             |             ^
          help: write the value out; quote a text that begins with & or *
        """#),
    WrongField(
      "a tab that indents",
      "  replications: 4", "\treplications: 4",
      tells: #"""
        scenario.yaml:90:1: error[E0102]: a tab cannot indent
          90 | 	replications: 4
             | ^
          help: use spaces
        """#),
    WrongField(
      "a bracket never closed",
      "radii_m: [300, 600, 900]", "radii_m: [300, 600, 900",
      tells: #"""
        scenario.yaml:83:12: error[E0100]: YAML syntax: did not find expected ',' or ']'
          83 |   algorithm: greedy-swap
             |            ^
          help: while parsing a flow sequence that begins on line 82
        """#),
    WrongField(
      "a sources key that names no value",
      "key: fleet.private.stock", "key: fleet.private.stok",
      tells: #"""
        scenario.yaml:111:12: error[E0601]: 'fleet.private.stok' is not the path of a value
          111 |   - { key: fleet.private.stok, grade: assumed, source: "replace with a count" }
              |            ^
          help: did you mean 'fleet.private.stock'?
        """#),
    WrongField(
      "a name without any words",
      "name:\n  zh: \"t\"\n  en: \"t\"\n", "name: {}\n",
      tells: #"""
        scenario.yaml:4:7: error[E0220]: name: needs zh or en
          4 | name: {}
            |       ^
        """#),
    WrongField(
      "an id used twice",
      "  - id: ac7", "  - id: dc60",
      tells: #"""
        scenario.yaml:59:11: error[E0208]: id 'dc60' is used twice
          59 |     - id: dc60
             |           ^
          help: the first one is on line 52
        """#),
    WrongField(
      "a version of another format",
      "schema: wayside/1", "schema: wayside/2",
      tells: #"""
        scenario.yaml:3:9: error[E0214]: schema: 'wayside/2' is not one of the known words
          3 | schema: wayside/2
            |         ^
          help: did you mean 'wayside/1'?
        """#),
    WrongField(
      "a reference system that is not declared",
      "    datum: WGS-84\n  sites", "  sites",
      tells: #"""
        scenario.yaml:16:5: error[E0201]: key 'datum' is missing
          16 |     file: data/townships.csv
             |     ^
          help: reference system of the coordinates: WGS-84, CGCS2000, GCJ-02, BD-09
        """#),
  ]
}
