import DistrictModel

/// Reach without interference, and load and delivery of LTE-V2X mode 4.
extension ReferenceTable {
  public static let noiseLimitedRanges = ReferenceTable(
    id: "noise_limited_range", model: "noise_limited_range",
    source: BilingualText(
      zh: "无干扰投递距离，以独立的数组程序算得，5 m 步长，允差 0.1 %",
      en: "range without interference from an independent array program, steps of 5 m, within 0.1 %"),
    tolerance: 0.001, floor: 1,
    csv: """
      path_loss_model,tx_dbm,total_antenna_gain_db,rbs,sigma_db,range_pdr99_m,range_pdr95_m,range_pdr90_m,range_pdr50_m
      tr37885_highway_los,23,0,10,3.0000,843.6,1077.3,1224.0,>1500
      tr37885_urban_nlosv(+9dB),23,6,10,5.4083,494.3,826.4,1085.3,>1500
      tr37885_urban_los,23,0,10,3.0000,>1500,>1500,>1500,>1500
      tr37885_urban_los,23,6,10,3.0000,>1500,>1500,>1500,>1500
      tr37885_highway_los,23,6,10,3.0000,>1500,>1500,>1500,>1500
      winner_b1_los_henv1.0,23,0,10,3.0000,143.5,162.3,173.0,216.4
      winner_b1_los_henv0.5,23,0,10,3.0000,261.7,295.8,315.3,394.1
      winner_b1_los_henv0,23,0,10,3.0000,371.7,420.1,447.8,559.7
      tr37885_urban_nlosv(+9dB),23,0,10,5.4083,216.1,361.3,474.5,1237.5
      tr37885_nlos,23,0,10,4.0000,56.5,70.3,78.6,116.9
      winner_b1_los_henv1.0,23,6,10,3.0000,202.8,229.4,244.5,305.7
      winner_b1_los_henv0.5,23,6,10,3.0000,369.8,417.8,445.4,556.7
      winner_b1_los_henv0,23,6,10,3.0000,525.1,593.4,632.5,790.6
      tr37885_nlos,23,6,10,4.0000,90.0,111.3,124.7,185.2
      """)

  public static let mode4Loads = ReferenceTable(
    id: "mode4_busy_ratio", model: "mode4_analytic_cbr",
    source: BilingualText(
      zh: "Gonzalez-Martin 等 2019 的解析模型，6 位小数",
      en: "analytic model of Gonzalez-Martin et al. 2019, 6 decimals"),
    tolerance: 5e-6,
    csv: """
      beta_veh_per_m,lambda_hz,pt_dbm,subchannels,packet_bytes,cbr
      0.1,10,20,4,190,0.229207
      0.1,10,23,4,190,0.270653
      0.3,10,20,4,190,0.616235
      0.1,10,20,2,190,0.437355
      """)

  public static let mode4Deliveries = ReferenceTable(
    id: "mode4_delivery", model: "mode4_analytic_pdr",
    source: BilingualText(
      zh: "Gonzalez-Martin 等 2019 的解析模型，5 位小数",
      en: "analytic model of Gonzalez-Martin et al. 2019, 5 decimals"),
    tolerance: 2e-5,
    csv: """
      beta_veh_per_m,lambda_hz,pt_dbm,subchannels,packet_bytes,distance_m,pdr
      0.1,10,20,4,190,100,0.97663
      0.1,10,20,4,190,200,0.95446
      0.1,10,20,4,190,300,0.88751
      0.1,10,20,4,190,400,0.69185
      0.1,10,23,4,190,100,0.97572
      0.1,10,23,4,190,200,0.96079
      0.1,10,23,4,190,300,0.90733
      0.1,10,23,4,190,400,0.82091
      0.3,10,20,4,190,100,0.93290
      0.3,10,20,4,190,200,0.84386
      0.3,10,20,4,190,300,0.65345
      0.3,10,20,4,190,400,0.44017
      0.1,10,20,2,190,100,0.96093
      0.1,10,20,2,190,200,0.92161
      0.1,10,20,2,190,300,0.80099
      0.1,10,20,2,190,400,0.58781
      """)
}
