import DistrictModel

/// Orderly charging and vehicle to grid, worked out outside this program in exact fractions.
extension ReferenceTable {
  public static let valleysOfEqualCars = ReferenceTable(
    id: "valley_filling_equal_cars", model: "valley_filling",
    source: BilingualText(
      zh: "填谷：同时停留的相同车辆等于一个总水位，分数精确解",
      en: "valleys: equal cars that stay together are one water level, exact fractions"),
    tolerance: 1e-6, floor: 1,
    csv: """
      base_kw,slot_h,arrival_slot,departure_slot,power_kw,energy_kwh,peak_kw,lowest_kw,undelivered_kwh,sum_squares_kw2
      12 17 8 4 13 17 8,1,3 3 3,6 6 6,7 7 7,14.7 14.7 14.7,26.55,8.0,0.0,2595.805
      4 2 5 4 7,1,1 1,2 2,7 7,9.8 9.8,16.0,4.0,5.6,362.0
      5 8 9 0 4 13 17 11,1,4,7,6,21.6,23.0,0.0,3.6,1281.0
      16 19 20 1 14 17 12 12 12 12,1,7 7,10 10,2 2,0.6 0.6,20.0,1.0,0.0,2108.28
      2 6 14 5 3,1,0,1,4,4.0,14.0,3.0,0.0,302.0
      17 3 11 19 0,1,1,5,2,8.8,21.0,2.0,0.8,928.0
      11 19 11 15 3 3,1,3 3,5 5,8 8,12.8 12.8,24.6,3.0,0.0,1578.16
      2 4 3 10 8 15,1,1,6,8,16.0,15.0,2.0,0.0,649.25
      """)

  public static let pairsOfHours = ReferenceTable(
    id: "v2g_dynamic_programming", model: "v2g_pairing",
    source: BilingualText(
      zh: "V2G：整千瓦时状态的动态规划，分数精确解",
      en: "vehicle to grid: dynamic programming on whole kilowatt-hours, exact fractions"),
    tolerance: 1e-9, floor: 1,
    csv: """
      buy_cny_kwh,slot_h,capacity_kwh,start_kwh,target_kwh,reserve_kwh,charge_kw,discharge_kw,eta_charge,eta_discharge,wear_cny_kwh,missing_kwh,cost_charging_only_cny,cost_cny
      0.58 1.21 0.32 0.38 0.44,1,26,18,1,8,5,3.2,0.8,0.8,0.1,0,0.0,-5.182
      0.42 1.31 1.27,1,17,7,2,4,5,3.2,0.8,0.8,0.3,0,0.0,-2.515
      0.51 0.77 0.35,1,27,1,7,0,5,3.2,0.8,0.8,0.1,0,3.025,3.025
      1.27 0.56 0.5 0.98 0.66,1,18,18,18,5,5,3.2,0.8,0.8,0.1,0,0.0,-1.064
      0.44 0.36 0.35 0.72 1.47,1,28,24,10,7,5,3.2,0.8,0.8,0.3,0,0.0,-4.008
      0.96 0.83 0.66 0.82 0.4,1,24,16,15,5,5,3.2,0.8,0.8,0.3,0,0.0,-0.393
      0.38 0.5 1.27 0.62 1.07,1,19,15,13,0,5,3.2,0.8,0.8,0.0,0,0.0,-4.038
      1.0 1.07 1.09 1.47 1.36 0.37 0.43,1,23,15,22,1,5,3.2,0.8,0.8,0.0,0,3.4625,2.824
      0.99 1.34 0.92 1.18 1.08 0.25 1.38 1.1,1,20,19,3,3,5,3.2,0.8,0.8,0.0,0,0.0,-18.206
      0.93 0.53 0.83 1.21,1,27,27,15,1,5,3.2,0.8,0.8,0.1,0,0.0,-8.004
      """)
}
