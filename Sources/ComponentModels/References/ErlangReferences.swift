import DistrictModel

/// Loss and waiting with exponential service (Erlang 1917; with patience Palm 1957), worked out outside this program.
extension ReferenceTable {
  public static let erlangBVectors = ReferenceTable(
    id: "erlang_b", model: "erlang_b",
    source: BilingualText(
      zh: "Erlang 公式，9 位小数",
      en: "Erlang's formula, 9 decimals"),
    tolerance: 1e-8,
    csv: """
      c,a,P_loss
      10,8,0.121661064
      22,17.6,0.058101996
      50,45,0.054104472
      """)

  public static let erlangBSizing = ReferenceTable(
    id: "erlang_b_sizing", model: "erlang_b",
    source: BilingualText(
      zh: "Erlang B 递推",
      en: "Erlang B recursion"),
    tolerance: 0,
    csv: """
      a,P_loss_max,c_min
      1,0.05,4
      2,0.05,5
      5,0.05,9
      10,0.05,15
      20,0.05,26
      50,0.05,56
      100,0.05,105
      """)

  public static let packsLost = ReferenceTable(
    id: "lost_demand_erlang_b", model: "lost_demand_erlang_b",
    source: BilingualText(
      zh: "换电站损失需求：Erlang B，9 位有效数字",
      en: "lost demand of a swap station: Erlang B, 9 digits"),
    tolerance: 1e-8,
    csv: """
      lambda_per_h,tau_charge_h,N_batteries,offered_load_a,P_lost,served_per_day,mean_full_batteries
      2.5,1,5,2.5,0.0697311168,55.816133,2.67432779
      3.5,1,5,3.5,0.15411207,71.0545861,2.03939224
      4.25,1,5,4.25,0.221253991,79.4320929,1.69032946
      5,1,5,5,0.284867821,85.8158614,1.42433911
      6,1,5,6,0.360400445,92.1023359,1.16240267
      3.5,1,7,3.5,0.039608257,80.6729064,3.6386289
      4.9,1,7,4.9,0.114279376,104.160745,2.65996894
      5.95,1,7,5.95,0.181799157,116.83908,2.13170499
      7,1,7,7,0.248871449,126.189597,1.74210014
      8.4,1,7,8.4,0.330260875,135.019408,1.37419135
      6.5,1,13,6.5,0.00899029116,154.597515,6.55843689
      9.1,1,13,9.1,0.0571371594,205.921244,4.41994815
      11.05,1,13,11.05,0.120297115,233.297205,3.27928312
      13,1,13,13,0.191852121,252.142138,2.49407757
      15.6,1,13,15.6,0.283408095,268.292009,1.82116628
      10,0.8,21,8,6.05625941e-05,239.985465,13.0004845
      15,0.8,21,12,0.00556635055,357.996114,9.06679621
      20,0.8,21,16,0.0467792968,457.545938,5.74846875
      25,0.8,21,20,0.131436031,521.138381,3.62872062
      28,0.8,21,22.4,0.189278603,544.804779,2.83984072
      12,0.75,23,9,4.2310056e-05,287.987815,14.0003808
      18,0.75,23,13.5,0.00530763307,429.707103,9.57165305
      24,0.75,23,18,0.0487265889,547.933485,5.8770786
      30,0.75,23,22.5,0.138183215,620.508085,3.60912234
      """)

  public static let erlangCVectors = ReferenceTable(
    id: "erlang_c", model: "erlang_c",
    source: BilingualText(
      zh: "Erlang 公式，9 位小数",
      en: "Erlang's formula, 9 decimals"),
    tolerance: 1e-8,
    csv: """
      c,rho,P_wait,Wq_S
      2,0.6,0.450000000,0.562500000
      4,0.8,0.596432472,0.745540590
      10,0.8,0.409180151,0.204590075
      22,0.8,0.235725493,0.053573976
      50,0.9,0.363864467,0.072772893
      """)

