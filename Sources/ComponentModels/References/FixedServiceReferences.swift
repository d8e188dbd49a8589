import DistrictModel

/// Waiting with fixed service (Crommelin 1932; Pollaczek 1930), worked out outside this program.
extension ReferenceTable {
  public static let packsWaitDeterministic = ReferenceTable(
    id: "waiting_deterministic_charge", model: "waiting_deterministic_charge",
    source: BilingualText(
      zh: "换电站等待（固定充电时间）：M/D/N 嵌入链，9 位有效数字",
      en: "waiting for packs, fixed charge: embedded chain of M/D/N, 9 digits"),
    tolerance: 1e-8,
    csv: """
      lambda_per_h,tau_charge_deterministic_h,N_batteries,P_wait,Lq_vehicles,Wq_min,mean_full_batteries,battery_utilisation
      3.5,1,7,0.0702308999,0.0470756342,0.807010873,3.5,0.5
      4.9,1,7,0.281116881,0.386142912,4.72828056,2.1,0.7
      5.6,1,7,0.462779407,1.02681978,11.0016405,1.4,0.8
      6.3,1,7,0.70172747,3.3172998,31.5933314,0.7,0.9
      6.65,1,7,0.843400182,8.20673099,74.0456931,0.35,0.95
      9.1,1,13,0.153398437,0.227917337,1.50275167,3.9,0.7
      11.05,1,13,0.450568841,1.43264655,7.77907631,1.95,0.85
      12.35,1,13,0.785136926,7.73762084,37.5916802,0.65,0.95
      15,0.8,21,0.0118120046,0.0121290861,0.0485163445,9,0.571428571
      22,0.8,21,0.314877915,0.962631795,2.62535944,3.4,0.838095238
      24,0.8,21,0.570019661,3.31309199,8.28272997,1.8,0.914285714
      20,0.75,23,0.0343186851,0.0468040361,0.140412108,8,0.652173913
      27,0.75,23,0.424362406,1.77585105,3.94633566,2.75,0.880434783
      """)

  public static let fixedServiceVectors = ReferenceTable(
    id: "mdc_queue", model: "mdc_queue",
    source: BilingualText(
      zh: "M/D/c 嵌入链，9 位有效数字",
      en: "embedded chain of M/D/c, 9 digits"),
    tolerance: 1e-8,
    csv: """
      c,rho,P_wait,Wq_S
      7,0.5,0.0702308999,0.0134501812
      7,0.7,0.281116881,0.078804676
      7,0.9,0.70172747,0.526555523
      13,0.85,0.450568841,0.129651272
      13,0.95,0.785136926,0.626528003
      """)

  public static let pollaczekKhinchine = ReferenceTable(
    id: "pollaczek_khinchine", model: "mg1_queue",
    source: BilingualText(
      zh: "Pollaczek–Khinchine 公式",
      en: "Pollaczek-Khinchine formula"),
    tolerance: 1e-12,
    csv: """
      rho,cv,Wq_S
      0.8,0,2
      0.8,1,4
      0.5,0,0.5
      0.5,1,1
      """)
}
