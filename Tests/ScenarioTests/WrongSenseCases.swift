extension WrongField {
  /// One change each: values that would be ignored, or that nobody can mean.
  static let sense: [WrongField] = [
    WrongField(
      "misalignment over a cable",
      "      current: dc\n", "      current: dc\n      misalignment_loss_share: 0.1\n",
      tells: #"""
        scenario.yaml:56:32: error[E0625]: charging.charger_types.dc60.misalignment_loss_share: only a pad, current: wireless, loses power to misalignment
          56 |       misalignment_loss_share: 0.1
             |                                ^
        """#),
    WrongField(
      "a standard that carries another current",
      "      current: ac\n", "      current: ac\n      standard: gb_t_dc\n",
      tells: #"""
        scenario.yaml:63:17: error[E0623]: charging.charger_types.ac7.standard: gb_t_dc carries dc, but current is ac
          63 |       standard: gb_t_dc
             |                 ^
          help: for ac there is: gb_t_ac
        """#),
    WrongField(
      "a wireless standard on a cable",
      "      current: dc\n", "      current: dc\n      standard: gb_t_wireless\n",
      tells: #"""
        scenario.yaml:56:17: error[E0623]: charging.charger_types.dc60.standard: gb_t_wireless carries wireless, but current is dc
          56 |       standard: gb_t_wireless
             |                 ^
          help: for dc there is: gb_t_dc, gb_t_dc_liquid, chaoji
        """#),
    WrongField(
      "more power than the standard carries",
      "      power_kw: 60\n", "      power_kw: 480\n",
      tells: #"""
        scenario.yaml:56:17: error[E0624]: charging.charger_types.dc60.power_kw: 480 is more than gb_t_dc carries, 250
          56 |       power_kw: 480
             |                 ^
          help: a standard that carries it: gb_t_dc_liquid (800), chaoji (1200)
        """#),
    WrongField(
      "more power than any standard of the current carries",
      "      power_kw: 7\n", "      power_kw: 50\n",
      tells: #"""
        scenario.yaml:63:17: error[E0624]: charging.charger_types.ac7.power_kw: 50 is more than gb_t_ac carries, 41.58
          63 |       power_kw: 50
             |                 ^
        """#),
    WrongField(
      "sharing without a cabinet",
      "      connectors: 1\n", "      connectors: 2\n      sharing: equal\n",
      tells: #"""
        scenario.yaml:58:16: error[E0626]: charging.charger_types.dc60.sharing: has no effect without cabinet_kw
          58 |       sharing: equal
             |                ^
          help: give cabinet_kw, the power the connectors share, or remove sharing
        """#),
    WrongField(
      "modules without a cabinet",
      "      connectors: 1\n", "      connectors: 2\n      sharing: modules\n      module_kw: 30\n",
      tells: #"""
        scenario.yaml:58:16: error[E0626]: charging.charger_types.dc60.sharing: has no effect without cabinet_kw
          58 |       sharing: modules
             |                ^
          help: give cabinet_kw, the power the connectors share, or remove sharing
        scenario.yaml:59:18: error[E0626]: charging.charger_types.dc60.module_kw: has no effect without cabinet_kw
          59 |       module_kw: 30
             |                  ^
          help: give cabinet_kw, the power the connectors share, or remove module_kw
        """#),
    WrongField(
      "modules of a cabinet that shares evenly",
      "      connectors: 1\n",
      "      connectors: 2\n      cabinet_kw: 60\n      sharing: equal\n      module_kw: 30\n",
      tells: #"""
        scenario.yaml:60:18: error[E0626]: charging.charger_types.dc60.module_kw: has no effect without sharing: modules
          60 |       module_kw: 30
             |                  ^
        """#),
    WrongField(
      "operators that are more than all stations",
      "  patience_min: 10", "  operators: [{ id: a, share: 0.8 }, { id: b, share: 0.3 }]\n  patience_min: 10",
      tells: #"""
        scenario.yaml:67:14: error[E0619]: the shares of the operators sum to 1.1, not to 1
          67 |   operators: [{ id: a, share: 0.8 }, { id: b, share: 0.3 }]
             |              ^
        """#),
    WrongField(
      "shifts that are less than the day's distance",
      "    driving_start_hour: 7\n    driving_end_hour: 22\n",
      "    driving_blocks: [{ start_hour: 6, end_hour: 9, share: 0.5 }, { start_hour: 17, end_hour: 19, share: 0.2 }]\n",
      tells: #"""
        scenario.yaml:38:21: error[E0617]: fleet.private.driving_blocks: the shares sum to 0.7, not to 1
          38 |     driving_blocks: [{ start_hour: 6, end_hour: 9, share: 0.5 }, { start_hour: 17, end_hour: 19, share: 0.2 }]
             |                     ^
        """#),
    WrongField(
      "driving hours beside shifts",
      "    driving_end_hour: 22\n", "    driving_blocks: [{ start_hour: 6, end_hour: 9, share: 1 }]\n",
      tells: #"""
        scenario.yaml:38:25: error[E0629]: fleet.private.driving_start_hour: would be ignored beside driving_blocks
          38 |     driving_start_hour: 7
             |                         ^
          help: remove driving_start_hour or driving_blocks
        """#),
    WrongField(
      "a cabinet with less power than a lamp",
      "      connectors: 1\n", "      connectors: 2\n      cabinet_kw: 0.001\n",
      tells: #"""
        scenario.yaml:58:19: error[E0628]: charging.charger_types.dc60.cabinet_kw: a charge of private from empty to its target would take 2368 days; at most 30 are allowed
          58 |       cabinet_kw: 0.001
             |                   ^
        """#),
    WrongField(
      "a curve that takes years",
      "curve: tesla-like", "curve: [[0, 1e-5], [1, 1e-5]]",
      tells: #"""
        scenario.yaml:44:12: error[E0628]: fleet.private.curve: a charge of private from empty to its target would take 3750 days; at most 30 are allowed
          44 |     curve: [[0, 1e-5], [1, 1e-5]]
             |            ^
        """#),
    WrongField(
      "an inlet that takes months",
      "    own_plug_share: 0.45", "    own_plug_share: 0.45\n    dc_limit_kw: 0.01",
      tells: #"""
        scenario.yaml:38:18: error[E0628]: fleet.private.dc_limit_kw: a charge of private from empty to its target would take 225 days; at most 30 are allowed
          38 |     dc_limit_kw: 0.01
             |                  ^
        """#),
    WrongField(
      "a price below zero",
      "  patience_min: 10",
      "  operators: [{ id: a, share: 1, extra_fee_cny_per_kwh: -0.8 }]\n  patience_min: 10",
      tells: #"""
        scenario.yaml:67:57: error[E0627]: charging.operators.a.extra_fee_cny_per_kwh: at hour 0 the price of dc60 is below zero: energy 0.35, service 0.4, extra -0.8
          67 |   operators: [{ id: a, share: 1, extra_fee_cny_per_kwh: -0.8 }]
             |                                                         ^
        """#),
    WrongField(
      "more plugs than cars by far",
      "run:\n",
      "provision:\n  - { id: a, spaces_per_year: 10000000, built_share: 1, serves: private }\nrun:\n  years_ahead: 30\n",
      tells: #"""
        scenario.yaml:88:31: error[E0630]: provision.a.spaces_per_year: 300000000 plugs after 30 years for 3000 vehicles of private; at most 10 for each are allowed
          88 |   - { id: a, spaces_per_year: 10000000, built_share: 1, serves: private }
             |                               ^
        """#),
    WrongField(
      "an opening hour with a fraction",
      "        allows_swap: true\n", "        allows_swap: true\n        opens_hour: 8.5\n",
      tells: #"""
        scenario.yaml:31:21: error[E0211]: district.sites.categories.public-parking.opens_hour: expected a whole number, found '8.5'
          31 |         opens_hour: 8.5
             |                     ^
        """#),
    WrongField(
      "stations that never open",
      "        allows_swap: true\n",
      "        allows_swap: true\n        opens_hour: 24\n        closes_hour: 0\n",
      tells: #"""
        scenario.yaml:32:22: error[E0631]: district.sites.categories.public-parking: from hour 24 to hour 0 stations here are never open
          32 |         closes_hour: 0
             |                      ^
          help: for always write opens_hour: 0 and closes_hour: 24
        """#),
    WrongField(
      "a tank on a class with a battery",
      "    stock: 3000\n", "    stock: 3000\n    tank_kg: 5\n",
      tells: #"""
        scenario.yaml:37:14: error[E0669]: fleet.private.tank_kg: a class with fuel electricity has none
          37 |     tank_kg: 5
             |              ^
          help: write fuel: hydrogen, or remove it
        """#),
    WrongField(
      "more hydrogen stations than sites that allow them",
      "  swap_stations: 2\n", "  swap_stations: 2\n  hydrogen_stations: 3\n",
      tells: #"""
        scenario.yaml:85:22: error[E0618]: 3 hydrogen stations are asked for, but only 0 sites may hold one
          85 |   hydrogen_stations: 3
             |                      ^
          help: write allows_hydrogen: true in a category
        """#),
  ]
}
