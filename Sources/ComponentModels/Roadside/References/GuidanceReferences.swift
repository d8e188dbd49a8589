import DistrictModel

/// Drivers who choose among stations by what they know.
extension ReferenceTable {
  public static let informedChoices = ReferenceTable(
    id: "informed_choice_meanfield", model: "informed_choice_meanfield",
    source: BilingualText(
      zh: "平均场生灭链不动点（独立程序迭代求得），8 位小数",
      en: "fixed point of the mean-field birth-death chain, iterated by an independent program, 8 decimals"),
    tolerance: 1e-6,
    csv: """
      servers_per_station,rho,informed_fraction,choices_d,mean_wait_in_service_times
      1,0.6,0,2,1.50000000
      1,0.6,0.5,3,0.59368223
      1,0.6,1,3,0.21817678
      1,0.75,0.5,2,1.32132140
      1,0.75,1,2,0.75847506
      1,0.85,0.25,3,2.51240882
      1,0.85,0.75,3,1.04661533
      1,0.9,0.25,2,4.11930400
      1,0.9,0.75,2,2.03265351
      2,0.6,0,2,0.56250000
      2,0.6,0.5,3,0.16487807
      2,0.6,1,3,0.02296605
      2,0.75,0.5,2,0.47750418
      2,0.75,1,2,0.22071678
      2,0.9,0.25,3,1.44407001
      2,0.9,0.75,3,0.51254160
      4,0.6,0.25,2,0.09329138
      4,0.85,0,2,1.14886037
      4,0.85,0.5,3,0.19172952
      4,0.85,1,3,0.04404466
      4,0.9,0.5,2,0.44627449
      4,0.9,1,2,0.20023156
      8,0.75,0.25,2,0.07054040
      8,0.85,0.25,2,0.17959019
      8,0.85,0.75,2,0.04079298
      8,0.9,0.5,2,0.14890373
      8,0.9,1,2,0.04672929
      12,0.9,0,2,0.53336909
      12,0.9,0.5,3,0.03820858
      """)

  public static let mitzenmacherChoices = ReferenceTable(
    id: "mitzenmacher_two_choices", model: "informed_choice_meanfield",
    source: BilingualText(
      zh: "Mitzenmacher 2001 表中的两选一平均逗留时间（此处减去服务），4 位小数",
      en: "mean sojourns of two choices printed by Mitzenmacher 2001 (service taken off here), 4 decimals"),
    tolerance: 2e-4, floor: 0.1,
    csv: """
      servers_per_station,rho,informed_fraction,choices_d,mean_wait_in_service_times
      1,0.5,1,2,0.2657
      1,0.7,1,2,0.6145
      1,0.95,1,2,2.3830
      1,0.9,1,2,1.6141
      """)

  public static let staleBoards = ReferenceTable(
    id: "stale_information_des", model: "stale_information_des",
    source: BilingualText(
      zh: "定期发布信息的排队仿真（独立程序，600 000 辆，约 ±2 %），允差 5 %",
      en:
        "queues with a board published now and then, simulated by an independent program (600,000 served, about 2 %), within 5 %"
    ),
    tolerance: 0.05, floor: 0.1,
    csv: """
      stations,servers,rho,informed_fraction,choices_d,board_period_T,served,seed,mean_wait
      100,4,0.85,0.5,3,0,100000,11,0.193
      100,4,0.85,1,3,0.25,100000,11,0.126
      """)
}
