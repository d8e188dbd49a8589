import DistrictModel

/// Path losses: numbers printed by others, and closed forms worked out outside this program.
extension ReferenceTable {
  public static let publishedPathLosses = ReferenceTable(
    id: "pathloss_published", model: "pathloss_reference",
    source: BilingualText(
      zh: "ns-3 单元测试所印数值（3GPP TR 37.885、TR 38.901），允差约 0.05 dB",
      en: "numbers printed in a unit test of ns-3 (3GPP TR 37.885, TR 38.901), within about 0.05 dB"),
    tolerance: 0.0005, floor: 1,
    csv: """
      model,fc_ghz,h_tx_m,h_rx_m,env_height_m,d1_m,d2_m,expected_db
      tr37885_urban_los,5.0,1.6,1.6,,10,,68.1913
      tr37885_urban_los,5.0,1.6,1.6,,1000,,101.5913
      tr37885_nlos,5.0,1.6,1.6,,10,,80.0605
      tr37885_nlos,5.0,1.6,1.6,,100,,110.0605
      tr37885_highway_los,5.0,1.6,1.6,,10,,66.3794
      tr37885_highway_los,5.0,1.6,1.6,,100,,86.3794
      tr38901_umi_los,5.0,10,1.5,1.0,10,,69.8591
      tr38901_umi_los,5.0,10,1.5,1.0,100,,88.4122
      tr38901_umi_los,5.0,10,1.5,1.0,5000,,147.2696
      tr38901_umi_nlos,5.0,10,1.5,1.0,10,,76.7563
      tr38901_umi_nlos,5.0,10,1.5,1.0,100,,107.9432
      tr38901_umi_nlos,5.0,10,1.5,1.0,5000,,167.8617
      """)