  public static let erlangCUtilisation = ReferenceTable(
    id: "erlang_c_utilisation", model: "erlang_c",
    source: BilingualText(
      zh: "Erlang C 反解，6 位小数",
      en: "Erlang C inverted, 6 decimals"),
    tolerance: 2e-6,
    csv: """
      c,P_wait_max,rho_max
      2,0.1,0.250000
      4,0.1,0.413258
      8,0.1,0.557915
      16,0.1,0.674318
      22,0.1,0.718396
      50,0.1,0.808318
      """)

  public static let erlangCSizing = ReferenceTable(
    id: "erlang_c_sizing", model: "erlang_c",
    source: BilingualText(
      zh: "Erlang C 递推",
      en: "Erlang C recursion"),
    tolerance: 0,
    csv: """
      a,P_wait_max,c_min
      1,0.1,3
      2,0.1,5
      5,0.1,9
      10,0.1,16
      20,0.1,27
      50,0.1,61
      100,0.1,115
      1,0.01,5
      2,0.01,7
      5,0.01,12
      10,0.01,19
      20,0.01,32
      50,0.01,68
      100,0.01,125
      """)

  public static let packsWaitExponential = ReferenceTable(
    id: "waiting_exponential_charge", model: "waiting_exponential_charge",
    source: BilingualText(
      zh: "换电站等待（指数充电时间）：生灭过程，9 位有效数字",
      en: "waiting for packs, exponential charge: birth and death, 9 digits"),
    tolerance: 1e-8,
    csv: """
      lambda_per_h,tau_charge_mean_h,N_batteries,C_chargers,P_wait,Lq_vehicles,Wq_min,mean_full_batteries,charger_utilisation
      4.9,1,7,7,0.300738711,0.70172366,8.59253461,2.1,0.7
      5.6,1,7,7,0.48593761,1.94375044,20.8258976,1.4,0.8
      6.3,1,7,7,0.719957293,6.47961564,61.7106251,0.7,0.9
      6.65,1,7,7,0.854452207,16.2345919,146.477521,0.35,0.95
      9.1,1,13,13,0.16805244,0.39212236,2.58542216,3.9,0.7
      11.05,1,13,13,0.476891576,2.7023856,14.673587,1.95,0.85
      12.35,1,13,13,0.801343393,15.2255245,73.9701593,0.65,0.95
      15,0.8,21,21,0.012892466,0.0171899546,0.0687598185,9,0.571428571
      22,0.8,21,21,0.340388415,1.76201062,4.80548351,3.4,0.838095238
      20,0.75,23,23,0.0379726786,0.0711987725,0.213596317,8,0.652173913
      27,0.75,23,23,0.452595061,3.33274545,7.406101,2.75,0.880434783
      4.2,1,7,5,0.447190365,2.34774942,33.5392774,1.82044015,0.84
      4.2,1,9,5,0.315537521,1.65657199,23.6653141,3.12926273,0.84
      4.2,1,12,5,0.187020351,0.981856843,14.0265263,5.45454758,0.84
      4.75,1,12,5,0.612999797,11.6469962,147.119951,2.21881468,0.95
      8,1,13,10,0.209500237,0.838000949,6.28500712,4.20128035,0.8
      8,1,18,10,0.0686490377,0.274596151,2.05947113,8.63787555,0.8
      9,1,25,10,0.137685891,1.23917302,8.26115343,11.2205893,0.9
      """)

  public static let erlangAVectors = ReferenceTable(
    id: "erlang_a", model: "erlang_a",
    source: BilingualText(
      zh: "Erlang A 生灭过程，9 位小数",
      en: "Erlang A, birth and death, 9 decimals"),
    tolerance: 2e-8,
    csv: """
      c,rho,theta,P_wait,P_leave
      4,0.8,1,0.397480276,0.123245914
      10,0.9,0.5,0.468941704,0.067011715
      10,1.2,1,0.757607838,0.213632353
      22,0.8,5,0.123873703,0.036587571
      22,1.1,5,0.471996423,0.165253335
      """)
}
