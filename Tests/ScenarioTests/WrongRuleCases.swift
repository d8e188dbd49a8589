extension WrongField {
  /// One change each: rules of siting that cannot be meant.
  static let rules: [WrongField] = [
    WrongField(
      "a quota for a township and a category that are not there, upside down",
      "  stations: 20\n",
      "  stations: 20\n  quotas: [{ id: a, township: \"01\", category: public-prking, at_least: 3, at_most: 2 }]\n",
      tells: #"""
        scenario.yaml:80:31: error[E0653]: there is no township with the code '01'
          80 |   quotas: [{ id: a, township: "01", category: public-prking, at_least: 3, at_most: 2 }]
             |                               ^
          help: known here: 001, 002, 003
        scenario.yaml:80:47: error[E0654]: there is no category 'public-prking'
          80 |   quotas: [{ id: a, township: "01", category: public-prking, at_least: 3, at_most: 2 }]
             |                                               ^
          help: did you mean 'public-parking'?
        scenario.yaml:80:84: error[E0655]: siting.quotas.a: at_most must not be below at_least, 3
          80 |   quotas: [{ id: a, township: "01", category: public-prking, at_least: 3, at_most: 2 }]
             |                                                                                    ^
        """#),
    WrongField(
      "a site that is not there, and one that is required and forbidden",
      "  stations: 20\n",
      """
        stations: 20
        sites:
          - { id: public-parking-0061, rule: required }
          - { id: public-parking-0060, rule: required }
          - { id: public-parking-0060, rule: forbidden }

      """,
      tells: #"""
        scenario.yaml:81:13: error[E0650]: there is no site 'public-parking-0061'
          81 |     - { id: public-parking-0061, rule: required }
             |             ^
          help: did you mean 'public-parking-0001'?
        scenario.yaml:83:13: error[E0651]: site 'public-parking-0060' is both required and forbidden
          83 |     - { id: public-parking-0060, rule: forbidden }
             |             ^
        """#),
    WrongField(
      "corridors to nowhere, to themselves and without stations",
      "  stations: 20\n",
      """
        stations: 20
        corridors:
          - { id: a, from: "001", to: "01", vehicles_per_day: 10, range_km: 100 }
          - { id: b, from: "001", to: "001", kind: swap, vehicles_per_day: 10, range_km: 100 }

      """,
      tells: #"""
        scenario.yaml:81:7: error[E0690]: siting.corridors.a: the plan has no hydrogen stations, siting.hydrogen_stations is 0
          81 |     - { id: a, from: "001", to: "01", vehicles_per_day: 10, range_km: 100 }
             |       ^
        scenario.yaml:81:33: error[E0687]: there is no township with the code '01'
          81 |     - { id: a, from: "001", to: "01", vehicles_per_day: 10, range_km: 100 }
             |                                 ^
          help: known here: 001, 002, 003
        scenario.yaml:82:33: error[E0688]: siting.corridors.b: it ends in the township it begins in
          82 |     - { id: b, from: "001", to: "001", kind: swap, vehicles_per_day: 10, range_km: 100 }
             |                                 ^
        """#),
    WrongField(
      "a mask whose file is not there",
      "  stations: 20\n",
      "  stations: 20\n  masks: [{ id: schools, file: data/schools.csv, datum: WGS-84, distance_m: 50 }]\n",
      tells: #"""
        scenario.yaml:80:32: error[E0504]: file 'data/schools.csv' cannot be read
          80 |   masks: [{ id: schools, file: data/schools.csv, datum: WGS-84, distance_m: 50 }]
             |                                ^
        """#),
    WrongField(
      "stages that fall, run backwards and do not end with the plan",
      "  stations: 20\n",
      "  stations: 20\n  stages: [{ year: 2027, stations: 9 }, { year: 2026, stations: 8, swap_stations: 1 }]\n",
      tells: #"""
        scenario.yaml:80:49: error[E0659]: siting.stages[1].year: must come after the stage before, 2027
          80 |   stages: [{ year: 2027, stations: 9 }, { year: 2026, stations: 8, swap_stations: 1 }]
             |                                                 ^
        scenario.yaml:80:65: error[E0660]: siting.stages[1].stations: must not be below the stage before, 9
          80 |   stages: [{ year: 2027, stations: 9 }, { year: 2026, stations: 8, swap_stations: 1 }]
             |                                                                 ^
          help: stages count all stations that stand at the end of the year
        scenario.yaml:80:65: error[E0662]: siting.stages[1].stations: the last stage is the plan, which holds 20 stations
          80 |   stages: [{ year: 2027, stations: 9 }, { year: 2026, stations: 8, swap_stations: 1 }]
             |                                                                 ^
        scenario.yaml:80:83: error[E0663]: siting.stages[1].swap_stations: the last stage is the plan, which holds 2 swap stations
          80 |   stages: [{ year: 2027, stations: 9 }, { year: 2026, stations: 8, swap_stations: 1 }]
             |                                                                                   ^
        """#),
    WrongField(
      "a budget beside a distance and stages, and an objective that knows neither",
      "  stations: 20\n",
      "  stations: 20\n  objective: travel\n  spacing_m: 300\n  budget_cny: 1000\n  stages: [{ year: 2027, stations: 20 }]\n",
      tells: #"""
        scenario.yaml:80:14: error[E0656]: the objective travel does not know spacing_m
          80 |   objective: travel
             |              ^
          help: write objective: coverage, or remove spacing_m
        scenario.yaml:82:15: error[E0657]: a budget does not know spacing_m, which counts stations
          82 |   budget_cny: 1000
             |               ^
          help: remove budget_cny or spacing_m
        scenario.yaml:83:11: error[E0658]: stages count stations, and a budget leaves their number open
          83 |   stages: [{ year: 2027, stations: 20 }]
             |           ^
          help: remove budget_cny or stages
        """#),
    WrongField(
      "a year with a grid",
      "run:\n  days: 3\n",
      "power:\n  feeder_kv: 10\n\nrun:\n  days: 365\n",
      tells: #"""
        scenario.yaml:91:9: error[E0666]: with power every station's load is kept by quarter hour: 62 days at most
          91 |   days: 365
             |         ^
          help: the grid is told by its mean week: write run.days: 28
        """#),
    WrongField(
      "sun and batteries without a grid",
      "run:\n  days: 3\n",
      "solar_storage:\n  stations: 5\n  storage_efficiency_share: 1.2\n\nrun:\n  days: 3\n",
      tells: #"""
        scenario.yaml:88:3: error[E0668]: stations with modules and a battery need the section power
          88 |   stations: 5
             |   ^
          help: add a section power:, such as one line feeder_kv: 10
        scenario.yaml:89:29: error[E0212]: solar_storage.storage_efficiency_share: 1.2 is outside 0.3 to 1
          89 |   storage_efficiency_share: 1.2
             |                             ^
        """#),
  ]
}