  public static let pathLossClosedForms = ReferenceTable(
    id: "pathloss_closed_form", model: "pathloss_reference",
    source: BilingualText(
      zh: "3GPP TR 37.885、WINNER+ B1、Mangel 等 2011 的闭式解，小数后 6 位",
      en: "closed forms of 3GPP TR 37.885, WINNER+ B1 and Mangel et al. 2011, 6 decimals"),
    tolerance: 1e-5,
    csv: """
      model,fc_ghz,h_tx_m,h_rx_m,env_height_m,d1_m,d2_m,expected_db
      tr37885_urban_los,5.915,1.5,1.5,,25,,76.165175
      tr37885_urban_los,5.915,1.5,1.5,,100,,86.219576
      tr37885_urban_los,5.915,1.5,1.5,,200,,91.246777
      tr37885_nlos,5.915,1.5,1.5,,25,,93.378145
      tr37885_nlos,5.915,1.5,1.5,,100,,111.439945
      tr37885_nlos,5.915,1.5,1.5,,200,,120.470845
      tr37885_highway_los,5.915,1.5,1.5,,25,,75.797895
      tr37885_highway_los,5.915,1.5,1.5,,100,,87.839095
      tr37885_highway_los,5.915,1.5,1.5,,200,,93.859695
      winner_plus_b1_los,5.91,1.5,1.5,0.0,3,,57.394775
      winner_plus_b1_los,5.91,1.5,1.5,0.0,19,,73.427422
      winner_plus_b1_los,5.91,1.5,1.5,0.0,50,,81.83175
      winner_plus_b1_los,5.91,1.5,1.5,0.0,100,,87.85235
      winner_plus_b1_los,5.91,1.5,1.5,0.0,178,,93.567329
      winner_plus_b1_los,5.91,1.5,1.5,0.0,300,,102.635379
      winner_plus_b1_los,5.91,1.5,1.5,0.0,500,,111.509329
      winner_plus_b1_los,5.89,1.5,1.5,0.5,3,,57.365331
      winner_plus_b1_los,5.89,1.5,1.5,0.5,19,,73.397978
      winner_plus_b1_los,5.89,1.5,1.5,0.5,50,,81.802306
      winner_plus_b1_los,5.89,1.5,1.5,0.5,100,,89.639311
      winner_plus_b1_los,5.89,1.5,1.5,0.5,178,,99.656111
      winner_plus_b1_los,5.89,1.5,1.5,0.5,300,,108.724161
      winner_plus_b1_los,5.89,1.5,1.5,0.5,500,,117.598111
      winner_plus_b1_los,5.9,1.5,1.5,1.0,3,,57.380065
      winner_plus_b1_los,5.9,1.5,1.5,1.0,19,,73.412712
      winner_plus_b1_los,5.9,1.5,1.5,1.0,50,,88.015738
      winner_plus_b1_los,5.9,1.5,1.5,1.0,100,,100.056938
      winner_plus_b1_los,5.9,1.5,1.5,1.0,178,,110.073738
      winner_plus_b1_los,5.9,1.5,1.5,1.0,300,,119.141788
      winner_plus_b1_los,5.9,1.5,1.5,1.0,500,,128.015738
      winner_plus_b1_los,5.9,1.5,1.5,1.0,1000,,140.056938
      winner_plus_b1_nlos_manhattan,5.9,1.5,1.5,1.0,50,20,106.426451
      winner_plus_b1_nlos_manhattan,5.9,1.5,1.5,1.0,50,50,120.260691
      winner_plus_b1_nlos_manhattan,5.9,1.5,1.5,1.0,100,20,114.710796
      winner_plus_b1_nlos_manhattan,5.9,1.5,1.5,1.0,100,50,128.328294
      winner_plus_b1_nlos_manhattan,5.9,1.5,1.5,1.0,100,100,139.469494
      winner_plus_b1_nlos_manhattan,5.9,1.5,1.5,1.0,200,100,147.175862
      winner_plus_b1_nlos_manhattan,5.9,1.5,1.5,1.0,20,100,114.710796
      tr37885_plos_highway(probability),,,,,0,,1
      tr37885_plos_urban(probability),,,,,0,,1
      tr37885_plos_highway(probability),,,,,25,,0.97061331
      tr37885_plos_urban(probability),,,,,25,,0.78961497
      tr37885_plos_highway(probability),,,,,50,,0.92455325
      tr37885_plos_urban(probability),,,,,50,,0.59380171
      tr37885_plos_highway(probability),,,,,100,,0.840313
      tr37885_plos_urban(probability),,,,,100,,0.33580997
      tr37885_plos_highway(probability),,,,,200,,0.703352
      tr37885_plos_urban(probability),,,,,200,,0.10739842
      tr37885_plos_highway(probability),,,,,300,,0.608417
      tr37885_plos_urban(probability),,,,,300,,0.03434806
      tr37885_plos_highway(probability),,,,,475,,0.54340581
      tr37885_plos_urban(probability),,,,,475,,0.0046718
      tr37885_plos_highway(probability),,,,,476,,0.539
      tr37885_plos_urban(probability),,,,,476,,0.00461885
      tr37885_plos_highway(probability),,,,,600,,0.415
      tr37885_plos_urban(probability),,,,,600,,0.00112361
      tr37885_plos_highway(probability),,,,,1000,,0.015
      tr37885_nlosv_mean_case2,,,,,100,,9
      tr37885_nlosv_mean_case3,,,,,100,,5
      tr37885_nlosv_mean_case2,,,,,545,,9.045948
      tr37885_nlosv_mean_case3,,,,,545,,5.045948
      tr37885_nlosv_mean_case2,,,,,600,,9.672269
      tr37885_nlosv_mean_case3,,,,,600,,5.672269
      tr37885_nlosv_mean_case2,,,,,1000,,13.0
      tr37885_nlosv_mean_case3,,,,,1000,,9.0
      virtualsource11p(mangel2011) w_r=20 x_t=7.5 i_s=0 d_b=177.123,5.9,1.5,1.5,,30,30,98.473872
      virtualsource11p(mangel2011) w_r=20 x_t=7.5 i_s=0 d_b=177.123,5.9,1.5,1.5,,60,60,114.321085
      virtualsource11p(mangel2011) w_r=20 x_t=7.5 i_s=0 d_b=177.123,5.9,1.5,1.5,,100,50,117.902228
      virtualsource11p(mangel2011) w_r=20 x_t=7.5 i_s=0 d_b=177.123,5.9,1.5,1.5,,50,100,118.25043
      virtualsource11p(mangel2011) w_r=40 x_t=15 i_s=0 d_b=177.123,5.9,1.5,1.5,,60,60,101.2028
      virtualsource11p(mangel2011) w_r=20 x_t=7.5 i_s=1 d_b=177.123,5.9,1.5,1.5,,60,60,117.261085
      virtualsource11p(mangel2011) w_r=20 x_t=7.5 i_s=0 d_b=177.123,5.9,1.5,1.5,,30,200,122.056159
      """)
}
